import { applyDecorators, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { DryRunQuery, PreviewAnswer } from '../../organizations/index.js';
import type { Answer } from '../../platform/http/answer.js';
import { LaterInput, type Read } from '../../platform/http/body.js';
import { IfMatch, type Match } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { DayParam } from '../../platform/http/params.js';
import type { Day } from '../../platform/time/day.js';
import { TeamDesk } from '../holdings/team.desk.js';
import { PostponementsService } from './postponements.service.js';
import { PostponementBody, TermChangeBody, TermsAnswer } from './terms.dto.js';
import { TermsReading } from './terms.reading.js';
import { TermsService } from './terms.service.js';

class TermsQuery extends AsOfQuery {
  @DayParam({ description: 'as it was recorded by the end of this day' })
  knownOn?: Day;
}

/** The terms of today, or with `dryRun` what would change. */
const ApiTerms = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(TermsAnswer, PreviewAnswer),
    ApiResponse({ status: 200, schema: { oneOf: [{ $ref: getSchemaPath(TermsAnswer) }, { $ref: getSchemaPath(PreviewAnswer) }] } }),
  );

@ApiTags('leadership')
@Controller('organizations/:id/terms')
export class TermsController {
  constructor(
    private readonly reading: TermsReading,
    private readonly desk: TeamDesk,
    private readonly service: TermsService,
    private readonly postponements: PostponementsService,
  ) {}

  @Get()
  @May('leadership.read')
  @ApiOperation({ operationId: 'leadership.terms', summary: 'Terms and their state on a day, as known today or on another day' })
  @ApiOkResponse({ type: TermsAnswer })
  terms(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf, knownOn }: TermsQuery): Promise<TermsAnswer> {
    return this.reading.terms(viewer, id, asOf, knownOn);
  }

  @Patch(':termId')
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.changeTerm', summary: 'Mend a term, or record its filing 备案' })
  @ApiTerms()
  change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('termId') termId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(TermChangeBody) read: Read<TermChangeBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Promise<Answer<TermsAnswer | PreviewAnswer>> {
    return this.desk.termsOf(viewer, { match, once, dryRun }, (after, options) =>
      this.service.change(viewer, id, termId, read, after, options),
    );
  }

  @Post(':termId/postponements')
  @HttpCode(200)
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.postpone', summary: '登记延期 by a document' })
  @ApiTerms()
  postpone(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('termId') termId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(PostponementBody) read: Read<PostponementBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Promise<Answer<TermsAnswer | PreviewAnswer>> {
    return this.desk.termsOf(viewer, { match, once, dryRun }, (after, options) =>
      this.postponements.postpone(viewer, id, termId, read, after, options),
    );
  }

  @Delete(':termId/postponements/:postponementId')
  @May('leadership.change')
  @ApiOperation({ operationId: 'leadership.removePostponement', summary: 'Delete a postponement that was recorded by mistake' })
  @ApiTerms()
  removePostponement(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('termId') termId: string,
    @Param('postponementId') postponementId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
  ): Promise<Answer<TermsAnswer | PreviewAnswer>> {
    return this.desk.termsOf(viewer, { match, once }, (after, options) =>
      this.postponements.remove(viewer, id, termId, postponementId, after, options),
    );
  }
}
