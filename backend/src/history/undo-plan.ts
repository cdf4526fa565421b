import { difference, sameValue, type Timeline, undoTimeline } from '../platform/timeline/index.js';
import type { Image } from '../platform/room.js';
import { type Declared, keyOf } from './declared.js';
import { lifeOf } from './differences.js';
import { KeptValue, type KeptRow, type LifeChange, type RowChange, rowKey, type SetChanges, type Story } from './story.js';

/** What of a change set is to be taken back; absent: all of it. */
export interface UndoScope {
  /** Names of fields as answers give them, plain or with their table (`organizations.creditCode`). */
  readonly fields?: readonly string[] | undefined;
  readonly records?: readonly string[] | undefined;
}

/** A part of a change set that cannot be taken back, since something else holds there now. `key` null: the row as a whole. */
export interface Blocked {
  readonly set: string;
  readonly table: string;
  readonly record: string;
  readonly rowId: string | null;
  readonly key: string | null;
}

/** A value that would come back, had it not been erased for ever. */
export interface ErasedValue {
  readonly table: string;
  readonly record: string;
  readonly key: string;
}

/** How everything is to stand afterwards, or what is in the way. */
export interface UndoPlan {
  readonly rows: ReadonlyMap<string, KeptRow>;
  /** Lives to be written anew, under `table record`. */
  readonly lives: ReadonlyMap<string, Life>;
  readonly blocked: readonly Blocked[];
  readonly erased: readonly ErasedValue[];
  readonly changes: boolean;
}

export interface Life {
  readonly table: string;
  readonly record: string;
  readonly now: Timeline;
  readonly next: Timeline;
}

const isErased = (value: unknown): boolean => value instanceof KeptValue && value.erased;
/** What was erased may have been anything, so it stands in nobody's way. */
const same = (a: unknown, b: unknown): boolean => sameValue(a, b) || isErased(a) || isErased(b);

/**
 * Takes change sets back one after another, newest first, in memory: each finds the rows as those before it left them. By column for
 * rows, by field and stretch of days for what tiles a life (records.md 7). A part that stands already as it did before the set is left
 * alone, so what was undone in part can be undone in full. Nothing is decided here about who may.
 */
export function planUndo(
  story: Story,
  sets: readonly { readonly set: SetChanges; readonly scope: UndoScope }[],
  declared: Declared,
): UndoPlan {
  const plan = new Planning(story, declared);
  for (const { set, scope } of sets) plan.takeBack(set, scope);
  plan.findOrphans();
  return plan;
}

class Planning implements UndoPlan {
  readonly rows: Map<string, KeptRow>;
  readonly lives = new Map<string, Life>();
  readonly blocked: Blocked[] = [];
  readonly erased: ErasedValue[] = [];
  changes = false;
  private tiled: ReadonlyMap<string, readonly KeptRow[]> | undefined;
  private readonly removed: { row: KeptRow; set: string }[] = [];

  constructor(
    story: Story,
    private readonly declared: Declared,
  ) {
    this.rows = new Map(story.rows);
  }

  takeBack(set: SetChanges, scope: UndoScope): void {
    const only = scope.records && new Set(scope.records);
    const within = ({ record }: { record: string }): boolean => !only || only.has(record);
    for (const change of set.lives.filter(within)) this.takeBackLife(set.id, change, scope);
    for (const change of set.rows.filter(within)) this.takeBackRow(set.id, change, scope);
  }

  /** A record that goes away takes nothing with it that somebody else wrote: its other rows have to be gone by then. */
  findOrphans(): void {
    if (!this.removed.length) return;
    const about = Map.groupBy(
      [...this.rows.values()].flatMap((row) => row.subjects.map((subject) => ({ subject, row }))),
      ({ subject }) => subject,
    );
    for (const { row, set } of this.removed) {
      if (this.rows.has(rowKey(row))) continue;
      const left = about.get(row.rowId)?.find(({ row: other }) => other.rowId !== row.rowId && this.stands(other))?.row;
      if (left) this.blocked.push({ set, table: left.table, record: row.rowId, rowId: left.rowId, key: null });
    }
  }

