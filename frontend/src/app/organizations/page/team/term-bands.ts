import type { Term, Terms } from '../../../api/leadership';
import { addDays } from '../../../ui/days';
import { dayRange } from '../../../ui/partial-date';
import { type Axis, share } from './timeline';

/** A stretch above the years. */
export interface Band {
  readonly sort: 'past' | 'current' | 'upcoming' | 'postponed' | 'overrun' | 'overdue';
  readonly term: Term;
  readonly left: number;
  readonly width: number;
}

export interface Line {
  readonly sort: 'congress' | 'due';
  readonly left: number;
}

export const opens = ({ congressOn }: Term): string => dayRange(congressOn)?.latest ?? congressOn;
const end = (text: string | null): string | null => (text ? (dayRange(text)?.latest ?? text) : null);

/** When the next one opened, or it ended apart from that; null: it stands. */
function closes(term: Term, later: readonly Term[]): string | null {
  const next =
    later
      .map(opens)
      .filter((day) => day > opens(term))
      .sort()[0] ?? null;
  const own = end(term.to);
  return own !== null && (next === null || own < next) ? own : next;
}

/** Terms, what was postponed, what ran over: of the one that stands up to the day, of those that ended up to their end. */
export function bandsOf(terms: Terms, axis: Axis, day: string): Band[] {
  const band = (sort: Band['sort'], term: Term, from: string, until: string): Band[] => {
    const [left, right] = [share(axis, from), share(axis, until)];
    return right > left ? [{ sort, term, left, width: right - left }] : [];
  };
  return [...terms.items].reverse().flatMap((term) => {
    const [from, closed] = [opens(term), closes(term, terms.items)];
    if (from > day) return band('upcoming', term, from, closed ?? axis.until);
    const now = term.id === terms.termId;
    const until = closed !== null && closed <= day ? closed : addDays(day, 1);
    const sort = now ? 'current' : 'past';
    const due = end(term.dueOn);
    const dueEnds = due === null ? null : addDays(due, 1);
    if (dueEnds === null || dueEnds >= until) return band(sort, term, from, now && dueEnds !== null ? dueEnds : until);
    const postponed = term.postponedTo === null ? null : addDays(term.postponedTo, 1);
    if (postponed === null || postponed <= dueEnds)
      return [...band(sort, term, from, dueEnds), ...band(now ? 'overdue' : 'past', term, dueEnds, until)];
    return [
      ...band(sort, term, from, dueEnds),
      ...band('postponed', term, dueEnds, postponed < until ? postponed : until),
      ...(postponed < until ? band('overrun', term, postponed, until) : []),
    ];
  });
}

/** Congresses, and the last days of the term of the day: by its length and in force. */
export function linesOf(terms: Terms, axis: Axis): Line[] {
  const current = terms.items.find(({ id }) => id === terms.termId);
  const dues = [...new Set([end(current?.dueOn ?? null), end(terms.dueOn)])].flatMap((due) => (due === null ? [] : [due]));
  const inside = (one: string) => one >= axis.from && one < axis.until;
  return [
    ...terms.items
      .map(opens)
      .filter(inside)
      .map((on): Line => ({ sort: 'congress', left: share(axis, on) })),
    ...dues.filter(inside).map((on): Line => ({ sort: 'due', left: share(axis, addDays(on, 1)) })),
  ];
}
