/**
 * What stood in a cell, before anybody asked what it means. `date` is a day, month or year in the text form of the contracts, no finer than
 * the cell showed it; `number` has its digits and a point, and no fewer decimals than the cell shows; `error` is the word of the workbook
 * (`#REF!`), or `#FORMULA` where the value of a formula was never kept in it.
 */
export interface GridCell {
  readonly sort: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
}

/** A row that holds anything. */
export interface GridRow {
  /** As people count it in the sheet: from 1. */
  readonly row: number;
  readonly hidden: boolean;
  /** By column, from A; null where nothing stands. */
  readonly cells: readonly (GridCell | null)[];
}

/** Cells that are one: rows and columns from 1, both ends included. */
export interface MergedCells {
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
}

/** A sheet, a file of comma-separated values or a pasted block, whichever it came as. */
export interface Grid {
  /** Name of the tab; null where there is none. */
  readonly sheet: string | null;
  /** The tab is hidden. */
  readonly hidden?: true;
  readonly rows: readonly GridRow[];
  readonly merged: readonly MergedCells[];
}
