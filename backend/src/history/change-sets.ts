import type { Reads } from '../platform/database/reads.js';
import { type Sql, sql } from '../platform/database/sql.js';
import { undoneSentence } from './declared.js';

/** A change set as it was recorded: who, when, what, why. */
export interface ChangeSetRow {
  readonly id: string;
  readonly at: string;
  readonly accountId: string | null;
  readonly account: string | null;
  readonly act: string;
  readonly reason: string | null;
  readonly undoes: string | null;
  readonly sentence: unknown;
  readonly documentIds: readonly string[];
}

/** Columns of a ChangeSetRow over `history.change_sets c` with its account `a`; times in ISO 8601. */
export const changeSetColumns: Sql = sql`c.id, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.account_id as "accountId",
  a.name as account, c.act, c.reason, c.undoes, c.sentence, c.document_ids as "documentIds"`;

/** Change sets by their ids, in no order. */
export const changeSetsOf = (reads: Reads, ids: readonly string[]): Promise<ChangeSetRow[]> =>
  reads.rows<ChangeSetRow>(sql`/* history.change-sets */ select ${changeSetColumns}
    from history.change_sets c left join accounts a on a.id = c.account_id where c.id = any(${ids}::uuid[])`);

interface UndoRow {
  readonly id: string;
  readonly undoes: string | null;
  readonly sentence: unknown;
}

/** The undos that bear on these change sets: those of them, and those of these undos in turn. */
export const undosOf = (reads: Reads, ids: readonly string[]): Promise<UndoRow[]> =>
  reads.rows<UndoRow>(sql`/* history.undos */ with recursive u as (
      select id, undoes, sentence from history.change_sets where undoes = any(${ids}::uuid[]) or (undoes is not null and sentence -> 'with' ?| ${ids})
      union select n.id, n.undoes, n.sentence from u join history.change_sets n on n.undoes = u.id or (n.undoes is not null and n.sentence -> 'with' ? u.id::text))
    select * from u`);

/**
 * Which change sets are undone whole: by an undo that is not undone itself. One of some fields or some records leaves its set standing.
 * An undo that was itself undone counts for nothing: that is what redo means.
 */
export function undoneBy(undos: readonly UndoRow[]): Map<string, string> {
  // The id of an undo is younger than what it undoes, and so is its place in the list when sorted: UUIDv7 begins with the time.
  const younger = undos.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const undone = new Map<string, string>();
  for (const undo of younger) {
    if (undone.has(undo.id) || undo.undoes === null) continue;
    const said = undoneSentence(undo.sentence);
    const someRecords = (said?.records.length ?? 0) + (said?.except.length ?? 0) > 0;
    if (!someRecords && !said?.fields.length) undone.set(undo.undoes, undo.id);
    for (const id of said?.with ?? []) if (!someRecords) undone.set(id, undo.id);
  }
  return undone;
}
