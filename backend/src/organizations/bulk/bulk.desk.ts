import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { Answer } from '../../platform/http/answer.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import type { Once } from '../../platform/http/idempotency.js';
import { fieldProblem, invalid, problem } from '../../platform/http/problem.js';
import { readable } from '../acts.js';
import { OrganizationsQueries } from '../organizations.queries.js';
import { OrganizationsReading } from '../organizations.reading.js';
import type { NamedVersion } from '../take.js';
import { type BulkAnswer, type BulkChangeBody, type BulkItemAnswer, type BulkQuery, MOST_AT_ONCE, OUTCOMES } from './bulk.dto.js';
import { BulkService } from './bulk.service.js';

/** Finds the records that a bulk edit is about, and turns what became of them into an answer. */
@Injectable()
export class BulkDesk {
  constructor(
    private readonly bulk: BulkService,
    private readonly reading: OrganizationsReading,
    private readonly queries: OrganizationsQueries,
  ) {}

  /**
   * A dry run may name its records by a filter; what is saved names each with the version that the preview showed, so that nothing is
   * changed that was not seen. @throws Problem 428 where a version is missing; 422
   */
  async change(viewer: Viewer, read: Read<BulkChangeBody>, once: Once, { dryRun, ...query }: BulkQuery): Promise<Answer<BulkAnswer>> {
    const body = readable(read);
    const named = body ? await this.namedBy(viewer, body, query, dryRun ?? false) : [];
    const { changeSet, items } = await this.bulk.change(viewer, named, read, { once, dryRun: dryRun ?? false });
    return new Answer({ changeSet: dryRun ? null : changeSet, count: countOf(items), items }, dryRun ? 200 : 201);
  }

  private async namedBy(viewer: Viewer, { records }: BulkChangeBody, query: BulkQuery, dryRun: boolean): Promise<readonly NamedVersion[]> {
    if (!dryRun && !records?.every(({ version }) => version !== undefined)) throw problem('version_missing');
    if (records) return [...new Map(records.map((record) => [record.id, record])).values()];
    const { asOf, ...filter } = query;
    const ids = await this.queries.ids(await this.reading.asked(viewer, asOf), filter, MOST_AT_ONCE + 1);
    if (ids.length > MOST_AT_ONCE) throw invalid([fieldProblem('/records', fault('too_many', { max: MOST_AT_ONCE }))]);
    return ids.map((id) => ({ id }));
  }
}

const countOf = (items: readonly BulkItemAnswer[]): BulkAnswer['count'] => {
  const [changed = 0, unchanged = 0, refused = 0] = OUTCOMES.map((outcome) => items.filter((item) => item.outcome === outcome).length);
  return { changed, unchanged, refused };
};
