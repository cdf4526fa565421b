import type { Grid, GridCell, GridRow, MergedCells } from '../grid.js';

/** A cell and where it stands: of merged cells the first. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: GridCell;
}

/** Rows that merged cells may lie over, taken together: more is no list, and what follows is read as if it were not merged. */
const MOST_COVERED = 2_000_000;

/** The cells of a grid by row and column from 1, with what merged cells say for all their rows and columns. */
export class SheetCells {
  private readonly byRow: ReadonlyMap<number, GridRow>;
  /** By row: the merged cells that lie over it. */
  private readonly merged = new Map<number, MergedCells[]>();
  /** The last row that holds anything. */
  readonly lastRow: number;
  readonly lastColumn: number;

  constructor(readonly grid: Grid) {
    const held = grid.rows.filter(({ cells }) => cells.some((cell) => !isBlank(cell)));
    this.byRow = new Map(held.map((row) => [row.row, row]));
    this.lastRow = held.at(-1)?.row ?? 0;
    this.lastColumn = held.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    let covered = 0;
    for (const one of grid.merged) {
      covered += Math.min(one.to.row, this.lastRow) - one.from.row + 1;
      if (covered > MOST_COVERED) break;
      for (let row = one.from.row; row <= Math.min(one.to.row, this.lastRow); row++) {
        const over = this.merged.get(row);
        if (over) over.push(one);
        else this.merged.set(row, [one]);
      }
    }
  }

  /** What stands in the cell itself; null where nothing does. */
  own(row: number, column: number): GridCell | null {
    const cell = this.byRow.get(row)?.cells[column - 1] ?? null;
    return isBlank(cell) ? null : cell;
  }

  /** What the cell says: its own content, or that of the cells it is merged with. */
  at(row: number, column: number): PlacedCell | null {
    const own = this.own(row, column);
    if (own) return { row, column, cell: own };
    const { from } = this.mergedAt(row, column) ?? {};
    const first = from && this.own(from.row, from.column);
    return from && first ? { ...from, cell: first } : null;
  }

  mergedAt(row: number, column: number): MergedCells | undefined {
    return this.merged.get(row)?.find(({ from, to }) => from.column <= column && column <= to.column);
  }

  /** The cells of a row that hold something of their own, from the left. */
  inRow(row: number): readonly PlacedCell[] {
    const cells = this.byRow.get(row)?.cells ?? [];
    return cells.flatMap((cell, at) => (cell && !isBlank(cell) ? [{ row, column: at + 1, cell }] : []));
  }

  isHidden(row: number): boolean {
    return this.byRow.get(row)?.hidden ?? false;
  }
}

const isBlank = (cell: GridCell | null | undefined): boolean => !cell || cell.text.trim() === '';
