import { Controller, Delete, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Shown, ShownOrNull } from '../http/fields.js';
import { May, type SignedIn, Who } from '../http/may.js';
import { Jobs, type JobState, jobStates } from './jobs.js';

export class JobAnswer {
  @Shown({ type: String, format: 'uuid' })
  id: string;

  @Shown({ type: String })
  kind: string;

  @Shown({ enum: [...jobStates] })
  state: JobState;

  @Shown({ type: Number, minimum: 0, maximum: 1 })
  progress: number;

  @ShownOrNull()
  message: string | null;

  @Shown({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: '`url` where there is something to fetch, `problem` where it failed',
  })
  result: Record<string, unknown> | null;

  @Shown({ type: String, format: 'date-time' })
  createdAt: string;

  @ShownOrNull({ format: 'date-time' })
  endedAt: string | null;

  @ShownOrNull({ format: 'date-time', description: 'when it and its result are forgotten' })
  expiresAt: string | null;
}

export class JobListAnswer {
  @Shown({ type: [JobAnswer] })
  items: JobAnswer[];
}

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: Jobs) {}

  @Get()
  @May('jobs.own')
  @ApiOperation({ operationId: 'jobs.mine', summary: '任务中心: the account’s own long work, the last asked for first' })
  @ApiOkResponse({ type: JobListAnswer })
  async mine(@Who() viewer: SignedIn): Promise<JobListAnswer> {
    return { items: await this.jobs.mine(viewer.accountId) };
  }

  @Get(':id')
  @May('jobs.own')
  @ApiOperation({ operationId: 'jobs.one', summary: 'How far long work is, and its result' })
  @ApiOkResponse({ type: JobAnswer })
  one(@Who() viewer: SignedIn, @Param('id') id: string): Promise<JobAnswer> {
    return this.jobs.one(id, viewer.accountId);
  }

  @Delete(':id')
  @May('jobs.own')
  @ApiOperation({ operationId: 'jobs.cancel', summary: 'Cancel: a waiting job ends at once, a running one at its next piece' })
  @ApiOkResponse({ type: JobAnswer })
  cancel(@Who() viewer: SignedIn, @Param('id') id: string): Promise<JobAnswer> {
    return this.jobs.cancel(id, viewer.accountId);
  }
}
