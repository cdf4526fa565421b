import { Component, computed, DestroyRef, effect, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { problemOf } from '../../api/problem';
import type { DryRun } from '../../api/changes';
import type { Organization } from '../../api/types';
import { RegistryInfo } from '../../shell/registry';
import { Diff } from '../../ui/diff';
import { TwoBars } from '../../ui/two-bars';
import { OrganizationWords } from '../organization-words';
import { OrganizationActs, type Input } from '../organizations.api';
import { previewBars } from './stretch-preview';

type Seen = { readonly run: DryRun } | { readonly refusal: string };

/** What saving would do, asked of the server while it is typed: two bars on one axis where days move, and each row that changes. */
@Component({
  selector: 'tx-change-preview',
  imports: [Diff, TranslocoDirective, TwoBars],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.preview'">
      <h2>{{ t('title') }}</h2>
      @if (!change()) {
        <p class="tx-quiet">{{ t('nothing') }}</p>
      } @else if (refusal(); as refusal) {
        <p class="tx-notice amber" role="status">{{ refusal }}</p>
      } @else if (shown(); as run) {
        @if (run.sentence) {
          <p class="sentence">{{ run.sentence }}</p>
        }
        @if (bars(); as bars) {
          <tx-two-bars
            [before]="bars.before"
            [after]="bars.after"
            [today]="registry.today()"
            [beforeLabel]="t('before')"
            [afterLabel]="t('after')"
          />
        }
        <tx-diff [rows]="rows()" />
      } @else {
        <p class="tx-quiet">{{ t('looking') }}</p>
      }
    </ng-container>
  `,
  styles: `
    h2 {
      font-size: 14px;
      line-height: 20px;
      margin-bottom: 8px;
    }
    p {
      margin: 0 0 8px;
      font-size: 13px;
      line-height: 20px;
    }
    .sentence {
      font-weight: 600;
    }
  `,
})
export class ChangePreview {
  readonly record = input.required<Organization>();
  /** The body that would be sent; null while there is nothing to send or it can't be. */
  readonly change = input.required<Input | null>();
  /** Nothing is asked meanwhile: the record may move on before the answer. */
  readonly saving = input(false);
  private readonly acts = inject(OrganizationActs);
  private readonly words = inject(OrganizationWords);
  protected readonly registry = inject(RegistryInfo);

  // The server is asked when the typing has rested.
  private readonly asking = signal<Input | null>(null);
  private readonly answer = resource({
    params: () => {
      const change = this.asking();
      return change ? { record: this.record(), change } : undefined;
    },
    loader: async ({ params }): Promise<Seen> => {
      try {
        return { run: await this.acts.preview(params.record, params.change) };
      } catch (error) {
        const problem = problemOf(error);
        return { refusal: problem?.errors?.map((e) => e.message).join('；') ?? problem?.detail ?? this.words.say('preview.unknown') };
      }
    },
  });
  private readonly seen = linkedSignal<Seen | undefined, Seen | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly shown = computed(() => {
    const seen = this.seen();
    return seen && 'run' in seen ? seen.run : null;
  });
  protected readonly refusal = computed(() => {
    const seen = this.seen();
    return seen && 'refusal' in seen ? seen.refusal : null;
  });
  protected readonly bars = computed(() => {
    const run = this.shown();
    return run ? previewBars(this.record().timeline, run.diff) : null;
  });
  protected readonly rows = computed(() => (this.shown()?.diff ?? []).map((row) => this.words.diffRow(row, this.record().kind)));

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const change = this.change();
      clearTimeout(timer);
      if (this.saving()) return;
      timer = setTimeout(() => this.asking.set(change), 350);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
