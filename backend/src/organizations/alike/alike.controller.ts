import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { May, Who } from '../../platform/http/may.js';
import { AlikeAnswer, AlikeQuery } from './alike.dto.js';
import { AlikeReading } from './alike.reading.js';

@ApiTags('organizations')
@Controller('organizations/alike')
export class AlikeController {
  constructor(private readonly reading: AlikeReading) {}

  @Get()
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.alike', summary: 'Whose name is alike, or who holds the credit code, while they are typed' })
  @ApiOkResponse({ type: AlikeAnswer })
  alike(@Who() viewer: Viewer, @Query() query: AlikeQuery): Promise<AlikeAnswer> {
    return this.reading.alike(viewer, query);
  }
}
