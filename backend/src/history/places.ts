import type { Reads } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';

/** A record that change sets are about, and a table in which they wrote of it. */
export interface Place {
  readonly table: string;
  readonly record: string;
}

/** Where these change sets wrote. */
export const placesOf = (reads: Reads, ids: readonly string[]): Promise<Place[]> =>
  reads.rows(sql`/* undo.places */ select distinct e.table_name as "table", s as record
    from history.entries e, unnest(e.subjects) s where e.change_set_id = any(${ids}::uuid[])`);
