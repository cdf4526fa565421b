import { type CdkDragDrop, CdkDrag, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, input, linkedSignal, output } from '@angular/core';
import { applyEach, disabled, form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Step, StepTemplate, StepTemplates } from '../../api/leadership-rules';
import { OfficeActs } from '../../shell/office-acts';
import { ReasonDialog } from '../../ui/reason-dialog';
import { RuleWords } from './rule-words';
import { RulesActs } from './rules.api';
import { byDays, daysFit, emptyStep, moved, sameSteps, stepOf, typedStep } from './steps-typing';

/** The check-list of one kind, or of all that have none of their own: its steps in order, with days counted back from the congress. */
@Component({
  selector: 'tx-steps-editor',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, FormField, FormRoot, MatButton, MatIcon, TranslocoDirective],
  templateUrl: './steps-editor.html',
  styleUrl: './steps-editor.scss',
})
export class StepsEditor {
  /** Null: of all kinds. */
  readonly kind = input.required<string | null>();
  readonly name = input.required<string>();
  /** Its own; nothing where it goes by that of all. */
  readonly template = input<StepTemplate>();
  /** Those of all kinds. */
  readonly general = input.required<readonly Step[]>();
  readonly mayChange = input.required<boolean>();
  /** The check-lists as an act left them; nothing: to be read anew. */
  readonly changed = output<StepTemplates | undefined>();
  /** Whether something is typed that is not saved. */
  readonly holds = output<boolean>();
  protected readonly words = inject(RuleWords);
  private readonly acts = inject(RulesActs);
  private readonly office = inject(OfficeActs);
  private readonly dialog = inject(MatDialog);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  private readonly steps = computed(() => this.template()?.steps ?? this.general(), { equal: sameSteps });
  /** It has its own, or is being given one. */
  protected readonly own = linkedSignal(() => this.kind() === null || this.template() !== undefined);
  protected readonly locked = computed(() => !this.mayChange() || !this.own());
  // What is typed stays while the same list is read anew.
  private readonly model = linkedSignal(() => ({ steps: this.steps().map(typedStep) }));
  protected readonly f = form(
    this.model,
    (o) => {
      disabled(o, { when: () => this.locked() });
      validate(o.steps, ({ value }) => (value().length ? undefined : { kind: 'empty', message: this.words.say('rules.steps.needOne') }));
      applyEach(o.steps, (step) => {
        required(step.words, { message: () => this.words.say('rules.steps.needWords') });
        maxLength(step.words, 100, { message: () => this.words.say('rules.steps.tooLong') });
        validate(step.days, ({ valueOf }) =>
          daysFit(valueOf(step)) ? undefined : { kind: 'days', message: this.words.say('rules.steps.needDays') },
        );
      });
    },
    {
      submission: {
        action: (field) => {
          const steps = this.model().steps.map(stepOf);
          return this.office.submit(field, {
            work: () => this.acts.lay(this.kind(), steps),
            told: this.words.say('rules.steps.saved', { name: this.name() }),
            after: this.take,
          });
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  protected readonly rows = computed(() => this.model().steps);
  protected readonly count = computed(() => this.rows().length);
  protected readonly typed = computed(() => {
    const laid = this.kind() !== null && this.own() && !this.template();
    return laid || !sameSteps(this.model().steps.map(stepOf), this.steps());
  });

  constructor() {
    effect(() => this.holds.emit(this.typed()));
  }

  forget(): void {
    this.model.set({ steps: this.steps().map(typedStep) });
    this.own.set(this.kind() === null || this.template() !== undefined);
  }

  protected begin(): void {
    this.own.set(true);
  }

  protected add(): void {
    const step = emptyStep();
    this.model.update(({ steps }) => ({ steps: [...steps, step] }));
    this.focus(`[data-words="${step.key}"]`);
  }

  protected out(key: string, at: number): void {
    this.model.update(({ steps }) => ({ steps: steps.filter((step) => step.key !== key) }));
    const next = this.model().steps[Math.min(at, this.count() - 1)];
    this.focus(next ? `[data-out="${next.key}"]` : '.add');
  }

  protected drop(event: CdkDragDrop<unknown>): void {
    const step = this.model().steps[event.previousIndex];
    if (step) this.move(step.key, event.currentIndex);
  }

  /** Alt and an arrow move a step by one; the focus goes with it. */
  protected shift(event: KeyboardEvent, key: string, at: number): void {
    const by = event.altKey && event.key === 'ArrowUp' ? -1 : event.altKey && event.key === 'ArrowDown' ? 1 : 0;
    if (!by) return;
    event.preventDefault();
    this.move(key, at + by);
    this.focus(`[data-handle="${key}"]`);
  }

  protected sort(): void {
    this.model.update(({ steps }) => ({ steps: byDays(steps) }));
  }

  /** A kind goes by the list of all again, and that of all is as the registry began with. */
  protected async drawBack(): Promise<void> {
    const of = this.kind() === null ? 'general' : 'kind';
    const effect = this.words.say(`rules.steps.backEffect.${of}`, { name: this.name() });
    const asked = {
      title: this.words.say('rules.steps.backTitle'),
      effect,
      submit: this.words.say(`rules.steps.back.${of}`),
      reason: false,
    };
    if ((await ReasonDialog.ask(this.dialog, asked)) === undefined) return;
    await this.office.run({
      work: () => this.acts.lay(this.kind(), []),
      told: this.words.say('rules.steps.drawnBack', { name: this.name() }),
      after: this.take,
    });
  }

  private move(key: string, to: number): void {
    this.model.update(({ steps }) => ({ steps: moved(steps, key, to) }));
  }

  private focus(selector: string): void {
    afterNextRender(() => this.element.nativeElement.querySelector<HTMLElement>(selector)?.focus(), { injector: this.injector });
  }

  private readonly take = (done?: StepTemplates): void => this.changed.emit(done);
}
