import { normaliseName } from '../../platform/chinese/names.js';
import type { GridCell } from '../grid.js';

/** A text without blanks and line breaks, otherwise as written. */
export const compact = (text: string): string => text.replace(/\s+/g, '');

/** The text of a head without the mark of what has to be filled in: 名称*, 类型（必填）. */
export const headText = (text: string): string => compact(text).replace(/[*＊]+|[(（](?:必填|选填)项?[)）]/g, '');

/** A text as heads and words are compared: full-width and traditional forms folded, no blanks. */
export const folded = (text: string): string => compact(normaliseName(text));

/** No date, number or phone is longer; a text of a megabyte is not looked at as if it were one. */
const LONGEST_VALUE = 120;
export const isLong = (text: string): boolean => text.length > LONGEST_VALUE;

/** What stands for nothing in a list: a stroke, a slash, dots. */
const NOTHING = /^[\s/／\\—–\-－―_.．。…·*＊]*$/;

/** Whether a cell holds anything. */
export const isEmpty = (cell: GridCell | null | undefined): boolean =>
  !cell || (cell.sort === 'text' && !isLong(cell.text) && NOTHING.test(cell.text.normalize('NFKC')));

/** 1 is A, 27 is AA. */
export function letterOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
