import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityMetadata } from 'typeorm';
import { rooms } from '../../src/app.rooms.js';
import { nameOf, raw, sql } from '../../src/platform/database/sql.js';
import { Reader } from '../../src/platform/database/reads.js';
import { Hand } from '../bare.js';
import { asOwner, tablesOf } from '../facts.js';
import { type Office, openOffice } from '../office.js';

/** The schema as a whole, asked of the database's own catalogue: what was forgotten names itself. */
let office: Office;
let owner: Hand;
let source: DataSource;
const sources = join(import.meta.dirname, '..', '..', 'src');
const migrations = join(import.meta.dirname, '..', '..', '..', 'migrations');

beforeAll(async () => {
  office = await openOffice();
  owner = await Hand.open(office.database.ownerUrl);
  source = office.app.get(DataSource);
}, 60_000);
afterAll(async () => {
  await owner?.close();
  await office?.stop();
});

/** Constraints that nobody outside can break, and why: they are not told in words. */
const untold: Record<string, string> = {
  // The machinery writes these rows itself, never a request's own words.
  jobs_state_check: 'states are words of the code',
  jobs_progress_check: 'counted by the worker',
  ended_jobs_have_an_end: 'both written by one statement',
  jobs_account_id_fkey: 'accounts are disabled, never removed',
  imports_account_id_fkey: 'accounts are disabled, never removed',
  import_columns_account_id_fkey: 'accounts are disabled, never removed',
  import_rows_import_id_fkey: 'written with its import',
  // Derived: written by triggers from facts that are checked themselves.
  area_spans_state_check: 'derived',
  area_spans_area_id_fkey: 'derived',
  organization_segments_status_check: 'derived',
  organization_segments_organization_id_fkey: 'derived',
  organization_search_organization_id_fkey: 'derived',
  term_segment_state: 'derived',
  term_segments_organization_id_fkey: 'derived',
  // Laid down from code at each start.
  kind_fields_kind_fkey: 'from code',
  kind_fields_code_check: 'from code',
  kind_fields_type_check: 'from code',
  kind_posts_kind_fkey: 'from code',
};

it('tells every constraint in words, or says why nobody can break it', async () => {
  const rows = await owner.rows<{ name: string }>(
    `select c.conname as name from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('c', 'u', 'x', 'f')
     union select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid where x.indisunique and not x.indisprimary and i.relnamespace = 'public'::regnamespace
     union select coalesce(m[1], m[2]) from pg_proc p, regexp_matches(p.prosrc, 'constraint = ''([a-z_]+)''|''([a-z_]+)'' as rule', 'g') m where p.pronamespace = 'public'::regnamespace order by 1`,
  );
  const told = new Set(rooms.flatMap((room) => Object.keys(room.declaration.problems ?? {})));
  const there = new Set(rows.map((row) => row.name));
  expect([...there].filter((name) => !told.has(name) && !(name in untold))).toEqual([]);
  // Neither list speaks of a constraint that is gone.
  const columns = await owner.rows<{ name: string }>(
    `select table_name || '_' || column_name || '_missing' as name from information_schema.columns where table_schema = 'public'`,
  );
  for (const { name } of columns) there.add(name);
  expect([...told, ...Object.keys(untold)].filter((name) => !there.has(name))).toEqual([]);
});

it('refuses no row without a name: every check, unique and exclusion constraint of a record has one that is a sentence, or the words of its room', async () => {
  const rows = await owner.rows<{ name: string }>(
    `select conname as name from pg_constraint where contype = 'x' and connamespace = 'public'::regnamespace`,
  );
  expect(rows.map((row) => row.name).filter((name) => /_excl\d*$/.test(name))).toEqual([]);
});

