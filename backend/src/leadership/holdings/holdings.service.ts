import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { type After, type Judge, OrganizationActs } from '../../organizations/index.js';
import { Persons } from '../../people/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid, problem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { Sentence } from '../sentences.js';
import { Holding } from './holding.entity.js';
import type { HolderPart, HoldingBody, HoldingChangeBody, LeavingBody } from './holdings.dto.js';
import { type NamedHolder, NamedHolders } from './named-holders.js';
import type { HoldingOptions } from './pointers.js';
import { Representative } from './representative.entity.js';
import { moveBeginnings, representative } from './represented.js';
import { inOffice, postWords } from './team.js';
import { TeamQueries, type TeamRow } from './team.queries.js';

/** A row and the holder it was made of. */
export interface WrittenHolding {
  readonly row: Holding;
  readonly holder: NamedHolder;
}

/** The acts between congresses 届中: somebody takes an office, leaves it, a holding is mended or was a mistake. */
@Injectable()
export class HoldingsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly queries: TeamQueries,
    private readonly named: NamedHolders,
    private readonly persons: Persons,
    private readonly clock: OfficeClock,
  ) {}

  /** 增补, 补选, 任命, 聘任, 代理, or one of the past. @throws Problem 404, 403, 428, 412, 422; 409 where somebody is in the seat, outside the life, after his death */
  takeOffice<R>(viewer: Viewer, id: string, read: Read<HoldingBody>, after: After<R>, options: HoldingOptions = {}): Promise<R> {
    const act = { act: 'leadership.takeOffice', right: 'leadership.change', read, judge: judgePeriod } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input, allowance): Promise<Sentence> => {
      const team = await this.team(tx, id, input.from.latest);
      const [holder] = await this.named.find(
        tx,
        viewer,
        [input.holder],
        () => team,
        allowance,
        () => '/holder',
      );
      if (!holder) throw problem('not_found');
      const row = this.row(tx, id, team, holder, { from: KnownDate.of(input.from), until: KnownDate.of(input.to ?? null) });
      row.acting = input.acting ?? null;
      row.wayOut = input.wayOut ?? null;
      row.wayIn = holder.wayIn ?? (row.acting ? null : 'added');
      if (input.termId !== undefined) row.termId = input.termId;
      await this.insert(tx, [{ row, holder }]);
      return { key: 'tookOffice', post: postWords(team, row.post), on: input.from.toString() };
    });
  }

  /**
   * 届中变动: a holder leaves, and where it is said somebody does the work from then on (主持工作). Everything of one act: undone together.
   * @throws Problem as `takeOffice`; 404 where the organization has no such holding
   */
  leave<R>(
    viewer: Viewer,
    id: string,
    holdingId: string,
    read: Read<LeavingBody>,
    after: After<R>,
    options: HoldingOptions = {},
  ): Promise<R> {
    const act = { act: 'leadership.leaveOffice', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input, allowance): Promise<Sentence> => {
      const holding = await holdingOf(tx, id, holdingId);
      holding.until = KnownDate.of(input.on);
      holding.wayOut = input.wayOut;
      refuseReversed(holding, '/on');
      options.pointers?.put(holding, () => '/on');
      await tx.update(Holding, [holding], ['until', 'wayOut']);
      const team = await this.team(tx, id, input.on.latest);
      if (input.acting) {
        const part: HolderPart = { post: holding.post, person: input.acting, seat: holding.seat };
        const [holder] = await this.named.find(
          tx,
          viewer,
          [part],
          () => team,
          allowance,
          () => '/acting',
        );
        if (holder) {
          const row = this.row(tx, id, team, holder, { from: KnownDate.of(input.on) });
          row.acting = input.actingAs ?? 'presiding';
          row.wayIn = null;
          options.pointers?.put(row, () => '/acting');
          await this.insert(tx, [{ row, holder }]);
        }
      }
      await this.persons.releaseContacts(tx, id);
      return { key: 'leftOffice', post: postWords(team, holding.post), on: input.on.toString() };
    });
  }

  /** A holding mended: only what is given changes. @throws Problem as `leave` */
  change<R>(
    viewer: Viewer,
    id: string,
    holdingId: string,
    read: Read<HoldingChangeBody>,
    after: After<R>,
    options: HoldingOptions = {},
  ): Promise<R> {
    const act = { act: 'leadership.changeHolding', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input): Promise<Sentence> => {
      const holding = await holdingOf(tx, id, holdingId);
      const patch = patchOf(input);
      const before = holding.from;
      Object.assign(holding, patch);
      if (input.to === null) holding.wayOut = null;
      refuseReversed(holding, '/to');
      const changed = input.seat !== undefined ? '/seat' : input.from !== undefined ? '/from' : '/to';
      options.pointers?.put(holding, (declared) => (declared.startsWith('/holder/') ? changed : declared));
      await tx.update(
        Holding,
        [holding],
        [...(Object.keys(patch) as (keyof Holding)[]), ...(input.to === null ? (['wayOut'] as const) : [])],
      );
      if (patch.from) await moveBeginnings(tx, id, new Map([[holding.id, { before, after: patch.from }]]));
      await this.persons.releaseContacts(tx, id);
      const team = await this.team(tx, id, holding.from.latest ?? this.clock.today());
      return { key: 'holdingChanged', post: postWords(team, holding.post) };
    });
  }

  /** For one that was recorded by mistake. @throws Problem as `leave` */
  remove<R>(viewer: Viewer, id: string, holdingId: string, after: After<R>, options: HoldingOptions = {}): Promise<R> {
    const act = { act: 'leadership.removeHolding', right: 'leadership.change', read: () => ({}) } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx): Promise<Sentence> => {
      const holding = await holdingOf(tx, id, holdingId);
      const representatives = await tx.load(Representative, { holdingId, organizationId: id });
      await tx.remove(Representative, representatives);
      await tx.remove(Holding, [holding]);
      await this.persons.releaseContacts(
        tx,
        id,
        [holding, ...representatives].flatMap(({ personId }) => personId ?? []),
      );
      const team = await this.team(tx, id, this.clock.today());
      return { key: 'holdingRemoved', post: postWords(team, holding.post) };
    });
  }

  /** A row for a holder: in the seat given, else the lowest that nobody holds from that day on; of the term of that day. */
  row(
    tx: Tx,
    id: string,
    team: TeamRow,
    holder: NamedHolder,
    { from, until = KnownDate.of(null) }: { from: KnownDate; until?: KnownDate },
  ): Holding {
    const day = from.latest ?? this.clock.today();
    const term = team.terms.findLast(({ congress }) => (congress.earliest ?? '') <= day);
    const seat = holder.seat ?? freeSeat(team, holder.post, day);
    // Who follows on a seat stands where the one before him stood.
    const before = team.holdings.filter(
      (row) => row.post === holder.post && row.seat === seat && row.acting === null && (row.from.latest ?? '') <= day,
    );
    return Object.assign(new Holding(), {
      id: tx.identifiers.next(),
      organizationId: id,
      personId: holder.personId,
      unitId: holder.unitId,
      unitName: holder.unitName,
      exOfficio: holder.exOfficio,
      post: holder.post,
      seat,
      acting: null,
      termId: term?.id ?? null,
      from,
      until,
      wayIn: holder.wayIn,
      wayOut: null,
      rank: before.toSorted((a, b) => ((a.from.latest ?? '') < (b.from.latest ?? '') ? 1 : -1))[0]?.rank ?? null,
      fullTime: holder.fullTime,
      employer: holder.employer,
      title: holder.title,
      mark: holder.mark,
    });
  }

  /** The rows, and of units who exercises their office. */
  async insert(tx: Tx, written: readonly WrittenHolding[]): Promise<void> {
    for (const { row } of written) refuseReversed(row, '/to');
    await tx.insert(
      Holding,
      written.map(({ row }) => row),
    );
    await tx.insert(
      Representative,
      written.flatMap(({ row, holder: { representativeId } }) =>
        representativeId === null ? [] : [representative(tx, row, representativeId, row.from)],
      ),
    );
  }

  private async team(tx: Tx, id: string, day: Day): Promise<TeamRow> {
    const team = await this.queries.team(tx, id, day, this.clock.today());
    if (!team) throw problem('not_found');
    return team;
  }
}

