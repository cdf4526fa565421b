import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Client } from '../api/client';
import type { ListSettings } from '../api/list-types';
import type { Account, Grant, Locale, SessionAnswer } from '../api/session';
import { Language } from './language';

// The cookie can't be read here. This mark says only that a session may exist, so that a visitor without one causes no refused request.
const MARK = 'tongxin.session-until';

/** Who is signed in. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly client = inject(Client);
  private readonly language = inject(Language);
  readonly account = signal<Account | null>(null);
  readonly grants = signal<readonly Grant[]>([]);
  private readonly rights = signal<readonly string[]>([]);
  private keeping: Promise<void> = Promise.resolve();
  private readonly lists = signal<Readonly<Record<string, ListSettings>>>({});

  /** Takes up a session that a reload left behind. */
  async resume(): Promise<void> {
    const until = localStorage.getItem(MARK);
    if (!until || Date.parse(until) < Date.now()) return;
    try {
      this.open(await this.client.get<SessionAnswer>('/api/sessions/current'));
    } catch (error) {
      // Only the server's own word ends a session: one that is away for a moment has said nothing.
      if (error instanceof HttpErrorResponse && error.status === 401) this.close();
    }
  }

  /** @throws the problem: 401 wrong name or password, 429 too many guesses */
  async signIn(account: string, password: string): Promise<void> {
    this.open(await this.client.post<SessionAnswer>('/api/sessions', { account, password }));
  }

  async signOut(): Promise<void> {
    try {
      await this.client.remove('/api/sessions/current');
    } finally {
      this.close();
    }
  }

  /** Forgets who was signed in, without asking the server. */
  close(): void {
    localStorage.removeItem(MARK);
    this.account.set(null);
    this.rights.set([]);
    this.grants.set([]);
    this.lists.set({});
  }

  async speak(locale: Locale): Promise<void> {
    this.language.use(locale);
    if (this.account()) await this.client.patch('/api/sessions/current', { locale });
  }

  /** How the account likes a list: it came with the session, so that nothing waits for it. */
  listSettings(list: string): ListSettings | undefined {
    return this.lists()[list];
  }

  /** Stands at once and goes with the account; where it does not arrive it stands until the next sign-in, which is no loss worth a message. */
  keepListSettings(list: string, settings: ListSettings): void {
    this.lists.update((lists) => ({ ...lists, [list]: settings }));
    // One after the other: of two edges drawn in a moment the later stands.
    this.keeping = this.keeping.then(async () => {
      const now = this.lists()[list];
      if (now) await this.client.put(`/api/sessions/current/lists/${list}`, now).catch(() => undefined);
    });
  }

  may(right: string): boolean {
    return this.account() !== null && this.rights().includes(right);
  }

  private open(answer: SessionAnswer): void {
    if (answer.expiresAt) localStorage.setItem(MARK, answer.expiresAt);
    this.rights.set(answer.rights);
    this.grants.set(answer.grants);
    this.lists.set(answer.lists ?? {});
    this.account.set(answer.account);
    this.language.use(this.language.kept() ?? answer.account.locale);
  }
}
