import type { SaidCell } from './telling.js';

/** What a number format shows of a number. */
export type Format =
  | { readonly shows: 'general' | 'time' }
  | { readonly shows: 'number'; readonly whole: number; readonly decimals: number; readonly percent: boolean }
  | { readonly shows: 'date'; readonly year: boolean; readonly month: boolean; readonly day: boolean };

/** Formats that have a number and no text in the file; those of 27 to 36 and 50 to 58 are the Chinese ones (ECMA-376 part 1, 18.8.30). */
export const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: 'h:mm:ss',
  47: 'mm:ss',
  48: '0.0E+0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

const GENERAL: Format = { shows: 'general' };
const NOT_SAID = /"[^"]*"?|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi;
// m are minutes beside hours or seconds.
const MINUTES = /(?<=h[^a-z]*|\[h+\][^a-z]*)m+|m+(?=[^a-z]*s)/gi;

/** Reads a number format: which parts of a date it shows, how many places of a number. */
export function formatOf(code: string): Format {
  const signs = (code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)[0] ?? '').replace(NOT_SAID, '').replace(/am\/pm|a\/p|上午\/下午/gi, '');
  if (/general|@/i.test(signs) || signs === '') return GENERAL;
  if (!/E[+-]/i.test(signs)) {
    const parts = signs.replace(MINUTES, '');
    const [year, month, day] = [/y|e/i.test(parts), /m/i.test(parts), /d/i.test(parts)];
    if (year || month || day) return { shows: 'date', year, month, day };
    if (/[hs]/i.test(signs)) return { shows: 'time' };
  }
  // With an exponent all digits are given.
  if (!/[0#?]/.test(signs) || /E[+-]/i.test(signs)) return GENERAL;
  const [whole = '', decimals = ''] = signs.split('.');
  const places = (text: string): number => (text.match(/0/g) ?? []).length;
  return { shows: 'number', whole: places(whole), decimals: places(decimals), percent: signs.includes('%') };
}

const DAY = 86_400_000;
const FIRST_1900 = Date.UTC(1899, 11, 30);
const FIRST_1904 = Date.UTC(1904, 0, 1);
const LAST_SERIAL = 2_958_465;
/** Spreadsheets hold 1900 for a leap year: a day before its 29th of February counts one less. */
const NO_SUCH_DAY = 60;

/**
 * A number as its cell shows it: a date no finer than its format, a number with no fewer places than its format. Places that the format hides
 * are kept: 0.02 in a cell without decimals is no 0.
 */
export function shownNumber(value: number, format: Format, from1904: boolean): SaidCell {
  switch (format.shows) {
    case 'general':
      return `n${digitsOf(value)}`;
    case 'date':
      return shownDate(value, format, from1904);
    case 'time':
      return `t${new Date(Math.round((value % 1) * DAY)).toISOString().slice(11, 16)}`;
    case 'number':
      return shownPlaces(value, format);
  }
}

function shownPlaces(value: number, { whole, decimals, percent }: Extract<Format, { shows: 'number' }>): SaidCell {
  const digits = digitsOf(percent ? value * 100 : value);
  const [, sign = '', before = '', after = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  if (before === '') return `n${digits}`;
  const places = after.padEnd(decimals, '0');
  const text = `${sign}${before.padStart(whole, '0')}${places ? `.${places}` : ''}`;
  return percent ? `t${text}%` : `n${text}`;
}

function shownDate(value: number, { year, month, day }: Extract<Format, { shows: 'date' }>, from1904: boolean): SaidCell {
  const serial = Math.floor(value);
  if (serial < 1 || serial > LAST_SERIAL) return `n${digitsOf(value)}`;
  return saidDate(dayOf(serial, from1904), { year, month, day });
}

const days = new Map<number, string>();

/** A list has the same days again and again, and making one takes a while. */
function dayOf(serial: number, from1904: boolean): string {
  const known = days.get(serial);
  if (known !== undefined) return known;
  const shift = !from1904 && serial < NO_SUCH_DAY ? 1 : 0;
  const day = new Date((from1904 ? FIRST_1904 : FIRST_1900) + (serial + shift) * DAY).toISOString().slice(0, 10);
  days.set(serial, day);
  return day;
}

/** As much of a day as is shown; one without its year is a text, as it is read. */
export function saidDate(iso: string, { year, month, day }: { year: boolean; month: boolean; day: boolean }): SaidCell {
  if (!year) return `t${month ? `${Number(iso.slice(5, 7))}月` : ''}${day ? `${Number(iso.slice(8))}日` : ''}`;
  return `d${iso.slice(0, day ? 10 : month ? 7 : 4)}`;
}

/** All its digits, without the noise behind the fifteenth and without an exponent. */
function digitsOf(value: number): string {
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : BigInt(value).toString();
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}
