import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { isDay } from '../time/day.js';
import { NotADate, PartialDate } from '../time/partial-date.js';
import { type Check, checked, faultsOf } from './checks.js';
import { fault, type Fault, under } from './faults.js';
import { lengthOf, textFaults, tidyText } from './text-faults.js';

/** Presence of a field: required unless said otherwise; a nullable one may be left out, or emptied with null. */
export interface Presence {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
}

const presenceOf = (o: Presence): 'required' | 'optional' | 'nullable' => (o.nullable ? 'nullable' : o.optional ? 'optional' : 'required');

const document = (o: Presence, schema: ApiPropertyOptions): PropertyDecorator =>
  ApiProperty({
    ...schema,
    required: presenceOf(o) === 'required',
    ...(o.nullable ? { nullable: true } : {}),
    ...(o.description ? { description: o.description } : {}),
  } as ApiPropertyOptions);

const field = (o: Presence, schema: ApiPropertyOptions, check: Check, tidy?: (value: unknown) => unknown): PropertyDecorator =>
  applyDecorators(document(o, schema), checked(check, presenceOf(o)), ...(tidy ? [Transform(({ value }) => tidy(value))] : []));

export interface TextOptions extends Presence {
  /** Characters; one of four bytes is one. */
  readonly max: number;
  readonly min?: number;
  readonly lines?: 'one' | 'several';
  readonly pattern?: RegExp;
  readonly example?: string;
  /** A further rule for a text that is right so far. */
  readonly rule?: (text: string) => readonly Fault[];
}

/** What is wrong with a text by these rules; for text that comes in otherwise than by a field (kinds, imports). */
export function textCheck(o: TextOptions): Check {
  return (value) => {
    if (typeof value !== 'string') return [fault('not_text')];
    const length = lengthOf(value);
    const faults = textFaults(value, o.lines ?? 'one');
    if (length === 0 && o.min !== 0) faults.push(fault('empty'));
    else if (length < (o.min ?? 0)) faults.push(fault('too_short', { min: o.min ?? 0 }));
    if (length > o.max) faults.push(fault('too_long', { max: o.max, length }));
    if (!faults.length && o.pattern && !o.pattern.test(value)) faults.push(fault('pattern', { example: o.example ?? o.pattern.source }));
    return faults.length || !o.rule ? faults : o.rule(value);
  };
}

/** One line or several of text, tidied (NFC, no blanks at the ends). A nullable one that comes empty is null. */
export const TextField = (o: TextOptions): PropertyDecorator =>
  field(
    o,
    { type: String, maxLength: o.max, minLength: o.min ?? 1, ...(o.pattern ? { pattern: o.pattern.source } : {}) },
    textCheck(o),
    (value) => (o.nullable && tidyText(value) === '' ? null : tidyText(value)),
  );

/** The name of a thing: one line, at most 200 characters. */
export const NameField = (o: Presence & { max?: number } = {}): PropertyDecorator => TextField({ max: 200, ...o });

/** A secret: text as it comes, neither trimmed nor shown. */
export const SecretField = (o: Presence & { min: number; max: number }): PropertyDecorator =>
  field(o, { type: String, format: 'password', minLength: o.min, maxLength: o.max }, (value) => {
    if (typeof value !== 'string') return [fault('not_text')];
    if (!value.isWellFormed() || value.includes('\u0000')) return [fault('broken_character')];
    if (lengthOf(value) < o.min) return [fault('too_short', { min: o.min })];
    return lengthOf(value) > o.max ? [fault('too_long', { max: o.max, length: lengthOf(value) })] : [];
  });

export const dayCheck: Check = (value) => {
  if (isDay(value)) return [];
  return [typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? fault('no_such_day', { value }) : fault('not_day')];
};

/** A day, `YYYY-MM-DD`. */
export const DayField = (o: Presence = {}): PropertyDecorator => field(o, { type: String, format: 'date' }, dayCheck);

/** What is wrong with a partly known date in text. */
export function partialDateFaults(value: unknown): Fault[] {
  if (value instanceof PartialDate) return [];
  if (typeof value !== 'string') return [fault('not_text')];
  try {
    PartialDate.parse(value);
    return [];
  } catch (error) {
    const reason = error instanceof NotADate ? error.reason : 'form';
    return [reason === 'noSuchDay' ? fault('no_such_day', { value }) : reason === 'reversed' ? fault('reversed') : fault('not_date')];
  }
}

/** A date as far as it is known (ISO 8601-2, contracts.md); the property holds a `PartialDate`. */
export const PartialDateField = (o: Presence = {}): PropertyDecorator =>
  field(
    o,
    { type: String, example: '2019-05', description: 'ISO 8601-2: 2019, 2019-05, 2019-05-18, [..2019-05-18], [2018-03-01..2019-05-31]' },
    partialDateFaults,
    (value) => (typeof value === 'string' ? (PartialDate.tryParse(value.trim()) ?? value) : value),
  );

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
export const uuidCheck: Check = (value) => (isUuid(value) ? [] : [fault('not_uuid')]);
const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** The identifier of a record. */
export const UuidField = (o: Presence = {}): PropertyDecorator => field(o, { type: String, format: 'uuid' }, uuidCheck, lower);

