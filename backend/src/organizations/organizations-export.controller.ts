import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '../accounts/index.js';
import { Input } from '../platform/http/body.js';
import { May, type Request, Who } from '../platform/http/may.js';
import { localeOf } from '../platform/http/problem.js';
import { ExportSelectionBody, OrganizationExportQuery } from './export.dto.js';
import { OrganizationsExport } from './organizations.export.js';

@ApiTags('organizations')
@Controller('organizations')
export class OrganizationsExportController {
  constructor(private readonly files: OrganizationsExport) {}

  @Get('export')
  @May('organizations.export')
  @ApiOperation({ operationId: 'organizations.export', summary: 'The list as a file: names rather than ids, as of the day; logged' })
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(
    @Who() viewer: Viewer,
    @Query() query: OrganizationExportQuery,
    @Req() request: Request,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.files.send(viewer, query, localeOf(request.headers['accept-language']), reply);
  }

  @Post('export')
  @HttpCode(200)
  @May('organizations.export')
  @ApiOperation({
    operationId: 'organizations.exportSelected',
    summary: 'Chosen organizations as a file, those of them that may be exported',
  })
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  exportSelected(
    @Who() viewer: Viewer,
    @Query() query: OrganizationExportQuery,
    @Input(ExportSelectionBody) { ids }: ExportSelectionBody,
    @Req() request: Request,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.files.send(viewer, query, localeOf(request.headers['accept-language']), reply, ids);
  }
}
