import { sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';

/** Countries and regions come after all units of the country. */
const NUMBER = sql`lpad((case x.level when 'country' then 900000 else x.sort_order end)::text, 6, '0')`;

/** The place of a recorded area, told from the areas `x` along its path `p`. */
const PLACE = sql`coalesce(string_agg(${NUMBER} || split_part(x.name_key, E'\t', 1), ' ' order by p.n desc), '') collate "C"`;

/**
 * Every recorded area as `area_id` with its `place` in the office's order on a day, to sort by: the numbers of what it lies under and its own, from
 * above, so that townships stand with their county and the counties of two cities apart. Where numbers are equal, the names decide.
 */
export const placesOfAreas = (day: Day): Sql => sql`(select z.area_id,
    ${PLACE} as place
  from area_spans z left join unnest(z.path) with ordinality p(id, n) on true left join areas x on x.id = p.id
  where z.from_day <= ${day} and ${day} < z.until_day group by z.area_id)`;

/**
 * Every recorded area as `area_id` with the highest unit of these levels that it is part of on a day, or with itself where there is none (what is
 * of the city lies in no county): `unit_id`, `name`, `name_en` and its `place` as above.
 */
export const unitsOfLevels = (
  day: Day,
  levels: readonly string[],
): Sql => sql`(with placed as materialized (select z.area_id, ${PLACE} as place,
      coalesce((array_agg(p.id order by p.n desc) filter (where x.level = any(${levels})))[1], z.unit_id, z.area_id) as unit_id
    from area_spans z left join unnest(z.path) with ordinality p(id, n) on true left join areas x on x.id = p.id
    where z.from_day <= ${day} and ${day} < z.until_day group by z.area_id, z.unit_id)
  select n.area_id, x.id as unit_id, x.name, x.name_en, w.place from placed n join areas x on x.id = n.unit_id left join placed w on w.area_id = x.id)`;
