import type { KnownDate } from '../../platform/database/known-date.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import type { WayOut } from '../code-words.js';
import { type Chained, holderOf, type PostRow } from '../holdings/team.js';
import type { SeatAct } from './congress.dto.js';

/** Somebody whom a congress puts into a post: his holder part with the code of the post and the person's record. */
export interface Elected {
  readonly post: string;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly exOfficio: string | null;
  readonly seat: number | null;
}

/** What is known of the seats before a congress. */
export interface SeatsBefore {
  readonly posts: readonly PostRow[];
  /** Seats of the term before, by post. */
  readonly term: Readonly<Record<string, number>>;
  /** Seats that the congress is told to have, by post. */
  readonly given: Readonly<Record<string, number>>;
  /** Who is known to be in office after it: each keeps his seat. */
  readonly later?: readonly Chained[];
}

/** A seat before and after the congress. */
export interface SeatChange<T extends Elected> {
  readonly post: string;
  readonly seat: number;
  readonly before: Chained | null;
  readonly after: T | null;
  readonly act: SeatAct;
  /** Of a 转任 the post from which he comes. */
  readonly from: string | null;
}

export interface Succession<T extends Elected> {
  /** Of the old team, all: each ends on the day of the congress. */
  readonly closed: readonly Chained[];
  /** Of the new one, all, each with its seat, in their order; `found`: his row, where he was found in office later, his beginning unknown. */
  readonly opened: readonly { readonly elected: T; readonly seat: number; readonly found: Chained | undefined }[];
  readonly rows: readonly SeatChange<T>[];
  /** Seats of the new term, by post. */
  readonly seats: Readonly<Record<string, number>>;
  readonly reelected: number;
  readonly new: number;
  readonly left: number;
  readonly vacant: number;
}

/** Is it of the old team of a congress on that day: begun certainly before, and not certainly over by then? */
export function isBefore({ from, until }: { readonly from: KnownDate; readonly until: KnownDate }, on: PartialDate): boolean {
  const begun = from.latest !== null && from.latest <= on.latest && (from.earliest === '-infinity' || (from.earliest ?? '') < on.latest);
  return begun && (until.latest === null || until.latest > on.earliest);
}

/**
 * How somebody who stays in his post left it, where that was recorded before the congress was: a later end is his own and no congress takes it from him.
 * Nor does another post that he gets outlive him. Undefined where he is not known to have left after it.
 */
export function endAfter(closed: readonly Chained[], elected: Elected, on: PartialDate): Pick<Chained, 'until' | 'wayOut'> | undefined {
  const own = closed.filter((row) => holderOf(row) === holderOf(elected) && row.acting === null && (row.until.earliest ?? '') > on.latest);
  return own.find(({ post }) => post === elected.post) ?? own.find(({ wayOut }) => wayOut === 'died');
}

/**
 * What a congress does to the seats: it closes all of the old team and opens those of the new one. Who stays in a post keeps his seat; who comes new
 * takes the seat he was given, else one that falls free, else the next. 转任 is a leaving and a new holder at once. Pure.
 */
export function planSuccession<T extends Elected>(old: readonly Chained[], elected: readonly T[], before: SeatsBefore): Succession<T> {
  const posts = [...new Set([...before.posts.map(({ code }) => code), ...old.map(({ post }) => post), ...elected.map(({ post }) => post)])];
  const known = new Map(before.posts.map((post) => [post.code, post]));
  const opened = new Map<T, number>();
  const rows: SeatChange<T>[] = [];
  const seats: Record<string, number> = {};
  const found = foundLater(elected, before.later ?? []);
  // The first of his posts, in the order of the team.
  const oldPosts = new Map(
    old
      .filter(({ acting }) => acting === null)
      .toReversed()
      .map((row) => [holderOf(row), row.post]),
  );
  let [reelected, vacant] = [0, 0];
  for (const post of posts) {
    const [was, will] = [old.filter((row) => row.post === post && row.acting === null), elected.filter((one) => one.post === post)];
    if (!was.length && !will.length && before.given[post] === undefined) continue;
    const placed = place(was, will, found, heldLater(known.get(post), post, found, before.later ?? []));
    for (const [one, seat] of placed) opened.set(one, seat);
    const most = seatsOf(post, known.get(post), was.length, will.length, before);
    if (most !== undefined) seats[post] = most;
    const empty = Math.max(0, (most ?? will.length) - will.length);
    vacant += empty;
    const bySeat = new Map([...placed].map(([one, seat]) => [seat, one]));
    const numbers = [...new Set([...was.map(({ seat }) => seat), ...bySeat.keys()])].sort((a, b) => a - b);
    let [leftEmpty, told] = [empty, 0];
    for (const seat of numbers) {
      const [former, next] = [was.find((row) => row.seat === seat) ?? null, bySeat.get(seat) ?? null];
      const act = next
        ? former && holderOf(former) === holderOf(next)
          ? 'reelected'
          : oldPosts.has(holderOf(next))
            ? 'transferred'
            : 'new'
        : leftEmpty > 0
          ? 'vacant'
          : 'left';
      if (act === 'reelected') reelected += 1;
      if (act === 'vacant') [leftEmpty, told] = [leftEmpty - 1, told + 1];
      const from = act === 'transferred' && next ? (oldPosts.get(holderOf(next)) ?? null) : null;
      rows.push({ post, seat, before: former, after: next, act, from });
    }
    // Seats that nobody had and nobody gets.
    for (let seat = (numbers.at(-1) ?? 0) + 1; leftEmpty > 0; seat += 1, leftEmpty -= 1)
      rows.push({ post, seat, before: null, after: null, act: 'vacant', from: null });
  }
  const leaving = old.filter(({ acting }) => acting === null).length;
  return {
    closed: old,
    opened: elected.map((one) => ({ elected: one, seat: opened.get(one) ?? 1, found: found.get(one) })),
    rows,
    seats,
    reelected,
    new: elected.length - reelected,
    left: leaving - reelected,
    vacant,
  };
}

