import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { form, required, validateTree, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { newKey } from '../../api/client';
import type { Team, Terms } from '../../api/leadership';
import { isCutOff, problemOf } from '../../api/problem';
import type { Organization } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { CitedDocuments } from '../../shell/documents/cited-documents';
import { type Draft, Drafts } from '../../shell/drafts';
import { Language } from '../../shell/language';
import { RegistryInfo } from '../../shell/registry';
import { Session } from '../../shell/session';
import { FieldForm } from '../../ui/field-form';
import { faultOf, valueOf, type FieldDescription } from '../../ui/field-rules';
import type { MayHoldTyping } from '../../ui/leave-guard';
import { dayRange } from '../../ui/partial-date';
import { CompareStep } from './compare-step';
import { bodyOf, countsOf, NOBODY_YET, type PeopleDraft, ranked } from './congress-draft';
import { CongressActs, type LeadershipChange } from './congress.api';
import { CongressWords } from './congress-words';
import { dayBefore, EMPTY, meetingFields } from './meeting-fields';
import { PeopleStep } from './people-step';
import { type Refusal, refusalsOf, type Step } from './refusals';

const STEPS: readonly Step[] = ['meeting', 'people', 'compare', 'saved'];

interface Kept {
  readonly meeting: Record<string, string>;
  readonly people: PeopleDraft;
  readonly documentIds: string;
  readonly step: Step;
}

/** 办理换届 in four steps that can be left and taken up again: the meeting, the people, before and after, saved. */
@Component({
  selector: 'tx-congress-page',
  imports: [CitedDocuments, CompareStep, FieldForm, MatButton, MatFormFieldModule, MatInput, PeopleStep, RouterLink, TranslocoDirective],
  templateUrl: './congress-page.html',
  styleUrl: './congress-page.scss',
})
export class CongressPage implements MayHoldTyping {
  readonly id = input.required<string>();
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  private readonly acts = inject(CongressActs);
  private readonly drafts = inject(Drafts);
  private readonly registry = inject(RegistryInfo);
  private readonly language = inject(Language);
  protected readonly words = inject(CongressWords);
  private readonly transloco = inject(TranslocoService);
  private readonly snack = inject(MatSnackBar);
  private readonly router = inject(Router);

  protected readonly steps = STEPS;
  protected readonly step = signal<Step>('meeting');
  protected readonly meeting = signal<Record<string, string>>({ ...EMPTY });
  protected readonly people = signal<PeopleDraft>(NOBODY_YET);
  protected readonly documentIds = signal('');
  protected readonly keptAt = signal('');
  private readonly key = signal(newKey());

  private readonly recordAnswer = httpResource<Organization>(() => `/api/organizations/${this.id()}`);
  protected readonly record = computed(() => (this.recordAnswer.hasValue() ? this.recordAnswer.value() : undefined));
  protected readonly failed = computed(
    () => problemOf(this.recordAnswer.error())?.detail ?? (this.recordAnswer.error() ? this.words.say('congress.failed') : ''),
  );
  /** Who was in office on the day of the congress; until it is known, today. */
  private readonly day = linkedSignal<string, string>({
    source: () => this.meeting()['on'] ?? '',
    computation: (on, before) => dayRange(on)?.latest ?? before?.value ?? '',
  });
  private readonly teamAnswer = httpResource<Team>(
    () => `/api/organizations/${this.id()}/team${this.day() ? `?asOf=${dayBefore(this.day())}` : ''}`,
  );
  protected readonly team = computed(() => (this.teamAnswer.hasValue() ? this.teamAnswer.value() : undefined));
  private readonly termsAnswer = httpResource<Terms>(() => `/api/organizations/${this.id()}/terms`);
  protected readonly terms = computed(() => (this.termsAnswer.hasValue() ? this.termsAnswer.value() : undefined));
  /** The term before the congress. */
  protected readonly before = computed(() => this.terms()?.items.find(({ congressOn }) => !this.day() || congressOn < this.day()));
  protected readonly counts = computed(() => countsOf(this.team(), this.people()));

  protected readonly fields = computed<FieldDescription[]>(() => {
    this.language.now();
    return meetingFields(this.meeting(), (key) => this.words.say(`congress.${key}`));
  });
  protected readonly f = form(this.meeting, (o) => {
    for (const code of ['on', 'number'])
      required(o[code] as never, {
        message: this.words.say('congress.required'),
        when: () => this.fields().some((one) => one.code === code),
      });
    validateTree(o, ({ value, fieldTree }) => [
      ...this.found().flatMap(({ pointer, message }) => {
        const at = (fieldTree as unknown as Record<string, FieldTree<string> | undefined>)[pointer.slice(1)];
        return at ? [{ kind: 'server', message, fieldTree: at }] : [];
      }),
      ...this.fields().flatMap((field) => {
        const fault = faultOf(field, value()[field.code] ?? '');
        const at = (fieldTree as unknown as Record<string, FieldTree<string> | undefined>)[field.code];
        return fault && fault !== 'required' && at
          ? [{ kind: fault, message: this.words.say(`congress.faults.${fault}`), fieldTree: at }]
          : [];
      }),
    ]);
  });

  /** What the dry run says of what is chosen now. */
  protected readonly preview = signal<LeadershipChange | null>(null);
  protected readonly done = signal<LeadershipChange | null>(null);
  protected readonly taken = signal(false);
  protected readonly busy = signal(false);
  protected readonly cutOff = signal(false);
  /** What the server refused: said above, and the step to which it belongs. */
  protected readonly refusals = signal<readonly Refusal[]>([]);
  /** Somebody was faster: the draft stays, and what he saved is there to see. */
  protected readonly stale = signal(false);
  private readonly found = linkedSignal<unknown, readonly { readonly pointer: string; readonly message: string }[]>({
    source: () => this.meeting(),
    computation: () => [],
  });
  private touched = false;
  private asked = 0;

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.words.say('congress.title')} · ${this.record()?.name ?? ''} · ${this.transloco.translate('frame.name')}`);
    });
    effect(() => {
      const draft = this.drafts.find(this.formName());
      untracked(() => {
        if (draft) this.takeUp(draft.values as Kept);
      });
    });
    // Beginnings that follow from the registry, until something is typed.
    effect(() => {
      const [terms, before] = [this.terms(), this.before()];
      if (!terms) return;
      untracked(() => {
        const usual: Record<string, string> = {
          number: String((before?.number ?? 0) + 1),
          years: String(before?.years ?? terms.usualYears ?? ''),
          toBeFiled: String(terms.usuallyFiled),
        };
        const open = Object.entries(usual).filter(([code]) => !this.meeting()[code]);
        if (open.length) this.meeting.update((typed) => ({ ...typed, ...Object.fromEntries(open) }));
      });
    });
    // Counts and warnings run along; what is refused meanwhile is told when the step is left.
    effect((onCleanup) => {
      const [step, body] = [this.step(), this.body()];
      if (step !== 'people' || !body.holders.length || !dayRange(this.meeting()['on'] ?? '')) return;
      const timer = setTimeout(() => void this.try(body, 'quietly'), 500);
      onCleanup(() => clearTimeout(timer));
    });
  }

  private readonly body = computed(() => {
    const typed = this.meeting();
    const facts = Object.fromEntries(
      this.fields()
        .filter(({ code }) => code !== 'sort')
        .map((field) => [field.code, valueOf(field, typed[field.code] ?? '')] as const)
        .filter(([code, value]) => value !== null || code === 'years'),
    );
    const sort = typed['sort'] === 'preparatory' ? { sort: 'preparatory' } : {};
    const papers = this.documentIds() ? { documentIds: this.documentIds().split(',') } : {};
    const reason = typed['reason']?.trim() ? { reason: typed['reason'].trim() } : {};
    return { ...facts, ...sort, ...papers, ...reason, ...(bodyOf(this.team(), this.people()) as { holders: unknown[] }) };
  });

  protected isAfter(step: Step): boolean {
    return STEPS.indexOf(step) < STEPS.indexOf(this.step());
  }

  protected choose(people: PeopleDraft): void {
    this.people.set(people);
    this.keep();
  }

  protected withReason(reason: string): Record<string, string> {
    return { ...this.meeting(), reason };
  }

  protected cite(ids: string): void {
    this.documentIds.set(ids);
    this.keep();
  }

  protected goTo(step: Step): void {
    if (this.step() === 'saved' || step === 'saved') return;
    if (step === 'compare') void this.compare();
    else this.step.set(step);
  }

  protected toPeople(): void {
    this.f().markAsTouched();
    if (this.f().invalid()) {
      this.f().errorSummary()[0]?.fieldTree().focusBoundControl();
      return;
    }
    this.keep();
    this.step.set('people');
  }

  protected async compare(): Promise<void> {
    if (await this.try(this.body(), 'aloud')) this.step.set('compare');
  }

  protected async save(): Promise<void> {
    const record = this.record();
    if (!record || this.busy()) return;
    this.busy.set(true);
    this.cutOff.set(false);
    this.keep(true);
    try {
      this.done.set(await this.acts.hold(record.id, record.version, this.body(), this.key()));
      this.touched = false;
      this.drafts.drop(this.formName());
      this.step.set('saved');
    } catch (error) {
      if (isCutOff(error)) this.cutOff.set(true);
      else {
        this.key.set(newKey());
        this.keep();
        this.refuse(error);
      }
    } finally {
      this.busy.set(false);
    }
  }

  protected async takeBack(): Promise<void> {
    const changeSet = this.done()?.changeSet;
    if (!changeSet) return;
    this.busy.set(true);
    try {
      await this.acts.undo(changeSet, this.words.say('congress.undoReason'), newKey());
      this.taken.set(true);
    } catch (error) {
      this.snack.open(problemOf(error)?.detail ?? this.words.say('congress.failed'));
    } finally {
      this.busy.set(false);
    }
  }

  /** The draft stays on this machine, for this account. */
  protected async leaveForNow(): Promise<void> {
    this.keep();
    this.touched = false;
    await this.router.navigate(['/organizations', this.id(), 'team']);
  }

  /** What the other one saved is read; what was chosen here stays. */
  protected readAnew(): void {
    this.stale.set(false);
    this.refusals.set([]);
    this.recordAnswer.reload();
    this.teamAnswer.reload();
    this.termsAnswer.reload();
    this.step.set('people');
  }

  protected typed(): void {
    this.touched = true;
    this.keep();
  }

  unsaved(): boolean {
    return this.touched && this.step() !== 'saved';
  }

  forget(): void {
    this.drafts.drop(this.formName());
  }

  private async try(body: unknown, how: 'quietly' | 'aloud'): Promise<boolean> {
    const turn = ++this.asked;
    if (how === 'aloud') this.busy.set(true);
    try {
      const answer = await this.acts.try(this.id(), body);
      if (turn === this.asked) this.preview.set(answer);
      if (how === 'aloud') this.refusals.set([]);
      return true;
    } catch (error) {
      if (how === 'aloud') this.refuse(error);
      return false;
    } finally {
      if (how === 'aloud') this.busy.set(false);
    }
  }

  private refuse(error: unknown): void {
    const problem = problemOf(error);
    if (!problem) {
      this.refusals.set([{ text: this.words.say('congress.failed'), step: this.step() }]);
      return;
    }
    this.stale.set(problem.status === 412);
    this.refusals.set(
      refusalsOf(problem, this.fields(), ranked(this.team(), this.people()), (name, message) =>
        this.words.say('congress.at', { name, message }),
      ),
    );
    this.found.set((problem.errors ?? []).filter(({ pointer }) => this.fields().some(({ code }) => pointer === `/${code}`)));
  }

  private formName(): string {
    return `congress.${this.id()}`;
  }

  private keep(sent = false): void {
    this.touched = true;
    const values: Kept = { meeting: this.meeting(), people: this.people(), documentIds: this.documentIds(), step: this.step() };
    this.drafts.keep({
      form: this.formName(),
      title: `${this.words.say('congress.title')} · ${this.record()?.name ?? ''}`,
      at: new Date().toISOString(),
      values,
      version: this.record()?.version ?? null,
      key: this.key(),
      sent,
    } satisfies Draft);
    this.keptAt.set(this.registry.today() ? new Date().toTimeString().slice(0, 5) : '');
  }

  private takeUp(kept: Kept): void {
    this.meeting.set({ ...EMPTY, ...kept.meeting });
    this.people.set(kept.people);
    this.documentIds.set(kept.documentIds);
    this.step.set(kept.step === 'compare' ? 'people' : kept.step);
    this.touched = false;
  }
}
