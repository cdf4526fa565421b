import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { May, type SignedIn, Who } from '../platform/http/may.js';
import { SearchAnswer, SearchQuery } from './search.dto.js';
import { SearchReading } from './search.reading.js';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(private readonly reading: SearchReading) {}

  /** Every account may ask; what it finds follows from its rights in each room. */
  @Get()
  @May('session.own')
  @ApiOperation({ operationId: 'search.find', summary: 'Whatever has a name, the best hits first' })
  @ApiOkResponse({ type: SearchAnswer })
  find(@Who() viewer: SignedIn, @Query() query: SearchQuery): Promise<SearchAnswer> {
    return this.reading.find(viewer, query);
  }
}
