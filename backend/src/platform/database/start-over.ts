import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Migrated, migrate } from './migrate.js';

/**
 * Empties a database to the last row, history included, and lays the schema down anew: how a sample makes room for an office's own registry.
 * Whoever calls this has asked whether that is meant; there is no way back but a back-up. Seals kept outside belong to the old history:
 * their file is put aside.
 */
export async function startOver(ownerUrl: string, appUrl: string, dataDir: string): Promise<Migrated> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined); // a lost server is told by the statement that was running
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `/* start-over.schemas */ select nspname as name from pg_namespace where nspname = 'history' or nspname like 'read\\_%'`,
    );
    // Extensions stay: the owner may not be allowed to create them again. What the tables use of them goes with the tables.
    const { rows: tables } = await client.query<{ name: string }>(
      `/* start-over.tables */ select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const { rows: functions } = await client.query<{ name: string }>(
      `/* start-over.functions */ select p.oid::regprocedure::text as name from pg_proc p
       where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    );
    const quoted = (name: string): string => client.escapeIdentifier(name);
    await client.query(
      [
        '/* start-over.drop */ begin',
        ...rows.map(({ name }) => `drop schema ${quoted(name)} cascade`),
        ...(tables.length ? [`drop table ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')} cascade`] : []),
        ...functions.map(({ name }) => `drop routine if exists ${name} cascade`),
        'commit',
      ].join('; '),
    );
  } finally {
    await client.end();
  }
  const seals = join(dataDir, 'seals.jsonl');
  if (existsSync(seals)) renameSync(seals, join(dataDir, `seals.before-${new Date().toISOString().replace(/[:.]/g, '')}.jsonl`));
  return migrate(ownerUrl, appUrl);
}
