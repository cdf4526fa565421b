import type { Calendar } from '../../api/leadership';

/** A bar over the months of a calendar: columns from 1 on, the last one not included. */
export interface Lane {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly from: string;
  readonly lastOn: string;
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** It goes on beyond what is shown. */
  readonly before: boolean;
  readonly after: boolean;
}

/** The bars of a kind, over the columns of its row: the first column is what is past its day, then month by month. */
export function lanesOf(calendar: Calendar, kind: string): Lane[] {
  const { months } = calendar;
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return calendar.arrangements
    .filter(({ kinds, from, lastOn }) => kinds.includes(kind) && from.slice(0, 7) <= last && lastOn.slice(0, 7) >= first)
    .map(({ kinds: _, ...bar }) => ({
      ...bar,
      // A window that is open already has bodies among those past their day.
      start: bar.from.slice(0, 7) <= first ? 1 : months.indexOf(bar.from.slice(0, 7)) + 2,
      end: (bar.lastOn.slice(0, 7) >= last ? months.length - 1 : months.indexOf(bar.lastOn.slice(0, 7))) + 3,
      before: bar.from.slice(0, 7) < first,
      after: bar.lastOn.slice(0, 7) > last,
    }));
}

/** 2026年11月, 12月, 2027年1月: the year where it begins. */
export function monthTitle(month: string, place: number, english: boolean): string {
  const [year = '', number = ''] = month.split('-');
  if (english) return place === 0 || number === '01' ? month : number;
  return `${place === 0 || number === '01' ? `${year}年` : ''}${Number(number)}月`;
}

/** What a body is called in a cell: the city that all share is left out. */
export function cellName(name: string): string {
  return name.replace(/^(.{2,6}?)(?:南通)市?委员会$/u, '$1').replace(/^南通市/u, '');
}
