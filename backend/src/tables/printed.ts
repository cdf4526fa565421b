import type { Day } from '../platform/time/day.js';
import type { Locale } from '../spreadsheets/index.js';

/** Lines of a table from one to another, both included, counted from 0. */
export type LineRange = readonly [from: number, to: number];

/** How the number of a cell follows from others of the table; a workbook keeps it beside the number. Columns and lines count from 0. */
export type Formula =
  | { readonly sum: readonly LineRange[] }
  | { readonly names: readonly LineRange[]; readonly unit: string }
  | { readonly difference: readonly [column: number, from: number] }
  | { readonly growth: readonly [column: number, from: number] }
  | { readonly share: readonly [column: number, ofLine: number] }
  | { readonly points: readonly [column: number, from: number, ofLine: number] };

/** A cell as it is printed; beside the text the number or the day that it is. */
export interface PrintedCell {
  readonly text: string;
  readonly number?: number;
  readonly day?: Day;
  readonly formula?: Formula;
  /** Over how many lines it reaches down; 0: the one above covers it, which says the same. */
  readonly down?: number;
}

export interface PrintedLine {
  readonly sort: 'row' | 'group' | 'subtotal' | 'total';
  /** The organization of a row, the key of a row of figures. */
  readonly id?: string;
  /** Which of several rows of the organization it is. */
  readonly part?: string;
  /** Of a group one cell over the whole width. */
  readonly cells: readonly PrintedCell[];
}

export interface PrintedColumn {
  readonly key: string;
  readonly format: 'text' | 'number' | 'day' | 'percent' | 'points';
  /** In characters of the usual font. */
  readonly width: number;
}

export interface HeadCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** The middle of a table: its head, its lines. */
export interface PrintedBody {
  readonly columns: readonly PrintedColumn[];
  /** One or two rows of the head; a cell that reaches down from above is not repeated below. */
  readonly head: readonly (readonly HeadCell[])[];
  readonly lines: readonly PrintedLine[];
  /** Organizations that may belong in it, and are left out until their dates are known. */
  readonly doubtful: number;
  /** What else is said below it. */
  readonly further?: readonly string[];
}

/** A table to hand up as it lies on the desk: what every way out of it says alike. */
export interface PrintedTable extends Omit<PrintedBody, 'doubtful' | 'further'> {
  readonly asOf: Day;
  /** In which language it speaks. */
  readonly locale: Locale;
  readonly title: readonly string[];
  /** 示例数据 or 印发标记, before everything else. */
  readonly marks: readonly string[];
  readonly reporter: string;
  readonly day: string;
  readonly unit: string;
  readonly notes: readonly string[];
  readonly signatures: readonly string[];
  /** Of figures that are kept the organizations behind them, as a register; none where there are more than a table can hold. */
  readonly members?: PrintedBody | undefined;
}
