import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { AreasReading } from '../../areas/index.js';
import type { Spooled } from '../../platform/files/spooled.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid } from '../../platform/http/problem.js';
import type { Words } from '../../platform/room.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type Grid, WorkbookReader } from '../../spreadsheets/index.js';
import { type Block, blockOf, exportOf } from '../incoming/block.js';
import { gridsOf, refused } from '../incoming/file-grids.js';
import { readOrganizations } from '../incoming/list-reading.js';
import { saidOf, type SkippedRow } from '../incoming/skipped-rows.js';
import { columnsFrom, isHead } from './import-columns.js';
import { ImportOrigins, type ListOrigin } from './import-origins.js';
import { type ImportBody, MOST_COLUMNS, MOST_ROWS } from './imports.dto.js';
import { type ListNotice, noticesOf } from './list-notices.js';

/** Where a list came from, and what of it is no record: told as it is, and with the list kept. */
export interface ImportSource {
  /** Null: pasted. */
  readonly file: string | null;
  readonly sheet: string | null;
  /** Every sheet that holds a list, with its records. */
  readonly sheets: readonly { readonly sheet: string; readonly records: number }[];
  readonly notices: readonly ListNotice[];
  readonly skipped: readonly SkippedRow[];
  /** Where it once went out from here. */
  readonly origin?: ListOrigin | null;
  /** The places of columns in which something stands; undefined: begun before they were told. */
  readonly filled?: readonly number[];
}

export interface GivenList {
  readonly block: Block;
  readonly source: ImportSource;
}

/** Reads what people bring, a pasted block or a file, as one list. */
@Injectable()
export class ImportSources {
  constructor(
    private readonly areas: AreasReading,
    private readonly workbooks: WorkbookReader,
    private readonly clock: OfficeClock,
    private readonly origins: ImportOrigins,
  ) {}

  /** A pasted block: the records beneath its head; without a head every row is one. @throws Problem 422 where there is none */
  async pasted(viewer: Viewer, { rows, head, firstRow = 1 }: ImportBody): Promise<GivenList> {
    const grid: Grid = {
      sheet: null,
      merged: [],
      rows: rows.map((cells, at) => ({
        row: firstRow + at,
        hidden: false,
        cells: cells.map((text) => (text.trim() === '' ? null : ({ sort: 'text', text } as const))),
      })),
    };
    const list = head === false ? undefined : readOrganizations(grid, await this.areas.book(), this.clock.today());
    const block = list ? blockOf(grid, list) : asItStands(rows, head, firstRow);
    const skipped = list ? saidOf(list.skippedRows) : [];
    if (!block.rows.length) throw invalid([fieldProblem('/rows', fault('too_few', { min: 1 }))]);
    const origin = await this.originOf(viewer, list && exportOf(grid, list), block);
    return {
      block,
      source: { file: null, sheet: null, sheets: [], notices: noticesOf(block, list), skipped, origin, filled: filledOf(block) },
    };
  }

  /** A sheet of a file: the one that is named, else the first that holds a list. @throws Problem 422 with the sentence of a file that is not read */
  async ofFile(viewer: Viewer, file: Spooled, name: string, wanted: string | undefined): Promise<GivenList> {
    const { grids, notices, origin: id } = await gridsOf(this.workbooks, file);
    const [areas, today] = [await this.areas.book(), this.clock.today()];
    const headed = grids.flatMap((grid) => {
      const list = grid.hidden ? undefined : readOrganizations(grid, areas, today);
      return list ? { grid, list } : [];
    });
    const lists = headed.filter(({ list }) => list.records.length);
    const isWanted = ({ grid }: { readonly grid: Grid }): boolean => wanted === undefined || grid.sheet === wanted;
    const chosen = lists.find(isWanted);
    if (!chosen) throw headed.some(isWanted) ? refused('noRecords', NO_RECORDS) : refused('noList', NO_LIST);
    const { grid, list } = chosen;
    if (list.records.length > MOST_ROWS) throw refused('tooManyRecords', tooLong(list.records.length));
    const sheets = lists.flatMap((one) => (one.grid.sheet === null ? [] : { sheet: one.grid.sheet, records: one.list.records.length }));
    const block = narrow(blockOf(grid, list));
    const said = [...notices, ...noticesOf(block, list)];
    const origin = await this.originOf(viewer, id ?? exportOf(grid, list), block);
    const skipped = saidOf(list.skippedRows);
    return { block, source: { file: name, sheet: grid.sheet, sheets, notices: said, skipped, origin, filled: filledOf(block) } };
  }

  private originOf(viewer: Viewer, id: string | undefined, { columns, rows }: Block): Promise<ListOrigin | null> {
    return this.origins.of(viewer, id, () => {
      const at = columnsFrom(columns, (column) => rows.map(({ cells }) => cells[column] ?? ''), new Map()).findIndex(
        ({ field }) => field === 'id',
      );
      return at < 0 ? [] : [...new Set(rows.map(({ cells }) => (cells[at] ?? '').toLowerCase()))];
    });
  }
}

const NO_LIST: Words = {
  zh: '没有找到名单：要有一行表头，例如 名称、类型、属地、成立日期',
  en: 'No list was found: a row has to head its columns, such as name, type, county, founded',
};
const NO_RECORDS: Words = {
  zh: '只有表头，没有名单：请在表头下面填写，一行一个组织',
  en: 'There is a head and no list: write beneath it, a row for each organization',
};
const tooLong = (count: number): Words => ({
  zh: `共 ${count.toLocaleString('en-US')} 条，一次最多导入 ${MOST_ROWS.toLocaleString('en-US')} 条，请拆分`,
  en: `${count.toLocaleString('en-US')} records; no more than ${MOST_ROWS.toLocaleString('en-US')} at once, so split the list`,
});

/** A block whose head nobody understands, or that has none. */
function asItStands(rows: readonly (readonly string[])[], head: boolean | undefined, firstRow: number): Block {
  const [top = []] = rows;
  const withHead = head ?? isHead(top);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    columns: Array.from({ length: width }, (_, at) => ({ head: withHead ? (top[at] ?? '').trim() : '', meant: null, leftOut: false })),
    rows: rows.flatMap((cells, at) =>
      (withHead && at === 0) || cells.every((cell) => cell.trim() === '') ? [] : { row: firstRow + at, cells, faults: [] },
    ),
  };
}

const filledOf = ({ columns, rows }: Block): number[] =>
  columns.flatMap((_, at) => (rows.some(({ cells }) => (cells[at] ?? '').trim() !== '') ? at : []));

/** No more columns than a list takes. */
const narrow = ({ columns, rows }: Block): Block => ({
  columns: columns.slice(0, MOST_COLUMNS),
  rows: rows.map(({ row, cells, faults }) => ({
    row,
    cells: cells.slice(0, MOST_COLUMNS),
    faults: faults.filter(({ at }) => at < MOST_COLUMNS),
  })),
});
