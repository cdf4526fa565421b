import { daysBetween } from '../platform/time/day.js';
import { PartialDate } from '../platform/time/partial-date.js';
import type { Locale } from './sheet.js';

// Spreadsheets count days from 1899-12-30 and hold 1900 for a leap year, so a day before March 1900 is another one in each of them.
const FIRST_COUNTED = '1900-03-01';
const DAY_ZERO = '1899-12-30';
const EXACT = /^\d{4}-\d{2}-\d{2}$/;

/** A date as people read it: a day as yyyy-MM-dd, anything less as precisely as it was given (2019年5月, May 2019). */
export function shownDate(text: string, locale: Locale): string {
  return EXACT.test(text) ? text : (PartialDate.tryParse(text)?.shown(locale) ?? text);
}

/** The number of a day in a spreadsheet; undefined where the text is no day known to the day, or one that spreadsheets cannot count. */
export function serialOf(text: string): number | undefined {
  return EXACT.test(text) && text >= FIRST_COUNTED ? daysBetween(DAY_ZERO, text) : undefined;
}
