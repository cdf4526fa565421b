import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '../../accounts/index.js';
import { Input, LargeBody, readBody } from '../../platform/http/body.js';
import { fault } from '../../platform/http/faults.js';
import { May, type Request, Who } from '../../platform/http/may.js';
import { fieldProblem, invalid, localeOf } from '../../platform/http/problem.js';
import { TakesFile, type Upload, Uploading } from '../../platform/http/uploads.js';
import {
  ComparisonAnswer,
  ComparisonBody,
  ComparisonExportBody,
  ComparisonExportQuery,
  ComparisonQuery,
  MOST_LIST_BYTES,
  NamesFileAnswer,
  NamesFileFacts,
} from './comparison.dto.js';
import { ComparisonExport } from './comparison.export.js';
import { ComparisonReading } from './comparison.reading.js';
import { NamesInFiles } from './names-in-files.js';

@ApiTags('organizations')
@ApiExtraModels(NamesFileFacts)
@Controller('organizations/comparison')
export class ComparisonController {
  constructor(
    private readonly reading: ComparisonReading,
    private readonly files: ComparisonExport,
    private readonly lists: NamesInFiles,
  ) {}

  @Post()
  @HttpCode(200)
  @May('organizations.read')
  @LargeBody(MOST_LIST_BYTES)
  @ApiOperation({ operationId: 'organizations.compare', summary: '名单比对: whose names these are; nothing is kept' })
  @ApiOkResponse({ type: ComparisonAnswer })
  compare(
    @Who() viewer: Viewer,
    @Input(ComparisonBody) { names }: ComparisonBody,
    @Query() query: ComparisonQuery,
  ): Promise<ComparisonAnswer> {
    return this.reading.compare(viewer, names, query);
  }

  @Post('file')
  @HttpCode(200)
  @May('organizations.read')
  @TakesFile(NamesFileFacts)
  @ApiOperation({ operationId: 'organizations.readNames', summary: 'The names in a workbook or a CSV, to be compared; nothing is kept' })
  @ApiOkResponse({ type: NamesFileAnswer })
  async readNames(@Uploading() receive: () => Promise<Upload>, @Req() request: Request): Promise<NamesFileAnswer> {
    const upload = await receive();
    try {
      const facts = readBody(NamesFileFacts, upload.facts ?? {});
      if (!upload.file) throw invalid([fieldProblem('/file', fault('required'))]);
      return await this.lists.read(upload.file, facts, localeOf(request.headers['accept-language']));
    } finally {
      await upload.close();
    }
  }

  @Post('export')
  @HttpCode(200)
  @May('organizations.export')
  @LargeBody(MOST_LIST_BYTES)
  @ApiOperation({ operationId: 'organizations.exportCompared', summary: 'One pile of a comparison, or the whole list, as a file; logged' })
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(
    @Who() viewer: Viewer,
    @Input(ComparisonExportBody) body: ComparisonExportBody,
    @Query() query: ComparisonExportQuery,
    @Req() request: Request,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.files.send(viewer, body, query, localeOf(request.headers['accept-language']), reply);
  }
}
