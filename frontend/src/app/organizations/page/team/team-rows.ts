import { type Holding, inOffice, type Team, type TeamPost, type Terms } from '../../../api/leadership';
import { addDays } from '../../../ui/days';
import { dayRange } from '../../../ui/partial-date';
import { opens } from './term-bands';
import { type Axis, axisOf, type Bar, barsOf, type Chain, chainsOf, type DrawnGap, freeOn, gapsOf, type Lane, lanesOf } from './timeline';

/** Which team is looked at: that of the day, of one term, or all seats that ever were. */
export type View = 'now' | 'all' | { readonly termId: string };
export type Order = 'rank' | 'strokes';

/** A line of the grid: a seat, or somebody who does its work without holding it. */
export interface TeamRow {
  readonly key: string;
  readonly post: TeamPost;
  /** The post is written once for its group, with how many lines it has. */
  readonly first: boolean;
  readonly group: number;
  /** 位次; null of one who only acts, and of an empty seat. */
  readonly number: number | null;
  /** Who is told at the left; several where each may hold it. */
  readonly holders: readonly Holding[];
  readonly acting: boolean;
  /** Nobody holds the seat any more, and it is not one of the day. */
  readonly over: boolean;
  readonly bars: readonly Bar[];
  readonly gaps: readonly DrawnGap[];
}

/** Somebody who left, and what followed on his seat. */
export interface Leaver {
  readonly chain: Chain;
  readonly next: Chain | null;
  /** Nobody followed, and the seat is one of the day. */
  readonly vacant: boolean;
  /** The seat stood empty in between: the first day, and the first on which it was filled again. */
  readonly gap: { readonly from: string; readonly to: string | null } | null;
  /** Who did the work in those days. */
  readonly acted: readonly Holding[];
  /** The successor may have been there already. */
  readonly shared: boolean;
}

export interface TeamShown {
  readonly axis: Axis;
  readonly rows: readonly TeamRow[];
  readonly left: readonly Leaver[];
}

/** How a holder is called: the unit, the person, or whoever has a post elsewhere. */
export const holderName = ({ person, unit, exOfficio }: Holding): string => unit?.name ?? person?.name ?? exOfficio ?? '--';

/** Who may take turns 轮值: those in office side by side in one post; one who only acts does not. */
export function takingTurns(team: Team | undefined): readonly Holding[] {
  const held = (team?.holdings ?? []).filter((one) => inOffice(one) && one.acting === null);
  return held.filter(({ post }) => held.filter((one) => one.post.code === post.code).length > 1);
}

const strokes = new Intl.Collator('zh-u-co-stroke');

/** Days that the axis has to hold: of the terms and of all who ever sat there, and the last day of the term in force. */
export function axisOfTeam(team: Team, terms: Terms | undefined, day: string, later: boolean): Axis {
  const begun = team.holdings.flatMap(({ from, state }) => {
    const range = dayRange(from);
    return range && (later || state !== 'upcoming') ? [range.earliest ?? addDays(range.latest, -366)] : [];
  });
  const congresses = (terms?.items ?? []).map(opens).filter((on) => later || on <= day);
  const due = terms?.dueOn ? (dayRange(terms.dueOn)?.latest ?? null) : null;
  return axisOf([...begun, ...congresses, later && due !== null ? addDays(due, 1) : null], day);
}

/**
 * The grid of a team and those who left, as of the day. `later`: what is to come is drawn too.
 * A post nobody ever held has no line, except the first of all.
 */
export function teamShown(team: Team, terms: Terms | undefined, view: View, order: Order, day: string, later: boolean): TeamShown {
  const axis = axisOfTeam(team, terms, day, later);
  const holdings = later ? team.holdings : team.holdings.filter(({ state }) => state !== 'upcoming');
  const known = [
    ...(terms?.items ?? []).map(opens),
    ...holdings.map(({ from }) => dayRange(from)?.earliest ?? dayRange(from)?.latest ?? from),
  ];
  const first = known.filter((one) => one <= day).sort()[0] ?? day;
  const rows: TeamRow[] = [];
  const left: Leaver[] = [];
  let number = 0;
  for (const post of postsOf(team, holdings)) {
    const own = holdings.filter((one) => one.post.code === post.code && one.acting === null);
    const acting = holdings.filter((one) => one.post.code === post.code && one.acting !== null);
    const lanes = lanesOf(own);
    const free = freeOn(lanes, seatsOf(post, terms));
    const seats = ordered(chosen(lanes, view), order);
    const empty = view === 'now' && team.holdings.length > 0 ? emptySeats(post, lanes) : [];
    const shown: Omit<TeamRow, 'first' | 'group'>[] = [...seats, ...empty].map(({ lane, holders }) => ({
      key: `${post.code}-${lane.seat}`,
      post,
      number: holders.length ? (number += 1) : null,
      holders,
      acting: false,
      over: !holders.some(inOffice) && view === 'all',
      bars: barsOf(lane, axis, day, later),
      gaps: gapsOf(lane, axis, first, day, free),
    }));
    for (const chain of chainsOf(acting).filter((one) => actsIn(one, view)))
      shown.push({
        key: `${post.code}-${chain.newest.id}`,
        post,
        number: null,
        holders: [chain.newest],
        acting: true,
        over: !inOffice(chain.newest),
        bars: barsOf({ seat: chain.newest.seat, chains: [chain] }, axis, day, later),
        gaps: [],
      });
    rows.push(...shown.map((row, i) => ({ ...row, first: i === 0, group: seats.length + empty.length })));
    left.push(...leavers(lanes, acting, seats, empty, view));
  }
  return { axis, rows, left };
}

