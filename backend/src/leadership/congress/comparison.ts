import { KnownDate } from '../../platform/database/known-date.js';
import { type Chained, chained, inTeamOrder, type HoldingRow, shownWayOut } from '../holdings/team.js';
import type { PostNameAnswer } from '../holdings/holdings.dto.js';
import type { TeamRow, TermOfTeam } from '../holdings/team.queries.js';
import { postNamed } from '../holdings/team.reading.js';
import type { ComparedAnswer, ComparedSeatAnswer, TeamDiffAnswer } from './congress.dto.js';
import { type SeatTold, sentencesOf } from './sentences-of-change.js';
import { planSuccession, type SeatChange, type Succession } from './succession.js';

/** How a team is shown: in which language, and whether ways out may be known. */
export interface Shown {
  readonly locale: 'zh' | 'en';
  readonly mayKnow: boolean;
}

/** The two teams of a congress as they are recorded: what it closed, and what it opened. Dry run, saving and the look back later tell the same. */
export interface ComparedTeams {
  readonly term: TermOfTeam;
  readonly holdings: readonly Chained[];
  readonly succession: Succession<Chained>;
}

const same = (a: KnownDate, b: KnownDate): boolean => a.earliest === b.earliest && a.latest === b.latest;
const mayBe = ({ earliest, latest }: KnownDate, on: KnownDate): boolean =>
  latest !== null && latest >= (on.earliest ?? '') && (earliest ?? '') <= (on.latest ?? '');

/** What the congress of a term changed; undefined where nobody is recorded as having come in with it. */
export function comparedTeams(team: TeamRow, termId: string): ComparedTeams | undefined {
  const term = team.terms.find(({ id }) => id === termId);
  if (!term) return undefined;
  const { congress } = term;
  const others = team.terms.filter(({ id }) => id !== termId);
  const holdings = chained(inTeamOrder(team.holdings, team.posts));
  // Of whom the month alone is known: who was 选举 in that of the congress came in by it, and who left 届满 left with it; 增补, 补选 and 辞职 are other days.
  const opened = holdings.filter(
    (row) =>
      row.termId === termId && row.acting === null && (same(row.from, congress) || (row.wayIn === 'elected' && mayBe(row.from, congress))),
  );
  if (!opened.length) return undefined;
  const closed = holdings.filter(
    (row) =>
      row.termId !== termId &&
      (same(row.until, congress) ||
        (row.wayOut === 'termEnded' && mayBe(row.until, congress) && !others.some((other) => same(row.until, other.congress)))),
  );
  return { term, holdings, succession: planSuccession(closed, opened, { posts: team.posts, term: {}, given: term.seats }) };
}

type Counts = Pick<Succession<Chained>, 'reelected' | 'new' | 'left' | 'vacant'>;

/** 连任, 新任, 卸任, 空缺. */
export const countsOf = ({ succession: { reelected, new: came, left, vacant } }: ComparedTeams): Counts => ({
  reelected,
  new: came,
  left,
  vacant,
});

/** The comparison in rows and sentences. */
export function teamDiff(team: TeamRow, { succession }: ComparedTeams, nameOf: (row: HoldingRow) => string, shown: Shown): TeamDiffAnswer {
  const called = (code: string): PostNameAnswer => postNamed(team, code, shown.locale);
  const compared = (row: Chained | null, leaving: boolean): ComparedAnswer | null =>
    row && {
      holdingId: row.id,
      personId: row.personId,
      name: nameOf(row),
      employer: row.employer,
      title: row.title,
      since: KnownDate.read(row.since)?.toString() ?? null,
      // Who comes in has not left.
      wayOut: leaving ? shownWayOut(row.wayOut, shown.mayKnow) : null,
    };
  const rows = succession.rows.map(({ post, seat, before, after, act }: SeatChange<Chained>): ComparedSeatAnswer => ({
    post: called(post),
    seat,
    before: compared(before, true),
    after: compared(after, false),
    act,
  }));
  const told = rows.map((row, place): SeatTold => {
    const from = succession.rows[place]?.from ?? null;
    return Object.assign({ from: from && called(from).name }, row);
  });
  return { rows, sentences: sentencesOf(told, shown.locale) };
}
