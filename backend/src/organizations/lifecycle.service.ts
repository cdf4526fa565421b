import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { KnownDate } from '../platform/database/known-date.js';
import type { Read } from '../platform/http/body.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { PartialDate } from '../platform/time/partial-date.js';
import { type ActOptions, type After, OrganizationActs } from './acts.js';
import { Organization } from './organization.entity.js';
import { OrganizationSuspension } from './organization-details.entity.js';
import type { EndBody, RestoreBody, ResumeBody, SuspendBody, VoidBody } from './organizations.dto.js';
import type { Taken } from './take.js';

/** The acts on an organization's life: 停止活动, 恢复活动, 终止, 作废, 恢复. */
@Injectable()
export class LifecycleService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws Problem 404, 403, 428, 412, 422; 409 where it is suspended already or the days lie outside its life */
  suspend<R>(viewer: Viewer, id: string, read: Read<SuspendBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.suspend', right: 'organizations.change', read },
      after,
      options,
      async (tx, taken, input) => {
        if (input.to && input.to.latest <= input.from.earliest) throw invalid([fieldProblem('/to', fault('reversed'))]);
        const { organization } = living(taken);
        await tx.insert(OrganizationSuspension, [
          Object.assign(new OrganizationSuspension(), {
            id: tx.identifiers.next(),
            organizationId: organization.id,
            from: KnownDate.of(bounded(input.from, '/from')),
            until: KnownDate.of(input.to ?? null),
            reason: input.reason ?? null,
          }),
        ]);
        return { key: 'suspended', on: input.from.toString() };
      },
    );
  }

  /** Ends the open suspension. @throws Problem as `suspend`; 409 where none is open */
  resume<R>(viewer: Viewer, id: string, read: Read<ResumeBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.resume', right: 'organizations.change', read },
      after,
      options,
      async (tx, taken, input) => {
        const open = (await tx.load(OrganizationSuspension, { organizationId: taken.organization.id })).find(
          (row) => row.until.latest === null,
        );
        if (!open)
          throw problem('rule_broken', {
            members: { rule: 'not_suspended' },
            detail: { zh: '这个组织没有停止活动。', en: 'This organization is not suspended.' },
          });
        open.until = KnownDate.of(bounded(input.on, '/on'));
        await tx.update(OrganizationSuspension, [open], ['until']);
        return { key: 'resumed', on: input.on.toString() };
      },
    );
  }

  /** Ends the organization: it is no longer there from `on`. @throws Problem as `suspend`; 409 where something depends on its later life */
  end<R>(viewer: Viewer, id: string, read: Read<EndBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.end', right: 'organizations.change', read },
      after,
      options,
      async (tx, taken, input) => {
        const { organization } = living(taken);
        organization.ended = KnownDate.of(bounded(input.on, '/on'));
        organization.endWay = 'dissolved';
        await tx.update(Organization, [organization], ['ended', 'endWay']);
        return { key: 'ended', on: input.on.toString() };
      },
    );
  }

  /** Makes the record void: in no list at any date. @throws Problem as `suspend`; 409 where something active points at it */
  void<R>(viewer: Viewer, id: string, read: Read<VoidBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.void', right: 'organizations.void', merged: 'allowed', read },
      after,
      options,
      async (tx, { organization }, input) => {
        Object.assign(organization, { voidedAt: this.clock.now().toISOString(), voidedBy: viewer.accountId, voidReason: input.reason });
        await tx.update(Organization, [organization], ['voidedAt', 'voidedBy', 'voidReason']);
        return { key: 'voided' };
      },
    );
  }

  /** Brings a void record back. @throws Problem as `suspend`; 409 where its credit code is held by another on the same days (S20) */
  restore<R>(viewer: Viewer, id: string, read: Read<RestoreBody>, after: After<R>, options: ActOptions = {}): Promise<R> {
    return this.acts.on(
      viewer,
      id,
      { act: 'organizations.restore', right: 'organizations.void', voided: 'wanted', merged: 'allowed', read },
      after,
      options,
      async (tx, { organization }) => {
        Object.assign(organization, { voidedAt: null, voidedBy: null, voidReason: null });
        await tx.update(Organization, [organization], ['voidedAt', 'voidedBy', 'voidReason']);
        return { key: 'restored' };
      },
    );
  }
}

/** @throws Problem 409 where it has ended already */
function living(taken: Taken): Taken {
  if (taken.organization.endWay) throw problem('ended');
  return taken;
}

/** A day in an act needs an earliest one. @throws Problem 422 */
export function bounded(date: PartialDate, pointer: string): PartialDate {
  if (date.earliest === '-infinity') throw invalid([fieldProblem(pointer, fault('no_beginning'))]);
  return date;
}
