import { applyDecorators, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { DryRunQuery, PreviewAnswer } from '../../organizations/index.js';
import { type Answer, tagged } from '../../platform/http/answer.js';
import { Input, LaterInput, type Read } from '../../platform/http/body.js';
import { IfMatch, type Match } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { TeamDesk } from '../holdings/team.desk.js';
import { OrganizationTermRulesAnswer, TermRuleBody, TermRuleListAnswer, TermRulesDone, WideTermRuleBody } from './term-rules.dto.js';
import { TermRulesReading } from './term-rules.reading.js';
import { TermRulesService } from './term-rules.service.js';

/** The rules of kinds and types. */
@ApiTags('leadership')
@Controller('term-rules')
export class TermRulesController {
  constructor(
    private readonly reading: TermRulesReading,
    private readonly service: TermRulesService,
  ) {}

  @Get()
  @May('leadership.rules')
  @ApiOperation({
    operationId: 'leadership.rules',
    summary: 'Rules of terms: what kinds usually have, and what is set for kinds and types',
  })
  @ApiOkResponse({ type: TermRuleListAnswer })
  list(): Promise<TermRuleListAnswer> {
    return this.reading.list();
  }

  @Post()
  @HttpCode(200)
  @May('leadership.settings')
  @ApiOperation({ operationId: 'leadership.setRule', summary: 'Set what holds of the terms of a kind or a type from a day on' })
  @ApiOkResponse({ type: TermRulesDone })
  set(@Who() viewer: Viewer, @OnlyOnce() once: Once, @Input(WideTermRuleBody) body: WideTermRuleBody): Promise<TermRulesDone> {
    return this.service.set(viewer, body, { once });
  }

  @Delete(':id')
  @May('leadership.settings')
  @ApiOperation({ operationId: 'leadership.removeRule', summary: 'Delete a rule of a kind or a type' })
  @ApiOkResponse({ type: TermRulesDone })
  remove(@Who() viewer: Viewer, @Param('id') id: string, @OnlyOnce() once: Once): Promise<TermRulesDone> {
    return this.service.remove(viewer, id, { once });
  }
}

const ApiRules = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(OrganizationTermRulesAnswer, PreviewAnswer),
    ApiResponse({
      status: 200,
      schema: { oneOf: [{ $ref: getSchemaPath(OrganizationTermRulesAnswer) }, { $ref: getSchemaPath(PreviewAnswer) }] },
    }),
  );

/** The rules of one organization. */
@ApiTags('leadership')
@Controller('organizations/:id/term-rules')
export class OrganizationTermRulesController {
  constructor(
    private readonly reading: TermRulesReading,
    private readonly service: TermRulesService,
    private readonly desk: TeamDesk,
    private readonly clock: OfficeClock,
  ) {}

  @Get()
  @May('leadership.read')
  @ApiOperation({
    operationId: 'leadership.rulesOf',
    summary: 'What holds of the terms of an organization on a day, and what is set for it alone',
  })
  @ApiOkResponse({ type: OrganizationTermRulesAnswer })
  async rules(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<Answer<OrganizationTermRulesAnswer>> {
    return tagged(await this.reading.organization(viewer, id, asOf));
  }

  @Post()
  @HttpCode(200)
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.setRuleFor', summary: 'Set what holds of the terms of one organization from a day on' })
  @ApiRules()
  set(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(TermRuleBody) read: Read<TermRuleBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Promise<Answer<OrganizationTermRulesAnswer | PreviewAnswer>> {
    return this.desk.answer<OrganizationTermRulesAnswer>(
      viewer,
      { match, once, dryRun },
      (after, options) => this.service.setFor(viewer, id, read, after, options),
      (tx) => this.reading.organization(viewer, id, this.clock.today(), tx),
    );
  }

  @Delete(':ruleId')
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.removeRuleFrom', summary: 'Delete a rule of one organization' })
  @ApiRules()
  remove(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('ruleId') ruleId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
  ): Promise<Answer<OrganizationTermRulesAnswer | PreviewAnswer>> {
    return this.desk.answer<OrganizationTermRulesAnswer>(
      viewer,
      { match, once },
      (after, options) => this.service.removeFrom(viewer, id, ruleId, after, options),
      (tx) => this.reading.organization(viewer, id, this.clock.today(), tx),
    );
  }
}
