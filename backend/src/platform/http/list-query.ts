import { plainToInstance } from 'class-transformer';
import type { Day } from '../time/day.js';
import { faultsOf, fieldProblemsOf, leftOut } from './checks.js';
import { Cursor, Cursors } from './cursor.js';
import { fault } from './faults.js';
import { DayParam, NumberParam, TextParam } from './params.js';
import { fieldProblem, type FieldProblem, wrongParameters } from './problem.js';

export const MOST_ROWS = 200;

/** Parameters of every question about records: the day asked; where none was given, today. */
export class AsOfQuery {
  @DayParam({ description: '截至日期; default: today in the office' })
  asOf: Day = '';
}

/** Parameters of every list: the day, how many rows, and where to go on. A cursor keeps the day of its first page. */
export class ListQuery extends AsOfQuery {
  @NumberParam({ min: 1, max: MOST_ROWS, description: 'rows of a page; default 50' })
  limit = 50;

  @TextParam({ max: 4000, description: 'cursor `next` of the page before' })
  after?: Cursor;

  @TextParam({ max: 4000, description: 'cursor `previous` of the page behind' })
  before?: Cursor;
}

/**
 * The parameters of a query as their class: unknown ones are refused, and everything wrong is told at once.
 * The day is filled in: that of the cursor, else today.
 * @throws Problem 400
 */
export async function readQuery<T extends object>(
  shape: new () => T,
  raw: Record<string, unknown>,
  cursors: Cursors,
  today: () => Day,
): Promise<T> {
  const value = plainToInstance(shape, raw, { exposeUnsetFields: false });
  const asked: { asOf?: unknown; after?: unknown; before?: unknown } = value;
  const errors = [...problemsOf(value, raw), ...(await openCursors(asked, raw, cursors))];
  if (errors.length) throw wrongParameters(errors);
  if (value instanceof AsOfQuery && raw['asOf'] === undefined) {
    const cursor = asked.after ?? asked.before;
    value.asOf = cursor instanceof Cursor ? cursor.day : today();
  }
  return value;
}

function problemsOf(value: object, raw: Record<string, unknown>): FieldProblem[] {
  // A default stands in the instance and was not checked as it came; what did not come needs no check.
  const given = Object.keys(raw);
  const defaults = value instanceof AsOfQuery && !given.includes('asOf') ? ['asOf'] : [];
  const faults = [...faultsOf(value, 'unknown_parameter', defaults), ...leftOut(raw, value, 'unknown_parameter')];
  return fieldProblemsOf(faults).map((e) => ({ ...e, pointer: e.pointer.slice(1) }));
}

async function openCursors(
  asked: { asOf?: unknown; after?: unknown; before?: unknown },
  raw: Record<string, unknown>,
  cursors: Cursors,
): Promise<FieldProblem[]> {
  const errors: FieldProblem[] = [];
  for (const name of ['after', 'before'] as const) {
    const text = asked[name];
    if (typeof text !== 'string' || raw[name] === undefined) continue;
    const cursor = await cursors.open(text);
    asked[name] = cursor;
    if (!cursor) errors.push(fieldProblem(name, fault('cursor')));
    else if (raw['asOf'] !== undefined && raw['asOf'] !== cursor.day) errors.push(fieldProblem(name, fault('cursor_of_other_list')));
  }
  if (raw['after'] !== undefined && raw['before'] !== undefined) errors.push(fieldProblem('before', fault('both_directions')));
  return errors;
}

/** A page and the cursors beside it. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
  readonly previous: string | null;
}

/**
 * Makes a page of rows that were asked for with `limit + 1`, in the direction of the cursor (backwards they come turned round).
 * `filter` is the fingerprint of what was asked; `keysOf` gives the sort keys of a row, the id last.
 */
export async function pageOf<T>(
  rows: readonly T[],
  query: ListQuery,
  filter: string,
  keysOf: (row: T) => unknown[],
  cursors: Cursors,
): Promise<Page<T>> {
  const backwards = query.before !== undefined;
  const more = rows.length > query.limit;
  const items = rows.slice(0, query.limit);
  if (backwards) items.reverse();
  const mark = async (row: T | undefined): Promise<string | null> =>
    row === undefined ? null : cursors.mark({ keys: keysOf(row), day: query.asOf, filter });
  return {
    items,
    next: backwards || more ? await mark(items.at(-1)) : null,
    previous: (backwards ? more : query.after !== undefined) ? await mark(items[0]) : null,
  };
}

/** Where a list goes on, if its cursor belongs to it. @throws Problem 400 for a cursor of another list */
export function cursorOf(query: ListQuery, filter: string): Cursor | undefined {
  const cursor = query.after ?? query.before;
  if (cursor && cursor.filter !== filter)
    throw wrongParameters([fieldProblem(query.after ? 'after' : 'before', fault('cursor_of_other_list'))]);
  return cursor;
}
