import { type Grid, isEmpty, letterOf, SheetCells } from '../../spreadsheets/index.js';
import { kindOf } from '../kinds/index.js';
import type { ListErrorCode } from './list-errors.js';
import type { ReadList } from './list-reading.js';
import type { ListedOrganization } from './listed-organization.js';

/** A column of a list, with the code of the incoming column that its head or its cells were understood as. */
export interface BlockColumn {
  readonly head: string;
  readonly meant: string | null;
  /** What is kept of nobody: its cells are not here. */
  readonly leftOut: boolean;
}

/** A record with a text for each column, and which of them hold what only the sheet could tell is wrong. */
export interface BlockRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: readonly { readonly at: number; readonly code: ListErrorCode }[];
}

/** A sheet as a plain list: its records alone, and what sections, tabs and titles say of them in columns of their own. */
export interface Block {
  readonly columns: readonly BlockColumn[];
  readonly rows: readonly BlockRow[];
}

/** Wrong as the sheet has it; as a text of its own nobody would see it. */
const FAULTS: ReadonlySet<ListErrorCode> = new Set(['CELL_ERROR', 'FORMULA_NO_VALUE', 'DATE_AMBIGUOUS']);
const NOTHING = /^(无|暂无|没有)$/;
/** Of these 无 says something. */
const SAYS_NONE: ReadonlySet<string> = new Set(['creditCode', 'remark']);
/** By it a workbook of our own names its export. */
const EXPORT = /^(导出编号|Export)$/i;
const ADDED = [
  { code: 'areaName', head: '属地' },
  { code: 'kind', head: '类别' },
] as const;

/** The id of the export that a sheet of our own came from, as its records say it. */
export function exportOf(grid: Grid, { heads, records: [first] }: ReadList): string | undefined {
  const column = heads.find(({ head }) => EXPORT.test(head))?.column;
  return column === undefined || !first ? undefined : new SheetCells(grid).at(first.row, column)?.cell.text.trim();
}

/** The records of a sheet that was read, as a list of its columns. */
export function blockOf(grid: Grid, list: ReadList): Block {
  const cells = new SheetCells(grid);
  const meant = new Map(Object.entries(list.columns).flatMap(([code, letters]) => letters.map((letter) => [letter, code] as const)));
  const leftOut = new Set(list.leftOutColumns.map(({ column }) => column));
  const own = list.heads
    .filter(({ head }) => !EXPORT.test(head))
    .map(({ column, head }) => {
      const letter = letterOf(column);
      return { column, letter, head, meant: meant.get(letter) ?? null, leftOut: leftOut.has(letter) };
    });
  const added = ADDED.filter(
    ({ code }) => !own.some((column) => column.meant === code) && list.records.some((record) => around(record, code) !== undefined),
  );
  const at = new Map(own.map(({ letter }, place) => [letter, place]));
  const errors = Map.groupBy(
    list.errors.filter(({ code }) => FAULTS.has(code)),
    ({ row }) => row,
  );
  return {
    columns: [
      ...own.map(({ head, meant: code, leftOut: out }) => ({ head, meant: code, leftOut: out })),
      ...added.map(({ code, head }) => ({ head, meant: code, leftOut: false })),
    ],
    rows: list.records.map((record) => ({
      row: record.row,
      cells: [
        ...own.map(({ column, meant: code, leftOut: out }) =>
          out ? '' : textOf(record, code, cells.at(record.row, column)?.cell ?? null),
        ),
        ...added.map(({ code }) => around(record, code) ?? ''),
      ],
      faults: (errors.get(record.row) ?? []).flatMap(({ column, code }) => {
        const place = at.get(column);
        return place === undefined ? [] : [{ at: place, code }];
      }),
    })),
  };
}

/** What stands around a record and not in a cell of it. A kind that only the name tells is no more than a guess. */
function around(record: ListedOrganization, code: 'areaName' | 'kind'): string | undefined {
  if (code === 'areaName') return record.areaName;
  return record.kind === undefined || record.cells['kind'] === record.cells['name'] ? undefined : kindOf(record.kind)?.words.zh;
}

function textOf(record: ListedOrganization, meant: string | null, cell: Parameters<typeof isEmpty>[0]): string {
  const text = isEmpty(cell) ? '' : (cell?.text.trim() ?? '');
  if (meant === null) return text;
  if (NOTHING.test(text) && !SAYS_NONE.has(meant)) return '';
  if (meant === 'areaName') return record.areaName ?? text;
  // A number of days since 1900 tells nobody anything.
  if (meant === 'foundedOn' && cell?.sort === 'number') return record.foundedOn ?? text;
  if (meant === 'kind') return text || (around(record, 'kind') ?? '');
  // Blanks within a Chinese name are of its typography.
  if (meant === 'name' && /\p{Script=Han}/u.test(text)) return record.name ?? text;
  // What stands on several lines was broken to fit its cell.
  return meant === 'remark' ? text : text.replaceAll(/\s*[\r\n]+\s*/gu, /\p{Script=Han}/u.test(text) ? '' : ' ');
}
