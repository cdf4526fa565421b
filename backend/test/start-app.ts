import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { type AppOptions, createApp } from '../src/app.js';
import { Settings } from '../src/platform/settings/settings.js';
import { cloneDatabase, type TestDatabase, testServer } from './database.js';

export interface TestApp {
  /** For `app.inject({ method, url, headers, payload })` and `app.get(Service)`. */
  app: NestFastifyApplication;
  database: TestDatabase;
  settings: Settings;
  /** Closes the application and drops its database. */
  stop(): Promise<void>;
}

export interface TestAppOptions extends AppOptions {
  settings?: Partial<Settings>;
  /** Work under the role that owns the database (for what the sample and restoring do). */
  asOwner?: boolean;
  /** Another template, or a database that is there already. */
  template?: string;
  database?: TestDatabase;
}

/** The whole application on a database of its own, without listening. One for each spec file; `stop()` in `afterAll`. */
export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { settings: patch = {}, asOwner = false, template, database: given, ...appOptions } = options;
  const database = given ?? (await cloneDatabase(template === undefined ? {} : { template }));
  const settings = new Settings().with({
    embedded: false,
    databaseUrl: asOwner ? database.ownerUrl : database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    readSchema: database.readSchema,
    dataDir: testServer().dataDir,
    ...patch,
  });
  const app = await createApp(settings, { readSchema: database.readSchema, poolSize: 5, ...appOptions });
  await app.get(DataSource).initialize();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    database,
    settings,
    stop: async () => {
      await app.close();
      if (!given) await database.drop();
    },
  };
}
