import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../accounts/index.js';
import { Input } from '../../platform/http/body.js';
import { MatchOfEach } from '../../platform/http/etag.js';
import { type Once, OnlyOnce } from '../../platform/http/idempotency.js';
import { May, Who } from '../../platform/http/may.js';
import { Refusals } from '../refusals.js';
import { ConfirmBody, ConfirmedListAnswer } from './confirmations.dto.js';
import { ConfirmationsService } from './confirmations.service.js';

@ApiTags('organizations')
@Controller('confirmations')
export class ConfirmationsController {
  constructor(
    private readonly confirmations: ConfirmationsService,
    private readonly refusals: Refusals,
  ) {}

  @Post()
  @HttpCode(200)
  @May('organizations.change')
  @ApiOperation({ operationId: 'organizations.confirm', summary: '无变化: one record or several are still right today' })
  @ApiOkResponse({ type: ConfirmedListAnswer })
  confirm(@Who() viewer: Viewer, @Input(ConfirmBody) body: ConfirmBody, @OnlyOnce() once: Once): Promise<ConfirmedListAnswer> {
    const match = new MatchOfEach(body.records);
    return this.refusals.explained(viewer, match, () => this.confirmations.confirm(viewer, body, { match, once }));
  }
}