  private takeBackLife(set: string, change: LifeChange, scope: UndoScope): void {
    const { table, record } = change;
    const watched = this.declared.table(table);
    if (!watched) return;
    const [before, after] = [lifeOf(watched, change.before), lifeOf(watched, change.after)];
    const live = this.life(table, record);
    const block = (key: string | null): void => void this.blocked.push({ set, table, record, rowId: null, key });
    if (!before.length || !after.length) {
      if (scope.fields || alike(live, before)) return;
      if (alike(live, after)) this.setLife(table, record, before, before);
      else block(null);
      return;
    }
    const changed = [...new Set(difference(before, after).map(({ field }) => field))];
    const wanted = changed.filter((key) => this.isWanted(scope, table, key));
    const open = wanted.filter((key) => !isBack(live, before, after, key));
    // A boundary that was merely mended shows in no field: it goes back with the whole.
    const keys = changed.length ? open : scope.fields ? [] : undefined;
    if (keys?.length === 0) return;
    const result = undoTimeline(live, before, after, keys);
    if ('blocked' in result) for (const key of new Set(result.blocked.map(({ field }) => field))) block(key);
    else this.setLife(table, record, result.timeline, before);
  }

  private takeBackRow(set: string, change: RowChange, scope: UndoScope): void {
    const { table, record, rowId, before, after } = change;
    const live = this.rows.get(rowKey(change)) ?? null;
    const block = (key: string | null): void => void this.blocked.push({ set, table, record, rowId, key });
    if (!before && !after) return;
    if (!before || !after) {
      if (scope.fields && !this.rowIsWanted(scope, change)) return;
      if (sameImage(live, before)) return;
      if (!sameImage(live, after)) block(null);
      else if (before) this.put(this.withoutErased(before));
      else if (after) this.remove(after, set);
      return;
    }
    for (const group of this.groupsChanged(table, before.image, after.image)) {
      const wanted =
        !scope.fields || group.some((key) => this.isWanted(scope, table, key, before.image)) || this.rowIsWanted(scope, change);
      if (!wanted) continue;
      if (group.some((key) => isErased(before.image[key]))) {
        this.erased.push(...group.filter((key) => isErased(before.image[key])).map((key) => ({ table, record, key })));
        continue;
      }
      const now = this.rows.get(rowKey(change)) ?? live;
      if (now && sameColumns(group, now.image, before.image)) continue;
      if (now && sameColumns(group, now.image, after.image))
        this.put({ ...now, subjects: before.subjects, image: withColumns(group, now.image, before.image) });
      else block(group[0] ?? null);
    }
  }

  private isWanted(scope: UndoScope, table: string, key: string, image?: Image): boolean {
    if (!scope.fields) return true;
    const field = this.declared.field(table, key, image !== undefined && `${key}_latest` in image);
    return scope.fields.includes(field) || scope.fields.includes(`${table}.${field}`);
  }

  private rowIsWanted(scope: UndoScope, { table, before, after }: RowChange): boolean {
    const line = this.declared.table(table)?.line;
    const image = (after ?? before)?.image ?? {};
    const fields = line
      ? [line(image, 'zh').field]
      : Object.keys(image).map((column) => this.declared.field(table, keyOf(column), column !== keyOf(column)));
    return scope.fields?.some((field) => fields.some((own) => field === own || field === `${table}.${own}`)) ?? true;
  }

