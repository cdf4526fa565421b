import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { EmbeddedServer } from '../src/platform/database/embedded-server.js';
import type { TestServer } from './database.js';

const prefix = 'tongxin-test-';

/** Kept for the teardown, which runs in the same process. */
export interface Running {
  server: Pick<EmbeddedServer, 'adminUrl' | 'urlsOf' | 'abandon' | 'stop'>;
  folders: string[];
}

/**
 * Starts PostgreSQL once for all API specs, or takes the server of `TEST_DATABASE_URL`, and makes the template that `cloneDatabase` copies: the real migrations on an empty database.
 * Jest transforms this file alone, not what it imports, so the backend is built beside first (half a second).
 */
export default async function setUp(): Promise<void> {
  removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(dataDir, 0o755); // PostgreSQL runs as another user when root runs the tests
  const built = build();
  const folders = [dataDir, built];
  try {
    const { EmbeddedServer } = (await import(join(built, 'platform/database/embedded-server.js'))) as EmbeddedModule;
    const { migrate } = (await import(join(built, 'platform/database/migrate.js'))) as MigrateModule;
    const { makeTemplate } = (await import(join(built, 'platform/database/templates.js'))) as TemplatesModule;
    const roles = (await import(join(built, 'platform/database/roles.js'))) as RolesModule;
    const outside = process.env.TEST_DATABASE_URL;
    const server = outside === undefined ? await EmbeddedServer.start({ dataDir, quick: true }) : await outsideServer(outside, roles);
    process.once('exit', () => server.abandon());
    // Jest ends at once at these, without `exit`: nobody would stop the server.
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const)
      process.once(signal, () => process.exit(code));
    const { readSchema } = await makeTemplate(server.adminUrl(), 'template_test', () => {
      const { owner, app } = server.urlsOf('template_test');
      return migrate(owner, app);
    });
    const { owner, app } = server.urlsOf('DATABASE');
    process.env.TEST_SERVER = JSON.stringify({ admin: server.adminUrl(), owner, app, readSchema, dataDir, built } satisfies TestServer);
    (globalThis as { running?: Running }).running = { server, folders };
  } catch (error) {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A server that somebody else started, by the address of its superuser: `TEST_DATABASE_URL`, for the oldest version that is supported. */
async function outsideServer(url: string, { addressOf, APP, makeRoles, OWNER }: RolesModule): Promise<Running['server']> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await makeRoles(admin, { owner: 'test', app: 'test' });
  const { rowCount } = await admin.query(`select from pg_database where datname = 'template_test'`);
  if (rowCount) {
    await admin.query('alter database template_test with is_template false');
    await admin.query('drop database template_test with (force)');
  }
  await admin.end();
  const { port } = new URL(url);
  return {
    adminUrl: () => url,
    urlsOf: (name) => ({ owner: addressOf(Number(port), OWNER, 'test', name), app: addressOf(Number(port), APP, 'test', name) }),
    abandon: () => undefined,
    stop: () => Promise.resolve(),
  };
}

type RolesModule = typeof import('../src/platform/database/roles.js');
type EmbeddedModule = typeof import('../src/platform/database/embedded-server.js');
type MigrateModule = typeof import('../src/platform/database/migrate.js');
type TemplatesModule = typeof import('../src/platform/database/templates.js');

/** A build of its own: one that others work with may be replaced at any moment. Below node_modules, so that packages resolve. */
function build(): string {
  const backend = join(import.meta.dirname, '..');
  const folder = join(backend, 'node_modules', '.cache', `test-build-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const swc = join(backend, '..', 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const ignore = ['--ignore', '**/*.spec.ts'];
  execFileSync(process.execPath, [swc, 'src', '-d', folder, '--strip-leading-paths', '--copy-files', ...ignore, '-q'], {
    cwd: backend,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
}

/** What a killed run left behind: its server still runs, its folders lie about. */
function removeLeftovers(): void {
  const gone = (pid: number): boolean => !existsSync(`/proc/${pid}`);
  for (const name of readdirSync(tmpdir()).filter((n) => n.startsWith(prefix))) {
    if (!gone(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const folder = join(tmpdir(), name);
    try {
      execFileSync('sh', ['-c', 'kill -QUIT $(head -1 "$0/db/postmaster.pid")', folder], { stdio: 'ignore' });
    } catch {
      // Its server is gone already.
    }
    rmSync(folder, { recursive: true, force: true });
  }
  const cache = join(import.meta.dirname, '..', 'node_modules', '.cache');
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    const pid = /^test-build-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && gone(Number(pid))) rmSync(join(cache, name), { recursive: true, force: true });
  }
}
