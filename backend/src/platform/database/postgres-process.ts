import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  chownSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { Trouble } from '../settings/trouble.js';
import type { Place } from './postgres-place.js';

/** PostgreSQL's own log goes to a file: it outlives a killed node, and no pipe can fill up. Over this size it begins anew. */
const LOG_LIMIT = 10_000_000;

export interface ServerOptions {
  place: Place;
  logFile: string;
  port: number;
  /** Superuser password, for asking whether the server answers. */
  password: string;
  flags: readonly string[];
}

/** Makes the cluster unless it is there. Made beside and then renamed: a first start that was killed leaves nothing half. */
export function makeCluster(place: Place, password: string, logFile: string, quick: boolean): boolean {
  const db = join(place.home, 'db');
  if (existsSync(join(db, 'PG_VERSION'))) return false;
  const half = join(place.home, 'db.half');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  const passwordFile = join(half, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of [half, passwordFile]) if (place.as.uid !== undefined) chownSync(path, place.as.uid, place.as.gid ?? -1);
  // C.UTF-8 of the builtin provider: the same on every machine, and trigrams of Chinese text exist (under plain C they do not).
  const how = [
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
    '--username=postgres',
    '--auth=scram-sha-256',
    '--no-instructions',
  ];
  const result = spawnSync(
    join(place.native, 'bin', 'initdb'),
    [`--pgdata=${half}/db`, `--pwfile=${passwordFile}`, ...how, ...(quick ? ['--no-sync'] : [])],
    {
      ...place.as,
      cwd: '/',
      env: surroundings(),
      encoding: 'utf8',
    },
  );
  if (result.status !== 0) {
    const words = `${result.error?.message ?? ''}\n${result.stderr}`.trim();
    writeFileSync(logFile, `${words}\n`, { flag: 'a', mode: 0o600 });
    rmSync(half, { recursive: true, force: true });
    throw explained(words, place);
  }
  renameSync(join(half, 'db'), db);
  rmSync(half, { recursive: true, force: true });
  return true;
}

/**
 * Starts the server and waits until it answers. It runs in a session of its own, so that Ctrl+C in the terminal reaches node alone, which
 * stops it after the last request. A lock or shared memory that a killed server left behind is waited for.
 * @throws Trouble with PostgreSQL's last words
 */
export async function startServer(options: ServerOptions): Promise<ChildProcess> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const from = logSize(options.logFile);
    const child = launch(options);
    if (await answers(child, options)) return child;
    const words = readFileSync(options.logFile).subarray(from).toString('utf8');
    const passing = /lock file .* already exists|shared memory block|could not bind/i.test(words);
    if (!passing || Date.now() > deadline) throw explained(words, options.place);
    await pause(200);
  }
}

function launch({ place, logFile, port, flags }: ServerOptions): ChildProcess {
  if (logSize(logFile) > LOG_LIMIT) truncateSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(join(place.native, 'bin', 'postgres'), ['-D', join(place.home, 'db'), '-p', String(port), ...flags], {
      ...place.as,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: surroundings(),
    });
    child.on('error', (error) => writeFileSync(logFile, `${error.message}\n`, { flag: 'a' }));
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Does the server answer a question before it ends? */
async function answers(child: ChildProcess, { port, password }: ServerOptions): Promise<boolean> {
  const server = { ended: false };
  for (const event of ['exit', 'error']) child.once(event, () => (server.ended = true));
  while (!server.ended) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password,
      database: 'postgres',
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return !server.ended;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') return true; // it answers; the password is the caller's matter
      await pause(25);
    }
  }
  return false;
}

/**
 * Stops a server that a killed node left behind, and waits for a dead one to be gone: for a moment it may be a zombie whose lock still
 * counts. The caller holds the data folder (`hold`), so no living node owns that server.
 */
export async function stopOrphan(db: string): Promise<boolean> {
  const pid = lockedBy(db);
  if (pid === undefined) return false;
  const command = commandOf(pid);
  if (command !== '' && !command.includes(db)) return false; // the number went to another process: the server removes the file itself
  const found = command !== '';
  if (found) await endProcess(pid, 8000);
  else {
    for (let i = 0; alive(pid) && i < 100; i++) await pause(50);
    // Nobody reaps it (a container without an init): a zombie is dead, and its children have seen so by now.
    if (alive(pid)) rmSync(join(db, 'postmaster.pid'), { force: true });
  }
  return found;
}

/** Fast shutdown, then immediate, then none: the write-ahead log makes the last one safe as well. */
export async function endProcess(pid: number, patience: number): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 2000],
    ['SIGKILL', 2000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < wait; waited += 20) {
      if (!alive(pid) || commandOf(pid) === '') return;
      await pause(20);
    }
  }
}

/** A free port of the loopback address; the wish is kept when it is free. */
export async function freePort(wish = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => (wish === 0 ? reject(error) : resolve(freePort())));
    probe.listen({ port: wish, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wish));
    });
  });
}

function explained(words: string, { home, native, as }: Place): Trouble {
  const last = words.trim().split('\n').slice(-6).join('\n  ');
  if (/No space left on device/i.test(words))
    return new Trouble(
      `磁盘已满，数据库无法启动（${home}）。请腾出空间后再启动。`,
      `The disk is full, the database in ${home} cannot start. Free some space and start again.\n  ${last}`,
    );
  if (/Permission denied|EACCES|EPERM|not permitted|wrong ownership/i.test(words))
    return new Trouble(
      `没有权限：数据库用户${as.uid === undefined ? '' : `（uid ${as.uid}）`}读写不了 ${home} 或 ${native}。请改正文件夹的属主与权限，或用 DATA_DIR 另指一个。`,
      `No right to read and write ${home} or ${native}. Mend owner and mode of the folder, or name another in DATA_DIR.\n  ${last}`,
    );
  if (/incompatible with server|initialized by PostgreSQL version/i.test(words))
    return new Trouble(
      `${home} 中的数据来自另一个大版本的 PostgreSQL。请用原来的版本备份（npm run tongxin -- backup），再恢复到新的文件夹。`,
      `The data in ${home} were made by another major version of PostgreSQL. Back up with that version, then restore into a new folder.\n  ${last}`,
    );
  return new Trouble('数据库没有启动起来，下面是它最后的话。', `The database did not start. Its last words:\n  ${last}`);
}

function lockedBy(db: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(db, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The command line of a process; empty when it is gone or a zombie. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    if (existsSync('/proc/self')) return '';
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function logSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Nothing of our own environment (passwords among it) reaches the server; its messages are English whatever the machine speaks. */
const surroundings = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
