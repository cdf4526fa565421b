import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { Answer, created, tagged } from '../platform/http/answer.js';
import { Input, LaterInput, type Read } from '../platform/http/body.js';
import { dispositionOf } from '../platform/http/disposition.js';
import { IfMatch, type Match } from '../platform/http/etag.js';
import { type Once, OnlyOnce } from '../platform/http/idempotency.js';
import { May, type Request, Who } from '../platform/http/may.js';
import { localeOf, problem } from '../platform/http/problem.js';
import { answerOf } from './answer.js';
import { Printing } from './printing.js';
import { FILE_TYPES, TableFiles } from './table-files.js';
import {
  HeadCellAnswer,
  PrintedTableAnswer,
  TableAnswer,
  TableBody,
  TableDefinitionBody,
  TableFileQuery,
  TableListAnswer,
  TablePatch,
  TableQuery,
} from './tables.dto.js';
import { TablesQueries } from './tables.queries.js';
import { refuseNoSort, TablesService } from './tables.service.js';

@ApiTags('tables')
@ApiExtraModels(HeadCellAnswer)
@Controller('tables')
export class TablesController {
  constructor(
    private readonly queries: TablesQueries,
    private readonly tables: TablesService,
    private readonly printing: Printing,
    private readonly files: TableFiles,
  ) {}

  @Get()
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.list', summary: '上报表: own ones, and those of views that the account may open' })
  @ApiOkResponse({ type: TableListAnswer })
  async list(@Who() viewer: Viewer): Promise<TableListAnswer> {
    return { items: await this.queries.all(viewer) };
  }

  @Post('printed')
  @HttpCode(200)
  @May('organizations.export')
  @ApiOperation({
    operationId: 'tables.printed',
    summary: 'A question set as a table, as it lies on the desk: for the screen and for print',
  })
  @ApiOkResponse({ type: PrintedTableAnswer })
  async printed(
    @Who() viewer: Viewer,
    @Query() query: TableQuery,
    @Input(TableDefinitionBody) definition: TableDefinitionBody,
    @Req() request: Request,
  ): Promise<PrintedTableAnswer> {
    refuseNoSort(definition);
    return answerOf(await this.printing.table(viewer, definition, query, localeOf(request.headers['accept-language'])));
  }

  @Post('file')
  @HttpCode(200)
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.file', summary: 'The same as a workbook or a document; logged' })
  @ApiProduces(...Object.values(FILE_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Who() viewer: Viewer,
    @Query() query: TableFileQuery,
    @Input(TableDefinitionBody) definition: TableDefinitionBody,
    @Req() request: Request,
  ): Promise<Answer<Buffer>> {
    refuseNoSort(definition);
    const { name, bytes } = await this.files.made(viewer, definition, query, localeOf(request.headers['accept-language']));
    return new Answer(bytes, 200, { 'content-type': FILE_TYPES[query.format], 'content-disposition': dispositionOf(name) });
  }

  @Post()
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.save', summary: 'Save how a view is set as a table' })
  @ApiCreatedResponse({ type: TableAnswer })
  async save(@Who() viewer: Viewer, @Input(TableBody) body: TableBody, @OnlyOnce() once: Once): Promise<Answer<TableAnswer>> {
    return created(await this.tables.save(viewer, body, once), '/api/tables');
  }

  @Get(':id')
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.one', summary: 'One table' })
  @ApiOkResponse({ type: TableAnswer })
  async one(@Who() viewer: Viewer, @Param('id') id: string): Promise<Answer<TableAnswer>> {
    const table = await this.queries.one(viewer, id);
    if (!table) throw problem('not_found');
    return tagged(table);
  }

  @Patch(':id')
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.change', summary: 'Rename a table or set it otherwise; by whoever made it' })
  @ApiOkResponse({ type: TableAnswer })
  async change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(TablePatch) read: Read<TablePatch>,
  ): Promise<Answer<TableAnswer>> {
    return tagged(await this.tables.change(viewer, id, read, match, once));
  }

  @Delete(':id')
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.remove', summary: 'Remove a table; by whoever made it. What was kept of it stays' })
  @ApiOkResponse({ type: TableAnswer, description: 'as it was' })
  remove(@Who() viewer: Viewer, @Param('id') id: string, @IfMatch() match: Match, @OnlyOnce() once: Once): Promise<TableAnswer> {
    return this.tables.remove(viewer, id, match, once);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @May('organizations.export')
  @ApiOperation({ operationId: 'tables.restore', summary: 'Bring a removed table back' })
  @ApiOkResponse({ type: TableAnswer })
  async restore(@Who() viewer: Viewer, @Param('id') id: string, @OnlyOnce() once: Once): Promise<Answer<TableAnswer>> {
    return tagged(await this.tables.restore(viewer, id, once));
  }
}
