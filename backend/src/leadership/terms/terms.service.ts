import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { type ActOptions, type After, OrganizationActs } from '../../organizations/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid, problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { Holding } from '../holdings/holding.entity.js';
import { postNamed } from '../holdings/named-holders.js';
import { moveBeginnings } from '../holdings/represented.js';
import { TeamQueries } from '../holdings/team.queries.js';
import type { Sentence } from '../sentences.js';
import { TermSeats } from './term-seats.entity.js';
import { Term } from './term.entity.js';
import type { SeatsPart, TermChangeBody } from './terms.dto.js';

/** The acts on terms that are there: mended, filed 备案. */
@Injectable()
export class TermsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly teams: TeamQueries,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * Only what is given changes; a congress that moves takes the beginnings and ends with it that it made.
   * @throws Problem 404, 403, 428, 412, 422; 409 for a number or a day that another term has, or terms that run backwards
   */
  change<R>(viewer: Viewer, id: string, termId: string, read: Read<TermChangeBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'leadership.changeTerm', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input): Promise<Sentence> => {
      const [term] = await tx.load(Term, { id: termId, organizationId: id });
      if (!term) throw problem('not_found');
      const moved = term.congress;
      const patch = patchOf(input);
      Object.assign(term, patch);
      refuseWrong(term);
      await tx.update(Term, [term], Object.keys(patch) as (keyof Term)[]);
      if (input.congressOn) await moveHoldings(tx, term, moved);
      if (input.seats) await this.setSeats(tx, term, input.seats);
      const filed = Object.keys(patch).every((field) => ['toBeFiled', 'filed', 'filingNumber'].includes(field)) && input.filedOn;
      return filed ? { key: 'termFiled', number: term.number, on: filed.toString() } : { key: 'termChanged', number: term.number };
    });
  }

  private async setSeats(tx: Tx, term: Term, parts: readonly SeatsPart[]): Promise<void> {
    const team = await this.teams.team(tx, term.organizationId, term.congress.latest ?? this.clock.today(), this.clock.today());
    const posts = team?.posts ?? [];
    const wrong = parts.flatMap(({ post }, place) =>
      postNamed(posts, post) ? [] : [fieldProblem(`/seats/${place}/post`, fault('unknown_post'))],
    );
    if (wrong.length) throw invalid(wrong);
    const known = await tx.load(TermSeats, { termId: term.id, organizationId: term.organizationId });
    const wanted = new Map(
      parts.flatMap(({ post, seats }) => (postNamed(posts, post) ? [[postNamed(posts, post)?.code ?? '', seats] as const] : [])),
    );
    await tx.remove(
      TermSeats,
      known.filter(({ post }) => !wanted.has(post)),
    );
    const changed = known.filter(({ post, seats }) => wanted.has(post) && wanted.get(post) !== seats);
    await tx.update(
      TermSeats,
      changed.map((row) => Object.assign(row, { seats: wanted.get(row.post) })),
      ['seats'],
    );
    await tx.insert(
      TermSeats,
      [...wanted]
        .filter(([post]) => !known.some((row) => row.post === post))
        .map(([post, seats]) =>
          Object.assign(new TermSeats(), { id: tx.identifiers.next(), organizationId: term.organizationId, termId: term.id, post, seats }),
        ),
    );
  }
}

/** What a congress opened begins on its day, and what it closed ends on it: both move with it. */
async function moveHoldings(tx: Tx, term: Term, from: KnownDate): Promise<void> {
  const same = (date: KnownDate): boolean => date.earliest === from.earliest && date.latest === from.latest;
  const rows = await tx.load(Holding, { organizationId: term.organizationId });
  const opened = rows.filter((row) => row.termId === term.id && same(row.from));
  const closed = rows.filter((row) => row.termId !== term.id && same(row.until));
  await tx.update(
    Holding,
    opened.map((row) => Object.assign(row, { from: term.congress })),
    ['from'],
  );
  await tx.update(
    Holding,
    closed.map((row) => Object.assign(row, { until: term.congress })),
    ['until'],
  );
  await moveBeginnings(tx, term.organizationId, new Map(opened.map(({ id }) => [id, { before: from, after: term.congress }])));
}

function refuseWrong({ congress, until, filed }: Term): void {
  const begun = congress.earliest ?? '';
  const wrong: FieldProblem[] = [
    ...(congress.earliest === '-infinity' ? [fieldProblem('/congressOn', fault('no_beginning'))] : []),
    ...(until.latest !== null && until.latest <= begun ? [fieldProblem('/to', fault('reversed'))] : []),
    ...(filed.latest !== null && filed.latest < begun ? [fieldProblem('/filedOn', fault('after_congress'))] : []),
  ];
  if (wrong.length) throw invalid(wrong);
}

function patchOf(input: TermChangeBody): Partial<Term> {
  return {
    ...(input.number !== undefined && { number: input.number }),
    ...(input.congressOn !== undefined && { congress: KnownDate.of(input.congressOn) }),
    ...(input.to !== undefined && { until: KnownDate.of(input.to) }),
    ...(input.years !== undefined && { years: input.years }),
    ...(input.meeting !== undefined && { meeting: input.meeting }),
    ...(input.expected !== undefined && { expected: input.expected }),
    ...(input.present !== undefined && { present: input.present }),
    ...(input.votes !== undefined && { votes: input.votes }),
    ...((input.toBeFiled !== undefined || input.filedOn) && { toBeFiled: input.toBeFiled ?? true }),
    ...(input.filedOn !== undefined && { filed: KnownDate.of(input.filedOn) }),
    ...(input.filingNumber !== undefined && { filingNumber: input.filingNumber }),
  };
}
