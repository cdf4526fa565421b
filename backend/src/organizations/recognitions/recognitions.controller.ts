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
import { RecognitionBody, RecognitionChangeBody, TitleListAnswer } from './recognitions.dto.js';
import { RecognitionsQueries } from './recognitions.queries.js';
import { RecognitionsService } from './recognitions.service.js';

type Done = Promise<Answer<OrganizationAnswer | PreviewAnswer>>;

@ApiTags('recognitions')
@Controller()
export class RecognitionsController {
  constructor(
    private readonly queries: RecognitionsQueries,
    private readonly desk: OrganizationsDesk,
    private readonly recognitions: RecognitionsService,
  ) {}

  @Get('recognitions/titles')
  @May('organizations.read')
  @ApiOperation({ operationId: 'recognitions.titles', summary: 'Titles that are held on a day, with how many organizations hold them' })
  @ApiOkResponse({ type: TitleListAnswer })
  titles(@Who() viewer: Viewer, @Query() query: AsOfQuery): Promise<TitleListAnswer> {
    return this.queries.titles(viewer, query.asOf);
  }

  @Post('organizations/:id/recognitions')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.recognize', summary: '登记称号' })
  @ApiDone()
  give(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(RecognitionBody) read: Read<RecognitionBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) => this.recognitions.give(viewer, id, read, after, options));
  }

  @Patch('organizations/:id/recognitions/:recognitionId')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.changeRecognition', summary: 'Mend, prolong, review or take away 摘牌 a recognition' })
  @ApiDone()
  change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('recognitionId') recognitionId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(RecognitionChangeBody) read: Read<RecognitionChangeBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) =>
      this.recognitions.change(viewer, id, recognitionId, read, after, options),
    );
  }

  @Delete('organizations/:id/recognitions/:recognitionId')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.removeRecognition', summary: 'Delete a recognition that was recorded by mistake' })
  @ApiOkResponse({ type: OrganizationAnswer })
  remove(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('recognitionId') recognitionId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) =>
      this.recognitions.remove(viewer, id, recognitionId, after, options),
    );
  }
}
