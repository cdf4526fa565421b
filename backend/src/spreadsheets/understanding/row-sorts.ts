import type { Head } from './head.js';
import type { PlacedCell, SheetCells } from './sheet-cells.js';
import { compact, folded } from './texts.js';

/** Why a row is no record. */
export type SkipReason =
  'title' | 'unitLine' | 'columnNumbers' | 'example' | 'section' | 'subtotal' | 'total' | 'repeatedHeader' | 'note' | 'blank';

const UNIT_LINE =
  /^(填报|填表|报送|编制|制表|统计|上报)(单位|部门|日期|时间|人)|^(单位|日期|时间|计量单位)[:：(（]|^\(?(截至|截止)|^\(?(二〇|20\d\d|19\d\d).{1,10}日\)?$/;
const NOTE =
  /^\(?(注|备注|说明|附注|填表说明|填表人|填报人|审核|审核人|制表|制表人|填报|负责人|单位负责人|分管领导|联系人|联系电话|报送|复核|经办人|签发|签字|盖章|※|\*)[\d一二三四五六七八九十]*\)?\s*[:：.．、]|^(注|说明|填表说明|备注)$|^(填表|审核|制表|经办)人?$/;
const SUBTOTAL = /小\s*计/;
const TOTAL = /^.{0,8}(合计|总计|共计|累计|总数)(\(.*\)|[:：].*|\d+[家个人]?)?$/;
const EXAMPLE = /^[(【[]?(例|示例|样例|例如|举例|填写示例|样表|e\.g\.)[)】\]]?$|^\(?例[:：如)]/;
const NUMBERED = /^(?:[一二三四五六七八九十]+[、.．]|\([一二三四五六七八九十]+\)|[IVX]+[、.．])/;
const LONGEST_TOTAL = 14;

/** The rows above a head say what the list is: its titles, who filled it in, or a note. */
export function reasonAbove(cells: SheetCells, row: number): SkipReason {
  const [first] = cells.inRow(row);
  if (!first) return 'blank';
  const text = compact(first.cell.text.normalize('NFKC'));
  if (UNIT_LINE.test(text)) return 'unitLine';
  return NOTE.test(text) ? 'note' : 'title';
}

/** 1 2 3 … or (1) (2) (3) … beneath the head. */
export function isColumnNumbers(row: readonly PlacedCell[]): boolean {
  if (row.length < 3) return false;
  const numbers = row.map(({ cell }) => /^[(（]?(\d{1,3})[)）]?$/.exec(compact(cell.text.normalize('NFKC')))?.[1]);
  const first = Number(numbers[0]);
  return first <= 1 && numbers.every((number, at) => Number(number) === first + at);
}

/** The head again, as on each printed page: either of its levels. */
export function isHeadAgain(row: readonly PlacedCell[], { columns }: Head): boolean {
  if (row.length < 2) return false;
  const same = row.filter(({ column, cell }) => {
    const own = columns.find((one) => one.column === column);
    const text = compact(cell.text);
    return own !== undefined && text !== '' && (own.lowest === text || own.head.startsWith(text) || own.head.endsWith(text));
  });
  return same.length >= Math.max(2, row.length * 0.7);
}

export const isExample = (row: readonly PlacedCell[]): boolean => EXAMPLE.test(folded(row[0]?.cell.text ?? ''));

/** 小计, 合计: a word among the first cells that hold text. */
export function sumOf(row: readonly PlacedCell[]): 'subtotal' | 'total' | undefined {
  const words = row.slice(0, 3).flatMap(({ cell }) => (cell.sort === 'text' ? [folded(cell.text)] : []));
  const short = words.filter((word) => word.length <= LONGEST_TOTAL);
  if (short.some((word) => SUBTOTAL.test(word))) return 'subtotal';
  return short.some((word) => TOTAL.test(word)) ? 'total' : undefined;
}

/** Beneath a list: who filled it in, who looked it over, what has to be known. `after` a note a numbered line goes on with it. */
export function isNote(row: readonly PlacedCell[], after: boolean): boolean {
  const [first] = row;
  if (!first || row.length > 4 || first.cell.sort !== 'text') return false;
  const text = compact(first.cell.text.normalize('NFKC'));
  if (NOTE.test(text) || UNIT_LINE.test(text)) return true;
  return row.length === 1 && (/[。；;]/.test(text) || (after && /^\(?\d+[.、．)]/.test(text)));
}

/**
 * A line that says what follows: alone in its row, numbered (一、通州区（4家）), over several columns, or, as `known` tells, an area or a kind.
 */
export function isSection(
  cells: SheetCells,
  row: readonly PlacedCell[],
  nameColumn: number | undefined,
  known: (text: string) => boolean,
): boolean {
  const [only] = row;
  if (!only || row.length !== 1 || only.cell.sort !== 'text') return false;
  const text = folded(only.cell.text);
  if (NUMBERED.test(text)) return true;
  const merged = cells.mergedAt(only.row, only.column);
  if (merged && merged.to.column - merged.from.column >= 2) return true;
  return known(text) && (only.column !== nameColumn || text.length <= 12);
}

/** How deep a section stands: 一、 before （一） before 1. before the rest. */
export function depthOf(text: string): number {
  const plain = folded(text);
  if (/^[一二三四五六七八九十]+[、.]/.test(plain)) return 1;
  if (/^\([一二三四五六七八九十]+\)/.test(plain)) return 2;
  return /^\d+[、.]/.test(plain) ? 3 : 1;
}

/** What a section is about: without its number and without how many there are of it. */
export const sectionSubject = (text: string): string =>
  compact(text.normalize('NFKC'))
    .replace(/^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d+[、.])/, '')
    .replace(/[(:：].*$/, '');