/** Tables whose changes the history does not keep, and why. */
const unwatched: Record<string, string> = {
  'public.migrations': 'which steps the schema has taken',
  'public.read_schemas': 'which versions run',
  'public.area_spans': 'derived',
  'public.area_version': 'derived',
  'public.organization_segments': 'derived',
  'public.organization_search': 'derived',
  'public.kinds': 'laid down from code',
  'public.kind_fields': 'laid down from code',
  'public.kind_posts': 'laid down from code',
  'public.term_segments': 'derived',
  'public.sessions': 'comings and goings, no record',
  'public.sign_in_failures': 'comings and goings, no record',
  'public.access_log': 'is a log itself',
  'public.idempotency_keys': 'answers of requests, no record',
  'public.secrets': 'keys, no record',
  'public.jobs': 'work that goes on, no record',
  'public.list_settings': 'how an account likes its lists, no record',
  'public.imports': 'a list on its way, forgotten after days; what it becomes is written by the act',
  'public.import_rows': 'a list on its way',
  'public.import_columns': 'how an account reads its heads, no record',
  'public.files': 'content; the row that names it holds its hash',
  'public.file_pieces': 'content; its hash is compared by verify',
  'history.incarnations': 'history itself',
  'history.change_sets': 'history itself',
  'history.entries': 'history itself',
  'history.erasable': 'history itself',
  'history.seals': 'history itself',
  'history.watched': 'history itself',
};

it('watches every table, or says why not', async () => {
  const tables = await asOwner(office.database.ownerUrl, tablesOf);
  const triggers = await owner.rows<{ name: string; events: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name, array_agg(t.tgname::text order by t.tgname) as events
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where t.tgname like 'history\\_%' and t.tgenabled = 'O' group by 1`,
  );
  const watched = new Map(triggers.map((row) => [row.name, row.events]));
  expect(tables.filter((name) => !watched.has(name) && !(name in unwatched))).toEqual([]);
  for (const [name, events] of watched)
    expect([name, events]).toEqual([name, ['history_delete', 'history_insert', 'history_truncate', 'history_update']]);
  expect([...watched.keys(), ...Object.keys(unwatched)].filter((name) => !tables.includes(name))).toEqual([]);
});

it('sees every column: an image holds all but the generated, the secret ones and the erasable', async () => {
  expect(await owner.rows(`select * from history.missing_guards()`)).toEqual([]);
  const secret = await owner.rows<{ name: string }>(`select table_name || '.' || unnest(secret) as name from history.watched order by 1`);
  expect(secret.map((row) => row.name)).toEqual([
    'accounts.password_hash',
    'arrangements.version',
    'documents.version',
    'kept_tables.content',
    'organizations.version',
    'people.version',
  ]);
  const erasable = await owner.rows<{ name: string }>(
    `select table_name || '.' || unnest(erasable) as name from history.watched order by 1`,
  );
  expect(erasable.map((row) => row.name)).toEqual(['organization_contacts.phone', 'person_contacts.phone']);
  const hidden = await owner.rows<{ table_name: string; columns: string[] }>(
    `select w.table_name, array_agg(a.attname::text order by a.attname) as columns from history.watched w
     join pg_attribute a on a.attrelid = format('public.%I', w.table_name)::regclass and a.attnum > 0 and not a.attisdropped
     where not (to_jsonb(array[a.attname::text]) <@ to_jsonb(w.secret)) and not (to_jsonb(array[a.attname::text]) <@ to_jsonb(w.erasable)) and a.attgenerated = ''
       and position(quote_literal(a.attname) in history.image_expression(a.attrelid, w.erasable, w.secret, 'a')) > 0
     group by 1`,
  );
  expect(hidden).toEqual([]);
});

it('keeps a void record from holding anything: unique and exclusion constraints of a voidable table leave void rows out', async () => {
  const rows = await owner.rows<{ name: string }>(
    `select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid
     where (x.indisunique or x.indisexclusion) and not x.indisprimary
       and exists (select from pg_attribute a where a.attrelid = x.indrelid and a.attname = 'voided_at' and not a.attisdropped)
       and coalesce(pg_get_expr(x.indpred, x.indrelid), '') not like '%voided_at IS NULL%'`,
  );
  expect(rows).toEqual([]);
});

it('knows its tables: entities and the catalogue say the same, in both directions', async () => {
  const columns = await owner.rows<{ table_name: string; column_name: string; type: string; nullable: boolean }>(
    `select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
     from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
  );
  const differences: string[] = [];
  for (const metadata of source.entityMetadatas) {
    const there = new Map(columns.filter((c) => c.table_name === metadata.tableName).map((c) => [c.column_name, c]));
    for (const column of metadata.columns) {
      const real = there.get(column.databaseName);
      const where = `${metadata.tableName}.${column.databaseName}`;
      if (!real) differences.push(`${where} is not in the database`);
      else if (typeOf(metadata, column) !== real.type)
        differences.push(`${where} is ${real.type}, the entity says ${typeOf(metadata, column)}`);
      // The columns of a date are nullable in the embedded value, whoever holds it.
      else if (column.embeddedMetadata ? real.nullable && !column.isNullable : column.isNullable !== real.nullable)
        differences.push(`${where} is ${real.nullable ? '' : 'not '}nullable, the entity says otherwise`);
      there.delete(column.databaseName);
    }
    for (const name of there.keys()) differences.push(`${metadata.tableName}.${name} is not in the entity`);
  }
  expect(differences).toEqual([]);
  const watched = await owner.rows<{ name: string }>(`select table_name as name from history.watched`);
  const entities = new Set(source.entityMetadatas.map((metadata) => metadata.tableName));
  expect(watched.map((row) => row.name).filter((name) => !entities.has(name))).toEqual([]);
});

