import { inject, Injectable } from '@angular/core';
import { Session } from './session';

/** Small things that an account left off with, kept on this machine and apart for each account: the next person at it never meets them. */
@Injectable({ providedIn: 'root' })
export class AccountStorage {
  private readonly session = inject(Session);

  /** What was kept under a name, or null: also where it can't be read. */
  read(name: string): unknown {
    const key = this.key(name);
    try {
      return key ? (JSON.parse(localStorage.getItem(key) ?? 'null') as unknown) : null;
    } catch {
      return null;
    }
  }

  keep(name: string, value: unknown): void {
    const key = this.key(name);
    if (key) localStorage.setItem(key, JSON.stringify(value));
  }

  private key(name: string): string | null {
    const account = this.session.account();
    return account ? `tongxin.${name}.${account.id}` : null;
  }
}