  /** Keys that differ, those together that the room declares to belong together. */
  private groupsChanged(table: string, before: Image, after: Image): string[][] {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)].map(keyOf))];
    const differs = (key: string): boolean =>
      columnsOf(key).some((column) => isErased(before[column]) || !sameValue(before[column], after[column]));
    const changed = keys.filter(differs);
    const declared = this.declared.table(table)?.groups ?? [];
    const groups = declared.filter((group) => group.some((key) => changed.includes(key))).map((group) => [...group]);
    return [...groups, ...changed.filter((key) => !groups.some((group) => group.includes(key))).map((key) => [key])];
  }

  private withoutErased(row: KeptRow): KeptRow {
    const lost = Object.keys(row.image).filter((column) => isErased(row.image[column]));
    this.erased.push(...lost.map((key) => ({ table: row.table, record: row.record, key })));
    return { ...row, image: Object.fromEntries(Object.entries(row.image).filter(([column]) => !lost.includes(column))) };
  }

  private put(row: KeptRow): void {
    this.rows.set(rowKey(row), row);
    this.changes = true;
  }

  private remove(row: KeptRow, set: string): void {
    this.rows.delete(rowKey(row));
    this.removed.push({ row, set });
    this.changes = true;
  }

  private life(table: string, record: string): Timeline {
    const planned = this.lives.get(`${table} ${record}`);
    if (planned) return planned.next;
    const watched = this.declared.table(table);
    return watched ? lifeOf(watched, this.tiles().get(`${table} ${record}`) ?? []) : [];
  }

  /** Rows that come back get the identity they had. */
  private setLife(table: string, record: string, timeline: Timeline, before: Timeline): void {
    const now = this.lives.get(`${table} ${record}`)?.now ?? this.life(table, record);
    const kept = new Set(timeline.flatMap((row) => row.id ?? []));
    const next = timeline.map((row) => {
      const was = row.id === undefined ? before.find((other) => sameDay(other.from, row.from))?.id : undefined;
      return was === undefined || kept.has(was) ? row : { ...row, id: was };
    });
    if (alike(now, next)) this.lives.delete(`${table} ${record}`);
    else this.lives.set(`${table} ${record}`, { table, record, now, next });
    this.changes = true;
  }

  /** The rows that tile lives, life by life: as the story left them, for a plan keeps what it does to lives apart. */
  private tiles(): ReadonlyMap<string, readonly KeptRow[]> {
    this.tiled ??= Map.groupBy(
      [...this.rows.values()].filter(({ table }) => this.declared.isTiled(table)),
      ({ table, record }) => `${table} ${record}`,
    );
    return this.tiled;
  }

  private stands(row: KeptRow): boolean {
    const life = this.lives.get(`${row.table} ${row.record}`);
    return life ? life.next.some(({ id }) => id === row.rowId) : true;
  }
}

/** Does the field hold, over every stretch that the change touched, what it held before? Then the redo of the change would go through. */
const isBack = (live: Timeline, before: Timeline, after: Timeline, key: string): boolean =>
  'timeline' in undoTimeline(live, after, before, [key]);

const sameDay = (a: Timeline[number]['from'], b: Timeline[number]['from']): boolean => (a?.earliest ?? null) === (b?.earliest ?? null);

const alike = (a: Timeline, b: Timeline): boolean =>
  a.length === b.length &&
  a.every((row, at) => (row.from ? row.from.equals(b[at]?.from) : b[at]?.from === null)) &&
  difference(a, b).length === 0;

const columnsOf = (key: string): string[] => [key, `${key}_earliest`, `${key}_latest`];

const sameColumns = (keys: readonly string[], a: Image, b: Image): boolean =>
  keys.flatMap(columnsOf).every((column) => same(a[column], b[column]));

function sameImage(a: KeptRow | null, b: KeptRow | null): boolean {
  if (!a || !b) return a === b;
  return [...new Set([...Object.keys(a.image), ...Object.keys(b.image)])].every((column) => same(a.image[column], b.image[column]));
}

function withColumns(keys: readonly string[], image: Image, from: Image): Image {
  const columns = keys.flatMap(columnsOf);
  const rest = Object.entries(image).filter(([column]) => !columns.includes(column));
  return Object.fromEntries([...rest, ...columns.flatMap((column) => (column in from ? [[column, from[column]] as const] : []))]);
}
