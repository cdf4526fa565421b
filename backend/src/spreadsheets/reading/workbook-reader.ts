import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, Optional } from '@nestjs/common';
import { type Bounds, linesOf } from '../../platform/bounded-program.js';
import { MOST_FILE_BYTES } from '../../platform/files/file-kinds.js';
import type { Spooled } from '../../platform/files/spooled.js';
import { Turns } from '../../platform/turns.js';
import type { Grid, GridCell, GridRow, MergedCells } from '../grid.js';
import type { Notice, Refusal } from './refusals.js';

const READER = fileURLToPath(new URL(`./program/reader${extname(import.meta.url)}`, import.meta.url));
/** Each may take a gigabyte for half a minute. */
const AT_A_TIME = 2;
const BOUNDS: Bounds = { memory: 1000 * 1024 * 1024, time: 40_000 };

/** What was read of a file, or why nothing was. */
export type ReadFile =
  | {
      readonly grids: readonly Grid[];
      readonly notices: readonly Notice[];
      /** The id by which a workbook says that it is one of our own. */
      readonly origin?: string;
    }
  | { readonly refused: Refusal };

/**
 * Reads workbooks (xlsx, xls) and files of separated values (csv, tsv, txt) as grids, by a process of its own with bounded memory and time (decision
 * 0033). What a file is, is told by its content, not by its name.
 */
@Injectable()
export class WorkbookReader {
  private readonly turns = new Turns(AT_A_TIME);

  constructor(@Optional() private readonly bounds: Bounds = BOUNDS) {}

  /** The signal says that nobody waits for it any more. @throws the signal's reason */
  async read(file: Pick<Spooled, 'bytes' | 'descriptor'>, signal: AbortSignal = new AbortController().signal): Promise<ReadFile> {
    if (file.bytes === 0) return { refused: 'empty' };
    if (file.bytes > MOST_FILE_BYTES) return { refused: 'tooLarge' };
    const leave = await this.turns.take(signal);
    try {
      return await gather(file.descriptor, this.bounds, signal);
    } finally {
      leave();
    }
  }
}

type Line =
  | { readonly origin: string }
  | { readonly sheet: string | null; readonly hidden: boolean }
  | { readonly rows: readonly (readonly [row: number, hidden: 0 | 1, cells: readonly (string | null)[]])[] }
  | { readonly merged: readonly (readonly [number, number, number, number])[] }
  | { readonly done: readonly Notice[] }
  | { readonly refused: Refusal };

async function gather(descriptor: number, bounds: Bounds, signal: AbortSignal): Promise<ReadFile> {
  const lines = linesOf(READER, descriptor, bounds, signal);
  const gathering = new Gathering();
  try {
    for (;;) {
      const next = await lines.next();
      signal.throwIfAborted();
      if (next.done) return { refused: next.value === 'time' ? 'tooSlow' : 'tooMuchMemory' };
      const end = gathering.take(next.value);
      if (end) return end;
    }
  } finally {
    await lines.return(undefined);
  }
}

const SORTS: Readonly<Record<string, GridCell['sort']>> = { t: 'text', n: 'number', d: 'date', b: 'boolean', e: 'error' };

/** Sheets as they come in, line by line. */
class Gathering {
  private readonly grids: { sheet: string | null; hidden?: true; rows: GridRow[]; merged: MergedCells[] }[] = [];
  /** Lists say the same thing again and again: each is kept once. */
  private readonly known = new Map<string, GridCell>();
  private origin: string | undefined;

  /** @returns how it ended, with the last line */
  take(text: string): ReadFile | undefined {
    const line = lineOf(text);
    if (!line) return undefined;
    if ('done' in line) return { grids: this.grids, notices: line.done, ...(this.origin !== undefined && { origin: this.origin }) };
    if ('refused' in line) return line;
    if ('origin' in line) {
      this.origin = line.origin;
      return undefined;
    }
    if ('sheet' in line) this.grids.push({ sheet: line.sheet, ...(line.hidden ? { hidden: true as const } : {}), rows: [], merged: [] });
    else if ('rows' in line) for (const [row, hidden, cells] of line.rows) this.grids.at(-1)?.rows.push(this.row(row, hidden === 1, cells));
    else for (const one of line.merged) this.grids.at(-1)?.merged.push(asMerged(one));
    return undefined;
  }

  private row(row: number, hidden: boolean, cells: readonly (string | null)[]): GridRow {
    return { row, hidden, cells: cells.map((cell) => (cell === null ? null : this.cell(cell))) };
  }

  private cell(said: string): GridCell {
    const known = this.known.get(said);
    if (known) return known;
    const cell: GridCell = { sort: SORTS[said.charAt(0)] ?? 'text', text: said.slice(1) };
    this.known.set(said, cell);
    return cell;
  }
}

const asMerged = ([row, column, lastRow, lastColumn]: readonly [number, number, number, number]): MergedCells => ({
  from: { row, column },
  to: { row: lastRow, column: lastColumn },
});

/** Undefined: the program was ended in the middle of a line. */
function lineOf(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
