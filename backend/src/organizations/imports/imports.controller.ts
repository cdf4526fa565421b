import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { Answer } from '../../platform/http/answer.js';
import { Input, LargeBody, readBody } from '../../platform/http/body.js';
import { dispositionOf } from '../../platform/http/disposition.js';
import { fault } from '../../platform/http/faults.js';
import { May, type Request, Who } from '../../platform/http/may.js';
import { fieldProblem, invalid, localeOf } from '../../platform/http/problem.js';
import { TakesFile, type Upload, Uploading } from '../../platform/http/uploads.js';
import { JobAnswer } from '../../platform/jobs/jobs.controller.js';
import { ImportsDesk } from './imports.desk.js';
import {
  ImportAnswer,
  ImportApplyBody,
  ImportBody,
  ImportFileFacts,
  ImportPatch,
  ImportRowPatch,
  ImportRowsAnswer,
  ImportRowsQuery,
  ImportsAnswer,
  MOST_IMPORT_BYTES,
  TemplateQuery,
} from './imports.dto.js';
import { ImportTemplates } from './templates.js';

const inWords = (request: Request): ReturnType<typeof localeOf> => localeOf(request.headers['accept-language']);

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('imports')
@ApiExtraModels(ImportFileFacts)
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly desk: ImportsDesk,
    private readonly templates: ImportTemplates,
  ) {}

  @Post()
  @May('organizations.change')
  @LargeBody(MOST_IMPORT_BYTES)
  @ApiOperation({ operationId: 'imports.begin', summary: '导入: brings a block of cells in and judges it; no record is touched' })
  @ApiCreatedResponse({ type: ImportAnswer })
  begin(@Who() viewer: Viewer, @Input(ImportBody) body: ImportBody, @Req() request: Request): Promise<Answer<ImportAnswer>> {
    return this.desk.begin(viewer, body, inWords(request));
  }

  @Post('file')
  @May('organizations.change')
  @TakesFile(ImportFileFacts)
  @ApiOperation({ operationId: 'imports.beginFile', summary: '导入: brings a workbook or a CSV in and judges it; no record is touched' })
  @ApiCreatedResponse({ type: ImportAnswer })
  async beginFile(
    @Who() viewer: Viewer,
    @Uploading() receive: () => Promise<Upload>,
    @Req() request: Request,
  ): Promise<Answer<ImportAnswer>> {
    const upload = await receive();
    try {
      const facts = readBody(ImportFileFacts, upload.facts ?? {});
      if (!upload.file) throw invalid([fieldProblem('/file', fault('required'))]);
      return await this.desk.beginFile(viewer, upload.file, upload.fileName, facts, inWords(request));
    } finally {
      await upload.close();
    }
  }

  @Get()
  @May('organizations.change')
  @ApiOperation({
    operationId: 'imports.list',
    summary: "One's own imports of the last 7 days: those that go on, and those that were applied",
  })
  @ApiOkResponse({ type: ImportsAnswer })
  list(@Who() viewer: Viewer): Promise<ImportsAnswer> {
    return this.desk.list(viewer);
  }

  @Get('template')
  @May('organizations.change')
  @ApiOperation({ operationId: 'imports.template', summary: 'A workbook to be filled in: of a kind, empty or with what the registry has' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(@Who() viewer: Viewer, @Query() query: TemplateQuery, @Req() request: Request): Promise<Answer<Buffer>> {
    const { name, bytes } = await this.templates.made(viewer, query, inWords(request));
    return new Answer(bytes, 200, { 'content-type': XLSX, 'content-disposition': dispositionOf(name) });
  }

  @Get(':id')
  @May('organizations.change')
  @ApiOperation({ operationId: 'imports.one', summary: 'How its columns are read, and how many rows become what' })
  @ApiOkResponse({ type: ImportAnswer })
  one(@Who() viewer: Viewer, @Param('id') id: string, @Req() request: Request): Promise<ImportAnswer> {
    return this.desk.one(viewer, id, inWords(request));
  }

  @Patch(':id')
  @May('organizations.change')
  @ApiOperation({ operationId: 'imports.revise', summary: 'Reads it otherwise: columns, kind, from which day' })
  @ApiOkResponse({ type: ImportAnswer })
  revise(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Input(ImportPatch) patch: ImportPatch,
    @Req() request: Request,
  ): Promise<ImportAnswer> {
    return this.desk.revise(viewer, id, patch, inWords(request));
  }

  @Get(':id/rows')
  @May('organizations.change')
  @ApiOperation({ operationId: 'imports.rows', summary: 'Its rows, each with what becomes of it' })
  @ApiOkResponse({ type: ImportRowsAnswer })
  rows(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Query() query: ImportRowsQuery,
    @Req() request: Request,
  ): Promise<ImportRowsAnswer> {
    return this.desk.rows(viewer, id, query, inWords(request));
  }

  @Get(':id/marked')
  @May('organizations.change')
  @ApiOperation({
    operationId: 'imports.marked',
    summary: 'The list as a workbook, with what is wrong marked in its cells and told in a column',
  })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async marked(@Who() viewer: Viewer, @Param('id') id: string, @Req() request: Request): Promise<Answer<Buffer>> {
    const { name, bytes } = await this.desk.marked(viewer, id, inWords(request));
    return new Answer(bytes, 200, { 'content-type': XLSX, 'content-disposition': dispositionOf(name) });
  }

  @Patch(':id/rows/:row')
  @May('organizations.change')
  @ApiOperation({ operationId: 'imports.decide', summary: 'Mends a row, skips it, or says whom it means' })
  @ApiOkResponse({ type: ImportAnswer })
  decide(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('row') row: string,
    @Input(ImportRowPatch) patch: ImportRowPatch,
    @Req() request: Request,
  ): Promise<ImportAnswer> {
    return this.desk.decide(viewer, id, row, patch, inWords(request));
  }

  @Delete(':id')
  @HttpCode(204)
  @May('organizations.change')
  @ApiOperation({ operationId: 'imports.forget', summary: 'Gives it up' })
  @ApiNoContentResponse()
  forget(@Who() viewer: Viewer, @Param('id') id: string): Promise<void> {
    return this.desk.forget(viewer, id);
  }

  @Post(':id/apply')
  @May('organizations.change')
  @ApiOperation({ operationId: 'imports.apply', summary: 'Writes new and changed rows as one act, as a job' })
  @ApiAcceptedResponse({ type: JobAnswer })
  apply(@Who() viewer: Viewer, @Param('id') id: string, @Input(ImportApplyBody) { reason }: ImportApplyBody): Promise<Answer<JobAnswer>> {
    return this.desk.apply(viewer, id, reason ?? null);
  }
}
