import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { makeDatabase, makeRoles } from '../src/platform/database/roles.js';

/** A PostgreSQL of another version than the embedded one, for as long as a spec runs. */
export interface OtherServer {
  readonly version: string;
  /** A streaming replica of it; gives what turns an address of the server into one of the replica. Ends with the server. */
  replica(): Promise<Replica>;
  /** A new, empty database with both roles; addresses of owner and application. */
  database(name: string): Promise<{ ownerUrl: string; appUrl: string; adminUrl: string }>;
  stop(): Promise<void>;
}

export interface Replica {
  of(url: string): string;
  /** From now on it does, or does not, take over what the server commits. */
  replays(yes: boolean): Promise<void>;
}

const PASSWORD = 'other-server';

/** Starts the machine's own PostgreSQL (15 in Debian 12). @throws Error with the line to install it */
export async function startOtherServer(): Promise<OtherServer> {
  const bin = binaries();
  const as = process.getuid?.() === 0 ? { uid: Number(idOf('-u')), gid: Number(idOf('-g')) } : {};
  const home = mkdtempSync(join(tmpdir(), 'other-server-'));
  chmodSync(home, 0o777);
  const data = join(home, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], {
    ...as,
    cwd: '/',
    stdio: 'ignore',
  });
  const port = await freePort();
  const children: ChildProcess[] = [];
  const serve = (folder: string, at: number): void => {
    const flags = {
      port: at,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
    };
    const args = ['-D', folder, ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
    children.unshift(spawn(join(bin, 'postgres'), args, { ...as, cwd: '/', stdio: 'ignore' }));
  };
  serve(data, port);
  const url = (role: string, database: string): string => `postgres://${role}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  const admin = await connected(url('postgres', 'postgres'));
  const hands = [admin];
  await makeRoles(admin, { owner: PASSWORD, app: PASSWORD });
  const { rows } = await admin.query<{ version: string }>('show server_version');
  return {
    version: Object.values(rows[0] ?? {})[0] ?? '',
    database: async (name) => {
      await makeDatabase(admin, name);
      return { ownerUrl: url('tongxin_owner', name), appUrl: url('tongxin_app', name), adminUrl: url('postgres', name) };
    },
    replica: async () => {
      const copy = join(home, 'replica');
      const from = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
      execFileSync(join(bin, 'pg_basebackup'), [...from, '-D', copy, '--write-recovery-conf', '--checkpoint=fast', '--no-sync'], {
        ...as,
        cwd: '/',
        stdio: 'ignore',
      });
      const at = await freePort();
      serve(copy, at);
      const of = (address: string): string => address.replace(`:${port}/`, `:${at}/`);
      const hand = await connected(of(url('postgres', 'postgres')));
      hands.push(hand);
      return {
        of,
        replays: async (yes) => {
          await hand.query(`select pg_wal_replay_${yes ? 'resume' : 'pause'}()`);
        },
      };
    },
    stop: async () => {
      for (const hand of hands) await hand.end();
      for (const child of children) await ended(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function binaries(): string {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').filter((v) => v !== '18') : [];
  const found = versions.map((version) => `/usr/lib/postgresql/${version}/bin`).find((bin) => existsSync(join(bin, 'postgres')));
  if (found === undefined) throw new Error('No other PostgreSQL on this machine. Run: apt-get install -y postgresql');
  return found;
}

const idOf = (what: string): string => execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }).trim();

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

async function connected(url: string): Promise<pg.Client> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await exit;
}
