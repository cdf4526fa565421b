import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Namesakes } from '../../shell/people/namesakes';
import { PersonLookup } from '../../shell/people/person-lookup';
import { CitedDocuments } from '../../shell/documents/cited-documents';
import { type Draft, Drafts } from '../../shell/drafts';
import { RegistryInfo } from '../../shell/registry';
import { Session } from '../../shell/session';
import { FieldForm } from '../../ui/field-form';
import type { MayHoldTyping } from '../../ui/leave-guard';
import { dayRange } from '../../ui/partial-date';
import { CompareStep } from './compare-step';
import type { PeopleDraft } from './congress-draft';
import { CongressReading } from './congress-reading';
import { CongressSaving, type SentCongress } from './congress-saving';
import { CongressTyping, type TypedCongress } from './congress-typing';
import { CongressWords } from './congress-words';
import { doubtsOf } from './doubts';
import { PeopleStep } from './people-step';
import type { Step } from './refusals';

const STEPS: readonly Step[] = ['meeting', 'people', 'compare', 'saved'];

interface Kept extends TypedCongress {
  readonly step: Step;
  readonly sent: SentCongress | null;
}

/** 办理换届 in four steps that can be left and taken up again: the meeting, the people, before and after, saved. */
@Component({
  selector: 'tx-congress-page',
  imports: [CitedDocuments, CompareStep, FieldForm, MatButton, MatFormFieldModule, MatInput, PeopleStep, RouterLink, TranslocoDirective],
  providers: [Namesakes],
  templateUrl: './congress-page.html',
  styleUrl: './congress-page.scss',
})
export class CongressPage implements MayHoldTyping {
  readonly id = input.required<string>();
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly words = inject(CongressWords);
  private readonly drafts = inject(Drafts);
  private readonly registry = inject(RegistryInfo);
  private readonly transloco = inject(TranslocoService);
  private readonly router = inject(Router);
  private readonly kinds = inject(Kinds);
  private readonly namesakes = inject(Namesakes);
  private readonly people = inject(PersonLookup);

