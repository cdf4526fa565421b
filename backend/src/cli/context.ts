import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createContext } from '../app.js';
import { openDatabase } from '../platform/database/open-database.js';
import { readSettings, type Settings } from '../platform/settings/settings.js';

/** Which role a command works under: the application's, or the owner's (migrations, the sample, restoring). */
export type Role = 'app' | 'owner';

/**
 * Opens the database that the settings name, brings it to this version, and closes it afterwards. The embedded server of a running
 * Tongxin is used as it is; where none runs, one is started for as long as the work takes.
 */
export async function withDatabase<T>(work: (settings: Settings) => Promise<T>): Promise<T> {
  const database = await openDatabase(readSettings(), { attach: true });
  const interrupted = (): void => void database.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await work(await database.migrate());
  } finally {
    await database.close();
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

/** The rooms without HTTP, connected under a role: `context.get(AreasService)` and the like. */
export async function withRooms<T>(role: Role, work: (context: INestApplicationContext, settings: Settings) => Promise<T>): Promise<T> {
  return withDatabase(async (settings) => {
    const connected = role === 'owner' && settings.databaseOwnerUrl ? settings.with({ databaseUrl: settings.databaseOwnerUrl }) : settings;
    const readSchema = settings.readSchema;
    const context = await createContext(connected, readSchema === undefined ? {} : { readSchema });
    try {
      await context.get(DataSource).initialize();
      await context.init();
      return await work(context, settings);
    } finally {
      await context.close();
    }
  });
}
