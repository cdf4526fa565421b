import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { dataSourceOptions } from './database/data-source.js';
import { Reader } from './database/reads.js';
import { Transactions } from './database/transaction.js';
import { Identifiers } from './identifiers.js';
import { ROOMS, type RoomDeclaration } from './room.js';
import { Settings } from './settings/settings.js';
import { OFFICE_TIME_ZONE, OfficeClock } from './time/office-clock.js';

/** Nothing connects while there is no address: documents are made without a database. */
const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';

/** What every room may ask for: the two doors to the database, the clock, identifiers, settings, and what the rooms declare. */
@Global()
@Module({})
export class PlatformModule {
  static with(
    settings: Settings,
    entities: readonly EntityTarget<ObjectLiteral>[],
    declarations: readonly RoomDeclaration[],
  ): DynamicModule {
    const database = dataSourceOptions({
      url: settings.databaseUrl ?? nowhere,
      entities,
      ...(settings.readSchema === undefined ? {} : { readSchema: settings.readSchema }),
    });
    const provided = [
      { provide: Settings, useValue: settings },
      { provide: OFFICE_TIME_ZONE, useValue: settings.officeZone },
      { provide: ROOMS, useValue: declarations },
      OfficeClock,
      Identifiers,
      Reader,
      Transactions,
    ];
    return {
      module: PlatformModule,
      // Connecting is the caller's step (`initialize` of the data source), after the migrations.
      imports: [TypeOrmModule.forRoot({ ...database, manualInitialization: true })],
      providers: provided,
      exports: [...provided, TypeOrmModule],
    };
  }
}
