import type { GridCell } from '../../grid.js';
import { compact, isLong } from '../texts.js';
import { chineseNumber } from './chinese-number.js';

const NUMBER = /^(-?\d+(?:\.\d+)?|\.\d+)(万)?(?:人|名|位|家|个|户|员|年|届)?$/;
const THOUSANDS = /(?<=\d),(?=\d{3}(\D|$))/g;

/**
 * A number as lists write it: 120, 120人, 1,250, １２０, 1.2万, 三百二十; `unit` multiplies (万 in the head: 10,000). Undefined where it is none; what
 * is only about a number (约120, 若干) is none.
 */
export function readNumber(cell: GridCell, unit = 1): number | undefined {
  if ((cell.sort !== 'number' && cell.sort !== 'text') || isLong(cell.text)) return undefined;
  const text = compact(cell.text.normalize('NFKC')).replace('−', '-').replace(THOUSANDS, '');
  const [, digits, tenThousand] = NUMBER.exec(text) ?? [];
  const number = digits === undefined ? chineseNumber(text.replace(/[人名位家个户年届]$/, '')) : Number(digits);
  // Twelve digits: 0.07 × 10,000 is 700, not 700.0000000000001.
  return number === undefined ? undefined : Number((number * (tenThousand ? 10_000 : 1) * unit).toPrecision(12));
}

/** The number of a term: 第三届, 三, 3, 3届, 首届. */
export function readTermNumber(cell: GridCell): number | undefined {
  const text = compact(cell.text.normalize('NFKC'))
    .replace(/^第/, '')
    .replace(/[届次]+$/, '');
  return text === '首' ? 1 : readNumber({ ...cell, text });
}

const UNIT = /[（(【[]\s*(?:单位\s*[:：])?\s*([百千万])?(?:人|名|家|个|元|户)\s*[)）】\]]/;
const TIMES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 };

/** What a head says that its numbers are counted in: 会员数（万人） is 10,000; undefined where it says nothing. */
export function unitOf(head: string): number | undefined {
  const unit = UNIT.exec(head);
  return unit ? (TIMES[unit[1] ?? ''] ?? 1) : undefined;
}
