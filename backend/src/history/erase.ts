import { raw, sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { problem } from '../platform/http/problem.js';

/**
 * Erases a value for ever, from the row and from its history (records.md 6): only that it changed stays, and no hash alters. Part of an
 * act, whose change set says who did it; the caller took the record.
 * @returns how many kept values were blanked
 * @throws Problem 422 where the column is not declared erasable
 */
export async function eraseValue(tx: Tx, table: string, rowId: string, column: string): Promise<number> {
  const watched = await tx.one(
    sql`/* erase.watched */ select 1 from history.watched where table_name = ${table} and ${column} = any(erasable)`,
  );
  if (!watched)
    throw problem('invalid_fields', { detail: { zh: `${table}.${column} 不是可擦除的内容。`, en: `${table}.${column} is not erasable.` } });
  // Both names were found in the database a moment ago: they are names, whatever was given.
  const [rows, name] = [raw(`"${table}"`), raw(`"${column}"`)];
  await tx.execute(sql`/* erase.row */ update ${rows} set ${name} = null where id = ${rowId} and ${name} is not null`);
  const erased = await tx.one<{ n: number }>(sql`/* erase.history */ select history.erase(${table}, ${rowId}, ${column}) as n`);
  return erased?.n ?? 0;
}
