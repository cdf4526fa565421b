import type { PartialDate } from '../time/partial-date.js';
import { sameValue } from './same-value.js';
import { type Fields, nominalDay, type Timeline, type TimelineRow } from './timeline.js';

/** A row that is in the table and stays: its period as it is to be, and those of its fields that change (null where one goes). */
export interface RowUpdate {
  readonly id: string;
  readonly from: PartialDate | null;
  /** The next row's `from`; null: open. */
  readonly until: PartialDate | null;
  readonly fields: Fields;
}

/** A row to be put in. */
export interface RowInsert {
  readonly from: PartialDate | null;
  /** The next row's `from`; null: open. */
  readonly until: PartialDate | null;
  readonly fields: Fields;
}

/** The writes that turn one timeline into another. */
export interface RowsToWrite {
  readonly remove: readonly string[];
  readonly update: readonly RowUpdate[];
  readonly insert: readonly RowInsert[];
}

/**
 * What has to be written so that the table holds `next` where it held `old`: first remove, then update, then insert (records.md 2),
 * each as one statement, since a deferrable exclusion constraint is looked at only when the statement ends. Among the updates those
 * that only lose days come first, so that row by row works too unless a boundary moved between two kept rows. Rows whose period and
 * fields stay are not named. Rows of `old` without an id are taken as not stored.
 */
export function rowsToWrite(old: Timeline, next: Timeline): RowsToWrite {
  const stored = new Map(placed(old).flatMap((row) => (row.id === undefined ? [] : [[row.id, row] as const])));
  const kept = new Set(next.flatMap((row) => row.id ?? []));
  const updates: (RowUpdate & { grows: boolean })[] = [];
  const insert: RowInsert[] = [];
  for (const { id, from, until, fields } of placed(next)) {
    const was = id === undefined ? undefined : stored.get(id);
    if (id === undefined || !was) {
      insert.push({ from, until, fields });
      continue;
    }
    const changed = changedFields(was.fields, fields);
    if (Object.keys(changed).length === 0 && sameBoundary(was.from, from) && sameBoundary(was.until, until)) continue;
    const grows = nominalDay(from) < nominalDay(was.from) || endOf(until) > endOf(was.until);
    updates.push({ id, from, until, fields: changed, grows });
  }
  const inOrder = [...updates.filter((row) => !row.grows), ...updates.filter((row) => row.grows)];
  return {
    remove: [...stored.keys()].filter((id) => !kept.has(id)),
    update: inOrder.map(({ id, from, until, fields }) => ({ id, from, until, fields })),
    insert,
  };
}

function placed(timeline: Timeline): (TimelineRow & { until: PartialDate | null })[] {
  return timeline.map((row, index) => ({ ...row, until: timeline[index + 1]?.from ?? null }));
}

function changedFields(was: Fields, is: Fields): Fields {
  const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
  const changed: Record<string, unknown> = {};
  for (const key of keys) if (!sameValue(was[key], is[key])) changed[key] = is[key] ?? null;
  return changed;
}

function sameBoundary(a: PartialDate | null, b: PartialDate | null): boolean {
  return a === null ? b === null : a.equals(b);
}

function endOf(until: PartialDate | null): string {
  return until?.earliest ?? 'infinity';
}
