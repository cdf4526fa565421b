import { unitsOfLevels } from '../areas/index.js';
import { empty, raw, sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';
import { LEVELS } from './code-words.js';

/** By what organizations are put together in a table: 属地 by county, 所在地 by country or province, and what the office orders by. */
export const DIMENSIONS = ['area', 'seat', 'kind', 'type', 'level', 'party'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Where a row belongs: a code or id, what it is called, and its place in the office's order (as text, to sort by). */
export interface Group {
  readonly key: string;
  /** As it is called where that is data; null: a code, whose word is in the code. */
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly place: string;
}

const COUNTIES = ['county', 'functional'];
const REGIONS = ['country', 'province'];
/** Behind all that have a place. */
const LAST = '~';

const group = (key: Sql, name: Sql, nameEn: Sql, place: Sql): Sql =>
  sql`jsonb_build_object('key', coalesce(${key}::text, ''), 'name', ${name}, 'nameEn', ${nameEn}, 'place', coalesce(${place}, ${LAST}))`;

const numbered = (place: Sql): Sql => sql`lpad(${place}::text, 6, '0')`;

/**
 * The group of a row by the map of a day (of the later one where two are compared), as jsonb, over its segment `s`, profile `p` and type `t`, with the tables that it needs under the alias; those of two
 * dimensions stand beside each other under two aliases.
 */
export function groupOf(dimension: Dimension, mapDay: Day, alias: string): { readonly group: Sql; readonly joins: Sql } {
  const at = raw(alias);
  const none = sql`null::text`;
  const unit = (levels: readonly string[], areaId: Sql): { group: Sql; joins: Sql } => ({
    group: group(sql`${at}.unit_id`, sql`${at}.name`, sql`${at}.name_en`, sql`${at}.place`),
    joins: sql`left join ${unitsOfLevels(mapDay, levels)} ${at} on ${at}.area_id = ${areaId}`,
  });
  const inOrder = sql`left join types_in_order ${at} on ${at}.id = s.type_id`;
  switch (dimension) {
    case 'area':
      return unit(COUNTIES, sql`s.area_id`);
    case 'seat':
      return unit(REGIONS, sql`s.seat_area_id`);
    case 'kind':
      return { group: group(sql`s.kind`, none, none, numbered(sql`${at}.kind_place`)), joins: inOrder };
    case 'type':
      return { group: group(sql`t.code`, sql`t.name`, sql`t.name_en`, numbered(sql`${at}.place`)), joins: inOrder };
    case 'level':
      return { group: group(sql`p.level`, none, none, numbered(sql`array_position(${LEVELS}::text[], p.level)`)), joins: empty };
    case 'party':
      return {
        group: group(sql`p.fields ->> 'party'`, none, none, numbered(sql`${at}.place`)),
        joins: sql`left join parties_in_order ${at} on ${at}.code = p.fields ->> 'party'`,
      };
  }
}
