import type { SavedView, ViewColumn, ViewContent } from '../../api/list-types';
import type { Kind } from '../../api/kinds';
import { isDay, presetDay, type Preset } from '../../ui/days';
import { columnsFor } from '../list/list-columns';
import { FIRST_PAGE, LIST_DEFAULTS, type ListState } from '../list/list-query';

/** In the order in which they are offered. */
export const PRESETS: readonly Preset[] = ['today', 'lastMonth', 'lastQuarter', 'lastYear'];

// Where one is in the list is no part of what it asks.
const NO_QUESTION: readonly string[] = [...Object.keys(FIRST_PAGE), 'view'];
const QUESTION = Object.keys(LIST_DEFAULTS).filter((word) => !NO_QUESTION.includes(word)) as (keyof ListState)[];

/** The day of a view by its rule. */
export function dayOf(asOf: string, today: string): string {
  return isDay(asOf) ? asOf : presetDay(asOf as Preset, today);
}

/** The rule for a day on the screen: the one that it was opened by, else the first word for that day, else the day itself. */
export function ruleFor(day: string, today: string, before?: string): string {
  if (before !== undefined && dayOf(before, today) === day) return before;
  return PRESETS.find((preset) => presetDay(preset, today) === day) ?? day;
}

/** What of the list's state a view keeps: the words that say something else than nothing. */
export function questionOf(state: ListState): Record<string, string> {
  return Object.fromEntries(QUESTION.filter((word) => state[word] !== LIST_DEFAULTS[word]).map((word) => [word, state[word]]));
}

const inOrder = (query: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Does the list show something else than the view that it was opened by? */
export function differs(view: ViewContent, shown: ViewContent, today: string): boolean {
  const columns = ({ columns: all }: ViewContent) => JSON.stringify(all.map(({ key, width }) => [key, width ?? null]));
  return (
    inOrder(view.query) !== inOrder(shown.query) ||
    (view.columns.length > 0 && columns(view) !== columns(shown)) ||
    dayOf(view.asOf, today) !== dayOf(shown.asOf, today)
  );
}

/** A view as it can be opened today, and what of it is no more: filters, types and columns that were retired. */
export interface Openable {
  readonly query: Readonly<Record<string, string>>;
  readonly columns: readonly ViewColumn[];
  readonly gone: readonly { readonly sort: 'filter' | 'column'; readonly word: string }[];
}

export function openable(
  view: SavedView,
  kinds: readonly Kind[],
  nameOf: (thing: { readonly name: string; readonly nameEn: string | null }) => string,
): Openable {
  const kind = kinds.find(({ code }) => code === view.query['kind']);
  const types = (kind ? [kind] : kinds).flatMap((one) => one.types);
  const stands = ([word, value]: readonly [string, string]): boolean => {
    if (word === 'kind') return kind !== undefined;
    if (word === 'type') return value.split(',').every((asked) => types.some((type) => type.code === asked || type.name === asked));
    return (QUESTION as readonly string[]).includes(word);
  };
  const words = Object.entries(view.query);
  const keys = columnsFor(kind, nameOf).map(({ key }) => key);
  const nameOfColumn = (key: string): string => {
    const field = kinds.flatMap((one) => one.fields).find(({ code }) => key === `fields.${code}`);
    return field ? nameOf(field) : key.replace('fields.', '');
  };
  return {
    query: Object.fromEntries(words.filter(stands)),
    columns: view.columns.filter(({ key }) => keys.includes(key)),
    gone: [
      ...words.filter((one) => !stands(one)).map(([word, value]) => ({ sort: 'filter' as const, word: `${word}=${value}` })),
      ...view.columns.filter(({ key }) => !keys.includes(key)).map(({ key }) => ({ sort: 'column' as const, word: nameOfColumn(key) })),
    ],
  };
}
