import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { type ActOptions, type After, OrganizationActs } from '../../organizations/index.js';
import { Persons } from '../../people/index.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid, problem, problemOfConstraint } from '../../platform/http/problem.js';
import type { Words } from '../../platform/room.js';
import { type Day, FOREVER } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { problems } from '../leadership.problems.js';
import type { Sentence } from '../sentences.js';
import { DutyTurn } from './duty-turn.entity.js';
import { Holding } from './holding.entity.js';
import type { RepresentativeBody, RotaBody, TurnPart } from './rota.dto.js';
import { Representative } from './representative.entity.js';
import { representedFrom } from './represented.js';
import { postWords } from './team.js';
import { TeamQueries } from './team.queries.js';

/** Inside an office: who represents the unit that holds it, and whose turn it is 轮值. */
@Injectable()
export class RotaService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly persons: Persons,
    private readonly queries: TeamQueries,
    private readonly clock: OfficeClock,
  ) {}

  /** The unit stays, its representative changes. @throws Problem 404, 403, 428, 412; 422 where the holder is no unit or no longer in office */
  represent<R>(
    viewer: Viewer,
    id: string,
    holdingId: string,
    read: Read<RepresentativeBody>,
    after: After<R>,
    options: ActOptions = {},
  ): Promise<R> {
    const act = { act: 'leadership.represent', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input): Promise<Sentence> => {
      const holding = await holdingOf(tx, id, holdingId);
      if (holding.unitId === null && holding.unitName === null) throw invalid([fieldProblem('/person', fault('no_unit'))]);
      // He would begin when the unit no longer holds it.
      if ((holding.until.latest ?? FOREVER) <= input.from.earliest) throw invalid([fieldProblem('/from', fault('reversed'))]);
      const [personId = ''] = await this.persons.named(tx, viewer, [Object.assign({ pointer: '/person' }, input.person)]);
      const known = await tx.load(Representative, { holdingId, organizationId: id });
      const { changed, made } = representedFrom(tx, holding, personId, input.from, known);
      await tx.update(Representative, changed, ['personId', 'until']);
      await tx.insert(Representative, made);
      await this.persons.releaseContacts(tx, id);
      return { key: 'representativeChanged', post: await this.called(tx, id, holding.post) };
    });
  }

  /** The whole roster of the organization in place of the one before. @throws Problem 404, 403, 428, 412, 422; 409 where two are on duty at once */
  setRota<R>(viewer: Viewer, id: string, read: Read<RotaBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'leadership.rota', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input): Promise<Sentence> => {
      const holdings = new Map((await tx.load(Holding, { organizationId: id })).map((row) => [row.id, row]));
      const wrong = input.turns.flatMap(({ holdingId, from, to }, place) => [
        ...(holdings.has(holdingId) ? [] : [fieldProblem(`/turns/${place}/holdingId`, fault('unknown_reference'))]),
        ...(to > from ? [] : [fieldProblem(`/turns/${place}/to`, fault('reversed'))]),
        ...notInOffice(holdings.get(holdingId), from, to).map((field) => fieldProblem(`/turns/${place}/${field}`, fault('not_in_office'))),
      ]);
      if (wrong.length) throw invalid(wrong);
      refuseClash(input.turns);
      await tx.remove(DutyTurn, await tx.load(DutyTurn, { organizationId: id }));
      await tx.insert(
        DutyTurn,
        input.turns.map(({ holdingId, from, to }) =>
          Object.assign(new DutyTurn(), { id: tx.identifiers.next(), organizationId: id, holdingId, fromDay: from, untilDay: to }),
        ),
      );
      return { key: 'rotaSet', post: await this.called(tx, id, holdings.get(input.turns[0]?.holdingId ?? '')?.post ?? 'chair') };
    });
  }

  private async called(tx: Tx, id: string, post: string): Promise<Words> {
    const today = this.clock.today();
    const team = await this.queries.team(tx, id, today, today);
    return team ? postWords(team, post) : { zh: post, en: post };
  }
}

/** Where a turn lies outside the days on which its holder may be in office: he begins later, or has left by its end. */
function notInOffice(holding: Holding | undefined, from: Day, to: Day): ('from' | 'to')[] {
  if (!holding) return [];
  const begun = holding.from.earliest ?? '';
  return [
    ...(begun !== '-infinity' && from < begun ? (['from'] as const) : []),
    ...(to > (holding.until.latest ?? FOREVER) ? (['to'] as const) : []),
  ];
}

/** One at a time: the later of two that share a day is told. @throws Problem 409 */
function refuseClash(turns: readonly TurnPart[]): void {
  const inOrder = turns.map(({ from, to }, place) => ({ from, to, place })).sort((a, b) => (a.from < b.from ? -1 : 1));
  const late = inOrder.find(({ from }, at) => at > 0 && from < (inOrder[at - 1]?.to ?? ''));
  const told = problems['one_on_duty'];
  if (late && told) throw problemOfConstraint({ ...told, pointer: `/turns/${late.place}/from` });
}

async function holdingOf(tx: Tx, organizationId: string, id: string): Promise<Holding> {
  const [row] = await tx.load(Holding, { id, organizationId });
  if (!row) throw problem('not_found');
  return row;
}
