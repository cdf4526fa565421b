import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { WorkbenchAnswer } from './workbench.dto.js';
import { WorkbenchQueries } from './workbench.queries.js';

@ApiTags('organizations')
@Controller('workbench')
export class WorkbenchController {
  constructor(private readonly queries: WorkbenchQueries) {}

  @Get()
  @May('organizations.read')
  @ApiOperation({
    operationId: 'workbench.figures',
    summary: '工作台: what is to be confirmed, what runs out, how many there are of each kind',
  })
  @ApiOkResponse({ type: WorkbenchAnswer })
  figures(@Who() viewer: Viewer, @Query() { asOf }: AsOfQuery): Promise<WorkbenchAnswer> {
    return this.queries.figures(viewer, asOf);
  }
}
