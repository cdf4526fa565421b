import { fault } from '../platform/http/faults.js';
import { fieldProblem, type FieldProblem } from '../platform/http/problem.js';
import type { Fields, Timeline } from '../platform/timeline/index.js';
import { fieldsOf, kindOf } from './kinds/index.js';

// Fields that only some types of a kind have (decision 0028): what a body may say of them, and what becomes of them with another type.

type Given = Readonly<Record<string, unknown>> | undefined;

/** Codes of types by their id: those of the kinds that a change is of, where `asksForTypes` says that they matter. */
export type TypeCodes = ReadonlyMap<string, string>;

const ownFields = (kind: string): { code: string; has: (type: string | undefined) => boolean }[] =>
  fieldsOf(kindOf(kind)).flatMap(({ code, types }) => (types ? [{ code, has: (type) => type !== undefined && types.includes(type) }] : []));

/** Does a change of organizations of these kinds touch a field that only some types have, by its value or by another type? */
export const asksForTypes = (kinds: Iterable<string>, { type, fields }: { type?: string | undefined; fields?: Given }): boolean =>
  [...kinds].some((kind) => ownFields(kind).some(({ code }) => type !== undefined || Object.hasOwn(fields ?? {}, code)));

/** Values given for fields that the type does not have, each with its pointer. */
export const typeFieldProblems = (kind: string, type: string, fields: Given): FieldProblem[] =>
  ownFields(kind)
    .filter(({ code, has }) => (fields?.[code] ?? null) !== null && !has(type))
    .map(({ code }) => fieldProblem(`/fields/${code}`, fault('field_of_other_type')));

/** The same of a life: the value would stand in a stretch of another type. */
export const lifeTypeProblems = (kind: string, fields: Given, next: Timeline, types: TypeCodes): FieldProblem[] => [
  ...new Map(
    next.flatMap((row) => {
      const standing = Object.fromEntries(Object.entries(fields ?? {}).filter(([code, value]) => row.fields[`fields.${code}`] === value));
      return typeFieldProblems(kind, types.get(String(row.fields['typeId'])) ?? '', standing).map((one) => [one.pointer, one] as const);
    }),
  ).values(),
];

/** What goes when an organization gets another type: the values of fields that this type has not, unless the body says itself what they are to be. */
export const emptiedBy = (kind: string, type: string | undefined, fields: Given, life: Timeline): Fields =>
  Object.fromEntries(
    ownFields(kind)
      .filter(({ code, has }) => type !== undefined && !has(type) && !Object.hasOwn(fields ?? {}, code))
      .map(({ code }) => `fields.${code}`)
      .filter((key) => life.some((row) => (row.fields[key] ?? null) !== null))
      .map((key) => [key, null]),
  );
