import { Injectable } from '@nestjs/common';
import { normaliseName } from '../platform/chinese/names.js';
import { Reader, type Reads } from '../platform/database/reads.js';
import { allOf, empty, planKept, sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import type { Day } from '../platform/time/day.js';
import type { AreaLevel } from './area-level.js';

export interface AreaQuestion {
  readonly asOf: Day;
  readonly level?: readonly AreaLevel[] | undefined;
  readonly parent?: string | undefined;
  readonly q?: string | undefined;
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
  readonly path: { id: string; name: string }[];
  readonly now: { id: string; code: string; name: string } | null;
  readonly formerNames: { name: string; code: string; to: Day }[];
}

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
   * Units that live on the day, in the office's order, its own first where all are asked for; with `q` also ended and later ones, so
   * that 港闸 is found today and says where it went: the exact name first, then the counted units, then those that live.
   */
  list(question: AreaQuestion, today: Day): Promise<ShownArea[]> {
    const { asOf, level, parent, q, limit } = question;
    const living = sql`a.from_day <= ${asOf} and ${asOf} < a.until_day`;
    const conditions = [
      ...(q === undefined ? [living] : [matches(q)]),
      ...(level?.length ? [sql`a.level = any(${level}::text[])`] : []),
      ...(parent === undefined
        ? []
        : [q === undefined ? liesUnder(parent, asOf) : sql`a.parent_id in (select p.id from areas p where p.code = ${parent})`]),
    ];
    const own = level?.length || parent !== undefined ? empty : sql`not (${ownOffice}), `;
    const order = q === undefined ? own : sql`not (${exactly(q)}), not a.counted, not (${living}), `;
    return this.reads.rows(sql`/* areas.list */
      with shown as (select a.*, row_number() over (order by ${order}${levelOrder}, a.sort_order, a.name_key collate "C", a.from_day, a.id) as place
        from areas a where ${allOf(conditions)} order by place limit ${limit})
      ${columns(asOf, today)} from shown a order by a.place`);
  }

  /** One unit, whenever it lived. */
  one(id: string, asOf: Day, today: Day): Promise<ShownArea | undefined> {
    return this.reads.one(sql`/* areas.one */ ${columns(asOf, today)} from areas a where a.id = ${id}`);
  }

  /** The unit that has this code on the day. */
  byCode(code: string, on: Day): Promise<AreaName | undefined> {
    return this.reads.one(
      sql`/* areas.by-code */ select id, code, name, short_name as "shortName", level from areas where code = ${code} and from_day <= ${on} and ${on} < until_day`,
    );
  }

  /** Cities to begin a registry with: those that live today. */
  cities(today: Day): Promise<{ code: string; name: string; province: string | null }[]> {
    return this.reads
      .rows(sql`/* areas.cities */ select c.code, c.name, p.name as province from areas c left join areas p on p.id = c.parent_id
      where c.level = 'city' and c.from_day <= ${today} and ${today} < c.until_day order by c.sort_order, c.name_key collate "C"`);
  }

  /** Which areas these are made under; rises with every change of areas or events. */
  version(): Promise<{ version: number } | undefined> {
    return this.reads.one(planKept(sql`/* areas.version */ select version from area_version`));
  }
}

const levelOrder = sql`array_position(array['city', 'county', 'functional', 'township', 'province', 'country'], a.level)`;

/** The office's own units: those that are counted, and the city above them. */
const ownOffice = sql`a.counted or exists (select from areas c where c.counted and c.parent_id = a.id)`;

/** The unit right above it on the day has this code: a township recorded under a unit that merged lies under the new one. */
const liesUnder = (code: string, asOf: Day): Sql => sql`exists (select from area_spans s join areas p on p.id = s.path[2]
  where s.area_id = a.id and s.from_day <= ${asOf} and ${asOf} < s.until_day and p.code = ${code})`;

/** Path: from the unit upward, as the map is on the day (of an ended unit: on its last day). `now`: what it means today, if not itself. */
const columns = (
  asOf: Day,
  today: Day,
): Sql => sql`select a.id, a.code, a.name, a.short_name as "shortName", a.name_en as "nameEn", a.level, a.counted,
  nullif(a.from_day, '-infinity') as "from", nullif(a.until_day, 'infinity') as "to", a.parent_id as "parentId",
  coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name) order by x.place)
    from area_spans s cross join unnest(s.path) with ordinality x(id, place) join areas u on u.id = x.id
    where s.area_id = a.id and x.place > 1 and s.from_day <= greatest(a.from_day, least(${asOf}::date, a.until_day - 1))
      and greatest(a.from_day, least(${asOf}::date, a.until_day - 1)) < s.until_day), '[]') as path,
  (select json_build_object('id', u.id, 'code', u.code, 'name', u.name) from area_spans s join areas u on u.id = s.unit_id
    where s.area_id = a.id and s.state = 'succeeded' and s.from_day <= ${today} and ${today} < s.until_day) as now,
  coalesce((select json_agg(json_build_object('name', f.name, 'code', f.code, 'to', f.until_day) order by f.until_day desc, f.sort_order)
    from areas f where f.until_day <= a.from_day and f.id in (select s.area_id from area_spans s where s.unit_id = a.id and s.state = 'succeeded')), '[]') as "formerNames"`;

/** Any part of its name, pinyin, initials or English name, the beginning of its code, or a name of what became part of it. */
const matches = (q: string): Sql => {
  const text = normaliseName(q);
  const word = sql`exists (select from unnest(f.forms) form where strpos(form, ${text}) > 0)`;
  return sql`(starts_with(a.code, ${text.toUpperCase()}) or starts_with(a.code, ${`C-${text.toUpperCase()}`}) or exists (select from areas f where f.id = a.id and ${word})
    or exists (select from area_spans s join areas f on f.id = s.area_id where s.unit_id = a.id and s.state = 'succeeded' and s.until_day = 'infinity' and ${word}))`;
};

const exactly = (q: string): Sql => sql`${normaliseName(q)} = any(a.forms) or a.code = ${q}`;
