import { BEGINNING, type Day } from '../time/day.js';
import type { PartialDate } from '../time/partial-date.js';
import { sameValue } from './same-value.js';
import { type ByField, byField, coalesced, fromFields, indexOn, type Step, stepsOf } from './steps.js';
import { BoundaryInTheWay, BoundaryWithoutBeginning, type Fields, nominalDay, type Timeline } from './timeline.js';

/**
 * Lets the patch hold from a day on, though a later future may be known already (records.md 2). Each changed field is carried forward
 * as long as it keeps the value it had on that day until now: it stops at the field's own next change, or at `until`, from where
 * it has again what it had. Other fields and their boundaries stay. Equal neighbours become one row; a row keeps its id where its
 * boundary stays. A field that has the value already is no change; with no change the timeline comes back coalesced.
 * @param from null: from the beginning
 * @param until first day on which the patch no longer holds; absent: no end but the field's own next change
 * @throws BoundaryInTheWay when something changes and `from` or `until` may fall on a day of another boundary without being the same
 * @throws BoundaryWithoutBeginning when `from` or `until` is a mere "not later than"
 */
export function applyFrom(timeline: Timeline, patch: Fields, from: PartialDate | null, until?: PartialDate | null): Timeline {
  const view = byField(timeline);
  const steps = new Map(view.steps);
  const wanted = new Set<PartialDate>();
  if (from && until && from.latest >= until.earliest) throw new BoundaryInTheWay(from, until);
  for (const [field, value] of Object.entries(patch)) {
    const track = stepsOf(view, field);
    const at = indexOn(track, nominalDay(from));
    const old = track[at];
    if (!old || sameValue(old.value, value)) continue;
    const next = track[at + 1];
    const endsFirst = until && (!next || until.earliest < next.day) ? until : null;
    if (from) wanted.add(from);
    if (endsFirst) wanted.add(endsFirst);
    const change: Step[] = [{ day: nominalDay(from), value }, ...(endsFirst ? [{ day: endsFirst.earliest, value: old.value }] : [])];
    steps.set(field, coalesced([...track.slice(0, at + 1), ...change, ...track.slice(at + 1)]));
  }
  return fromFields({ ...view, steps, boundaries: withBoundaries(view, wanted) });
}

/**
 * Mends a mistake: the patch replaces each field's value over the whole stretch, backward and forward, over which it has the value
 * it has on the day. Boundaries are only ever taken away (where the mended value equals its neighbour's), so nothing is in the way.
 */
export function correct(timeline: Timeline, patch: Fields, day: Day): Timeline {
  const view = byField(timeline);
  const steps = new Map(view.steps);
  for (const [field, value] of Object.entries(patch)) {
    const track = stepsOf(view, field);
    const at = indexOn(track, day);
    if (sameValue(track[at]?.value, value)) continue;
    steps.set(field, coalesced(track.map((step, index) => (index === at ? { day: step.day, value } : step))));
  }
  return fromFields({ ...view, steps });
}

/**
 * Mends the date of a boundary, all fields that change there together: `2017-04` becomes known as `2017-04-18`, or was a year off.
 * The row keeps its id. It may not pass or touch another boundary.
 * @throws BoundaryInTheWay when another boundary stands on or before the way; BoundaryNotThere when `existing` is none
 */
export function moveBoundary(timeline: Timeline, existing: PartialDate, wanted: PartialDate): Timeline {
  const at = timeline.findIndex((row) => existing.equals(row.from));
  const row = timeline[at];
  if (!row) throw new BoundaryNotThere(existing);
  if (wanted.earliest === BEGINNING) throw new BoundaryWithoutBeginning(wanted);
  const before = timeline[at - 1]?.from;
  const after = timeline[at + 1]?.from;
  if (before && before.latest >= wanted.earliest) throw new BoundaryInTheWay(before, wanted);
  if (after && wanted.latest >= after.earliest) throw new BoundaryInTheWay(after, wanted);
  return fromFields(byField(timeline.with(at, { ...row, from: wanted })));
}

/** The timeline has no such boundary. */
export class BoundaryNotThere extends Error {
  constructor(readonly wanted: PartialDate) {
    super(`no boundary ${wanted.toString()}`);
    this.name = 'BoundaryNotThere';
  }
}

function withBoundaries(view: ByField, wanted: Iterable<PartialDate>): Map<Day, PartialDate> {
  const boundaries = new Map(view.boundaries);
  for (const boundary of wanted) {
    if (boundary.earliest === BEGINNING) throw new BoundaryWithoutBeginning(boundary);
    for (const existing of view.boundaries.values()) {
      if (existing.overlaps(boundary) && !existing.equals(boundary)) throw new BoundaryInTheWay(existing, boundary);
    }
    boundaries.set(boundary.earliest, boundary);
  }
  return boundaries;
}
