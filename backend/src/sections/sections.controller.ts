import { Controller, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { Input, LaterInput, type Read } from '../platform/http/body.js';
import { type Once, OnlyOnce } from '../platform/http/idempotency.js';
import { May, Who } from '../platform/http/may.js';
import { SectionBody, SectionListAnswer, SectionOrderBody, SectionPatch, SectionsDone } from './sections.dto.js';
import { SectionsQueries } from './sections.queries.js';
import { SectionsService } from './sections.service.js';

@ApiTags('sections')
@Controller('sections')
export class SectionsController {
  constructor(
    private readonly queries: SectionsQueries,
    private readonly sections: SectionsService,
  ) {}

  @Get()
  @May('sections.read')
  @ApiOperation({ operationId: 'sections.list', summary: '科室 of the office in its own order, retired ones too' })
  @ApiOkResponse({ type: SectionListAnswer })
  async list(): Promise<SectionListAnswer> {
    return { items: await this.queries.list() };
  }

  @Post()
  @May('sections.manage')
  @ApiOperation({ operationId: 'sections.add', summary: 'A new section; it comes last' })
  @ApiCreatedResponse({ type: SectionsDone })
  add(@Who() viewer: Viewer, @Input(SectionBody) body: SectionBody, @OnlyOnce() once: Once): Promise<SectionsDone> {
    return this.sections.add(viewer, body, { once });
  }

  @Put('order')
  @May('sections.manage')
  @ApiOperation({ operationId: 'sections.order', summary: 'The order of all sections' })
  @ApiOkResponse({ type: SectionsDone })
  order(@Who() viewer: Viewer, @Input(SectionOrderBody) body: SectionOrderBody): Promise<SectionsDone> {
    return this.sections.order(viewer, body);
  }

  @Patch(':id')
  @May('sections.manage')
  @ApiOperation({ operationId: 'sections.change', summary: 'Rename a section, retire it, take it up again' })
  @ApiOkResponse({ type: SectionsDone })
  change(@Who() viewer: Viewer, @Param('id') id: string, @LaterInput(SectionPatch) read: Read<SectionPatch>): Promise<SectionsDone> {
    return this.sections.change(viewer, id, read);
  }
}
