import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { Reader, type Reads } from '../platform/database/reads.js';
import { sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { ViewsQueries } from '../views/index.js';
import { KeptScope } from './kept/kept-scope.js';
import type { TableAnswer } from './tables.dto.js';

/** Questions about 上报表. Whoever may open the view of one may open it. */
@Injectable()
export class TablesQueries {
  private reads: Reads;

  constructor(
    reader: Reader,
    private readonly views: ViewsQueries,
    private readonly scope: KeptScope,
  ) {
    this.reads = reader;
  }

  /** The same questions inside a transaction that has written already. */
  within(tx: Tx): TablesQueries {
    return Object.assign(Object.create(TablesQueries.prototype) as TablesQueries, { reads: tx, views: this.views, scope: this.scope });
  }

  async all(viewer: Viewer): Promise<TableAnswer[]> {
    return this.reads.rows(sql`/* tables.list */ ${await this.shown(viewer, sql`true`)} order by own desc, d.name_key, d.id`);
  }

  /** One table, if the account may open it; nothing where it may not, or it was removed. */
  async one(viewer: Viewer, id: string): Promise<TableAnswer | undefined> {
    return this.reads.one(sql`/* tables.one */ ${await this.shown(viewer, sql`d.id = ${id}`)}`);
  }

  private async shown(viewer: Viewer, which: Sql): Promise<Sql> {
    return sql`select d.id, d.name, json_build_object('id', v.id, 'name', v.name, 'query', v.query, 'asOf', v.as_of, 'removed', v.removed_at is not null) as view,
        d.definition, d.account_id = ${viewer.accountId} as own, o.name as owner,
        (select max(k.kept_at) from kept_tables k where k.definition_id = d.id and ${await this.scope.seenBy(viewer)}) as "lastKept", d.version
      from table_definitions d join saved_views v on v.id = d.view_id join accounts o on o.id = d.account_id
      where ${which} and d.removed_at is null and (d.account_id = ${viewer.accountId} or ${this.views.openTo(viewer)})`;
  }
}
