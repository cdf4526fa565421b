/**
 * A day of the office calendar as text, `YYYY-MM-DD`, years 1000 to 9999; where a function says so also `-infinity` (before every
 * day) and `infinity` (after every day), spelled as PostgreSQL spells them. Two days compare as text: `a < b` is earlier than,
 * the infinities included.
 */
export type Day = string;

/** Before every day. */
export const BEGINNING: Day = '-infinity';
/** After every day: "has not ended". */
export const FOREVER: Day = 'infinity';

const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;
const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A calculation left the calendar of the years 1000 to 9999. */
export class DayOutOfRange extends Error {
  constructor(readonly day: string) {
    super(`outside the years ${FIRST_YEAR} to ${LAST_YEAR}: ${day}`);
    this.name = 'DayOutOfRange';
  }
}

/** Whether the text is a day that exists, `YYYY-MM-DD`, 1000 to 9999; the infinities are none. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string') return false;
  const match = DAY_FORM.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  return year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days of a month (1 to 12), Gregorian. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day `count` days later (earlier when negative); an infinity stays where it is. @throws DayOutOfRange */
export function addDays(day: Day, count: number): Day {
  if (isInfinite(day)) return day;
  return dayOfNumber(numberOfDay(day) + count);
}

/**
 * The corresponding day `count` months later (earlier when negative), the last day of the month where there is none: 2024-08-31
 * less six months is 2024-02-29 (Civil Code art. 202). An infinity stays where it is. @throws DayOutOfRange
 */
export function addMonths(day: Day, count: number): Day {
  if (isInfinite(day)) return day;
  const parts = partsOf(day);
  const months = parts.year * 12 + (parts.month - 1) + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayFrom(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** The corresponding day `count` years later: opened 2019-05-18 for five years, 2024-05-18. @throws DayOutOfRange */
export function addYears(day: Day, count: number): Day {
  return addMonths(day, count * 12);
}

/** Days from one day to another: 1 from today to tomorrow, negative when `to` is earlier. Neither may be an infinity. */
export function daysBetween(from: Day, to: Day): number {
  return numberOfDay(to) - numberOfDay(from);
}

/** The earlier of two days. */
export function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** The later of two days. */
export function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** -1, 0 or 1, for sorting; infinities included. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Day of the week, 1 = Monday to 7 = Sunday. */
export function weekday(day: Day): number {
  return ((((numberOfDay(day) + 3) % 7) + 7) % 7) + 1; // 1970-01-01 was a Thursday
}

/** Writes a day from its numbers. @throws DayOutOfRange when the year is outside 1000 to 9999 */
export function dayFrom(year: number, month: number, day: number): Day {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new DayOutOfRange(text);
  return text;
}

/** Year, month (1 to 12) and day of the month. The day must exist. @throws DayOutOfRange for an infinity or no day */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  if (!isDay(day)) throw new DayOutOfRange(day);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

function isInfinite(day: Day): boolean {
  return day === BEGINNING || day === FOREVER;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

// Days are counted from 1970-01-01 with years that begin in March, so that the leap day comes last; eras of 400 years
// have 146,097 days. Reckoned here and not with Date, which knows moments and time zones and no days.
function numberOfDay(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

function dayOfNumber(count: number): Day {
  const shifted = count + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return dayFrom(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth);
}
