import { Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { DryRunQuery } from '../../organizations/index.js';
import { Answer, created, tagged } from '../../platform/http/answer.js';
import { Input } from '../../platform/http/body.js';
import { IfMatch, type Match } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { ArrangementBody, ArrangementChangeBody, ArrangementListAnswer, ArrangementWithMembersAnswer } from './arrangements.dto.js';
import { ArrangementsQueries } from './arrangements.queries.js';
import { ArrangementsService } from './arrangements.service.js';

@ApiTags('leadership')
@Controller('arrangements')
export class ArrangementsController {
  constructor(
    private readonly queries: ArrangementsQueries,
    private readonly service: ArrangementsService,
  ) {}

  @Get()
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.arrangements', summary: '换届安排: the newest document first' })
  @ApiOkResponse({ type: ArrangementListAnswer })
  list(@Who() viewer: Viewer, @Query() { asOf }: AsOfQuery): Promise<ArrangementListAnswer> {
    return this.queries.list(viewer, asOf);
  }

  @Get(':id')
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.arrangement', summary: 'An arrangement with its organizations and their state on the day' })
  @ApiOkResponse({ type: ArrangementWithMembersAnswer })
  async one(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<Answer<ArrangementWithMembersAnswer>> {
    return tagged(await this.queries.one(viewer, id, asOf));
  }

  @Post()
  @May('leadership.arrange')
  @ApiOperation({
    operationId: 'leadership.arrange',
    summary: 'One document, one window, many organizations; with `dryRun` their states before and after',
  })
  @ApiResponse({ status: 200, type: ArrangementWithMembersAnswer })
  @ApiResponse({ status: 201, type: ArrangementWithMembersAnswer })
  async arrange(
    @Who() viewer: Viewer,
    @OnlyOnce() once: Once,
    @Input(ArrangementBody) body: ArrangementBody,
    @Query() { dryRun }: DryRunQuery,
  ): Promise<Answer<ArrangementWithMembersAnswer>> {
    const done = await this.service.arrange(viewer, body, { once, ...(dryRun && { dryRun }) });
    return dryRun ? new Answer(done, 200) : created(done, '/api/arrangements');
  }

  @Patch(':id')
  @May('leadership.arrange')
  @ApiOperation({ operationId: 'leadership.changeArrangement', summary: 'Change an arrangement, or which organizations it is for' })
  @ApiOkResponse({ type: ArrangementWithMembersAnswer })
  async change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @Input(ArrangementChangeBody) body: ArrangementChangeBody,
  ): Promise<Answer<ArrangementWithMembersAnswer>> {
    return tagged(await this.service.change(viewer, id, body, match, { once }));
  }
}
