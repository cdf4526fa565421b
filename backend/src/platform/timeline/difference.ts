import type { Day } from '../time/day.js';
import type { PartialDate } from '../time/partial-date.js';
import { sameValue } from './same-value.js';
import { byField, daysOf, stepsOf, valueOn } from './steps.js';
import type { Timeline } from './timeline.js';

/** A stretch over which one field differs: it had `before` and has `after`. Null as `from`: from the beginning, as `until`: open. */
export interface FieldDifference {
  readonly field: string;
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Where two timelines differ on nominal days, field by field in order of their keys, each stretch once. Its ends are as well known as
 * in `after`, or in `before` where only that has a boundary there. A boundary that is merely better known makes no difference here.
 */
export function difference(before: Timeline, after: Timeline): FieldDifference[] {
  const was = byField(before);
  const is = byField(after);
  const fields = [...new Set([...was.steps.keys(), ...is.steps.keys()])].sort();
  const boundaryAt = (day: Day | undefined): PartialDate | null =>
    day === undefined ? null : (is.boundaries.get(day) ?? was.boundaries.get(day) ?? null);
  return fields.flatMap((field) => {
    const [old, now] = [stepsOf(was, field), stepsOf(is, field)];
    const days = daysOf(old, now);
    const pieces = days.map((day) => ({ day, before: valueOn(old, day) ?? null, after: valueOn(now, day) ?? null }));
    // No two neighbours have both values the same, since a day is here only where one of them changes.
    return pieces.flatMap(({ day, ...values }, index) =>
      sameValue(values.before, values.after) ? [] : [{ field, from: boundaryAt(day), until: boundaryAt(days[index + 1]), ...values }],
    );
  });
}
