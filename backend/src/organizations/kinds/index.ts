import { association } from './association.js';
import { chamberOfCommerce } from './chamber-of-commerce.js';
import { democraticParty } from './democratic-party.js';
import type { Kind, KindField } from './kind.js';
import { leadingBody } from './leading-body.js';
import { overseasGroup } from './overseas-group.js';
import { practiceBase } from './practice-base.js';
import { serviceCentre } from './service-centre.js';

/** All kinds in the office's order: a new one is its file and its line here. */
export const KINDS: readonly Kind[] = [
  democraticParty,
  association,
  chamberOfCommerce,
  overseasGroup,
  practiceBase,
  serviceCentre,
  leadingBody,
];

/** The kind of a code, or undefined. */
export const kindOf = (code: string): Kind | undefined => BY_CODE.get(code);

const BY_CODE: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.code, kind]));

/** A field with the types that alone have it; undefined: all types of the kind do. */
export interface DescribedField extends KindField {
  readonly types?: readonly string[];
}

/** Every field of a kind once: those of all its types, then those that only some have. */
export function fieldsOf(kind: Kind | undefined): readonly DescribedField[] {
  const own = kind?.types.flatMap(({ code, fields = [] }) => fields.map((field) => ({ field, type: code }))) ?? [];
  return [
    ...(kind?.fields ?? []),
    ...[...Map.groupBy(own, ({ field }) => field).entries()].map(([field, holders]) => ({
      ...field,
      types: holders.map(({ type }) => type),
    })),
  ];
}

/** A field of a kind by its code; a code means the same in all kinds that have it. */
export const fieldOf = (kind: string, code: string): DescribedField | undefined => FIELDS.get(kind)?.find((field) => field.code === code);

// Asked for each cell of an export.
const FIELDS: ReadonlyMap<string, readonly DescribedField[]> = new Map(KINDS.map((kind) => [kind.code, fieldsOf(kind)]));

export { STATUSES, type Care, type Kind, type KindField, type KindType, type Status, type Terms } from './kind.js';
export { type Post } from './posts.js';
