import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { PeopleModule } from '../people/index.js';

@Module({
  imports: [HistoryModule, OrganizationsModule, PeopleModule],
  providers: [],
  exports: [],
})
export class LeadershipModule {}
