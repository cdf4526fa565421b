import { Injectable } from '@nestjs/common';
import { holds, type Viewer } from '../../accounts/index.js';
import { OrganizationRecords } from '../../organizations/index.js';
import { Reader, type Reads } from '../../platform/database/reads.js';
import { Answer } from '../../platform/http/answer.js';
import type { Read } from '../../platform/http/body.js';
import { etagOf, type Match } from '../../platform/http/etag.js';
import type { Once } from '../../platform/http/idempotency.js';
import { problem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { SeatConflicts } from '../holdings/seat-conflicts.js';
import { TeamQueries, type TeamRow } from '../holdings/team.queries.js';
import { TeamReading } from '../holdings/team.reading.js';
import { lastDayOf } from '../terms/last-day.js';
import { ruleOfTerms } from '../terms/term-rules.js';
import { TermsQueries } from '../terms/terms.queries.js';
import { CharterWarnings } from './charter-warnings.js';
import { comparedTeams, type ComparedTeams, countsOf, teamDiff } from './comparison.js';
import type { TermComparisonAnswer, CongressBody, LeadershipChangeAnswer } from './congress.dto.js';
import { type CongressHeld, CongressService } from './congress.service.js';

interface How {
  readonly match: Match;
  readonly once: Once;
  readonly dryRun?: boolean | undefined;
}

/** Turns a congress into its answer: the same for a dry run and for what was saved. */
@Injectable()
export class CongressDesk {
  constructor(
    private readonly congress: CongressService,
    private readonly conflicts: SeatConflicts,
    private readonly queries: TeamQueries,
    private readonly terms: TermsQueries,
    private readonly teams: TeamReading,
    private readonly records: OrganizationRecords,
    private readonly warnings: CharterWarnings,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** 换届. A dry run gives the same comparison and leaves nothing; it asks for no version. */
  hold(viewer: Viewer, id: string, read: Read<CongressBody>, { match, once, dryRun }: How): Promise<Answer<LeadershipChangeAnswer>> {
    return this.conflicts.explained(viewer, match, async (pointers) => {
      let version = 0;
      const body = await this.congress.hold(
        viewer,
        id,
        read,
        async (tx, _, held) => {
          const team = await this.team(tx, id, held);
          version = team.placed.version;
          return this.answer(tx, viewer, team, held, dryRun ? null : tx.changeSet);
        },
        { once, pointers, ...(dryRun ? { dryRun } : { match }) },
      );
      return dryRun ? new Answer(body, 200) : new Answer(body, 201, { etag: etagOf(version) });
    });
  }

  /** What the congress of a term changed. @throws Problem 404 where there is no such term, or the organization is not to be seen */
  async comparison(viewer: Viewer, id: string, termId: string): Promise<TermComparisonAnswer> {
    const today = this.clock.today();
    const team = await this.queries.team(this.reader, id, today, today);
    await this.records.seen(viewer, team?.placed, today);
    const teams = team && comparedTeams(team, termId);
    if (!team || !teams) throw problem('not_found');
    const diff = teamDiff(team, teams, await this.teams.nameOf(viewer, today), shown(viewer));
    return { number: teams.term.number, ...countsOf(teams), diff };
  }

  private async team(reads: Reads, id: string, { term }: CongressHeld): Promise<TeamRow> {
    const team = await this.queries.team(reads, id, term.congress.latest ?? '', this.clock.today());
    if (!team) throw problem('not_found');
    return team;
  }

  private async answer(
    reads: Reads,
    viewer: Viewer,
    team: TeamRow,
    { term, succession }: CongressHeld,
    changeSet: string | null,
  ): Promise<LeadershipChangeAnswer> {
    const id = term.organizationId;
    const on: Day = term.congress.latest ?? '';
    const nameOf = await this.teams.nameOf(viewer, on);
    const teams: ComparedTeams | undefined = comparedTeams(team, term.id);
    if (!teams) throw problem('not_found');
    const rule = await ruleOfTerms(reads, id, on);
    const state = (await this.terms.terms(reads, id, on))?.state?.state ?? 'none';
    return {
      closed: succession.closed.length,
      opened: succession.opened.length,
      ...countsOf(teams),
      diff: teamDiff(team, teams, nameOf, shown(viewer)),
      warnings: await this.warnings.of(reads, viewer, team, teams, rule, nameOf),
      number: term.number,
      dueOn: lastDayOf(term)?.toString() ?? null,
      state,
      termId: changeSet === null ? null : term.id,
      changeSet,
    };
  }
}

const shown = (viewer: Viewer): { locale: 'zh' | 'en'; mayKnow: boolean } => ({
  locale: viewer.locale,
  mayKnow: holds(viewer, 'leadership.ways'),
});
