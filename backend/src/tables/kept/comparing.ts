import type { PrintedBody, PrintedLine, PrintedTable } from '../printed.js';

export interface ChangedCell {
  /** Of the column. */
  readonly key: string;
  /** What its head says. */
  readonly column: string;
  readonly kept: string;
  readonly now: string;
  readonly corrected: boolean;
}

export interface ComparedRow {
  readonly id: string;
  readonly name: string;
  readonly how: 'added' | 'removed' | 'changed';
  readonly corrected: boolean;
  readonly cells: readonly ChangedCell[];
}

/** What of a table is compared. */
type Lines = Pick<PrintedBody, 'columns' | 'head' | 'lines'>;

/** Columns that follow from the others or from the place of a row. */
const PLACED = 'number';

/**
 * Which rows and cells of a kept table read otherwise now, those of sums left out: they follow. `sameDay` is the same question for the day of the
 * kept table as it is recorded now: what differs there too was corrected, the rest came since.
 */
export function comparedRows(
  kept: Lines,
  sameDay: Lines,
  now: Lines,
): { readonly columns: string[]; readonly rows: ComparedRow[]; readonly same: number } {
  // A type that none was of then has no column there.
  const labels = [...new Map([...labelsOf(now), ...labelsOf(kept)].map((one) => [one.key, one])).values()];
  const [before, corrected, after] = [linesById(kept), linesById(sameDay), linesById(now)];
  const rows: ComparedRow[] = [];
  let same = 0;
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is, then] = [before.get(key), after.get(key), corrected.get(key)];
    // An organization may have several rows.
    const [id = ''] = key.split('/');
    const name = nameIn(is ?? was);
    if (!was || !is) {
      rows.push({ id, name, how: was ? 'removed' : 'added', corrected: !was === (then !== undefined), cells: [] });
      continue;
    }
    const cells = labels.flatMap(({ key, label }): ChangedCell[] => {
      const [a, b] = [textIn(was, key), textIn(is, key)];
      const mended = then !== undefined && textIn(then, key) === b;
      return a === b ? [] : [{ key, column: label, kept: a, now: b, corrected: mended }];
    });
    if (!cells.length) same += 1;
    else rows.push({ id, name, how: 'changed', corrected: cells.some((cell) => cell.corrected), cells });
  }
  return { columns: labels.map(({ label }) => label), rows, same };
}

type Cells = ReadonlyMap<string, string>;

/** The cells of each row by the key of their column; rows by the organization, and which of its rows it is. */
function linesById({ lines, columns }: Lines): Map<string, Cells> {
  const cells = (line: PrintedLine): Cells => new Map(columns.map(({ key }, at) => [key, line.cells[at]?.text ?? '']));
  return new Map(
    lines.flatMap((line) =>
      line.sort === 'row' && line.id !== undefined ? [[line.part === undefined ? line.id : `${line.id}/${line.part}`, cells(line)]] : [],
    ),
  );
}

const textIn = (cells: Cells, key: string): string => cells.get(key) ?? (key.startsWith('across.') ? '0' : '');
const nameIn = (cells: Cells | undefined): string =>
  [cells?.get('name') ?? cells?.get('row') ?? '', cells?.get('officer.name') ?? ''].filter(Boolean).join('·');

/** Columns by key with what their heads say; a head that stands twice says what is above it too. */
function labelsOf({ columns, head }: Lines): { key: string; label: string }[] {
  const [above = [], below = []] = head;
  let under = 0;
  const labels = above.flatMap(({ text, columns: wide, rows }) => {
    if (rows === 2 || !below.length) return [text];
    const own = below.slice(under, under + wide).map((cell) => `${text}·${cell.text}`);
    under += wide;
    return own;
  });
  return columns.map(({ key }, at) => ({ key, label: labels[at] ?? key })).filter(({ key }) => key !== PLACED);
}

/** Those behind figures that count otherwise now: what they are called counts for nothing. */
export function comparedMembers(kept: PrintedTable, sameDay: PrintedTable, now: PrintedTable): ComparedRow[] {
  if (!kept.members || !sameDay.members || !now.members) return [];
  return comparedRows(kept.members, sameDay.members, now.members).rows.flatMap((row) => {
    const cells = row.cells.filter(({ key }) => key !== 'name');
    if (row.how === 'changed' && !cells.length) return [];
    return [{ ...row, cells, corrected: row.how === 'changed' ? cells.some(({ corrected }) => corrected) : row.corrected }];
  });
}
