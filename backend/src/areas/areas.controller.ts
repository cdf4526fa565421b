import { Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Answer } from '../platform/http/answer.js';
import { Input, LaterInput, type Read } from '../platform/http/body.js';
import { IfMatch, type Match } from '../platform/http/etag.js';
import { type Once, OnlyOnce } from '../platform/http/idempotency.js';
import { AsOfQuery } from '../platform/http/list-query.js';
import { May, type SignedIn, Who } from '../platform/http/may.js';
import { AreasDesk } from './areas.desk.js';
import {
  AreaActAnswer,
  AreaAddedAnswer,
  AreaBody,
  AreaEventListAnswer,
  AreaListAnswer,
  AreaListQuery,
  AreaOneAnswer,
  AreaOrderBody,
  TownshipsAnswer,
  TownshipsBody,
} from './areas.dto.js';
import { AreasReading } from './areas.reading.js';

@ApiTags('areas')
@Controller('areas')
export class AreasController {
  constructor(
    private readonly areas: AreasReading,
    private readonly desk: AreasDesk,
  ) {}

  @Get()
  @May('areas.read')
  @ApiOperation({ operationId: 'areas.list', summary: 'Units on a day, in the order of the office' })
  @ApiOkResponse({ type: AreaListAnswer })
  list(@Query() query: AreaListQuery): Promise<AreaListAnswer> {
    return this.areas.list(query);
  }

  @Get(':id')
  @May('areas.read')
  @ApiOperation({ operationId: 'areas.one', summary: 'One unit, whenever it lived' })
  @ApiOkResponse({ type: AreaOneAnswer })
  one(@Param('id') id: string, @Query() query: AsOfQuery): Promise<Answer<AreaOneAnswer>> {
    return this.areas.one(id, query.asOf);
  }

  @Get(':id/events')
  @May('areas.read')
  @ApiOperation({ operationId: 'areas.events', summary: 'What a unit came from and what became of it, with the documents' })
  @ApiOkResponse({ type: AreaEventListAnswer })
  events(@Param('id') id: string, @Query() query: AsOfQuery): Promise<AreaEventListAnswer> {
    return this.areas.events(id, query.asOf);
  }

  @Post()
  @May('areas.change')
  @ApiOperation({ operationId: 'areas.add', summary: '登记功能区或乡镇街道: a unit that no list has' })
  @ApiCreatedResponse({ type: AreaAddedAnswer })
  add(@Who() viewer: SignedIn, @Input(AreaBody) body: AreaBody, @OnlyOnce() once: Once): Promise<Answer<AreaAddedAnswer>> {
    return this.desk.add(viewer, body, once);
  }

  @Post('townships')
  @HttpCode(200)
  @May('areas.change')
  @ApiOperation({ operationId: 'areas.loadTownships', summary: '装入乡镇街道: those of a city that are not there yet' })
  @ApiOkResponse({ type: TownshipsAnswer })
  townships(@Who() viewer: SignedIn, @Input(TownshipsBody) body: TownshipsBody, @OnlyOnce() once: Once): Promise<TownshipsAnswer> {
    return this.desk.townships(viewer, body, once);
  }

  @Put(':id/order')
  @May('areas.change')
  @ApiOperation({ operationId: 'areas.order', summary: 'The office’s own order of what lies under a unit' })
  @ApiOkResponse({ type: AreaActAnswer })
  order(
    @Who() viewer: SignedIn,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(AreaOrderBody) read: Read<AreaOrderBody>,
  ): Promise<Answer<AreaActAnswer>> {
    return this.desk.order(viewer, id, read, match, once);
  }
}
