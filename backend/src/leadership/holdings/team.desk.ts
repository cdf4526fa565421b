import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { ChangesQueries, type Difference } from '../../history/index.js';
import type { After, PreviewAnswer } from '../../organizations/index.js';
import { Answer, tagged } from '../../platform/http/answer.js';
import type { Match } from '../../platform/http/etag.js';
import type { Once } from '../../platform/http/idempotency.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { TermsReading } from '../terms/terms.reading.js';
import type { TermsAnswer } from '../terms/terms.dto.js';
import type { TeamAnswer } from './holdings.dto.js';
import type { HoldingOptions, Pointers } from './pointers.js';
import { SeatConflicts } from './seat-conflicts.js';
import { TeamReading } from './team.reading.js';

/** What a request brings beside the body. */
export interface How {
  readonly match: Match;
  readonly once: Once;
  readonly dryRun?: boolean | undefined;
}

type Doing = <R>(after: After<R>, options: HoldingOptions) => Promise<R>;

/** Turns acts on a team or its terms into answers, read again in the act's own transaction; of a dry run what it would change. */
@Injectable()
export class TeamDesk {
  constructor(
    private readonly conflicts: SeatConflicts,
    private readonly teams: TeamReading,
    private readonly terms: TermsReading,
    private readonly changes: ChangesQueries,
    private readonly clock: OfficeClock,
  ) {}

  /** An act on who holds what: the team of today with the new ETag of the organization. */
  team(viewer: Viewer, how: How, doing: Doing): Promise<Answer<TeamAnswer | PreviewAnswer>> {
    return this.answer<TeamAnswer>(viewer, how, doing, (tx, id) => this.teams.team(viewer, id, this.clock.today(), tx));
  }

  /** An act on the terms: those of today. */
  termsOf(viewer: Viewer, how: How, doing: Doing): Promise<Answer<TermsAnswer | PreviewAnswer>> {
    return this.answer<TermsAnswer>(viewer, how, doing, (tx, id) => this.terms.terms(viewer, id, this.clock.today(), undefined, tx));
  }

  /** An act whose answer is what `read` gives in its own transaction. */
  answer<T extends { version: number }>(viewer: Viewer, how: How, doing: Doing, read: After<T>): Promise<Answer<T | PreviewAnswer>> {
    return this.conflicts.explained<Answer<T | PreviewAnswer>>(viewer, how.match, async (pointers) => {
      if (!how.dryRun) return tagged(await doing<T>(read, optionsOf(how, pointers)));
      const diff = await doing<readonly Difference[]>((tx) => this.changes.diffOfTransaction(tx, viewer), {
        ...optionsOf(how, pointers),
        dryRun: true,
      });
      return new Answer<PreviewAnswer>({ diff }, 200);
    });
  }
}

const optionsOf = ({ match, once }: How, pointers: Pointers): HoldingOptions => ({ once, match, pointers });
