import { Injectable } from '@nestjs/common';
import { Reader, type Reads } from '../database/reads.js';
import { limit, sql } from '../database/sql.js';
import { Transactions } from '../database/transaction.js';
import type { Tx } from '../database/tx.js';
import { problem } from '../http/problem.js';
import { canonicalJson } from '../timeline/index.js';

export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

/** A job as the API shows it. */
export interface ShownJob {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly progress: number;
  readonly message: string | null;
  readonly result: Record<string, unknown> | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** When it and its result are forgotten; null until it has ended. */
  readonly expiresAt: string | null;
}

/** So many days an ended job and its result are kept. */
const KEPT_DAYS = 30;
/** As many of an account's jobs as the list shows; within the days kept nobody has more that he looks for. */
const MOST_LISTED = 100;
const shownColumns = sql`id, kind, state, progress, message, result, created_at as "createdAt", ended_at as "endedAt",
  ended_at + make_interval(days => ${KEPT_DAYS}) as "expiresAt"`;

/** A job while it runs. What the handler reads of it is what was asked when it was begun; its viewer is made anew from the account. */
export interface JobRun {
  readonly id: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly input: Record<string, unknown>;
  /** Ends when the job is cancelled, was taken over by another node, or the process stops: between two pieces, ask it. */
  readonly signal: AbortSignal;
  /** How far it is, 0 to 1. @throws what `signal` was ended with */
  progress(fraction: number, message?: string): Promise<void>;
  /** Marks the job as done in the transaction of its last write: both are there, or neither. @throws JobLost where another node has it */
  done(tx: Tx, result: Record<string, unknown>): Promise<void>;
}

interface OnceOptions {
  /** What the job is told beside what it is about. */
  readonly rest?: Record<string, unknown>;
  /** Asked in the transaction in which the job is kept. */
  readonly allowed?: (tx: Tx) => Promise<void>;
}

export type JobHandler = (run: JobRun) => Promise<Record<string, unknown> | undefined>;

const system = { accountId: null };

