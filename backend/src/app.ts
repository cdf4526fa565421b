import 'reflect-metadata';
import { type DynamicModule, Global, Module, type NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { rooms } from './app.rooms.js';
import { dataSourceOptions } from './platform/database/data-source.js';
import { Reader } from './platform/database/reads.js';
import { Streams } from './platform/database/streams.js';
import { Transactions } from './platform/database/transaction.js';
import { rightsOfRoutes } from './platform/http/closed-routes.js';
import { FilesModule } from './platform/files/files.module.js';
import { FrontDoorModule } from './platform/front-door/front-door.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { serveDocument } from './platform/http/openapi.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { MOST_BYTES, secure } from './platform/http/security.js';
import { Identifiers } from './platform/identifiers.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { type JobTimes, usualTimes } from './platform/jobs/worker.js';
import { ROOMS } from './platform/room.js';
import { Settings } from './platform/settings/settings.js';
import { OfficeClock } from './platform/time/office-clock.js';

/** What tests, the sample and the bench put in the place of the usual. */
export interface AppOptions {
  readonly clock?: OfficeClock;
  readonly identifiers?: Identifiers;
  readonly readSchema?: string;
  readonly poolSize?: number;
  /** How often to look for jobs; null: none are done here. */
  readonly jobTimes?: JobTimes | null;
  readonly logger?: NestApplicationOptions['logger'];
}

@Global()
@Module({})
class Platform {
  static of(settings: Settings, options: AppOptions): DynamicModule {
    const shared = [
      { provide: Settings, useValue: settings },
      { provide: OfficeClock, useValue: options.clock ?? new OfficeClock(settings.officeZone) },
      { provide: Identifiers, useValue: options.identifiers ?? new Identifiers() },
      { provide: ROOMS, useValue: rooms.map((room) => room.declaration) },
      Streams,
      Reader,
      Transactions,
    ];
    const database = TypeOrmModule.forRoot({
      ...dataSourceOptions({
        url: settings.databaseUrl ?? 'postgres://127.0.0.1/none',
        entities: rooms.flatMap((room) => [...room.entities]),
        ...(options.readSchema === undefined ? {} : { readSchema: options.readSchema }),
        ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
      }),
      manualInitialization: true,
    });
    return { module: Platform, imports: [database], providers: shared, exports: [...shared, database] };
  }
}

@Module({})
class App {}

const appModule = (settings: Settings, options: AppOptions): DynamicModule => ({
  module: App,
  imports: [
    Platform.of(settings, options),
    HttpModule,
    FrontDoorModule,
    FilesModule,
    JobsModule.of(options.jobTimes ?? null),
    ...rooms.map((room) => room.module),
  ],
});

/**
 * The application, neither listening nor connected: `app.get(DataSource).initialize()` comes before the first request, and the
 * document of the API needs no database at all. Every route has a right, or this throws.
 */
export async function createApp(settings: Settings, options: AppOptions = {}): Promise<NestFastifyApplication> {
  const late: { problems?: ProblemFilter } = {};
  const adapter = new FastifyAdapter({
    bodyLimit: MOST_BYTES,
    // A proxy on the same machine says who asked and whether by TLS; nobody else is believed.
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      late.problems?.answer(error, request, reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(settings, { jobTimes: usualTimes, ...options }), adapter, {
    logger: options.logger ?? ['error', 'warn'],
    abortOnError: false,
    bodyParser: false,
  });
  late.problems = app.get(ProblemFilter);
  app.setGlobalPrefix('api');
  await secure(app);
  rightsOfRoutes(app);
  serveDocument(app);
  return app;
}

/** The same rooms without HTTP, for the command line, the sample and the bench. */
export async function createContext(
  settings: Settings,
  options: AppOptions = {},
): Promise<Awaited<ReturnType<typeof NestFactory.createApplicationContext>>> {
  return NestFactory.createApplicationContext(appModule(settings, options), {
    logger: options.logger ?? ['error', 'warn'],
    abortOnError: false,
  });
}
