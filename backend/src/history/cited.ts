import type { Reads } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import type { Actor } from '../platform/database/transaction.js';
import { undoneBy, undosOf } from './change-sets.js';
import type { CitedAnswer } from './changes.dto.js';
import type { Declared, Locale } from './declared.js';
import { namedDocuments } from './naming.js';

interface CitingSet {
  readonly row: string;
  readonly changeSet: string;
  readonly documentIds: readonly string[];
}

/**
 * The documents cited by the change sets that wrote these rows of a table, row by row in the order of citing, each once, named as far as the
 * account sees them. What was undone cites nothing any more. Three statements at most, however many rows.
 */
export async function documentsCited(
  reads: Reads,
  declared: Declared,
  viewer: Actor & { readonly locale: Locale },
  table: string,
  rows: readonly string[],
): Promise<(row: string) => CitedAnswer[]> {
  const sets = rows.length
    ? await reads.rows<CitingSet>(sql`/* history.citing-sets */
        select e.row_id as row, c.id as "changeSet", c.document_ids as "documentIds"
        from history.entries e join history.change_sets c on c.id = e.change_set_id
        where e.table_name = ${table} and e.row_id = any(${rows}) and c.document_ids <> '{}' order by e.id`)
    : [];
  if (!sets.length) return () => [];
  const changeSets = sets.map(({ changeSet }) => changeSet);
  const undone = undoneBy(await undosOf(reads, changeSets));
  const standing = sets.filter(({ changeSet }) => !undone.has(changeSet));
  const ids = standing.flatMap(({ documentIds }) => documentIds);
  const document = await namedDocuments(reads, declared, viewer, ids, viewer.locale);
  return (row) => [...new Set(standing.filter((set) => set.row === row).flatMap(({ documentIds }) => documentIds))].map(document);
}
