import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { testServer } from '../database.js';

const PASSWORD = 'Kill-Passw0rd-2026';

const NONE = { DATABASE_URL: '', DATABASE_OWNER_URL: '' } as const;

export interface Told {
  status: number;
  body: Record<string, unknown>;
}

/** A built server on a data folder of its own, to be killed and started again. */
export class KilledNode {
  readonly dataDir: string;
  readonly build = testServer().built;
  /** What it said last. */
  output = '';
  private running: { child: ChildProcess; address: string } | undefined;

  /** @param outside addresses of a database that is there already; without them the server brings its own */
  constructor(private readonly outside: Readonly<Record<'DATABASE_URL' | 'DATABASE_OWNER_URL', string>> = NONE) {
    this.dataDir = mkdtempSync(join(tmpdir(), 'tongxin-kill-'));
    chmodSync(this.dataDir, 0o755); // PostgreSQL runs as another user when root runs the tests
  }

  environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_OPTIONS: '',
      DATA_DIR: this.dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      TONGXIN_SAMPLE: 'never',
      TONGXIN_ADMIN_PASSWORD: PASSWORD,
      ...this.outside,
    };
  }

  /** Starts it on a free port; it is there once it says that it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(this.build, 'main.js')], {
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    const address = await new Promise<string>((resolve, reject) => {
      const hear = (piece: Buffer): void => {
        text += piece.toString();
        this.output = (this.output + piece.toString().replaceAll(/^\s+at .*\n/gm, '')).slice(-20_000);
        const ready = /同心已就绪：(http:\/\/\S+)/.exec(text)?.[1];
        if (ready !== undefined) resolve(ready.replace('localhost', '127.0.0.1'));
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code ?? 'a signal'}: ${text}`)));
    });
    child.removeAllListeners('exit');
    this.running = { child, address };
  }

  /** The most that the process has held in memory so far, in bytes; undefined where the system does not tell (only Linux does). */
  get peak(): number | undefined {
    const file = `/proc/${this.running?.child.pid}/status`;
    const kilobytes = existsSync(file) ? /^VmHWM:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  }

  /** kill -9 of node, and a new one in its place. */
  async killNode(): Promise<void> {
    if (!this.running) return;
    const ended = once(this.running.child, 'exit');
    this.running.child.kill('SIGKILL');
    await ended;
    await this.start();
  }

  /** kill -9 of PostgreSQL; the node starts it again. */
  killPostgres(): void {
    process.kill(Number(readFileSync(join(this.dataDir, 'db', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  }

  async stop(): Promise<void> {
    const { child } = this.running ?? {};
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      // A pause that nobody waits for any more keeps no process from its end.
      await Promise.race([ended, pause(15_000, undefined, { ref: false })]);
      child.kill('SIGKILL');
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async ask(method: string, path: string, token: string | undefined, body?: unknown, headers: Record<string, string> = {}): Promise<Told> {
    const answer = await fetch(`${this.running?.address ?? ''}/api${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  }

  async must(expected: number, ...question: Parameters<KilledNode['ask']>): Promise<Told> {
    const told = await this.ask(...question);
    if (told.status !== expected) throw new Error(`${question[0]} ${question[1]}: ${told.status} ${JSON.stringify(told.body)}`);
    return told;
  }

  /** Begins a registry of an own with a clerk over everything; gives his token and a county. */
  async begin(): Promise<{ token: string; area: { id: string; code: string } }> {
    await this.start();
    const admin = await this.signIn('admin');
    await this.must(201, 'POST', '/registry', admin, { kind: 'own', cityCode: '3206' });
    const clerk = await this.must(201, 'POST', '/accounts', admin, { login: 'clerk', name: '张甲一', password: PASSWORD });
    await this.must(201, 'POST', `/accounts/${String(clerk.body['id'])}/grants`, admin, { role: 'supervisor', areaId: null });
    const token = await this.signIn('clerk');
    const areas = await this.must(200, 'GET', '/areas?level=county&parent=3206', token);
    const [area] = areas.body['items'] as { id: string; code: string }[];
    if (!area) throw new Error('a city without a county');
    return { token, area };
  }

  private async signIn(account: string): Promise<string> {
    const told = await this.must(201, 'POST', '/sessions', undefined, { account, password: PASSWORD, bearer: true });
    return String(told.body['token']);
  }
}
