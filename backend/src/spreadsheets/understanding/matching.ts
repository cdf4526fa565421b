import { readCreditCode } from '../../platform/chinese/credit-code.js';
import type { GridCell } from '../grid.js';
import { ASKS, type Head, named, NUMBERING } from './head.js';
import type { IncomingColumn, IncomingSort, MatchedColumn, SheetColumn } from './incoming-column.js';
import { isPrivateHead } from './private-heads.js';
import type { SheetCells } from './sheet-cells.js';
import { folded, isEmpty } from './texts.js';
import { readDate, readSpan } from './values/dates.js';
import { readNumber, readTermNumber } from './values/numbers.js';
import { readPhone } from './values/phones.js';
import { readYesNo } from './values/yes-no.js';

const SAMPLED = 60;
/** Share of the cells that have to look like it where the head does not say so. */
const BY_CONTENT = 0.8;
const ENDS_OF_NAMES = /(会|社|盟|支部|总支|基地|中心|商会|协会|联盟|分会|团体|小组|工作站|委员会)$/;

export interface Columns {
  readonly matched: readonly MatchedColumn[];
  /** Nobody knows what they are: they are read by nobody, and that is said. */
  readonly unmatched: readonly SheetColumn[];
  readonly leftOut: readonly SheetColumn[];
}

/** Which column of the sheet is which: by its head, and between those by what stands in it; a column without a known head by its cells alone. */
export function matchColumns(cells: SheetCells, head: Head, incoming: readonly IncomingColumn[]): Columns {
  const leftOut = head.columns.filter((column) => isPrivateHead(column.head));
  const open = head.columns.filter((column) => !leftOut.includes(column) && !NUMBERING.test(folded(column.lowest)));
  const samples = new Map(open.map((column) => [column, sampleOf(cells, head, column.column)]));
  const pairs = open.flatMap((column) => incoming.flatMap((one) => pairOf(one, column, samples.get(column) ?? [])));
  const matched = new Map<SheetColumn, MatchedColumn>();
  const taken = new Set<string>();
  for (const { column, incoming: one, certainty } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (matched.has(column) || (taken.has(one.code) && !one.several)) continue;
    matched.set(column, { ...column, incoming: one, certainty });
    taken.add(one.code);
  }
  for (const column of open) {
    const sample = samples.get(column) ?? [];
    if (!matched.has(column) && (ASKS.test(column.lowest) || fitOf(sample, (cell) => readYesNo(cell.text) !== undefined) === 1))
      matched.set(column, { ...column, certainty: ASKS.test(column.lowest) ? 'named' : 'content' });
  }
  return {
    matched: [...matched.values()].toSorted((a, b) => a.column - b.column),
    unmatched: open.filter((column) => !matched.has(column)),
    leftOut,
  };
}

interface Pair {
  readonly column: SheetColumn;
  readonly incoming: IncomingColumn;
  readonly certainty: MatchedColumn['certainty'];
  readonly score: number;
}

function pairOf(incoming: IncomingColumn, column: SheetColumn, sample: readonly GridCell[]): Pair[] {
  if (ASKS.test(column.lowest)) return [];
  const degree = named(incoming, column);
  const looks = LOOKS[incoming.sort];
  const fit = looks && sample.length ? fitOf(sample, looks) : undefined;
  if (degree > 0) return [{ column, incoming, certainty: degree === 2 ? 'named' : 'alike', score: degree + 1.5 * (fit ?? 0.5) }];
  const clear = CLEAR.includes(incoming.sort) && sample.length > 1 && fit !== undefined && fit >= BY_CONTENT;
  return clear ? [{ column, incoming, certainty: 'content', score: 0.5 * fit }] : [];
}

/** Sorts whose cells look like nothing else. */
const CLEAR: readonly IncomingSort[] = ['creditCode', 'phone', 'name'];

/** What cells of a sort look like, where they look like anything. */
const LOOKS: Partial<Record<IncomingSort, (cell: GridCell) => boolean>> = {
  name: (cell) => ENDS_OF_NAMES.test(folded(cell.text)),
  date: (cell) => 'date' in readDate(cell),
  span: (cell) => 'from' in readSpan(cell),
  years: (cell) => (readNumber(cell) ?? 0) > 0 && (readNumber(cell) ?? 0) < 100,
  termNumber: (cell) => readTermNumber(cell) !== undefined,
  number: (cell) => readNumber(cell) !== undefined,
  phone: (cell) => 'phone' in readPhone(cell),
  creditCode: (cell) => readCreditCode(cell.text).ok,
};

function sampleOf(cells: SheetCells, { rows }: Head, column: number): GridCell[] {
  const sample: GridCell[] = [];
  const first = (rows.at(-1) ?? 0) + 1;
  for (let row = first; row <= cells.lastRow && sample.length < SAMPLED; row++) {
    const cell = cells.own(row, column);
    // A section's or a note's line says nothing of the column in which it stands.
    if (cell && !isEmpty(cell) && cells.inRow(row).length > 1) sample.push(cell);
  }
  return sample;
}

function fitOf(sample: readonly GridCell[], looks: (cell: GridCell) => boolean): number {
  return sample.length ? sample.filter((cell) => looks(cell)).length / sample.length : 0;
}
