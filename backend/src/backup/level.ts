import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, migrationsFrom } from '../platform/database/migrate.js';
import { Trouble } from '../platform/settings/trouble.js';
import { migrationsFolder } from '../platform/settings/workspace.js';

/**
 * Brings an empty database to the level that a back-up was made at, so that its tables have the columns of the archive; a database that
 * was migrated further, but holds nothing, is made anew.
 * @param wanted names of migrations, in order
 * @throws Trouble where the database holds anything, or the back-up knows migrations that this program does not
 */
export async function levelDatabase(ownerUrl: string, appUrl: string, wanted: readonly string[]): Promise<void> {
  const files = stepFiles();
  const unknown = wanted.filter((name, at) => files[at]?.name !== name);
  if (unknown.length)
    throw new Trouble(
      `这份备份来自更新（或另一）版本的同心：${unknown[0] ?? ''}。请先换用那个版本的程序。`,
      `This back-up comes from a newer (or another) Tongxin: ${unknown[0] ?? ''}. Use that version of the program.`,
    );
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined); // a lost server is told by the statement that was running
  await client.connect();
  try {
    const applied = await appliedIn(client);
    if (await holdsSomething(client, applied))
      throw new Trouble(
        '目标数据库不是空的，没有恢复。请先建一个空的数据库（或换一个空的 DATA_DIR）再恢复。',
        'The database is not empty; nothing was restored. Make an empty database first (or use another, empty DATA_DIR).',
      );
    if (applied.length > wanted.length) await makeAnew(client);
  } finally {
    await client.end();
  }
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-level-'));
  try {
    const whole = wanted.length === files.length;
    for (const { file } of files.slice(0, wanted.length)) cpSync(join(migrationsFolder(), file), join(folder, file));
    await migrate(ownerUrl, appUrl, whole ? migrationsFolder() : folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files of the migrations with the names that the database keeps of them, in order. */
function stepFiles(): { file: string; name: string }[] {
  const folder = migrationsFolder();
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .sort((a, b) => a.localeCompare(b, 'en'));
  const names = migrationsFrom(folder).map((Step) => new Step().name ?? '');
  return files.map((file, at) => ({ file, name: names[at] ?? '' }));
}

async function appliedIn(client: pg.Client): Promise<string[]> {
  const there = await client.query<{ there: boolean }>(
    `/* restore.migrated */ select to_regclass('public.migrations') is not null as there`,
  );
  if (!there.rows[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>(
    '/* restore.applied */ select m.name from public.migrations m order by m.timestamp, m.id',
  );
  return rows.map(({ name }) => name);
}

/** Anything recorded at all, or tables of somebody else. */
async function holdsSomething(client: pg.Client, applied: readonly string[]): Promise<boolean> {
  const question = applied.length
    ? `/* restore.recorded */ select exists (select from history.change_sets) as held`
    : `/* restore.foreign */ select exists (select from pg_tables where schemaname in ('public', 'history') and tablename not in ('migrations', 'read_schemas')) as held`;
  const { rows } = await client.query<{ held: boolean }>(question);
  return rows[0]?.held ?? true;
}

async function makeAnew(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `/* restore.schemas */ select nspname as name from pg_namespace where nspname in ('public', 'history') or nspname ~ '^read_[0-9a-f]{12}$'`,
  );
  await client.query('/* restore.anew */ begin');
  for (const { name } of rows) await client.query(`/* restore.anew */ drop schema ${client.escapeIdentifier(name)} cascade`);
  await client.query('/* restore.anew */ create schema public');
  await client.query('/* restore.anew */ commit');
}
