import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type ActOptions, OrganizationActs } from '../acts.js';
import type { Taken } from '../take.js';
import { OrganizationConfirmation } from './confirmation.entity.js';
import type { ConfirmBody, ConfirmedListAnswer } from './confirmations.dto.js';

/** The act 无变化. */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly acts: OrganizationActs,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * Records are found right as they stand today, all in one change set. Whoever looks again on the same day stands in the row of that day.
   * @throws Problem 404, 403, 412; 409 where one has merged into another
   */
  confirm(
    viewer: Viewer,
    input: Pick<ConfirmBody, 'source' | 'reason'> & { readonly records: readonly { readonly id: string }[] },
    options: ActOptions = {},
  ): Promise<ConfirmedListAnswer> {
    const ids = [...new Set(input.records.map(({ id }) => id))];
    const act = { act: 'organizations.confirm', right: 'organizations.change' } as const;
    return this.acts.onAll(viewer, ids, act, input, options, async (tx, taken) => {
      const on = this.clock.today();
      const lastConfirmed = { on, source: input.source, account: viewer.name };
      const changed = await writeConfirmations(tx, taken, on, { source: input.source, accountId: viewer.accountId });
      tx.say({ key: 'confirmed', source: input.source, on });
      return {
        changeSet: changed ? tx.changeSet : null,
        items: taken.map(({ organization: { id, version } }) => ({ id, version, lastConfirmed })),
      };
    });
  }
}

/** One row for each, new or as it is now to be. Gives whether anything changed. */
async function writeConfirmations(
  tx: Tx,
  taken: readonly Taken[],
  onDay: Day,
  how: Pick<OrganizationConfirmation, 'source' | 'accountId'>,
): Promise<boolean> {
  const ids = taken.map(({ organization }) => organization.id);
  const there = await tx.load(
    OrganizationConfirmation,
    ids.map((organizationId) => ({ organizationId, onDay })),
  );
  const other = there.filter(({ source, accountId }) => source !== how.source || accountId !== how.accountId);
  const fresh = ids.filter((id) => !there.some(({ organizationId }) => organizationId === id));
  await tx.update(
    OrganizationConfirmation,
    other.map((row) => Object.assign(row, how)),
    ['source', 'accountId'],
  );
  await tx.insert(
    OrganizationConfirmation,
    fresh.map((organizationId) => ({ id: tx.identifiers.next(), organizationId, onDay, ...how })),
  );
  return other.length + fresh.length > 0;
}
