import { Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { DryRunQuery } from '../../organizations/index.js';
import { Input, LargeBody } from '../../platform/http/body.js';
import { MatchOfEach } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { May, Who } from '../../platform/http/may.js';
import { FoundTeamsService } from '../holdings/found-teams.service.js';
import { SeatConflicts } from '../holdings/seat-conflicts.js';
import { FoundTeamsAnswer, FoundTeamsBody, MOST_BYTES, TeamsReadingAnswer, TeamsReadingBody } from './pasting.dto.js';
import { TeamsInText } from './teams-in-text.js';

@ApiTags('leadership')
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly reading: TeamsInText,
    private readonly foundTeams: FoundTeamsService,
    private readonly conflicts: SeatConflicts,
  ) {}

  @Post('reading')
  @HttpCode(200)
  @May('leadership.change')
  @LargeBody(MOST_BYTES)
  @ApiOperation({
    operationId: 'leadership.readTeams',
    summary: 'Pasted teams split into posts and people, with a question for each doubt; nothing is kept',
  })
  @ApiOkResponse({ type: TeamsReadingAnswer })
  read(@Who() viewer: Viewer, @Input(TeamsReadingBody) body: TeamsReadingBody): Promise<TeamsReadingAnswer> {
    return this.reading.read(viewer, body);
  }

  @Post('found')
  @HttpCode(200)
  @May('leadership.change')
  @LargeBody(MOST_BYTES * 4)
  @ApiOperation({
    operationId: 'leadership.recordTeams',
    summary: '期初录入 of many organizations in one act; with `dryRun` what would be written',
  })
  @ApiOkResponse({ type: FoundTeamsAnswer })
  async found(
    @Who() viewer: Viewer,
    @Input(FoundTeamsBody) { on, teams, ...reasons }: FoundTeamsBody,
    @OnlyOnce() once: Once,
    @Query() { dryRun }: DryRunQuery,
  ): Promise<FoundTeamsAnswer> {
    const match = new MatchOfEach(teams.map(({ organizationId, version }) => ({ id: organizationId, version })));
    const options = { match, once, ...(dryRun && { dryRun }) };
    const { changeSet, counts } = await this.conflicts.explained(viewer, match, (pointers) =>
      this.foundTeams.foundMany(viewer, on, teams, { ...options, pointers }, reasons),
    );
    const sum = (of: 'recorded' | 'known'): number => counts.reduce((all, count) => all + count[of], 0);
    return { changeSet: dryRun ? null : changeSet, recorded: sum('recorded'), known: sum('known'), teams: [...counts] };
  }
}
