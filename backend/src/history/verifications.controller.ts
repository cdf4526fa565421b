import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { May, Who } from '../platform/http/may.js';
import { JobAnswer } from '../platform/jobs/jobs.controller.js';
import { Verifications } from './verifications.js';

@ApiTags('history')
@Controller('verifications')
export class VerificationsController {
  constructor(private readonly verifications: Verifications) {}

  @Post()
  @HttpCode(202)
  @May('audit.read')
  @ApiOperation({
    operationId: 'verifications.begin',
    summary: '核验 records, history, derived data and seals: a job; one that is under way is answered again',
  })
  @ApiAcceptedResponse({ type: JobAnswer })
  begin(@Who() viewer: Viewer): Promise<JobAnswer> {
    return this.verifications.begin(viewer);
  }
}
