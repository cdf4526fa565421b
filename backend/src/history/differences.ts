import { addDays, isDay } from '../platform/time/day.js';
import { PartialDate } from '../platform/time/partial-date.js';
import { difference, sameValue, type Timeline, timelineOf } from '../platform/timeline/index.js';
import type { Image, WatchedTable } from '../platform/room.js';
import { type Declared, keyOf, type Locale } from './declared.js';
import { KeptValue, type KeptRow, type LifeChange, type RowChange, type SetChanges } from './story.js';

/** One changed field, as it is answered: over a stretch of days where it tiles a life. Things are `{id, name}`, dates their text. */
export interface Difference {
  readonly table: string;
  readonly field: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly before: unknown;
  readonly after: unknown;
  /** A value that was here has been erased for ever. */
  readonly erased?: true;
  /** The record that it is told of, where that is another than the one asked about. */
  readonly of?: { readonly id: string; readonly name: string };
}

/** The same before its things have names, with what it belongs to. */
export interface RawDifference extends Difference {
  readonly key: string;
  readonly record: string;
}

/** A thing to be named: an id and its sort. */
export class Thing {
  constructor(
    readonly sort: string,
    readonly id: string,
  ) {}
}

const hidden = { zh: '（不显示）', en: '(not shown)' } as const;
const blanked = { zh: '（已擦除）', en: '(erased)' } as const;
const WITHOUT_TIME = { from: null, to: null } as const;

/** Dates of the image as texts, infinities as nothing, the two columns of a date as one value under its key. */
export function valuesOf(image: Image | null): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [column, value] of Object.entries(image ?? {})) {
    const key = keyOf(column);
    if (key === column) values.set(key, value === 'infinity' || value === '-infinity' ? null : value);
    else if (column.endsWith('_latest')) values.set(key, dateText(image?.[`${key}_earliest`], value));
  }
  return values;
}

const dateText = (earliest: unknown, latest: unknown): string | null =>
  typeof latest !== 'string' || latest.endsWith('infinity')
    ? null
    : PartialDate.of(typeof earliest === 'string' ? earliest : '-infinity', latest).toString();

/** Rows of a tiled table as a timeline; none at all is a life that has not begun. */
export const lifeOf = (table: WatchedTable, rows: readonly KeptRow[]): Timeline => {
  const { tiled } = table;
  return tiled && rows.length ? timelineOf(rows.map(({ image }) => tiled.toRow(image))) : [];
};

/** What a change set did, field by field: rows that tile a life by stretches, other rows by their columns. */
export function differencesOf(set: SetChanges, declared: Declared, locale: Locale): RawDifference[] {
  const order = (table: string): number => declared.table(table)?.place ?? Number.MAX_SAFE_INTEGER;
  const parts = [...set.lives, ...set.rows].sort((a, b) => order(a.table) - order(b.table));
  return paired(parts.flatMap((part) => ('rowId' in part ? ofRow(part, declared, locale) : ofLife(part, declared, locale))));
}

function ofLife(change: LifeChange, declared: Declared, locale: Locale): RawDifference[] {
  const { table, record } = change;
  const watched = declared.table(table);
  if (!watched) return [];
  const [before, after] = [lifeOf(watched, change.before), lifeOf(watched, change.after)];
  const shown = shownIn(watched, locale);
  const at = (key: string): Pick<RawDifference, 'table' | 'record' | 'key' | 'field' | 'label'> => ({
    table,
    record,
    key,
    field: declared.field(table, key),
    label: declared.label(table, key, locale),
  });
  const stretches = difference(before, after)
    .filter(({ field }) => !watched.silent?.includes(field))
    .map((d) => ({
      ...at(d.field),
      from: d.from?.toString() ?? null,
      to: d.until?.toString() ?? null,
      before: shown(d.field, d.before),
      after: shown(d.field, d.after),
    }));
  return [...stretches, ...mended(before, after).map((mend) => ({ ...at('from'), ...mend }))];
}

