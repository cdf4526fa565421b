import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { ChangesQueries } from '../../history/index.js';
import { OrganizationOrderQuery } from '../../organizations/index.js';
import { sql } from '../../platform/database/sql.js';
import { Transactions } from '../../platform/database/transaction.js';
import type { Tx } from '../../platform/database/tx.js';
import { FileStore, hashColumn } from '../../platform/files/file-store.js';
import { Spooled } from '../../platform/files/spooled.js';
import { MOST_FILE_BYTES } from '../../platform/files/file-kinds.js';
import type { Once } from '../../platform/http/idempotency.js';
import { problem } from '../../platform/http/problem.js';
import { Identifiers } from '../../platform/identifiers.js';
import type { Day } from '../../platform/time/day.js';
import { fileNameOf, type Locale } from '../../spreadsheets/index.js';
import { answerOf } from '../answer.js';
import type { PrintedTable } from '../printed.js';
import { Printing } from '../printing.js';
import { fileOf } from '../table-files.js';
import type { TableFormat } from '../tables.dto.js';
import { changesBehind } from './behind.js';
import { comparedMembers, type ComparedRow, comparedRows } from './comparing.js';
import type { KeepBody, KeptComparisonAnswer, KeptOneAnswer, KeptTableAnswer } from './kept.dto.js';
import { KeptQueries, type KeptWhole } from './kept.queries.js';
import { KeptScope } from './kept-scope.js';
import { KeptTable } from './kept-table.entity.js';
import { TablesQueries } from '../tables.queries.js';

/** 上报留底: keeps what was handed up, and tells what of it reads otherwise today. */
@Injectable()
export class KeptTables {
  constructor(
    private readonly printing: Printing,
    private readonly tables: TablesQueries,
    private readonly queries: KeptQueries,
    private readonly scope: KeptScope,
    private readonly changes: ChangesQueries,
    private readonly files: FileStore,
    private readonly identifiers: Identifiers,
    private readonly transactions: Transactions,
  ) {}

  /** Makes the table once more and keeps it, its file and what it says, in one transaction. @throws Problem 404 where there is no such table */
  async keep(viewer: Viewer, body: KeepBody, query: OrganizationOrderQuery, locale: Locale, once: Once): Promise<KeptTableAnswer> {
    const { tableId = null, definition, handedTo, purpose = null, format = 'xlsx' } = body;
    if (tableId !== null && !(await this.tables.one(viewer, tableId))) throw problem('not_found');
    const table = await this.printing.whole(viewer, definition, query, locale);
    const id = this.identifiers.next();
    const content = JSON.stringify(table);
    const file = await Spooled.take(pieces(await fileOf(table, format, id)), MOST_FILE_BYTES);
    const { asOf, ...question } = query;
    try {
      return await this.transactions.run(viewer, { act: 'tables.keep' }, (tx) =>
        once.run(tx, async () => {
          const title = table.title.join(' ');
          await tx.insert(KeptTable, [
            {
              id,
              definitionId: tableId,
              accountId: viewer.accountId,
              title,
              handedTo,
              purpose,
              asOf,
              keptAt: await momentOf(tx),
              question: { ...question },
              definition,
              grants: viewer.grants,
              areas: await this.scope.areasOf(viewer),
              content,
              contentSha256: hashColumn(sha256(content)),
              fileId: await this.files.keep(tx, file, format),
              fileSha256: hashColumn(file.sha256),
              fileName: fileNameOf([title], format),
            },
          ]);
          const kept = await this.queries.within(tx).one(viewer, id);
          if (!kept) throw problem('not_found');
          return shownOf(kept);
        }),
      );
    } finally {
      await file.close();
    }
  }

  /** @throws Problem 404, 409 where what is kept is no longer what its hash says */
  async one(viewer: Viewer, id: string): Promise<KeptOneAnswer> {
    const kept = await this.found(viewer, id);
    return Object.assign(shownOf(kept), { table: answerOf(JSON.parse(kept.content) as PrintedTable) });
  }

  /** The very bytes that were kept, with their name. @throws Problem as `one` */
  async file(viewer: Viewer, id: string): Promise<{ readonly name: string; readonly format: TableFormat; readonly bytes: Buffer }> {
    const kept = await this.found(viewer, id);
    const all: Buffer[] = [];
    for await (const piece of this.files.pieces(kept.fileId)) all.push(piece);
    const bytes = Buffer.concat(all);
    if (sha256(bytes) !== kept.sha256) throw problem('kept_file_altered');
    return { name: kept.fileName, format: kept.format, bytes };
  }

  /**
   * 与现在比较: the rows and cells that read otherwise on a day, as recorded now, with the changes since that are behind each. It is asked as the
   * keeper asked, in the language of the table, so that neither a wider reach nor another language adds anything. @throws Problem as `one`
   */
  async comparison(viewer: Viewer, id: string, asOf: Day): Promise<KeptComparisonAnswer> {
    const kept = await this.found(viewer, id);
    const keeper: Viewer = { ...viewer, accountId: kept.accountId, grants: kept.grants };
    const before = JSON.parse(kept.content) as PrintedTable;
    const { locale = 'zh' } = before as Partial<PrintedTable>;
    const asked = (day: Day): Promise<PrintedTable> =>
      this.printing.whole(keeper, kept.definition, Object.assign(new OrganizationOrderQuery(), kept.question, { asOf: day }), locale);
    const sameDay = await asked(kept.asOf);
    const now = asOf === kept.asOf ? sameDay : await asked(asOf);
    const { columns, rows, same } = comparedRows(before, sameDay, now);
    // A row of figures is of many organizations: behind those that differ stand the ones that count otherwise now.
    const traced = !kept.definition.statistic;
    const members = rows.length ? comparedMembers(before, sameDay, now) : [];
    const ids = [...new Set([...(traced ? rows : []), ...members].map((row) => row.id))];
    const since = await this.changes.since(viewer, ids, new Date(kept.keptAt));
    const compared = { question: kept.question, day: kept.definition.movements ? null : asOf };
    const told = (row: ComparedRow): KeptComparisonAnswer['rows'][number] => ({
      ...row,
      cells: row.cells.map(({ key: _key, ...cell }) => cell),
      changes: changesBehind(row, since.get(row.id) ?? [], compared),
    });
    return { asOf, columns, same, traced, rows: rows.map(told), members: members.map(told) };
  }

  private async found(viewer: Viewer, id: string): Promise<KeptWhole> {
    const kept = await this.queries.one(viewer, id);
    if (!kept) throw problem('not_found');
    if (sha256(kept.content) !== kept.contentSha256) throw problem('kept_file_altered');
    return kept;
  }
}

const shownOf = (kept: KeptWhole): KeptTableAnswer => {
  const { question: _q, definition: _d, accountId: _a, grants: _g, content: _c, contentSha256: _h, fileId: _f, ...shown } = kept;
  return shown;
};

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** By the clock of the history, so that what was recorded later is told from what was there. */
async function momentOf(tx: Tx): Promise<Date> {
  const row = await tx.one<{ now: Date }>(sql`/* tables.moment */ select now() as now`);
  return new Date(row?.now ?? 0);
}

const PIECE = 256 * 1024;

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield await Promise.resolve(bytes.subarray(at, at + PIECE));
}
