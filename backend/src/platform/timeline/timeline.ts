import { BEGINNING, type Day } from '../time/day.js';
import type { PartialDate } from '../time/partial-date.js';
import { sameValue } from './same-value.js';

/** Values of one row: JSON values under opaque keys (`name`, `fields.postcode`). A missing key is the same as null. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * One stretch of a life: the values that hold from a boundary until the next row's. `id` is that of the stored row, absent on a row
 * not stored yet; `from` is null on the first row alone ("from the beginning").
 */
export interface TimelineRow {
  readonly id?: string;
  readonly from: PartialDate | null;
  readonly fields: Fields;
}

/**
 * Rows that tile a life without gap or overlap, sorted; the first is from the beginning. One boundary is one fact: the possible days
 * of two boundaries never overlap. On a day the *nominal* row is shown: a boundary counts from its earliest day (records.md 1, 2).
 */
export type Timeline = readonly TimelineRow[];

/** A stretch of one field over which it has one value; null as `from`: from the beginning, as `until`: open. */
export interface Stretch {
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
  readonly value: unknown;
}

/** The wanted boundary may fall on a day on which another boundary may fall, and is not the same. */
export class BoundaryInTheWay extends Error {
  constructor(
    readonly existing: PartialDate,
    readonly wanted: PartialDate,
  ) {
    super(`boundary ${existing.toString()} is in the way of ${wanted.toString()}`);
    this.name = 'BoundaryInTheWay';
  }
}

/** A boundary needs an earliest day: `[..2019-05-18]` would have to begin with the life itself. */
export class BoundaryWithoutBeginning extends Error {
  constructor(readonly wanted: PartialDate) {
    super(`a boundary needs an earliest day: ${wanted.toString()}`);
    this.name = 'BoundaryWithoutBeginning';
  }
}

/** The rows do not tile a life: none at all, or not exactly one from the beginning. */
export class NotATimeline extends Error {
  constructor(readonly rows: number) {
    super(`not exactly one of ${rows} rows is from the beginning`);
    this.name = 'NotATimeline';
  }
}

/**
 * Sorts stored rows into a timeline and checks that they are one.
 * @throws NotATimeline, BoundaryInTheWay, BoundaryWithoutBeginning
 */
export function timelineOf(rows: readonly TimelineRow[]): Timeline {
  if (rows.filter((row) => row.from === null).length !== 1) throw new NotATimeline(rows.length);
  const sorted = rows.toSorted((a, b) => (nominalDay(a.from) < nominalDay(b.from) ? -1 : 1));
  assertApart(sorted.flatMap((row) => row.from ?? []));
  return sorted;
}

/** The day from which a boundary counts: its earliest; `-infinity` for the beginning. */
export function nominalDay(from: PartialDate | null): Day {
  return from?.earliest ?? BEGINNING;
}

/** The row that holds nominally on the day: the last whose boundary's earliest day is not after it. */
export function rowOn(timeline: Timeline, day: Day): TimelineRow {
  const row = timeline.findLast((candidate) => nominalDay(candidate.from) <= day);
  if (!row) throw new NotATimeline(timeline.length);
  return row;
}

/**
 * The rows that may hold on the day, earlier first: one where it is certain, two in the uncertain stretch of a boundary (from its
 * earliest to before its latest day); the last is the one shown.
 */
export function rowsPossibleOn(timeline: Timeline, day: Day): TimelineRow[] {
  return timeline.filter((row, index) => {
    const end = timeline[index + 1]?.from;
    return nominalDay(row.from) <= day && (!end || day < end.latest || day < end.earliest);
  });
}

/** One field's values over the life, equal neighbours as one: what `names[]` of a record shows. */
export function stretchesOf(timeline: Timeline, field: string): Stretch[] {
  const changes = timeline.filter((row, index) => index === 0 || !sameValue(row.fields[field], timeline[index - 1]?.fields[field]));
  return changes.map((row, index) => ({ from: row.from, until: changes[index + 1]?.from ?? null, value: row.fields[field] ?? null }));
}

/** @throws BoundaryInTheWay, BoundaryWithoutBeginning unless the sorted boundaries are apart */
export function assertApart(boundaries: readonly PartialDate[]): void {
  boundaries.forEach((boundary, index) => {
    if (boundary.earliest === BEGINNING) throw new BoundaryWithoutBeginning(boundary);
    const before = boundaries[index - 1];
    if (before?.overlaps(boundary)) throw new BoundaryInTheWay(before, boundary);
  });
}
