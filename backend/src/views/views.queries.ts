import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { Reader, type Reads } from '../platform/database/reads.js';
import { sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { ViewAnswer } from './views.dto.js';

/** The 科室 that an account works in, or null. */
const sectionOf = (viewer: Viewer): Sql => sql`(select m.section_id from accounts m where m.id = ${viewer.accountId})`;

/** Questions about 常用视图. */
@Injectable()
export class ViewsQueries {
  private reads: Reads;

  constructor(
    reader: Reader,
    private readonly clock: OfficeClock,
  ) {
    this.reads = reader;
  }

  /** The same questions inside a transaction that has written already. */
  within(tx: Tx): ViewsQueries {
    return Object.assign(Object.create(ViewsQueries.prototype) as ViewsQueries, { reads: tx, clock: this.clock });
  }

  /** Which views may this account open of a list: its own, and those shared with it? */
  ofList(viewer: Viewer, list: string): Promise<ViewAnswer[]> {
    return this.reads.rows(sql`/* views.list */ ${this.shown(viewer, sql`v.list = ${list} and v.removed_at is null`)}
      order by own desc, v.name_key, v.id`);
  }

  /** One view, if the account may open it; nothing where it may not, or it was removed. */
  one(viewer: Viewer, id: string): Promise<ViewAnswer | undefined> {
    return this.reads.one(sql`/* views.one */ ${this.shown(viewer, sql`v.id = ${id} and v.removed_at is null`)}`);
  }

  /** Does the account work in this section? */
  async worksIn(viewer: Viewer, sectionId: string): Promise<boolean> {
    const row = await this.reads.one<{ own: boolean }>(
      sql`/* views.works-in */ select coalesce(${sectionOf(viewer)} = ${sectionId}, false) as own`,
    );
    return row?.own ?? false;
  }

  /**
   * Condition over a view `v`: may the account open it? Shared with an area means: with everybody who holds a grant over it or over a part of
   * it, as the map is today.
   */
  openTo(viewer: Viewer): Sql {
    const today = this.clock.today();
    const areas = [...new Set(viewer.grants.flatMap(({ areaId }) => areaId ?? []))];
    return sql`(v.account_id = ${viewer.accountId} or v.shared_with = 'office'
        or (v.shared_with = 'section' and v.section_id = ${sectionOf(viewer)}) or (v.shared_with = 'area' and exists (
        select from area_spans g where g.area_id = any(${areas}::uuid[]) and g.from_day <= ${today} and ${today} < g.until_day
          and g.path @> array[coalesce((select n.unit_id from area_spans n where n.area_id = v.area_id and n.from_day <= ${today} and ${today} < n.until_day), v.area_id)])))`;
  }

  private shown(viewer: Viewer, which: Sql): Sql {
    return sql`select v.id, v.list, v.name, v.query, v.columns, v.as_of as "asOf", v.shared_with as "sharedWith", v.area_id as "areaId", a.name as "areaName",
        v.section_id as "sectionId", s.name as "sectionName",
        v.account_id = ${viewer.accountId} as own, o.name as owner, v.version
      from saved_views v join accounts o on o.id = v.account_id left join areas a on a.id = v.area_id left join sections s on s.id = v.section_id
      where ${which} and ${this.openTo(viewer)}`;
  }
}
