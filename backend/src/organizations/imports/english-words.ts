import type { Reads } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import type { Words } from '../../platform/room.js';
import { CODE_ABSENT_WORDS, LEVEL_WORDS } from '../code-words.js';
import { fieldsOf, KINDS } from '../kinds/index.js';
import { countInEnglish, isDetail } from './import-details.js';
import type { JudgedRow } from './imports.store.js';
import { YES_NO } from './template.js';

/** Gives a word of a field's value as the reader's language has it. */
export type ValueWord = (field: string, word: string) => string;

/** As the judge keeps them: what stands in a list is Chinese, whoever brings it. */
export const CHINESE: ValueWord = (_, word) => word;

const keyOf = (field: string, word: string): string => `${field} ${word}`;
const AREAS: ReadonlySet<string> = new Set(['areaName', 'seatAreaName']);

const FIXED: ReadonlyMap<string, string> = clear([
  ...Object.values(LEVEL_WORDS).map((words) => ['level', words] as const),
  ...Object.values(CODE_ABSENT_WORDS).map((words) => ['creditCode', words] as const),
  ...KINDS.map(({ words }) => ['kind', words] as const),
  ...KINDS.flatMap((kind) =>
    fieldsOf(kind).flatMap(({ code, type, options = [] }) =>
      (type === 'boolean' ? YES_NO : options.map(({ words }) => words)).map((words) => [`fields.${code}`, words] as const),
    ),
  ),
]);

/** Words that mean one thing wherever they stand: kinds may have fields of one code with options of their own. */
function clear(pairs: readonly (readonly [field: string, words: Words])[]): Map<string, string> {
  const meant = Map.groupBy(pairs, ([field, { zh }]) => keyOf(field, zh));
  return new Map(
    [...meant].flatMap(([key, all]) => {
      const [first, ...others] = new Set(all.map(([, { en }]) => en));
      return first === undefined || others.length ? [] : [[key, first] as const];
    }),
  );
}

/** The English words of these rows' values and candidates; a name that has none, or more than one, stays as it is. */
export async function englishFor(reads: Reads, rows: readonly JudgedRow[]): Promise<ValueWord> {
  const values = rows.flatMap(({ result }) => result.values);
  const shown = (holds: (field: string) => boolean): string[] =>
    values.filter(({ field }) => holds(field)).flatMap(({ before, after }) => [before, after]);
  const types = shown((field) => field === 'type');
  const areas = [...shown((field) => AREAS.has(field)), ...rows.flatMap(({ result }) => result.candidates.map(({ area }) => area))];
  const named = await reads.rows<{ sort: string; name: string; english: string }>(sql`/* imports.english */
    select 'type' as sort, t.name, min(t.name_en) as english from organization_types t
      where t.name = any(${types}) group by t.name having count(distinct coalesce(t.name_en, '')) = 1 and min(t.name_en) is not null
    union all
    select 'area', a.name, min(a.name_en) from areas a
      where a.name = any(${areas}) group by a.name having count(distinct coalesce(a.name_en, '')) = 1 and min(a.name_en) is not null`);
  const names = new Map(named.map(({ sort, name, english }) => [keyOf(sort, name), english]));
  return (field, word) =>
    FIXED.get(keyOf(field, word)) ??
    names.get(keyOf(AREAS.has(field) ? 'area' : field, word)) ??
    (isDetail(field) ? countInEnglish(word) : word);
}
