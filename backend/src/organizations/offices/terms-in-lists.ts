import { allOf, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { KINDS } from '../kinds/index.js';
import { type TermState, TERM_STATES } from './office-words.js';
import { chairVacant } from './vacant.js';

/** What is asked about the leadership: by states and days, never by a name. */
export interface LeadershipFilter {
  readonly termState?: readonly TermState[] | undefined;
  /** The term ends on this day or later, by length or as postponed. */
  readonly dueFrom?: Day | undefined;
  readonly dueTo?: Day | undefined;
  /** 一把手空缺 */
  readonly chairVacant?: boolean | undefined;
  /** The account that prepares the congress after the term of the day, or `UNASSIGNED`. */
  readonly preparedBy?: string | undefined;
}

/** Whose congress nobody has been charged with. */
export const UNASSIGNED = 'none';

const LIVING = sql`('active', 'suspended')`;
const WITH_TERMS = KINDS.filter(({ terms }) => terms).map(({ code }) => code);

const standsOn = (alias: Sql, day: Day): Sql => sql`${alias}.from_day <= ${day} and ${day} < ${alias}.until_day`;

/** The term of the segment `s` as it stands on the day, under an alias: one row at most. */
const joined = (alias: Sql, day: Day): Sql =>
  sql`left join term_segments ${alias} on ${alias}.organization_id = s.organization_id and ${standsOn(alias, day)} and s.status in ${LIVING}`;
const stateOf = (alias: Sql): Sql =>
  sql`coalesce(${alias}.state, case when s.status in ${LIVING} and s.kind = any(${WITH_TERMS}) then 'none' end)`;

/** The term of every row, for all of them at once. */
export const allTerms = (day: Day): Sql => joined(raw('term'), day);
/** The same of the few rows of a page, each looked up, the newest first: of many terms the planner would gather all. */
export const termOfRow = (day: Day): Sql => sql`left join lateral (select x.state, x.due_on from term_segments x
    where x.organization_id = s.organization_id and ${standsOn(raw('x'), day)} and s.status in ${LIVING} order by x.from_day desc limit 1) term on true`;
/** 届满日期; null: none is known. */
export const DUE_ON = sql`term.due_on`;
/** 换届状态; null: the kind has no terms, or the organization does not stand. */
export const TERM_STATE = stateOf(raw('term'));

/** The account that prepares the next congress, beside the term of every row that is `reached` today: whoever had it before learns nothing of it. */
export const preparers = (reached: Sql): Sql => sql`left join preparations preparation on preparation.organization_id = s.organization_id
    and preparation.term_id is not distinct from term.term_id and s.status in ${LIVING} and ${reached} left join accounts preparer on preparer.id = preparation.handler_id`;
export const PREPARED_BY = sql`preparer.name`;

/** The term as rows are put in order by it: what has none comes last. */
export const termInOrder = (day: Day): Sql => joined(raw('ending'), day);
export const DUE_KEY = sql`coalesce(ending.due_on, 'infinity')`;
export const TERM_STATE_KEY = sql`coalesce(array_position(${TERM_STATES}::text[], ${stateOf(raw('ending'))}), 99)`;

/** The conditions over the segment `alias` on the day; none where nothing of the kind is asked. */
export function asksOfLeadership(filter: LeadershipFilter, alias: Sql, day: Day): Sql[] {
  const { termState, dueFrom, dueTo, chairVacant: vacant, preparedBy } = filter;
  const known = (...conditions: readonly Sql[]): Sql =>
    sql`exists (select from term_segments term where term.organization_id = ${alias}.organization_id and ${standsOn(raw('term'), day)}${
      conditions.length ? sql` and ${allOf(conditions)}` : sql``
    })`;
  const due = [...(dueFrom ? [sql`term.due_on >= ${dueFrom}`] : []), ...(dueTo ? [sql`term.due_on <= ${dueTo}`] : [])];
  const states = termState ? [sql`term.state = any(${termState})`] : [];
  const untold = termState?.includes('none') && !due.length ? sql` or (${alias}.kind = any(${WITH_TERMS}) and not ${known()})` : sql``;
  return [
    ...(states.length || due.length ? [sql`${alias}.status in ${LIVING} and (${known(...states, ...due)}${untold})`] : []),
    ...(vacant ? [chairVacant(alias, day, 'possible')] : []),
    ...(preparedBy ? [prepared(preparedBy, alias, day)] : []),
  ];
}

/** By whom its next congress is prepared; of those that have congresses to come. */
function prepared(by: string, alias: Sql, day: Day): Sql {
  const charged = sql`exists (select from preparations r where r.organization_id = ${alias}.organization_id
    and ${by === UNASSIGNED ? sql`r.handler_id is not null` : sql`r.handler_id = ${by}`} and r.term_id is not distinct from
      (select x.term_id from term_segments x where x.organization_id = ${alias}.organization_id and ${standsOn(raw('x'), day)}))`;
  return sql`${alias}.status in ${LIVING} and ${by === UNASSIGNED ? sql`${alias}.kind = any(${WITH_TERMS}) and not ${charged}` : charged}`;
}

/** What of it has to hold so that an organization answers certainly. */
export const certainOfLeadership = ({ chairVacant: vacant }: LeadershipFilter, alias: Sql, day: Day): Sql[] =>
  vacant ? [chairVacant(alias, day, 'certain')] : [];
