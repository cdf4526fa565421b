import { Injectable } from '@nestjs/common';
import { placesOfAreas } from '../areas/index.js';
import { Reader } from '../platform/database/reads.js';
import { allOf, empty, join, limit, planKept, raw, sql, type Sql } from '../platform/database/sql.js';
import type { SortKey } from '../platform/http/params.js';
import type { Day } from '../platform/time/day.js';
import { areasAsked, type Asked, organizations, type OrganizationFilter, reachedToday, wordsOf } from './filter.js';
import { GramFrequencies, MOST_CANDIDATES } from './gram-frequencies.js';
import type { Confirmed } from './confirmations/confirmed.js';
import type { Status } from './kinds/index.js';
import type { HeldRecognition } from './recognitions/held.js';
import type { Responsible } from './responsibilities/responsible.js';
import { CHAIR_KEY, chairInOrder } from './offices/in-office.js';
import { DUE_KEY, TERM_STATE_KEY, termInOrder } from './offices/terms-in-lists.js';
import { type FurtherCells, type FurtherColumn, pageColumns, pageJoins } from './row-columns.js';

/** A row of the list, as it goes out. */
export interface OrganizationItem extends Partial<FurtherCells> {
  id: string;
  name: string;
  shortName: string | null;
  kind: string;
  type: string;
  typeCode: string;
  status: Status;
  areaId: string;
  areaName: string;
  seatAreaId: string | null;
  seatAreaName: string | null;
  foundedOn: string | null;
  dissolvedOn: string | null;
  level: string | null;
  supervisor: string | null;
  address: string | null;
  creditCode: string | null;
  fields: Record<string, unknown>;
  certainty: 'certain' | 'possible';
  lastConfirmed: Confirmed | null;
  responsible: Responsible | null;
  /** 称号 held on the day, where they are asked for; else null. */
  held: readonly HeldRecognition[] | null;
  matched: { name: string; sort: 'former' | 'later' | 'foreign' | 'short'; from: string | null; to: string | null } | null;
  version: number;
}

/** A row with the keys it is sorted by, the id last. */
export interface KeyedItem extends OrganizationItem {
  keys: unknown[];
}

export interface OrganizationCount {
  count: number;
  possible: number;
  byStatus: Partial<Record<Status, number>>;
}

export const SORTS = [
  'name',
  'foundedOn',
  'status',
  'kind',
  'type',
  'area',
  'party',
  'orderNumber',
  'chair',
  'dueOn',
  'termState',
] as const;
type Sort = (typeof SORTS)[number];

/** What a sort key means over the derived table `s` with its type `ranked` in the office's order, the place `w` of its area, the place of its `party`, its `own` profile, who has `led` it and the term `ending`. Never null; ties end in the id. */
const SORT_COLUMNS: Readonly<Record<Sort, Sql>> = {
  name: sql`s.name_key`,
  foundedOn: sql`s.founded_earliest`,
  status: sql`s.status`,
  kind: sql`ranked.kind_place`,
  type: sql`ranked.place`,
  area: sql`w.place`,
  // Whatever belongs to no party comes behind the eight.
  party: sql`coalesce(party.place, 9)`,
  // Without 序号 behind all that have one.
  orderNumber: sql`coalesce((own.fields ->> 'orderNumber')::numeric, 1e15)`,
  chair: CHAIR_KEY,
  dueOn: DUE_KEY,
  termState: TERM_STATE_KEY,
};

/** Where a page begins: behind the keys of a row, forwards or backwards. */
export interface PageFrom {
  readonly keys: readonly unknown[] | undefined;
  readonly backwards: boolean;
  readonly limit: number;
}

/** The columns of a row, with the tables they need beside those of the list. */
export interface RowShape {
  readonly columns: Sql;
  readonly joins: Sql;
}

/** What the list and a file both tell of a row. */
export const TOLD = sql`s.organization_id as id, s.name, p.short_name as "shortName", s.kind, t.name as type, s.status, u.name as "areaName",
      v.name as "seatAreaName", date_text(o.founded_earliest, o.founded_latest) as "foundedOn",
      date_text(o.ended_earliest, o.ended_latest) as "dissolvedOn", s.certainty, p.level, p.supervisor, p.address, o.credit_code as "creditCode"`;

/** A row of a page. */
const pageShape = (asked: Asked, filter: OrganizationFilter, further: readonly FurtherColumn[]): RowShape => ({
  columns: sql`${TOLD}, o.version, t.code as "typeCode", coalesce(a.unit_id, s.area_id) as "areaId", coalesce(b.unit_id, s.seat_area_id) as "seatAreaId",
      p.fields, ${pageColumns(asked, filter, further)} ${matched(filter.q, asked)} as matched, s.keys`,
  joins: pageJoins(asked, further),
});

