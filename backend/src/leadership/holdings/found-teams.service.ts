import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { type After, type Allowance, OrganizationActs, type Reasons } from '../../organizations/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { problem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import type { Sentence } from '../sentences.js';
import type { FoundTeamBody, HolderPart } from './holdings.dto.js';
import { HoldingsService, type WrittenHolding } from './holdings.service.js';
import { NamedHolders } from './named-holders.js';
import { type HoldingOptions, oneOfMany, type Pointers } from './pointers.js';
import { holderOf, inOffice } from './team.js';
import { TeamQueries } from './team.queries.js';

/** The team of one organization as it is found. */
export interface FoundTeam {
  readonly organizationId: string;
  readonly holders: readonly HolderPart[];
}

/** What was written of a found team: who is in the post already is not written twice. */
export interface FoundCount {
  readonly organizationId: string;
  readonly recorded: number;
  readonly known: number;
}

/** What was written of many, and the change by which it is taken back. */
export interface FoundMany {
  readonly changeSet: string;
  readonly counts: readonly FoundCount[];
}

/** 期初录入: teams as they are found, without a congress, their beginnings unknown: in office by a day. */
@Injectable()
export class FoundTeamsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly queries: TeamQueries,
    private readonly named: NamedHolders,
    private readonly holdings: HoldingsService,
    private readonly clock: OfficeClock,
  ) {}

  /** The team of one organization. @throws Problem 404, 403, 428, 412, 422; 409 where somebody else is in a seat */
  found<R>(viewer: Viewer, id: string, read: Read<FoundTeamBody>, after: After<R>, options: HoldingOptions = {}): Promise<R> {
    const act = { act: 'leadership.recordTeam', right: 'leadership.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, _, input, allowance): Promise<Sentence> => {
      const [count] = await this.record(
        tx,
        viewer,
        [{ organizationId: id, holders: input.holders }],
        input.on,
        allowance,
        (_team, place) => `/holders/${place}`,
        options.pointers,
      );
      return { key: 'teamRecorded', on: input.on, holders: count?.recorded ?? 0, organizations: 1 };
    });
  }

  /** The teams of many in one act; `options.match` names the version of each. @throws Problem as `found`, each at its pointer `/teams/n/holders/m` */
  foundMany(
    viewer: Viewer,
    on: Day,
    teams: readonly FoundTeam[],
    options: HoldingOptions = {},
    reasons: Partial<Reasons> = {},
  ): Promise<FoundMany> {
    const ids = teams.map(({ organizationId }) => organizationId);
    const act = { act: 'leadership.recordTeam', right: 'leadership.change' } as const;
    return this.acts.onAll(viewer, ids, act, reasons, options, async (tx) => {
      const allowance = await this.acts.allowance(viewer, 'leadership.change');
      const counts = await this.record(
        tx,
        viewer,
        teams,
        on,
        allowance,
        (team, place) => `/teams/${team}/holders/${place}`,
        options.pointers,
      );
      const holders = counts.reduce((sum, { recorded }) => sum + recorded, 0);
      tx.say({ key: 'teamRecorded', on, holders, organizations: teams.length } satisfies Sentence);
      return { changeSet: tx.changeSet, counts };
    });
  }

  /** Within the act of somebody else that has taken the organizations: what a list says of officers. @throws Problem as `foundMany` */
  async foundWithin(tx: Tx, viewer: Viewer, teams: readonly FoundTeam[], on: Day): Promise<void> {
    const allowance = await this.acts.allowance(viewer, 'leadership.change');
    await this.record(tx, viewer, teams, on, allowance, (team, place) => `/teams/${team}/holders/${place}`);
  }

  /** Whatever their number, one question for the teams and one statement for each table. */
  private async record(
    tx: Tx,
    viewer: Viewer,
    found: readonly FoundTeam[],
    on: Day,
    allowance: Allowance,
    under: (team: number, place: number) => string,
    pointers?: Pointers,
  ): Promise<FoundCount[]> {
    const ids = found.map(({ organizationId }) => organizationId);
    const teams = new Map((await this.queries.teams(tx, ids, on, this.clock.today())).map((team) => [team.id, team]));
    const parts = found.flatMap(({ organizationId, holders }, team) =>
      holders.map((part, place) => ({ part, organizationId, team, place })),
    );
    const named = await this.named.find(
      tx,
      viewer,
      parts.map(({ part }) => part),
      (at) => teams.get(parts[at]?.organizationId ?? ''),
      allowance,
      (at) => under(parts[at]?.team ?? 0, parts[at]?.place ?? 0),
    );
    const from = KnownDate.of(PartialDate.of('-infinity', on));
    const written: WrittenHolding[] = [];
    const counts = found.map(({ organizationId, holders }) => ({ organizationId, recorded: 0, known: holders.length }));
    named.forEach((holder, at) => {
      const { organizationId = '', team: count = 0, place = 0 } = parts[at] ?? {};
      const team = teams.get(organizationId);
      const counted = counts[count];
      if (!team || !counted) throw problem('not_found');
      if (
        team.holdings.some(
          (row) => row.post === holder.post && row.acting === null && inOffice(row, on) && holderOf(row) === holderOf(holder),
        )
      )
        return;
      const row = this.holdings.row(tx, organizationId, team, holder, { from });
      row.rank = place + 1;
      pointers?.put(row, oneOfMany(under(count, place)));
      written.push({ row, holder });
      // The next one sees this seat taken.
      team.holdings.push(Object.assign({ name: holder.name, unit: null, term: null }, row));
      counted.recorded += 1;
      counted.known -= 1;
    });
    await this.holdings.insert(tx, written);
    return counts;
  }
}
