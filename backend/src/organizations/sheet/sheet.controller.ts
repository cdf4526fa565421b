import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import type { Answer } from '../../platform/http/answer.js';
import { May, type Request, Who } from '../../platform/http/may.js';
import { localeOf } from '../../platform/http/problem.js';
import { SheetAnswer, SheetFact, SheetQuery } from './sheet.dto.js';
import { DOCX, OrganizationSheets } from './sheets.js';

@ApiTags('organizations')
@Controller('organizations/:id/sheet')
export class SheetController {
  constructor(private readonly sheets: OrganizationSheets) {}

  @Get()
  @May('organizations.read')
  @ApiOperation({
    operationId: 'organizations.sheet',
    summary: '一页纸情况表: one organization on one page; the document only to those who may export, and logged',
  })
  @ApiExtraModels(SheetAnswer, SheetFact)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(SheetAnswer) } },
      [DOCX]: { schema: { type: 'string', format: 'binary' } },
    },
  })
  one(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Query() query: SheetQuery,
    @Req() request: Request,
  ): Promise<Answer<SheetAnswer | Buffer>> {
    return this.sheets.one(viewer, id, query, localeOf(request.headers['accept-language']));
  }
}
