import type { OtherRecord } from '../../organizations/index.js';
import { chainsOf, stateOn } from '../../people/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Day } from '../../platform/time/day.js';
import type { Words } from '../../platform/room.js';
import type { Acting, Mark, WayIn, WayOut } from '../code-words.js';

/** Posts that an organization no longer has come after all that it has. */
export const RANK_OF_POSTS_GONE = 1000;

/** How an organization calls a post, and where it stands. */
export interface NamedPost {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly rank: number;
}

/** A post of an organization on a day. */
export interface PostRow extends NamedPost {
  readonly seats: number | null;
  readonly responsible: boolean;
  readonly honorary: boolean;
  readonly hired: boolean;
}

/** What a post is called in both languages; one that the organization has no more, by its Chinese name. */
export function postWords(
  { posts, postNames }: { posts: readonly NamedPost[]; postNames?: Readonly<Record<string, string>> | undefined },
  code: string,
): Words {
  const post = posts.find((one) => one.code === code);
  const gone = postNames?.[code] ?? code;
  return post ? { zh: post.name, en: post.nameEn } : { zh: gone, en: gone };
}

/** A holding as the statements of this room give it; `personId` is that of the record as which he is read. */
export interface HoldingRow {
  readonly id: string;
  readonly personId: string | null;
  readonly name: string | null;
  /** A unit of the registry as it is called on the day; whether it may be named, the caller decides. */
  readonly unit: OtherRecord | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly exOfficio: string | null;
  readonly post: string;
  readonly seat: number;
  readonly acting: Acting | null;
  readonly termId: string | null;
  readonly term: number | null;
  readonly from: KnownDate;
  readonly until: KnownDate;
  readonly wayIn: WayIn | null;
  readonly wayOut: WayOut | null;
  readonly rank: number | null;
  readonly fullTime: boolean | null;
  readonly employer: string | null;
  readonly title: string | null;
  readonly mark: Mark | null;
}

/** A holding with what follows from those around it. */
export type Chained<T extends HoldingRow = HoldingRow> = T & {
  /** First day of the unbroken chain in the post (S26). */
  readonly since: KnownDate;
  readonly termsInARow: number;
};

const begins = ({ from }: HoldingRow): Day => from.earliest ?? '';

export const inOffice = (row: Pick<HoldingRow, 'from' | 'until'>, day: Day): boolean => ['held', 'possible'].includes(stateOn(row, day));

type Holder = Pick<HoldingRow, 'personId' | 'unitId' | 'unitName' | 'exOfficio'>;
/** Who holds, the same in two rows where he is: a unit whoever represents it, a person whatever post he has elsewhere. */
export const holderOf = ({ personId, unitId, unitName, exOfficio }: Holder): string => unitId ?? unitName ?? personId ?? exOfficio ?? '';

/** Each holding with the beginning of its chain in the post. Acting for somebody is no part of a chain. */
export function chained<T extends HoldingRow>(rows: readonly T[]): Chained<T>[] {
  const found = new Map<string, Chained<T>>();
  for (const chain of chainsOf(rows, (row) => [holderOf(row), row.post, row.acting ?? ''].join('/'))) {
    let termsInARow = 0;
    for (const [place, row] of chain.entries()) {
      if (place === 0 || chain[place - 1]?.termId !== row.termId) termsInARow += 1;
      found.set(row.id, { ...row, since: chain[0].from, termsInARow });
    }
  }
  return rows.flatMap((row) => found.get(row.id) ?? []);
}

/** In the order of the team: as the congress ranked them, else by post and seat; the newest on a seat first. */
export function inTeamOrder<T extends HoldingRow>(rows: readonly T[], posts: readonly NamedPost[]): T[] {
  const rankOf = new Map(posts.map(({ code, rank }) => [code, rank]));
  const postRank = ({ post }: HoldingRow): number => rankOf.get(post) ?? RANK_OF_POSTS_GONE;
  return [...rows].sort(
    (a, b) =>
      postRank(a) - postRank(b) ||
      compare(a.post, b.post) ||
      (a.rank ?? 10000) - (b.rank ?? 10000) ||
      a.seat - b.seat ||
      compare(begins(b), begins(a)) ||
      compare(a.id, b.id),
  );
}

const compare = (a: string, b: string): number => {
  // As days: '-infinity' comes before every one, 'infinity' after.
  const at = (text: string): string => (text === '-infinity' ? '' : text);
  return at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0;
};

/** A holding of whom an account no longer sees the organization: nothing of what was written about days after the one asked. */
export function asSeenThen<T extends HoldingRow>(rows: readonly T[], day: Day): T[] {
  return rows
    .filter((row) => begins(row) === '-infinity' || begins(row) <= day)
    .map((row) => ((row.until.earliest ?? '') > day ? { ...row, until: KnownDate.of(null), wayOut: null } : row));
}

/** How the end of a holding is told: all but 届满 is for those with the right to know. */
export const shownWayOut = (wayOut: WayOut | null, mayKnow: boolean): WayOut | 'left' | null =>
  wayOut === null || wayOut === 'termEnded' || mayKnow ? wayOut : 'left';
