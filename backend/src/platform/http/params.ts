import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { type Check, checked } from './checks.js';
import { fault } from './faults.js';
import { dayCheck, isUuid, optionCheck, type TextOptions, textCheck, uuidCheck } from './fields.js';
import { tidyText } from './text-faults.js';

interface ParamOptions {
  readonly required?: boolean;
  readonly description?: string;
}

/** What a parameter turned out to be: its value, or the text as it came when it could not be read. */
class Unread {
  constructor(readonly text: unknown) {}
}

/**
 * One parameter of the query: `read` turns its text into the value, `check` judges the value. A parameter that comes twice is wrong.
 */
const param = (o: ParamOptions, schema: ApiPropertyOptions, read: (text: string) => unknown, check: Check): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...schema,
      required: o.required ?? false,
      ...(o.description ? { description: o.description } : {}),
    } as ApiPropertyOptions),
    Transform(({ value }) => (value === undefined ? undefined : typeof value === 'string' ? read(value) : new Unread(value))),
    checked((value, whole) => (value instanceof Unread ? [fault('repeated')] : check(value, whole)), o.required ? 'required' : 'optional'),
  );

/** Free text, for example `q`. */
export const TextParam = (o: ParamOptions & TextOptions): PropertyDecorator =>
  param(
    o,
    { type: String, maxLength: o.max },
    (text) => tidyText(text),
    (value, whole) => (value === '' && o.min === 0 ? [] : textCheck(o)(value, whole)),
  );

export const DayParam = (o: ParamOptions = {}): PropertyDecorator => param(o, { type: String, format: 'date' }, (text) => text, dayCheck);

/** An id, or one of the words of `also`. */
export const UuidParam = ({ also = [], ...o }: ParamOptions & { also?: readonly string[] } = {}): PropertyDecorator =>
  param(
    o,
    also.length ? { type: String } : { type: String, format: 'uuid' },
    (text) => text.toLowerCase(),
    (value, whole) => (also.includes(String(value)) ? [] : uuidCheck(value, whole)),
  );

export const ChoiceParam = (options: readonly string[], o: ParamOptions = {}): PropertyDecorator =>
  param(o, { type: String, enum: [...options] }, (text) => text, optionCheck(options));

/** `true` or `false`. */
export const FlagParam = (o: ParamOptions = {}): PropertyDecorator =>
  param(
    o,
    { type: Boolean },
    (text) => (text === 'true' ? true : text === 'false' ? false : text),
    (value) => (typeof value === 'boolean' ? [] : [fault('not_boolean')]),
  );

export const NumberParam = (o: ParamOptions & { min: number; max: number }): PropertyDecorator =>
  param(
    o,
    { type: 'integer', minimum: o.min, maximum: o.max },
    (text) => (/^-?\d{1,9}$/.test(text) ? Number(text) : text),
    (value) => {
      if (typeof value !== 'number') return [fault('not_whole')];
      if (value < o.min) return [fault('too_small', { min: o.min })];
      return value > o.max ? [fault('too_large', { max: o.max })] : [];
    },
  );

const listParam = (o: ParamOptions, description: string, check: Check): PropertyDecorator =>
  param(
    { description, ...o },
    { type: String },
    (text) => text.split(',').map((part) => tidyText(part)),
    (value, whole) => {
      if (!Array.isArray(value)) return [fault('not_list')];
      if (value.length > 100) return [fault('too_many', { max: 100 })];
      return value.map((item) => check(item, whole)).find((faults) => faults.length) ?? [];
    },
  );

/** Words of a fixed list, separated by commas; the property holds a list. */
export const ChoiceListParam = (options: readonly string[], o: ParamOptions = {}): PropertyDecorator =>
  listParam(o, `${options.join(', ')}; several separated by commas`, optionCheck(options));

/** Words separated by commas; the property holds a list. */
export const TextListParam = (o: ParamOptions & { max?: number } = {}): PropertyDecorator =>
  listParam(o, 'several separated by commas', textCheck({ max: o.max ?? 100 }));

/** Identifiers separated by commas, and words that stand for one; the property holds a list. */
export const UuidListParam = ({ also = [], ...o }: ParamOptions & { also?: readonly string[] } = {}): PropertyDecorator =>
  listParam(o, 'several separated by commas', (value) => (isUuid(value) || also.includes(String(value)) ? [] : [fault('not_uuid')]));

/** How a list is sorted: `name,-foundedOn`. */
export interface SortKey<F extends string = string> {
  readonly field: F;
  readonly descending: boolean;
}

/** Columns to sort by, first the most important; the property holds `SortKey[]`. Each column once. */
export const SortParam = (columns: readonly string[], o: ParamOptions = {}): PropertyDecorator =>
  param(
    { description: `${columns.join(', ')}; several separated by commas, a leading - turns the order round`, ...o },
    { type: String, example: columns[0] },
    (text) => text.split(',').map((part): SortKey => ({ field: part.replace(/^-/, ''), descending: part.startsWith('-') })),
    (value) => {
      const keys = value as SortKey[];
      const known = keys.every((key) => columns.includes(key.field)) && new Set(keys.map((key) => key.field)).size === keys.length;
      return known ? [] : [fault('sort', { options: columns.join(', ') })];
    },
  );
