import type { Reads } from '../platform/database/reads.js';
import { join, type Sql, sql } from '../platform/database/sql.js';
import type { Actor } from '../platform/database/transaction.js';
import type { Declared, Locale } from './declared.js';
import { type Difference, type RawDifference, Thing } from './differences.js';

const unseen = { zh: '（未关联或不在权限范围内的文件）', en: '(a document that is deleted or outside your reach)' } as const;
const outside = { zh: '（不在权限范围内）', en: '(outside your reach)' } as const;

/** Gives the things in differences their names, in one statement whatever their sorts; what the account may not see has none. */
export async function named(
  reads: Reads,
  declared: Declared,
  viewer: Actor,
  raws: readonly RawDifference[],
  locale: Locale,
): Promise<Difference[]> {
  const wanted = new Map<string, Set<string>>();
  for (const { before, after } of raws)
    for (const value of [before, after])
      if (value instanceof Thing) wanted.set(value.sort, (wanted.get(value.sort) ?? new Set()).add(value.id));
  const names = await namesOf(reads, declared, viewer, wanted);
  const shown = (value: unknown): unknown => {
    if (!(value instanceof Thing)) return value;
    const name = names.get(`${value.sort} ${value.id}`);
    return name === undefined ? { id: null, name: outside[locale] } : { id: value.id, name };
  };
  return raws.map(({ key: _key, record: _record, ...one }) => ({ ...one, before: shown(one.before), after: shown(one.after) }));
}

/** Documents by their ids, each once, as far as the account sees them. */
export async function namedDocuments(
  reads: Reads,
  declared: Declared,
  viewer: Actor,
  ids: readonly string[],
  locale: Locale,
): Promise<(id: string) => { id: string | null; name: string }> {
  const names = ids.length ? await namesOf(reads, declared, viewer, new Map([['document', new Set(ids)]])) : new Map<string, string>();
  return (id) => {
    const name = names.get(`document ${id}`);
    return name === undefined ? { id: null, name: unseen[locale] } : { id, name };
  };
}

/** The names of records, of those that the account may see. */
export async function recordsNamed(reads: Reads, declared: Declared, viewer: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  const names = await namesOf(reads, declared, viewer, new Map(declared.recordSorts.map((sort) => [sort, new Set(ids)])));
  return new Map([...names].map(([key, name]) => [key.slice(key.indexOf(' ') + 1), name]));
}

async function namesOf(
  reads: Reads,
  declared: Declared,
  viewer: Actor,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Map<string, string>> {
  const questions: Sql[] = [];
  for (const [sort, ids] of wanted) {
    const naming = declared.allPorts.flatMap(([, port]) => port.names?.[sort] ?? [])[0];
    if (naming) questions.push(sql`select ${sort}::text as sort, n.id, n.name from (${await naming(viewer, [...ids])}) n`);
  }
  if (!questions.length) return new Map();
  const rows = await reads.rows<{ sort: string; id: string; name: string }>(sql`/* history.names */ ${join(questions, ' union all ')}`);
  return new Map(rows.map(({ sort, id, name }) => [`${sort} ${id}`, name]));
}
