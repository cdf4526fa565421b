import type { Grid } from '../grid.js';
import { findHead, type Head } from './head.js';
import type { IncomingColumn, MatchedColumn } from './incoming-column.js';
import { type Columns, matchColumns } from './matching.js';
import { depthOf, isColumnNumbers, isExample, isHeadAgain, isNote, isSection, reasonAbove, type SkipReason, sumOf } from './row-sorts.js';
import { type PlacedCell, SheetCells } from './sheet-cells.js';
import { compact, isEmpty } from './texts.js';

/** What stands in a column that is understood. */
export interface Entry extends PlacedCell {
  readonly of: MatchedColumn;
}

/** A record of a list: its row, and further rows that hold more of the same (one for each holder of an office). */
export interface ListRecord {
  readonly row: number;
  lastRow: number;
  readonly hidden: boolean;
  readonly entries: readonly Entry[];
  readonly further: Entry[][];
  /** The lines above it that say what it belongs to, the nearest last. */
  readonly sections: readonly PlacedCell[];
}

/** A row that adds up: which records it is about. */
export interface Sum {
  readonly row: number;
  readonly sort: 'subtotal' | 'total';
  readonly entries: readonly Entry[];
  /** Those since the last section or sum; of a total all of them. */
  readonly records: readonly ListRecord[];
}

/** A sheet that holds a list. Every row up to the last that holds anything is of its head, of a record, or skipped with a reason. */
export interface UnderstoodList extends Columns {
  readonly head: Head;
  readonly above: readonly PlacedCell[];
  readonly records: readonly ListRecord[];
  readonly skipped: readonly { readonly row: number; readonly reason: SkipReason }[];
  readonly sums: readonly Sum[];
  /** What stands beside the records, in columns without a head: nobody reads it, and that is said. */
  readonly strays: readonly PlacedCell[];
}

/**
 * Understands a sheet as a list of what the columns declare; undefined where it has no head of theirs. `known` tells what may stand alone in a row as
 * the beginning of a section (an area, a kind); `enough`, which head makes a list of its own, where a single column is all that is asked for.
 */
export function understand(
  grid: Grid,
  incoming: readonly IncomingColumn[],
  known: (text: string) => boolean,
  enough?: (head: string) => boolean,
): UnderstoodList | undefined {
  const cells = new SheetCells(grid);
  const head = findHead(cells, incoming, enough);
  return head && new Reading(cells, head, matchColumns(cells, head, incoming), known).list();
}

class Reading {
  private readonly records: ListRecord[] = [];
  private readonly skipped: { row: number; reason: SkipReason }[] = [];
  private readonly sums: Sum[] = [];
  private sections: PlacedCell[] = [];
  /** Records since the last section or sum. */
  private since: ListRecord[] = [];
  private readonly name: MatchedColumn | undefined;
  /** A row that holds nothing but its number was numbered and never filled. */
  private readonly numbering: ReadonlySet<number>;
  private readonly headed: ReadonlySet<number>;
  private readonly strays: PlacedCell[] = [];

  constructor(
    private readonly cells: SheetCells,
    private readonly head: Head,
    private readonly columns: Columns,
    private readonly known: (text: string) => boolean,
  ) {
    this.name = columns.matched.find(({ incoming }) => incoming?.sort === 'name');
    const told = new Set([...columns.matched, ...columns.unmatched, ...columns.leftOut].map(({ column }) => column));
    this.headed = new Set(head.columns.map(({ column }) => column));
    this.numbering = new Set([...this.headed].filter((column) => !told.has(column)));
  }

  list(): UnderstoodList {
    const { cells, head } = this;
    const [first = 1] = head.rows;
    const above: PlacedCell[] = [];
    for (let row = 1; row < first; row++) {
      this.skip(row, reasonAbove(cells, row));
      above.push(...cells.inRow(row));
    }
    for (let row = (head.rows.at(-1) ?? first) + 1; row <= cells.lastRow; row++) this.take(row);
    return { ...this.columns, head, above, records: this.records, skipped: this.skipped, sums: this.sums, strays: this.strays };
  }

  private take(row: number): void {
    const own = this.cells.inRow(row);
    const reason = this.reasonOf(row, own);
    if (!reason) {
      this.record(row);
      return;
    }
    this.skip(row, reason);
    if (reason === 'section') this.begin(own[0] as PlacedCell);
    if (reason === 'subtotal' || reason === 'total') this.sum(row, reason);
  }

  private reasonOf(row: number, own: readonly PlacedCell[]): SkipReason | undefined {
    if (own.every(({ column, cell }) => this.numbering.has(column) && /^\d+$/.test(compact(cell.text))))
      return this.continues(row) ? undefined : 'blank';
    if (this.records.length === 0 && isColumnNumbers(own)) return 'columnNumbers';
    if (isHeadAgain(own, this.head)) return 'repeatedHeader';
    if (isExample(own)) return 'example';
    const named = this.name && this.cells.own(row, this.name.column);
    const sum = sumOf(own);
    if (sum) return sum;
    const last = this.skipped.at(-1);
    if (!(named && own.length > 1) && isNote(own, last?.reason === 'note' && last.row === row - 1)) return 'note';
    return isSection(this.cells, own, this.name?.column, this.known) ? 'section' : undefined;
  }

  private skip(row: number, reason: SkipReason): void {
    this.skipped.push({ row, reason });
  }

  /** A section ends those that stand as deep as it, and deeper. */
  private begin(section: PlacedCell): void {
    const depth = depthOf(section.cell.text);
    this.sections = [...this.sections.filter(({ cell }) => depthOf(cell.text) < depth), section];
    this.since = [];
  }

  private sum(row: number, sort: Sum['sort']): void {
    this.sums.push({ row, sort, entries: this.entriesOf(row), records: sort === 'total' ? [...this.records] : this.since });
    this.since = [];
  }

  private record(row: number): void {
    const entries = this.entriesOf(row);
    this.strays.push(...this.cells.inRow(row).filter(({ column }) => !this.headed.has(column)));
    const last = this.records.at(-1);
    if (last && this.isFurther(row, entries, last)) {
      last.lastRow = row;
      last.further.push(entries.filter((entry) => entry.row === row));
      return;
    }
    const record: ListRecord = { row, lastRow: row, hidden: this.cells.isHidden(row), entries, further: [], sections: this.sections };
    this.records.push(record);
    this.since.push(record);
  }

  /** Whether the name of the record above, merged downward, goes on over a row that holds nothing of its own. */
  private continues(row: number): boolean {
    const last = this.records.at(-1);
    return last?.lastRow === row - 1 && this.name !== undefined && this.cells.at(row, this.name.column)?.row === last.row;
  }

  /** A row without a name is more of the record above where only what a holder of an office has is filled, or where the name is merged downward. */
  private isFurther(row: number, entries: readonly Entry[], last: ListRecord): boolean {
    if (this.continues(row)) return true;
    const own = entries.filter((entry) => entry.row === row);
    if (last.lastRow !== row - 1 || own.some(({ of }) => of === this.name)) return false;
    return own.length > 0 && own.every(({ of }) => of.incoming?.further) && own.some(({ of }) => of.incoming?.sort === 'person');
  }

  private entriesOf(row: number): Entry[] {
    return this.columns.matched.flatMap((of) => {
      const placed = this.cells.at(row, of.column);
      return placed && !isEmpty(placed.cell) ? [{ ...placed, of }] : [];
    });
  }
}