/** The lowest seat of a post that nobody holds on the day or after it; of a post of one seat that one, so that the database names who is in it. */
function freeSeat(team: TeamRow, post: string, day: Day): number {
  if (team.posts.find(({ code }) => code === post)?.seats === 1) return 1;
  const held = team.holdings.filter(
    (row) => row.post === post && row.acting === null && (inOffice(row, day) || (row.from.earliest ?? '') > day),
  );
  const taken = new Set(held.map(({ seat }) => seat));
  let seat = 1;
  while (taken.has(seat)) seat += 1;
  return seat;
}

async function holdingOf(tx: Tx, organizationId: string, id: string): Promise<Holding> {
  const [row] = await tx.load(Holding, { id, organizationId });
  if (!row) throw problem('not_found');
  return row;
}

const judgePeriod: Judge<HoldingBody> = (_tx, _taken, { to, wayOut }) => {
  const wrong: FieldProblem[] = wayOut && !to ? [fieldProblem('/to', fault('required'))] : [];
  return Promise.resolve(wrong);
};

/** An end that even at its latest lies before the beginning. A month in which it began is no wrong end (records.md 1). */
function refuseReversed({ from, until }: Holding, pointer: string): void {
  const begun = from.earliest === '-infinity' ? '' : (from.earliest ?? '');
  if (until.latest !== null && until.latest <= begun) throw invalid([fieldProblem(pointer, fault('reversed'))]);
}

function patchOf(input: HoldingChangeBody): Partial<Holding> {
  return {
    ...(input.from !== undefined && { from: KnownDate.of(input.from) }),
    ...(input.to !== undefined && { until: KnownDate.of(input.to) }),
    ...(input.wayIn !== undefined && { wayIn: input.wayIn }),
    ...(input.wayOut !== undefined && { wayOut: input.wayOut }),
    ...(input.seat !== undefined && { seat: input.seat }),
    ...(input.rank !== undefined && { rank: input.rank }),
    ...(input.fullTime !== undefined && { fullTime: input.fullTime }),
    ...(input.employer !== undefined && { employer: input.employer }),
    ...(input.title !== undefined && { title: input.title }),
    ...(input.mark !== undefined && { mark: input.mark }),
  };
}
