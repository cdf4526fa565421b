import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { nameKey } from '../platform/chinese/names.js';
import { sql } from '../platform/database/sql.js';
import { Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import type { Read } from '../platform/http/body.js';
import type { Match } from '../platform/http/etag.js';
import { fault } from '../platform/http/faults.js';
import type { Once } from '../platform/http/idempotency.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { ViewsQueries } from '../views/index.js';
import type { TableDefinition } from './definition.js';
import { DefinedTable } from './table-definition.entity.js';
import type { TableAnswer, TableBody, TablePatch } from './tables.dto.js';
import { TablesQueries } from './tables.queries.js';

/** The acts on definitions of 上报表: saved, changed, removed and brought back, each by whoever made it. */
@Injectable()
export class TablesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: TablesQueries,
    private readonly views: ViewsQueries,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 422; ConstraintViolated 409 where the account has a table of this name */
  async save(viewer: Viewer, { viewId, name, definition }: TableBody, once: Once): Promise<TableAnswer> {
    return this.transactions.run(viewer, { act: 'tables.save' }, (tx) =>
      once.run(tx, async () => {
        refuseNoSort(definition, '/definition');
        await this.refuseUnknownView(tx, viewer, viewId);
        const id = tx.identifiers.next();
        const { accountId } = viewer;
        await tx.insert(DefinedTable, [{ id, viewId, accountId, name, nameKey: nameKey(name), definition, version: 1, removedAt: null }]);
        return this.shown(tx, viewer, id);
      }),
    );
  }

  /** @throws Problem 404, 403 for somebody else's, 428, 412, 422; ConstraintViolated 409 as `save` */
  async change(viewer: Viewer, id: string, read: Read<TablePatch>, match: Match, once: Once): Promise<TableAnswer> {
    return this.transactions.run(viewer, { act: 'tables.change' }, (tx) =>
      once.run(tx, async () => {
        const table = await this.take(tx, viewer, id, match);
        const patch = read();
        if (patch.definition) refuseNoSort(patch.definition, '/definition');
        if (patch.viewId !== undefined) await this.refuseUnknownView(tx, viewer, patch.viewId);
        Object.assign(table, patch);
        table.nameKey = nameKey(table.name);
        await this.write(tx, table, ['viewId', 'name', 'nameKey', 'definition']);
        return this.shown(tx, viewer, id);
      }),
    );
  }

  /** Gives the table as it was; `restore` brings it back. @throws Problem as `change` */
  async remove(viewer: Viewer, id: string, match: Match, once: Once): Promise<TableAnswer> {
    return this.transactions.run(viewer, { act: 'tables.remove' }, (tx) =>
      once.run(tx, async () => {
        const table = await this.take(tx, viewer, id, match);
        const shown = await this.shown(tx, viewer, id);
        await this.write(tx, Object.assign(table, { removedAt: this.clock.now() }), ['removedAt']);
        return Object.assign(shown, { version: table.version });
      }),
    );
  }

  /** Brings a removed table back. @throws Problem 404; ConstraintViolated 409 where its name was taken meanwhile */
  async restore(viewer: Viewer, id: string, once: Once): Promise<TableAnswer> {
    return this.transactions.run(viewer, { act: 'tables.restore' }, (tx) =>
      once.run(tx, async () => {
        const table = await this.lock(tx, id);
        if (table?.accountId !== viewer.accountId) throw problem('not_found');
        if (table.removedAt !== null) await this.write(tx, Object.assign(table, { removedAt: null }), ['removedAt']);
        return this.shown(tx, viewer, id);
      }),
    );
  }

  private async take(tx: Tx, viewer: Viewer, id: string, match: Match): Promise<DefinedTable> {
    const table = await this.lock(tx, id);
    const seen = await this.queries.within(tx).one(viewer, id);
    if (!table || !seen) throw problem('not_found');
    if (!seen.own) throw problem('forbidden', { detail: somebodyElses });
    match.require(id, table.version);
    return table;
  }

  private async lock(tx: Tx, id: string): Promise<DefinedTable | undefined> {
    await tx.rows(sql`/* tables.take */ select id from table_definitions where id = ${id} for no key update`);
    return (await tx.load(DefinedTable, { id }))[0];
  }

  private write(tx: Tx, table: DefinedTable, properties: (keyof DefinedTable)[]): Promise<void> {
    table.version += 1;
    return tx.update(DefinedTable, [table], [...properties, 'version']);
  }

  private async shown(tx: Tx, viewer: Viewer, id: string): Promise<TableAnswer> {
    const table = await this.queries.within(tx).one(viewer, id);
    if (!table) throw problem('not_found');
    return table;
  }

  private async refuseUnknownView(tx: Tx, viewer: Viewer, viewId: string): Promise<void> {
    if (!(await this.views.within(tx).one(viewer, viewId))) throw invalid([fieldProblem('/viewId', fault('unknown_reference'))]);
  }
}

/** A table is of one sort. @throws Problem 422 */
export function refuseNoSort({ register, statistic, movements, officers }: TableDefinition, under = ''): void {
  const [first, ...others] = Object.entries({ register, statistic, movements, officers }).filter(([, sort]) => sort);
  if (!first) throw invalid([fieldProblem(`${under}/register`, fault('required'))]);
  if (others.length) throw invalid(others.map(([name]) => fieldProblem(`${under}/${name}`, fault('unknown_field'))));
}

const somebodyElses = {
  zh: '这张上报表是别人做的，不能修改；可以复制为自己的。',
  en: 'This table is somebody else’s and cannot be changed; it can be copied.',
};
