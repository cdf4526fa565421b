import { Component, computed, inject, input, output, signal, viewChildren } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StepTemplate, StepTemplates } from '../../api/leadership-rules';
import { Kinds } from '../../shell/kinds';
import { RuleWords } from './rule-words';
import { StepsEditor } from './steps-editor';

/** 换届准备 by template: the check-list of all kinds, and of those that have their own. What is typed in one stays while another is looked at. */
@Component({
  selector: 'tx-step-lists',
  imports: [StepsEditor, TranslocoDirective],
  template: `
    <section class="tx-panel" aria-labelledby="step-lists" *transloco="let t; prefix: 'leadership.rules.steps'">
      <h2 id="step-lists">{{ t('title') }}</h2>
      <p class="tx-hint">{{ t('help') }}</p>
      <div class="two">
        <ul [attr.aria-label]="t('whose')">
          @for (one of lists(); track one.kind) {
            <li>
              <button type="button" [attr.aria-current]="one.kind === chosen() ? 'true' : null" (click)="open(one.kind)">
                <span>{{ one.name }}</span>
                @if (holding().has(one.kind)) {
                  <span class="tx-tag amber">{{ t('unsaved') }}</span>
                } @else if (one.template?.own) {
                  <span class="tx-tag ink">{{ t('own') }}</span>
                }
              </button>
            </li>
          }
        </ul>
        <div>
          @for (one of opened(); track one.kind) {
            <tx-steps-editor
              [hidden]="one.kind !== chosen()"
              [kind]="one.kind"
              [name]="one.name"
              [template]="one.template"
              [general]="general()"
              [mayChange]="mayChange()"
              (changed)="changed.emit($event)"
              (holds)="hold(one.kind, $event)"
            />
          }
        </div>
      </div>
    </section>
  `,
  styleUrl: './step-lists.scss',
})
export class StepLists {
  readonly templates = input.required<StepTemplates>();
  readonly mayChange = input.required<boolean>();
  /** The check-lists as an act left them; nothing: to be read anew. */
  readonly changed = output<StepTemplates | undefined>();
  private readonly kinds = inject(Kinds);
  private readonly words = inject(RuleWords);
  private readonly editors = viewChildren(StepsEditor);

  protected readonly chosen = signal<string | null>(null);
  private readonly seen = signal<ReadonlySet<string | null>>(new Set([null]));
  /** Whose lists hold something typed. */
  protected readonly holding = signal<ReadonlySet<string | null>>(new Set());
  protected readonly general = computed(() => this.of(null)?.steps ?? []);
  protected readonly lists = computed(() => [
    { kind: null, name: this.words.say('rules.steps.all'), template: this.of(null) },
    ...this.kinds
      .all()
      .filter((kind) => typeof kind.termYears === 'number' || this.of(kind.code))
      .map(({ code }) => ({ kind: code, name: this.kinds.kindName(code), template: this.of(code) })),
  ]);
  protected readonly opened = computed(() => this.lists().filter(({ kind }) => this.seen().has(kind)));

  /** Something is typed that is not saved. */
  typed(): boolean {
    return this.holding().size > 0;
  }

  forget(): void {
    for (const editor of this.editors()) editor.forget();
  }

  protected open(kind: string | null): void {
    this.seen.update((seen) => new Set([...seen, kind]));
    this.chosen.set(kind);
  }

  protected hold(kind: string | null, holds: boolean): void {
    this.holding.update((others) => new Set([...others].filter((one) => one !== kind).concat(holds ? [kind] : [])));
  }

  private of(kind: string | null): StepTemplate | undefined {
    return this.templates().items.find((one) => one.kind === kind);
  }
}
