import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { OrganizationActs } from '../../organizations/index.js';
import { Persons } from '../../people/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import type { WayOut } from '../code-words.js';
import { Holding } from '../holdings/holding.entity.js';
import { type NamedHolder, NamedHolders, postNamed } from '../holdings/named-holders.js';
import { type HoldingOptions, oneOfMany, type Pointers } from '../holdings/pointers.js';
import { Representative } from '../holdings/representative.entity.js';
import { type Represented, representedFirst } from '../holdings/represented.js';
import { type Chained, chained, inTeamOrder, type PostRow } from '../holdings/team.js';
import { type RepresentativeRow, TeamQueries, type TeamRow, type TermOfTeam } from '../holdings/team.queries.js';
import type { Sentence } from '../sentences.js';
import { ruleOfTerms } from '../terms/term-rules.js';
import { TermSeats } from '../terms/term-seats.entity.js';
import { Term } from '../terms/term.entity.js';
import type { CongressBody } from './congress.dto.js';
import { endAfter, isBefore, planSuccession, type Succession, wayOutOf } from './succession.js';

/** What a congress did, or would do. */
export interface CongressHeld {
  readonly term: Term;
  readonly succession: Succession<NamedHolder>;
}

/** Told when it is done, in the transaction of the act. */
export type AfterCongress<R> = (tx: Tx, id: string, held: CongressHeld) => Promise<R>;

/** 换届 as one act: the congress opens a term, closes all of the old team and puts the new one into office. */
@Injectable()
export class CongressService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly queries: TeamQueries,
    private readonly named: NamedHolders,
    private readonly persons: Persons,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * @throws Problem 404, 403, 428, 412; 422 for what is wrong in the body; 409 for what the database refuses: a congress outside the life, on a day
   * that has one, numbered backwards, somebody in a seat on the same days, after his death
   */
  hold<R>(viewer: Viewer, id: string, read: Read<CongressBody>, after: AfterCongress<R>, options: HoldingOptions = {}): Promise<R> {
    const act = { act: 'leadership.holdCongress', right: 'leadership.change', read } as const;
    let held: CongressHeld | undefined;
    const told = (tx: Tx): Promise<R> => (held ? after(tx, id, held) : Promise.reject(new Error('no congress was held')));
    return this.acts.on(viewer, id, act, told, options, async (tx, _, input, allowance): Promise<Sentence> => {
      const team = (await this.queries.team(tx, id, input.on.latest, this.clock.today())) as TeamRow;
      const posts = team.posts;
      const rule = await ruleOfTerms(tx, id, input.on.latest);
      const rows = chained(inTeamOrder(team.holdings, posts));
      const old = rows.filter((row) => isBefore(row, input.on));
      refuseWrong(input, posts, old);
      const elected = await this.named.find(
        tx,
        viewer,
        input.holders,
        () => team,
        allowance,
        (place) => `/holders/${place}`,
      );
      const [before, next] = around(team.terms, input.on.latest);
      const succession = planSuccession(old, elected, {
        posts,
        term: before?.seats ?? {},
        given: seatsGiven(input, posts),
        later: laterOf(rows, input.on, next),
      });
      const term = termOf(tx.identifiers.next(), id, input, {
        number: (before?.number ?? 0) + 1,
        years: rule.years,
        toBeFiled: rule.toBeFiled,
      });
      const wayOut = new Map((input.leaving ?? []).map(({ holdingId, wayOut }) => [holdingId, wayOut]));
      await this.write(tx, {
        id,
        input,
        term,
        next,
        succession,
        representatives: team.representatives,
        wayOut,
        posts,
        pointers: options.pointers,
      });
      await this.persons.releaseContacts(tx, id);
      held = { term, succession };
      return {
        key: 'congressHeld',
        number: term.number,
        on: input.on.toString(),
        closed: succession.closed.length,
        opened: succession.opened.length,
      };
    });
  }

  private async write(tx: Tx, plan: Written): Promise<void> {
    const { id, input, term, next, succession, wayOut, pointers } = plan;
    await tx.insert(Term, [term]);
    await tx.insert(
      TermSeats,
      Object.entries(succession.seats).map(([post, seats]) =>
        Object.assign(new TermSeats(), { id: tx.identifiers.next(), organizationId: id, termId: term.id, post, seats }),
      ),
    );
    const on = KnownDate.of(input.on);
    await tx.update(
      Holding,
      succession.closed.map((row) =>
        Object.assign(new Holding(), { id: row.id, organizationId: id, until: on, wayOut: wayOutOf(row, wayOut) }),
      ),
      ['until', 'wayOut'],
    );
    // Somebody who was found in office later, his beginning unknown, was elected now: his row gets its beginning and is not written twice.
    const found = await this.found(tx, id, succession);
    const [narrowed, holdings, represented]: [Holding[], Holding[], Represented[]] = [[], [], []];
    succession.opened.forEach(({ elected, seat, found: known }, place) => {
      const row = known && found.get(known.id);
      const ends =
        known ?? endAfter(succession.closed, elected, input.on) ?? (next && { until: next.congress, wayOut: 'termEnded' as const });
      const opened = Object.assign(new Holding(), {
        id: known?.id ?? tx.identifiers.next(),
        organizationId: id,
        personId: elected.personId,
        unitId: elected.unitId,
        unitName: elected.unitName,
        exOfficio: elected.exOfficio,
        post: elected.post,
        seat,
        acting: null,
        termId: term.id,
        from: on,
        until: ends?.until ?? KnownDate.of(null),
        wayIn: elected.wayIn ?? wayInOf(elected.post, plan.posts),
        wayOut: ends?.wayOut ?? null,
        rank: place + 1,
        fullTime: elected.fullTime ?? row?.fullTime ?? null,
        employer: elected.employer ?? row?.employer ?? null,
        title: elected.title ?? row?.title ?? null,
        mark: elected.mark ?? row?.mark ?? null,
      });
      (known ? narrowed : holdings).push(opened);
      pointers?.put(opened, oneOfMany(`/holders/${place}`));
      if (elected.representativeId !== null) represented.push(representedFirst(tx, opened, elected.representativeId, plan.representatives));
    });
    await tx.update(Holding, narrowed, ['seat', 'from', 'termId', 'rank', 'wayIn', 'fullTime', 'employer', 'title', 'mark']);
    await tx.insert(Holding, holdings);
    await tx.update(
      Representative,
      represented.flatMap(({ changed }) => changed),
      ['from'],
    );
    await tx.insert(
      Representative,
      represented.flatMap(({ made }) => made),
    );
  }

  /** The rows of those who were found in office later, as they are kept. */
  private async found(tx: Tx, organizationId: string, { opened }: Succession<NamedHolder>): Promise<ReadonlyMap<string, Holding>> {
    const ids = opened.flatMap(({ found }) => found?.id ?? []);
    const rows = ids.length
      ? await tx.load(
          Holding,
          ids.map((id) => ({ id, organizationId })),
        )
      : [];
    return new Map(rows.map((row) => [row.id, row]));
  }
}

