import type { Locale } from '../../spreadsheets/index.js';
import type { Comparison } from '../definition.js';
import type { Formula, HeadCell, PrintedCell, PrintedColumn } from '../printed.js';
import { COMPARISON_WORDS } from '../words.js';

/** A column with its head: what is above it, and what it says itself. */
export interface HeadedColumn extends PrintedColumn {
  readonly over: string;
  readonly head: string;
}

export const EMPTY: PrintedCell = { text: '' };

/** 序号. */
export const placeCell = (number: number): PrintedCell => ({ text: String(number), number });

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const grouped = (value: number): string => GROUPED.format(value);

/** A number as tables print it: with thousands separators, at most two places. */
export const numberCell = (value: number, formula?: Formula): PrintedCell => ({
  text: grouped(value),
  number: value,
  ...(formula && { formula }),
});

/** A rate in per cent, to a tenth. */
export const percentCell = (rate: number, formula?: Formula): PrintedCell => ({
  text: `${(rate * 100).toFixed(1)}%`,
  number: rate,
  ...(formula && { formula }),
});

/** A difference of two rates, in 个百分点. */
export const pointsCell = (points: number, formula?: Formula): PrintedCell => ({
  text: `${points > 0 ? '+' : ''}${points.toFixed(1)}`,
  number: points,
  ...(formula && { formula }),
});

/** The columns that compare a number with that of a year before; `number` is where it stands itself. */
export function comparisonColumns(key: string, over: string, compare: readonly Comparison[], locale: Locale): HeadedColumn[] {
  return compare.map((one) => ({
    key: `${key}.${one}`,
    format: one === 'growth' ? 'percent' : 'number',
    width: 10,
    over,
    head: COMPARISON_WORDS[one][locale],
  }));
}

/**
 * Their cells; `at` is the column of the number, `first` that where the comparison begins. 增减 and 增幅 follow from 上年同期, which a table may leave out: then they stand as numbers alone. Without a value then there is no
 * growth, and of a row that was not there the value then is empty.
 */
export function comparisonCells(
  compare: readonly Comparison[],
  { at, first }: { readonly at: number; readonly first: number },
  now: number | null,
  then: number | null,
  sum?: Formula,
): PrintedCell[] {
  const previous = compare.includes('previous') ? first + compare.indexOf('previous') : undefined;
  const following = (cell: PrintedCell, formula: Formula): PrintedCell => (previous === undefined ? cell : { ...cell, formula });
  const change = (now ?? 0) - (then ?? 0);
  return compare.map((one) => {
    if (one === 'previous') return then === null ? EMPTY : numberCell(then, sum);
    if (now === null && then === null) return EMPTY;
    if (one === 'difference') return following(numberCell(change), { difference: [at, previous ?? at] });
    if (!then) return { text: '—' };
    return following({ text: `${((change / then) * 100).toFixed(1)}%`, number: change / then }, { growth: [at, previous ?? at] });
  });
}

/** The head over columns, in one row or in two where anything stands above. Neighbours under the same words share them. */
export function headOf(columns: readonly HeadedColumn[]): HeadCell[][] {
  if (columns.every(({ over }) => !over)) return [columns.map(({ head }) => ({ text: head, columns: 1, rows: 1 }))];
  const above: HeadCell[] = [];
  for (const [index, { over, head }] of columns.entries()) {
    const last = above.at(-1);
    if (!over) above.push({ text: head, columns: 1, rows: 2 });
    else if (last && index > 0 && columns[index - 1]?.over === over) above[above.length - 1] = { ...last, columns: last.columns + 1 };
    else above.push({ text: over, columns: 1, rows: 1 });
  }
  return [above, columns.filter(({ over }) => over).map(({ head }) => ({ text: head, columns: 1, rows: 1 }))];
}

export const plain = ({ key, format, width }: HeadedColumn): PrintedColumn => ({ key, format, width });
