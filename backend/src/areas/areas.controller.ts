import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '../platform/http/may.js';
import { AreaListAnswer, AreaListQuery, AreaOneAnswer } from './areas.dto.js';
import { AreasReading } from './areas.reading.js';
import { AsOfQuery } from '../platform/http/list-query.js';

@ApiTags('areas')
@Controller('areas')
export class AreasController {
  constructor(private readonly areas: AreasReading) {}

  @Get()
  @May('areas.read')
  @ApiOperation({ operationId: 'areas.list', summary: 'Units on a day, in the order of the office' })
  @ApiOkResponse({ type: AreaListAnswer })
  list(@Query() query: AreaListQuery): Promise<AreaListAnswer> {
    return this.areas.list(query);
  }

  @Get(':id')
  @May('areas.read')
  @ApiOperation({ operationId: 'areas.one', summary: 'One unit, whenever it lived' })
  @ApiOkResponse({ type: AreaOneAnswer })
  one(@Param('id') id: string, @Query() query: AsOfQuery): Promise<AreaOneAnswer> {
    return this.areas.one(id, query.asOf);
  }
}