const typeWords: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone', int: 'integer', bool: 'boolean' };

function typeOf(metadata: EntityMetadata, column: EntityMetadata['columns'][number]): string {
  const name = metadata.dataSource.driver.normalizeType(column);
  return `${typeWords[name] ?? name}${column.isArray ? '[]' : ''}`;
}

it('crosses no wall with a relation: entities hold ids alone', () => {
  expect(
    source.entityMetadatas.flatMap((metadata) => metadata.relations.map((relation) => `${metadata.tableName}.${relation.propertyName}`)),
  ).toEqual([]);
});

describe('the application’s role', () => {
  let app: Hand;
  beforeAll(async () => {
    app = await Hand.open(office.database.appUrl);
  });
  afterAll(() => app?.close());

  const forbidden: [what: string, statement: string][] = [
    [
      'add an entry to the history',
      `insert into history.entries (id, table_name, row_id, row_version, op, subjects, change_set_id, incarnation, xid, hash) overriding system value values (1, 'x', gen_random_uuid(), 1, 'delete', '{}', gen_random_uuid(), 1, pg_current_xact_id(), 'x')`,
    ],
    ['alter an entry', `update history.entries set image = '{}'`],
    ['remove an entry', `delete from history.entries`],
    ['empty the history', `truncate history.entries cascade`],
    ['alter a change set', `update history.change_sets set reason = 'x'`],
    ['alter what was kept', `update history.erasable set value = null`],
    ['remove a seal', `delete from history.seals`],
    ['begin an incarnation', `insert into history.incarnations (number, origin) values (9, 'restored')`],
    ['stop watching', `delete from history.watched`],
    ['watch otherwise', `select history.watch('organizations', secret => '{kind}')`],
    ['replace a function of the history', `create or replace function history.incarnation() returns int language sql as 'select 7'`],
    ['write segments', `update organization_segments set name = 'x'`],
    ['remove segments', `delete from organization_segments`],
    ['write what is searched', `update organization_search set texts = '{x}'`],
    ['write spans', `insert into area_spans select * from area_spans`],
    ['write the version of the areas', `update area_version set version = 1`],
    ['disable a trigger', `alter table organizations disable trigger history_update`],
    ['disable all triggers', `alter table organizations disable trigger all`],
    ['remove a trigger', `drop trigger history_update on organizations`],
    ['go past the triggers as a replica does', `set session_replication_role = replica`],
    ['become the owner', `set role tongxin_owner`],
    ['empty a table', `truncate organizations cascade`],
    ['make a table', `create table extra (id int)`],
    ['make a schema', `create schema extra`],
    ['remove a table', `drop table organizations`],
    ['add a column', `alter table organizations add column extra int`],
    ['say that a migration ran', `insert into migrations (timestamp, name) values (1, 'x')`],
    ['read files of the server', `select pg_read_file('/etc/passwd')`],
    ['run a program', `copy areas to program 'cat'`],
  ];
  it.each(forbidden)('cannot %s', async (_what, statement) => {
    await expect(app.act('test.forbidden', statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|42000)$/) as string });
  });

  it('cannot set a time of recording', async () => {
    const account = `insert into accounts (id, login, name, password_hash) values (gen_random_uuid(), 'backdated', '甲', 'x')`;
    await expect(app.act('test.backdate', account, { recordedAt: '2014-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'TX002' });
    await expect(
      app.act('test.backdate', `select set_config('app.backfill', (current_setting('app.change')::jsonb) ->> 'id', true); ${account}`, {
        recordedAt: '2014-01-01T00:00:00Z',
      }),
    ).rejects.toMatchObject({ code: 'TX002' });
  });

  it('cannot write outside an act, nor into a change set of before', async () => {
    await expect(app.rows(`update organization_types set sort_order = sort_order + 1`)).rejects.toMatchObject({ code: 'TX001' });
    const [set] = await owner.rows<{ id: string }>(`select id from history.change_sets limit 1`);
    await app.rows('begin');
    await app.rows(`select set_config('app.change', $1, true)`, [JSON.stringify({ id: set?.id, act: 'test.forge' })]);
    await expect(app.rows(`update organization_types set sort_order = sort_order + 1`)).rejects.toMatchObject({ code: 'TX003' });
    await app.rows('rollback');
  });

  it('owns nothing', async () => {
    expect(
      await owner.rows(
        `select c.relname from pg_class c where pg_get_userbyid(c.relowner) = 'tongxin_app' union select p.proname from pg_proc p where pg_get_userbyid(p.proowner) = 'tongxin_app'
         union select n.nspname from pg_namespace n where pg_get_userbyid(n.nspowner) = 'tongxin_app'`,
      ),
    ).toEqual([]);
    expect(
      await owner.rows(
        `select rolname from pg_roles where rolname in ('tongxin_app', 'tongxin_owner') and (rolsuper or rolcreaterole or rolbypassrls or rolreplication)`,
      ),
    ).toEqual([]);
  });
});

it('hands out no Date: days and times come as text', async () => {
  await office.found({ name: '示例日期商会', foundedOn: '2014-05', approvedOn: '2013' });
  const tables = await asOwner(office.database.ownerUrl, tablesOf);
  const dates: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (value instanceof Date) dates.push(path);
    else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value))
      for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`);
  };
  for (const table of tables)
    look(
      await office.app
        .get(Reader)
        .rows(
          sql`/* test.rows */ select *, now() as a_time, current_date as a_day, array[current_date] as many_days from ${raw(table)} limit 20`,
        ),
      table,
    );
  expect(dates).toEqual([]);
});

describe('statements', () => {
  const filesUnder = (folder: string, ending: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(ending))
      .map((file) => join(folder, file));

  it('are refused by both doors when they have no name', async () => {
    expect(() => nameOf('select 1')).toThrow('without a name');
    await expect(office.app.get(Reader).rows(sql`select 1`)).rejects.toThrow('without a name');
    await expect(office.app.get(Reader).rows(sql`-- organizations.list${raw('\n')} select 1`)).rejects.toThrow('without a name');
  });

  it('have a name wherever they are sent past the doors', () => {
    const unnamed = filesUnder(sources, '.ts')
      .filter((file) => !file.endsWith('.spec.ts'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/\.query(?:<[^(]*>)?\(\s*(['"`])([^]{0,60})/g)]
          .filter(
            ([, , text = '']) =>
              !/^\s*\/\* ([a-zA-Z-]+|\$\{metadata\.tableName\})(\.[a-zA-Z0-9_-]+)+ \*\//.test(text) &&
              !/^\s*\$\{|^(begin|commit|rollback)/.test(text),
          )
          .map(([, , text = '']) => `${file.slice(sources.length + 1)}: ${text.split('\n')[0] ?? ''}`),
      );
    expect(unnamed).toEqual([]);
  });

  it('have each a name of its own', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const file of filesUnder(sources, '.ts').filter((one) => one.endsWith('.queries.ts'))) {
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/sql`\/\* ([a-zA-Z.-]+) \*\//g)) {
        if (seen.has(name)) twice.push(`${name}: ${file} and ${seen.get(name) ?? ''}`);
        seen.set(name, file);
      }
    }
    expect(twice).toEqual([]);
  });

  it('of reading know no clock: neither views and functions of reading nor questions ask the server for today', () => {
    const clocks =
      /\b(now\(\)|current_date|current_timestamp|localtimestamp|clock_timestamp\(\)|transaction_timestamp\(\)|statement_timestamp\(\))/i;
    const files = [
      ...filesUnder(join(migrations, 'read'), '.sql'),
      ...filesUnder(sources, '.queries.ts'),
      join(sources, 'organizations', 'filter.ts'),
    ];
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => clocks.test(readFileSync(file, 'utf8').replaceAll(/--.*$/gm, '')))).toEqual([]);
  });
});
