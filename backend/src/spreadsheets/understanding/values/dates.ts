import { addDays, addMonths, isDay } from '../../../platform/time/day.js';
import { PartialDate } from '../../../platform/time/partial-date.js';
import type { GridCell } from '../../grid.js';
import { compact, isLong } from '../texts.js';
import { inDigits } from './chinese-number.js';

/** Why a cell tells no date: a day that does not exist, text that is none, a number that may be two months. */
export type DateFault = 'impossible' | 'unreadable' | 'ambiguous';
export type ReadDate = { readonly date: PartialDate } | { readonly fault: DateFault };

// Spreadsheets count days from here; what they count before 1954 or after 2064 is rather a number.
const DAY_ZERO = '1899-12-30';
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 60_000];
const YEARS = /^(1[89]|2[01])\d\d$/;
const PARTED = /^(\d{4})(?:[年./\-](\d{1,2})(?:[月./\-](\d{1,2}))?)?[年月日号份.]*$/;
const TIME = /(?<=\d)[ tT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const DASHES = /[‐‑‒–—―－]/g;
const ONE_DECIMAL_ONE = /^\d{4}\.1$/;

/**
 * A date as lists write it, no finer than it is told: 2019, 2019.5, 2019年5月8日, 二〇一九年五月, 2019/5/8, 20190508, also in full-width signs and
 * with blanks; the number of a day (43586), also as text. The *number* 2019.1 may be January or October.
 */
export function readDate(cell: GridCell): ReadDate {
  if (cell.sort === 'date') return dateOf(cell.text);
  if (cell.sort === 'boolean' || cell.sort === 'error') return { fault: 'unreadable' };
  if (cell.sort === 'number' && ONE_DECIMAL_ONE.test(cell.text)) return { fault: 'ambiguous' };
  return dateOfText(cell.text);
}

/** A date in a text of its own. */
export function dateOfText(text: string): ReadDate {
  if (isLong(text)) return { fault: 'unreadable' };
  const plain = inDigits(compact(text.normalize('NFKC').trim().replace(TIME, ''))).replace(DASHES, '-');
  if (/^\d{5}$/.test(plain)) return dateOfSerial(Number(plain));
  const vague = vagueDate(plain);
  if (vague) return vague;
  const solid = /^(\d{4})(\d{2})(\d{2})?$/.exec(plain);
  const [, year, month, day] = solid ?? PARTED.exec(plain) ?? [];
  if (year === undefined || !YEARS.test(year)) return { fault: 'unreadable' };
  return dateOf([year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-'));
}

const NOT_LATER = /^(?:不详,)?不晚于(.+)$/;
const BETWEEN = /^(?:介于)?(.+)至(.+)之间$/;

/** 不详，不晚于2024年3月1日; 2018-03-01至2019-05-31之间: as our own exports write what is known less than to the year. */
function vagueDate(plain: string): ReadDate | undefined {
  const [, last] = NOT_LATER.exec(plain) ?? [];
  const [, from, to] = BETWEEN.exec(plain) ?? [];
  const end = last ?? to;
  if (end === undefined) return undefined;
  const [first, latest] = [from === undefined ? undefined : dateOfText(from), dateOfText(end)];
  if ('fault' in latest) return latest;
  if (first && 'fault' in first) return first;
  return dateOf(`[${first ? first.date.earliest : ''}..${latest.date.latest}]`);
}

function dateOfSerial(serial: number): ReadDate {
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? { date: PartialDate.on(addDays(DAY_ZERO, serial)) } : { fault: 'unreadable' };
}

/** Of one of the forms of the contracts. */
function dateOf(text: string): ReadDate {
  const date = PartialDate.tryParse(text);
  return date ? { date } : { fault: /^\d{4}-\d{2}(-\d{2})?$/.test(text) && !isDay(text) ? 'impossible' : 'unreadable' };
}

/** Two dates in one cell. */
export type ReadSpan = { readonly from: PartialDate; readonly to: PartialDate } | { readonly fault: DateFault };

const BETWEEN_YEARS = /^(\d{4})-(\d{4})$/;

/** From when until when: 2019.5-2024.5, 2018年5月至2023年5月, with - ～ — or 至 between. */
export function readSpan(cell: GridCell): ReadSpan {
  if (isLong(cell.text)) return { fault: 'unreadable' };
  const plain = inDigits(compact(cell.text.normalize('NFKC'))).replace(DASHES, '-');
  for (const [from, to] of halves(plain)) {
    const [first, last] = [dateOfText(from), dateOfText(to)];
    if ('date' in first && 'date' in last) return { from: first.date, to: last.date };
    if ('fault' in first && first.fault === 'unreadable') continue;
    if ('fault' in last && last.fault === 'unreadable') continue;
    return { fault: 'impossible' };
  }
  return { fault: 'unreadable' };
}

/** Every way to part the text in two: a dash may stand within a date as well, so the middle one comes first. */
function* halves(text: string): Generator<[string, string]> {
  const years = BETWEEN_YEARS.exec(text);
  if (years) yield [years[1] ?? '', years[2] ?? ''];
  const places = [...text.matchAll(/至|到|~+|-+/g)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    sign: match[0],
  }));
  const clear = places.filter(({ sign }) => !sign.startsWith('-'));
  const ordered = clear.length ? clear : places.toSorted((a, b) => Math.abs(a.at - text.length / 2) - Math.abs(b.at - text.length / 2));
  for (const { at, end } of ordered) yield [text.slice(0, at), text.slice(end)];
}

/** Whole years from one date to the other, where they tell such: May 2019 to May 2024 are five, and so are May 2019 to April 2024, its last month. */
export function yearsBetween(from: PartialDate, to: PartialDate): number | undefined {
  // Both as precisely as the less precise is told.
  const length = Math.min(from.toString().length, to.toString().length);
  const [start, end] = [from, to].map((date) => PartialDate.parse(date.toString().slice(0, length)));
  if (!start || !end) return undefined;
  const ends = [end.earliest, ...(length > 4 ? [addDays(end.latest, 1)] : [])];
  for (let years = 0; years <= 100; years++) if (ends.includes(addMonths(start.earliest, years * 12))) return years;
  return undefined;
}
