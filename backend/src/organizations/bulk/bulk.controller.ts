import { Controller, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import type { Answer } from '../../platform/http/answer.js';
import { LaterInput, type Read } from '../../platform/http/body.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { May, Who } from '../../platform/http/may.js';
import { BulkAnswer, BulkChangeBody, BulkQuery } from './bulk.dto.js';
import { BulkDesk } from './bulk.desk.js';

@ApiTags('organizations')
@Controller('organizations')
export class BulkController {
  constructor(private readonly desk: BulkDesk) {}

  @Post('bulk-changes')
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.changeMany', summary: '批量修改' })
  @ApiOkResponse({ type: BulkAnswer, description: 'of a dry run' })
  @ApiCreatedResponse({ type: BulkAnswer })
  change(
    @Who() viewer: Viewer,
    @LaterInput(BulkChangeBody) read: Read<BulkChangeBody>,
    @OnlyOnce() once: Once,
    @Query() query: BulkQuery,
  ): Promise<Answer<BulkAnswer>> {
    return this.desk.change(viewer, read, once, query);
  }
}
