import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { PeopleHistoryPort } from './history.port.js';
import { Persons } from './persons.js';
import { PeopleSight } from './sight.js';

@Module({
  imports: [HistoryModule, OrganizationsModule],
  providers: [PeopleSight, Persons, PeopleHistoryPort],
  exports: [PeopleSight, Persons],
})
export class PeopleModule {}
