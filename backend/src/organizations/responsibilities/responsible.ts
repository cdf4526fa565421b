import { allOf, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who is responsible, in names; of an account its display name alone. */
export interface Responsible {
  readonly section: Named | null;
  readonly handler: Named | null;
  readonly from: Day;
}

/** A row of the organization's whole life. */
export interface ResponsibilityRow extends Responsible {
  readonly id: string;
  /** The first day on which it no longer holds. */
  readonly to: Day | null;
}

const NAMES = sql`left join sections c on c.id = r.section_id left join accounts h on h.id = r.handler_id`;
const SECTION = sql`case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end`;
const HANDLER = sql`case when h.id is not null then json_build_object('id', h.id, 'name', h.name) end`;
const WHO = sql`json_build_object('section', ${SECTION}, 'handler', ${HANDLER}, 'from', r.from_day)`;
const holdsOn = (day: Day): Sql => sql`r.from_day <= ${day} and (r.until_day is null or ${day} < r.until_day)`;

/** Who is responsible for the organization `id` on the day: a Responsible as json, or null. */
export const responsibleOn = (id: Sql, day: Day): Sql => sql`(select ${WHO} from organization_responsibilities r ${NAMES}
    where r.organization_id = ${id} and ${holdsOn(day)})`;

/** The same of every organization, as `organization_id` and `responsible`: for all of them at once. */
export const allResponsibleOn = (day: Day): Sql =>
  sql`select r.organization_id, ${WHO} as responsible from organization_responsibilities r ${NAMES} where ${holdsOn(day)}`;

/** Everybody who ever was responsible for the organization `id`, the last first, as one json value. */
export const responsibilitiesOf = (
  id: Sql,
): Sql => sql`coalesce((select json_agg(json_build_object('id', r.id, 'section', ${SECTION}, 'handler', ${HANDLER}, 'from', r.from_day, 'to', r.until_day)
    order by r.from_day desc) from organization_responsibilities r ${NAMES} where r.organization_id = ${id}), '[]')`;

/** Whose organizations are asked for. */
export interface ResponsibilityFilter {
  /** Codes or names of sections. */
  readonly section?: readonly string[] | undefined;
  /** Identifiers of accounts; `me` is whoever asks. */
  readonly handler?: readonly string[] | undefined;
}

/** `me` in a filter is the account that asks. */
export const askedBy = <F extends ResponsibilityFilter>(filter: F, accountId: string): F =>
  filter.handler ? { ...filter, handler: filter.handler.map((one) => (one === 'me' ? accountId : one)) } : filter;

/** Organizations that these are responsible for on the day, as an array of ids; undefined where nobody is asked for. */
export function lookedAfter({ section, handler }: ResponsibilityFilter, day: Day): Sql | undefined {
  if (!section && !handler) return undefined;
  const conditions = [
    ...(section
      ? [sql`r.section_id = any(array(select c.id from sections c where c.code = any(${section}) or c.name = any(${section})))`]
      : []),
    ...(handler ? [sql`r.handler_id = any(${handler}::uuid[])`] : []),
    holdsOn(day),
  ];
  return sql`array(select r.organization_id from organization_responsibilities r where ${allOf(conditions)})`;
}
