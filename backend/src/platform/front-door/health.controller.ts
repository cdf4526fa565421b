import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Shown } from '../http/fields.js';
import { Public } from '../http/may.js';
import { Readiness } from './readiness.js';

class LiveAnswer {
  @Shown({ type: Boolean })
  live: boolean;
}

class ReadyAnswer {
  @Shown({ type: Boolean })
  ready: boolean;

  @Shown({ type: String, enum: ['starting', 'migrating', 'loading-sample', 'ready', 'stopping'] })
  phase: string;
}

/** Whether the process lives and can be used. While it starts and stops `FrontDoor` gives the same answers (decision 0007). */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Public()
  @ApiOperation({ operationId: 'health.live', summary: 'Does the process live?', security: [] })
  @ApiOkResponse({ type: LiveAnswer })
  live(): LiveAnswer {
    return { live: true };
  }

  @Get('ready')
  @Public()
  @ApiOperation({
    operationId: 'health.ready',
    summary: 'Is it migrated, the sample loaded where it is to be, the interface built, the database answering?',
    security: [],
  })
  @ApiOkResponse({ type: ReadyAnswer })
  @ApiServiceUnavailableResponse({ type: ReadyAnswer })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyAnswer> {
    const ready = await this.readiness.holds();
    reply.status(ready ? 200 : 503);
    return { ready, phase: 'ready' };
  }
}
