import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Day } from '../../platform/time/day.js';

/** Somebody who is to be recorded in an office: a person that is known, or one by his name. */
export interface FoundOfficer {
  readonly post: string;
  readonly person: { readonly id: string } | { readonly key: string; readonly name: string };
}

export interface FoundOfficers {
  readonly organizationId: string;
  readonly holders: readonly FoundOfficer[];
}

/** Records teams as they are found 期初录入, within a transaction that has taken their organizations. */
export type RecordOfficers = (tx: Tx, viewer: Viewer, teams: readonly FoundOfficers[], on: Day) => Promise<void>;

/** The room of leadership stands below this one: it says at its start how officers of a list are written (decision 0036). */
@Injectable()
export class OfficersPort {
  private given: RecordOfficers | undefined;

  register(record: RecordOfficers): void {
    this.given = record;
  }

  /** @throws Problem as 期初录入 */
  async record(tx: Tx, viewer: Viewer, teams: readonly FoundOfficers[], on: Day): Promise<void> {
    if (!teams.length) return;
    if (!this.given) throw new Error('nobody records officers');
    await this.given(tx, viewer, teams, on);
  }
}
