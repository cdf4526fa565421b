import { Injectable } from '@nestjs/common';
import { reachesToday, type Viewer } from '../../accounts/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import { type ActOptions, type Judge, OrganizationActs } from '../acts.js';
import { changedFrom, livesOf, writeTimelines } from '../life.js';
import { bounded } from '../lifecycle.service.js';
import { Organization } from '../organization.entity.js';
import { kindSeen } from '../references.js';
import { type Allowance, type Taken, takeOrganizations } from '../take.js';
import { parentsHandedOver, relationsHandedOver } from './handing-over.js';
import { OrganizationRelation } from './relation.entity.js';
import type { FollowerAnswer, MergeBody } from './relations.dto.js';

/** What is answered when the merger is done, read in its own transaction. */
export type AfterMerger<R> = (tx: Tx, id: string, followers: readonly FollowerAnswer[]) => Promise<R>;

interface FollowerRow extends FollowerAnswer {
  readonly kind: string;
  readonly areaId: string;
}

/** 合并: an organization goes over into another, and what stood under it follows (decision 0019). */
@Injectable()
export class MergingService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * Merges into another from `on` on. Children, and what it hosted or guided, stand under that one from the same day, and bodies that it was a member of
   * have that one, as far as the account may change them. @throws Problem 404, 403, 428, 412, 422; 409 where one of the two does not live then, the mergers would form a circle,
   * or children outside the reach are left
   */
  merge<R>(viewer: Viewer, id: string, read: Read<MergeBody>, after: AfterMerger<R>, options: ActOptions = {}): Promise<R> {
    const judge: Judge<MergeBody> = async (tx, _taken, { into }, { seen }) => {
      if (into === undefined) return [];
      if (into === id) return [fieldProblem('/into', fault('itself'))];
      return (await kindSeen(tx, into, seen, this.clock.today())) !== undefined ? [] : [fieldProblem('/into', fault('unknown_reference'))];
    };
    const act = { act: 'organizations.merge', right: 'organizations.change', read, judge } as const;
    let followers: readonly FollowerAnswer[] = [];
    const answer = (tx: Tx, merged: string): Promise<R> => after(tx, merged, followers);
    return this.acts.on(viewer, id, act, answer, options, async (tx, { organization }, { into, on }, allowance) => {
      if (organization.endWay) throw problem('ended');
      Object.assign(organization, { ended: KnownDate.of(bounded(on, '/on')), endWay: 'merged', mergedIntoId: into });
      await tx.update(Organization, [organization], ['ended', 'endWay', 'mergedIntoId']);
      followers = await this.handOver(tx, id, into, on, allowance);
      return { key: 'merged', on: on.toString() };
    });
  }

  /** What the account may not change stays: a child is refused by the database then, a relation ends with the organization. */
  private async handOver(tx: Tx, id: string, into: string, on: PartialDate, allowance: Allowance): Promise<FollowerAnswer[]> {
    const rows = (await followersOf(tx, id, on, this.clock.today())).filter(({ kind, areaId }) =>
      reachesToday(allowance.allowed, kind, areaId),
    );
    const ids = [...new Set(rows.map((row) => row.id))];
    if (!ids.length) return [];
    const taken = new Map((await takeOrganizations(tx, ids, allowance, this.clock.today())).map((one) => [one.organization.id, one]));
    const children = rows.flatMap((one) => (one.as === 'child' ? (taken.get(one.id) ?? []) : []));
    await this.handChildren(tx, children, id, into, on);
    const owned = await tx.load(
      OrganizationRelation,
      ids.map((organizationId) => ({ organizationId })),
    );
    const { gone, ended, moved, begun } = relationsHandedOver(owned, id, into, on, () => tx.identifiers.next());
    await tx.remove(OrganizationRelation, gone);
    await tx.update(OrganizationRelation, ended, ['until']);
    await tx.update(OrganizationRelation, moved, ['otherId']);
    await tx.insert(OrganizationRelation, begun);
    return rows.map(({ id: follower, name, as }) => ({ id: follower, name, as }));
  }

  private async handChildren(tx: Tx, children: readonly Taken[], from: string, into: string, on: PartialDate): Promise<void> {
    const lives = await livesOf(
      tx,
      children.map(({ organization }) => organization.id),
    );
    const written = children.map(({ organization: { id, founded } }) => {
      const old = lives.get(id) ?? [];
      // What it merged into may have been one of its children: that one stands under nothing then.
      const parentId = id === into ? null : into;
      return {
        organizationId: id,
        old,
        next: parentsHandedOver(old, { from, parentId, on, founded: founded.earliest ?? '' }, changedFrom),
      };
    });
    await writeTimelines(tx, written);
  }
}

/** What stands under the organization on the day of the merger or later. */
const followersOf = (tx: Tx, id: string, on: PartialDate, today: string): Promise<FollowerRow[]> =>
  tx.rows(sql`/* merging.followers */ with found as (
      select s.organization_id as id, 'child' as "as" from organization_stretches s where s.parent_id = ${id} and s.until_day > ${on.earliest}
      union select r.organization_id, r.sort from organization_relations r where r.other_id = ${id} and (r.until_latest is null or r.until_latest > ${on.earliest}))
    select f.id, f."as", o.kind, p.name, p.area_id as "areaId" from found f join organizations o on o.id = f.id
    cross join lateral (select q.name, q.area_id, q.name_key from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${today}
      order by q.from_earliest desc limit 1) p
    where o.voided_at is null and (o.ended_latest is null or o.ended_latest > ${on.earliest}) order by f."as", p.name_key, f.id`);
