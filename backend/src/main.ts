import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createApp } from './app.js';
import { SealKeeper } from './history/index.js';
import { openDatabase, type OpenDatabase } from './platform/database/open-database.js';
import { RegistryDesk } from './registry/index.js';
import { FrontDoor } from './platform/front-door/front-door.js';
import { interfaceBuilt, serveInterface } from './platform/front-door/interface.js';
import { orphaned, whenOrphaned } from './platform/front-door/parents.js';
import { Readiness } from './platform/front-door/readiness.js';
import { logLevels } from './platform/settings/log-levels.js';
import { readSettings } from './platform/settings/settings.js';
import { lastWords, say } from './platform/settings/trouble.js';
import { interfaceFolder } from './platform/settings/workspace.js';
import { fillRegistry, type LoadSample } from './first-fill.js';

// Loaded when asked for: most starts find their registry there.
const loadSample: LoadSample = async (...all) => (await import('./sample/load-sample.js')).loadSample(...all);

let door: FrontDoor | undefined;
let opening: Promise<OpenDatabase> | undefined;
let application: Awaited<ReturnType<typeof createApp>> | undefined;
let stopping: Promise<void> | undefined;

/** settings → database → migrate → sample → listen. The door is open from the start, so that whoever asks is told. */
async function start(): Promise<void> {
  const given = readSettings();
  opening = openDatabase(given, { onLost: fail });
  const database = await opening;
  door = await FrontDoor.open(given.host, given.port);
  const { address } = door;
  database.tell(() => ({ address, stopping: stopping !== undefined || beginToStop(orphaned()) }));
  door.phase = 'migrating';
  const settings = await database.migrate();
  const logger = logLevels(settings.logLevel);
  application = await createApp(settings, { logger, ...(settings.readSchema === undefined ? {} : { readSchema: settings.readSchema }) });
  const source = application.get(DataSource);
  await source.initialize();
  application.get(RegistryDesk).loadsSample((password) => loadSample(settings, password));
  door.phase = 'loading-sample';
  Logger.overrideLogger(['error']); // the sample is played in rooms of its own: no warning that there are two
  const signIn = await fillRegistry(application, settings, loadSample);
  Logger.overrideLogger(logger);
  const readiness = application.get(Readiness);
  const fastify = application.getHttpAdapter().getInstance();
  const folder = interfaceFolder();
  if (interfaceBuilt(folder)) await serveInterface(fastify, folder);
  await application.init();
  await fastify.ready();
  door.handOver(fastify.routing.bind(fastify), () => readiness.holds());
  database.announce(settings);
  application.get(SealKeeper).start();
  say(`同心已就绪：${address}`, `Tongxin is ready: ${address}`);
  for (const line of signIn) process.stdout.write(`  ${line}\n`);
}

/** Everything down in order: requests, application, database; within ten seconds whatever happens. */
async function stop(): Promise<void> {
  if (door) say('正在停止。', 'Stopping.');
  await door?.close();
  await Promise.race([application?.close(), new Promise((resolve) => setTimeout(resolve, 1500).unref())]);
  const database = await opening?.catch(() => undefined);
  await database?.close();
}

function beginToStop(now = true, code = 0): boolean {
  if (!now) return false;
  if (!stopping) setTimeout(() => process.exit(code || 1), 9500).unref();
  stopping ??= stop()
    .catch((error: unknown) => {
      process.stderr.write(lastWords(error));
    })
    .finally(() => process.exit(code));
  return true;
}

function fail(error: unknown): void {
  if (stopping) return; // what breaks while everything goes down is no news
  process.stderr.write(lastWords(error));
  beginToStop(true, 1);
}

/** A connection may be lost while nobody waits for it: that ends no process. Anything else that nobody caught does, in order. */
function uncaught(error: unknown): void {
  const { code = '' } = error as { code?: string };
  if (/^(57P0\d|08\w{3}|ECONNRESET|EPIPE)$/.test(code) || (error as Error).message === 'Connection terminated unexpectedly')
    process.stderr.write(`· 数据库连接中断。 A connection to the database was lost. (${code})\n`);
  else fail(error);
}

// Whoever read what we say may be gone before us: then it is said to nobody.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, uncaught);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => beginToStop());
whenOrphaned(() => beginToStop());
start().catch(fail);
