import { randomBytes } from 'node:crypto';
import { spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { say, Trouble } from '../settings/trouble.js';
import { hold, type Hold } from './one-at-a-time.js';
import { placeFor, type Place } from './postgres-place.js';
import { endProcess, freePort, makeCluster, startServer, stopOrphan } from './postgres-process.js';
import { addressOf, APP, DATABASE, makeDatabase, makeRoles, OWNER } from './roles.js';

/** Kept in the data folder, readable by its owner alone. */
interface Secrets {
  id: string;
  superuser: string;
  owner: string;
  app: string;
  port: number;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** For tests: nothing is forced to the disk, and a power cut may lose everything. */
  quick?: boolean;
  /** When another Tongxin holds the folder, use its server instead of refusing. */
  attach?: boolean;
  /** Called when the server was lost and could not be brought back. */
  onLost?: (error: unknown) => void;
}

/** The PostgreSQL that Tongxin brings along: one cluster in the data folder, on a port of its own at the loopback address. */
export class EmbeddedServer {
  private child: ChildProcess | undefined;
  private stopping = false;
  private readonly restarts: number[] = [];

  private constructor(
    private readonly options: EmbeddedOptions,
    private readonly held: Hold | undefined,
    private readonly place: Place,
    private readonly secrets: Secrets,
    /** Was the cluster made by this start? */
    readonly fresh: boolean,
  ) {}

  /**
   * Starts the server, after any death of the one before. Gives it with roles and database made.
   * @throws Trouble when another Tongxin holds the folder, the disk is full, a right is missing …
   */
  static async start(options: EmbeddedOptions): Promise<EmbeddedServer> {
    const { dataDir } = options;
    makeFolder(dataDir);
    const held = await hold(dataDir);
    if ('pid' in held) {
      if (options.attach !== true) throw alreadyRunning(dataDir, held.pid, held.address);
      return new EmbeddedServer(options, undefined, { native: '', home: dataDir, as: {} }, readSecrets(dataDir), false);
    }
    try {
      const secrets = readSecrets(dataDir);
      const place = await placeFor(dataDir, secrets.id);
      if (await stopOrphan(join(place.home, 'db')))
        say('上次未正常退出，已停下留下的数据库。', 'The last run was cut off; its database was stopped first.');
      const logFile = join(dataDir, 'postgres.log');
      const fresh = makeCluster(place, secrets.superuser, logFile, options.quick ?? false);
      const server = new EmbeddedServer(options, held, place, secrets, fresh);
      await server.launch();
      await server.prepare();
      return server;
    } catch (error) {
      await held.release();
      throw error;
    }
  }

  /** Address for the application's role, which owns nothing. */
  get appUrl(): string {
    return addressOf(this.secrets.port, APP, this.secrets.app);
  }

  /** Address for the owner's role: migrations and the sample. */
  get ownerUrl(): string {
    return addressOf(this.secrets.port, OWNER, this.secrets.owner);
  }

  /** Address of the superuser; for tests and tools that make databases. */
  adminUrl(database = 'postgres'): string {
    return addressOf(this.secrets.port, 'postgres', this.secrets.superuser, database);
  }

  /** Addresses of both roles in another database of this server. */
  urlsOf(database: string): { app: string; owner: string } {
    return {
      app: addressOf(this.secrets.port, APP, this.secrets.app, database),
      owner: addressOf(this.secrets.port, OWNER, this.secrets.owner, database),
    };
  }

  /** What a second start of this data folder is told when it asks: where this one is, or that it is about to end. */
  tell(holder: () => { address: string; stopping: boolean }): void {
    this.held?.tell(() => ({ pid: process.pid, ...holder() }));
  }

  /** For the exit of a process that had no time to stop properly: tells the server to end and does not wait. */
  abandon(): void {
    this.stopping = true;
    const pid = this.child?.pid;
    if (pid !== undefined && this.child?.exitCode === null) process.kill(pid, 'SIGQUIT');
  }

  /** Stops the server (at most 9 seconds) and lets go of the folder. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child?.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null)
      await endProcess(this.child.pid, 4000);
    await this.held?.release();
  }

  private async launch(): Promise<void> {
    const { place, secrets, options } = this;
    const port = await freePort(secrets.port);
    if (port !== secrets.port) {
      secrets.port = port;
      writeSecrets(options.dataDir, secrets);
    }
    this.child = await startServer({
      place,
      port,
      password: secrets.superuser,
      logFile: join(options.dataDir, 'postgres.log'),
      flags: flags(options.quick ?? false),
    });
    this.child.once('exit', () => void this.bringBack());
  }

  /** A server that died under a living node is started again on the same port; when it keeps dying, the caller hears of it. */
  private async bringBack(): Promise<void> {
    if (this.goingDown()) return;
    const now = Date.now();
    this.restarts.push(now);
    try {
      if (this.restarts.filter((t) => now - t < 60_000).length > 30)
        throw new Trouble('数据库反复停止。', 'The database stops again and again.');
      say('数据库意外停止，正在重新启动。', 'The database stopped unexpectedly and is started again.');
      await stopOrphan(join(this.place.home, 'db'));
      if (!this.goingDown()) await this.launch();
    } catch (error) {
      if (!this.goingDown()) this.options.onLost?.(error);
    }
  }

  /** Asked anew after each wait: a signal may have come in between. */
  private goingDown(): boolean {
    return this.stopping;
  }

  private async prepare(): Promise<void> {
    const admin = await this.admin();
    try {
      await makeRoles(admin, this.secrets);
      await makeDatabase(admin, DATABASE);
    } finally {
      await admin.end();
    }
  }

  /** A superuser's connection; a password file that was lost is made good in single-user mode, which asks for none. */
  private async admin(): Promise<pg.Client> {
    const connect = async (): Promise<pg.Client> => {
      const client = new pg.Client({ connectionString: this.adminUrl() });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    };
    try {
      return await connect();
    } catch (error) {
      if ((error as { code?: string }).code !== '28P01') throw error;
    }
    this.child?.removeAllListeners('exit');
    if (this.child?.pid !== undefined) await endProcess(this.child.pid, 8000);
    spawnSync(join(this.place.native, 'bin', 'postgres'), ['--single', '-D', join(this.place.home, 'db'), 'postgres'], {
      ...this.place.as,
      cwd: '/',
      input: `alter role postgres password '${this.secrets.superuser}'\n`,
    });
    await this.launch();
    return connect();
  }
}

/** Small by default, as one office needs; errors are logged without the rows they speak of (a phone number may be among them). */
function flags(quick: boolean): string[] {
  const megabytes = totalmem() / 2 ** 20;
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: quick ? 200 : 100,
    shared_buffers: `${Math.round(Math.min(1024, Math.max(128, megabytes / 16)))}MB`,
    effective_cache_size: `${Math.round(megabytes / 2)}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    random_page_cost: 1.1,
    max_wal_size: '4GB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(quick ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function makeFolder(dataDir: string): void {
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true });
      chmodSync(dataDir, 0o755);
    }
    writeFileSync(join(dataDir, '.writable'), '', { mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC')
      throw new Trouble(`磁盘已满（${dataDir}）。请腾出空间。`, `The disk is full (${dataDir}). Free some space.`, { cause: error });
    throw new Trouble(
      `写不了数据文件夹 ${dataDir}（${code ?? ''}）。请改正它的属主与权限，或用 DATA_DIR 另指一个。`,
      `The data folder ${dataDir} cannot be written (${code ?? ''}). Mend its owner and mode, or name another in DATA_DIR.`,
      { cause: error },
    );
  }
}

function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'server.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const word = (): string => randomBytes(24).toString('base64url');
  const secrets = { id: randomBytes(8).toString('hex'), superuser: word(), owner: word(), app: word(), port: 0 };
  writeSecrets(dataDir, secrets);
  return secrets;
}

function writeSecrets(dataDir: string, secrets: Secrets): void {
  const file = join(dataDir, 'server.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function alreadyRunning(dataDir: string, pid: number, address: string): Trouble {
  const where = address === '' ? '' : `：${address}`;
  return new Trouble(
    `同心已在运行（进程 ${pid}，数据 ${dataDir}）${where}。请直接打开它，或先停下那一个，或用 DATA_DIR 与 PORT 另起一份。`,
    `Tongxin is running already (process ${pid}, data ${dataDir})${address === '' ? '' : ` at ${address}`}. Open that one, stop it first, or start another with its own DATA_DIR and PORT.`,
  );
}
