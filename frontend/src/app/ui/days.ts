import { InjectionToken } from '@angular/core';

// Days as text, `YYYY-MM-DD`. The calendar is asked of Date.UTC, never of the machine's own zone.

const pad = (n: number, width = 2) => String(n).padStart(width, '0');

/** The number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function dayText(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** Whether the text is a day of the calendar. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const number = (day: string) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));

export function addDays(day: string, days: number): string {
  return new Date(number(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the second lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((number(to) - number(from)) / 86_400_000);
}

/** Whole years and months from one day to another. */
export function yearsAndMonths(from: string, to: string): { years: number; months: number } {
  let months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  if (Number(to.slice(8, 10)) < Number(from.slice(8, 10))) months -= 1;
  return { years: Math.floor(months / 12), months: ((months % 12) + 12) % 12 };
}

/** Today by the office's clock; the application says it as the server does, and until then it is the machine's. */
export const OFFICE_TODAY = new InjectionToken<() => string>('OFFICE_TODAY', {
  factory: () => () => officeTime(new Date().toISOString()).slice(0, 10),
});

export type Preset = 'today' | 'lastMonth' | 'lastQuarter' | 'lastYear';

/** The days an office asks for most: today, and the last day of the month, quarter and year before it. */
export function presetDay(preset: Preset, today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  switch (preset) {
    case 'today':
      return today;
    case 'lastMonth':
      return addDays(dayText(year, month, 1), -1);
    case 'lastQuarter':
      return addDays(dayText(year, Math.floor((month - 1) / 3) * 3 + 1, 1), -1);
    case 'lastYear':
      return dayText(year - 1, 12, 31);
  }
}

const officeParts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' });

/** A time (ISO 8601) by the office's clock, to the minute: `2026-11-26 04:30`; text that is no time comes back as it is. */
export function officeTime(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : officeParts.format(time);
}