/** Long work: asked for inside a transaction, done by any node, seen and cancelled by the account that asked. */
@Injectable()
export class Jobs {
  private readonly handlers = new Map<string, JobHandler>();
  private wake: () => void = () => undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly reader: Reader,
  ) {}

  /** Says how jobs of a kind are done; at the start of the application (`onModuleInit`). */
  register(kind: string, handler: JobHandler): void {
    if (this.handlers.has(kind)) throw new Error(`Two handlers for jobs of the kind ${kind}.`);
    this.handlers.set(kind, handler);
  }

  handlerOf(kind: string): JobHandler | undefined {
    return this.handlers.get(kind);
  }

  get kinds(): string[] {
    return [...this.handlers.keys()];
  }

  /** Asks for a job that stands alone. Gives its id. */
  async begin(kind: string, accountId: string | null, input: Record<string, unknown>): Promise<string> {
    const id = await this.transactions.run({ accountId }, { act: 'jobs.begin' }, (tx) => keep(tx, kind, accountId, input));
    this.wake();
    return id;
  }

  /**
   * Asks for a job unless the account has one of the kind about the same (`about`, a part of its input) that waits or runs: that one is given.
   * The one under way is looked for before `allowed` is asked, for it may hold what `allowed` would wait for.
   * @throws what `allowed` throws; then no job is asked for
   */
  async beginOnce(
    kind: string,
    accountId: string,
    about: Record<string, unknown> = {},
    { rest = {}, allowed = () => Promise.resolve() }: OnceOptions = {},
  ): Promise<ShownJob> {
    const underWay = await open(this.reader, kind, accountId, about);
    if (underWay) return underWay;
    const id = await this.transactions.run({ accountId }, { act: 'jobs.begin' }, async (tx) => {
      const same = canonicalJson([kind, accountId, about]);
      await tx.rows(sql`/* jobs.lock */ select pg_advisory_xact_lock(hashtextextended(${same}, 0))`);
      const begun = await open(tx, kind, accountId, about);
      if (begun) return begun.id;
      await allowed(tx);
      return keep(tx, kind, accountId, { ...about, ...rest });
    });
    this.wake();
    return this.one(id, accountId);
  }

  /** @throws Problem 404, also for the job of somebody else */
  async one(id: string, accountId: string): Promise<ShownJob> {
    const job = await this.reader.one<ShownJob>(sql`/* jobs.one */
      select ${shownColumns} from jobs where id = ${id} and account_id = ${accountId}`);
    if (!job) throw problem('not_found');
    return job;
  }

  /** The account's jobs of the days kept, the last asked for first. */
  mine(accountId: string): Promise<ShownJob[]> {
    return this.reader.rows<ShownJob>(sql`/* jobs.mine */ select ${shownColumns} from jobs where account_id = ${accountId}
      order by created_at desc, id desc ${limit(MOST_LISTED)}`);
  }

  /** Ends a waiting job at once; a running one at its next piece. What has ended stays as it is. @throws Problem 404 */
  async cancel(id: string, accountId: string): Promise<ShownJob> {
    await this.transactions.run({ accountId }, { act: 'jobs.cancel' }, (tx) =>
      tx.execute(sql`/* jobs.cancel */ update jobs set cancel_asked = true,
          state = case when state = 'waiting' then 'cancelled' else state end, ended_at = case when state = 'waiting' then clock_timestamp() end
        where id = ${id} and account_id = ${accountId} and state in ('waiting', 'running')`),
    );
    return this.one(id, accountId);
  }

  /** Who is to be told that a job waits (the worker of this process). */
  onEnqueued(wake: () => void): void {
    this.wake = wake;
  }

  /** The next job that waits, or whose node has been silent for too long; marked as taken. */
  take(silence: number): Promise<TakenJob | undefined> {
    return this.transactions.run(system, { act: 'jobs.take' }, (tx) =>
      tx.one<TakenJob>(sql`/* jobs.take */
        update jobs set state = 'running', attempts = attempts + 1, heartbeat_at = clock_timestamp()
        where id = (select id from jobs where kind = any(${this.kinds}) and (state = 'waiting' or state = 'running' and heartbeat_at < clock_timestamp() - make_interval(secs => ${silence / 1000}))
          order by created_at limit 1 for update skip locked)
        returning id, kind, account_id as "accountId", input, attempts, cancel_asked as "cancelAsked"`),
    );
  }

  /** Tells that the job is alive. Gives whether it is to be cancelled; nothing where another node has it or it has ended. */
  beat(job: TakenJob, progress?: number, message?: string): Promise<{ cancelAsked: boolean } | undefined> {
    return this.transactions.run(system, { act: 'jobs.beat' }, (tx) =>
      tx.one(sql`/* jobs.beat */ update jobs set heartbeat_at = clock_timestamp(), progress = coalesce(${progress ?? null}, progress), message = coalesce(${message ?? null}, message)
        where id = ${job.id} and attempts = ${job.attempts} and state = 'running' returning cancel_asked as "cancelAsked"`),
    );
  }

  /** Ends the job, if it is still this node's. */
  async end(tx: Tx, job: TakenJob, state: 'done' | 'failed' | 'cancelled', result: Record<string, unknown> | null): Promise<boolean> {
    const touched =
      await tx.execute(sql`/* jobs.end */ update jobs set state = ${state}, result = ${result === null ? null : JSON.stringify(result)}::jsonb,
        progress = case when ${state} = 'done' then 1 else progress end, ended_at = clock_timestamp()
      where id = ${job.id} and attempts = ${job.attempts} and state = 'running'`);
    return touched > 0;
  }

  /** Gives the job back: this process stops, another one goes on. */
  async giveBack(job: TakenJob): Promise<void> {
    await this.transactions.run(system, { act: 'jobs.giveBack' }, (tx) =>
      tx.execute(
        sql`/* jobs.give-back */ update jobs set state = 'waiting', attempts = attempts - 1 where id = ${job.id} and attempts = ${job.attempts} and state = 'running'`,
      ),
    );
  }

  /** Forgets jobs that ended long ago. */
  async sweep(): Promise<void> {
    await this.transactions.run(system, { act: 'jobs.sweep' }, (tx) =>
      tx.execute(sql`/* jobs.sweep */ delete from jobs where ended_at < clock_timestamp() - make_interval(days => ${KEPT_DAYS})`),
    );
  }
}

/** A job in the hands of this node; `attempts` tells it from the same job in other hands. */
export interface TakenJob {
  readonly id: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly input: Record<string, unknown>;
  readonly attempts: number;
  readonly cancelAsked: boolean;
}

async function keep(tx: Tx, kind: string, accountId: string | null, input: Record<string, unknown>): Promise<string> {
  const id = tx.identifiers.next();
  await tx.execute(
    sql`/* jobs.begin */ insert into jobs (id, kind, account_id, input) values (${id}, ${kind}, ${accountId}, ${JSON.stringify(input)}::jsonb)`,
  );
  return id;
}

const open = (from: Reads, kind: string, accountId: string, about: Record<string, unknown>): Promise<ShownJob | undefined> =>
  from.one<ShownJob>(sql`/* jobs.open */ select ${shownColumns} from jobs
    where account_id = ${accountId} and kind = ${kind} and input @> ${JSON.stringify(about)}::jsonb and state in ('waiting', 'running')
    order by created_at limit 1`);
