import type { AreaBook } from '../../areas/index.js';
import { containsIdentityNumber } from '../../platform/chinese/identity-number.js';
import {
  type Grid,
  isEmpty,
  isOnlyPrivateHead,
  isPrivateHead,
  SheetCells,
  understand,
  type UnderstoodList,
} from '../../spreadsheets/index.js';
import { INCOMING_COLUMNS } from '../incoming/incoming-columns.js';
import { beginsSection } from '../incoming/list-reading.js';
import type { SkippedRow } from '../incoming/skipped-rows.js';

/** A column in which names may be, and whether it is left out as private. */
export interface NamesColumn {
  readonly head: string;
  readonly leftOut: boolean;
}

/** A sheet as a list of names: its columns, and which of them holds the names as far as it can be made out; -1 where all are private. */
export interface SheetOfNames {
  readonly columns: readonly NamesColumn[];
  readonly column: number;
  readonly skipped: readonly SkippedRow[];
  /** The texts of a column from above, without empty cells, and in which rows a cell stays out for its identity number. */
  textsOf(column: number): { readonly texts: readonly string[]; readonly withheld: readonly number[] };
}

const MOST_COLUMNS = 60;
/** So many rows may stand above the names: a title, what it is of, the head. */
const ABOVE = 5;
/** Rows by which it is told what a column holds. */
const LOOKED_AT = 200;
const LONGEST_HEAD = 40;

const NAME = INCOMING_COLUMNS.find(({ code }) => code === 'name');
const isNamesHead = (head: string): boolean => (NAME?.pattern?.test(head) ?? false) || /^names?$/i.test(head);

/** A sheet with a head: its records are the names. A list of names needs no other column. Undefined where it has none. */
export function headedNames(grid: Grid, areas: AreaBook): SheetOfNames | undefined {
  const known = beginsSection(areas);
  const list = asList(understand(grid, INCOMING_COLUMNS, known)) ?? asList(understand(grid, INCOMING_COLUMNS, known, isNamesHead));
  if (!list) return undefined;
  const name = list.matched.find(({ incoming }) => incoming?.code === NAME?.code)?.column;
  const columns = list.head.columns.map(({ column, head }) => ({
    at: column,
    head,
    leftOut: list.leftOut.some((one) => one.column === column),
    named: column === name,
  }));
  return sheetOf(
    new SheetCells(grid),
    list.records.map(({ row }) => row),
    columns,
    list.skipped,
  );
}

/** Where every name is numbered 一、二、, each would be the head of a section. */
function asList(list: UnderstoodList | undefined): UnderstoodList | undefined {
  const sections = list?.skipped.filter(({ reason }) => reason === 'section').length ?? 0;
  return list && list.records.length > 0 && list.records.length >= sections ? list : undefined;
}

/** A sheet as it stands, beneath the word for names where it has one. */
export function bareNames(grid: Grid): SheetOfNames {
  const cells = new SheetCells(grid);
  const rows = grid.rows.map(({ row }) => row);
  const top = rows.slice(0, ABOVE);
  const headRow = top.find((row) => cells.inRow(row).some(({ cell }) => isNamesHead(cell.text.trim())));
  const columns = Array.from({ length: cells.lastColumn }, (_, at) => {
    const above = top.map((row) => cells.own(row, at + 1)?.text.trim() ?? '');
    const own = headRow === undefined ? '' : (above[top.indexOf(headRow)] ?? '');
    const withheld = isPrivateHead(own) ? own : above.find(isOnlyPrivateHead);
    return { at: at + 1, head: withheld ?? own, leftOut: withheld !== undefined, named: isNamesHead(own) };
  });
  return sheetOf(
    cells,
    rows.filter((row) => row > (headRow ?? 0)),
    columns,
    [],
  );
}

interface FoundColumn extends NamesColumn {
  /** In the sheet, from 1. */
  readonly at: number;
  readonly named: boolean;
}

function sheetOf(cells: SheetCells, rows: readonly number[], found: readonly FoundColumn[], skipped: readonly SkippedRow[]): SheetOfNames {
  const textAt = (row: number, column: number): string => {
    const cell = cells.own(row, column);
    if (!cell || isEmpty(cell) || cell.sort === 'error') return '';
    // Blanks within a Chinese name are of its typography.
    return cell.text
      .replace(/\s+/gu, ' ')
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
      .trim();
  };
  const textsOf = (column: number, among: readonly number[]): ReturnType<SheetOfNames['textsOf']> => {
    const texts: string[] = [];
    const withheld: number[] = [];
    for (const row of among) {
      const text = textAt(row, column);
      if (containsIdentityNumber(text)) withheld.push(row);
      else if (text) texts.push(text);
    }
    return { texts, withheld };
  };
  const sampled = rows.slice(0, LOOKED_AT);
  const columns = found
    .slice(0, MOST_COLUMNS)
    .map(({ at, head, named, ...column }) => {
      const { texts: sample, withheld } = textsOf(at, sampled);
      const leftOut = column.leftOut || withheld.length > sample.length;
      const called = containsIdentityNumber(head) ? '' : head;
      return { at, head: (called || (leftOut ? '' : (sample[0] ?? ''))).slice(0, LONGEST_HEAD), leftOut, named, sample };
    })
    .filter(({ head, leftOut }) => head !== '' || leftOut);
  const open = columns.filter(({ leftOut }) => !leftOut);
  const chosen = open.find(({ named }) => named) ?? open.toSorted((a, b) => letters(b.sample) - letters(a.sample))[0];
  return {
    columns: columns.map(({ head, leftOut }) => ({ head, leftOut })),
    column: columns.findIndex((column) => column === chosen),
    skipped,
    textsOf: (column) => {
      const at = columns[column]?.at;
      return at === undefined ? { texts: [], withheld: [] } : textsOf(at, rows);
    },
  };
}

const letters = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.replace(/\P{L}/gu, '').length, 0);
