import { raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';

/**
 * The condition that the organization of the segment `alias` has nobody as its first (一把手空缺): of a body of which offices are known. Nobody
 * `possible` holds it where that is to be certain; nobody certain does where it may be.
 */
export const chairVacant = (alias: Sql, day: Day, how: 'certain' | 'possible'): Sql => {
  const holder = raw(how === 'certain' ? 'h.possible' : 'h.certain');
  return sql`${alias}.status in ('active', 'suspended')
    and exists (select from office_holdings h where h.organization_id = ${alias}.organization_id and h.from_earliest <= ${day})
    and not exists (select from office_holdings h where h.organization_id = ${alias}.organization_id and h.post = 'chair' and h.acting is null and ${holder} @> ${day}::date)`;
};
