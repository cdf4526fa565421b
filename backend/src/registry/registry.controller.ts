import { Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../accounts/index.js';
import { Input } from '../platform/http/body.js';
import { May, Public, Who } from '../platform/http/may.js';
import { BeginBody, RegistryAnswer, SettingsAnswer, SettingsDone, SettingsPatch } from './registry.dto.js';
import { RegistryDesk } from './registry.desk.js';
import { OfficeSettings } from './office-settings.js';

@ApiTags('registry')
@Controller('registry')
export class RegistryController {
  constructor(
    private readonly desk: RegistryDesk,
    private readonly office: OfficeSettings,
  ) {}

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

  @Get('settings')
  @May('session.own')
  @ApiOperation({ operationId: 'registry.settings', summary: 'What the office has set for itself' })
  @ApiOkResponse({ type: SettingsAnswer })
  settings(): Promise<SettingsAnswer> {
    return this.office.current();
  }

  @Patch('settings')
  @May('registry.change')
  @ApiOperation({ operationId: 'registry.change', summary: 'Set something anew; the city only until the first record' })
  @ApiOkResponse({ type: SettingsDone })
  change(@Who() viewer: Viewer, @Input(SettingsPatch) body: SettingsPatch): Promise<SettingsDone> {
    return this.office.change(viewer, body);
  }
}
