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

/**
 * Every recorded area as `area_id` with the highest unit of these levels that it is part of on a day, or with itself where there is none (what is
 * of the city lies in no county): `unit_id`, `name`, `name_en` and its `place` as above.
 */
export const unitsOfLevels = (
  day: Day,
  levels: readonly string[],
): Sql => sql`(with places as materialized (select * from ${placesOfAreas(day)} w),
  units as materialized (select z.area_id, coalesce((array_agg(p.id order by p.n desc) filter (where y.level = any(${levels})))[1], z.unit_id, z.area_id) as unit_id
    from area_spans z left join unnest(z.path) with ordinality p(id, n) on true left join areas y on y.id = p.id
    where z.from_day <= ${day} and ${day} < z.until_day group by z.area_id, z.unit_id)
  select n.area_id, x.id as unit_id, x.name, x.name_en, w.place from units n join areas x on x.id = n.unit_id left join places w on w.area_id = x.id)`;
