import { Controller, Get, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { Input } from '../platform/http/body.js';
import { May, Public, Who } from '../platform/http/may.js';
import { BeginBody, RegistryAnswer } from './registry.dto.js';
import { RegistryDesk } from './registry.desk.js';

@ApiTags('registry')
@Controller('registry')
export class RegistryController {
  constructor(private readonly desk: RegistryDesk) {}

  @Get()
  @Public()
  @ApiOperation({
    operationId: 'registry.current',
    summary: 'Whose registry this is, whether it is the sample, and the day in the office',
    security: [],
  })
  @ApiOkResponse({ type: RegistryAnswer })
  current(): Promise<RegistryAnswer> {
    return this.desk.current();
  }

  @Post()
  @May('registry.begin')
  @ApiOperation({
    operationId: 'registry.begin',
    summary: 'Begin a registry: the sample, or one’s own (a sample is emptied; sign in anew)',
  })
  @ApiCreatedResponse({ type: RegistryAnswer })
  @ApiAcceptedResponse({ type: RegistryAnswer, description: 'the sample is being loaded; ask GET /api/registry until it has begun' })
  begin(@Who() viewer: Viewer, @Input(BeginBody) body: BeginBody): Promise<unknown> {
    return this.desk.begin(viewer, body);
  }
}
