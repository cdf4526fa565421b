import type { PrintedTable } from './printed.js';

/** Beginning of the characters that take two places and may be parted anywhere. */
const WIDE = '\u2e80';
/** No word is so long that it may take more of the page. */
const LONGEST = 24;

const isWide = (sign: string): boolean => sign > WIDE;

/** In characters of the usual font, a little generously. */
export const widthOf = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (isWide(sign) ? 2.2 : 1.1), 0);

/** What of a text stays together on one line: words, numbers, and single Chinese characters. */
const piecesOf = (text: string): string[] => text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+/gu) ?? [];

/** Over how many lines a text runs in a column. */
export function linesIn(text: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const piece of piecesOf(text)) {
    const gap = used > 0 && !isWide(piece) ? 1.1 : 0;
    const wide = widthOf(piece);
    if (used > 0 && used + gap + wide > width) [lines, used] = [lines + 1, 0];
    else used += gap;
    if (wide > width) lines += Math.ceil(wide / width) - 1;
    used += wide;
  }
  return lines;
}

/**
 * How wide each column has to be so that no word and no number of it is parted, the words 序号 and 合计 among them: the narrowest that a table may
 * be set.
 */
export function leastWidths({ columns, head, lines }: Pick<PrintedTable, 'columns' | 'head' | 'lines'>): number[] {
  const heads = lowestHeads(head);
  return columns.map(({ key, format }, at) => {
    const pieces = (text: string): number => Math.max(0, ...piecesOf(text).map(widthOf));
    const whole = key === 'number' || format !== 'text';
    const cells = lines.filter(({ sort }) => sort !== 'group').map(({ cells: all }) => all[at]?.text ?? '');
    const least = Math.max(
      ...cells.map(whole ? widthOf : pieces),
      key === 'number' ? widthOf(heads[at] ?? '') : pieces(heads[at] ?? ''),
      4,
    );
    return Math.ceil(Math.min(least, LONGEST)) + 1;
  });
}

/** What the lowest row of the head says over each column. */
function lowestHeads([above = [], below = []]: PrintedTable['head']): string[] {
  let under = 0;
  return above.flatMap(({ text, columns, rows }) => {
    if (rows === 2 || !below.length) return [text];
    const own = below.slice(under, under + columns).map((cell) => cell.text);
    under += columns;
    return own;
  });
}
