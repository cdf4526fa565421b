import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { migrate } from '../platform/database/migrate.js';
import { Trouble } from '../platform/settings/trouble.js';
import { type Checked, readArchive } from './check.js';
import { copyOf, plainSettings, tablesOf } from './copying.js';
import { type ArchivedTable, type Manifest, tableName } from './format.js';
import { levelDatabase } from './level.js';

export interface RestoreInto {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Called after each table; a test uses it to break off. */
  readonly onTable?: ((table: string) => Promise<void> | void) | undefined;
}

export interface Restored extends Checked {
  /** The number of the new incarnation. */
  readonly incarnation: number;
}

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Loads a back-up into an empty database of whatever server version. First the file is read whole; then the database is brought to the
 * level of the archive; then everything is loaded in one transaction by the owner, who needs not be a superuser: triggers off (what is
 * loaded has its history already), references taken away and put back, so that the server judges them by sets. It happens whole or not
 * at all: whenever it is cut off, the database is as empty as before. At last the database is brought to this version.
 * @throws Trouble where the file is damaged, newer than this program, or the database is not empty
 */
export async function restore(file: string, into: RestoreInto): Promise<Restored> {
  const { head } = await readArchive(file);
  await levelDatabase(into.ownerUrl, into.appUrl, head.migrations);
  const client = new pg.Client({ connectionString: into.ownerUrl });
  client.on('error', () => undefined); // a lost server is told by the statement that was running
  await client.connect();
  let restored: Restored;
  try {
    await client.query(plainSettings);
    await client.query('/* restore.begin */ begin');
    restored = await load(client, file, into);
    await client.query('/* restore.commit */ commit');
  } finally {
    await client.end().catch(() => undefined);
  }
  await migrate(into.ownerUrl, into.appUrl);
  return restored;
}

/**
 * Seals kept beside another database, or beside this one after the back-up was made, are put aside and not written on.
 * @returns where they are now; undefined where there are none, or the last of them is the last one restored
 */
export async function putSealsAside(dataDir: string, lastSeal: Manifest['lastSeal'], now: Date): Promise<string | undefined> {
  const file = join(dataDir, 'seals.jsonl');
  if (!existsSync(file)) return undefined;
  const last = (await readFile(file, 'utf8')).trimEnd().split('\n').at(-1) ?? '';
  if (lastSeal && last.includes(lastSeal.hash)) return undefined;
  const aside = join(dataDir, `seals-until-${now.toISOString().replaceAll(/[-:.]/g, '')}.jsonl`);
  await rename(file, aside);
  return aside;
}

async function load(client: pg.Client, file: string, into: RestoreInto): Promise<Restored> {
  const tables = new Map((await tablesOf(client)).map((table) => [tableName(table), table]));
  const names = [...tables.values()].map((table) => `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`);
  const references = await referencesOf(client);
  for (const { table, name } of references)
    await client.query(`/* restore.unbind */ alter table ${table} drop constraint ${client.escapeIdentifier(name)}`);
  for (const name of names) await client.query(`/* restore.triggers */ alter table ${name} disable trigger user`);
  // What the migrations themselves put in (the first incarnation, keys) comes from the archive.
  await client.query(`/* restore.clear */ truncate ${names.join(', ')}`);
  let copying: { table: string; into: CopyIn } | undefined;
  const checked = await readArchive(file, {
    head: async ({ tables: archived }) => {
      const wrong = archived.find((table) => !sameTable(table, tables.get(tableName(table))));
      if (wrong || archived.length !== tables.size)
        throw new Trouble(
          `备份与数据库的结构不一致：${wrong ? tableName(wrong) : '表数不同'}。`,
          `Back-up and database do not have the same tables: ${wrong ? tableName(wrong) : 'their number differs'}.`,
        );
      return Promise.resolve();
    },
    piece: async (table, content) => {
      copying ??= { table, into: new CopyIn(client, tables.get(table) as ArchivedTable) };
      await copying.into.write(content);
    },
    tableEnd: async (table) => {
      if (copying?.table === table) {
        await copying.into.end();
        copying = undefined;
      }
      await into.onTable?.(table);
    },
  });
  for (const { name, last } of checked.manifest.sequences)
    await client.query('/* restore.sequence */ select setval($1::regclass, coalesce($2::bigint, 1), $2::bigint is not null)', [name, last]);
  for (const name of names) await client.query(`/* restore.triggers */ alter table ${name} enable trigger user`);
  for (const { table, name, definition } of references)
    await client.query(`/* restore.bind */ alter table ${table} add constraint ${client.escapeIdentifier(name)} ${definition}`);
  const { rows } = await client.query<{ number: number }>(
    `/* restore.incarnation */ insert into history.incarnations (number, origin) select max(number) + 1, 'restored' from history.incarnations returning number`,
  );
  await client.query('/* restore.analyze */ analyze');
  return { ...checked, incarnation: rows[0]?.number ?? 0 };
}

/** One table on its way in. A server that goes away in the middle is told by the next step. */
class CopyIn {
  private readonly stream: CopyStreamQuery;
  private readonly done: Promise<void>;

  constructor(client: pg.Client, table: ArchivedTable) {
    this.stream = client.query(copyFrom(`/* restore.copy */ ${copyOf(client, table)} from stdin`));
    this.done = finished(this.stream);
    this.done.catch(() => undefined);
  }

  async write(content: Buffer): Promise<void> {
    if (!this.stream.write(content)) await Promise.race([once(this.stream, 'drain'), this.done]);
  }

  async end(): Promise<void> {
    this.stream.end();
    await this.done;
  }
}

async function referencesOf(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `/* restore.references */ select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace where c.contype = 'f' and n.nspname in ('public', 'history') order by 1, 2`,
  );
  return rows;
}

const sameTable = (a: ArchivedTable, b: ArchivedTable | undefined): boolean =>
  b !== undefined && JSON.stringify(a.columns) === JSON.stringify(b.columns);
