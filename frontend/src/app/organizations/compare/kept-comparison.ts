import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import type { Comparison, NamesFile } from '../../api/comparison';
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

/** A file from which the list was read. */
export interface ReadFile {
  readonly file: File;
  readonly answer: NamesFile;
}

/** The list that is compared and its outcome, while one looks at a record and comes back. On no disk: it goes with the page or the account. */
@Injectable({ providedIn: 'root' })
export class KeptComparison {
  readonly text = signal('');
  /** The column that was chosen; null: the one that was made out. */
  readonly column = linkedSignal({ source: this.text, computation: (): number | null => null });
  /** Whence the list came; null: it was pasted, or altered by hand since. */
  readonly file = signal<ReadFile | null>(null);
  readonly outcome = signal<AskedComparison | null>(null);

  constructor() {
    const session = inject(Session);
    const whose = computed(() => session.account()?.id);
    effect(() => {
      whose();
      untracked(() => this.clear());
    });
  }

  write(text: string): void {
    this.text.set(text);
    this.file.set(null);
  }

  read(file: ReadFile): void {
    this.text.set(file.answer.names.join('\n'));
    this.file.set(file);
  }

  clear(): void {
    this.write('');
    this.outcome.set(null);
  }
}
