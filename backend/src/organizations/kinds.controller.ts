import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '../platform/http/may.js';
import { KindListAnswer } from './kinds.dto.js';
import { KindsReading } from './kinds.reading.js';

@ApiTags('organizations')
@Controller('kinds')
export class KindsController {
  constructor(private readonly kinds: KindsReading) {}

  @Get()
  @May('session.own')
  @ApiOperation({ operationId: 'kinds.list', summary: 'Kinds with their types, fields and words, in the order of the office' })
  @ApiOkResponse({ type: KindListAnswer })
  list(): Promise<KindListAnswer> {
    return this.kinds.list();
  }
}
