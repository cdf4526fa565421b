import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { migrationsFolder } from '../settings/workspace.js';
import { Trouble } from '../settings/trouble.js';
import { roleOf } from './roles.js';

export interface Migrated {
  /** Names of the steps that this run applied. */
  applied: string[];
  /** The schema of read functions that this version of the program uses (records.md 11). */
  readSchema: string;
}

/** All of these are trusted: the owner of a database may create them without being a superuser. */
const extensions = ['btree_gist', 'btree_gin', 'pg_trgm', 'pgcrypto'];

/**
 * Brings a database to this version: numbered steps by TypeORM's runner, each in a transaction; the schema of read functions; the rights
 * of the application's role. Several nodes may call it at once: an advisory lock lets one work, the others find nothing to do.
 * @param ownerUrl the role that owns the database
 * @param appUrl the role that the application works under; the same as the owner's where only one is given
 * @throws Trouble naming the step that failed
 */
export async function migrate(ownerUrl: string, appUrl: string, folder = migrationsFolder()): Promise<Migrated> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined); // a lost connection is told by the statement that waits for it
  await client.connect();
  try {
    await client.query('/* migrate.lock */ select pg_advisory_lock(hashtext($1))', ['tongxin.migrate']);
    await client.query('/* migrate.quiet */ set client_min_messages = warning');
    for (const name of extensions) await client.query(`/* migrate.extension */ create extension if not exists ${name} with schema public`);
    const applied = await runSteps(ownerUrl, folder);
    const readSchema = await makeReadSchema(client, join(folder, 'read'));
    await grant(client, roleOf(ownerUrl), roleOf(appUrl));
    return { applied, readSchema };
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end();
  }
}

/** One class per file. TypeORM wants a name that ends in 13 digits (its time stamp): the file's number, padded. */
export function migrationsFrom(folder: string): (new () => MigrationInterface)[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const [, number, words] = /^(\d{4})-(.+)\.sql$/.exec(file) ?? [];
      return number === undefined || words === undefined ? [] : [{ file, number, words }];
    })
    .sort((a, b) => a.file.localeCompare(b.file, 'en'))
    .map(({ file, number, words }) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return class implements MigrationInterface {
        readonly name = `${words.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}${number.padStart(13, '0')}`;

        async up(runner: QueryRunner): Promise<void> {
          try {
            await runner.query(text);
          } catch (error) {
            throw new StepFailed(file, text, error);
          }
        }

        down(): Promise<void> {
          return Promise.reject(new Error('Migrations go forward only.'));
        }
      };
    });
}

class StepFailed extends Error {
  constructor(
    readonly file: string,
    readonly text: string,
    override readonly cause: unknown,
  ) {
    super(`${file}: ${(cause as Error).message}`);
  }
}

async function runSteps(url: string, folder: string): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: migrationsFrom(folder),
    migrationsTableName: 'migrations',
    logging: false,
    installExtensions: false,
    extra: { max: 1, options: '-c client_min_messages=warning -c timezone=UTC' },
  });
  await source.initialize();
  try {
    return (await source.runMigrations({ transaction: 'each' })).map((m) => m.name);
  } finally {
    await source.destroy();
  }
}

/**
 * Views and functions of reading hold no state: they lie in a schema named by the checksum of their texts, beside those of other versions
 * that may still be running. One that no node has announced for a day is dropped.
 */
async function makeReadSchema(client: pg.Client, folder: string): Promise<string> {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((f) => f.endsWith('.sql'))
        .sort()
    : [];
  const texts = files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  const digest = createHash('sha256');
  for (const { file, text } of texts) digest.update(`${file}\0${text}\0`);
  const name = `read_${digest.digest('hex').slice(0, 12)}`;
  await client.query(`/* migrate.read_schemas */ create table if not exists public.read_schemas (
    name text primary key, announced_at timestamptz not null default now())`);
  await client.query('begin');
  try {
    const known = await client.query('/* migrate.read_schema_known */ select 1 from pg_namespace where nspname = $1', [name]);
    if (known.rowCount === 0) {
      await client.query(`/* migrate.read_schema */ create schema ${name}`);
      await client.query(`/* migrate.read_path */ set local search_path = ${name}, public`);
      for (const { file, text } of texts) {
        try {
          await client.query(text);
        } catch (error) {
          throw new StepFailed(`read/${file}`, text, error);
        }
      }
    }
    await client.query(
      '/* migrate.announce */ insert into public.read_schemas (name) values ($1) on conflict (name) do update set announced_at = now()',
      [name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  await dropForgotten(client, name);
  return name;
}

async function dropForgotten(client: pg.Client, present: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `/* migrate.forgotten */ select name from public.read_schemas where name <> $1 and announced_at < now() - interval '1 day'`,
    [present],
  );
  for (const { name } of rows) {
    await client.query(`/* migrate.drop_forgotten */ drop schema if exists ${client.escapeIdentifier(name)} cascade`);
    await client.query('/* migrate.forget */ delete from public.read_schemas where name = $1', [name]);
  }
}

/** Still in use: called by a running node now and then, so that no other version drops the schema it reads. */
export const announceReadSchema = `/* migrate.announce */ update public.read_schemas set announced_at = now() where name = $1`;

/** The application's role may read and write rows of records, and only read what keeps the record of it. */
async function grant(client: pg.Client, owner: string, app: string): Promise<void> {
  if (owner === app) return;
  const role = client.escapeIdentifier(app);
  const { rows } = await client.query<{ name: string; own: boolean }>(
    `/* migrate.schemas */ select nspname as name, nspname like 'read\\_%' as own from pg_namespace where nspname in ('public', 'history') or nspname like 'read\\_%'`,
  );
  for (const { name } of rows) {
    const rights = name === 'public' ? 'select, insert, update, delete' : 'select';
    await client.query(`/* migrate.grants */
      grant usage on schema ${name} to ${role};
      grant ${rights} on all tables in schema ${name} to ${role};
      grant usage on all sequences in schema ${name} to ${role};`);
    // Functions of public are those of the extensions, and everybody's.
    if (name !== 'public') await client.query(`/* migrate.grants */ grant execute on all functions in schema ${name} to ${role}`);
  }
  // What triggers derive is written by them alone: a table says so in its comment.
  const derived = await client.query<{ name: string }>(
    `/* migrate.derived */ select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and obj_description(c.oid, 'pg_class') like 'derived%'`,
  );
  for (const name of ['public.migrations', ...derived.rows.map((row) => row.name)])
    await client.query(`/* migrate.grants */ revoke insert, update, delete on ${name} from ${role}`);
}

function explained(error: unknown): unknown {
  const failed = error instanceof StepFailed ? error : undefined;
  if (!failed) return error;
  const { position, code } =
    (failed.cause as { driverError?: { position?: string; code?: string } }).driverError ??
    (failed.cause as { position?: string; code?: string });
  const line = position === undefined ? '' : `:${failed.text.slice(0, Number(position)).split('\n').length}`;
  return new Trouble(
    `数据库升级的一步没有成功，已整步撤回：migrations/${failed.file}${line}（${code ?? ''}）。数据没有改变。`,
    `A step of the migrations failed and was rolled back whole: migrations/${failed.file}${line} (${code ?? ''}): ${(failed.cause as Error).message}`,
    { cause: failed.cause },
  );
}
