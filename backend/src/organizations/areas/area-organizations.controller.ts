import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { ChangesAnswer, ChangesQueries, ChangesQuery } from '../../history/index.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { AreaOrganizationsAnswer } from './area-organizations.dto.js';
import { AreaOrganizationsQueries } from './area-organizations.queries.js';

/** What of an area's page the room of areas cannot know: its organizations, and what was done to it. */
@ApiTags('areas')
@Controller('areas')
export class AreaOrganizationsController {
  constructor(
    private readonly queries: AreaOrganizationsQueries,
    private readonly changes: ChangesQueries,
  ) {}

  @Get(':id/organizations')
  @May('organizations.read')
  @ApiOperation({ operationId: 'areas.organizations', summary: 'How many active organizations an area has, by kind and by unit below' })
  @ApiOkResponse({ type: AreaOrganizationsAnswer })
  organizations(@Who() viewer: Viewer, @Param('id') id: string, @Query() query: AsOfQuery): Promise<AreaOrganizationsAnswer> {
    return this.queries.of(viewer, id, query.asOf);
  }

  @Get(':id/changes')
  @May('areas.change')
  @ApiOperation({ operationId: 'areas.changes', summary: 'What was done to an area, newest first' })
  @ApiOkResponse({ type: ChangesAnswer })
  history(@Who() viewer: Viewer, @Param('id') id: string, @Query() query: ChangesQuery): Promise<ChangesAnswer> {
    return this.changes.ofSubject(viewer, id, query);
  }
}
