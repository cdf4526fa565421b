import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { SearchModule } from '../search/index.js';
import { PeopleHistoryPort } from './history.port.js';
import { PeopleController } from './people.controller.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleReading } from './people.reading.js';
import { PeopleSearch } from './people.search.js';
import { PeopleService } from './people.service.js';
import { Persons } from './persons.js';
import { PeopleSight } from './sight.js';

@Module({
  imports: [HistoryModule, OrganizationsModule, SearchModule],
  controllers: [PeopleController],
  providers: [PeopleSight, Persons, PeopleQueries, PeopleReading, PeopleService, PeopleSearch, PeopleHistoryPort],
  exports: [PeopleSight, Persons],
})
export class PeopleModule {}
