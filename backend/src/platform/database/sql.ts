import sqlTag, { empty, join, raw, Sql } from 'sql-template-tag';

/** Composes SQL with its values apart: every `${value}` becomes a parameter, every `${Sql}` is laid in. */
export const sql = sqlTag;
export { empty, join, raw, Sql };

/** The pieces of a `where`, joined by `and`; `true` where there are none. */
export const allOf = (conditions: readonly Sql[]): Sql => (conditions.length ? join(conditions, ' and ') : sql`true`);

/** Statements whose best plan is the same for all their values. */
const lasting = new WeakSet<Sql>();

/**
 * Says of a whole statement that its plan may be kept: whatever its values, it is answered along the same indexes (decision 0014). Its
 * columns are named, never `*`: a kept statement fails once a newer version has added one to the table.
 */
export function planKept(statement: Sql): Sql {
  lasting.add(statement);
  return statement;
}

export const isPlanKept = (statement: Sql): boolean => lasting.has(statement);

/** `limit n` as a part of the text: a plan that is kept has to know how few rows are asked for. */
export const limit = (rows: number): Sql => raw(`limit ${Math.trunc(rows)}`);

/** The name in a statement's first comment (`organizations.list`); the same name as its operation, query and bench row. @throws Error where it has none */
export function nameOf(text: string): string {
  const name = /^\s*\/\* ([a-zA-Z_-]+(?:\.[a-zA-Z0-9-]+)+) \*\//.exec(text)?.[1];
  if (!name) throw new Error(`A statement without a name: ${text.trim().slice(0, 80)}`);
  return name;
}
