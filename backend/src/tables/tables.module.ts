import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/index.js';
import { LeadershipModule } from '../leadership/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { ViewsModule } from '../views/index.js';
import { KeptController } from './kept/kept.controller.js';
import { KeptOrigins } from './kept/kept-origins.js';
import { KeptQueries } from './kept/kept.queries.js';
import { KeptScope } from './kept/kept-scope.js';
import { KeptTables } from './kept/kept.service.js';
import { Printing } from './printing.js';
import { ReportingOffices } from './reporting-office.js';
import { TableFiles } from './table-files.js';
import { TablesController } from './tables.controller.js';
import { TablesQueries } from './tables.queries.js';
import { TablesService } from './tables.service.js';

@Module({
  imports: [HistoryModule, LeadershipModule, OrganizationsModule, ViewsModule],
  controllers: [TablesController, KeptController],
  providers: [Printing, ReportingOffices, TableFiles, TablesQueries, TablesService, KeptQueries, KeptScope, KeptTables, KeptOrigins],
  exports: [TablesService],
})
export class TablesModule {}
