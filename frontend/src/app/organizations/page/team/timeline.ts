import type { Holding } from '../../../api/leadership';
import { addDays, daysBetween } from '../../../ui/days';
import { dayRange } from '../../../ui/partial-date';

// The axis of years and what lies on it. Shares are of the whole width, 0 to 100.

/** The days that are drawn: from the first on, up to but without the last. */
export interface Axis {
  readonly from: string;
  readonly until: string;
}

export const share = ({ from, until }: Axis, day: string): number =>
  Math.min(100, Math.max(0, (daysBetween(from, day) / daysBetween(from, until)) * 100));

/** Somebody's unbroken time in a post: certainly from `b` until `c`, possibly from `a` until `d`. Null: nothing bounds it; of `c` and `d`: still. */
export interface Chain {
  /** The newest first. */
  readonly holdings: readonly Holding[];
  readonly newest: Holding;
  readonly a: string | null;
  readonly b: string;
  readonly c: string | null;
  readonly d: string | null;
}

const who = ({ person, unit, exOfficio }: Holding): string => unit?.id ?? unit?.name ?? person?.id ?? exOfficio ?? '';

function chainOf(holding: Holding): Chain {
  const [begun, ended] = [dayRange(holding.from), holding.to ? dayRange(holding.to) : null];
  return {
    holdings: [holding],
    newest: holding,
    a: begun?.earliest ?? null,
    b: begun?.latest ?? holding.from,
    c: ended ? (ended.earliest ?? ended.latest) : null,
    d: ended?.latest ?? null,
  };
}

/** Goes the later on where the earlier ended? */
const goesOn = (earlier: Chain, later: Chain): boolean =>
  who(earlier.newest) === who(later.newest) &&
  earlier.newest.acting === later.newest.acting &&
  earlier.d !== null &&
  (later.a ?? later.b) <= earlier.d;

/** The holdings of one post as chains, the newest first: who goes on in the next term is one. */
export function chainsOf(holdings: readonly Holding[]): Chain[] {
  const chains: Chain[] = [];
  const oldest = holdings.map(chainOf).sort((one, other) => one.b.localeCompare(other.b));
  for (const chain of oldest) {
    const at = chains.findIndex((one) => goesOn(one, chain));
    const before = chains[at];
    if (!before) chains.push(chain);
    else chains[at] = { ...chain, holdings: [...chain.holdings, ...before.holdings], a: before.a, b: before.b };
  }
  return chains.sort((one, other) => other.b.localeCompare(one.b));
}

/** The line of a seat: who sat on it, the newest first. */
export interface Lane {
  readonly seat: number;
  readonly chains: readonly Chain[];
}

const overlap = (one: Chain, other: Chain): boolean => one.b < (other.c ?? '9999') && other.b < (one.c ?? '9999');

/**
 * The lines of a post. A chain stands on the seat that it has now, so that nobody jumps between lines; where that seat was somebody else's in
 * those days, the older one takes the next line that is free.
 */
export function lanesOf(holdings: readonly Holding[]): Lane[] {
  const lanes = new Map<number, Chain[]>();
  for (const chain of chainsOf(holdings)) {
    let seat = chain.newest.seat;
    const taken = () => lanes.get(seat)?.some((one) => overlap(one, chain));
    if (taken()) for (seat = 1; taken(); seat += 1);
    lanes.set(seat, [...(lanes.get(seat) ?? []), chain]);
  }
  return [...lanes].map(([seat, chains]) => ({ seat, chains })).sort((one, other) => one.seat - other.seat);
}

/** What is drawn of a chain: where it lies, how much of its beginning and end is only possible. */
export interface Bar {
  readonly chain: Chain;
  readonly left: number;
  readonly width: number;
  /** Shares of the bar itself; 0: the day is known. */
  readonly maybeBefore: number;
  readonly maybeAfter: number;
  /** In those days another may sit there too. */
  readonly shared: boolean;
  readonly look: 'now' | 'former' | 'upcoming';
}

export type Gap = 'vacant' | 'noSeat';

export interface DrawnGap {
  readonly left: number;
  readonly width: number;
  readonly sort: Gap;
  readonly from: string;
  /** The first day on which it was filled. */
  readonly to: string | null;
}

/** How many seats of the post nobody held on a day; null: not known how many there were. */
export type FreeOn = (day: string) => number | null;

