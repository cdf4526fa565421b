import { addDays, type Day } from '../platform/time/day.js';

/** A number between 0 and 1 that belongs to a text: the same each time (FNV-1a, folded once more so that near texts lie far apart). */
export function chanceOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const point of text) hash = Math.imul(hash ^ (point.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}

/** Numbers between 0 and 1 in a row that is the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DAY_LENGTH = 86_400_000;

/** How many days lie between two days. */
export const daysBetween = (first: Day, last: Day): number =>
  Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_LENGTH);

/** A working day in [first, last] that belongs to the text. */
export const dayFor = (text: string, first: Day, last: Day): Day =>
  workingDay(addDays(first, Math.floor(chanceOf(`${text}${first}`) * daysBetween(first, last))));

/** The day itself, or the Monday after it: offices write nothing down at the weekend. */
export function workingDay(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}
