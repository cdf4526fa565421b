import { HOWS, howWord, type Movement } from '../../organizations/index.js';
import { type Locale, serialOf, shownDate } from '../../spreadsheets/index.js';
import type { LineRange, PrintedBody, PrintedCell, PrintedLine } from '../printed.js';
import { tableWords } from '../words.js';
import { EMPTY, headOf, type HeadedColumn, placeCell, plain } from './numbers.js';

/** What came, went or was renamed: a row each, those of one sort together with their 小计, numbered through. */
export function movementsOf(
  movements: readonly Movement[],
  { locale, total, unit }: { readonly locale: Locale; readonly total: boolean; readonly unit: string },
): PrintedBody {
  const column = (key: 'movement' | 'name' | 'before' | 'type' | 'area' | 'on', width: number): HeadedColumn => ({
    key,
    format: key === 'on' ? 'day' : 'text',
    width,
    over: '',
    head: tableWords[key][locale],
  });
  const columns: HeadedColumn[] = [
    { key: 'number', format: 'text', width: 6, over: '', head: tableWords.number[locale] },
    column('movement', 12),
    column('name', 40),
    column('before', 32),
    column('type', 18),
    column('area', 18),
    column('on', 14),
  ];
  const names = columns.findIndex(({ key }) => key === 'name');
  const lines: PrintedLine[] = [];
  const ranges: LineRange[] = [];
  const sum = (sort: 'subtotal' | 'total', of: readonly LineRange[], count: number): PrintedLine => {
    const cells: PrintedCell[] = columns.map(() => EMPTY);
    cells[0] = { text: tableWords[sort][locale] };
    cells[names] = { text: `${count}${unit}`, formula: { names: of, unit } };
    return { sort, cells };
  };
  const inOrder = movements.toSorted((a, b) => HOWS.indexOf(a.how) - HOWS.indexOf(b.how));
  let number = 0;
  for (const [, group] of Map.groupBy(inOrder, ({ how, kind }) => howWord(how, kind, locale))) {
    const range: LineRange = [lines.length, lines.length + group.length - 1];
    for (const one of group) lines.push({ sort: 'row', id: one.id, cells: cellsOf(one, ++number, locale) });
    ranges.push(range);
    lines.push(sum('subtotal', [range], group.length));
  }
  if (total && movements.length) lines.push(sum('total', ranges, movements.length));
  return { columns: columns.map(plain), head: headOf(columns), lines, doubtful: 0 };
}

function cellsOf({ how, kind, name, before, type, typeNameEn, areaName, on }: Movement, number: number, locale: Locale): PrintedCell[] {
  const date: PrintedCell = on === null ? EMPTY : { text: shownDate(on, locale), ...(serialOf(on) !== undefined && { day: on }) };
  const typeName = locale === 'en' ? (typeNameEn ?? type) : type;
  const texts = [howWord(how, kind, locale), name, before ?? '', typeName, areaName].map((text): PrintedCell => ({ text }));
  return [placeCell(number), ...texts, date];
}