/** Questions about many organizations. Each is one statement. */
@Injectable()
export class OrganizationsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly frequencies: GramFrequencies,
  ) {}

  /** A page of organizations in order, one row more than asked for where there are more; turned round when backwards. */
  async list(
    asked: Asked,
    filter: OrganizationFilter,
    sort: readonly SortKey<Sort>[],
    page: PageFrom,
    further: readonly FurtherColumn[] = [],
  ): Promise<KeyedItem[]> {
    const question = await this.weighed(filter);
    const shape = pageShape(asked, filter, further);
    return this.reader.rows<KeyedItem>(listStatement(sql`/* organizations.list */`, asked, question, sort, page, shape));
  }

  /** Every organization in order, in pieces of a thousand, for the export, in the shape that is wanted. */
  async *all<T>(
    asked: Asked,
    filter: OrganizationFilter,
    sort: readonly SortKey<Sort>[],
    signal: AbortSignal,
    shape: RowShape,
  ): AsyncGenerator<T[]> {
    const statement = listStatement(sql`/* organizations.export */`, asked, await this.weighed(filter), sort, undefined, shape);
    yield* this.reader.stream<T>(statement, signal);
  }

  /** The first so many organizations that answer, in the order of their names. */
  async ids(asked: Asked, filter: OrganizationFilter, most: number): Promise<string[]> {
    const rows = await this.reader.rows<{ id: string }>(sql`/* organizations.ids */ select s.organization_id as id
      from ${organizations(asked, await this.weighed(filter))} s order by s.name_key, s.organization_id ${limit(most)}`);
    return rows.map(({ id }) => id);
  }

  /** How many certainly and possibly answer, and the certain ones by status. */
  async count(asked: Asked, filter: OrganizationFilter): Promise<OrganizationCount> {
    const rows = await this.reader.rows<{ status: Status; certain: number; possible: number }>(sql`/* organizations.count */
      select s.status, count(*) filter (where s.certainty = 'certain') as certain, count(*) filter (where s.certainty = 'possible') as possible
      from ${organizations(asked, await this.weighed(filter))} s group by s.status`);
    const sum = (of: 'certain' | 'possible'): number => rows.reduce((total, row) => total + row[of], 0);
    return {
      count: sum('certain'),
      possible: sum('possible'),
      byStatus: Object.fromEntries(rows.map((row) => [row.status, row.certain + row.possible])),
    };
  }

  private async weighed(filter: OrganizationFilter): Promise<OrganizationFilter> {
    return filter.q ? { ...filter, few: (await this.frequencies.estimate(wordsOf(filter.q))) <= MOST_CANDIDATES } : filter;
  }
}

/** Kinds, states and an area in the order of names or of founding: whatever is asked, an index has the rows in that order (decision 0014). */
function alongOneOrder(filter: OrganizationFilter, sort: readonly SortKey<Sort>[]): boolean {
  const { kind: _kind, status: _status, boundaries: _boundaries, areaId, ...others } = filter;
  if (sort.length !== 1 || Object.values<unknown>(others).some((value) => value !== undefined)) return false;
  const field = sort[0]?.field;
  return field === 'name' || (field === 'foundedOn' && areaId === undefined);
}

