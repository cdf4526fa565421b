import type { Type } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AreasModule, areaEntities, areasRoom } from './areas/index.js';
import { AccountsModule, accountEntities, accountsRoom } from './accounts/index.js';
import { DocumentsModule, documentEntities, documentsRoom } from './documents/index.js';
import { HistoryModule } from './history/index.js';
import { OrganizationsModule, organizationEntities, organizationsRoom } from './organizations/index.js';
import { LeadershipModule, leadershipEntities, leadershipRoom } from './leadership/index.js';
import { PeopleModule, peopleEntities, peopleRoom } from './people/index.js';
import type { RoomDeclaration } from './platform/room.js';
import { SearchModule, searchRoom } from './search/index.js';
import { SpreadsheetsModule, spreadsheetsRoom } from './spreadsheets/index.js';
import { tableEntities, TablesModule, tablesRoom } from './tables/index.js';
import { viewEntities, ViewsModule, viewsRoom } from './views/index.js';
import { SectionsModule, sectionEntities, sectionsRoom } from './sections/index.js';
import { RegistryModule, registryEntities, registryRoom } from './registry/index.js';

/** A room as the application takes it in: how it is wired, which tables it writes, what it declares to those that know declarations only. */
export interface Room {
  readonly declaration: RoomDeclaration;
  readonly module: Type;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
}

/**
 * The rooms of the house, from the ground up: a room may import those above it in this list, only through their `index.ts`
 * (decision 0004). The walls of `dependency-cruiser.mjs` read the order from this list.
 */
export const rooms: readonly Room[] = [
  { declaration: searchRoom, module: SearchModule, entities: [] },
  { declaration: spreadsheetsRoom, module: SpreadsheetsModule, entities: [] },
  { declaration: areasRoom, module: AreasModule, entities: areaEntities },
  { declaration: accountsRoom, module: AccountsModule, entities: accountEntities },
  { declaration: viewsRoom, module: ViewsModule, entities: viewEntities },
  { declaration: { name: 'history' }, module: HistoryModule, entities: [] },
  { declaration: sectionsRoom, module: SectionsModule, entities: sectionEntities },
  { declaration: documentsRoom, module: DocumentsModule, entities: documentEntities },
  { declaration: organizationsRoom, module: OrganizationsModule, entities: organizationEntities },
  { declaration: peopleRoom, module: PeopleModule, entities: peopleEntities },
  { declaration: leadershipRoom, module: LeadershipModule, entities: leadershipEntities },
  { declaration: tablesRoom, module: TablesModule, entities: tableEntities },
  { declaration: registryRoom, module: RegistryModule, entities: registryEntities },
];
