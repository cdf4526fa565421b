import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../accounts/index.js';
import { inReachToday } from '../organizations/index.js';
import type { Reads } from '../platform/database/reads.js';
import { sql, type Sql } from '../platform/database/sql.js';
import { OfficeClock } from '../platform/time/office-clock.js';

/** Who sees whom: a person is seen by whoever sees an organization in which he holds or held an office, and by the account that entered him (records.md 5). */
@Injectable()
export class PeopleSight {
  constructor(
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** The condition that the account sees the person under the alias `p`, whichever of his joined records that is. */
  async seen(viewer: Viewer): Promise<Sql> {
    const reach = await this.reach.today(viewer, 'people.read');
    const today = this.clock.today();
    if (reach.everywhere) return sql`true`;
    return sql`(p.entered_by = ${viewer.accountId} or exists (select from people w join (
        select h.person_id, h.organization_id from office_holdings h union all select r.person_id, r.organization_id from holding_representatives r) h on h.person_id = w.id
      join organization_segments s on s.organization_id = h.organization_id and s.from_day <= ${today} and ${today} < s.until_day
      where (w.id = coalesce(p.joined_to_id, p.id) or w.joined_to_id = coalesce(p.joined_to_id, p.id)) and ${inReachToday(sql`s.kind`, sql`s.area_id`, reach)}))`;
  }

  /** Those of the persons whom the account sees. */
  async seenAmong(reads: Reads, viewer: Viewer, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (!ids.length) return new Set();
    const rows = await reads.rows<{ id: string }>(
      sql`/* people.seen */ select p.id from people p where p.id = any(${ids}) and ${await this.seen(viewer)}`,
    );
    return new Set(rows.map(({ id }) => id));
  }
}
