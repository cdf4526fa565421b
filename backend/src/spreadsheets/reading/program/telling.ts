import { say } from '../../../platform/inside-program.js';
import type { Refusal } from '../refusals.js';

/** The file is not read any further. */
export class Refused extends Error {
  constructor(why: Refusal) {
    super(why);
    this.name = 'Refused';
  }
}

/** A cell as it is said: `t` text, `n` number, `d` date, `b` boolean, `e` error, before its text. */
export type SaidCell = string | null;

export const MOST_SHEETS = 200;
export const LONGEST_ID = 100;
const MOST_ROWS = 200_000;
const MOST_CELLS = 2_500_000;
const MOST_TEXT = 64_000_000;
const MOST_MERGED = 100_000;

const PIECE = 64 * 1024;

/** Says sheet after sheet, rows in pieces, and refuses what is more than can be held. */
export class Telling {
  private rows = 0;
  private cells = 0;
  private text = 0;
  private merges = 0;
  private piece: unknown[] = [];
  private pieceText = 0;

  /** Which of our own workbooks it is, by its id; empty: none, as far as it says. */
  origin(id: string): void {
    if (id !== '' && id.length <= LONGEST_ID) say({ origin: id });
  }

  sheet(name: string | null, hidden: boolean): void {
    this.flush();
    say({ sheet: name, hidden });
  }

  /** A row from 1; one that holds nothing is not told. `cells` from column A; what is empty at its end is cut. */
  row(row: number, hidden: boolean, cells: SaidCell[]): void {
    const last = cells.findLastIndex((cell) => typeof cell === 'string');
    if (last < 0) return;
    // An array with holes says null for each: so a cell far to the right counts as all those before it.
    const told = Array.from({ length: last + 1 }, (_, at) => cells[at] ?? null);
    const text = told.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
    this.rows += 1;
    this.cells += told.length;
    this.text += text;
    if (this.rows > MOST_ROWS) throw new Refused('tooManyRows');
    if (this.cells > MOST_CELLS || this.text > MOST_TEXT) throw new Refused('tooManyCells');
    this.piece.push([row, hidden ? 1 : 0, told]);
    this.pieceText += text + told.length;
    if (this.pieceText > PIECE) this.flush();
  }

  /** Cells that are one, each [row, column, last row, last column] from 1. */
  merged(merged: readonly (readonly number[])[]): void {
    this.flush();
    this.merges += merged.length;
    if (this.merges > MOST_MERGED) throw new Refused('tooManyCells');
    if (merged.length) say({ merged });
  }

  /** What is left over of a sheet. */
  flush(): void {
    if (this.piece.length) say({ rows: this.piece });
    this.piece = [];
    this.pieceText = 0;
  }
}
