import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '../accounts/index.js';
import { type Answer, tagged } from '../platform/http/answer.js';
import { LaterInput, type Read } from '../platform/http/body.js';
import { IfMatch, type Match } from '../platform/http/etag.js';
import { type Once, OnlyOnce } from '../platform/http/idempotency.js';
import { AsOfQuery } from '../platform/http/list-query.js';
import { May, Who } from '../platform/http/may.js';
import { TakesFile, type Upload, Uploading } from '../platform/http/uploads.js';
import { DocumentsDesk } from './documents.desk.js';
import {
  DocumentBody,
  DocumentChangeBody,
  DocumentCountAnswer,
  DocumentCountQuery,
  DocumentErasureBody,
  DocumentListAnswer,
  DocumentListQuery,
  DocumentOneAnswer,
  FileQuery,
  RemovedAnswer,
} from './documents.dto.js';
import { DocumentsQueries } from './documents.queries.js';
import { DocumentsService } from './documents.service.js';

@ApiTags('documents')
@ApiExtraModels(DocumentBody)
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly desk: DocumentsDesk,
    private readonly queries: DocumentsQueries,
    private readonly documents: DocumentsService,
  ) {}

  @Get()
  @May('documents.read')
  @ApiOperation({ operationId: 'documents.list', summary: 'Documents that were there on a day, the newest first' })
  @ApiOkResponse({ type: DocumentListAnswer })
  list(@Who() viewer: Viewer, @Query() query: DocumentListQuery): Promise<DocumentListAnswer> {
    return this.desk.list(viewer, query);
  }

  @Get('count')
  @May('documents.read')
  @ApiOperation({ operationId: 'documents.count', summary: 'How many documents answer' })
  @ApiOkResponse({ type: DocumentCountAnswer })
  async count(@Who() viewer: Viewer, @Query() { asOf, ...filter }: DocumentCountQuery): Promise<DocumentCountAnswer> {
    return { asOf, count: await this.queries.count(viewer, asOf, filter) };
  }

  @Post()
  @HttpCode(201)
  @May('documents.add')
  @TakesFile(DocumentBody)
  @ApiOperation({ operationId: 'documents.add', summary: '登记文件: facts and the file, at most 50 MB' })
  @ApiCreatedResponse({ type: DocumentOneAnswer })
  add(@Who() viewer: Viewer, @Uploading() receive: () => Promise<Upload>, @OnlyOnce() once: Once): Promise<Answer<DocumentOneAnswer>> {
    return this.desk.add(viewer, receive, once);
  }

  @Get(':id')
  @May('documents.read')
  @ApiOperation({ operationId: 'documents.one', summary: 'One document' })
  @ApiOkResponse({ type: DocumentOneAnswer })
  one(@Who() viewer: Viewer, @Param('id') id: string, @Query() { asOf }: AsOfQuery): Promise<Answer<DocumentOneAnswer>> {
    return this.desk.tagged(viewer, id, asOf);
  }

  @Get(':id/file')
  @May('documents.read')
  @ApiOperation({ operationId: 'documents.file', summary: 'The file, shown in place where the browser can; logged' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  file(@Who() viewer: Viewer, @Param('id') id: string, @Query() { download }: FileQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.desk.send(viewer, id, download ?? false, reply);
  }

  @Patch(':id')
  @May('documents.add')
  @ApiOperation({ operationId: 'documents.change', summary: 'Mend what is written of a document' })
  @ApiOkResponse({ type: DocumentOneAnswer })
  async change(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(DocumentChangeBody) read: Read<DocumentChangeBody>,
  ): Promise<Answer<DocumentOneAnswer>> {
    return tagged(await this.documents.change(viewer, id, read, (tx) => this.desk.oneToday(viewer, id, tx), { match, once }));
  }

  @Delete(':id')
  @May('documents.add')
  @ApiOperation({ operationId: 'documents.remove', summary: 'Delete a document that nothing cites' })
  @ApiOkResponse({ type: RemovedAnswer })
  remove(@Who() viewer: Viewer, @Param('id') id: string, @IfMatch() match: Match): Promise<RemovedAnswer> {
    return this.documents.remove(viewer, id, { match });
  }

  @Post(':id/erase')
  @HttpCode(200)
  @May('documents.erase')
  @ApiOperation({ operationId: 'documents.erase', summary: 'Erase the content of the file for ever' })
  @ApiOkResponse({ type: DocumentOneAnswer })
  async erase(
    @Who() viewer: Viewer,
    @Param('id') id: string,
    @IfMatch() match: Match,
    @OnlyOnce() once: Once,
    @LaterInput(DocumentErasureBody) read: Read<DocumentErasureBody>,
  ): Promise<Answer<DocumentOneAnswer>> {
    return tagged(await this.documents.erase(viewer, id, read, (tx) => this.desk.oneToday(viewer, id, tx), { match, once }));
  }
}
