import { sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';

/** The offices of the record `w`, for itself or for a unit, as `h`: each ends with the holding at the latest. */
export const served = sql`(select h.organization_id, h.from_earliest, h.until_latest from office_holdings h where h.person_id = w.id
        union all select r.organization_id, r.from_earliest, least(r.until_latest, h.until_latest) from holding_representatives r join office_holdings h on h.id = r.holding_id where r.person_id = w.id) h`;

/** Does whoever is read as the record `id` hold an office on the day or later? With its organization every office ends. */
export const inOffice = (id: Sql, day: Day): Sql => sql`exists (select from people w cross join lateral ${served}
        join organizations o on o.id = h.organization_id and o.voided_at is null
        where (w.id = ${id} or w.joined_to_id = ${id}) and coalesce(least(h.until_latest, o.ended_latest) > ${day}, true))`;
