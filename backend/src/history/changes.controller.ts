import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { LaterInput, type Read } from '../platform/http/body.js';
import { type Once, OnlyOnce } from '../platform/http/idempotency.js';
import { May, Who } from '../platform/http/may.js';
import { FeedAnswer, FeedQuery, UndoAnswer, UndoBody, UndoQuery } from './changes.dto.js';
import { ChangesQueries } from './changes.queries.js';
import { UndoService, type Undone } from './undo.service.js';

@ApiTags('history')
@ApiExtraModels(UndoBody)
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly changes: ChangesQueries,
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
