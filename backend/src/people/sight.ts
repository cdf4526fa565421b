import { Injectable } from '@nestjs/common';
import { ReachService, type Right, type Viewer } from '../accounts/index.js';
import { type Asked, inReachOn, inReachToday } from '../organizations/index.js';
import type { Reads } from '../platform/database/reads.js';
import { raw, sql, type Sql } from '../platform/database/sql.js';
import { type Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { served } from './in-office.js';

/** The records `w` that are read as the one that the record `p` is read as. */
const together = sql`(w.id = coalesce(p.joined_to_id, p.id) or w.joined_to_id = coalesce(p.joined_to_id, p.id))`;

/** Is the organization of `h` within the reach today? */
export const reachedNow = ({ reach, today }: Asked): Sql => sql`exists (select from organization_segments s
        where s.organization_id = h.organization_id and s.from_day <= ${today} and ${today} < s.until_day and ${inReachToday(sql`s.kind`, sql`s.area_id`, reach)})`;

/**
 * Is the organization of `h` seen on the day asked? It lies within the reach today; or it did on that day, and the office had begun by then: who took
 * one after it went to others is theirs alone (records.md 5).
 */
export const reached = (asked: Asked): Sql =>
  asked.asOf === asked.today || asked.reach.everywhere
    ? reachedNow(asked)
    : sql`(${reachedNow(asked)} or h.from_earliest <= ${asked.asOf} and exists (select from organization_segments s
        where s.organization_id = h.organization_id and s.from_day <= ${asked.asOf} and ${asked.asOf} < s.until_day and ${inReachOn(raw('s'), asked)}))`;

/**
 * Who sees whom: a person is seen by whoever sees an organization in which he holds or held an office, and by the account that entered him (records.md
 * 5). On a past day the organizations of that day are seen too; what is changed, found out or joined is a matter of today.
 */
@Injectable()
export class PeopleSight {
  constructor(
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** The condition that the account has the right on the person under the alias `p`, whichever of his joined records that is. */
  async seen(viewer: Viewer, right: Right = 'people.read', asOf: Day = this.clock.today()): Promise<Sql> {
    const asked = await this.asked(viewer, right, asOf);
    if (asked.reach.everywhere) return sql`true`;
    return sql`exists (select from people w where ${together} and (w.entered_by = ${viewer.accountId}
      or exists (select from ${served} where ${reached(asked)})))`;
  }

  /** What the account reaches with the right on a day. */
  async asked(viewer: Viewer, right: Right, asOf: Day): Promise<Asked> {
    return { reach: await this.reach.of(viewer, asOf, right), asOf, today: this.clock.today() };
  }

  /**
   * The condition that the person `p`, whom the account sees, may be found by his name: of some organizations only who looks at the very
   * organization finds the chair (office.md 7).
   */
  async findable(viewer: Viewer, organizationId: string | undefined, asOf: Day): Promise<Sql> {
    const asked = await this.asked(viewer, 'people.read', asOf);
    const kept = sql`exists (select from organizations o join kinds k on k.code = o.kind where o.id = h.organization_id and k.chair_alone)`;
    const own = organizationId === undefined ? sql`false` : sql`h.organization_id = ${organizationId}`;
    return sql`(not exists (select from people w, lateral ${served} where ${together} and ${kept})
      or exists (select from people w, lateral ${served} where ${together} and (${own} or not ${kept}) and ${reached(asked)}))`;
  }

  /** The condition that some organization in which the person `p` ever held an office lies outside the reach of the right. */
  async beyond(viewer: Viewer, right: Right): Promise<Sql> {
    const asked = await this.asked(viewer, right, this.clock.today());
    if (asked.reach.everywhere) return sql`false`;
    return sql`exists (select from people w, lateral ${served} where ${together} and not ${reachedNow(asked)})`;
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
