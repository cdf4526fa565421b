import { type DynamicModule, Module } from '@nestjs/common';
import { rooms } from './app.rooms.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Settings } from './platform/settings/settings.js';

/** The whole application: the platform and the rooms of `app.rooms.ts`, nothing else. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    const entities = rooms.flatMap((room) => [...room.entities]);
    const declarations = rooms.map((room) => room.declaration);
    return {
      module: AppModule,
      imports: [PlatformModule.with(settings, entities, declarations), ...rooms.map((room) => room.module)],
    };
  }
}
