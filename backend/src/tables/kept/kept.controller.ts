import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { Answer, created } from '../../platform/http/answer.js';
import { Input } from '../../platform/http/body.js';
import { dispositionOf } from '../../platform/http/disposition.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { May, type Request, Who } from '../../platform/http/may.js';
import { localeOf } from '../../platform/http/problem.js';
import { FILE_TYPES } from '../table-files.js';
import { TableQuery } from '../tables.dto.js';
import { refuseNoSort } from '../tables.service.js';
import { ComparisonQuery, KeepBody, KeptComparisonAnswer, KeptListAnswer, KeptOneAnswer, KeptQuery, KeptTableAnswer } from './kept.dto.js';
import { KeptQueries } from './kept.queries.js';
import { KeptTables } from './kept.service.js';

@ApiTags('tables')
@Controller('kept-tables')
export class KeptController {
  constructor(
    private readonly queries: KeptQueries,
    private readonly kept: KeptTables,
  ) {}

  @Get()
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.kept', summary: '上报留底: what was handed up, the newest first' })
  @ApiOkResponse({ type: KeptListAnswer })
  async list(@Who() viewer: Viewer, @Query() { tableId }: KeptQuery): Promise<KeptListAnswer> {
    return { items: await this.queries.all(viewer, tableId) };
  }

  @Post()
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.keep', summary: '留底: make the table once more and keep it as it was handed up' })
  @ApiCreatedResponse({ type: KeptTableAnswer })
  async keep(
    @Who() viewer: Viewer,
    @Query() query: TableQuery,
    @Input(KeepBody) body: KeepBody,
    @OnlyOnce() once: Once,
    @Req() request: Request,
  ): Promise<Answer<KeptTableAnswer>> {
    refuseNoSort(body.definition, '/definition');
    return created(await this.kept.keep(viewer, body, query, localeOf(request.headers['accept-language']), once), '/api/kept-tables');
  }

  @Get(':id')
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.keptOne', summary: 'A kept table, line by line as it was' })
  @ApiOkResponse({ type: KeptOneAnswer })
  one(@Who() viewer: Viewer, @Param('id') id: string): Promise<KeptOneAnswer> {
    return this.kept.one(viewer, id);
  }

  @Get(':id/file')
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.keptFile', summary: 'The workbook or document, byte by byte as it was kept' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Who() viewer: Viewer, @Param('id') id: string): Promise<Answer<Buffer>> {
    const { name, format, bytes } = await this.kept.file(viewer, id);
    return new Answer(bytes, 200, { 'content-type': FILE_TYPES[format], 'content-disposition': dispositionOf(name) });
  }

  @Get(':id/comparison')
  @May('organizations.export')
  @ApiOperation({
    operationId: 'tables.keptComparison',
    summary: '与现在比较: rows and cells that read otherwise on a day, and what is behind each',
  })
  @ApiOkResponse({ type: KeptComparisonAnswer })
  comparison(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: ComparisonQuery): Promise<KeptComparisonAnswer> {
    return this.kept.comparison(viewer, id, asOf);
  }
}
