import type { Words } from '../platform/room.js';

export type Locale = 'zh' | 'en';

/** What stands in a cell; null leaves it empty. */
export type Cell = string | number | null;

/**
 * A column as its room declares it. `sort` says what the cell holds: `text`; `number`; `date`, a date in the text form of the contracts
 * (`2019`, `2019-05`, `2019-05-18`, `[..2019-05-18]`), which becomes a real date where the day is known and words as precise as it elsewhere.
 */
export interface Column<Row> {
  readonly code: string;
  readonly words: Words;
  readonly sort: 'text' | 'number' | 'date';
  /** In characters of the usual font, as spreadsheets measure; a Chinese character takes two. */
  readonly width: number;
  /** In a workbook the column is there and not shown. */
  readonly hidden?: true;
  value(row: Row, locale: Locale): Cell;
}

/** One line of the sheet 说明: what it is about, and what is said. */
export type Note = readonly [label: string, text: string];

/** A table to be written, row by row, without ever being held as a whole. */
export interface Sheet<Row> {
  readonly name: string;
  readonly locale: Locale;
  readonly columns: readonly Column<Row>[];
  readonly rows: AsyncIterable<readonly Row[]>;
  /** The sheet 说明 of a workbook, asked for when the last row is written. */
  readonly notes: { readonly name: string; readonly title: string; lines(count: number): readonly Note[] };
}

/** Spreadsheets take a text that begins so for a formula. */
export const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r]/;
