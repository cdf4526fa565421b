import { CdkDrag, type CdkDragDrop, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import { Component, computed, inject, input, model, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { newKey } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { Holding, HoldingMark, Team, TeamPost, Term, WayOut } from '../../api/leadership';
import type { FoundPerson } from '../../api/people';
import { PersonAdder } from '../../shell/people/person-adder';
import { type Candidate, SamePerson } from '../../shell/people/same-person';
import { FoundActs, type PastedHolder, type PastedTeam } from '../found/found.api';
import type { Warning } from './congress.api';
import type { Check } from './congress-saving';
import {
  add,
  countsOf,
  type Course,
  decide,
  decideAll,
  decideAnew,
  type Member,
  move,
  nameOf,
  namesPasted,
  oldTeam,
  type PeopleDraft,
  postsShown,
  seatsOf,
  takeOut,
} from './congress-draft';
import { CongressWords } from './congress-words';
import { answered } from './doubts';

const WAYS_OUT: readonly WayOut[] = ['termEnded', 'resigned', 'transferred', 'retired', 'removed', 'recalled', 'died', 'other'];

/** Left what was, middle what will be, right what the charter says: choosing at the left fills the middle at once. */
@Component({
  selector: 'tx-people-step',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, MatButton, PersonAdder, SamePerson, TranslocoDirective],
  templateUrl: './people-step.html',
  styleUrl: './people-step.scss',
})
export class PeopleStep {
  readonly team = input.required<Team | undefined>();
  readonly number = input('');
  readonly before = input<Term | undefined>();
  readonly warnings = input<readonly Warning[]>([]);
  /** How far they are known. */
  readonly check = input<Check>('known');
  readonly draft = model.required<PeopleDraft>();
  readonly organizationId = input.required<string>();
  /** Whom a new name may mean, by the keys of the members: they are asked about. */
  readonly doubts = input<ReadonlyMap<string, readonly Candidate[]>>(new Map());
  /** Nobody is searched for. */
  readonly alone = input(false);
  protected readonly words = inject(CongressWords);
  private readonly teams = inject(FoundActs);
  private readonly nameBox = viewChild(PersonAdder);

  protected readonly waysOut = WAYS_OUT;
  protected readonly nameOf = nameOf;
  protected readonly old = computed(() => oldTeam(this.team()));
  protected readonly posts = computed(() => postsShown(this.team(), this.draft()));
  /** Posts into which one more may come: all of the body's. */
  protected readonly choices = computed(() => this.team()?.posts ?? []);
  private readonly chosen = signal('');
  protected readonly post = computed(() => this.chosen() || (this.posts()[0]?.code ?? ''));
  protected readonly pasting = signal(false);
  protected readonly unread = signal<readonly string[]>([]);
  protected readonly open = computed(() => countsOf(this.team(), this.draft()).open);
  /** Somebody is decided on; "all" is then the rest. */
  protected readonly begun = computed(() => this.old().some(({ id }) => this.draft().decisions[id]));
  protected readonly untouched = computed(() => this.old().some(({ id }) => !this.draft().decisions[id]));

  protected holder({ person, unit, exOfficio }: Holding): string {
    return nameOf({ unit, name: person?.name ?? '', exOfficio });
  }

  protected courseOf(holding: Holding): Course | '' {
    return this.draft().decisions[holding.id]?.course ?? '';
  }

  protected choose(holding: Holding, course: Course): void {
    const now = this.draft().decisions[holding.id];
    const to = course === 'move' ? (now?.to ?? '') : '';
    this.draft.set(decide(this.draft(), holding, { course, wayOut: now?.wayOut ?? 'termEnded', to }));
  }

  protected reason(holding: Holding, wayOut: string): void {
    this.draft.set(decide(this.draft(), holding, { course: 'leave', wayOut: wayOut as WayOut, to: '' }));
  }

  protected moveTo(holding: Holding, to: string): void {
    this.draft.set(decide(this.draft(), holding, { course: 'move', wayOut: 'termEnded', to }));
  }

  protected all(course: 'stay' | 'leave'): void {
    this.draft.set(decideAll(this.draft(), this.old(), course));
  }

  protected anew(): void {
    this.draft.set(decideAnew(this.draft()));
  }

  protected members({ code }: TeamPost): readonly Member[] {
    return this.draft().members.filter(({ post }) => post === code);
  }

  protected seats(post: TeamPost): number {
    return seatsOf(this.team(), this.draft(), post);
  }

  protected vacant(post: TeamPost): number {
    return Math.max(0, this.seats(post) - this.members(post).length);
  }

  protected setSeats(post: TeamPost, typed: string): void {
    const seats = Number(typed);
    if (Number.isInteger(seats) && seats >= 0 && seats <= 999)
      this.draft.set({ ...this.draft(), seats: { ...this.draft().seats, [post.code]: seats } });
  }

  /** How he comes in: again, from another post, new. */
  protected tag(member: Member): 'stay' | 'move' | 'new' {
    if (member.from === null) return 'new';
    return this.old().find(({ id }) => id === member.from)?.post.code === member.post ? 'stay' : 'move';
  }

  protected select(post: string): void {
    this.chosen.set(post);
  }

  /** Name and employer, in brackets or behind a blank; the box has the focus again for the next one. */
  protected enter(typed: string): void {
    const { names, unread } = namesPasted(typed);
    this.unread.set(unread);
    if (!names.length) return;
    this.addAll(names);
    this.nameBox()?.put(unread.join('、'));
  }

  /** Somebody who has a record, chosen below the box. */
  protected enterKnown({ id, name, employer, title }: FoundPerson): void {
    const known = { personId: id, name, employer: employer ?? '', title: title ?? '' };
    this.draft.set(add(this.draft(), { key: newKey(), post: this.post(), ...known }));
    this.nameBox()?.put('');
  }

  /** A chat line or a list: each into the post that it names, who stands under none into the chosen one; what is not clear is asked back. */
  protected async paste(text: string): Promise<void> {
    const chosen = this.choices().find(({ code }) => code === this.post())?.name ?? '';
    let teams: readonly PastedTeam[];
    try {
      teams = await this.teams.read(`${chosen}：\n${text}`, this.organizationId());
    } catch (error) {
      this.unread.set([problemOf(error)?.detail ?? text]);
      return;
    }
    const own = teams.filter(({ organization, said }) => said === null || organization?.id === this.organizationId());
    const others = teams.filter((team) => !own.includes(team)).map(({ said }) => said ?? '');
    this.unread.set([...own.flatMap(({ questions }) => questions.map((one) => `${one.text}（${one.question}）`)), ...others]);
    this.draft.set(own.flatMap(({ holders }) => holders).reduce(addPasted, this.draft()));
    if (!this.unread().length) this.pasting.set(false);
  }

  private addAll(names: readonly { readonly name: string; readonly employer: string }[]): void {
    this.draft.set(
      names.reduce(
        (draft, { name, employer }) => add(draft, { key: newKey(), post: this.post(), personId: null, name, employer, title: '' }),
        this.draft(),
      ),
    );
  }

  protected answer(member: Member, id: string | null): void {
    this.draft.set(answered(this.draft(), member, id));
  }

  protected drop(event: CdkDragDrop<unknown>, post: TeamPost): void {
    const member = this.members(post)[event.previousIndex];
    if (member) this.draft.set(move(this.draft(), member.key, event.currentIndex));
  }

  /** Alt and an arrow move a row by one. */
  protected shift(event: KeyboardEvent, post: TeamPost, member: Member): void {
    const by = event.altKey && event.key === 'ArrowUp' ? -1 : event.altKey && event.key === 'ArrowDown' ? 1 : 0;
    if (!by) return;
    event.preventDefault();
    this.draft.set(move(this.draft(), member.key, this.members(post).indexOf(member) + by));
  }

  protected out(member: Member): void {
    this.draft.set(takeOut(this.draft(), member.key));
  }

  protected place(member: Member): number {
    return (this.team()?.posts ?? []).flatMap(({ code }) => this.draft().members.filter(({ post }) => post === code)).indexOf(member) + 1;
  }

  protected warned(name: string): boolean {
    return this.warnings().some(({ names }) => names.includes(name));
  }
}

const addPasted = (draft: PeopleDraft, { post, name, employer, title, unit, wayIn, fullTime, mark }: PastedHolder): PeopleDraft =>
  add(draft, {
    key: newKey(),
    post: post.code,
    personId: null,
    name: name ?? '',
    employer: employer ?? '',
    title: title ?? '',
    unit: unit === null ? null : { id: null, name: unit },
    wayIn: wayIn ?? '',
    fullTime,
    mark: mark as HoldingMark | null,
  });
