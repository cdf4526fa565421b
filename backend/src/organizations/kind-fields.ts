import { sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { partialDateFaults, numberCheck, optionCheck, textCheck } from '../platform/http/fields.js';
import type { Check } from '../platform/http/checks.js';
import { fault, type Fault, under } from '../platform/http/faults.js';
import { fieldProblem, type FieldProblem } from '../platform/http/problem.js';
import { fieldsOf, KINDS, kindOf, type KindField } from './kinds/index.js';

/**
 * What is wrong with the values of a kind's own fields (a `Check` of the body); null empties a field, and of a retired one nothing else is taken. Where the body names no kind
 * (a change) a field of any kind passes here: a code means the same in all that have it. `kindFieldProblems` asks for the record's own.
 */
export const kindFieldFaults: Check = (value, whole) => {
  const kind = (whole as { kind?: string }).kind;
  const fields = KINDS.filter((one) => kind === undefined || one.code === kind).flatMap((one) =>
    fieldsOf(one).filter((field) => field.type !== 'count'),
  );
  return Object.entries(value as Record<string, unknown>).flatMap(([code, given]) => {
    const field = fields.find((candidate) => candidate.code === code);
    const faults = field && given === null ? [] : field && !field.retired ? faultsOf(field, given) : [fault('unknown_field')];
    return faults.map((found) => under(code, found));
  });
};

/** Fields of a body that the record's kind does not have, each with its pointer. */
export function kindFieldProblems(kind: string, fields: Readonly<Record<string, unknown>>): FieldProblem[] {
  return Object.keys(fields)
    .filter((code) => !fieldsOf(kindOf(kind)).some((field) => field.code === code && field.type !== 'count'))
    .map((code) => fieldProblem(`/fields/${code}`, fault('unknown_field')));
}

/** Of an organization of the kind no address, or no phone, is kept (office.md 7): each that is given, with its pointer. */
export function careProblems(kind: string, given: Partial<Record<'address' | 'phone', string | null | undefined>>): FieldProblem[] {
  const care = kindOf(kind)?.care;
  return (['address', 'phone'] as const)
    .filter((kept) => given[kept] && care && !care[kept])
    .map((kept) => fieldProblem(`/${kept}`, fault(`no_${kept}_for_kind`)));
}

/** What is wrong with a value given for a field, null aside. */
export function faultsOf(field: KindField, value: unknown): readonly Fault[] {
  switch (field.type) {
    case 'number':
      return numberCheck({ whole: false })(value, {});
    case 'boolean':
      return typeof value === 'boolean' ? [] : [fault('not_boolean')];
    case 'date':
      return partialDateFaults(value);
    case 'option':
      return optionCheck(field.options?.map((option) => option.code) ?? [])(value, {});
    default:
      return patternFaults(field, value);
  }
}

function patternFaults(field: KindField, value: unknown): readonly Fault[] {
  const faults = textCheck({ max: field.maxLength ?? 2000 })(value, {});
  const { pattern } = field;
  if (faults.length || !pattern || new RegExp(`^(?:${pattern.source})$`, 'u').test(value as string)) return faults;
  return [{ code: 'pattern', words: pattern.mend }];
}

/**
 * Lays the descriptions of kinds and their fields down, so that the database can check what is written (records.md 10): at each start.
 * A field that is no longer described is retired, never removed.
 */
export async function layDownKinds(tx: Tx): Promise<void> {
  const kinds = KINDS.map(({ code, care, members, terms }, index) => ({
    code,
    sort_order: index + 1,
    keeps_address: care.address,
    keeps_phone: care.phone,
    has_members: members ?? false,
    chair_alone: care.chairAlone,
    term_years: terms?.years ?? null,
    filing_days: terms?.filingDays ?? null,
  }));
  await tx.execute(sql`/* kinds.lay-down */ insert into kinds as k (code, sort_order, keeps_address, keeps_phone, has_members, chair_alone, term_years, filing_days)
    select x.* from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb)
      as x(code text, sort_order int, keeps_address bool, keeps_phone bool, has_members bool, chair_alone bool, term_years int, filing_days int)
    on conflict (code) do update set (sort_order, keeps_address, keeps_phone, has_members, chair_alone, term_years, filing_days)
      = (excluded.sort_order, excluded.keeps_address, excluded.keeps_phone, excluded.has_members, excluded.chair_alone, excluded.term_years, excluded.filing_days)
    where (k.sort_order, k.keeps_address, k.keeps_phone, k.has_members, k.chair_alone, k.term_years, k.filing_days)
      is distinct from (excluded.sort_order, excluded.keeps_address, excluded.keeps_phone, excluded.has_members, excluded.chair_alone, excluded.term_years, excluded.filing_days)`);
  const fields = KINDS.flatMap((kind) =>
    fieldsOf(kind).map((field) => ({
      kind: kind.code,
      code: field.code,
      type: field.type,
      options: field.options?.map((option) => option.code) ?? null,
      max_length: field.maxLength ?? null,
      retired: field.retired ?? false,
      types: field.types ?? null,
    })),
  );
  const described = sql`jsonb_to_recordset(${JSON.stringify(fields)}::jsonb) as x(kind text, code text, type text, options text[], max_length int, retired bool, types text[])`;
  await tx.execute(sql`/* kinds.lay-down-fields */ insert into kind_fields as f select * from ${described}
    on conflict (kind, code) do update set (type, options, max_length, retired, types) = (excluded.type, excluded.options, excluded.max_length, excluded.retired, excluded.types)
    where (f.type, f.options, f.max_length, f.retired, f.types) is distinct from (excluded.type, excluded.options, excluded.max_length, excluded.retired, excluded.types)`);
  await tx.execute(sql`/* kinds.retire-fields */ update kind_fields f set retired = true
    where not f.retired and not exists (select from ${described} where (x.kind, x.code) = (f.kind, f.code))`);
  await layDownPosts(tx);
}

/** The usual posts: of the kind under the type '', of a type that has its own under its code. What is no longer described goes; nobody points at it. */
async function layDownPosts(tx: Tx): Promise<void> {
  const posts = KINDS.flatMap((kind) =>
    [{ type: '', posts: kind.posts }, ...kind.types.flatMap(({ code, posts: own }) => (own ? [{ type: code, posts: own }] : []))].flatMap(
      ({ type, posts: held }) =>
        held.map(({ code, words, seats, responsible, honorary, hired }, place) => ({
          kind: kind.code,
          type,
          code,
          name: words.zh,
          name_en: words.en,
          rank: (place + 1) * 10,
          seats,
          responsible,
          honorary,
          hired,
        })),
    ),
  );
  const described = sql`jsonb_to_recordset(${JSON.stringify(posts)}::jsonb)
    as x(kind text, type text, code text, name text, name_en text, rank int, seats int, responsible bool, honorary bool, hired bool)`;
  await tx.execute(sql`/* kinds.lay-down-posts */ insert into kind_posts as p select * from ${described}
    on conflict (kind, type, code) do update set (name, name_en, rank, seats, responsible, honorary, hired)
      = (excluded.name, excluded.name_en, excluded.rank, excluded.seats, excluded.responsible, excluded.honorary, excluded.hired)
    where (p.name, p.name_en, p.rank, p.seats, p.responsible, p.honorary, p.hired)
      is distinct from (excluded.name, excluded.name_en, excluded.rank, excluded.seats, excluded.responsible, excluded.honorary, excluded.hired)`);
  await tx.execute(sql`/* kinds.retire-posts */ delete from kind_posts p
    where not exists (select from ${described} where (x.kind, x.type, x.code) = (p.kind, p.type, p.code))`);
}
