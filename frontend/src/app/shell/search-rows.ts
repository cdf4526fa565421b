import type { SearchHit } from '../api/finding';
import type { Recent } from './recents';
import type { Page } from './search-pages';

/** A line of the command box: a thing to open, a screen, or the list asked for the words. */
export type Row = { readonly hit: SearchHit } | { readonly recent: Recent } | { readonly page: Page } | { readonly list: string };

/** Lines under a heading: `best`, `recent`, `page`, or the type of what was found. */
export interface Group {
  readonly key: string;
  readonly rows: readonly Row[];
}

type Match = SearchHit['match'];
const MATCHES: readonly Match[] = ['exact', 'beginning', 'reading', 'readingBeginning', 'inside'];

const BEST = 3;
/** In this order stand what is found, and screens last. */
const TYPES = ['organization', 'person', 'document', 'area'] as const;
/** Where each sort of thing opens. */
const WAYS: Readonly<Record<string, string>> = {
  organization: '/organizations',
  area: '/areas',
  document: '/documents',
  person: '/people',
};

/** The address of something that was found, by its type. */
export const wayTo = ({ type, id }: { readonly type: string; readonly id: string }): string[] => [WAYS[type] ?? '/', id];

/** How well a screen answers; undefined: not at all. */
export function matchOf({ name, calls }: Page, text: string): Match | undefined {
  const said = text.trim().toLowerCase();
  const own = name.toLowerCase();
  if (!said) return undefined;
  if (own === said) return 'exact';
  if (own.startsWith(said)) return 'beginning';
  if (calls.includes(said)) return 'reading';
  if (calls.some((call) => call.startsWith(said))) return 'readingBeginning';
  return own.includes(said) ? 'inside' : undefined;
}

/**
 * Everything that answers the words: the best three of all sorts on top, what lives before what ended, things before screens; the rest by
 * sort, each in the order in which it came.
 */
export function arranged(hits: readonly SearchHit[], pages: readonly Page[], text: string): Group[] {
  const ranked: { row: Row; type: string; order: number }[] = hits.map((hit) => ({
    row: { hit },
    type: hit.type,
    order: orderOf(hit.match, isOver(hit)),
  }));
  for (const page of pages) {
    const match = matchOf(page, text);
    if (match) ranked.push({ row: { page }, type: 'page', order: orderOf(match, false) });
  }
  // Sorting keeps equal ones as they came.
  const best = [...ranked].sort((a, b) => a.order - b.order).slice(0, BEST);
  const others = ranked.filter((one) => !best.includes(one));
  const groups = [...TYPES, 'page'].map((type) => ({ key: type, rows: others.filter((one) => one.type === type).map(({ row }) => row) }));
  return [{ key: 'best', rows: best.map(({ row }) => row) }, ...groups].filter(({ rows }) => rows.length);
}

/** Where nothing is typed: what was open of late, then every screen. */
export const atRest = (recents: readonly Recent[], pages: readonly Page[]): Group[] =>
  [
    { key: 'recent', rows: recents.map((recent) => ({ recent })) },
    { key: 'page', rows: pages.map((page) => ({ page })) },
  ].filter(({ rows }) => rows.length);

const orderOf = (match: Match, over: boolean): number => MATCHES.indexOf(match) * 2 + (over ? 1 : 0);
const isOver = ({ status }: SearchHit): boolean => status === 'dissolved' || status === 'merged';
