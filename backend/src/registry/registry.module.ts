import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { OfficeSettings } from './office-settings.js';
import { RegistryController } from './registry.controller.js';
import { RegistryDesk } from './registry.desk.js';
import { RegistryQueries } from './registry.queries.js';
import { RegistryService } from './registry.service.js';

@Module({
  imports: [AreasModule, OrganizationsModule],
  controllers: [RegistryController],
  providers: [OfficeSettings, RegistryDesk, RegistryQueries, RegistryService],
  exports: [RegistryDesk, RegistryQueries, RegistryService],
})
export class RegistryModule {}
