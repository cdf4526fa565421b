import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { type ChangesAnswer, ChangesQueries, type ChangesQuery, type Difference } from '../history/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { Answer, created, tagged } from '../platform/http/answer.js';
import type { Match } from '../platform/http/etag.js';
import type { Once } from '../platform/http/idempotency.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { ActOptions, After } from './acts.js';
import type { OrganizationAnswer, PhoneAnswer, PreviewAnswer } from './answers.dto.js';
import { kindOf } from './kinds/index.js';
import { OrganizationRecords } from './organization-record.js';
import type { AfterMerger } from './relations/merging.service.js';
import type { MergePreviewAnswer } from './relations/relations.dto.js';
import { Refusals } from './refusals.js';

/** What a request brings beside the body: the version it read, its key, and whether to try only. */
export interface How {
  readonly match?: Match;
  readonly once: Once;
  readonly dryRun?: boolean | undefined;
}

type Merging = <R>(after: AfterMerger<R>, options: ActOptions) => Promise<R>;
type Doing = <R>(after: After<R>, options: ActOptions) => Promise<R>;

/** Turns acts into answers: the record read again in the act's own transaction, or what a dry run would change. */
@Injectable()
export class OrganizationsDesk {
  constructor(
    private readonly records: OrganizationRecords,
    private readonly changes: ChangesQueries,
    private readonly refusals: Refusals,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** An act on a record that is there: the record with its new ETag. */
  change(viewer: Viewer, how: How, doing: Doing): Promise<Answer<OrganizationAnswer | PreviewAnswer>> {
    return this.answer(viewer, how, doing, tagged);
  }

  /** 合并: of a dry run also what goes over with it. */
  merge(viewer: Viewer, how: How, doing: Merging): Promise<Answer<OrganizationAnswer | MergePreviewAnswer>> {
    return this.refusals.explained(viewer, how.match, async () => {
      if (!how.dryRun)
        return tagged(await doing<OrganizationAnswer>((tx, id) => this.records.one(viewer, id, this.clock.today(), tx), optionsOf(how)));
      const preview = await doing<MergePreviewAnswer>(
        async (tx, _id, followers) => ({ diff: await this.changes.diffOfTransaction(tx, viewer), followers: [...followers] }),
        { ...optionsOf(how), dryRun: true },
      );
      return new Answer(preview, 200);
    });
  }

  /** An act that makes a record: 201, where it is, its ETag. */
  create(viewer: Viewer, how: How, doing: Doing): Promise<Answer<OrganizationAnswer | PreviewAnswer>> {
    return this.answer(viewer, how, doing, (record) => created(record, '/api/organizations'));
  }

  /** A record with its ETag. Of a kind that wants care the opening is logged before it is answered. */
  async one(viewer: Viewer, id: string, asOf: string): Promise<Answer<OrganizationAnswer>> {
    const record = await this.records.one(viewer, id, asOf);
    if (kindOf(record.kind)?.care.openingLogged)
      await this.reader.rows(sql`/* organizations.opened */ insert into access_log (account_id, act, subject_id, detail)
        values (${viewer.accountId}, 'organizations.opened', ${id}, ${JSON.stringify({ asOf })})`);
    return tagged(record);
  }

  /** The office phone in full: to those who may, and logged (office.md 7). @throws Problem 404 */
  async phone(viewer: Viewer, id: string): Promise<PhoneAnswer> {
    await this.records.one(viewer, id, this.clock.today());
    const row = await this.reader.one<PhoneAnswer>(sql`/* organizations.phone */
      with logged as (insert into access_log (account_id, act, subject_id) values (${viewer.accountId}, 'organizations.phone', ${id}) returning 1)
      select c.phone from logged left join organization_contacts c on c.organization_id = ${id}`);
    return { phone: row?.phone ?? null };
  }

  /** Everything that was done to a record, newest first, to those who may read its history. @throws Problem 404 */
  async changesOf(viewer: Viewer, id: string, query: ChangesQuery): Promise<ChangesAnswer> {
    await this.records.historySeen(viewer, id);
    return this.changes.ofSubject(viewer, id, query);
  }

  private answer(
    viewer: Viewer,
    how: How,
    doing: Doing,
    shape: (record: OrganizationAnswer) => Answer<OrganizationAnswer>,
  ): Promise<Answer<OrganizationAnswer | PreviewAnswer>> {
    return this.refusals.explained(viewer, how.match, async () => {
      if (how.dryRun) return this.preview(viewer, how, doing);
      return shape(await doing<OrganizationAnswer>((tx, id) => this.records.one(viewer, id, this.clock.today(), tx), optionsOf(how)));
    });
  }

  private async preview(viewer: Viewer, how: How, doing: Doing): Promise<Answer<PreviewAnswer>> {
    const diff = await doing<readonly Difference[]>((tx) => this.changes.diffOfTransaction(tx, viewer), {
      ...optionsOf(how),
      dryRun: true,
    });
    return new Answer({ diff }, 200);
  }
}

const optionsOf = ({ match, once }: How): ActOptions => ({ once, ...(match && { match }) });
