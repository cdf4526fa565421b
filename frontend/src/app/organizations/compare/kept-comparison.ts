import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import type { Comparison, NamesFile } from '../../api/comparison';
import { Session } from '../../shell/session';
import type { ListQuery } from '../organizations.api';
import type { Decision } from './decisions';

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
  /** The names that stood in the list already, and stay before those of the file. */
  readonly before: readonly string[];
}

/** What a reload of the page leaves of a list. */
interface Left {
  readonly whose: string;
  readonly text: string;
  readonly decisions: readonly Decision[];
}
const KEY = 'tongxin.comparison';

/**
 * The list that is compared and its outcome, while one looks at a record and comes back. The list itself, and what was made out of it, outlives
 * a reload of the window; nothing of it is left when it is cleared, the window is closed or the account goes.
 */
@Injectable({ providedIn: 'root' })
export class KeptComparison {
  readonly text = signal('');
  /** The column that was chosen; null: the one that was made out. */
  readonly column = linkedSignal({ source: this.text, computation: (): number | null => null });
  /** Whence the list came; null: it was pasted, or altered by hand since. */
  readonly file = signal<ReadFile | null>(null);
  readonly outcome = signal<AskedComparison | null>(null);
  /** What somebody made out of the names that are near. */
  readonly decisions = signal<readonly Decision[]>([]);
  private owner: string | undefined;

  constructor() {
    const session = inject(Session);
    const whose = computed(() => session.account()?.id);
    effect(() => {
      const account = whose();
      untracked(() => this.belongTo(account));
    });
    effect(() => {
      const [account, text, decisions] = [whose(), this.text(), this.decisions()];
      if (account) leave(text ? { whose: account, text, decisions } : null);
    });
  }

  write(text: string): void {
    this.text.set(text);
    this.file.set(null);
  }

  /** The outcome of another list goes. */
  read(file: ReadFile): void {
    this.text.set([...file.before, ...file.answer.names].join('\n'));
    this.file.set(file);
    this.outcome.set(null);
  }

  clear(): void {
    this.write('');
    this.outcome.set(null);
    this.decisions.set([]);
  }

  /** Another account finds nothing here; of its own it finds what a reload left. */
  private belongTo(account: string | undefined): void {
    if (account === this.owner) return;
    const left = leftBehind();
    if (this.owner !== undefined || left?.whose !== account) leave(null);
    const first = this.owner === undefined;
    this.owner = account;
    this.clear();
    if (!first || !left || left.whose !== account) return;
    this.write(left.text);
    this.decisions.set(left.decisions);
  }
}

/** A window that keeps nothing, or has no room for a list so long, goes without. */
function leave(left: Left | null): void {
  try {
    if (left) sessionStorage.setItem(KEY, JSON.stringify(left));
    else sessionStorage.removeItem(KEY);
  } catch {
    // As if it had never been kept.
  }
}

function leftBehind(): Left | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Left | null;
  } catch {
    return null;
  }
}
