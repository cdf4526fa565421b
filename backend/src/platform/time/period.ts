import { BEGINNING, type Day, earlierOf, FOREVER, laterOf } from './day.js';
import type { PartialDate } from './partial-date.js';

/**
 * Days from `from` (`-infinity`: from the beginning) to before `until`, the first day no longer held (`infinity`: still). A period
 * whose end is not after its beginning is empty, is `NO_DAYS`, and is never an error (records.md 1).
 */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

/** How sure an answer is on a day. */
export type Certainty = 'certain' | 'possible';

/** The empty period: it contains no day and overlaps nothing. */
export const NO_DAYS: Period = Object.freeze({ from: BEGINNING, until: BEGINNING });

/** The period from a day to before another; `NO_DAYS` where there is no day between them. */
export function periodOf(from: Day, until: Day = FOREVER): Period {
  return from < until ? { from, until } : NO_DAYS;
}

/** Whether the period has no day. */
export function isEmpty(period: Period): boolean {
  return period.from >= period.until;
}

/** Whether it held on the day. */
export function contains(period: Period, day: Day): boolean {
  return period.from <= day && day < period.until;
}

/** Whether both have a day in common. */
export function overlaps(a: Period, b: Period): boolean {
  return !isEmpty(intersection(a, b));
}

/** The days both have in common. */
export function intersection(a: Period, b: Period): Period {
  return periodOf(laterOf(a.from, b.from), earlierOf(a.until, b.until));
}

/** Whether every day of `inner` is one of `outer`; so for an empty `inner` always. */
export function covers(outer: Period, inner: Period): boolean {
  return isEmpty(inner) || (outer.from <= inner.from && inner.until <= outer.until);
}

/**
 * The days on which something that began in [a, b] and ended in [c, d] held whatever the true days were: [b, c).
 * `began` null: from the beginning; `ended` null: it has not ended. `ended` is the first day no longer held.
 */
export function certainPeriod(began: PartialDate | null, ended: PartialDate | null): Period {
  return periodOf(began?.latest ?? BEGINNING, ended?.earliest ?? FOREVER);
}

/** The days on which something that began in [a, b] and ended in [c, d] may have held: [a, d). Nulls as in `certainPeriod`. */
export function possiblePeriod(began: PartialDate | null, ended: PartialDate | null): Period {
  return periodOf(began?.earliest ?? BEGINNING, ended?.latest ?? FOREVER);
}

/** Whether it held on the day: certainly, possibly, or (null) not. Nulls as in `certainPeriod`. */
export function certaintyOn(began: PartialDate | null, ended: PartialDate | null, day: Day): Certainty | null {
  if (contains(certainPeriod(began, ended), day)) return 'certain';
  return contains(possiblePeriod(began, ended), day) ? 'possible' : null;
}
