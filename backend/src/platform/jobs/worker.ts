import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Transactions } from '../database/transaction.js';
import { Problem } from '../http/problem.js';
import { type JobRun, Jobs, type TakenJob } from './jobs.js';

/** Nest token: how often to look for work and when a silent node counts as dead, in milliseconds; null: this process does no jobs. */
export const JOB_TIMES = Symbol('JOB_TIMES');

export interface JobTimes {
  readonly look: number;
  readonly beat: number;
  readonly silence: number;
}

export const usualTimes: JobTimes = { look: 1000, beat: 2000, silence: 20_000 };

const MOST_ATTEMPTS = 3;
const HOUR = 3_600_000;

/** Why a running job has to end. */
export class JobCancelled extends Error {}
export class JobLost extends Error {}
export class Stopping extends Error {}

/** Does one job after the other, in this process; several nodes share the table. */
@Injectable()
export class Worker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private stopped = false;
  private current?: AbortController;
  private loop?: Promise<void>;
  private nap?: { end: () => void; timer: NodeJS.Timeout };
  private sweptAt = 0;

  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    @Inject(JOB_TIMES) private readonly times: JobTimes | null,
  ) {}

  onApplicationBootstrap(): void {
    if (this.times === null || !this.jobs.kinds.length) return;
    this.jobs.onEnqueued(() => this.wakeUp());
    this.loop = this.work(this.times);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.current?.abort(new Stopping('the process stops'));
    this.wakeUp();
    await this.loop;
  }

  private async work(times: JobTimes): Promise<void> {
    while (!this.stops()) {
      const busy = await this.step(times).catch((error: unknown) => {
        // The database may be away for a while: the loop outlives it.
        if (!this.stops()) this.logger.warn(error instanceof Error ? error.message : String(error));
        return false;
      });
      if (!busy && !this.stops()) await this.sleep(times.look);
    }
  }

  private async step(times: JobTimes): Promise<boolean> {
    if (performance.now() - this.sweptAt > HOUR || this.sweptAt === 0) {
      await this.jobs.sweep();
      this.sweptAt = performance.now();
    }
    const job = await this.jobs.take(times.silence);
    if (!job) return false;
    await this.run(job, times);
    return true;
  }

  private async run(job: TakenJob, times: JobTimes): Promise<void> {
    const control = new AbortController();
    this.current = control;
    if (this.stopped) control.abort(new Stopping('the process stops'));
    const beat = async (progress?: number, message?: string): Promise<void> => {
      const told = await this.jobs.beat(job, progress, message);
      if (!told) control.abort(new JobLost(job.id));
      else if (told.cancelAsked) control.abort(new JobCancelled(job.id));
    };
    const timer = setInterval(() => void beat().catch(() => undefined), times.beat);
    const written: { done: boolean } = { done: false };
    const run: JobRun = {
      ...job,
      signal: control.signal,
      progress: async (fraction, message) => {
        await beat(Math.min(1, Math.max(0, fraction)), message);
        control.signal.throwIfAborted();
      },
      done: async (tx, result) => {
        if (!(await this.jobs.end(tx, job, 'done', result))) throw new JobLost(job.id);
        written.done = true;
      },
    };
    try {
      if (job.cancelAsked) throw new JobCancelled(job.id);
      if (job.attempts > MOST_ATTEMPTS) throw new Error(`given up after ${MOST_ATTEMPTS} attempts`);
      const result = await this.jobs.handlerOf(job.kind)?.(run);
      if (!written.done) await this.end(job, 'done', result ?? {});
    } catch (error) {
      await this.failed(job, error);
    } finally {
      clearInterval(timer);
      this.current = undefined;
    }
  }

  private async failed(job: TakenJob, error: unknown): Promise<void> {
    if (error instanceof JobLost) return;
    if (error instanceof Stopping) return this.jobs.giveBack(job);
    if (error instanceof JobCancelled) return this.end(job, 'cancelled', null);
    if (error instanceof Problem) return this.end(job, 'failed', { problem: error.bodyIn('zh') });
    this.logger.error(`${job.kind} ${job.id}`, error instanceof Error ? error.stack : String(error));
    return this.end(job, 'failed', { problem: new Problem('internal').bodyIn('zh') });
  }

  private async end(job: TakenJob, state: 'done' | 'failed' | 'cancelled', result: Record<string, unknown> | null): Promise<void> {
    await this.transactions.run({ accountId: null }, { act: 'jobs.end' }, (tx) => this.jobs.end(tx, job, state, result));
  }

  private stops(): boolean {
    return this.stopped;
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.nap = undefined;
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      timer.unref();
      this.nap = { end, timer };
    });
  }

  private wakeUp(): void {
    this.nap?.end();
  }
}
