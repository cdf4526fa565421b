import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Identifiers } from '../identifiers.js';
import type { Actor } from './actor.js';
import { Tx } from './tx.js';
import { isRetryable, violationOf } from './violation.js';

export type { Actor } from './actor.js';

/** What the history keeps of an act beside the rows. */
export interface ChangeNote {
  readonly act: string;
  readonly version?: number;
  readonly reason?: string | null | undefined;
  readonly documentIds?: readonly string[] | undefined;
  readonly undoes?: string | undefined;
  readonly sentence?: unknown;
}

/** Set times of recording: for the sample's story alone, and only where the connection is the owner's. */
export interface Backfill {
  readonly recordedAt: string;
}

export interface RunOptions {
  readonly dryRun?: boolean;
  readonly backfill?: Backfill;
}

const ATTEMPTS = 3;

class RolledBack<T> extends Error {
  constructor(readonly result: T) {
    super('dry run');
  }
}

/** The only door to writing: one connection, one change set, commit or nothing. */
@Injectable()
export class Transactions {
  constructor(
    private readonly source: DataSource,
    private readonly identifiers: Identifiers,
  ) {}

  /**
   * Runs `work` in one transaction with its change set. Serialization failures and deadlocks run it again, at most three times in all,
   * so nothing but the database may be touched inside. A dry run gives the same result and is rolled back.
   * @throws ConstraintViolated where the database refuses, at a statement or at the commit
   */
  async run<T>(actor: Actor, note: ChangeNote, work: (tx: Tx) => Promise<T>, options: RunOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(actor, note, work, options);
      } catch (error) {
        if (error instanceof RolledBack) return (error as RolledBack<T>).result;
        if (attempt === ATTEMPTS || !isRetryable(error)) throw violationOf(error);
        // The other one first: a row that a rolled back transaction leaves goes to whoever asks next, not to who has waited.
        await pause(20 * attempt + Math.random() * 80);
      }
    }
  }

  private async attempt<T>(actor: Actor, note: ChangeNote, work: (tx: Tx) => Promise<T>, options: RunOptions): Promise<T> {
    const runner = this.source.createQueryRunner();
    const changeSet = this.identifiers.next();
    try {
      await runner.query(opening(actor, note, changeSet, options.backfill));
      const tx = new Tx(runner, changeSet, this.identifiers, actor);
      const result = await work(tx);
      if (options.dryRun) {
        await runner.query('/* transaction.judge */ set constraints all immediate');
        throw new RolledBack(result);
      }
      await runner.query(closing(tx.sentence));
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

async function rollBack(runner: QueryRunner): Promise<void> {
  // After a failed commit, or where the server went away, there is nothing left to roll back; the first error is the one to tell.
  await runner.query('/* transaction.rollback */ rollback').catch(() => undefined);
}

/** One trip: what the act did in words, where it has any, and the commit. */
function closing(sentence: unknown): string {
  const said = sentence === undefined ? '' : `select history.say(${pg.escapeLiteral(JSON.stringify(sentence))}); `;
  return `/* transaction.commit */ ${said}commit`;
}

/** One trip: begin, who and why, and how long to wait for rows held by others. */
function opening(actor: Actor, note: ChangeNote, changeSet: string, backfill?: Backfill): string {
  const change = JSON.stringify({
    id: changeSet,
    account: actor.accountId ?? undefined,
    act: note.act,
    version: note.version ?? 1,
    reason: note.reason ?? undefined,
    documents: note.documentIds?.length ? note.documentIds : undefined,
    undoes: note.undoes,
    sentence: note.sentence,
    recordedAt: backfill?.recordedAt,
  });
  const settings = [
    `set_config('app.change', ${pg.escapeLiteral(change)}, true)`,
    `set_config('lock_timeout', '3s', true)`,
    ...(backfill ? [`set_config('app.backfill', ${pg.escapeLiteral(changeSet)}, true)`] : []),
  ];
  return `/* transaction.begin */ begin; select ${settings.join(', ')}`;
}
