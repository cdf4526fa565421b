import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Persons } from './persons.js';
import { PeopleSight } from './sight.js';

@Module({
  imports: [HistoryModule, OrganizationsModule],
  providers: [PeopleSight, Persons],
  exports: [PeopleSight, Persons],
})
export class PeopleModule {}