  protected readonly steps = STEPS;
  protected readonly step = signal<Step>('meeting');
  protected readonly keptAt = signal('');
  protected readonly reading: CongressReading = new CongressReading(this.id, () => this.typing.meeting()['on'] ?? '');
  protected readonly typing: CongressTyping = new CongressTyping(this.reading);
  protected readonly saving = new CongressSaving(this.id, this.step, this.reading, this.typing);
  /** Of some kinds the chair alone is known, and nobody is searched for (office.md 7). */
  protected readonly alone = computed(() => this.kinds.kind(this.reading.record()?.kind ?? '')?.care.chairAlone === true);
  protected readonly doubts = computed(() =>
    doubtsOf(this.typing.people(), this.reading.team(), {
      namesakes: (name) => this.namesakes.of(name),
      detail: (person) => this.people.detail(person),
      former: (post) => this.words.say('congress.formerly', { post }),
      listed: (post) => this.words.say('congress.listed', { post }),
    }),
  );
  /** Pressed on with names in doubt: it is said of whom, until all are answered. */
  private readonly pressed = signal(false);
  protected readonly unanswered = computed(() => {
    const keys = this.doubts();
    return this.pressed() ? this.typing.people().members.flatMap(({ key, name }) => (keys.has(key) ? name : [])) : [];
  });
  /** New names: of whom is there a record already? */
  private readonly newNames = computed(() =>
    this.alone() ? [] : this.typing.people().members.flatMap(({ personId, name, another }) => (personId === null && !another ? name : [])),
  );
  /** Pressed on with nobody in the new team: that is said until somebody is. */
  protected readonly nobody = computed(() => !this.typing.people().members.length);
  protected readonly pressedAlone = linkedSignal({ source: this.nobody, computation: () => false });
  /** The comparison was left: it is asked for again as soon as all that it stands on is read. */
  private readonly resuming = signal(false);
  private touched = false;

  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(
        `${this.words.say('congress.title')} · ${this.reading.record()?.name ?? ''} · ${this.transloco.translate('frame.name')}`,
      );
    });
    effect(() => {
      const draft = this.drafts.find(this.formName());
      untracked(() => {
        if (draft) this.takeUp(draft);
      });
    });
    // The draft that is kept stands on the record as it was read anew.
    effect(() => {
      if (this.saving.standsOn() !== null) untracked(() => this.keptAt() && this.store());
    });
    effect(() => {
      if (!this.resuming() || !this.reading.ready() || this.reading.version() === null) return;
      const stale = this.saving.stale();
      untracked(() => {
        this.resuming.set(false);
        if (!stale) void this.compare();
      });
    });
    // What fails here is asked again, and told, when the step is left.
    effect(() => {
      const names = this.reading.record() ? this.newNames() : [];
      untracked(() => void this.namesakes.ask(names).catch(() => undefined));
    });
    // Counts and warnings run along; what is refused meanwhile is told when the step is left.
    effect((onCleanup) => {
      const [step, body] = [this.step(), this.typing.body()];
      if (step !== 'people' || this.saving.busy() || !body.holders.length || !dayRange(this.typing.meeting()['on'] ?? '')) return;
      const timer = setTimeout(() => void this.saving.look(), 500);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected isAfter(step: Step): boolean {
    return STEPS.indexOf(step) < STEPS.indexOf(this.step());
  }

  protected choose(people: PeopleDraft): void {
    this.typing.people.set(people);
    this.keep();
  }

  protected explain(reason: string): void {
    this.typing.meeting.update((typed) => ({ ...typed, reason }));
    this.keep();
  }

  protected cite(ids: string): void {
    this.typing.documentIds.set(ids);
    this.keep();
  }

  protected goTo(step: Step): void {
    if (this.step() === 'saved' || step === 'saved') return;
    if (step !== 'meeting' && this.step() === 'meeting' && !this.isMeetingRight()) return;
    if (step === 'compare') void this.compare();
    else this.move(step);
  }

  protected toPeople(): void {
    if (!this.isMeetingRight()) return;
    this.touched = true;
    this.move('people');
  }

  /** What is wrong is told at its box, and the first one has the focus. */
  private isMeetingRight(): boolean {
    this.typing.f().markAsTouched();
    if (this.typing.f().valid()) return true;
    this.typing.f().errorSummary()[0]?.fieldTree().focusBoundControl();
    return false;
  }

  /** The draft is taken up again at the step at which it was left. */
  private move(step: Step): void {
    this.step.set(step);
    this.store();
  }

  protected async compare(): Promise<void> {
    this.resuming.set(false);
    // Without the old team the body would name nobody.
    if (!this.reading.ready()) {
      this.step.set('people');
      return;
    }
    if (this.nobody()) {
      this.pressedAlone.set(true);
      this.step.set('people');
      return;
    }
    if (await this.inDoubt()) return;
    // Who went on choosing meanwhile is not shown what he chose before.
    if ((await this.saving.compare()) && this.saving.agrees()) this.move('compare');
  }

  /** A name that is known is nobody's before somebody has said whose: that is told, and nothing is sent. */
  private async inDoubt(): Promise<boolean> {
    try {
      await this.namesakes.ask(this.newNames());
    } catch {
      this.saving.refusals.set([{ text: this.words.say('congress.notAsked'), step: 'people' }]);
      return true;
    }
    this.pressed.set(this.doubts().size > 0);
    if (this.pressed()) this.step.set('people');
    return this.pressed();
  }

  protected async save(): Promise<void> {
    await this.answered(this.saving.save());
  }

  protected async repeat(): Promise<void> {
    await this.answered(this.saving.repeat());
  }

  /** Whoever takes his congress back mends it, and does not choose everybody again. */
  protected async takeBack(): Promise<void> {
    if (await this.saving.takeBack()) this.store();
  }

  protected backToPeople(): void {
    this.saving.beginAnew();
    this.touched = true;
    this.step.set('people');
  }

  /** The draft stays on this machine, for this account. */
  protected async leaveForNow(): Promise<void> {
    this.keep();
    this.touched = false;
    await this.router.navigate(['/organizations', this.id(), 'team']);
  }

  protected readAnew(): void {
    this.saving.readAnew();
    if (this.step() === 'compare') this.step.set('people');
  }

  unsaved(): boolean {
    return this.touched && this.step() !== 'saved';
  }

  forget(): void {
    this.drafts.drop(this.formName());
  }

  protected keep(): void {
    this.touched = true;
    this.store();
  }

  /** While the answer is out the draft says so: after a crash the same save is repeated. */
  private async answered(saved: Promise<boolean>): Promise<void> {
    this.keep();
    if (!(await saved)) {
      this.keep();
      return;
    }
    this.touched = false;
    this.forget();
    this.keptAt.set('');
    this.step.set('saved');
  }

  private store(): void {
    const values: Kept = { ...this.typing.values(), step: this.step(), sent: this.saving.sent() };
    this.drafts.keep({
      form: this.formName(),
      address: `/leadership/congress/${this.id()}`,
      title: `${this.words.say('congress.title')} · ${this.reading.record()?.name ?? ''}`,
      at: new Date().toISOString(),
      values,
      version: this.saving.standsOn(),
      key: this.saving.key,
      sent: values.sent !== null,
    });
    this.keptAt.set(this.registry.today() ? new Date().toTimeString().slice(0, 5) : '');
  }

  private takeUp({ values, key, version }: Draft): void {
    const kept = values as Kept;
    this.typing.takeUp(kept);
    this.saving.takeUp(key, version, kept.sent);
    this.step.set(kept.step === 'meeting' ? 'meeting' : 'people');
    // What was cut off is told and sent again as it was; nothing is compared before.
    this.resuming.set(kept.step === 'compare' && kept.sent === null);
    this.touched = false;
  }

  private formName(): string {
    return `congress.${this.id()}`;
  }
}
