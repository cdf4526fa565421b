import { raw, sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';

/** Where an organization is on a day and today, as its viewer is judged by: what `placed` gives. */
export interface PlacedRecord {
  readonly kind: string;
  /** Jurisdictions of the day, as recorded: several where a move is known to a month only. */
  readonly areas: readonly string[];
  readonly areaToday: string;
  readonly voided: boolean;
  readonly version: number;
}

/** Of the organization under the alias `o`: a PlacedRecord as json, for the statement that asks something of it. */
export const placed = (
  asOf: Day,
  today: Day,
): Sql => sql`json_build_object('kind', o.kind, 'voided', o.voided_at is not null, 'version', o.version,
  'areas', coalesce((select json_agg(distinct s.area_id) from organization_segments s where s.organization_id = o.id and s.from_day <= ${asOf} and ${asOf} < s.until_day),
    json_build_array(${areaOn(asOf)})), 'areaToday', ${areaOn(today)})`;

const areaOn = (day: Day): Sql =>
  sql`(select ${raw('q.area_id')} from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${day} order by q.from_earliest desc limit 1)`;
