import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid, problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type ActOptions, type After, type Judge, OrganizationActs } from '../acts.js';
import { organizationSeen } from '../references.js';
import type { Sentence } from '../sentences.js';
import { type Allowance, refuseMerged, takeOrganizations } from '../take.js';
import { OrganizationRelation } from './relation.entity.js';
import type { RelationBody, RelationChangeBody, RelationSort } from './relations.dto.js';

/** The acts on relations: 依托单位 and 业务指导, written from the page of either end. Each belongs to the one below, whose version goes up too. */
@Injectable()
export class RelationsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 404, 403, 428, 412, 422; 409 outside the lives, twice at a time, or in a circle */
  relate<R>(viewer: Viewer, id: string, read: Read<RelationBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const judge: Judge<RelationBody> = (tx, { organization }, right, { seen }) => this.judge(tx, organization.id, right, seen);
    const act = { act: 'organizations.relate', right: 'organizations.change', read, judge } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }, input, allowance) => {
      const above = isAbove(input.sort);
      const owner = above ? organization.id : (input.organizationId ?? '');
      const row = Object.assign(new OrganizationRelation(), {
        id: tx.identifiers.next(),
        organizationId: owner,
        sort: input.sort === 'hostedBy' || input.sort === 'hosts' ? 'hosted' : 'supervised',
        otherId: above ? (input.organizationId ?? null) : organization.id,
        otherName: input.name ?? null,
        from: KnownDate.of(input.from),
        until: KnownDate.of(input.to ?? null),
      });
      refuseReversed(row);
      await this.takeOwner(tx, organization.id, owner, allowance);
      await tx.insert(OrganizationRelation, [row]);
      return { key: 'related', sort: row.sort, on: input.from.toString() };
    });
  }

  /** Only what is given changes. @throws Problem as `relate`; 404 where neither end of such a relation is the organization */
  change<R>(
    viewer: Viewer,
    id: string,
    relationId: string,
    read: Read<RelationChangeBody>,
    after: After<R>,
    options: ActOptions = {},
  ): Promise<R> {
    const act = { act: 'organizations.changeRelation', right: 'organizations.change', read } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }, input, allowance) => {
      const row = await this.relationOf(tx, organization.id, relationId, allowance);
      if (input.name !== undefined && row.otherName === null) throw invalid([fieldProblem('/name', fault('unknown_field'))]);
      const patch: Partial<OrganizationRelation> = {
        ...(input.from && { from: KnownDate.of(input.from) }),
        ...(input.to !== undefined && { until: KnownDate.of(input.to) }),
        ...(input.name !== undefined && { otherName: input.name }),
      };
      Object.assign(row, patch);
      refuseReversed(row);
      await tx.update(OrganizationRelation, [row], Object.keys(patch) as (keyof OrganizationRelation)[]);
      return sentenceOf(row, input);
    });
  }

  /** For one that was recorded by mistake; one that no longer holds gets its last day by `change`. @throws Problem as `change` */
  remove<R>(viewer: Viewer, id: string, relationId: string, after: After<R>, options: ActOptions = {}): Promise<R> {
    const act = { act: 'organizations.removeRelation', right: 'organizations.change', read: () => ({}) } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }, _input, allowance) => {
      const row = await this.relationOf(tx, organization.id, relationId, allowance);
      await tx.remove(OrganizationRelation, [row]);
      return { key: 'relationRemoved', sort: row.sort };
    });
  }

  private async judge(tx: Tx, id: string, right: Partial<RelationBody>, seen: Allowance['seen']): Promise<FieldProblem[]> {
    const { organizationId: other, name, sort } = right;
    if (!other) return name && sort === 'hostedBy' ? [] : [fieldProblem('/organizationId', fault('required'))];
    if (name) return [fieldProblem('/name', fault('one_of_two'))];
    if (other === id) return [fieldProblem('/organizationId', fault('itself'))];
    return (await organizationSeen(tx, other, seen, this.clock.today()))
      ? []
      : [fieldProblem('/organizationId', fault('unknown_reference'))];
  }

  private async relationOf(tx: Tx, organizationId: string, id: string, allowance: Allowance): Promise<OrganizationRelation> {
    const [row] = await tx.load(OrganizationRelation, [
      { id, organizationId },
      { id, otherId: organizationId },
    ]);
    if (!row) throw problem('not_found');
    await this.takeOwner(tx, organizationId, row.organizationId, allowance);
    return row;
  }

  /** From the page of the one above the one below is taken as well. */
  private async takeOwner(tx: Tx, taken: string, owner: string, allowance: Allowance): Promise<void> {
    if (owner !== taken) (await takeOrganizations(tx, [owner], allowance, this.clock.today())).forEach(refuseMerged);
  }
}

const isAbove = (sort: RelationSort): boolean => sort === 'hostedBy' || sort === 'supervisedBy';

/** An end before the beginning, whichever of their possible days they were. */
function refuseReversed({ from, until }: OrganizationRelation): void {
  // '-infinity' comes before every day as a text too
  if (until.latest !== null && until.latest <= (from.earliest ?? '')) throw invalid([fieldProblem('/to', fault('reversed'))]);
}

function sentenceOf({ sort }: OrganizationRelation, { from, to, name }: RelationChangeBody): Sentence {
  return to && !from && name === undefined ? { key: 'relationEnded', sort, on: to.toString() } : { key: 'relationChanged', sort };
}
