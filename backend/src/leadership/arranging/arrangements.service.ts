import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { type ActOptions, OrganizationActs, refuseMerged } from '../../organizations/index.js';
import { StaleVersion } from '../../platform/database/violation.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Match } from '../../platform/http/etag.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { Sentence } from '../sentences.js';
import { Arrangement, ArrangementMember } from './arrangement.entity.js';
import type { ArrangementBody, ArrangementChangeBody, ArrangementWithMembersAnswer } from './arrangements.dto.js';
import { ArrangementsQueries } from './arrangements.queries.js';

/** 换届安排: one document with a window for many organizations, as one act with one undo. Inside the window none is overdue. */
@Injectable()
export class ArrangementsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly queries: ArrangementsQueries,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 404, 403, 409 for an organization; 422 where none is named, or the window runs backwards */
  async arrange(viewer: Viewer, input: ArrangementBody, options: ActOptions = {}): Promise<ArrangementWithMembersAnswer> {
    const ids = await this.named(viewer, input);
    if (!ids.length) throw invalid([fieldProblem('/organizationIds', fault('required'))]);
    if (input.lastOn < input.from) throw invalid([fieldProblem('/lastOn', fault('reversed'))]);
    const act = { act: 'leadership.arrange', right: 'leadership.arrange' } as const;
    return this.acts.onAll(viewer, ids, act, input, options, async (tx) => {
      const before = options.dryRun ? await states(tx, ids, this.clock.today()) : new Map<string, string>();
      const row = Object.assign(new Arrangement(), {
        id: tx.identifiers.next(),
        version: 1,
        title: input.title,
        documentNumber: input.documentNumber ?? null,
        documentOn: input.documentOn,
        windowFrom: input.from,
        windowLast: input.lastOn,
      });
      await tx.insert(Arrangement, [row]);
      await join(tx, row.id, ids);
      tx.say({ key: 'arranged', title: row.title, organizations: ids.length } satisfies Sentence);
      return this.answer(tx, viewer, row.id, before, options);
    });
  }

  /**
   * Only what is given changes. Its window is of all its organizations: whoever moves it may arrange each of them.
   * @throws Problem 404, 403, 428, 412, 422; 409 for a new one that has merged
   */
  async change(
    viewer: Viewer,
    id: string,
    input: ArrangementChangeBody,
    match: Match,
    options: ActOptions = {},
  ): Promise<ArrangementWithMembersAnswer> {
    const [named, without] = [await this.named(viewer, input), input.without ?? []];
    const present = await this.queries.members(viewer, id);
    if (present.some(({ within }) => !within)) throw problem('forbidden');
    const ids = [...new Set([...present.map((member) => member.id), ...named, ...without])];
    // A member that was voided or has merged since stays one: it stands in no way, and comes back with what is arranged.
    const act = { act: 'leadership.changeArrangement', right: 'leadership.arrange', voided: 'either', merged: 'allowed' } as const;
    return this.acts.onAll(viewer, ids, act, input, options, async (tx, taken) => {
      const [row] = await tx.load(Arrangement, { id });
      if (!row) throw problem('not_found');
      match.require(id, row.version);
      const raised = await tx.execute(
        sql`/* leadership.raise-arrangement */ update arrangements a set version = a.version + 1 where a.id = ${id} and a.version = ${row.version}`,
      );
      if (!raised) throw new StaleVersion(id, row.version + 1);
      const patch = {
        ...(input.title !== undefined && { title: input.title }),
        ...(input.documentNumber !== undefined && { documentNumber: input.documentNumber }),
        ...(input.documentOn !== undefined && { documentOn: input.documentOn }),
        ...(input.from !== undefined && { windowFrom: input.from }),
        ...(input.lastOn !== undefined && { windowLast: input.lastOn }),
      };
      Object.assign(row, patch);
      if (row.windowLast < row.windowFrom) throw invalid([fieldProblem('/lastOn', fault('reversed'))]);
      await tx.update(Arrangement, [row], Object.keys(patch) as (keyof Arrangement)[]);
      const members = await tx.load(ArrangementMember, { arrangementId: id });
      const there = new Set(members.map(({ organizationId }) => organizationId));
      const joining = new Set(named.filter((organizationId) => !there.has(organizationId)));
      const coming = taken.filter(({ organization }) => joining.has(organization.id));
      if (coming.some(({ organization }) => organization.voidedAt !== null)) throw problem('not_found');
      coming.forEach(refuseMerged);
      await tx.remove(
        ArrangementMember,
        members.filter(({ organizationId }) => without.includes(organizationId)),
      );
      await join(tx, id, [...joining]);
      tx.say({ key: 'arrangementChanged', title: row.title } satisfies Sentence);
      return this.answer(tx, viewer, id, new Map(), options);
    });
  }

  private async answer(
    tx: Tx,
    viewer: Viewer,
    id: string,
    before: ReadonlyMap<string, string>,
    options: ActOptions,
  ): Promise<ArrangementWithMembersAnswer> {
    const answer = await this.queries.one(viewer, id, this.clock.today(), tx);
    for (const item of answer.items) item.before = (before.get(item.id) ?? null) as typeof item.before;
    answer.changeSet = options.dryRun ? null : tx.changeSet;
    return answer;
  }

  /** The organizations that a body means: by name, or by a filter. */
  private async named(
    viewer: Viewer,
    { organizationIds = [], filter }: Pick<ArrangementChangeBody, 'organizationIds' | 'filter'>,
  ): Promise<string[]> {
    const meant = filter ? await this.queries.meantToday(viewer, filter) : [];
    return [...new Set([...organizationIds, ...meant])];
  }
}

const join = (tx: Tx, arrangementId: string, ids: readonly string[]): Promise<void> =>
  tx.insert(
    ArrangementMember,
    ids.map((organizationId) => Object.assign(new ArrangementMember(), { id: tx.identifiers.next(), arrangementId, organizationId })),
  );

/** The state of each on a day, before the act. */
async function states(tx: Tx, ids: readonly string[], day: string): Promise<Map<string, string>> {
  const rows = await tx.rows<{
    id: string;
    state: string;
  }>(sql`/* leadership.states */ select i.id, coalesce(g.state, 'none') as state from unnest(${ids}::uuid[]) i(id)
    left join term_segments g on g.organization_id = i.id and g.from_day <= ${day} and ${day} < g.until_day`);
  return new Map(rows.map(({ id, state }) => [id, state]));
}
