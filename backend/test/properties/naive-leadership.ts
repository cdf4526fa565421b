import { dayAt, LAST, placeOf, Refused, type When } from './naive-life.js';

/**
 * Who held which office and where the term stood, as plain lists and arrays of days, and nothing cleverer: written from the semantics (S11, S12,
 * S21 to S23a, S26), not from the statements that it is compared with.
 */
export const POSTS = ['chair', 'viceChair', 'secretaryGeneral', 'councillor'] as const;
export type Post = (typeof POSTS)[number];
/** Posts with one seat. */
const SINGLE: readonly Post[] = ['chair', 'secretaryGeneral'];
/** A date that nothing bounds below. */
export const EVER = -1_000_000;
const DAYS = placeOf(LAST) + 1;

export interface NaiveHolding {
  id: string;
  readonly who: string;
  readonly post: Post;
  from: When;
  until: When | null;
  readonly term: number | null;
}
export interface NaiveTerm {
  readonly number: number;
  congress: When;
  readonly years: number;
  toBeFiled: boolean;
  filed: When | null;
}
interface NaivePostponement {
  readonly term: number;
  readonly documentOn: number;
  readonly to: number;
}
interface NaiveWindow {
  readonly documentOn: number;
  readonly last: number;
}
/** 即将届满 so many months before the last day: set of the organization or of its type, from a day on. */
interface NaiveLead {
  readonly of: 'organization' | 'type';
  readonly from: number;
  readonly months: number;
}
/** What the state of the term follows from. */
export interface TermFacts {
  readonly terms: readonly NaiveTerm[];
  readonly postponements: readonly NaivePostponement[];
  readonly windows: readonly NaiveWindow[];
  readonly leads: readonly NaiveLead[];
}
export interface NaiveState {
  readonly state: string;
  readonly due: number | null;
  readonly number: number | null;
}

const same = (a: When | null, b: When | null): boolean => a?.earliest === b?.earliest && a?.latest === b?.latest;
const open: When = { earliest: DAYS + 1_000_000, latest: DAYS + 1_000_000 };
const certain = ({ from, until }: NaiveHolding, place: number): boolean => from.latest <= place && place < (until ?? open).earliest;
const possible = ({ from, until }: NaiveHolding, place: number): boolean => from.earliest <= place && place < (until ?? open).latest;

/** So many months later or earlier: the corresponding day, else the last of the month (S21). */
export function monthsFrom(place: number, months: number): number {
  const [year = 0, month = 0, day = 0] = dayAt(place).split('-').map(Number);
  const length = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return placeOf(new Date(Date.UTC(year, month - 1 + months, Math.min(day, length))).toISOString().slice(0, 10));
}

/** The lead of a day: the newest of the organization, else of its type, else half a year. */
function leadOn(leads: readonly NaiveLead[], place: number): number {
  const begun = leads.filter(({ from }) => from <= place).sort((a, b) => b.from - a.from);
  return (begun.find((one) => one.of === 'organization') ?? begun.find((one) => one.of === 'type'))?.months ?? 6;
}

/** The words of S23a: the first that applies. */
export function stateOf({ terms, postponements, windows, leads }: TermFacts, place: number): NaiveState {
  const opened = terms.filter(({ congress }) => congress.latest <= place);
  const [term] = opened.sort((a, b) => b.congress.latest - a.congress.latest || b.congress.earliest - a.congress.earliest);
  if (!term) return { state: 'none', due: null, number: null };
  const { number } = term;
  const last = monthsFrom(term.congress.latest, 12 * term.years);
  const soon = monthsFrom(last, -leadOn(leads, place));
  const [postponed] = postponements
    .filter((one) => one.term === number && one.documentOn <= place)
    .sort((a, b) => b.documentOn - a.documentOn);
  const window = Math.max(...windows.filter(({ documentOn }) => documentOn <= place).map((one) => one.last), EVER);
  const due = postponed?.to ?? last;
  const said = (state: string): NaiveState => ({ state, due, number });
  if (place <= window && place >= soon) return said('scheduled');
  if (postponed && place > postponed.to) return said('postponed_overdue');
  if (postponed && place > last) return said('postponed');
  if (place > last) return said('overdue');
  if (place >= soon) return said('due_soon');
  if (term.toBeFiled && !(term.filed && term.filed.latest <= place)) return said('awaiting_filing');
  return said('normal');
}

export class NaiveLeadership implements TermFacts {
  holdings: NaiveHolding[] = [];
  terms: NaiveTerm[] = [];
  postponements: NaivePostponement[] = [];
  windows: NaiveWindow[] = [];
  leads: NaiveLead[] = [];

  copy(): NaiveLeadership {
    return Object.assign(new NaiveLeadership(), {
      holdings: this.holdings.map((one) => ({ ...one })),
      terms: this.terms.map((one) => ({ ...one })),
      postponements: [...this.postponements],
      windows: [...this.windows],
      leads: [...this.leads],
    });
  }

