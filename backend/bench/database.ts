import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createContext } from '../src/app.js';
import { EmbeddedServer } from '../src/platform/database/embedded-server.js';
import { migrate } from '../src/platform/database/migrate.js';
import { makeDatabase } from '../src/platform/database/roles.js';
import { migrationsFolder, workspaceRoot } from '../src/platform/settings/workspace.js';
import { Settings } from '../src/platform/settings/settings.js';
import { addGenerated } from '../src/sample/generated/load-generated.js';
import { loadSample } from '../src/sample/load-sample.js';

/** Of the sample accounts in the bench's databases: invented data alone, on this machine alone. */
export const PASSWORD = 'bench-passw0rd-2026';

export interface BenchDatabase {
  readonly owner: string;
  readonly app: string;
  readonly readSchema: string;
  readonly dataDir: string;
  /** A copy to be written to, dropped by what it gives: nobody else may be on the database while it is made. */
  copy(): Promise<BenchDatabase>;
  close(): Promise<void>;
}

/** Where the bench keeps its server and its databases between runs. */
const folder = (): string => process.env.BENCH_DIR ?? join(tmpdir(), 'tongxin-bench');

/**
 * A database with the sample and so many organizations in all, made once for each size, version of the schema and generator. The server is the
 * embedded one as an office runs it.
 */
export async function openBenchDatabase(organizations: number, say: (text: string) => void): Promise<BenchDatabase> {
  const dataDir = folder();
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o755);
  const server = await EmbeddedServer.start({ dataDir });
  const name = `bench_${organizations}_${contentDigest()}`;
  const admin = new pg.Client({ connectionString: server.adminUrl() });
  await admin.connect();
  try {
    const urls = server.urlsOf(name);
    const { rows } = await admin.query<{ datname: string }>(`/* bench.databases */ select datname from pg_database where datname like $1`, [
      `bench\\_${organizations}\\_%`,
    ]);
    const whole = rows.some((row) => row.datname === name) && (await isWhole(urls.owner));
    if (!whole) {
      for (const { datname } of rows) await admin.query(`/* bench.drop */ drop database ${admin.escapeIdentifier(datname)} with (force)`);
      await makeDatabase(admin, name);
      await fill(urls, organizations, dataDir, say);
    }
    const { readSchema } = await migrate(urls.owner, urls.app);
    const opened = { ...urls, readSchema, dataDir, close: () => server.stop() };
    return { ...opened, copy: () => copyOf(server, name, opened) };
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    await admin.end().catch(() => undefined);
  }
}

async function copyOf(server: EmbeddedServer, name: string, opened: Omit<BenchDatabase, 'copy'>): Promise<BenchDatabase> {
  const copy = `copy_of_${name}`;
  const asAdmin = async (work: (admin: pg.Client) => Promise<unknown>): Promise<void> => {
    const admin = new pg.Client({ connectionString: server.adminUrl() });
    await admin.connect();
    await work(admin).finally(() => admin.end());
  };
  const drop = (): Promise<void> => asAdmin((admin) => admin.query(`/* bench.drop */ drop database if exists ${copy} with (force)`));
  await drop();
  // Who left the database a moment ago may still be told as being on it.
  for (let attempt = 1; ; attempt++) {
    const made = await asAdmin((admin) => makeDatabase(admin, copy, { template: name })).then(
      () => true,
      (error: unknown) => {
        if (attempt < 5) return false;
        throw error;
      },
    );
    if (made) break;
  }
  return { ...opened, ...server.urlsOf(copy), copy: () => Promise.reject(new Error('a copy of a copy')), close: drop };
}

async function fill(
  urls: { owner: string; app: string },
  organizations: number,
  dataDir: string,
  say: (text: string) => void,
): Promise<void> {
  const start = Date.now();
  const { readSchema } = await migrate(urls.owner, urls.app);
  const settings = new Settings().with({ embedded: false, databaseUrl: urls.app, databaseOwnerUrl: urls.owner, readSchema, dataDir });
  await loadSample(settings, PASSWORD);
  say(`sample loaded in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  const context = await createContext(settings.with({ databaseUrl: urls.owner }), { readSchema, poolSize: 3 });
  const source = context.get(DataSource);
  await source.initialize();
  const [{ n }] = await source.query<[{ n: number }]>('/* bench.count */ select count(*) as n from organizations');
  const begin = Date.now();
  await addGenerated(context, organizations - n, (done) => process.stderr.write(`\r  ${done} / ${organizations - n}`));
  process.stderr.write('\n');
  say(`${organizations - n} organizations generated in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
  await source.query(`/* bench.whole */ comment on schema public is 'bench: whole'`);
  await context.close();
}

async function isWhole(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ said: string | null }>(
      `/* bench.is-whole */ select obj_description('public'::regnamespace) as said`,
    );
    return rows[0]?.said === 'bench: whole';
  } finally {
    await client.end();
  }
}

/** Of the numbered steps, and of what invents the organizations: read functions are made anew at each start. */
function contentDigest(): string {
  const digest = createHash('sha256');
  for (const folder of [migrationsFolder(), join(workspaceRoot(), 'backend', 'src', 'sample', 'generated')])
    for (const file of readdirSync(folder).sort()) if (/\.(sql|ts)$/.test(file)) digest.update(readFileSync(join(folder, file)));
  return digest.digest('hex').slice(0, 8);
}
