import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import type { Answer } from '../../platform/http/answer.js';
import { LaterInput, type Read } from '../../platform/http/body.js';
import { IfMatch, type Match } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { ApiDone, OrganizationAnswer, type PreviewAnswer } from '../answers.dto.js';
import { OrganizationsDesk } from '../organizations.desk.js';
import { DryRunQuery } from '../queries.dto.js';
import { HandlersQueries } from './handlers.queries.js';
import { HandlerListAnswer, ResponsibilityBody, ResponsibilityChangeBody } from './responsibilities.dto.js';
import { ResponsibilitiesService } from './responsibilities.service.js';

type Done = Promise<Answer<OrganizationAnswer | PreviewAnswer>>;

@ApiTags('organizations')
@Controller()
export class ResponsibilitiesController {
  constructor(
    private readonly handlers: HandlersQueries,
    private readonly desk: OrganizationsDesk,
    private readonly responsibilities: ResponsibilitiesService,
  ) {}

  @Get('handlers')
  @May('organizations.read')
  @ApiOperation({ operationId: 'handlers.list', summary: 'Accounts that may be 经办人 within one’s reach, and those that are on a day' })
  @ApiOkResponse({ type: HandlerListAnswer })
  async list(@Who() viewer: Viewer, @Query() { asOf }: AsOfQuery): Promise<HandlerListAnswer> {
    return { asOf, items: await this.handlers.list(viewer, asOf) };
  }

  @Post('organizations/:id/responsibilities')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.assign', summary: '责任科室 and 经办人 from a day on' })
  @ApiDone()
  assign(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(ResponsibilityBody) read: Read<ResponsibilityBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) =>
      this.responsibilities.assign(viewer, id, read, after, options),
    );
  }

  @Patch('organizations/:id/responsibilities/:responsibilityId')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.changeResponsibility', summary: 'Mend who was responsible, or give it an end' })
  @ApiDone()
  change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('responsibilityId') responsibilityId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(ResponsibilityChangeBody) read: Read<ResponsibilityChangeBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) =>
      this.responsibilities.change(viewer, id, responsibilityId, read, after, options),
    );
  }

  @Delete('organizations/:id/responsibilities/:responsibilityId')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.removeResponsibility', summary: 'Delete a responsibility that was recorded by mistake' })
  @ApiOkResponse({ type: OrganizationAnswer })
  remove(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('responsibilityId') responsibilityId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) =>
      this.responsibilities.remove(viewer, id, responsibilityId, after, options),
    );
  }
}
