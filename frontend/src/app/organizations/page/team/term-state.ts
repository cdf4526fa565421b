import type { Term, Terms } from '../../../api/leadership';
import { addDays, daysBetween } from '../../../ui/days';
import { dayRange } from '../../../ui/partial-date';

/** Parts of the bar of a term, in hundredths: what has run by its length, what was postponed, what is over. The rest is still to run. */
export interface TermParts {
  readonly run: number;
  readonly postponed: number;
  readonly over: number;
}

export function partsOf(terms: Terms, term: Term, day: string): TermParts | null {
  const latest = (text: string | null) => (text ? (dayRange(text)?.latest ?? null) : null);
  const [from, due, force] = [latest(term.congressOn), latest(term.dueOn), latest(terms.dueOn)];
  if (from === null || due === null) return null;
  const until = force !== null && force > due ? force : due;
  const end = day > until ? day : until;
  const whole = daysBetween(from, addDays(end, 1));
  const upTo = (last: string) => (Math.max(0, daysBetween(from, addDays(last < day ? last : day, 1))) / whole) * 100;
  const [run, postponed] = [upTo(due), upTo(until)];
  return { run, postponed: postponed - run, over: upTo(day) - postponed };
}

/** Days left to the last day in force; negative: so many are over. Null where it is not due. */
export function daysLeft({ dueOn }: Terms, day: string): number | null {
  const latest = dueOn ? dayRange(dueOn)?.latest : undefined;
  return latest === undefined ? null : daysBetween(day, latest);
}
