import type { Viewer } from '../../accounts/index.js';
import type { ChangesQueries } from '../../history/index.js';
import { isUuid } from '../../platform/http/fields.js';
import type { Held } from '../take.js';
import type { ReadRow } from './import-world.js';

/** Of a record the fields that changed since an export, each with what the export had: the third side of the comparison. */
export type Meanwhile = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** The histories of so many records are read at once. */
const PIECE = 1000;
const TABLES: ReadonlySet<string> = new Set(['organizations', 'organization_profiles']);

/** What the registry changed since the versions that rows carry. Each act raises a version once, so the newest acts are those since. */
export async function meanwhileOf(
  changes: ChangesQueries,
  viewer: Viewer,
  rows: readonly ReadRow[],
  held: ReadonlyMap<string, Held>,
): Promise<Meanwhile> {
  const stale = rows.flatMap(({ staged, texts }): [string, number][] => {
    const id = texts.get('id')?.toLowerCase();
    const taken = id !== undefined && isUuid(id) && !staged.skipped ? held.get(id)?.taken : undefined;
    const missed = taken ? taken.organization.version - Number(texts.get('version') ?? Number.NaN) : Number.NaN;
    return taken && missed > 0 ? [[taken.organization.id, missed]] : [];
  });
  const found = new Map<string, Map<string, unknown>>(stale.map(([id]) => [id, new Map()]));
  for (let at = 0; at < stale.length; at += PIECE)
    for (const [id, differences] of await changes.newestOf(new Map(stale.slice(at, at + PIECE)), viewer.locale))
      // Newest first: what stood before the oldest of them is what the export had.
      for (const { table, field, before } of differences) if (TABLES.has(table)) found.get(id)?.set(field, plain(before));
  return found;
}

/** A thing is told as such; the sheet's side has its id. */
const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? (value as { readonly id: unknown }).id : (value ?? null);
