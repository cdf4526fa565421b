import pg from 'pg';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from './database.js';
import { migrate } from '../src/platform/database/migrate.js';
import { Trouble } from '../src/platform/settings/trouble.js';

const rowsOf = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

describe('the migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await cloneDatabase()));
  afterAll(() => database.drop());

  it('find nothing to do in a migrated database', async () => {
    const again = await migrate(database.ownerUrl, database.appUrl);
    expect(again).toEqual({ applied: [], readSchema: database.readSchema });
  });

  it('let one of several nodes work, and the others wait', async () => {
    const all = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, database.appUrl)));
    expect(all.flatMap((m) => m.applied)).toEqual([]);
  });

  it('leave nothing that the application could own or alter', async () => {
    const owned = await rowsOf(database.appUrl, `/* test */ select 1 from pg_class where pg_get_userbyid(relowner) = current_user`);
    expect(owned).toEqual([]);
    await expect(rowsOf(database.appUrl, `/* test */ create table public.x (a int)`)).rejects.toThrow(/permission denied/);
    await expect(rowsOf(database.appUrl, `/* test */ delete from public.migrations`)).rejects.toThrow(/permission denied/);
    await expect(rowsOf(database.appUrl, `/* test */ delete from history.entries`)).rejects.toThrow(/permission denied/);
    await expect(rowsOf(database.appUrl, `/* test */ insert into history.seals default values`)).rejects.toThrow(/permission denied/);
    await expect(rowsOf(database.appUrl, `/* test */ alter table public.migrations disable trigger all`)).rejects.toThrow(/must be owner/);
  });

  it('let the application read history and read functions', async () => {
    await expect(rowsOf(database.appUrl, '/* test */ select 1 from history.entries limit 1')).resolves.toEqual([]);
    const usable = await rowsOf(database.appUrl, `/* test */ select has_schema_privilege('${database.readSchema}', 'usage') as usable`);
    expect(usable).toEqual([{ usable: true }]);
  });
});

describe('a step that fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steps-'));
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase({ template: 'template0' });
    writeFileSync(join(folder, '0001-first.sql'), 'create table first (a int);');
    writeFileSync(join(folder, '0002-second.sql'), 'create table second (a int);\nselect\n  1/0;');
  });
  afterAll(() => database.drop());

  it('is named with its file, and rolled back whole while the steps before it stay', async () => {
    const failed = await migrate(database.ownerUrl, database.appUrl, folder).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Trouble);
    expect((failed as Trouble).en).toContain('migrations/0002-second.sql');
    const tables = await rowsOf(
      database.ownerUrl,
      `/* test */ select to_regclass('first') is not null as first, to_regclass('second') is null as none`,
    );
    expect(tables).toEqual([{ first: true, none: true }]);
  });

  it('goes through once it is mended, and read functions get a schema of their own for each text', async () => {
    writeFileSync(join(folder, '0002-second.sql'), 'create table second (a int);');
    mkdirSync(join(folder, 'read'), { recursive: true });
    writeFileSync(join(folder, 'read', '10-first.sql'), 'create view firsts as select a from first;');
    const one = await migrate(database.ownerUrl, database.appUrl, folder);
    expect(one.applied).toEqual(['second0000000000002']);
    writeFileSync(join(folder, 'read', '10-first.sql'), 'create view firsts as select a, a + 1 as b from first;');
    const two = await migrate(database.ownerUrl, database.appUrl, folder);
    expect(two.readSchema).not.toBe(one.readSchema);
    await rowsOf(
      database.ownerUrl,
      `/* test */ update read_schemas set announced_at = now() - interval '2 days' where name = '${one.readSchema}'`,
    );
    await migrate(database.ownerUrl, database.appUrl, folder);
    const schemas = await rowsOf(database.ownerUrl, `/* test */ select nspname from pg_namespace where nspname like 'read_%'`);
    expect(schemas).toEqual([{ nspname: two.readSchema }]);
  });
});
