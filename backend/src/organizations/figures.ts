import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../accounts/index.js';
import { unitsOfLevels } from '../areas/index.js';
import { Reader } from '../platform/database/reads.js';
import { raw, sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { type Asked, organizations, type OrganizationFilter } from './filter.js';
import { type Dimension, type Group, groupOf } from './grouping.js';
import { fieldsOf, KINDS } from './kinds/index.js';

/** What is added up: how many organizations there are, or one of their counts (成员数) or numbers. */
export type Measure = string;
export const COUNT: Measure = 'count';

/** Numbers that the kinds describe: counts with their day, and plain ones. A place in a list is no quantity. */
const quantities = [...new Map(KINDS.flatMap((kind) => fieldsOf(kind)).map((field) => [field.code, field])).values()].filter(
  ({ code, type, retired }) => (type === 'count' || type === 'number') && !retired && code !== 'orderNumber',
);
export const MEASURES: readonly Measure[] = [COUNT, ...quantities.map(({ code }) => `fields.${code}`)];

/** One number of a table of figures: of what is certain; `possible` are the organizations beside it that may belong there. */
export interface Figure {
  readonly row: Group;
  readonly across: Group | null;
  readonly value: number;
  readonly possible: number;
}

export interface FiguresAsked {
  readonly filter: OrganizationFilter;
  readonly asOf: Day;
  /** By the boundaries of which day counties are told; where two days are compared it is the later one for both. */
  readonly mapDay: Day;
  readonly rows: Dimension;
  readonly across: Dimension | null;
  readonly measure: Measure;
}

/** Figures over the organizations of a list: counted in the database, row by column. */
@Injectable()
export class OrganizationFigures {
  constructor(
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** Every pair of row and column in which there is anything, of those organizations that the viewer may export. */
  async of(viewer: Viewer, { filter, asOf, mapDay, rows, across, measure }: FiguresAsked): Promise<Figure[]> {
    const asked: Asked = { reach: await this.reach.of(viewer, asOf, 'organizations.export'), asOf, today: this.clock.today() };
    const row = groupOf(rows, mapDay, 'of_row');
    const column = across ? groupOf(across, mapDay, 'of_column') : { group: sql`null::jsonb`, joins: sql`` };
    const value = valueOf(measure, asOf);
    return this.reader.rows(sql`/* organizations.figures */ select ${row.group} as row, ${column.group} as across,
        coalesce(${value.sum} filter (where s.certainty = 'certain'), 0)::float8 as value, (count(*) filter (where s.certainty = 'possible'))::int as possible
      from ${organizations(asked, filter)} s join organization_profiles p on p.id = s.profile_id join organization_types t on t.id = s.type_id
      ${row.joins} ${column.joins} ${value.joins}
      group by 1, 2`);
  }

  /** The counties that stand in a table whether or not there is anything in them: those counted on the day, under the area asked for and within reach. */
  async counties(viewer: Viewer, { areaId, boundaries }: OrganizationFilter, asOf: Day): Promise<Group[]> {
    const { everywhere, parts } = await this.reach.of(viewer, asOf, 'organizations.export');
    const under = areaId ? sql`${areaId}::uuid` : sql`(select r.city_area_id from registry r)`;
    const within = everywhere ? sql`true` : sql`a.id = any(${[...new Set(parts.flatMap(({ then }) => then))]}::uuid[])`;
    const day = boundaries === 'now' ? this.clock.today() : asOf;
    return this.reader.rows(sql`/* organizations.counties */ select u.unit_id as key, u.name, u.name_en as "nameEn", u.place
      from areas a join area_spans z on z.area_id = a.id and z.from_day <= ${day} and ${day} < z.until_day and z.state = 'living'
      join ${unitsOfLevels(day, ['county', 'functional'])} u on u.area_id = a.id and u.unit_id = a.id
      where a.level in ('county', 'functional') and a.counted and z.path @> array[${under}] and ${within} order by u.place`);
  }
}

/** The sum of a measure over segments `s` with their profiles `p`. */
function valueOf(measure: Measure, asOf: Day): { readonly sum: Sql; readonly joins: Sql } {
  if (measure === COUNT) return { sum: sql`count(*)`, joins: sql`` };
  const code = measure.replace('fields.', '');
  if (quantities.find((field) => field.code === code)?.type === 'number')
    return { sum: sql`sum((p.fields ->> ${code})::numeric)`, joins: sql`` };
  const alias = raw('measured');
  return {
    sum: sql`sum(${alias}.value)`,
    joins: sql`left join (select distinct on (b.organization_id) b.organization_id, b.value from organization_observations b
      where b.measure = ${code} and b.on_day <= ${asOf} order by b.organization_id, b.on_day desc) ${alias} on ${alias}.organization_id = s.organization_id`,
  };
}
