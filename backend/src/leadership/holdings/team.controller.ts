import { applyDecorators, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { DryRunQuery, PreviewAnswer } from '../../organizations/index.js';
import type { Answer } from '../../platform/http/answer.js';
import { LaterInput, type Read } from '../../platform/http/body.js';
import { IfMatch, type Match } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { FoundTeamsService } from './found-teams.service.js';
import { FoundTeamBody, HoldersAnswer, HoldingBody, HoldingChangeBody, LeavingBody, TeamAnswer } from './holdings.dto.js';
import { HoldingsService } from './holdings.service.js';
import { RepresentativeBody, RotaAnswer, RotaBody } from './rota.dto.js';
import { RotaReading } from './rota.reading.js';
import { RotaService } from './rota.service.js';
import { TeamDesk } from './team.desk.js';
import { TeamReading } from './team.reading.js';

type Done = Promise<Answer<TeamAnswer | PreviewAnswer>>;

/** The team of today, or with `dryRun` what would change. */
const ApiTeam = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(TeamAnswer, PreviewAnswer),
    ApiResponse({ status: 200, schema: { oneOf: [{ $ref: getSchemaPath(TeamAnswer) }, { $ref: getSchemaPath(PreviewAnswer) }] } }),
  );

@ApiTags('leadership')
@Controller('organizations/:id')
export class TeamController {
  constructor(
    private readonly reading: TeamReading,
    private readonly desk: TeamDesk,
    private readonly holdings: HoldingsService,
    private readonly foundTeams: FoundTeamsService,
    private readonly rota: RotaService,
    private readonly rotas: RotaReading,
  ) {}

  @Get('holders')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.holders', summary: 'Who holds the posts on a day, certainly or possibly' })
  @ApiOkResponse({ type: HoldersAnswer })
  holders(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<HoldersAnswer> {
    return this.reading.holders(viewer, id, asOf);
  }

  @Get('team')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.team', summary: '班子 of all times, with posts and seats' })
  @ApiOkResponse({ type: TeamAnswer })
  team(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<TeamAnswer> {
    return this.reading.team(viewer, id, asOf);
  }

  @Post('holdings')
  @HttpCode(200)
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.takeOffice', summary: '届中任职: 增补, 补选, 任命, 聘任, 代理, or one of the past' })
  @ApiTeam()
  takeOffice(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(HoldingBody) read: Read<HoldingBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.team(viewer, { match, once, dryRun }, (after, options) => this.holdings.takeOffice(viewer, id, read, after, options));
  }

  @Post('holdings/:holdingId/leave')
  @HttpCode(200)
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.leaveOffice', summary: '届中变动: a holder leaves, and who does the work from then on' })
  @ApiTeam()
  leave(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('holdingId') holdingId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(LeavingBody) read: Read<LeavingBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.team(viewer, { match, once, dryRun }, (after, options) =>
      this.holdings.leave(viewer, id, holdingId, read, after, options),
    );
  }

  @Patch('holdings/:holdingId')
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.changeHolding', summary: '更正任职' })
  @ApiTeam()
  change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('holdingId') holdingId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(HoldingChangeBody) read: Read<HoldingChangeBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.team(viewer, { match, once, dryRun }, (after, options) =>
      this.holdings.change(viewer, id, holdingId, read, after, options),
    );
  }

  @Delete('holdings/:holdingId')
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.removeHolding', summary: 'Delete a holding that was recorded by mistake' })
  @ApiTeam()
  remove(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('holdingId') holdingId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
  ): Done {
    return this.desk.team(viewer, { match, once }, (after, options) => this.holdings.remove(viewer, id, holdingId, after, options));
  }

  @Post('found-team')
  @HttpCode(200)
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.recordTeam', summary: '期初录入: the team as it is found, its beginnings unknown' })
  @ApiTeam()
  found(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(FoundTeamBody) read: Read<FoundTeamBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.team(viewer, { match, once, dryRun }, (after, options) => this.foundTeams.found(viewer, id, read, after, options));
  }

  @Post('holdings/:holdingId/representatives')
  @HttpCode(200)
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.represent', summary: '更换代表: the unit stays, its representative changes' })
  @ApiTeam()
  represent(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('holdingId') holdingId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(RepresentativeBody) read: Read<RepresentativeBody>,
  ): Done {
    return this.desk.team(viewer, { match, once }, (after, options) => this.rota.represent(viewer, id, holdingId, read, after, options));
  }

  @Get('rota')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.rota', summary: '轮值: the roster of all times' })
  @ApiOkResponse({ type: RotaAnswer })
  roster(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<RotaAnswer> {
    return this.rotas.rota(viewer, id, asOf);
  }

  @Put('rota')
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.setRota', summary: '安排轮值: the whole roster' })
  @ApiTeam()
  setRota(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(RotaBody) read: Read<RotaBody>,
  ): Done {
    return this.desk.team(viewer, { match, once }, (after, options) => this.rota.setRota(viewer, id, read, after, options));
  }
}
