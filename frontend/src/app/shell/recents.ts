import { inject, Injectable, linkedSignal } from '@angular/core';
import { AccountStorage } from './account-storage';
import { Session } from './session';

/** Something that was open on this machine: what it is, and what it was called then. */
export interface Recent {
  /** As in the answer of the search: `organization`, `area`. */
  readonly type: string;
  readonly id: string;
  readonly name: string;
}

const MOST = 6;
const NAME = 'recent';

/** What the account had open of late, newest first: kept on this machine and apart for each account, so the next person at it never meets it. */
@Injectable({ providedIn: 'root' })
export class Recents {
  private readonly storage = inject(AccountStorage);
  private readonly session = inject(Session);
  private readonly kept = linkedSignal<string | null, readonly Recent[]>({
    source: () => this.session.account()?.id ?? null,
    computation: () => {
      const kept = this.storage.read(NAME);
      return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MOST) : [];
    },
  });
  readonly all = this.kept.asReadonly();

  /** It is open now. */
  visit({ type, id, name }: Recent): void {
    const others = this.kept().filter((one) => one.id !== id);
    this.keep([{ type, id, name }, ...others].slice(0, MOST));
  }

  /** It is not there any more, or not for this account. */
  forget(id: string): void {
    if (this.kept().some((one) => one.id === id)) this.keep(this.kept().filter((one) => one.id !== id));
  }

  private keep(recents: readonly Recent[]): void {
    this.kept.set(recents);
    this.storage.keep(NAME, recents);
  }
}

function isRecent(kept: unknown): kept is Recent {
  const { type, id, name } = (kept ?? {}) as Partial<Recent>;
  return [type, id, name].every((part) => typeof part === 'string');
}
