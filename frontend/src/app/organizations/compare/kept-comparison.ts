import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import type { Comparison } from '../../api/comparison';
import { Session } from '../../shell/session';
import type { ListQuery } from '../organizations.api';

/** What an outcome is of. */
export interface AskedComparison {
  readonly names: readonly string[];
  readonly filter: ListQuery;
  /** The same as the server was asked. */
  readonly params: Readonly<Record<string, string>>;
  readonly answer: Comparison;
}

/** The list that is compared and its outcome, while one looks at a record and comes back. On no disk: it goes with the page or the account. */
@Injectable({ providedIn: 'root' })
export class KeptComparison {
  readonly text = signal('');
  /** The column that was chosen; null: the one that was made out. */
  readonly column = linkedSignal({ source: this.text, computation: (): number | null => null });
  readonly outcome = signal<AskedComparison | null>(null);

  constructor() {
    const session = inject(Session);
    const whose = computed(() => session.account()?.id);
    effect(() => {
      whose();
      untracked(() => this.clear());
    });
  }

  clear(): void {
    this.text.set('');
    this.outcome.set(null);
  }
}
