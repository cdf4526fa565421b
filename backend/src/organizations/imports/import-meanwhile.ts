import type { Viewer } from '../../accounts/index.js';
import type { ChangesQueries } from '../../history/index.js';
import { isUuid } from '../../platform/http/fields.js';
import type { Held } from '../take.js';
import type { ReadRow } from './import-world.js';

/** Of a record the fields that changed since an export, each with what the export had: the third side of the comparison. */
export type Meanwhile = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Of so many records it is asked; a sheet with more that are out of date is asked about row by row. */
const MOST_RECORDS = 500;
const MOST_CHANGES = 50;
const TABLES: ReadonlySet<string> = new Set(['organizations', 'organization_profiles']);

/** What the registry changed since the versions that rows carry. Each act raises a version once, so the newest change sets are those since. */
export async function meanwhileOf(
  changes: ChangesQueries,
  viewer: Viewer,
  rows: readonly ReadRow[],
  held: ReadonlyMap<string, Held>,
): Promise<Meanwhile> {
  const stale = rows.flatMap(({ staged, texts }) => {
    const id = texts.get('id')?.toLowerCase();
    const taken = id !== undefined && isUuid(id) && !staged.skipped ? held.get(id)?.taken : undefined;
    const missed = taken ? taken.organization.version - Number(texts.get('version') ?? Number.NaN) : Number.NaN;
    return taken && missed > 0 && missed <= MOST_CHANGES ? [{ id: taken.organization.id, missed }] : [];
  });
  const found = new Map<string, Map<string, unknown>>();
  if (stale.length > MOST_RECORDS) return found;
  for (const { id, missed } of stale) {
    const { items } = await changes.ofSubject(viewer, id, { limit: missed });
    const fields = new Map<string, unknown>();
    // What is told of another record (a child that names this one) is not its own. Newest first: what stood before the oldest of them is what the export had.
    for (const item of items)
      for (const { table, field, before, of } of item.fields) if (TABLES.has(table) && !of) fields.set(field, plain(before));
    found.set(id, fields);
  }
  return found;
}

/** A thing is told with its name; the sheet's side has its id. */
const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? (value as { readonly id: unknown }).id : (value ?? null);