/** The rows of those who were found in office later, their beginnings unknown: they were elected now. */
function foundLater<T extends Elected>(elected: readonly T[], later: readonly Chained[]): ReadonlyMap<T, Chained> {
  const found = later.filter(({ from }) => from.earliest === '-infinity');
  return new Map(
    elected.flatMap((one): [T, Chained][] => {
      const row = found.find((known) => known.post === one.post && holderOf(known) === holderOf(one));
      return row ? [[one, row]] : [];
    }),
  );
}

/** Seats of a post that others have later. A post of one seat has no other: there whoever is in the way is named. */
function heldLater<T>(
  post: PostRow | undefined,
  code: string,
  found: ReadonlyMap<T, Chained>,
  later: readonly Chained[],
): ReadonlySet<number> {
  if (post?.seats === 1) return new Set();
  const elected = new Set(found.values());
  return new Set(later.filter((row) => row.post === code && !elected.has(row)).map(({ seat }) => seat));
}

/** The seat of each: his own again; as given, or as he was found in it; one that falls free; the next. None that is `held` later. */
function place<T extends Elected>(
  was: readonly Chained[],
  will: readonly T[],
  found: ReadonlyMap<T, Chained>,
  held: ReadonlySet<number>,
): Map<T, number> {
  const placed = new Map<T, number>();
  const taken = new Set<number>();
  const take = (one: T, seat: number): void => {
    placed.set(one, seat);
    taken.add(seat);
  };
  for (const one of will) {
    const own = was.find((row) => holderOf(row) === holderOf(one) && !taken.has(row.seat));
    const seat = one.seat ?? found.get(one)?.seat;
    if (own) take(one, own.seat);
    else if (
      seat !== undefined &&
      !taken.has(seat) &&
      !was.some((row) => row.seat === seat && will.some((w) => holderOf(w) === holderOf(row)))
    )
      take(one, seat);
  }
  const free = was.map(({ seat }) => seat).sort((a, b) => a - b);
  let next = 1;
  for (const one of will) {
    if (placed.has(one)) continue;
    const seat = free.find((candidate) => !taken.has(candidate) && !held.has(candidate));
    if (seat !== undefined) take(one, seat);
    else {
      while (taken.has(next) || held.has(next)) next += 1;
      take(one, next);
    }
  }
  return placed;
}

/**
 * Seats of a post in the new term: as told; one where the charter has one; else as many as before, or as are elected. Of posts that are neither among
 * the 负责人 nor of one seat (理事, 委员, honorary ones) none is missed: undefined unless told.
 */
function seatsOf(code: string, post: PostRow | undefined, was: number, will: number, { term, given }: SeatsBefore): number | undefined {
  const told = given[code];
  if (told !== undefined) return Math.max(told, will);
  if (post?.seats === 1) return 1;
  if (!post?.responsible) return undefined;
  return Math.max(term[code] ?? was, will);
}

/** Why a holding of the old team ends: as told of it, else 届满. */
export const wayOutOf = (row: Chained, told: ReadonlyMap<string, WayOut>): WayOut => told.get(row.id) ?? 'termEnded';