/** Of a post with so many seats on a day. */
export const freeOn =
  (lanes: readonly Lane[], seatsOn: (day: string) => number | null): FreeOn =>
  (day) => {
    const seats = seatsOn(day);
    const holds = ({ a, b, d }: Chain) => (a ?? b) <= day && (d === null || day < d);
    return seats === null ? null : seats - lanes.filter(({ chains }) => chains.some(holds)).length;
  };

/** Bars of a line, as they stand on the day; who is in office is drawn up to it, unless what is to come is drawn too and his end is known. */
export function barsOf(lane: Lane, axis: Axis, day: string, later = true): Bar[] {
  return lane.chains.flatMap((chain, i) => {
    const upcoming = chain.newest.state === 'upcoming';
    const open = upcoming ? axis.until : addDays(day, 1);
    const [a, d] = [chain.a ?? axis.from, chain.d === null || (!later && chain.d > open) ? open : chain.d];
    const [left, right] = [share(axis, a), share(axis, d)];
    if (right <= left) return [];
    const width = right - left;
    const of = (from: string, until: string) => Math.max(0, ((share(axis, until) - share(axis, from)) / width) * 100);
    const previous = lane.chains[i + 1];
    return [
      {
        chain,
        left,
        width,
        maybeBefore: of(a, chain.b),
        maybeAfter: chain.c === null || chain.c >= d ? 0 : of(chain.c, d),
        shared: chain.a !== null && previous?.d !== undefined && previous.d !== null && previous.d > chain.a && chain.a !== chain.b,
        look: chain.newest.state === 'upcoming' ? 'upcoming' : chain.newest.state === 'left' ? 'former' : 'now',
      },
    ];
  });
}

/** Stretches of a line, from the first day that is known of the team on, in which nobody sat there. */
export function gapsOf(lane: Lane, axis: Axis, known: string, day: string, free: FreeOn): DrawnGap[] {
  const chains = [...lane.chains].reverse();
  const gaps: { from: string; to: string | null }[] = [];
  let from = known;
  for (const chain of chains) {
    const begins = chain.a ?? axis.from;
    if (from < begins) gaps.push({ from, to: begins });
    if (chain.d === null) return drawn(gaps, lane, axis, day, free);
    if (chain.d > from) from = chain.d;
  }
  if (from <= day) gaps.push({ from, to: null });
  return drawn(gaps, lane, axis, day, free);
}

function drawn(gaps: readonly { from: string; to: string | null }[], lane: Lane, axis: Axis, day: string, free: FreeOn): DrawnGap[] {
  return gaps.flatMap(({ from, to }) => {
    const [left, right] = [share(axis, from), share(axis, to ?? addDays(day, 1))];
    if (right <= left) return [];
    const empty = free(from);
    // Where nothing is known of the seats, one that nobody had held yet was not there.
    const before = lane.chains.length > 0 && lane.chains.every(({ b }) => b >= (to ?? from));
    const sort = (empty === null ? before : empty <= 0 && (before || to === null)) ? 'noSeat' : 'vacant';
    return [{ left, width: right - left, sort, from, to }];
  });
}

/** From the year of the first day that is known of the team to the day, or to the last day that is drawn after it. */
export function axisOf(days: readonly (string | null)[], day: string): Axis {
  const known = days.flatMap((one) => (one === null ? [] : [one])).sort();
  const [first = day, last = day] = [known[0], known.at(-1)];
  const from = `${String(Number((first < day ? first : day).slice(0, 4))).padStart(4, '0')}-01-01`;
  const until = last > day ? last : day;
  // A little room behind the line of the day, so that it does not fall off the edge.
  const room = Math.max(2, Math.round(daysBetween(from, until) * 0.01));
  return { from, until: addDays(until, room) };
}

/** The first days of years that are named on the axis; of a long one every second, fifth or tenth. */
export function yearsOf(axis: Axis, most = 14): { readonly year: number; readonly left: number }[] {
  const [first, last] = [Number(axis.from.slice(0, 4)), Number(axis.until.slice(0, 4))];
  const step = [1, 2, 5, 10, 20].find((one) => (last - first + 1) / one <= most) ?? 50;
  const years: { year: number; left: number }[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step)
    years.push({ year, left: share(axis, `${String(year).padStart(4, '0')}-01-01`) });
  return years.filter(({ left }, i) => i === 0 || left < 98);
}
