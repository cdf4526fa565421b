import { Injectable } from '@nestjs/common';
import { ReachService, type Right, type Viewer } from '../accounts/index.js';
import { type RunOptions, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { type Read, readWith } from '../platform/http/body.js';
import type { Match } from '../platform/http/etag.js';
import { justOnce, type Once } from '../platform/http/idempotency.js';
import { type FieldProblem, invalid } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { CitedDocuments } from './documents/cited-documents.js';
import type { Reasons } from './organizations.dto.js';
import { type Allowance, refuseMerged, type Taken, takeOrganizations } from './take.js';

/** How an act is done: on which version, once, dry, at which set time. */
export interface ActOptions extends RunOptions {
  readonly match?: Match;
  readonly once?: Once;
  /** The identifier that a new record gets: for the sample alone. */
  readonly id?: string;
}

/** What is answered when the act is done, read in its own transaction. */
export type After<R> = (tx: Tx, id: string) => Promise<R>;

/** What an act says of itself in the history: the room that does it words the key. */
export interface Said {
  readonly key: string;
}

/** What is wrong with a body that only the database can tell, beside what is wrong with it in itself. */
export type Judge<T> = (tx: Tx, taken: Taken, right: Partial<T>, allowance: Allowance) => Promise<readonly FieldProblem[]>;

interface Act<T> {
  readonly act: string;
  readonly right: Right;
  readonly voided?: 'refused' | 'wanted' | 'either';
  /** What may be done to a merged organization too. */
  readonly merged?: 'allowed';
  readonly read: Read<T>;
  readonly judge?: Judge<T>;
}

/** The common course of every act on one organization that is there. */
@Injectable()
export class OrganizationActs {
  constructor(
    private readonly transactions: Transactions,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
    private readonly documents: CitedDocuments,
  ) {}

  /** What the account sees today, and where it has the right. */
  async allowance(viewer: Viewer, right: Right): Promise<Allowance> {
    return { seen: await this.reach.today(viewer, 'organizations.read'), allowed: await this.reach.today(viewer, right) };
  }

  /** One transaction for an act that takes no record yet. */
  begin<R>(viewer: Viewer, act: string, input: Partial<Reasons>, options: ActOptions, work: (tx: Tx) => Promise<R>): Promise<R> {
    return this.transactions.run(viewer, { act, ...notesOf(input) }, (tx) => (options.once ?? justOnce).run(tx, () => work(tx)), options);
  }

  /**
   * Takes the organization, then judges the body, works, and keeps the sentence: 404, 403, 428, 412, 422, 409 in this order.
   * `read` gives the body when asked; what is wrong with it is told after what is wrong with the record.
   */
  on<T extends Partial<Reasons>, R>(
    viewer: Viewer,
    id: string,
    { act, right, voided, merged, read, judge }: Act<T>,
    after: After<R>,
    options: ActOptions,
    work: (tx: Tx, taken: Taken, input: T, allowance: Allowance) => Promise<Said>,
  ): Promise<R> {
    return this.begin(viewer, act, readable(read) ?? {}, options, async (tx) => {
      const allowance = await this.allowance(viewer, right);
      const taken = await takeOrganizations(tx, [id], allowance, this.clock.today(), { ...options, ...(voided && { voided }) });
      for (const one of taken) {
        const input = await readWith(read, async (part) => [
          ...((await judge?.(tx, one, part, allowance)) ?? []),
          ...(await this.documents.faults(tx, viewer, part.documentIds)),
        ]);
        if (merged !== 'allowed') refuseMerged(one);
        tx.say(await work(tx, one, input, allowance));
        await this.documents.lay(tx, [one.organization.id], input.documentIds);
      }
      return after(tx, id);
    });
  }

  /** The same for several organizations in one change set: all of them are taken, `work` says what was done, what is cited is laid to each. */
  onAll<R>(
    viewer: Viewer,
    ids: readonly string[],
    { act, right, voided, merged }: Pick<Act<unknown>, 'act' | 'right' | 'voided' | 'merged'>,
    input: Partial<Reasons>,
    options: ActOptions,
    work: (tx: Tx, taken: readonly Taken[]) => Promise<R>,
  ): Promise<R> {
    return this.begin(viewer, act, input, options, async (tx) => {
      const allowance = await this.allowance(viewer, right);
      const taken = await takeOrganizations(tx, ids, allowance, this.clock.today(), { ...options, ...(voided && { voided }) });
      const faults = await this.documents.faults(tx, viewer, input.documentIds);
      if (faults.length) throw invalid(faults);
      if (merged !== 'allowed') taken.forEach(refuseMerged);
      const done = await work(tx, taken);
      await this.documents.lay(
        tx,
        taken.map(({ organization }) => organization.id),
        input.documentIds,
      );
      return done;
    });
  }
}

const notesOf = (input: Partial<Reasons>): { reason: string | null; documentIds: string[] } => ({
  reason: input.reason ?? null,
  documentIds: input.documentIds ?? [],
});

/** The body for the change set, where it can be read; its faults are told later, in their order. */
export function readable<T>(read: Read<T>): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
