import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/index.js';
import { HistoryModule } from '../history/index.js';
import { OrganizationActs } from './acts.js';
import { DetailsService } from './details.service.js';
import { OrganizationsHistoryPort } from './history.port.js';
import { KindsController } from './kinds.controller.js';
import { KindsReading } from './kinds.reading.js';
import { LifecycleService } from './lifecycle.service.js';
import { OrganizationQueries } from './organization.queries.js';
import { OrganizationRecords } from './organization-record.js';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsDesk } from './organizations.desk.js';
import { OrganizationsQueries } from './organizations.queries.js';
import { OrganizationsReading } from './organizations.reading.js';
import { OrganizationsService } from './organizations.service.js';
import { Refusals } from './refusals.js';
import { TypesService } from './types.service.js';

const acts = [OrganizationActs, OrganizationsService, LifecycleService, DetailsService, TypesService];
const questions = [OrganizationsQueries, OrganizationQueries, OrganizationRecords, OrganizationsReading, KindsReading];

@Module({
  imports: [AreasModule, HistoryModule],
  controllers: [OrganizationsController, KindsController],
  providers: [...acts, ...questions, OrganizationsDesk, Refusals, OrganizationsHistoryPort],
  exports: [TypesService, OrganizationsService, LifecycleService, DetailsService, OrganizationsQueries, OrganizationsReading, OrganizationRecords],
})
export class OrganizationsModule {}
