import { BEGINNING, type Day } from '../time/day.js';
import type { PartialDate } from '../time/partial-date.js';
import { sameValue } from './same-value.js';
import { assertApart, type Fields, nominalDay, type Timeline, type TimelineRow } from './timeline.js';

// The same timeline seen by field: each field has its own steps and knows nothing of the others' boundaries, so "until the field's
// own next change" is simply "to the next step", and rows are coalesced by being made anew from the steps. Because boundaries are
// apart, the nominal day names a boundary; what is known of it stands once, for all fields.

/** From the nominal day on, the field has the value. */
export interface Step {
  readonly day: Day;
  readonly value: unknown;
}

/** The steps of one field: sorted, the first from `-infinity`, neighbours different. */
export type Steps = readonly Step[];

/** A timeline by field. `boundaries` and `ids` by nominal day; the beginning has an id and no boundary. */
export interface ByField {
  readonly steps: ReadonlyMap<string, Steps>;
  readonly boundaries: ReadonlyMap<Day, PartialDate>;
  readonly ids: ReadonlyMap<Day, string>;
}

/** Takes a timeline apart by field. */
export function byField(timeline: Timeline): ByField {
  const boundaries = new Map<Day, PartialDate>();
  const ids = new Map<Day, string>();
  for (const row of timeline) {
    if (row.from) boundaries.set(row.from.earliest, row.from);
    if (row.id !== undefined) ids.set(nominalDay(row.from), row.id);
  }
  const keys = new Set(timeline.flatMap((row) => Object.keys(row.fields)));
  const steps = new Map<string, Steps>();
  for (const key of keys) steps.set(key, coalesced(timeline.map((row) => ({ day: nominalDay(row.from), value: row.fields[key] }))));
  return { steps, boundaries, ids };
}

/**
 * Puts a timeline together from its fields: a row for each day on which some field takes a step, so none is equal to the one before.
 * @throws BoundaryInTheWay, BoundaryWithoutBeginning
 */
export function fromFields({ steps, boundaries, ids }: ByField): Timeline {
  const days = new Set<Day>([BEGINNING]);
  for (const track of steps.values()) for (const step of track) days.add(step.day);
  const rows = [...days].sort().map((day): TimelineRow => {
    const id = ids.get(day);
    return { ...(id === undefined ? {} : { id }), from: boundaries.get(day) ?? null, fields: valuesOn(steps, day) };
  });
  assertApart(rows.flatMap((row) => row.from ?? []));
  return rows;
}

/** The steps of a field that a timeline may not have yet. */
export function stepsOf(view: ByField, field: string): Steps {
  return view.steps.get(field) ?? [{ day: BEGINNING, value: undefined }];
}

/** Index of the step that holds on the day. */
export function indexOn(steps: Steps, day: Day): number {
  return steps.findLastIndex((step) => step.day <= day);
}

/** The value on the day. */
export function valueOn(steps: Steps, day: Day): unknown {
  return steps[indexOn(steps, day)]?.value;
}

/** Drops every step that says what the one before it says. Of several steps on one day the last counts. */
export function coalesced(steps: Steps): Steps {
  const apart = steps.filter((step, index) => steps[index + 1]?.day !== step.day);
  const kept: Step[] = [];
  for (const step of apart) {
    const last = kept.at(-1);
    if (!last || !sameValue(last.value, step.value)) kept.push(step);
  }
  return kept;
}

/** Every day on which one of the fields' steps begins, in order, `-infinity` first. */
export function daysOf(...tracks: Steps[]): Day[] {
  return [...new Set(tracks.flatMap((track) => track.map((step) => step.day)))].sort();
}

function valuesOn(steps: ReadonlyMap<string, Steps>, day: Day): Fields {
  const fields: Record<string, unknown> = {};
  for (const [key, track] of steps) {
    const value = valueOn(track, day);
    if (value !== undefined) fields[key] = value;
  }
  return fields;
}
