import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Trouble } from '../platform/settings/trouble.js';
import { TarWriter } from './archive.js';
import { copyOf, plainSettings, Summing, tablesOf } from './copying.js';
import { FORMAT, type Head, HEAD, type Manifest, MANIFEST, pieceName, SEALS, tableName, type TableSum } from './format.js';

const PIECE = 2 ** 20;

export interface BackedUp {
  readonly file: string;
  readonly head: Head;
  readonly manifest: Manifest;
}

/** The usual place of a back-up made now. */
export const usualFile = (dataDir: string, now: Date): string =>
  join(dataDir, 'backups', `tongxin-${now.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15)}.tar.gz`);

/**
 * Writes everything that the database holds into one file, from one snapshot: writers go on meanwhile, and none of what they do after
 * the first moment is in it. The file has its name only when it is whole.
 * @param url a role that may read every table
 * @throws Trouble where the disk is full or the folder cannot be written
 */
export async function backUp(url: string, file: string, now = new Date()): Promise<BackedUp> {
  const partial = `${file}.partial`;
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // a lost server is told by the statement that was running
  await client.connect();
  try {
    await mkdir(dirname(file), { recursive: true });
    await client.query(plainSettings);
    await client.query('/* backup.snapshot */ begin isolation level repeatable read read only');
    const head = await headOf(client, now);
    const gzip = createGzip({ level: 4 });
    const written = pipeline(gzip, createWriteStream(partial, { mode: 0o600 }));
    const work = writeAll(client, gzip, head, now);
    // Whichever fails first is told: a full disk ends the work, a lost server the writing.
    await Promise.all([written, work.catch((error: unknown) => void gzip.destroy(error as Error))]);
    const manifest = await work;
    await flushed(partial);
    await rename(partial, file);
    return { file, head, manifest };
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw explained(error, file);
  } finally {
    await client.end();
  }
}

async function headOf(client: pg.Client, now: Date): Promise<Head> {
  const { rows } = await client.query<{ server: string; incarnation: number; migrations: string[] }>(
    `/* backup.head */ select current_setting('server_version') as server, history.incarnation() as incarnation,
       array(select m.name::text from public.migrations m order by m.timestamp, m.id) as migrations`,
  );
  const [row] = rows;
  if (!row) throw new Error('backup.head gave no row');
  return { product: 'tongxin', format: FORMAT, madeAt: now.toISOString(), ...row, tables: await tablesOf(client) };
}

async function writeAll(client: pg.Client, gzip: Gzip, head: Head, now: Date): Promise<Manifest> {
  const tar = new TarWriter(gzip, Math.floor(now.getTime() / 1000));
  const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
  await tar.add(HEAD, json(head));
  const tables: TableSum[] = [];
  for (const table of head.tables) {
    const name = tableName(table);
    const summing = new Summing(name);
    let number = 0;
    for await (const piece of inPieces(client.query(copyTo(`/* backup.copy */ ${copyOf(client, table)} to stdout`)))) {
      summing.add(piece);
      await tar.add(pieceName(name, ++number), piece);
    }
    tables.push(summing.sum());
  }
  const seals = await sealsOf(client);
  await tar.add(SEALS, Buffer.from(seals.map((seal) => `${JSON.stringify(seal)}\n`).join('')));
  const manifest: Manifest = { tables, sequences: await sequencesOf(client), lastSeal: seals.at(-1) ?? null };
  await tar.add(MANIFEST, json(manifest));
  await tar.end();
  gzip.end();
  return manifest;
}

async function* inPieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    held.push(chunk);
    size += chunk.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size) yield Buffer.concat(held);
}

/** The seals once more, in a form that `verify --against` reads: whoever unpacks the archive has them at hand. */
async function sealsOf(client: pg.Client): Promise<{ id: number; hash: string }[]> {
  const { rows } = await client.query<{ id: number; hash: string }>(
    `/* backup.seals */ select s.id, encode(s.hash, 'hex') as hash from history.seals s order by s.id`,
  );
  return rows;
}

async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `/* backup.sequences */ select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
     from pg_sequences where schemaname in ('public', 'history') order by 1`,
  );
  return rows;
}

async function flushed(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function explained(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC')
    return new Trouble(`磁盘已满，备份没有写成：${file}`, `The disk is full; no back-up was written: ${file}`, { cause: error });
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR')
    return new Trouble(`写不了 ${file}（${code}），请换一个位置。`, `${file} cannot be written (${code}): choose another place.`, {
      cause: error,
    });
  return error;
}