/** Posts of the day, and those that only the past knew, in the order of their people. */
function postsOf(team: Team, holdings: readonly Holding[]): TeamPost[] {
  const held = new Set(holdings.map(({ post }) => post.code));
  const known = team.posts.filter((post) => held.has(post.code) || post.code === 'chair');
  const gone = [
    ...new Map(
      holdings.filter(({ post }) => !team.posts.some(({ code }) => code === post.code)).map((one) => [one.post.code, one]),
    ).values(),
  ];
  return [
    ...known,
    ...gone.map(({ post }) => ({
      ...post,
      rank: 999,
      seats: null,
      mostSeats: null,
      filled: 0,
      responsible: false,
      honorary: false,
      hired: false,
    })),
  ];
}

function seatsOf(post: TeamPost, terms: Terms | undefined) {
  const stood = [...(terms?.items ?? [])].sort((one, other) => opens(other).localeCompare(opens(one)));
  return (day: string): number | null => {
    const term = stood.find((one) => opens(one) <= day);
    return term?.seats.find((one) => one.post === post.code)?.seats ?? (post.mostSeats === 1 ? 1 : null);
  };
}

interface Seat {
  readonly lane: Lane;
  readonly holders: readonly Holding[];
}

function chosen(lanes: readonly Lane[], view: View): Seat[] {
  return lanes.flatMap((lane): Seat[] => {
    if (view === 'all') {
      const now = lane.chains.filter(({ newest }) => inOffice(newest)).map(({ newest }) => newest);
      return [{ lane, holders: now.length ? now : lane.chains.slice(0, 1).map(({ newest }) => newest) }];
    }
    const holders =
      view === 'now'
        ? lane.chains.map(({ newest }) => newest).filter(inOffice)
        : lane.chains.flatMap(({ holdings }) => holdings.filter(({ termId }) => termId === view.termId)).slice(0, 1);
    return holders.length ? [{ lane, holders }] : [];
  });
}

function ordered(seats: readonly Seat[], order: Order): Seat[] {
  const name = ({ holders: [one] }: Seat) => one?.person?.name ?? one?.unit?.name ?? '';
  const place = ({ holders: [one] }: Seat) => one?.place ?? 0;
  return [...seats].sort((one, other) => (order === 'strokes' && strokes.compare(name(one), name(other))) || place(one) - place(other));
}

/** Seats that nobody holds on the day, with who sat there before. */
function emptySeats(post: TeamPost, lanes: readonly Lane[]): Seat[] {
  const held = lanes.filter(({ chains }) => chains.some(({ newest }) => inOffice(newest)));
  const seats = post.seats ?? post.mostSeats ?? 0;
  const free = Array.from({ length: seats }, (_, i) => i + 1).filter((seat) => !held.some((lane) => lane.seat === seat));
  return free
    .slice(0, Math.max(0, seats - held.length))
    .map((seat) => ({ lane: lanes.find((one) => one.seat === seat) ?? { seat, chains: [] }, holders: [] }));
}

function actsIn({ holdings, newest }: Chain, view: View): boolean {
  if (view === 'now') return inOffice(newest);
  return view === 'all' || holdings.some(({ termId }) => termId === view.termId);
}

/** Who left, of the whole past or within one term, with what followed on the seat. */
function leavers(lanes: readonly Lane[], acting: readonly Holding[], seats: readonly Seat[], empty: readonly Seat[], view: View): Leaver[] {
  const told = new Set(seats.flatMap(({ holders }) => holders.map(({ id }) => id)));
  const of = (chain: Chain) =>
    chain.newest.state === 'left' &&
    !(view === 'all' ? false : chain.holdings.some(({ id }) => told.has(id))) &&
    (typeof view === 'string' || chain.holdings.some(({ termId }) => termId === view.termId));
  return lanes.flatMap(({ seat, chains }) =>
    chains.flatMap((chain, i) => {
      if (!of(chain) || chain.d === null) return [];
      const next = chains[i - 1] ?? null;
      const begins = next ? (next.a ?? next.b) : null;
      const gap = begins !== null && begins <= chain.d ? null : { from: chain.d, to: begins };
      const acted = gap
        ? acting.filter((one) => {
            const [from, to] = [dayRange(one.from)?.latest ?? '', one.to ? (dayRange(one.to)?.latest ?? null) : null];
            return (gap.to === null || from < gap.to) && (to === null || to > gap.from);
          })
        : [];
      const vacant = !next && empty.some(({ lane }) => lane.seat === seat);
      return [{ chain, next, vacant, gap, acted, shared: begins !== null && chain.c !== null && begins < chain.d }];
    }),
  );
}