/** The whole statement of a list: first the page's segments, then what else is shown of those rows alone. */
export function listStatement(
  name: Sql,
  asked: Asked,
  filter: OrganizationFilter,
  sort: readonly SortKey<Sort>[],
  page: PageFrom | undefined,
  shape: RowShape,
): Sql {
  const keys = [
    ...sort.map((key) => ({ column: SORT_COLUMNS[key.field], down: key.descending })),
    { column: sql`s.organization_id`, down: false },
  ];
  const backwards = page?.backwards ?? false;
  const order = join(
    keys.map(({ column, down }) => sql`${column} ${raw(down !== backwards ? 'desc' : 'asc')}`),
    ', ',
  );
  const behind = page?.keys ? keyset(keys, page.keys, backwards) : sql`true`;
  const places = sort.some((key) => key.field === 'area') ? sql`join ${placesOfAreas(asked.asOf)} w on w.area_id = s.area_id` : empty;
  const inOrder = sort.some((key) => key.field === 'kind' || key.field === 'type')
    ? sql`join types_in_order ranked on ranked.id = s.type_id`
    : empty;
  const own = sort.some((key) => key.field === 'party' || key.field === 'orderNumber')
    ? sql`join organization_profiles own on own.id = s.profile_id`
    : empty;
  const parties = sort.some((key) => key.field === 'party')
    ? sql`left join parties_in_order party on party.code = own.fields ->> 'party'`
    : empty;
  const terms = sort.some((key) => key.field === 'dueOn' || key.field === 'termState') ? termInOrder(asked.asOf) : empty;
  const chairs = sort.some((key) => key.field === 'chair') ? chairInOrder(asked.asOf) : empty;
  const joins = sql`${inOrder} ${places} ${own} ${parties} ${terms} ${chairs}`;
  const most = page ? limit(page.limit + 1) : empty;
  const walked = page !== undefined && alongOneOrder(filter, sort);
  const areas = page && !filter.q && sort.every((key) => key.field === 'name') ? areasAsked(asked, filter) : undefined;
  const keyList = join(
    keys.map(({ column }) => sql`${column}`),
    ', ',
  );
  const statement = sql`${name}
    select ${shape.columns}
    from (select s.*${page ? sql`, json_build_array(${keyList}) as keys` : empty} from ${
      areas
        ? sql`unnest(${areas}) r(area_id) cross join lateral (select s.* from ${organizations(asked, filter, { walked, areaId: sql`r.area_id` })} s
            where s.area_id = r.area_id and ${behind} order by ${order} ${most}) s`
        : sql`${organizations(asked, filter, { walked, whole: !page })} s ${joins} where ${behind}`
    } ${page ? sql`order by ${order} ${most}` : empty}) s
    join organizations o on o.id = s.organization_id
    join organization_profiles p on p.id = s.profile_id
    join organization_types t on t.id = s.type_id
    left join area_spans a on a.area_id = s.area_id and a.from_day <= ${asked.asOf} and ${asked.asOf} < a.until_day
    join areas u on u.id = coalesce(a.unit_id, s.area_id)
    left join area_spans b on b.area_id = s.seat_area_id and b.from_day <= ${asked.asOf} and ${asked.asOf} < b.until_day
    left join areas v on v.id = coalesce(b.unit_id, s.seat_area_id)
    ${joins} ${shape.joins}
    order by ${order}`;
  // Along an order, or from few that the pieces of the words give: whatever the values, by the same indexes.
  return walked || filter.few ? planKept(statement) : statement;
}

/** Rows behind the keys: all directions alike compare as one row, else written out key by key. */
function keyset(keys: readonly { column: Sql; down: boolean }[], values: readonly unknown[], backwards: boolean): Sql {
  const cases = keys.map(({ column, down }, index) => {
    const equal = keys.slice(0, index).map((key, i) => sql`${key.column} = ${values[i]}`);
    return sql`(${allOf([...equal, sql`${column} ${raw(down !== backwards ? '<' : '>')} ${values[index]}`])})`;
  });
  const [first] = keys;
  // The first condition alone bounds the index; the cases behind it settle the ties.
  const bound = first ? sql`${first.column} ${raw(first.down !== backwards ? '<=' : '>=')} ${values[0]} and ` : sql``;
  return sql`${bound}(${join(cases, ' or ')})`;
}

/** Which other name was hit, where the name shown was not: 曾用名 or 后改名 with its period, or one of the further names. */
export function matched(q: string | undefined, asked: Asked): Sql {
  const words = q ? wordsOf(q) : [];
  if (!words.length) return sql`null::json`;
  const hits = (forms: Sql): Sql =>
    allOf(words.map((word) => sql`exists (select from unnest(${forms}) f where f like like_anywhere(${word}))`));
  return otherName(hits, asked.asOf, reachedToday(raw('s'), asked));
}

/**
 * The same for whatever is asked of the forms of a name, over an organization `o` and its profile `p` of the day;
 * names of a later day only where `later` is true.
 */
export const otherName = (hits: (forms: Sql) => Sql, asOf: Day, later: Sql): Sql => sql`case when not (${hits(sql`p.forms`)}) then (
    select json_build_object('name', m.name, 'sort', m.sort, 'from', m.from_text, 'to', m.to_text) from (
      select h.name, case when h.from_earliest > ${asOf} then 'later' else 'former' end as sort, 1 as rank, h.from_earliest,
        case when h.from_earliest = '-infinity' then date_text(o.founded_earliest, o.founded_latest) else date_text(h.from_earliest, h.from_latest) end as from_text,
        (select date_text(n.from_earliest, n.from_latest) from organization_profiles n where n.organization_id = h.organization_id
          and n.from_earliest > h.from_earliest and n.name <> h.name order by n.from_earliest limit 1) as to_text
      from organization_profiles h where h.organization_id = o.id and ${hits(sql`h.forms`)} and (h.from_earliest <= ${asOf} or ${later})
      union all
      select n.name, n.sort, 2, n.from_earliest, date_text(n.from_earliest, n.from_latest), date_text(n.until_earliest, n.until_latest)
      from organization_names n where n.organization_id = o.id and ${hits(sql`n.forms`)}) m
    order by m.rank, m.from_earliest limit 1) end`;
