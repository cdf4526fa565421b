import type { Reads } from '../platform/database/reads.js';
import { type Sql, sql } from '../platform/database/sql.js';
import type { Image } from '../platform/room.js';

/** A value that is kept apart from the image because it may be erased; null: it was. Never shown. */
export class KeptValue {
  constructor(readonly value: string | null) {}

  get erased(): boolean {
    return this.value === null;
  }
}

/** One entry of the history; what is erasable stands in the image as a KeptValue. */
export interface Entry {
  readonly id: number;
  readonly table: string;
  readonly rowId: string;
  readonly image: Image | null;
  readonly subjects: readonly string[];
  readonly changeSet: string;
}

/** A row as it stands at some point of the story. The record is the first of its subjects: what it belongs to. */
export interface KeptRow {
  readonly table: string;
  readonly rowId: string;
  readonly record: string;
  readonly subjects: readonly string[];
  readonly image: Image;
}

/** What one change set did to one row. */
export interface RowChange {
  readonly table: string;
  readonly rowId: string;
  readonly record: string;
  readonly before: KeptRow | null;
  readonly after: KeptRow | null;
}

/** What one change set did to rows that tile the life of one record: all of them before and after. */
export interface LifeChange {
  readonly table: string;
  readonly record: string;
  readonly before: readonly KeptRow[];
  readonly after: readonly KeptRow[];
}

export interface SetChanges {
  readonly id: string;
  /** Identity of its first and last entry here: later sets have higher ones. */
  readonly first: number;
  readonly last: number;
  readonly rows: readonly RowChange[];
  readonly lives: readonly LifeChange[];
}

/** The story told: what each change set did, and how every row stands at the end. */
export interface Story {
  readonly entries: readonly Entry[];
  readonly sets: ReadonlyMap<string, SetChanges>;
  readonly rows: ReadonlyMap<string, KeptRow>;
}

export const rowKey = ({ table, rowId }: { readonly table: string; readonly rowId: string }): string => `${table} ${rowId}`;

/** Entries have one subject nearly always; each of the two conditions has an index of its own. */
export const aboutSubjects = (ids: readonly string[]): Sql =>
  sql`(e.subjects[1] = any(${ids}::uuid[]) or (cardinality(e.subjects) > 1 and e.subjects && ${ids}::uuid[]))`;

/** All entries about these records, in the order of their writing. */
export const entriesOf = (reads: Reads, subjects: readonly string[]): Promise<Entry[]> => entriesWhere(reads, aboutSubjects(subjects));

/**
 * All entries about a record; those of rows that belong to others with what they were before they were about it too, or a merger would
 * read as if its organization had been nothing before.
 */
export async function entriesAbout(reads: Reads, subject: string): Promise<Entry[]> {
  const about = await entriesOf(reads, [subject]);
  const foreign = [...new Set(about.filter(({ subjects }) => subjects[0] !== subject).map(({ rowId }) => rowId))];
  if (!foreign.length) return about;
  const tables = [...new Set(about.map(({ table }) => table))];
  const whole = await entriesWhere(reads, sql`e.table_name = any(${tables}) and e.row_id = any(${foreign}::uuid[])`);
  return [...new Map([...about, ...whole].map((entry) => [entry.id, entry])).values()].sort((a, b) => a.id - b.id);
}

async function entriesWhere(reads: Reads, condition: Sql): Promise<Entry[]> {
  const rows = await reads.rows<Entry & { kept: Record<string, string | null> | null }>(sql`/* history.entries */
    select e.id, e.table_name as "table", e.row_id as "rowId", e.image, e.subjects, e.change_set_id as "changeSet",
      case when e.table_name in (select w.table_name from history.watched w where w.erasable <> '{}')
        then (select jsonb_object_agg(k.column_name, k.value) from history.erasable k where k.entry_id = e.id) end as kept
    from history.entries e where ${condition} order by e.id`);
  return rows.map(({ kept, ...entry }) => (kept && entry.image ? { ...entry, image: withKept(entry.image, kept) } : entry));
}

const withKept = (image: Image, kept: Readonly<Record<string, string | null>>): Image =>
  Object.fromEntries(
    Object.entries(image).map(([column, value]) => [column, Object.hasOwn(kept, column) ? new KeptValue(kept[column] ?? null) : value]),
  );

interface Draft {
  readonly id: string;
  readonly first: number;
  last: number;
  readonly rows: Map<string, { -readonly [K in keyof RowChange]: RowChange[K] }>;
  readonly lives: Map<string, { -readonly [K in keyof LifeChange]: LifeChange[K] }>;
}

/**
 * Goes through the entries once and tells what each change set did. Of a table that tiles a life, the record's rows are kept whole
 * before and after; acts on one record follow one another (its row is locked), so no other set writes between.
 */
export function tell(entries: readonly Entry[], isTiled: (table: string) => boolean): Story {
  const rows = new Map<string, KeptRow>();
  const tiles = new Map<string, Map<string, KeptRow>>();
  const drafts = new Map<string, Draft>();
  for (const entry of entries) {
    const { table, rowId, subjects, changeSet, image } = entry;
    const key = rowKey(entry);
    const before = rows.get(key) ?? null;
    const record = before?.record ?? subjects[0] ?? rowId;
    const after = image ? { table, rowId, record: subjects[0] ?? rowId, subjects, image } : null;
    const draft: Draft = drafts.get(changeSet) ?? { id: changeSet, first: entry.id, last: entry.id, rows: new Map(), lives: new Map() };
    drafts.set(changeSet, draft);
    draft.last = entry.id;
    if (after) rows.set(key, after);
    else rows.delete(key);
    if (isTiled(table)) {
      const life = `${table} ${record}`;
      const tile = tiles.get(life) ?? new Map<string, KeptRow>();
      tiles.set(life, tile);
      const change = draft.lives.get(life) ?? { table, record, before: [...tile.values()], after: [] };
      draft.lives.set(life, change);
      if (after) tile.set(rowId, after);
      else tile.delete(rowId);
      change.after = [...tile.values()];
    } else {
      const change = draft.rows.get(key) ?? { table, rowId, record, before, after };
      draft.rows.set(key, change);
      change.after = after;
    }
  }
  const sets = [...drafts.values()].map((d): [string, SetChanges] => [
    d.id,
    { ...d, rows: [...d.rows.values()], lives: [...d.lives.values()] },
  ]);
  return { entries, sets: new Map(sets), rows };
}
