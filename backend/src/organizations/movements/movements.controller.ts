import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { May, type Request, Who } from '../../platform/http/may.js';
import { localeOf } from '../../platform/http/problem.js';
import { MovementsAnswer, MovementsQuery } from './movements.dto.js';
import { MovementsReading } from './movements.reading.js';

@ApiTags('organizations')
@Controller('organizations')
export class MovementsController {
  constructor(private readonly movements: MovementsReading) {}

  @Get('movements')
  @May('organizations.export')
  @ApiOperation({
    operationId: 'organizations.movements',
    summary: 'What came, went or was renamed between two days: why two numbers differ',
  })
  @ApiOkResponse({ type: MovementsAnswer })
  between(@Who() viewer: Viewer, @Query() query: MovementsQuery, @Req() request: Request): Promise<MovementsAnswer> {
    return this.movements.between(viewer, query, localeOf(request.headers['accept-language']));
  }
}
