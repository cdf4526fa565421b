import { type IncomingColumn, type SheetColumn } from './incoming-column.js';
import type { SheetCells } from './sheet-cells.js';
import { folded, headText } from './texts.js';

/** Titles, notes and statements above a head are not more. */
const LOOKED_AT = 60;
/** A row that names fewer columns is no head; two are enough where one of them is the name. */
const FEWEST = 3;
const LONGEST = 40;

export interface Head {
  /** One row, or two where the head has two levels. */
  readonly rows: readonly number[];
  readonly columns: readonly SheetColumn[];
}

/** Whether a head says 序号: it is no column of its own and known all the same. */
export const NUMBERING = /^(序号|序|编号|no\.?|№|项次|行号)$/i;
/** Heads that ask for yes or no. */
export const ASKS = /^(是否|有无|能否|可否)/;

/** How well a head names a declared column: 2 in its own words, 1 as its pattern has it, 0 not at all. */
export function named(incoming: IncomingColumn, { head, lowest }: Pick<SheetColumn, 'head' | 'lowest'>): 0 | 1 | 2 {
  const texts = [lowest, head].flatMap((text) => [folded(text), withoutBrackets(folded(text))]).filter(Boolean);
  const own = [incoming.words.zh, incoming.words.en, ...incoming.aliases].map(folded);
  if (texts.some((text) => own.includes(text))) return 2;
  return incoming.pattern && texts.some((text) => incoming.pattern?.test(text)) ? 1 : 0;
}

const withoutBrackets = (text: string): string => text.replace(/\([^)]*\)/g, '');

/**
 * The head of a list: the row, or the two rows, that name most of the declared columns; undefined where none does. `enough` tells which of them is
 * enough by itself.
 */
export function findHead(
  cells: SheetCells,
  incoming: readonly IncomingColumn[],
  enough: (head: string) => boolean = () => false,
): Head | undefined {
  const rows = cells.grid.rows.map(({ row }) => row).filter((row) => cells.inRow(row).length > 0);
  const heads = rows.slice(0, LOOKED_AT).flatMap((row) => [oneLevel(cells, row), ...twoLevels(cells, row)]);
  const scored = heads.map((head) => ({ head, score: scoreOf(head, incoming, enough) })).filter(({ score }) => score > 0);
  return scored.reduce((best, one) => (one.score > (best?.score ?? 0) ? one : best), scored[0])?.head;
}

/** A point for each column that is declared, half of one for what is known to stand in heads; 0 where it is no head. */
function scoreOf({ columns }: Head, incoming: readonly IncomingColumn[], enough: (head: string) => boolean): number {
  const found = new Set<string>();
  let others = 0;
  for (const column of columns) {
    const best = incoming.map((one) => ({ one, degree: named(one, column) })).filter(({ degree }) => degree > 0);
    if (best.length) found.add(best.reduce((a, b) => (b.degree > a.degree ? b : a)).one.code);
    else if (ASKS.test(column.lowest) || NUMBERING.test(folded(column.lowest))) others += 1;
  }
  const many = found.size >= FEWEST || (found.size >= 2 && incoming.some(({ code, sort }) => sort === 'name' && found.has(code)));
  return many || columns.some(({ lowest }) => enough(lowest)) ? found.size + others / 2 : 0;
}

function oneLevel(cells: SheetCells, row: number): Head {
  const columns = cells.inRow(row).map(({ column, cell }) => ({ column, head: headText(cell.text), lowest: headText(cell.text) }));
  return { rows: [row], columns: columns.filter(({ head }) => head.length <= LONGEST) };
}

/** The row and the next as one head, where cells of the upper one lie over several of the lower. */
function* twoLevels(cells: SheetCells, upper: number): Generator<Head> {
  const lower = upper + 1;
  const low = cells.inRow(lower);
  if (low.length === 0 || low.some(({ cell }) => cell.sort !== 'text')) return;
  const columns: SheetColumn[] = [];
  let spread = false;
  let alone = false;
  for (let column = 1; column <= cells.lastColumn; column++) {
    const lowest = headText(cells.own(lower, column)?.text ?? '');
    const over = upperHead(cells, upper, column, lowest !== '');
    if (!lowest && !over) continue;
    spread ||= lowest !== '' && over !== '' && cells.own(upper, column) === null;
    alone ||= lowest === '' && over !== '';
    columns.push({ column, head: over + lowest, lowest: lowest || over });
  }
  if (spread && alone && columns.every(({ head }) => head.length <= LONGEST * 2)) yield { rows: [upper, lower], columns };
}

/** What stands over a column: merged with it, or to the left where nothing is merged (a pasted block) and the lower level goes on. */
function upperHead(cells: SheetCells, row: number, column: number, goesOn: boolean): string {
  const placed = cells.at(row, column);
  if (placed) return headText(placed.cell.text);
  if (!goesOn || cells.grid.merged.length > 0) return '';
  for (let left = column - 1; left > 0; left--) {
    const cell = cells.own(row, left);
    if (cell) return headText(cell.text);
    if (!cells.own(row + 1, left)) return '';
  }
  return '';
}
