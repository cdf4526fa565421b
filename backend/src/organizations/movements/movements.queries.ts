import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { Reader } from '../../platform/database/reads.js';
import { empty, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type Asked, organizations, type OrganizationFilter } from '../filter.js';
import { type Dimension, groupOf } from '../grouping.js';
import type { How } from './movements.js';

export interface Movement {
  readonly id: string;
  readonly how: How;
  readonly kind: string;
  readonly type: string;
  readonly typeNameEn: string | null;
  readonly areaName: string;
  /** The name on the later day, or the last one. */
  readonly name: string;
  /** Of a renaming the name before it. */
  readonly before: string | null;
  /** When it happened as far as it is known; null where no day of the record says it. */
  readonly on: string | null;
}

export interface MovementsAsked {
  readonly filter: OrganizationFilter;
  /** What was there at the end of this day is where the reckoning begins. */
  readonly since: Day;
  readonly asOf: Day;
  /** Of one row of a table of figures alone. */
  readonly group?: { readonly dimension: Dimension; readonly key: string } | undefined;
}

/** Two answers to one question, of an earlier and a later day, and what lies between them. */
@Injectable()
export class MovementsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** Everything that certainly came, went or was renamed, by the day of it; of what the viewer may export on either day. */
  async between(viewer: Viewer, { filter, since, asOf, group }: MovementsAsked): Promise<Movement[]> {
    const today = this.clock.today();
    const on = async (day: Day): Promise<Asked> => ({ reach: await this.reach.of(viewer, day, 'organizations.export'), asOf: day, today });
    const [then, now] = [await on(since), await on(asOf)];
    const { joins, within } = groupAsked(group, asOf);
    const answering = sql`s.organization_id as id, s.name, s.kind, s.type_id, s.area_id`;
    return this.reader
      .rows(sql`/* organizations.movements */ with earlier as (select ${answering} from ${organizations(then, filter)} s ${joins} where s.certainty = 'certain' ${within}),
        later as (select ${answering} from ${organizations(now, filter)} s ${joins} where s.certainty = 'certain' ${within}),
        moved as (select coalesce(n.id, t.id) as id, t.id is null as came, n.id is null as went, t.name as before, n.name as after, coalesce(n.kind, t.kind) as kind,
            coalesce(n.type_id, t.type_id) as type_id, coalesce(n.area_id, t.area_id) as area_id
          from earlier t full join later n on n.id = t.id where t.id is null or n.id is null or t.name <> n.name),
        told as (select m.*, o.founded_earliest, o.founded_latest, o.ended_earliest, o.ended_latest, x.status as other_status, x.area_id as other_area,
            case when m.came then case when x.organization_id is null or x.status = 'preparing' then 'founded' when x.status = 'suspended' then 'resumed'
                when x.status = 'active' and x.area_id <> m.area_id then 'movedIn' when not x.sure then 'founded' else 'entered' end
              when m.went then case when x.status in ('dissolved', 'merged', 'suspended') then x.status
                when x.status = 'active' and x.area_id <> m.area_id then 'movedOut' else 'left' end
              else 'renamed' end as how
          from moved m join organizations o on o.id = m.id
          left join lateral (select s.*, s.alternatives = 1 as sure from organization_segments s where s.organization_id = m.id and s.shown
            and s.from_day <= case when m.came then ${since}::date else ${asOf}::date end and case when m.came then ${since}::date else ${asOf}::date end < s.until_day) x on true)
      select d.id, d.how, d.kind, t.name as type, t.name_en as "typeNameEn", u.name as "areaName", coalesce(d.after, d.before) as name,
        case when d.how = 'renamed' then d.before end as before, case
          when d.how = 'founded' then date_text(d.founded_earliest, d.founded_latest)
          when d.how in ('dissolved', 'merged') then date_text(d.ended_earliest, d.ended_latest)
          when d.how = 'suspended' then (select date_text(z.from_earliest, z.from_latest) from organization_suspensions z
            where z.organization_id = d.id and z.from_earliest <= ${asOf} order by z.from_earliest desc limit 1)
          when d.how = 'resumed' then (select date_text(z.until_earliest, z.until_latest) from organization_suspensions z
            where z.organization_id = d.id and z.until_earliest <= ${asOf} order by z.until_earliest desc limit 1)
          when d.how in ('renamed', 'movedIn', 'movedOut') then (select date_text(p.from_earliest, p.from_latest) from organization_profiles p
            where p.organization_id = d.id and p.from_earliest > ${since} and p.from_earliest <= ${asOf}
              and case d.how when 'renamed' then p.name = d.after else p.area_id = case d.how when 'movedIn' then d.area_id else d.other_area end end
            order by p.from_earliest desc limit 1) end as "on"
      from told d join organization_types t on t.id = d.type_id
      left join area_spans a on a.area_id = d.area_id and a.from_day <= ${asOf} and ${asOf} < a.until_day join areas u on u.id = coalesce(a.unit_id, d.area_id)
      order by "on" nulls last, name, d.id`);
  }
}

/** Of one group alone, where it is asked for; a county is told by the map of `mapDay`. */
function groupAsked(group: MovementsAsked['group'], mapDay: Day): { readonly joins: Sql; readonly within: Sql } {
  if (!group) return { joins: empty, within: empty };
  const of = groupOf(group.dimension, mapDay, 'grouped');
  return {
    joins: sql`join organization_profiles p on p.id = s.profile_id join organization_types t on t.id = s.type_id ${of.joins}`,
    within: sql`and ${of.group} ->> 'key' = ${group.key}`,
  };
}
