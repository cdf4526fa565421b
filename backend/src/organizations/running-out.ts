import { raw, sql, type Sql } from '../platform/database/sql.js';
import { addDays, type Day } from '../platform/time/day.js';
import { MAY_HOLD } from './recognitions/held.js';

/** What is asked about papers that run out. */
export interface ExpiryFilter {
  /** A 称号 or the certificate has its last valid day in so many days from the day asked on; what is valid until that very day counts. */
  readonly expiresWithin?: number | undefined;
}

const between = (date: Sql, within: number, day: Day): Sql => sql`${date} between ${day} and ${addDays(day, within)}`;
const certificate = (profile: Sql): Sql => sql`last_day_of(${profile}.fields ->> 'certificateUntil')`;

/** Profiles `p` whose certificate runs out; the index is of those alone that have one. */
const certificates = (within: number, day: Day): Sql =>
  sql`organization_profiles p where p.fields ? 'certificateUntil' and ${between(certificate(sql`p`), within, day)}`;

const recognitions = (within: number, day: Day, how: 'certain' | 'possible'): Sql =>
  sql`organization_recognitions r where ${between(sql`r.valid_until_latest`, within, day)} and ${raw(`r.${how}`)} @> ${day}::date`;

/**
 * The condition over the segment `alias` that something of its organization runs out, certainly or possibly still valid on the day; undefined
 * where that is not asked. Few are such at a time: they lead to the rows.
 */
export function runsOut({ expiresWithin: within }: ExpiryFilter, alias: Sql, day: Day, how: 'certain' | 'possible'): Sql | undefined {
  if (within === undefined) return undefined;
  const holds = sql`${alias}.organization_id = any(array(select r.organization_id from ${recognitions(within, day, how)}))`;
  const certified = sql`${alias}.profile_id = any(array(select p.id from ${certificates(within, day)}))`;
  const either = sql`array(select r.organization_id from ${recognitions(within, day, 'possible')}
    union all select p.organization_id from ${certificates(within, day)})`;
  return sql`${alias}.organization_id = any(${either}) and (${holds} or ${certified}) and ${alias}.status = any(${MAY_HOLD})`;
}

/** What an organization has that runs out: a 称号, or without a title its certificate; and its last valid day. */
export interface Paper {
  readonly title: string | null;
  readonly level: string | null;
  readonly until: Day;
}

/** Valid for so long, a paper runs out some time: where nobody asked by when. */
const SOME_TIME = 36_500;

/** What runs out of the segment `s` of a row, the first to do so first, as json; null where there is nothing. */
export const papersOfRow = ({ expiresWithin = SOME_TIME }: ExpiryFilter, day: Day): Sql =>
  sql`case when s.status = any(${MAY_HOLD}) then (select json_agg(json_build_object('title', x.title, 'level', x.level, 'until', x.until) order by x.until, x.title)
    from ${papersOf(expiresWithin, day)} x) end`;

/** What runs out of the segment `s`, one row each: `title` (null: the certificate), `level`, and `until`, the last valid day. */
export const papersOf = (within: number, day: Day): Sql => sql`lateral (
    select r.title, r.level, r.valid_until_latest as until from ${recognitions(within, day, 'possible')} and r.organization_id = s.organization_id
    union all select null, null, ${certificate(sql`p`)} from ${certificates(within, day)} and p.id = s.profile_id)`;
