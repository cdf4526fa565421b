import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { DryRunQuery } from '../../organizations/index.js';
import type { Answer } from '../../platform/http/answer.js';
import { LaterInput, type Read } from '../../platform/http/body.js';
import { IfMatch, type Match } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { May, Who } from '../../platform/http/may.js';
import { CongressDesk } from './congress.desk.js';
import { TermComparisonAnswer, CongressBody, LeadershipChangeAnswer } from './congress.dto.js';

@ApiTags('leadership')
@Controller('organizations/:id')
export class CongressController {
  constructor(private readonly desk: CongressDesk) {}

  @Post('leadership-changes')
  @May('leadership.change')
  @ApiOperation({
    operationId: 'leadership.holdCongress',
    summary: '换届: the congress and the whole new team; with `dryRun` the same comparison and nothing saved, whatever the version',
  })
  @ApiResponse({ status: 200, type: LeadershipChangeAnswer })
  @ApiResponse({ status: 201, type: LeadershipChangeAnswer })
  hold(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(CongressBody) read: Read<CongressBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Promise<Answer<LeadershipChangeAnswer>> {
    return this.desk.hold(viewer, id, read, { match, once, dryRun });
  }

  @Get('terms/:termId/comparison')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.comparison', summary: 'What the congress of a term changed' })
  @ApiOkResponse({ type: TermComparisonAnswer })
  comparison(@Who() viewer: Viewer, @Param('id') id: string, @Param('termId') termId: string): Promise<TermComparisonAnswer> {
    return this.desk.comparison(viewer, id, termId);
  }
}
