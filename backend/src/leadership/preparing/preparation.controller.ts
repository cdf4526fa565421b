import { applyDecorators, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
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
import {
  PreparationAnswer,
  PreparationBody,
  PreparationCheckBody,
  PreparationsBody,
  PreparationsDone,
  PreparationStepListAnswer,
  PreparationStepsBody,
  PreparationStepsDone,
} from './preparation.dto.js';
import { PreparationReading } from './preparation.reading.js';
import { PreparationService } from './preparation.service.js';

/** The preparation of today, or with `dryRun` what would change. */
const ApiPreparation = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(PreparationAnswer, PreviewAnswer),
    ApiResponse({ status: 200, schema: { oneOf: [{ $ref: getSchemaPath(PreparationAnswer) }, { $ref: getSchemaPath(PreviewAnswer) }] } }),
  );

@ApiTags('leadership')
@Controller('organizations/:id/preparation')
export class PreparationController {
  constructor(
    private readonly reading: PreparationReading,
    private readonly service: PreparationService,
    private readonly desk: TeamDesk,
    private readonly clock: OfficeClock,
  ) {}

  @Get()
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.preparation', summary: '筹备: who prepares the next congress, for which day, what is done' })
  @ApiOkResponse({ type: PreparationAnswer })
  async preparation(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<Answer<PreparationAnswer>> {
    return tagged(await this.reading.preparation(viewer, id, asOf));
  }

  @Put()
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.prepare', summary: 'Plan the next congress, name who prepares it' })
  @ApiPreparation()
  prepare(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(PreparationBody) read: Read<PreparationBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Promise<Answer<PreparationAnswer | PreviewAnswer>> {
    return this.desk.answer<PreparationAnswer>(
      viewer,
      { match, once, dryRun },
      (after, options) => this.service.prepare(viewer, id, read, after, options),
      (tx) => this.reading.preparation(viewer, id, this.clock.today(), tx),
    );
  }

  @Patch('checks')
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.checkPreparation', summary: 'A step of the check-list done, or not done after all' })
  @ApiPreparation()
  check(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(PreparationCheckBody) read: Read<PreparationCheckBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Promise<Answer<PreparationAnswer | PreviewAnswer>> {
    return this.desk.answer<PreparationAnswer>(
      viewer,
      { match, once, dryRun },
      (after, options) => this.service.check(viewer, id, read, after, options),
      (tx) => this.reading.preparation(viewer, id, this.clock.today(), tx),
    );
  }
}

@ApiTags('leadership')
@Controller('preparations')
export class PreparationsController {
  constructor(private readonly service: PreparationService) {}

  @Post()
  @HttpCode(200)
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.prepareAll', summary: 'Name who prepares the congresses of many organizations, in one act' })
  @ApiOkResponse({ type: PreparationsDone })
  prepareAll(@Who() viewer: Viewer, @OnlyOnce() once: Once, @Input(PreparationsBody) body: PreparationsBody): Promise<PreparationsDone> {
    return this.service.prepareAll(viewer, body, { once });
  }
}

@ApiTags('leadership')
@Controller('preparation-steps')
export class PreparationStepsController {
  constructor(
    private readonly reading: PreparationReading,
    private readonly service: PreparationService,
  ) {}

  @Get()
  @May('leadership.rules')
  @ApiOperation({ operationId: 'leadership.steps', summary: 'Templates of check-lists: of all kinds, and of those that have their own' })
  @ApiOkResponse({ type: PreparationStepListAnswer })
  steps(): Promise<PreparationStepListAnswer> {
    return this.reading.steps();
  }

  @Put()
  @May('leadership.settings')
  @ApiOperation({ operationId: 'leadership.setSteps', summary: 'The template of one kind or of all, in place of the one before' })
  @ApiOkResponse({ type: PreparationStepsDone })
  setSteps(
    @Who() viewer: Viewer,
    @OnlyOnce() once: Once,
    @Input(PreparationStepsBody) body: PreparationStepsBody,
  ): Promise<PreparationStepsDone> {
    return this.service.setSteps(viewer, body, { once });
  }
}
