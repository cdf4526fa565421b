import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { LaterInput, type Read } from '../platform/http/body.js';
import { type Once, OnlyOnce } from '../platform/http/idempotency.js';
import { May, Who } from '../platform/http/may.js';
import { FeedAnswer, FeedQuery, UndoAnswer, UndoBody, UndoQuery } from './changes.dto.js';
import { ChangesQueries } from './changes.queries.js';
import { MineQuery, MyChanges, OthersChanges, OthersQuery } from './recent.dto.js';
import { RecentChanges } from './recent.queries.js';
import { UndoService, type Undone } from './undo.service.js';

@ApiTags('history')
@ApiExtraModels(UndoBody)
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly changes: ChangesQueries,
    private readonly recent: RecentChanges,
    private readonly undoing: UndoService,
  ) {}

  @Get()
  @May('history.read')
  @ApiOperation({
    operationId: 'changes.feed',
    summary: 'Everything that was changed and the account may read, oldest first, nothing skipped',
  })
  @ApiOkResponse({ type: FeedAnswer })
  feed(@Who() viewer: Viewer, @Query() query: FeedQuery): Promise<FeedAnswer> {
    return this.changes.feed(viewer, query);
  }

  @Get('mine')
  @May('history.own')
  @ApiOperation({ operationId: 'changes.mine', summary: 'What the account itself did in the last 30 days, newest first' })
  @ApiOkResponse({ type: MyChanges })
  mine(@Who() viewer: Viewer, @Query() query: MineQuery): Promise<MyChanges> {
    return this.recent.mine(viewer, query);
  }

  @Get('others')
  @May('history.read')
  @ApiOperation({ operationId: 'changes.others', summary: 'What others did in the last 30 days to records in reach, newest first' })
  @ApiOkResponse({ type: OthersChanges })
  others(@Who() viewer: Viewer, @Query() query: OthersQuery): Promise<OthersChanges> {
    return this.recent.byOthers(viewer, query);
  }

  @Post(':changeSetId/undo')
  @HttpCode(200)
  @May('history.undo')
  @ApiOperation({ operationId: 'changes.undo', summary: 'Undo a change set; a dry run shows what would change' })
  @ApiOkResponse({ type: UndoAnswer })
  undo(
    @Who() viewer: Viewer,
    @Param('changeSetId') changeSetId: string,
    @Query() query: UndoQuery,
    @LaterInput(UndoBody) read: Read<UndoBody>,
    @OnlyOnce() once: Once,
  ): Promise<Undone> {
    const { dryRun } = query;
    return this.undoing.undo(viewer, changeSetId.toLowerCase(), read, { dryRun, ...(dryRun ? {} : { once }) });
  }
}
