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
  const kinds = KINDS.map(({ code, care, members }, index) => ({
    code,
    sort_order: index + 1,
    keeps_address: care.address,
    keeps_phone: care.phone,
    has_members: members ?? false,
  }));
  await tx.execute(sql`/* kinds.lay-down */ insert into kinds as k (code, sort_order, keeps_address, keeps_phone, has_members)
    select x.* from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as x(code text, sort_order int, keeps_address bool, keeps_phone bool, has_members bool)
    on conflict (code) do update set (sort_order, keeps_address, keeps_phone, has_members) = (excluded.sort_order, excluded.keeps_address, excluded.keeps_phone, excluded.has_members)
    where (k.sort_order, k.keeps_address, k.keeps_phone, k.has_members) <> (excluded.sort_order, excluded.keeps_address, excluded.keeps_phone, excluded.has_members)`);
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
}