interface Written {
  readonly id: string;
  readonly input: CongressBody;
  readonly term: Term;
  readonly next: TermOfTeam | undefined;
  readonly succession: Succession<NamedHolder>;
  readonly representatives: readonly RepresentativeRow[];
  readonly wayOut: ReadonlyMap<string, WayOut>;
  readonly posts: readonly PostRow[];
  readonly pointers: Pointers | undefined;
}

/** 聘任 where the post is engaged, else 选举. */
const wayInOf = (code: string, posts: readonly PostRow[]): 'hired' | 'elected' =>
  posts.find((post) => post.code === code)?.hired ? 'hired' : 'elected';

/** The terms on either side of a day. */
function around(terms: readonly TermOfTeam[], day: Day): [TermOfTeam | undefined, TermOfTeam | undefined] {
  return [terms.findLast(({ congress }) => (congress.latest ?? '') < day), terms.find(({ congress }) => (congress.earliest ?? '') > day)];
}

/** Who is known to be in office after a congress, before the next. */
const laterOf = (rows: readonly Chained[], on: PartialDate, next: TermOfTeam | undefined): Chained[] =>
  rows.filter(
    ({ acting, from: { latest } }) =>
      acting === null && (latest ?? '') > on.latest && (next === undefined || (latest ?? '') < (next.congress.earliest ?? '')),
  );

/** Seats that the congress is told to have, by the code of the post. */
const seatsGiven = ({ seats }: CongressBody, posts: readonly PostRow[]): Record<string, number> =>
  Object.fromEntries(
    (seats ?? []).flatMap(({ post, seats: number }): [string, number][] => {
      const known = postNamed(posts, post);
      return known ? [[known.code, number]] : [];
    }),
  );

function termOf(
  id: string,
  organizationId: string,
  input: CongressBody,
  usual: { number: number; years: number | null; toBeFiled: boolean },
): Term {
  const preparatory = input.sort === 'preparatory';
  return Object.assign(new Term(), {
    id,
    organizationId,
    sort: input.sort ?? 'congress',
    number: preparatory ? null : (input.number ?? usual.number),
    congress: KnownDate.of(input.on),
    until: KnownDate.of(null),
    meeting: input.meeting ?? null,
    years: preparatory ? null : input.years === undefined ? usual.years : input.years,
    expected: input.expected ?? null,
    present: input.present ?? null,
    votes: input.votes ?? null,
    toBeFiled: !preparatory && (input.toBeFiled ?? (usual.toBeFiled || Boolean(input.filedOn))),
    filed: KnownDate.of(input.filedOn ?? null),
    filingNumber: input.filingNumber ?? null,
  });
}

/** What is wrong with a congress that only what is recorded can tell. @throws Problem 422 */
function refuseWrong(input: CongressBody, posts: readonly PostRow[], old: readonly Chained[]): void {
  const known = new Set(old.map(({ id }) => id));
  const wrong: FieldProblem[] = [
    ...(input.holders.length ? [] : [fieldProblem('/holders', fault('nobody_elected'))]),
    ...(input.on.earliest === '-infinity' ? [fieldProblem('/on', fault('no_beginning'))] : []),
    ...(input.filedOn && input.filedOn.latest < input.on.earliest ? [fieldProblem('/filedOn', fault('after_congress'))] : []),
    ...(input.seats ?? []).flatMap(({ post }, place) =>
      postNamed(posts, post) ? [] : [fieldProblem(`/seats/${place}/post`, fault('unknown_post'))],
    ),
    ...(input.leaving ?? []).flatMap(({ holdingId }, place) =>
      known.has(holdingId) ? [] : [fieldProblem(`/leaving/${place}/holdingId`, fault('not_of_old_team'))],
    ),
  ];
  if (wrong.length) throw invalid(wrong);
}