  /** All of the old team ends on the day, the new one begins, until the next congress that is known. */
  congress(term: NaiveTerm, elected: readonly { who: string; post: Post }[]): void {
    const on = term.congress;
    for (const row of this.holdings)
      if (row.from.latest <= on.latest && row.from.earliest < on.latest && (row.until ?? open).latest > on.earliest) row.until = on;
    const [next] = this.terms.filter(({ congress }) => congress.earliest > on.latest).sort(byCongress);
    this.terms.push(term);
    for (const one of elected) this.holdings.push({ id: '', ...one, from: on, until: next?.congress ?? null, term: term.number });
    this.judge();
  }

  take(who: string, post: Post, from: When, until: When | null): void {
    const term = this.terms
      .filter(({ congress }) => congress.earliest <= from.latest)
      .sort(byCongress)
      .at(-1);
    this.holdings.push({ id: '', who, post, from, until, term: term?.number ?? null });
    this.judge();
  }

  mend(row: NaiveHolding, days: { from?: When; until?: When | null }): void {
    Object.assign(row, days);
    this.judge();
  }

  remove(row: NaiveHolding): void {
    this.holdings = this.holdings.filter((one) => one !== row);
  }

  /** The congress was on another day: what it opened and what it closed goes with it. */
  move(term: NaiveTerm, on: When): void {
    for (const row of this.holdings) {
      if (row.term === term.number && same(row.from, term.congress)) row.from = on;
      else if (row.term !== term.number && same(row.until, term.congress)) row.until = on;
    }
    term.congress = on;
    this.judge();
  }

  file(term: NaiveTerm, filed: When): void {
    Object.assign(term, { filed, toBeFiled: true });
    this.judge();
  }

  postpone(term: NaiveTerm, documentOn: number, to: number): void {
    if (to <= documentOn || documentOn < term.congress.earliest) throw new Refused('a document before the congress, or for a day gone by');
    if (this.postponements.some((one) => one.term === term.number && one.documentOn === documentOn)) throw new Refused('postponed twice');
    this.postponements.push({ term: term.number, documentOn, to });
  }

  arrange(documentOn: number, last: number): void {
    if (last < documentOn) throw new Refused('a window that is over');
    this.windows.push({ documentOn, last });
  }

  lead(of: NaiveLead['of'], from: number, months: number): void {
    if (this.leads.some((one) => one.of === of && one.from === from)) throw new Refused('two rules from one day');
    this.leads.push({ of, from, months });
  }

  /** `post who` of everybody in office on a day, with a question mark where it is not certain; sorted. */
  holders(place: number): string[] {
    return this.holdings
      .filter((row) => possible(row, place))
      .map((row) => `${row.post} ${row.who}${certain(row, place) ? '' : '?'}`)
      .sort();
  }

  /** The first day of the unbroken chain that a holding belongs to (S26). */
  since(row: NaiveHolding): When {
    const chain = this.holdings
      .filter(({ who, post }) => who === row.who && post === row.post)
      .sort((a, b) => a.from.earliest - b.from.earliest || (a.until ?? open).latest - (b.until ?? open).latest);
    let at = chain.indexOf(row);
    while (at > 0 && (chain[at]?.from.earliest ?? 0) <= (chain[at - 1]?.until ?? open).latest) at--;
    return chain[at]?.from ?? row.from;
  }

  /** Days on which something may turn. */
  interestingDays(): number[] {
    const edges = this.holdings.flatMap(({ from, until }) => [from, ...(until ? [until] : [])]);
    return [...new Set(edges.flatMap(({ earliest, latest }) => [earliest - 1, earliest, latest - 1, latest]))];
  }

  /** What may not be, whoever recorded it. @throws Refused */
  private judge(): void {
    for (const { from, until } of this.holdings) if (until && until.latest <= from.earliest) throw new Refused('left before he came');
    for (const post of POSTS) {
      const rows = this.holdings.filter((one) => one.post === post);
      this.once(rows, SINGLE.includes(post) ? () => 'seat' : ({ who }) => who);
    }
    for (const [at, one] of this.terms.entries()) {
      if (one.filed && one.filed.latest < one.congress.earliest) throw new Refused('filed before the congress');
      for (const other of this.terms.slice(at + 1)) {
        if (one.number === other.number) throw new Refused('one number twice');
        if (same(one.congress, other.congress)) throw new Refused('two congresses on a day');
        const [first, second] = one.congress.latest < other.congress.earliest ? [one, other] : [other, one];
        if (first.congress.latest < second.congress.earliest && first.number > second.number) throw new Refused('numbered backwards');
      }
    }
  }

  /** On every day one at most is certain under a key. */
  private once(rows: readonly NaiveHolding[], key: (row: NaiveHolding) => string): void {
    for (const group of Map.groupBy(rows, key).values()) {
      const days = new Uint8Array(DAYS);
      for (const row of group)
        for (let place = Math.max(row.from.latest, 0); place < Math.min((row.until ?? open).earliest, DAYS); place++)
          if (days[place]) throw new Refused(`two hold one ${group[0]?.post}`);
          else days[place] = 1;
    }
  }
}

const byCongress = (a: NaiveTerm, b: NaiveTerm): number => a.congress.earliest - b.congress.earliest;
