import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Term } from '../../api/leadership';
import { Language } from '../../shell/language';
import { CongressWords } from './congress-words';
import type { LeadershipChange } from './congress.api';

/** Before and after, seat by seat, as the dry run has it; unchanged rows are quiet. */
@Component({
  selector: 'tx-compare-step',
  imports: [TranslocoDirective],
  templateUrl: './compare-step.html',
  styleUrl: './compare-step.scss',
})
export class CompareStep {
  readonly change = input.required<LeadershipChange>();
  readonly before = input<Term | undefined>();
  readonly number = input<number | null>(null);
  readonly on = input('');
  protected readonly words = inject(CongressWords);
  private readonly language = inject(Language);
  private readonly clipboard = inject(Clipboard);
  protected readonly changedOnly = signal(false);
  protected readonly copied = signal(false);
  protected readonly rows = computed(() => this.change().diff.rows.filter(({ act }) => !this.changedOnly() || act !== 'reelected'));
  protected readonly changed = computed(() => this.change().diff.rows.filter(({ act }) => act !== 'reelected').length);

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.change().diff.sentences.join(this.language.now() === 'en' ? ' ' : '')));
  }
}
