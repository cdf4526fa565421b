import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { type Answer, created, tagged } from '../platform/http/answer.js';
import { Input, LaterInput, type Read } from '../platform/http/body.js';
import { IfMatch, type Match } from '../platform/http/etag.js';
import { type Once, OnlyOnce } from '../platform/http/idempotency.js';
import { May, Who } from '../platform/http/may.js';
import { problem } from '../platform/http/problem.js';
import { ViewAnswer, ViewBody, ViewListAnswer, ViewPatch, ViewsQuery } from './views.dto.js';
import { ViewsQueries } from './views.queries.js';
import { ViewsService } from './views.service.js';

@ApiTags('views')
@Controller('views')
export class ViewsController {
  constructor(
    private readonly queries: ViewsQueries,
    private readonly views: ViewsService,
  ) {}

  @Get()
  @May('views.own')
  @ApiOperation({ operationId: 'views.list', summary: '常用视图 of a list: own ones, and those shared with the account' })
  @ApiOkResponse({ type: ViewListAnswer })
  async list(@Who() viewer: Viewer, @Query() { list }: ViewsQuery): Promise<ViewListAnswer> {
    return { items: await this.queries.ofList(viewer, list) };
  }

  @Get(':id')
  @May('views.own')
  @ApiOperation({ operationId: 'views.one', summary: 'One view' })
  @ApiOkResponse({ type: ViewAnswer })
  async one(@Who() viewer: Viewer, @Param('id') id: string): Promise<Answer<ViewAnswer>> {
    const view = await this.queries.one(viewer, id);
    if (!view) throw problem('not_found');
    return tagged(view);
  }

  @Post()
  @May('views.own')
  @ApiOperation({ operationId: 'views.save', summary: '存为常用视图' })
  @ApiCreatedResponse({ type: ViewAnswer })
  async save(@Who() viewer: Viewer, @Input(ViewBody) body: ViewBody, @OnlyOnce() once: Once): Promise<Answer<ViewAnswer>> {
    return created(await this.views.save(viewer, body, once), '/api/views');
  }

  @Patch(':id')
  @May('views.own')
  @ApiOperation({ operationId: 'views.change', summary: 'Rename a view, share it, or replace what it asks; by its owner' })
  @ApiOkResponse({ type: ViewAnswer })
  async change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(ViewPatch) read: Read<ViewPatch>,
  ): Promise<Answer<ViewAnswer>> {
    return tagged(await this.views.change(viewer, id, read, match, once));
  }

  @Delete(':id')
  @May('views.own')
  @ApiOperation({ operationId: 'views.remove', summary: 'Remove a view; by its owner' })
  @ApiOkResponse({ type: ViewAnswer, description: 'as it was' })
  remove(@Who() viewer: Viewer, @Param('id') id: string, @IfMatch() match: Match, @OnlyOnce() once: Once): Promise<ViewAnswer> {
    return this.views.remove(viewer, id, match, once);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @May('views.own')
  @ApiOperation({ operationId: 'views.restore', summary: 'Bring a removed view back' })
  @ApiOkResponse({ type: ViewAnswer })
  async restore(@Who() viewer: Viewer, @Param('id') id: string, @OnlyOnce() once: Once): Promise<Answer<ViewAnswer>> {
    return tagged(await this.views.restore(viewer, id, once));
  }
}
