import { Injectable } from '@nestjs/common';
import { sql } from '../platform/database/sql.js';
import { Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { AccountsQueries } from './accounts.queries.js';

const WINDOW = 15 * 60_000;
const LONGEST_WAIT = 60;
/** Failures within the window that cost no waiting. Many people may sit behind one address. */
const FREE = { login: 5, address: 50 };

export interface Attempt {
  readonly login: string;
  readonly ids: readonly number[];
}

/** Slows down guessing: after a few failures each further one doubles the wait, by login and by address, on all nodes alike. */
@Injectable()
export class Guesses {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: AccountsQueries,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * Counts an attempt as failed until it succeeds, so that a hundred at once are counted too. A login that does not exist is counted
   * like one that does. @throws Problem 429 with Retry-After
   */
  async begin(login: string, address: string): Promise<Attempt> {
    const now = this.clock.now();
    const subjects = [`address ${address}`, `login ${login}`];
    return this.transactions.run({ accountId: null }, { act: 'sessions.attempt' }, async (tx) => {
      await tx.rows(
        sql`/* sessions.lock */ select pg_advisory_xact_lock(hashtextextended(x.subject, 0)) from (select unnest(${subjects}::text[]) as subject order by 1) x`,
      );
      const failures = await this.queries.within(tx).failures(subjects, new Date(now.getTime() - WINDOW));
      const wait = Math.max(
        0,
        ...failures.map((f) =>
          secondsLeft(f.count, f.subject.startsWith('login ') ? FREE.login : FREE.address, now.getTime() - Date.parse(f.last)),
        ),
      );
      if (wait > 0) throw problem('too_many_attempts', { headers: { 'retry-after': String(wait) }, members: { retryAfter: wait } });
      const rows = await tx.rows<{ id: number }>(sql`/* sessions.attempt */
        insert into sign_in_failures (subject, at) select unnest(${subjects}::text[]), ${now} returning id`);
      return { login, ids: rows.map((row) => row.id) };
    });
  }

  /** The attempt succeeded: it and the failures of the login are forgotten, and those of long ago. */
  async forget(tx: Tx, attempt: Attempt): Promise<void> {
    const longAgo = new Date(this.clock.now().getTime() - 24 * 60 * 60_000);
    await tx.execute(sql`/* sessions.forgive */
      delete from sign_in_failures where id = any(${attempt.ids}::bigint[]) or subject = ${`login ${attempt.login}`} or at < ${longAgo}`);
  }
}

/** Whole seconds still to wait: 2, 4, 8 … 60 after the last of more failures than are free. */
export function secondsLeft(failures: number, free: number, sinceLast: number): number {
  if (failures < free) return 0;
  const wait = Math.min(LONGEST_WAIT, 2 ** Math.min(failures - free + 1, 10));
  return Math.max(0, Math.ceil(wait - sinceLast / 1000));
}
