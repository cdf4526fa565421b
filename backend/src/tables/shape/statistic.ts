import type { Figure, Group } from '../../organizations/index.js';
import type { Locale } from '../../spreadsheets/index.js';
import type { StatisticDefinition } from '../definition.js';
import type { Formula, PrintedBody, PrintedCell, PrintedLine } from '../printed.js';
import { DIMENSION_WORDS, tableWords } from '../words.js';
import {
  comparisonCells,
  comparisonColumns,
  headOf,
  type HeadedColumn,
  numberCell,
  percentCell,
  placeCell,
  plain,
  pointsCell,
} from './numbers.js';

export interface StatisticFigures {
  readonly now: readonly Figure[];
  /** A year before; none where nothing is compared. */
  readonly then: readonly Figure[];
  /** Rows that stand there whether or not there is anything in them. */
  readonly always: readonly Group[];
}

export interface StatisticWords {
  readonly locale: Locale;
  readonly total: boolean;
  /** What the numbers are, as the head says it. */
  readonly measure: string;
  nameOf(group: Group, of: 'rows' | 'across'): string;
}

const WIDTH = 10;

/**
 * Figures by county, kind, country …: a row for each, the sum of it, what it is made of across, the comparison with the year before and the share
 * of the whole. Shares and growth of 合计 follow from the sums.
 */
export function statisticOf(definition: StatisticDefinition, figures: StatisticFigures, words: StatisticWords): PrintedBody {
  const { locale } = words;
  const rows = rowsOf(figures);
  const across = definition.across ? inOrder(figures.now.flatMap((figure) => figure.across ?? [])) : [];
  // A rate is compared in points, whether or not the table shows what it was.
  const compared = definition.share && definition.compare.includes('difference');
  const compare = comparisonColumns('value', tableWords.compared[locale], definition.compare, locale);
  const share: HeadedColumn = { key: 'share', format: 'percent', width: WIDTH, over: '', head: tableWords.share[locale] };
  const points: HeadedColumn = { key: 'points', format: 'points', width: 12, over: '', head: tableWords.sharePoints[locale] };
  const columns: HeadedColumn[] = [
    { key: 'number', format: 'text', width: 6, over: '', head: tableWords.number[locale] },
    { key: 'row', format: 'text', width: 24, over: '', head: DIMENSION_WORDS[definition.rows][locale] },
    { key: 'value', format: 'number', width: WIDTH, over: '', head: across.length ? tableWords.total[locale] : words.measure },
    ...across.map((group): HeadedColumn => ({
      key: `across.${group.key}`,
      format: 'number',
      width: WIDTH,
      over: tableWords.among[locale],
      head: words.nameOf(group, 'across'),
    })),
    ...compare,
    ...(definition.share ? [share] : []),
    ...(compared ? [points] : []),
  ];
  const value = columns.findIndex(({ key }) => key === 'value');
  const previous = columns.findIndex(({ key }) => key === 'value.previous');
  const now = new Sums(figures.now);
  const then = new Sums(figures.then);
  const totalLine = rows.length;
  const line = (sort: 'row' | 'total', first: readonly PrintedCell[], key: string | null, id?: string): PrintedLine => {
    const sum: Formula | undefined = sort === 'total' && rows.length ? { sum: [[0, rows.length - 1]] } : undefined;
    const [own, before] = [now.of(key), then.of(key)];
    const whole = now.of(null);
    const wholeBefore = then.of(null);
    const rate = whole ? own / whole : 0;
    const change = (rate - (wholeBefore ? before / wholeBefore : 0)) * 100;
    return {
      sort,
      ...(id !== undefined && { id }),
      cells: [
        ...first,
        numberCell(own, sum),
        ...across.map((group) => numberCell(now.of(key, group.key), sum)),
        ...comparisonCells(definition.compare, { at: value, first: value + 1 + across.length }, own, before, sum),
        ...(definition.share ? [percentCell(rate, words.total ? { share: [value, totalLine] } : undefined)] : []),
        ...(compared ? [pointsCell(change, words.total && previous >= 0 ? { points: [value, previous, totalLine] } : undefined)] : []),
      ],
    };
  };
  const lines = rows.map((group, index) =>
    line('row', [placeCell(index + 1), { text: words.nameOf(group, 'rows') }], group.key, group.key),
  );
  if (words.total) lines.push(line('total', [{ text: '' }, { text: tableWords.total[locale] }], null));
  return {
    columns: columns.map(plain),
    head: headOf(columns),
    lines,
    doubtful: figures.now.reduce((sum, { possible }) => sum + possible, 0),
  };
}

/** In the office's order, each once. */
const inOrder = (groups: readonly Group[]): Group[] =>
  [...new Map(groups.map((group) => [group.key, group])).values()].sort((a, b) =>
    a.place === b.place ? ((a.name ?? a.key) < (b.name ?? b.key) ? -1 : 1) : a.place < b.place ? -1 : 1,
  );

/** Those that always stand there, and those that have or had anything: what there is only possibly makes no row. */
const rowsOf = ({ now, then, always }: StatisticFigures): Group[] =>
  inOrder([...always, ...[...now, ...then].filter(({ value }) => value !== 0).map(({ row }) => row)]);

/** Figures added up by row, and by row and column. */
class Sums {
  private readonly known = new Map<string, number>();

  constructor(figures: readonly Figure[]) {
    const add = (key: string, value: number): void => void this.known.set(key, (this.known.get(key) ?? 0) + value);
    for (const { row, across, value } of figures) {
      add(placeOf(row.key), value);
      add(placeOf(null), value);
      if (!across) continue;
      add(placeOf(row.key, across.key), value);
      add(placeOf(null, across.key), value);
    }
  }

  /** Of a row; of all rows where it is null. */
  of(row: string | null, across?: string): number {
    return this.known.get(placeOf(row, across)) ?? 0;
  }
}

const placeOf = (row: string | null, across?: string): string => JSON.stringify([row, across ?? null]);
