import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
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
import { MergingService } from './merging.service.js';
import { MergeBody, MergePreviewAnswer, RelationBody, RelationChangeBody, RelationsAnswer } from './relations.dto.js';
import { RelationsQueries } from './relations.queries.js';
import { RelationsService } from './relations.service.js';

type Done = Promise<Answer<OrganizationAnswer | PreviewAnswer>>;

@ApiTags('relations')
@Controller('organizations/:id')
export class RelationsController {
  constructor(
    private readonly queries: RelationsQueries,
    private readonly desk: OrganizationsDesk,
    private readonly relations: RelationsService,
    private readonly merging: MergingService,
  ) {}

  @Get('relations')
  @May('organizations.read')
  @ApiOperation({ operationId: 'organizations.relations', summary: 'Parent, children, 依托单位, 业务指导, 成员单位 and mergers on a day' })
  @ApiOkResponse({ type: RelationsAnswer })
  of(@Who() viewer: Viewer, @Param('id') id: string, @Query() query: AsOfQuery): Promise<RelationsAnswer> {
    return this.queries.of(viewer, id, query.asOf);
  }

  @Post('relations')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.relate', summary: '登记依托单位、业务指导关系或成员单位' })
  @ApiDone()
  relate(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(RelationBody) read: Read<RelationBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) => this.relations.relate(viewer, id, read, after, options));
  }

  @Patch('relations/:relationId')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.changeRelation', summary: 'Mend or end a relation' })
  @ApiDone()
  change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('relationId') relationId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(RelationChangeBody) read: Read<RelationChangeBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.change(viewer, { match, once, dryRun }, (after, options) =>
      this.relations.change(viewer, id, relationId, read, after, options),
    );
  }

  @Delete('relations/:relationId')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.removeRelation', summary: 'Delete a relation that was recorded by mistake' })
  @ApiOkResponse({ type: OrganizationAnswer })
  remove(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('relationId') relationId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.relations.remove(viewer, id, relationId, after, options));
  }

  @Post('merge')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.merge', summary: '合并到另一组织' })
  @ApiExtraModels(OrganizationAnswer, MergePreviewAnswer)
  @ApiOkResponse({
    schema: { oneOf: [{ $ref: getSchemaPath(OrganizationAnswer) }, { $ref: getSchemaPath(MergePreviewAnswer) }] },
  })
  merge(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(MergeBody) read: Read<MergeBody>,
    @Query() { dryRun }: DryRunQuery,
  ): Done {
    return this.desk.merge(viewer, { match, once, dryRun }, (after, options) => this.merging.merge(viewer, id, read, after, options));
  }
}
