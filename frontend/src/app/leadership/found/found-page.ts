import { Component, computed, effect, ElementRef, inject, Injector, linkedSignal, resource, signal, untracked } from '@angular/core';
import { FormField, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { newKey } from '../../api/client';
import { isCutOff, problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { CitedDocuments } from '../../shell/documents/cited-documents';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { OfficeActs } from '../../shell/office-acts';
import { Namesakes } from '../../shell/people/namesakes';
import { PersonLookup } from '../../shell/people/person-lookup';
import { SamePerson } from '../../shell/people/same-person';
import { RegistryInfo } from '../../shell/registry';
import { Session } from '../../shell/session';
import { DateBox } from '../../ui/date-box';
import type { MayHoldTyping } from '../../ui/leave-guard';
import { dayRange } from '../../ui/partial-date';
import { answerOf, type Answers, type Doubt, doubtsIn, namesIn } from './found-doubts';
import { cursorBehind, FoundFor } from './found-for';
import { type Refusal, refusalsOf } from './found-refusals';
import { FoundActs, type FoundTeams, type PastedHolder, type PastedTeam } from './found.api';

/** 期初录入: the teams of many organizations as they are found, pasted, looked at one by one, recorded in one act. */
@Component({
  selector: 'tx-found-page',
  imports: [CitedDocuments, DateBox, FormField, MatButton, MatFormFieldModule, MatInput, RouterLink, SamePerson, TranslocoDirective],
  providers: [Namesakes],
  templateUrl: './found-page.html',
  styleUrl: './found-page.scss',
})
export class FoundPage implements MayHoldTyping {
  readonly undrafted = true;
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  private readonly acts = inject(FoundActs);
  private readonly office = inject(OfficeActs);
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly registry = inject(RegistryInfo);
  private readonly kinds = inject(Kinds);
  private readonly namesakes = inject(Namesakes);
  private readonly lookup = inject(PersonLookup);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  /** The organization whose page led here: lines that name none are its own. */
  private readonly organizationId = inject(ActivatedRoute).snapshot.queryParamMap.get('organization') ?? undefined;
  protected readonly own = new FoundFor(this.organizationId);

  protected readonly text = signal('');
  /** What the box began with: nobody typed it. */
  private begun = '';
  protected readonly empty = computed(() => !this.text().trim() || this.text().trim() === this.begun);
  /** The day by which the teams are known to be in office. */
  private readonly model = linkedSignal(() => ({ on: this.registry.today() }));
  protected readonly f = form(this.model, (o) => {
    required(o.on, { message: this.say('required') });
    validate(o.on, ({ value }) => (isOneDay(value()) ? undefined : { kind: 'day', message: this.say('wholeDay') }));
  });

  /** The papers that it rests on, their ids between commas. */
  protected readonly cited = signal('');
  protected readonly teams = signal<readonly PastedTeam[] | null>(null);
  /** Teams with an organization and somebody in them: what will be recorded. */
  protected readonly sure = computed(() => (this.teams() ?? []).filter((team) => team.organization && team.holders.length));
  protected readonly people = computed(() => this.sure().reduce((sum, { holders }) => sum + holders.length, 0));
  protected readonly open = computed(() => (this.teams() ?? []).reduce((sum, { questions }) => sum + questions.length, 0));
  /** What was said of names that are known; it stays while another team is left out. */
  protected readonly answers = signal<Answers>(new Map());
  /** Of each team the names that are known already: the same person, or another of that name? */
  protected readonly doubts = computed(() =>
    doubtsIn(this.teams() ?? [], this.answers(), {
      alone: this.alone,
      namesakes: (name) => this.namesakes.of(name),
      detail: (person) => this.lookup.detail(person),
      listed: (organization, post) => this.words.translate('leadership.found.listed', { organization, post }),
    }),
  );
  protected readonly unanswered = computed(() =>
    this.doubts()
      .flat()
      .filter(({ key }) => !this.answers().has(key)),
  );
  /** Pressed on with names in doubt: it is said so. */
  protected readonly pressed = signal(false);
  /** What would be written of that by that day: who is in office already is not written twice. Asked once it is known who everybody is. */
  private readonly look = resource({
    params: () =>
      this.sure().length && isOneDay(this.day()) && !this.unanswered().length
        ? { on: this.day(), teams: this.sure(), answers: this.answers() }
        : undefined,
    loader: ({ params: { on, teams, answers } }) => this.acts.try(on, teams, answers),
  });
  protected readonly tried = computed(() => (this.look.hasValue() ? this.look.value() : null));
  protected readonly done = signal<FoundTeams | null>(null);
  protected readonly taken = signal(false);
  protected readonly busy = signal(false);
  private readonly refused = signal('');
  /** What the registry would refuse, each at the row of its team. */
  protected readonly refusals = computed((): readonly Refusal[] => this.refusalsOf(this.look.error()));
  /** Nothing is recorded before it is known what would be: while it is asked, and where it would be refused. */
  protected readonly waits = computed(() => this.look.isLoading() || this.refusals().length > 0);
  protected readonly failure = computed(() => {
    const error = this.look.error();
    if (this.refused()) return this.refused();
    return this.refusals().length ? this.say('refused') : error ? this.told(error) : '';
  });
  private readonly key = linkedSignal<unknown, string>({
    source: () => [this.teams(), this.answers(), this.model(), this.cited()],
    computation: newKey,
  });

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.say('title')} · ${this.words.translate('frame.name')}`);
    });
    effect(() => {
      const name = this.own.name();
      if (name && !this.begun && !untracked(this.text)) this.begin(`${name}：`);
    });
  }

  /** The box begins with the name of the organization, and typing goes on behind it. */
  private begin(text: string): void {
    this.begun = text;
    this.text.set(text);
    cursorBehind(this.element, text, this.injector);
  }

  protected type(text: string): void {
    this.text.set(text);
    this.teams.set(null);
    this.answers.set(new Map());
    this.pressed.set(false);
  }

  protected read(): Promise<void> {
    return this.doing(async () => {
      const teams = await this.acts.read(this.text(), this.organizationId);
      await this.askOf(teams);
      this.teams.set(teams);
    });
  }

  /** One of those that may be meant, chosen: its posts go by the names that the text gives them. */
  protected choose(place: number, id: string): Promise<void> {
    const teams = this.teams() ?? [];
    const organization = teams[place]?.candidates.find((one) => one.id === id);
    const team = teams[place];
    if (!organization || !team) return Promise.resolve();
    const chosen = { ...team, organization, questions: team.questions.filter(({ code }) => code !== 'whichOrganization') };
    return this.doing(async () => {
      await this.askOf([chosen]);
      this.teams.set(teams.map((one, at) => (at === place ? chosen : one)));
    });
  }

  protected answer(doubt: Doubt, id: string | null): void {
    this.answers.update((before) => new Map([...before, [doubt.key, answerOf(doubt, id, this.say('anew'))]]));
  }

  protected askAgain({ key }: Doubt): void {
    this.answers.update((before) => new Map([...before].filter(([one]) => one !== key)));
  }

  /** The rest are other persons of those names. */
  protected restAnew(): void {
    for (const doubt of this.unanswered()) this.answer(doubt, null);
  }

  protected leaveOut(place: number): void {
    this.teams.set((this.teams() ?? []).filter((_, at) => at !== place));
  }

  protected record(): Promise<void> {
    this.f().markAsTouched();
    if (this.f().invalid()) {
      this.f().errorSummary()[0]?.fieldTree().focusBoundControl();
      return Promise.resolve();
    }
    this.pressed.set(this.unanswered().length > 0);
    if (this.pressed()) return Promise.resolve();
    return this.doing(async () => {
      const papers = this.cited().split(',').filter(Boolean);
      this.done.set(await this.acts.record(this.day(), this.sure(), this.answers(), papers, this.key()));
      this.taken.set(false);
    });
  }

  protected takeBack(): Promise<void> {
    return this.doing(async () => {
      const changeSet = this.done()?.changeSet;
      if (!changeSet) return;
      await this.office.takeBack(changeSet, this.say('undoReason'));
      this.taken.set(true);
    });
  }

  protected again(): void {
    this.done.set(null);
    this.type('');
  }

  protected holder({ name, unit, employer, title, fullTime, mark }: PastedHolder): string {
    const where = unit === null ? `${employer ?? ''}${title ?? ''}` : (name ?? '');
    const notes = [where, fullTime === null ? '' : this.say(fullTime ? 'fullTime' : 'partTime'), mark ? this.say(`marks.${mark}`) : ''];
    const told = notes.filter(Boolean).join('，');
    return `${unit ?? name ?? ''}${told ? `（${told}）` : ''}`;
  }

  /** The posts of a team, each with its people. */
  protected posts(team: PastedTeam): readonly { readonly name: string; readonly people: string }[] {
    const names = [...new Set(team.holders.map(({ post }) => post.name))];
    const of = (name: string): string[] => team.holders.filter(({ post }) => post.name === name).map((one) => this.holder(one));
    return names.map((name) => ({ name, people: of(name).join('、') }));
  }

  protected refusedOf(team: PastedTeam): readonly Refusal[] {
    return this.refusals().filter((refusal) => refusal.team === team);
  }

  protected known(team: PastedTeam): number {
    return this.tried()?.teams.find(({ organizationId }) => organizationId === team.organization?.id)?.known ?? 0;
  }

  unsaved(): boolean {
    return this.text().trim() !== '' && this.text() !== this.begun && this.done() === null;
  }

  forget(): void {
    this.text.set('');
  }

  /** Of some kinds the chair alone is known, and nobody is searched for (office.md 7). */
  private readonly alone = (kind: string): boolean => this.kinds.kind(kind)?.care.chairAlone === true;

  /** Before names are shown it is known who has them already. */
  private askOf(teams: readonly PastedTeam[]): Promise<void> {
    return this.namesakes.ask(teams.flatMap((team) => namesIn(team, this.alone)));
  }

  private day(): string {
    return this.model().on;
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refused.set('');
    try {
      await work();
    } catch (error) {
      this.refused.set(isCutOff(error) ? this.say('cutOff') : this.told(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** A refusal with the organization and the person that it is about. */
  private told(error: unknown): string {
    const told = this.refusalsOf(error).map(({ team, text }) => [team.organization?.name, text].filter(Boolean).join(' '));
    return told.length ? told.join('；') : (problemOf(error)?.detail ?? this.say('failed'));
  }

  private refusalsOf(error: unknown): readonly Refusal[] {
    return refusalsOf(problemOf(error), this.sure(), (holder) => `${holder.post.name} ${this.holder(holder)}`);
  }

  private say(key: string): string {
    return this.words.translate(`leadership.found.${key}`);
  }
}

/** The contract asks for one day here, no month and no range. */
const isOneDay = (text: string): boolean => {
  const range = dayRange(text);
  return !!range && range.earliest === range.latest;
};
