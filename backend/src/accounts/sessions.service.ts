import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql } from '../platform/database/sql.js';
import { Transactions } from '../platform/database/transaction.js';
import { type SignedIn, Gatekeeper } from '../platform/http/may.js';
import { problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { AccountsQueries } from './accounts.queries.js';
import { Guesses } from './guesses.js';
import { passwordFits } from './passwords.js';
import { isRight } from './rights.js';
import { holds, type Viewer } from './viewer.js';

const MINUTE = 60_000;
const IDLE = 12 * 60 * MINUTE;
const LONGEST = 7 * 24 * 60 * MINUTE;
/** A session is marked as seen at most so often. */
const SEEN = 5 * MINUTE;
/** For so long a node answers from memory who a token belongs to: a right taken away on another node ends within this time. */
const REMEMBERED = 1000;

const nobody = { accountId: null };
const hashOf = (token: string): Buffer => hash('sha256', token, 'buffer');

export interface Place {
  readonly address: string;
  readonly client: string | null;
}

/** Signing in and out, and who holds a token. */
@Injectable()
export class SessionsService extends Gatekeeper {
  private readonly remembered = new Map<string, { viewer: Viewer; until: number }>();

  constructor(
    private readonly transactions: Transactions,
    private readonly queries: AccountsQueries,
    private readonly guesses: Guesses,
    private readonly clock: OfficeClock,
  ) {
    super();
  }

  /** Opens a session. Gives its token, which is kept nowhere, and when it ends at the latest. @throws Problem 401, 429 */
  async signIn(login: string, password: string, place: Place): Promise<{ token: string; expiresAt: Date; viewer: Viewer }> {
    const attempt = await this.guesses.begin(login, place.address);
    const account = await this.queries.passwordOf(login);
    if (!(await passwordFits(account?.passwordHash, password)) || !account) throw problem('wrong_credentials');
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + LONGEST);
    await this.transactions.run({ accountId: account.id }, { act: 'sessions.signIn' }, async (tx) => {
      await this.guesses.forget(tx, attempt);
      await tx.execute(
        sql`/* sessions.sweep */ delete from sessions where account_id = ${account.id} and (expires_at <= ${now} or seen_at <= ${new Date(now.getTime() - IDLE)})`,
      );
      // Bytes do not go through JSON, by which rows are written elsewhere.
      await tx.execute(sql`/* sessions.begin */ insert into sessions (id, token_hash, account_id, created_at, seen_at, expires_at, client)
        values (${tx.identifiers.next()}, ${hashOf(token)}, ${account.id}, ${now}, ${now}, ${expiresAt}, ${place.client})`);
    });
    const viewer = await this.viewerOf(token);
    if (!viewer) throw problem('wrong_credentials');
    return { token, expiresAt, viewer };
  }

  async signOut(viewer: Viewer): Promise<void> {
    this.forgetAll();
    await this.transactions.run(viewer, { act: 'sessions.signOut' }, (tx) =>
      tx.execute(sql`/* sessions.end */ delete from sessions where id = ${viewer.sessionId}`),
    );
  }

  override async viewerOf(token: string): Promise<Viewer | undefined> {
    const now = this.clock.now();
    const tokenHash = hashOf(token);
    const key = tokenHash.toString('base64');
    const known = this.remembered.get(key);
    if (known && known.until > performance.now()) return known.viewer;
    const found = await this.queries.viewerOfSession(tokenHash, now, new Date(now.getTime() - IDLE), this.clock.today());
    if (this.remembered.size > 10_000) this.remembered.clear();
    if (!found) {
      this.remembered.delete(key);
      return undefined;
    }
    const { seenAt, ...viewer } = found;
    if (now.getTime() - Date.parse(seenAt) > SEEN) await this.markSeen(viewer, now);
    this.remembered.set(key, { viewer, until: performance.now() + REMEMBERED });
    return viewer;
  }

  override holds(viewer: SignedIn, right: string): boolean {
    return isRight(right) && holds(viewer as Viewer, right);
  }

  override knows(right: string): boolean {
    return isRight(right);
  }

  /** After a change of accounts or grants: this node asks the database again at once. */
  forgetAll(): void {
    this.remembered.clear();
  }

  private async markSeen(viewer: Viewer, now: Date): Promise<void> {
    await this.transactions.run(nobody, { act: 'sessions.seen' }, (tx) =>
      tx.execute(sql`/* sessions.seen */ update sessions set seen_at = ${now} where id = ${viewer.sessionId}`),
    );
  }
}
