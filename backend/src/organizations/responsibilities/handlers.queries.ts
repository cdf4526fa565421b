import { Injectable } from '@nestjs/common';
import { type Reach, ReachService, roleHas, roles, type Viewer } from '../../accounts/index.js';
import { Reader, type Reads } from '../../platform/database/reads.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { organizations } from '../filter.js';
import type { HandlerAnswer } from './responsibilities.dto.js';

const WRITERS = roles.filter((role) => roleHas(role, 'organizations.change'));

/** Questions about accounts as 经办人. */
@Injectable()
export class HandlersQueries {
  constructor(
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * Accounts that may be chosen by the viewer: those that may change records somewhere within his reach; and those that are responsible on
   * the day for what he sees, whatever became of them. By their names, and by where they have a say: nobody is chosen for what he does not see.
   */
  async list(viewer: Viewer, asOf: Day): Promise<HandlerAnswer[]> {
    const today = this.clock.today();
    const asked = { reach: await this.reach.of(viewer, asOf), asOf, today };
    return this.reader.rows<HandlerAnswer>(sql`/* handlers.list */
      select h.id, h.name, h."mayHandle", ${placesOf(today)} as places from (select a.id, a.name, a.disabled_at is null and ${within(await this.reach.today(viewer, 'organizations.read'), today)} as "mayHandle"
        from accounts a) h
      where h."mayHandle" or h.id in (select r.handler_id from organization_responsibilities r join ${organizations(asked, {})} s on s.organization_id = r.organization_id
        where r.from_day <= ${asOf} and (r.until_day is null or ${asOf} < r.until_day)) order by h.name, h.id`);
  }

  /** Names of those organizations within a reach of which the account may change nothing today, in their order: there it is no handler. */
  async beyond(reads: Reads, id: string, reach: Reach, organizationIds: readonly string[]): Promise<string[]> {
    const today = this.clock.today();
    const rows = await reads.rows<{ name: string }>(sql`/* handlers.beyond */
      select s.name from ${organizations({ reach, asOf: today, today }, {})} s where s.organization_id = any(${[...organizationIds]})
        and not exists (select from grants g where g.account_id = ${id} and ${writing(today)} and (g.kinds is null or s.kind = any(g.kinds))
          and (g.area_id is null or exists (select from area_spans n where n.area_id = s.area_id and n.from_day <= ${today} and ${today} < n.until_day
            and n.path @> array[${unitOf(today)}])))
      order by s.name_key, s.organization_id`);
    return rows.map(({ name }) => name);
  }

  /** An account as a handler within a reach; undefined where it has no say there, or is none. */
  one(reads: Reads, id: string, reach: Reach): Promise<{ disabled: boolean } | undefined> {
    return reads.one(sql`/* handlers.one */
      select a.disabled_at is not null as disabled from accounts a where a.id = ${id} and ${within(reach, this.clock.today())}`);
  }
}

/** Grants `g` by which something may be changed on the day. */
const writing = (today: Day): Sql => sql`g.role = any(${WRITERS}) and g.from_day <= ${today} and ${today} < g.until_day`;

/** The area of grant `g` as it is today: a grant goes where its area went (accounts/reach). */
const unitOf = (today: Day): Sql =>
  sql`coalesce((select z.unit_id from area_spans z where z.area_id = g.area_id and z.from_day <= ${today} and ${today} < z.until_day), g.area_id)`;

/** The areas in which account `h` may change something, as json; none: everywhere, or nowhere any more. */
const placesOf = (today: Day): Sql => sql`(select coalesce(json_agg(distinct u.name) filter (where u.id is not null), '[]')
        from grants g left join areas u on u.id = ${unitOf(today)} where g.account_id = h.id and ${writing(today)})`;

/** Does account `a` have a grant today by which it may change something within the reach? */
function within(reach: Reach, today: Day): Sql {
  const areas = [...new Set(reach.parts.flatMap((part) => part.today))];
  const meets = reach.everywhere
    ? sql`true`
    : sql`exists (select from area_spans n where n.area_id = any(${areas}) and n.from_day <= ${today} and ${today} < n.until_day
        and (g.area_id is null or n.path @> array[${unitOf(today)}]))`;
  return sql`exists (select from grants g where g.account_id = a.id and ${writing(today)} and ${meets})`;
}
