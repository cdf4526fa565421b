import { BEGINNING, type Day } from '../time/day.js';
import type { PartialDate } from '../time/partial-date.js';
import { sameValue } from './same-value.js';
import { type ByField, byField, coalesced, daysOf, fromFields, type Steps, stepsOf, valueOn } from './steps.js';
import { BoundaryInTheWay, type Timeline } from './timeline.js';

/**
 * What stands in the way of an undo: over the stretch the field holds `live` and no longer what the change gave it. With `boundary`:
 * the field is as the change left it, but a boundary made since (or a date mended since) leaves no room for the one to be restored.
 */
export interface BlockedStretch {
  readonly field: string;
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
  readonly live: unknown;
  readonly boundary?: PartialDate;
}

/** An undo succeeds whole or not at all. */
export type UndoResult = { readonly timeline: Timeline } | { readonly blocked: readonly BlockedStretch[] };

/**
 * Takes back what a change did to a timeline, field by field and stretch by stretch (records.md 7): wherever `before` and `after` of
 * the change differ and the live timeline still holds the `after` value, it gets the `before` value back; what other changes did to
 * other fields and stretches stays. Where the live value is another on any day of such a stretch, the field is blocked and nothing is
 * undone. Boundaries that come back are known as well as in `before`; a date that the change mended is unmended, unless it was mended
 * again. The result is coalesced. Undo of an undo (`before` and `after` exchanged) is redo.
 * @param fields only these keys; absent: all
 */
export function undoTimeline(live: Timeline, before: Timeline, after: Timeline, fields?: readonly string[]): UndoResult {
  const views: Views = { live: byField(live), before: byField(before), after: byField(after) };
  const keys = fields ?? [...new Set([...views.before.steps.keys(), ...views.after.steps.keys()])].sort();
  const blocked = [...keys.flatMap((field) => otherwiseHeld(views, field)), ...mendedAgain(views, keys)];
  if (blocked.length > 0) return { blocked };

  const steps = new Map(views.live.steps);
  for (const field of keys) steps.set(field, restored(views, field));
  const boundaries = boundariesAfter(views, keys, steps);
  try {
    return { timeline: fromFields({ steps, boundaries, ids: views.live.ids }) };
  } catch (error) {
    if (!(error instanceof BoundaryInTheWay)) throw error;
    return { blocked: noRoom(views, keys, steps, boundaries, error) };
  }
}

interface Views {
  readonly live: ByField;
  readonly before: ByField;
  readonly after: ByField;
}

interface Piece {
  readonly day: Day;
  readonly until: Day | undefined;
  readonly before: unknown;
  readonly live: unknown;
  readonly changed: boolean;
  readonly untouched: boolean;
}

/** The field's life cut at every step of the three, so that nothing changes within a piece. */
function piecesOf(views: Views, field: string): Piece[] {
  const [was, gave, holds] = [stepsOf(views.before, field), stepsOf(views.after, field), stepsOf(views.live, field)];
  const days = daysOf(was, gave, holds);
  return days.map((day, index) => {
    const [before, after, live] = [valueOn(was, day), valueOn(gave, day), valueOn(holds, day)];
    return { day, until: days[index + 1], before, live, changed: !sameValue(before, after), untouched: sameValue(live, after) };
  });
}

function otherwiseHeld(views: Views, field: string): BlockedStretch[] {
  const blocked: { day: Day; until: Day | undefined; live: unknown }[] = [];
  for (const piece of piecesOf(views, field)) {
    if (!piece.changed || piece.untouched) continue;
    const last = blocked.at(-1);
    if (last?.until === piece.day && sameValue(last.live, piece.live)) last.until = piece.until;
    else blocked.push({ day: piece.day, until: piece.until, live: piece.live ?? null });
  }
  return blocked.map(({ day, until, live }) => ({ field, from: boundaryOf(views, day), until: boundaryOf(views, until), live }));
}

function restored(views: Views, field: string): Steps {
  return coalesced(piecesOf(views, field).map(({ day, changed, before, live }) => ({ day, value: changed ? before : live })));
}

/** Boundaries whose date the change mended and that a later change mended once more, for the fields that step there. */
function mendedAgain(views: Views, keys: readonly string[]): BlockedStretch[] {
  return mendedDays(views, keys).flatMap((day) => {
    const now = views.live.boundaries.get(day);
    if (!now || now.equals(views.after.boundaries.get(day)) || now.equals(views.before.boundaries.get(day))) return [];
    const stepping = keys.filter((field) => stepsOf(views.live, field).some((step) => step.day === day));
    return stepping.map((field) => blockedAt(views, stepsOf(views.live, field), field, day, now));
  });
}

/** Days whose boundary is known otherwise in `after` than in `before`, as far as one of the fields steps there in both. */
function mendedDays({ before, after }: Views, keys: readonly string[]): Day[] {
  const steps = (view: ByField, day: Day): boolean => keys.some((field) => stepsOf(view, field).some((step) => step.day === day));
  return [...before.boundaries].flatMap(([day, was]) => {
    const became = after.boundaries.get(day);
    return became && !became.equals(was) && steps(before, day) && steps(after, day) ? [day] : [];
  });
}

/**
 * What is known of each boundary afterwards. The live timeline's word stands, for a later change may have mended it; except where the
 * change mended it, then `before` has it. A boundary that comes back is as in `before`; one that only `after` had can be needed too,
 * where a later change carried the value of the change beyond it.
 */
function boundariesAfter(views: Views, keys: readonly string[], steps: ReadonlyMap<string, Steps>): Map<Day, PartialDate> {
  const mended = new Set(mendedDays(views, keys));
  const boundaries = new Map<Day, PartialDate>();
  for (const day of daysOf(...steps.values())) {
    const was = views.before.boundaries.get(day);
    const boundary = mended.has(day) ? was : (views.live.boundaries.get(day) ?? was ?? views.after.boundaries.get(day));
    if (boundary) boundaries.set(day, boundary);
  }
  return boundaries;
}

function noRoom(
  views: Views,
  keys: readonly string[],
  steps: ReadonlyMap<string, Steps>,
  boundaries: ReadonlyMap<Day, PartialDate>,
  clash: BoundaryInTheWay,
): BlockedStretch[] {
  const stands = (boundary: PartialDate): boolean => boundary.equals(views.live.boundaries.get(boundary.earliest));
  const [existing, wanted] = stands(clash.existing) ? [clash.existing, clash.wanted] : [clash.wanted, clash.existing];
  return keys.flatMap((field) => {
    const track = steps.get(field) ?? [];
    if (!track.some((step) => step.day === wanted.earliest)) return [];
    const next = track.find((step) => step.day > wanted.earliest);
    const until = next ? (boundaries.get(next.day) ?? null) : null;
    return [{ field, from: wanted, until, live: valueOn(stepsOf(views.live, field), wanted.earliest) ?? null, boundary: existing }];
  });
}

function blockedAt(views: Views, track: Steps, field: string, day: Day, boundary: PartialDate): BlockedStretch {
  const next = track.find((step) => step.day > day);
  return { field, from: boundaryOf(views, day), until: boundaryOf(views, next?.day), live: valueOn(track, day) ?? null, boundary };
}

function boundaryOf({ live, after, before }: Views, day: Day | undefined): PartialDate | null {
  if (day === undefined || day === BEGINNING) return null;
  return live.boundaries.get(day) ?? after.boundaries.get(day) ?? before.boundaries.get(day) ?? null;
}
