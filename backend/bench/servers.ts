import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type BenchDatabase, PASSWORD } from './database.js';
import { Client } from './load.js';

/** A server in a process of its own. */
export interface Running {
  readonly url: string;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly startMs: number;
  /** Resident memory of the node process now, in MB. */
  memory(): number;
  stop(): Promise<void>;
}

/** Tongxin as it is built, on the bench's database, under the application's role. A profile lies in the bench's folder. */
export function startOurs(database: BenchDatabase, profile: boolean): Promise<Running> {
  const main = join(import.meta.dirname, '..', 'src', 'main.js');
  const dataDir = join(database.dataDir, 'app');
  mkdirSync(dataDir, { recursive: true });
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${join(database.dataDir, 'profiles')}`] : [];
  return start([...profiling, main], '/api/health/live', {
    DATABASE_URL: database.app,
    DATABASE_OWNER_URL: database.owner,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    TONGXIN_SAMPLE: 'never',
  });
}

/** The floor: node:http and pg, hand-written statements, no account, no day, no history of its own. */
export const startFloor = (database: BenchDatabase): Promise<Running> =>
  start([join(import.meta.dirname, 'floor', 'main.js')], '/', {
    DATABASE_URL: database.app,
    FLOOR_SEARCH_PATH: `${database.readSchema},public`,
  });

/** A client of our server under a sample account. */
export async function signedIn(url: string, account: string): Promise<Client> {
  const door = new Client(url, { 'x-requested-with': 'bench' });
  const reply = await door.ask({ path: '/api/sessions', method: 'POST', body: JSON.stringify({ account, password: PASSWORD }) });
  door.close();
  const cookie = [reply.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');
  if (reply.status !== 201) throw new Error(`sign-in of ${account}: ${reply.status}`);
  return new Client(url, { cookie, 'x-requested-with': 'bench' });
}

async function start(args: string[], path: string, environment: Readonly<Record<string, string>>): Promise<Running> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: dirname(args.at(-1) ?? '.'),
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  await answering(new URL(path, url));
  const startMs = performance.now() - begin;
  return { url, startMs, memory: () => residentMegabytes(child.pid ?? 0), stop: () => ended(child) };
}

/** The address in what the process prints. @throws Error with all it said when it ends before */
function addressOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  const take = (chunk: Buffer): void => {
    said += chunk.toString('utf8');
    const port = /(?:is ready: |listens on )http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/.exec(said)?.[1];
    if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  child.once('exit', (code) => reject(new Error(`the server ended with ${code ?? 'a signal'}:\n${said}`)));
  child.once('error', reject);
  return promise;
}

async function answering(url: URL): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const reply = await fetch(url).catch((error: unknown) => {
      if (attempt >= 200) throw error;
      return undefined;
    });
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** VmRSS of a process (Linux). */
function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

function ended(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const timer = setTimeout(() => child.kill('SIGKILL'), 12_000);
  child.once('exit', () => {
    clearTimeout(timer);
    resolve(undefined);
  });
  child.kill('SIGTERM');
  return promise;
}
