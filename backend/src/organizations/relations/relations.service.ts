import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Read } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { fieldProblem, type FieldProblem, invalid, problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type ActOptions, type After, type Judge, OrganizationActs } from '../acts.js';
import type { KeptSort } from '../code-words.js';
import { kindOf } from '../kinds/index.js';
import type { Organization } from '../organization.entity.js';
import { kindSeen } from '../references.js';
import type { Sentence } from '../sentences.js';
import { type Allowance, refuseMerged, takeOrganizations } from '../take.js';
import { OrganizationRelation } from './relation.entity.js';
import { ENDS, type RelationBody, type RelationChangeBody, type RelationSort } from './relations.dto.js';

/** The acts on relations: 依托单位, 业务指导, 成员单位, written from the page of either end. The version of the one that has it goes up too. */
@Injectable()
export class RelationsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 404, 403, 428, 412, 422; 409 outside the lives, twice at a time, or in a circle */
  relate<R>(viewer: Viewer, id: string, read: Read<RelationBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    const judge: Judge<RelationBody> = (tx, { organization }, right, { seen }) => this.judge(tx, organization, right, seen);
    const act = { act: 'organizations.relate', right: 'organizations.change', read, judge } as const;
    return this.acts.on(viewer, id, act, after, options, async (tx, { organization }, input, allowance) => {
      const { sort, own } = keptAs(input.sort);
      const owner = own ? organization.id : (input.organizationId ?? '');
      const row = Object.assign(new OrganizationRelation(), {
        id: tx.identifiers.next(),
        organizationId: owner,
        sort,
        otherId: own ? (input.organizationId ?? null) : organization.id,
        otherName: input.name ?? null,
        seat: input.seat ?? null,
        exOfficio: input.exOfficio ?? null,
        from: KnownDate.of(input.from),
        until: KnownDate.of(input.to ?? null),
      });
      refuseReversed(row);
      await this.takeOwner(tx, organization.id, owner, allowance);
      await tx.insert(OrganizationRelation, [row]);
      return { key: 'related', sort, on: input.from.toString() };
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
      const wrong = [
        ...(input.name !== undefined && row.otherName === null ? [fieldProblem('/name', fault('unknown_field'))] : []),
        ...(row.sort === 'member' ? [] : seatless(input)),
      ];
      if (wrong.length) throw invalid(wrong);
      const patch: Partial<OrganizationRelation> = {
        ...(input.from && { from: KnownDate.of(input.from) }),
        ...(input.to !== undefined && { until: KnownDate.of(input.to) }),
        ...(input.name !== undefined && { otherName: input.name }),
        ...(input.seat !== undefined && { seat: input.seat }),
        ...(input.exOfficio !== undefined && { exOfficio: input.exOfficio }),
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

  private async judge(tx: Tx, { id, kind }: Organization, right: Partial<RelationBody>, seen: Allowance['seen']): Promise<FieldProblem[]> {
    const { sort } = right;
    return [
      ...(sort === 'members' && !kindOf(kind)?.members ? [fieldProblem('/sort', fault('no_members'))] : []),
      ...(sort === undefined || keptAs(sort).sort === 'member' ? [] : seatless(right)),
      ...(await this.judgeOther(tx, id, right, seen)),
    ];
  }

  private async judgeOther(tx: Tx, id: string, right: Partial<RelationBody>, seen: Allowance['seen']): Promise<FieldProblem[]> {
    const { organizationId: other, name, sort } = right;
    if (!other) return name && (sort === 'hostedBy' || sort === 'members') ? [] : [fieldProblem('/organizationId', fault('required'))];
    if (name) return [fieldProblem('/name', fault('one_of_two'))];
    if (other === id) return [fieldProblem('/organizationId', fault('itself'))];
    const kind = await kindSeen(tx, other, seen, this.clock.today());
    if (kind === undefined) return [fieldProblem('/organizationId', fault('unknown_reference'))];
    return sort === 'memberOf' && !kindOf(kind)?.members ? [fieldProblem('/organizationId', fault('no_members'))] : [];
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

  /** From the page of the other end the one that has it is taken as well. */
  private async takeOwner(tx: Tx, taken: string, owner: string, allowance: Allowance): Promise<void> {
    if (owner !== taken) (await takeOrganizations(tx, [owner], allowance, this.clock.today())).forEach(refuseMerged);
  }
}

/** As what a relation is kept that was named from one end, and whether it belongs to that one. */
function keptAs(named: RelationSort): { sort: KeptSort; own: boolean } {
  const [sort] = (Object.keys(ENDS) as KeptSort[]).filter((one) => ENDS[one].own === named || ENDS[one].other === named);
  if (!sort) throw new RangeError(`no relation is called ${named}`);
  return { sort, own: ENDS[sort].own === named };
}

/** A seat is had by member units alone. */
const seatless = (input: Pick<RelationChangeBody, 'seat' | 'exOfficio'>): FieldProblem[] =>
  (['seat', 'exOfficio'] as const)
    .filter((field) => (input[field] ?? null) !== null)
    .map((field) => fieldProblem(`/${field}`, fault('unknown_field')));

/** An end before the beginning, whichever of their possible days they were. */
function refuseReversed({ from, until }: OrganizationRelation): void {
  // '-infinity' comes before every day as a text too
  if (until.latest !== null && until.latest <= (from.earliest ?? '')) throw invalid([fieldProblem('/to', fault('reversed'))]);
}

function sentenceOf({ sort }: OrganizationRelation, { from, to, name, seat, exOfficio }: RelationChangeBody): Sentence {
  const alone = !from && [name, seat, exOfficio].every((one) => one === undefined);
  return to && alone ? { key: 'relationEnded', sort, on: to.toString() } : { key: 'relationChanged', sort };
}
