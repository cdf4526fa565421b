import { normaliseName } from '../platform/chinese/names.js';
import { sql, type Sql } from '../platform/database/sql.js';

/** 321200 is written for 3212, 320000 for 32. */
const codeOf = (text: string): string => text.toUpperCase().replace(/^(\d{2}|\d{4})0{2,4}$/, '$1');

/** Beginnings of codes, with a country's C- or without; a range, so that the index is used. */
const beginning = (code: string): Sql =>
  sql`((f.code collate "C" >= ${code} and f.code collate "C" < ${`${code}~`}) or (f.code collate "C" >= ${`C-${code}`} and f.code collate "C" < ${`C-${code}~`}))`;

/**
 * Condition over an area `a`: any part of its name, pinyin, initials or English name, the beginning of its code, a name of what became part of
 * it, or one of the codes `also`. What is found is fetched by the indexes of pieces and codes; of a single character no piece is kept.
 */
export function matches(q: string, also: readonly string[]): Sql {
  const text = normaliseName(q);
  const code = codeOf(text);
  const word = sql`exists (select from unnest(f.forms) form where strpos(form, ${text}) > 0)`;
  const named = [...text.replaceAll(' ', '')].length > 1 ? sql`(grams_of(f.forms) @> grams(${text}) and ${word})` : word;
  const coded = /^[A-Z0-9]+$/.test(code) ? sql`${beginning(code)}` : sql`false`;
  return sql`a.id = any(array(with named as materialized (select f.id from areas f where ${named})
    select n.id from named n union select s.unit_id from named n join area_spans s on s.area_id = n.id and s.state = 'succeeded' and s.until_day = 'infinity'
    union select f.id from areas f where ${coded} union select f.id from areas f where f.code collate "C" = any(${also}::text[])))`;
}

/** Condition over an area `a`: the word is one of its whole names, readings or its code. */
export function exactly(q: string): Sql {
  const code = codeOf(q.trim());
  return sql`${normaliseName(q)} = any(a.forms) or a.code in (${code}, ${`C-${code}`})`;
}
