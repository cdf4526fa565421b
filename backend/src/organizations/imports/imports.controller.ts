import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { Answer } from '../../platform/http/answer.js';
import { Input, LargeBody, readBody } from '../../platform/http/body.js';
import { dispositionOf } from '../../platform/http/disposition.js';
import { fault } from '../../platform/http/faults.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { May, type Request, Who } from '../../platform/http/may.js';
import { fieldProblem, invalid, localeOf } from '../../platform/http/problem.js';
import { TakesFile, type Upload, Uploading } from '../../platform/http/uploads.js';
import {
  ImportAnswer,
  ImportBody,
  ImportFacts,
  ImportPreviewAnswer,
  ImportQuery,
  MOST_IMPORT_BYTES,
  TemplateQuery,
} from './imports.dto.js';
import { ImportsReading } from './imports.reading.js';
import { ImportTemplates } from './templates.js';
import { ImportsService } from './imports.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('organizations')
@ApiExtraModels(ImportFacts)
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly reading: ImportsReading,
    private readonly imports: ImportsService,
    private readonly templates: ImportTemplates,
  ) {}

  @Get('template')
  @May('organizations.found')
  @ApiOperation({
    operationId: 'organizations.importTemplate',
    summary: 'A workbook to be filled in: of a kind, empty or with what the registry has',
  })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(@Who() viewer: Viewer, @Query() query: TemplateQuery, @Req() request: Request): Promise<Answer<Buffer>> {
    const { name, bytes } = await this.templates.made(viewer, query, localeOf(request.headers['accept-language']));
    return new Answer(bytes, 200, { 'content-type': XLSX, 'content-disposition': dispositionOf(name) });
  }

  @Post('preview')
  @HttpCode(200)
  @May('organizations.found')
  @TakesFile(ImportFacts)
  @ApiOperation({
    operationId: 'organizations.importPreview',
    summary: '预检: what a workbook, a CSV or a pasted block would change; nothing is kept',
  })
  @ApiOkResponse({ type: ImportPreviewAnswer })
  async preview(@Who() viewer: Viewer, @Uploading() receive: () => Promise<Upload>, @Req() request: Request): Promise<ImportPreviewAnswer> {
    const upload = await receive();
    try {
      const facts = readBody(ImportFacts, upload.facts ?? {});
      if (!upload.file) throw invalid([fieldProblem('/file', fault('required'))]);
      return await this.reading.preview(viewer, upload.file, upload.fileName, facts, localeOf(request.headers['accept-language']));
    } finally {
      await upload.close();
    }
  }

  @Post()
  @May('organizations.found')
  @LargeBody(MOST_IMPORT_BYTES)
  @ApiOperation({ operationId: 'organizations.import', summary: '导入: rows founded and changed as one change set, all or nothing' })
  @ApiOkResponse({ type: ImportAnswer, description: 'of a dry run' })
  @ApiCreatedResponse({ type: ImportAnswer })
  async import(
    @Who() viewer: Viewer,
    @Input(ImportBody) body: ImportBody,
    @OnlyOnce() once: Once,
    @Query() { dryRun = false }: ImportQuery,
  ): Promise<Answer<ImportAnswer>> {
    return new Answer(await this.imports.import(viewer, body, { once, dryRun }), dryRun ? 200 : 201);
  }
}
