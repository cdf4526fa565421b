// A list of names as it comes out of a sheet, a document or a file: lines, perhaps with other columns beside.

/** A block of cells, and where in it the names are. */
export interface Pasted {
  readonly rows: readonly (readonly string[])[];
  readonly column: number;
  /** The first row with a name: behind a head, and behind the title above it. */
  readonly first: number;
}

const HEADS = /^(?:社会组织|组织|单位|机构|商会|协会|社团|团体|联谊会|同乡会|企业|基地)?(?:名称|全称)$/;
/** So many rows may stand above the names: a title, what it is of, the head. */
const ABOVE = 5;
const LINE = '\n';

/**
 * The cells of a text: columns by tabs, as a spreadsheet copies them, or by commas where there is no tab and most lines have one; quoted as
 * RFC 4180 says. A quotation mark that closes nothing is one of the name.
 */
export function cellsOf(text: string): string[][] {
  const signs = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, LINE);
  const separator = separatorOf(signs);
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < signs.length;) {
    const close = signs.charAt(at) === '"' ? closing(signs, at, separator) : -1;
    const end = close < 0 ? endOfCell(signs, at, separator) : close + 1;
    row.push(clean(close < 0 ? signs.slice(at, end) : signs.slice(at + 1, close).replaceAll('""', '"')));
    if (signs.charAt(end) !== separator) {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  rows.push(row);
  return rows.filter((cells) => cells.some((cell) => cell));
}

function separatorOf(signs: string): string | null {
  if (signs.includes('\t')) return '\t';
  const lines = signs.split(LINE).filter((line) => line.trim());
  return lines.length > 1 && lines.filter((line) => line.includes(',')).length > lines.length / 2 ? ',' : null;
}

function endOfCell(signs: string, at: number, separator: string | null): number {
  const line = signs.indexOf(LINE, at);
  const end = line < 0 ? signs.length : line;
  const cell = separator === null ? -1 : signs.indexOf(separator, at);
  return cell >= 0 && cell < end ? cell : end;
}

/** Where the cell that opens with a quotation mark closes; -1: it does not. */
function closing(signs: string, at: number, separator: string | null): number {
  for (let end = signs.indexOf('"', at + 1); end >= 0; end = signs.indexOf('"', end + 1)) {
    const next = signs.charAt(end + 1);
    if (next === '"') end++;
    else return next === '' || next === LINE || next === separator ? end : -1;
  }
  return -1;
}

// What documents carry along unseen: control characters, and marks of direction and width.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
const clean = (cell: string): string => cell.replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();

/** Where the names are: in the column that is headed so, else in the one with the longest texts. */
export function pastedOf(text: string): Pasted {
  const rows = cellsOf(text);
  for (const [at, row] of rows.slice(0, ABOVE).entries()) {
    const headed = row.findIndex((cell) => HEADS.test(cell.replace(/\s|[*＊]|[（(].*?[）)]/gu, '')));
    if (headed >= 0) return { rows, column: headed, first: at + 1 };
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const length = (column: number) => rows.reduce((sum, row) => sum + (row[column] ?? '').replace(/\P{L}/gu, '').length, 0);
  const longest = Array.from({ length: width }, (_, column) => ({ column, length: length(column) })).sort((a, b) => b.length - a.length)[0];
  return { rows, column: longest?.column ?? 0, first: 0 };
}

// 1. 一、（三） ④ before a name, as documents count their lines; a bare number where Chinese follows.
const NUMBER =
  /^(?:[（(〔]?(?:[\d０-９]{1,5}|[〇零一二三四五六七八九十百]{1,5})[)）〕.．、:：](?![\d０-９])|[①-⑳㈠-㈩]|[\d０-９]{1,5} (?=\p{Script=Han}))\s*(?=\S)/u;
const BEHIND = /[\s，,；;。、]+$/u;

/** The names of a column, without what counts or separates them, and without empty cells. */
export const namesOf = ({ rows, column, first }: Pasted): string[] =>
  rows.slice(first).flatMap((row) => (row[column] ?? '').replace(NUMBER, '').replace(BEHIND, '') || []);
