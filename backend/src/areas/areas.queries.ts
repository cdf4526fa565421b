import { Injectable } from '@nestjs/common';
import { Reader, type Reads } from '../platform/database/reads.js';
import { allOf, empty, limit as rowLimit, planKept, sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import type { Day } from '../platform/time/day.js';
import type { BookEntry } from './area-book.js';
import type { AreaEventKind, AreaLevel } from './area-level.js';
import { exactly, matches } from './areas.matching.js';

export interface AreaQuestion {
  readonly asOf: Day;
  readonly level?: readonly AreaLevel[] | undefined;
  readonly parent?: string | undefined;
  readonly q?: string | undefined;
  /** Codes that are found besides, whatever `q` is: of countries by their cities. */
  readonly also?: readonly string[];
  readonly limit: number;
}

export interface AreaName {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: AreaLevel;
}

/** An area as the API shows it on a day. */
export interface ShownArea {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly nameEn: string | null;
  readonly level: AreaLevel;
  readonly counted: boolean;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly parentId: string | null;
  readonly below: boolean;
  readonly path: { id: string; name: string }[];
  readonly now: { id: string; code: string; name: string } | null;
  readonly formerNames: { id: string; name: string; code: string; to: Day }[];
}

/** A dated change of units as it is told. */
export interface AreaEventRow {
  readonly id: string;
  readonly kind: AreaEventKind;
  readonly on: Day;
  readonly title: string;
  readonly document: string | null;
  readonly from: { id: string; code: string; name: string }[];
  readonly to: { id: string; code: string; name: string }[];
}

/** The city whose counties the office counts. */
const OWN_CITY = sql`(select c.parent_id from areas c where c.counted order by c.from_day, c.id limit 1)`;

@Injectable()
export class AreasQueries {
  private reads: Reads;

  constructor(reader: Reader) {
    this.reads = reader;
  }

  /** The same questions inside a transaction that has written already. */
  within(tx: Tx): AreasQueries {
    return Object.assign(Object.create(AreasQueries.prototype) as AreasQueries, { reads: tx });
  }

  /**
   * Units that live on the day, in the office's order, the office's own first where all are asked for; with `q` also ended and later ones, so
   * that 港闸 is found today and says where it went: the exact name first, then the counted units, then those that live.
   */
  list(question: AreaQuestion, today: Day): Promise<ShownArea[]> {
    const { asOf, level, parent, q, also = [], limit } = question;
    const living = sql`a.from_day <= ${asOf} and ${asOf} < a.until_day`;
    const conditions = [
      ...(q === undefined ? [living] : [matches(q, also)]),
      ...(level?.length ? [sql`a.level = any(${level}::text[])`] : []),
      ...(parent === undefined
        ? []
        : [q === undefined ? liesUnder(parent, asOf) : sql`a.parent_id in (select p.id from areas p where p.code = ${parent})`]),
    ];
    const own = level?.length || parent !== undefined ? empty : sql`not (${ownOffice}), `;
    const order = q === undefined ? own : sql`not (${exactly(q)}), not a.code = any(${also}::text[]), not a.counted, not (${living}), `;
    return this.reads.rows(
      planKept(sql`/* areas.list */
      with shown as (select a.*, row_number() over (order by ${order}${parent === undefined ? levels : levelsBelow}, a.sort_order, a.name_key collate "C", a.from_day, a.id) as place
        from areas a where ${allOf(conditions)} order by place ${rowLimit(limit)})
      ${columns(asOf, today)} from shown a order by a.place`),
    );
  }

  /** One unit, whenever it lived, with the version of the areas. */
  one(id: string, asOf: Day, today: Day): Promise<(ShownArea & { version: number }) | undefined> {
    return this.reads.one(sql`/* areas.one */ ${columns(asOf, today)}, (select v.version::int from area_version v) as version
      from areas a where a.id = ${id}`);
  }

  /**
   * Events of a unit and of what shares its place in time (what became part of it, what it became part of), the newest first.
   * Undefined: there is no such unit.
   */
  eventsOf(id: string): Promise<{ events: AreaEventRow[] } | undefined> {
    const side = (
      column: Sql,
    ): Sql => sql`(select json_agg(json_build_object('id', u.id, 'code', u.code, 'name', u.name) order by u.sort_order, u.code)
      from areas u where u.id in (select ${column} from area_successions y where y.event_id = e.id))`;
    return this.reads
      .one(sql`/* areas.events */ select coalesce((select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'on', e.on_day,
        'title', e.title, 'document', e.document, 'from', ${side(sql`y.from_area_id`)}, 'to', ${side(sql`y.to_area_id`)}) order by e.on_day desc, e.id)
      from area_events e where e.id in (select x.event_id from area_successions x where x.from_area_id = any(own.ids) or x.to_area_id = any(own.ids))), '[]') as events
      from areas a cross join lateral (select array(select a.id union select s.unit_id from area_spans s where s.area_id = a.id and s.state = 'succeeded'
        union select s.area_id from area_spans s where s.unit_id = a.id and s.state = 'succeeded') as ids) own where a.id = ${id}`);
  }

  /** How every country, province, city and unit of the own city is called, whenever it lived, to read lists by. */
  book(today: Day): Promise<BookEntry[]> {
    return this.reads.rows(sql`/* areas.book */ with own as materialized (select c.id, c.parent_id from areas c where c.id = ${OWN_CITY})
      select a.name, a.short_name as "shortName", a.level, own.id is not null and a.parent_id = own.id as home,
        own.id is not null and a.id in (own.id, own.parent_id) as over, ${today} < a.until_day as living
      from areas a left join own on true
      where a.level in ('country', 'province', 'city') or a.level = 'county' and a.name like '%市' or a.parent_id = own.id order by a.sort_order, a.from_day, a.id`);
  }

  /** What lies right under a unit today, in order: the units, and what became part of them. */
  placesUnder(parentId: string, today: Day): Promise<{ id: string; unitId: string; sortOrder: number }[]> {
    return this.reads.rows(sql`/* areas.places */ select a.id, s.unit_id as "unitId", a.sort_order as "sortOrder"
      from area_spans s join areas a on a.id = s.area_id
      where s.path @> array[${parentId}]::uuid[] and s.path[2] = ${parentId} and s.from_day <= ${today} and ${today} < s.until_day
      order by a.sort_order, a.name_key collate "C", a.from_day, a.id`);
  }

  /** The unit that has this code on the day. */
  byCode(code: string, on: Day): Promise<AreaName | undefined> {
    return this.reads.one(
      sql`/* areas.by-code */ select id, code, name, short_name as "shortName", level from areas where code = ${code} and from_day <= ${on} and ${on} < until_day`,
    );
  }

  /** The names of the units that an area lies in, from the largest, its own last; without an area those of the office's city. */
  async namesDownTo(areaId: string | undefined, asOf: Day): Promise<string[]> {
    const day = sql`greatest(a.from_day, least(${asOf}::date, a.until_day - 1))`;
    const row = await this.reads.one<{ names: string[] }>(
      planKept(sql`/* areas.names-down-to */
      select array(select u.name from unnest(s.path) with ordinality x(id, place) join areas u on u.id = x.id order by x.place desc) as names
      from areas a join area_spans s on s.area_id = a.id and s.from_day <= ${day} and ${day} < s.until_day
      where a.id = ${areaId ? sql`${areaId}` : OWN_CITY}`),
    );
    return row?.names ?? [];
  }

  /** What the counties of the office's city are called, or ever were. */
  async countyNames(): Promise<string[]> {
    const rows = await this.reads.rows<{ name: string }>(sql`/* areas.county-names */
      select distinct a.name from areas a where a.level = 'county' and a.parent_id = ${OWN_CITY}`);
    return rows.map(({ name }) => name);
  }

  /** Cities to begin a registry with: those that live today. */
  cities(today: Day): Promise<{ code: string; name: string; province: string | null }[]> {
    return this.reads
      .rows(sql`/* areas.cities */ select c.code, c.name, p.name as province from areas c left join areas p on p.id = c.parent_id
      where c.level = 'city' and c.from_day <= ${today} and ${today} < c.until_day order by c.sort_order, c.name_key collate "C"`);
  }

  /** Is each of these codes there, whenever it was? */
  async known(codes: readonly string[]): Promise<boolean> {
    return (await this.there(codes)).size === codes.length;
  }

  /** Those of the codes that are there, whenever they were. */
  async there(codes: readonly string[]): Promise<Set<string>> {
    const rows = await this.reads.rows<{ code: string }>(
      sql`/* areas.known */ select distinct a.code from areas a where a.code = any(${codes}::text[])`,
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** The codes of units, each with the code of what it has become. One that went to several has none. */
  async unitsOf(codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.reads.rows<{ code: string; unit: string }>(sql`/* areas.units-of */ select a.code, u.code as unit
      from areas a join area_spans s on s.area_id = a.id and s.until_day = 'infinity' join areas u on u.id = s.unit_id
      where a.code = any(${codes}::text[]) order by a.until_day`);
    return new Map(rows.map(({ code, unit }) => [code, unit]));
  }

  /** Which areas these are made under; rises with every change of areas or events. */
  version(): Promise<{ version: number } | undefined> {
    return this.reads.one(planKept(sql`/* areas.version */ select version::int as version from area_version`));
  }
}

const levels = sql`array_position(array['city', 'county', 'functional', 'township', 'province', 'country'], a.level)`;
/** Under one unit its zones come last. */
const levelsBelow = sql`array_position(array['city', 'county', 'township', 'functional'], a.level)`;

/** The office's own units: those that are counted, the city above them, and its zones. */
const ownOffice = sql`a.counted or a.id in (select c.parent_id from areas c where c.counted)
  or a.level = 'functional' and a.parent_id in (select c.parent_id from areas c where c.counted)`;

/** The unit right above it on the day has this code: a township recorded under a unit that merged lies under the new one. */
const liesUnder = (code: string, asOf: Day): Sql => sql`a.id in (select s.area_id
  from areas p join area_spans s on s.path @> array[p.id] and s.path[2] = p.id
  where p.code = ${code} and s.from_day <= ${asOf} and ${asOf} < s.until_day)`;

/** Path: from the unit upward, as the map is on the day (of an ended unit: on its last day). `now`: what it means today, if not itself. */
const columns = (
  asOf: Day,
  today: Day,
): Sql => sql`select a.id, a.code, a.name, a.short_name as "shortName", a.name_en as "nameEn", a.level, a.counted,
  nullif(a.from_day, '-infinity') as "from", nullif(a.until_day, 'infinity') as "to", a.parent_id as "parentId",
  exists (select from areas c where c.parent_id = a.id) as below,
  coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name) order by x.place)
    from area_spans s cross join unnest(s.path) with ordinality x(id, place) join areas u on u.id = x.id
    where s.area_id = a.id and x.place > 1 and s.from_day <= greatest(a.from_day, least(${asOf}::date, a.until_day - 1))
      and greatest(a.from_day, least(${asOf}::date, a.until_day - 1)) < s.until_day), '[]') as path,
  (select json_build_object('id', u.id, 'code', u.code, 'name', u.name) from area_spans s join areas u on u.id = s.unit_id
    where s.area_id = a.id and s.state = 'succeeded' and s.from_day <= ${today} and ${today} < s.until_day) as now,
  coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'code', f.code, 'to', f.until_day) order by f.until_day desc, f.sort_order)
    from areas f where f.until_day <= a.from_day and f.id in (select s.area_id from area_spans s where s.unit_id = a.id and s.state = 'succeeded')), '[]') as "formerNames"`;
