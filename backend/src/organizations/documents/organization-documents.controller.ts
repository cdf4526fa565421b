import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import type { Answer } from '../../platform/http/answer.js';
import { LaterInput, type Read } from '../../platform/http/body.js';
import { IfMatch, type Match } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { AsOfQuery } from '../../platform/http/list-query.js';
import { May, Who } from '../../platform/http/may.js';
import { OrganizationAnswer, type PreviewAnswer } from '../answers.dto.js';
import { OrganizationsDesk } from '../organizations.desk.js';
import { LayDocumentsBody, OrganizationDocumentsAnswer } from './organization-documents.dto.js';
import { OrganizationDocumentsService } from './organization-documents.service.js';

type Done = Promise<Answer<OrganizationAnswer | PreviewAnswer>>;

@ApiTags('organizations')
@Controller('organizations')
export class OrganizationDocumentsController {
  constructor(
    private readonly desk: OrganizationsDesk,
    private readonly documents: OrganizationDocumentsService,
  ) {}

  @Get(':id/documents')
  @May('documents.read')
  @ApiOperation({ operationId: 'organizations.documents', summary: 'Documents about an organization, the newest first' })
  @ApiOkResponse({ type: OrganizationDocumentsAnswer })
  of(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<OrganizationDocumentsAnswer> {
    return this.documents.of(viewer, id, asOf);
  }

  @Post(':id/documents')
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.layDocuments', summary: '关联文件' })
  @ApiOkResponse({ type: OrganizationAnswer })
  lay(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(LayDocumentsBody) read: Read<LayDocumentsBody>,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.documents.lay(viewer, id, read, after, options));
  }

  @Delete(':id/documents/:documentId')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.takeDocumentAway', summary: 'A document is not about this organization after all' })
  @ApiOkResponse({ type: OrganizationAnswer })
  takeAway(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @Param('documentId') documentId: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
  ): Done {
    return this.desk.change(viewer, { match, once }, (after, options) => this.documents.takeAway(viewer, id, documentId, after, options));
  }
}
