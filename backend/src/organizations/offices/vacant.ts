import { raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';

/** Nobody is first in the organization of the segment `alias`: nobody `possible` holds the post where that is to be certain; nobody certain does where it may be. */
export const withoutChair = (alias: Sql, day: Day, how: 'certain' | 'possible'): Sql => {
  const holder = raw(how === 'certain' ? 'h.possible' : 'h.certain');
  return sql`${alias}.status in ('active', 'suspended')
    and not exists (select from office_holdings h where h.organization_id = ${alias}.organization_id and h.post = 'chair' and h.acting is null and ${holder} @> ${day}::date)`;
};

/** Offices are known of the organization of the segment `alias`: it is worth a word that one is vacant. */
export const officesKnown = (alias: Sql, day: Day): Sql =>
  sql`exists (select from office_holdings h where h.organization_id = ${alias}.organization_id and h.from_earliest <= ${day})`;

/** The condition that the organization of the segment `alias` has nobody as its first (一把手空缺), of a body of which offices are known. */
export const chairVacant = (alias: Sql, day: Day, how: 'certain' | 'possible'): Sql =>
  sql`${withoutChair(alias, day, how)} and ${officesKnown(alias, day)}`;
