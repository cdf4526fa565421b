import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/index.js';
import { OrganizationsModule } from '../organizations/index.js';

@Module({
  imports: [HistoryModule, OrganizationsModule],
  providers: [],
  exports: [],
})
export class PeopleModule {}
