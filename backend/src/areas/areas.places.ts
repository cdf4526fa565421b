import { raw, sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';

/** Countries and regions come after all units of the country. */
const number = (alias: string): Sql =>
  sql`lpad((case ${raw(`${alias}.level`)} when 'country' then 900000 else ${raw(`${alias}.sort_order`)} end)::text, 6, '0')`;

/**
 * Every recorded area as `area_id` with its `place` in the office's order on a day, to sort by: the numbers of what it lies under and its own, from
 * above, so that townships stand with their county and the counties of two cities apart. Where numbers are equal, the names decide.
 */
export const placesOfAreas = (day: Day): Sql => sql`(select z.area_id,
    coalesce(string_agg(${number('x')} || split_part(x.name_key, E'\t', 1), ' ' order by p.place desc), '') collate "C" as place
  from area_spans z left join unnest(z.path) with ordinality p(id, place) on true left join areas x on x.id = p.id
  where z.from_day <= ${day} and ${day} < z.until_day group by z.area_id)`;