/** Boundaries on the same nominal day that are known otherwise now: no value differs, the date does. */
function mended(before: Timeline, after: Timeline): { from: string; to: null; before: string; after: string }[] {
  return after.flatMap(({ from }) => {
    const was = before.find((row) => row.from?.earliest === from?.earliest)?.from;
    return from && was && !was.equals(from) ? [{ from: from.toString(), to: null, before: was.toString(), after: from.toString() }] : [];
  });
}

function ofRow(change: RowChange, declared: Declared, locale: Locale): RawDifference[] {
  const { table, record } = change;
  const watched = declared.table(table);
  const line = watched?.line;
  if (line) {
    const [before, after] = [change.before, change.after].map((row) => (row ? line(masked(row.image, locale), locale) : null));
    const said = after ?? before;
    if (!said || sameValue(before?.value, after?.value)) return [];
    const label = said.words?.[locale] ?? declared.label(table, said.field, locale);
    return [
      {
        table,
        record,
        key: said.field,
        field: said.field,
        label,
        ...WITHOUT_TIME,
        before: before?.value ?? null,
        after: after?.value ?? null,
      },
    ];
  }
  const [was, is] = [valuesOf(change.before?.image ?? null), valuesOf(change.after?.image ?? null)];
  const technical = ['id', watched?.owner, ...(watched?.silent ?? [])];
  const keys = [...new Set([...was.keys(), ...is.keys()])].filter((key) => !technical.includes(key));
  const shown = shownIn(watched, locale);
  const dates = new Set(
    [change.before, change.after]
      .flatMap((row) => Object.keys(row?.image ?? {}))
      .filter((column) => column.endsWith('_latest'))
      .map(keyOf),
  );
  return keys.flatMap((key) => {
    const [before, after] = [was.get(key) ?? null, is.get(key) ?? null];
    if (sameValue(before, after)) return [];
    const erased = [before, after].some((value) => value instanceof KeptValue && value.erased);
    const field = declared.field(table, key, dates.has(key));
    const label = declared.label(table, key, locale);
    const values = { before: shown(key, before), after: shown(key, after) };
    return [{ table, record, key, field, label, ...WITHOUT_TIME, ...values, ...(erased && { erased: true as const }) }];
  });
}

/** A row taken away and one put in that say the same field are one change of it. */
function paired(all: readonly RawDifference[]): RawDifference[] {
  const result: RawDifference[] = [];
  /** Where what could be paired stands in the result, by what it is about. */
  const places = new Map<string, number[]>();
  for (const one of all) {
    const about = `${one.table} ${one.record} ${one.field}`;
    const alike = one.from === null ? (places.get(about) ?? []) : [];
    const at = alike.find((place) => {
      const other = result[place];
      return other && ((other.after === null && one.before === null) || (other.before === null && one.after === null));
    });
    const other = at === undefined ? undefined : result[at];
    if (at !== undefined && other) {
      result[at] = { ...other, before: other.before ?? one.before, after: other.after ?? one.after };
      continue;
    }
    if (one.from === null) places.set(about, [...alike, result.length]);
    result.push(one);
  }
  return result;
}

/** How a value is answered: never one that is kept apart. */
const shownIn =
  (table: WatchedTable | undefined, locale: Locale) =>
  (key: string, value: unknown): unknown => {
    if (value === null || value === undefined) return null;
    if (value instanceof KeptValue) return (value.erased ? blanked : hidden)[locale];
    if (typeof value !== 'string') return value;
    if (table?.lastDays?.includes(key)) return isDay(value) ? addDays(value, -1) : value;
    const sort = table?.things?.[key];
    if (sort !== undefined) return new Thing(sort, value);
    return table?.values?.[key]?.[value]?.[locale] ?? value;
  };

const masked = (image: Image, locale: Locale): Image =>
  Object.fromEntries(Object.entries(image).map(([column, value]) => [column, value instanceof KeptValue ? hidden[locale] : value]));