export interface NumberOptions extends Presence {
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

export const numberCheck =
  (o: NumberOptions): Check =>
  (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return [fault('not_number')];
    if (o.whole !== false && !Number.isSafeInteger(value)) return [fault('not_whole')];
    if (o.min !== undefined && value < o.min) return [fault('too_small', { min: o.min })];
    return o.max !== undefined && value > o.max ? [fault('too_large', { max: o.max })] : [];
  };

/** A number, whole unless said otherwise. */
export const NumberField = (o: NumberOptions = {}): PropertyDecorator =>
  field(
    o,
    {
      type: o.whole === false ? Number : 'integer',
      ...(o.min === undefined ? {} : { minimum: o.min }),
      ...(o.max === undefined ? {} : { maximum: o.max }),
    },
    numberCheck(o),
  );

export const optionCheck =
  (options: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && options.includes(value) ? [] : [fault('option', { options: options.join(', ') })];

/** One word of a list. */
export const OptionField = (options: readonly string[], o: Presence = {}): PropertyDecorator =>
  field(o, { type: String, enum: [...options] }, optionCheck(options));

export const BooleanField = (o: Presence = {}): PropertyDecorator =>
  field(o, { type: Boolean }, (value) => (typeof value === 'boolean' ? [] : [fault('not_boolean')]));

/** Values of one kind in a list, each checked; at most `max`. */
const listField = (
  o: Presence & { max: number; min?: number },
  items: Record<string, unknown>,
  each: Check,
  tidy?: (value: unknown) => unknown,
): PropertyDecorator =>
  field(
    o,
    { type: 'array', items, maxItems: o.max, ...(o.min ? { minItems: o.min } : {}) },
    (value, whole) => {
      if (!Array.isArray(value)) return [fault('not_list')];
      if (value.length > o.max) return [fault('too_many', { max: o.max })];
      if (value.length < (o.min ?? 0)) return [fault('too_few', { min: o.min ?? 0 })];
      return value.flatMap((item, i) => each(item, whole).map((f) => under(i, f)));
    },
    tidy && ((value) => (Array.isArray(value) ? value.map(tidy) : value)),
  );

export const UuidListField = (o: Presence & { max: number; min?: number }): PropertyDecorator =>
  listField(o, { type: 'string', format: 'uuid' }, uuidCheck, lower);
export const TextListField = (o: Presence & { max: number; each: TextOptions }): PropertyDecorator =>
  listField(o, { type: 'string', maxLength: o.each.max }, textCheck(o.each), tidyText);
export const OptionListField = (options: readonly string[], o: Presence & { max: number; min?: number }): PropertyDecorator =>
  listField(o, { type: 'string', enum: [...options] }, optionCheck(options));

/** Values whose names are not fixed (`fields` of a kind): an object, looked at by `check`, which points into it with `under(name, …)`; `values`: what they are. */
export const JsonField = (
  o: Presence & { check?: Check; example?: Record<string, unknown>; values?: Record<string, unknown> } = {},
): PropertyDecorator =>
  field(o, { type: 'object', additionalProperties: o.values ?? true, ...(o.example ? { example: o.example } : {}) }, (value, whole) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? (o.check?.(value, whole) ?? []) : [fault('not_object')],
  );

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const partFaults = (value: unknown): Fault[] => (isPart(value) ? faultsOf(value, 'unknown_field') : [fault('not_object')]);

/** A body within the body: its own class, checked with it. */
export const PartField = (of: () => new () => object, o: Presence = {}): PropertyDecorator =>
  applyDecorators(
    // Swagger takes a function for a class to come by the name of the property that it stands under.
    ApiProperty({ type: () => of(), required: presenceOf(o) === 'required', ...(o.nullable ? { nullable: true } : {}) }),
    checked(partFaults, presenceOf(o)),
    Type(of),
  );

/** Several bodies within the body. */
export const PartListField = (of: () => new () => object, o: Presence & { max: number; min?: number }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: () => of(), isArray: true, required: presenceOf(o) === 'required', maxItems: o.max }),
    checked((value) => {
      if (!Array.isArray(value)) return [fault('not_list')];
      if (value.length > o.max) return [fault('too_many', { max: o.max })];
      if (value.length < (o.min ?? 0)) return [fault('too_few', { min: o.min ?? 0 })];
      return value.flatMap((item, i) => partFaults(item).map((f) => under(i, f)));
    }, presenceOf(o)),
    Type(of),
  );

// Answers: fields that go out. They are described, never checked.
/** A property of an answer. `type` as `ApiProperty` takes it. */
export const Shown = (schema: ApiPropertyOptions = {}): PropertyDecorator => ApiProperty(schema);
/** A text of an answer that may be null. */
export const ShownOrNull = (schema: Omit<ApiPropertyOptions, 'type'> = {}): PropertyDecorator =>
  ApiProperty({ type: String, nullable: true, ...schema } as ApiPropertyOptions);
