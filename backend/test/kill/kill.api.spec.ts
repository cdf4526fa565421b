import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { testServer } from '../database.js';
import { asOwner, findings } from '../facts.js';

/**
 * kill -9 of node and of PostgreSQL in turn, while eight clients write over HTTP: what was acknowledged is there afterwards and whole,
 * what was not can be sent again under its key and is done once. Four rounds; TONGXIN_KILL_ROUNDS=20 for the long proof (1,000 writes).
 */
const ROUNDS = Number(process.env.TONGXIN_KILL_ROUNDS ?? 4);
const WRITES_A_ROUND = ROUNDS < 20 ? 20 : 50;
const CLIENTS = 8;
const PASSWORD = 'Kill-Passw0rd-2026';
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: '',
  DATA_DIR: dataDir,
  PORT: '0',
  HOST: '127.0.0.1',
  TONGXIN_SAMPLE: 'never',
  TONGXIN_ADMIN_PASSWORD: PASSWORD,
  DATABASE_URL: '',
  DATABASE_OWNER_URL: '',
});

let dataDir: string;
let build: string;
let server: { child: ChildProcess; address: string } | undefined;
let output = '';

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tongxin-kill-'));
  chmodSync(dataDir, 0o755); // PostgreSQL runs as another user when root runs the tests
  build = testServer().built;
});
afterAll(async () => {
  if (server?.child.exitCode === null && server.child.signalCode === null) {
    const ended = once(server.child, 'exit');
    server.child.kill('SIGTERM');
    await Promise.race([ended, pause(15_000)]);
    server.child.kill('SIGKILL');
  }
  rmSync(dataDir, { recursive: true, force: true });
}, 30_000);

/** Starts the built server on a free port; gives its address once it says that it is ready. */
async function start(): Promise<void> {
  const child = spawn(process.execPath, [join(build, 'main.js')], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (piece: Buffer): void => {
      text += piece.toString();
      output = (output + piece.toString().replaceAll(/^\s+at .*\n/gm, '')).slice(-20_000);
      const ready = /同心已就绪：(http:\/\/\S+)/.exec(text)?.[1];
      if (ready !== undefined) resolve(ready.replace('localhost', '127.0.0.1'));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code ?? 'a signal'}: ${text}`)));
  });
  child.removeAllListeners('exit');
  server = { child, address };
}

const postmaster = (): number => Number(readFileSync(join(dataDir, 'db', 'postmaster.pid'), 'utf8').split('\n')[0]);

interface Told {
  status: number;
  body: Record<string, unknown>;
}

async function ask(
  method: string,
  path: string,
  token: string | undefined,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Told> {
  const answer = await fetch(`${server?.address ?? ''}/api${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
}

async function must(expected: number, ...question: Parameters<typeof ask>): Promise<Told> {
  const told = await ask(...question);
  if (told.status !== expected) throw new Error(`${question[0]} ${question[1]}: ${told.status} ${JSON.stringify(told.body)}`);
  return told;
}

const signIn = async (account: string): Promise<string> =>
  String((await must(201, 'POST', '/sessions', undefined, { account, password: PASSWORD, bearer: true })).body['token']);

/** An acknowledged record: what it has to be afterwards. */
interface Kept {
  id: string;
  name: string;
  remarks: string | null;
  version: number;
}

/** One client: founds organizations and changes them, each request under a key, and keeps what was acknowledged. */
class Client {
  readonly kept = new Map<string, Kept>();
  readonly unexpected: string[] = [];
  writes = 0;
  private count = 0;

  constructor(
    private readonly number: number,
    private readonly token: string,
    private readonly areaId: string,
  ) {}

  async run(until: () => boolean): Promise<void> {
    while (!until()) {
      const last = [...this.kept.values()].at(-1);
      if (last && this.count % 3) await this.change(last);
      else await this.found();
      this.count++;
    }
  }

  private async found(): Promise<void> {
    const name = `示例${this.number}之${this.count}商会`;
    const body = { name, kind: 'chamberOfCommerce', type: '行业商会', areaId: this.areaId, foundedOn: '2020-05' };
    const told = await this.insist('POST', '/organizations', body, {});
    if (told) this.keep({ id: String(told.body['id']), name, remarks: null, version: Number(told.body['version']) });
  }

  private async change(record: Kept): Promise<void> {
    const remarks = `第${this.count}次`;
    const name = `示例${this.number}之${this.count}改商会`;
    const told = await this.insist(
      'PATCH',
      `/organizations/${record.id}`,
      { name, remarks, effectiveOn: '2020-05' },
      { 'if-match': `"${record.version}"` },
    );
    if (told) this.keep({ ...record, name, remarks, version: Number(told.body['version']) });
  }

  private keep(record: Kept): void {
    this.kept.delete(record.id);
    this.kept.set(record.id, record);
    this.writes++;
  }

  /** Sends the request until it is answered, always under the same key. */
  private async insist(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Told | undefined> {
    const key = `kill-${this.number}-${this.count}-${path.length}`.padEnd(12, '0');
    for (let attempt = 0; attempt < 400; attempt++) {
      const told = await ask(method, path, this.token, body, { ...headers, 'idempotency-key': key }).catch(() => undefined);
      if (told && told.status < 300) return told;
      if (told && told.status !== 503 && !(told.status === 409 && told.body['type'] === 'busy')) {
        this.unexpected.push(`${method} ${path} ${JSON.stringify(headers)} → ${told.status} ${JSON.stringify(told.body)}`);
        return undefined;
      }
      await pause(150);
    }
    this.unexpected.push(`${method} ${path}: never answered`);
    return undefined;
  }
}

it(
  `loses nothing and leaves nothing half in ${ROUNDS} rounds`,
  async () => {
    await start();
    const admin = await signIn('admin');
    await must(201, 'POST', '/registry', admin, { kind: 'own', cityCode: '3206' });
    const clerk = await must(201, 'POST', '/accounts', admin, { login: 'clerk', name: '张甲一', password: PASSWORD });
    await must(201, 'POST', `/accounts/${String(clerk.body['id'])}/grants`, admin, { role: 'supervisor', areaId: null });
    const token = await signIn('clerk');
    const areas = await must(200, 'GET', '/areas?level=county&parent=3206', token);
    const areaId = String((areas.body['items'] as { id: string }[])[0]?.id);
    const clients = Array.from({ length: CLIENTS }, (_, number) => new Client(number, token, areaId));
    const writes = (): number => clients.reduce((sum, client) => sum + client.writes, 0);
    let done = false;
    const running = Promise.all(clients.map((client) => client.run(() => done)));
    for (let round = 1; round <= ROUNDS; round++) {
      const until = Date.now() + 60_000;
      while (writes() < round * WRITES_A_ROUND) {
        if (Date.now() > until)
          throw new Error(
            `round ${round}: only ${writes()} writes. ${clients
              .flatMap((c) => c.unexpected)
              .slice(0, 3)
              .join(' | ')} ${output}`,
          );
        await pause(20);
      }
      const node = round % 2 === 1 || round === ROUNDS;
      const postgres = round % 2 === 0 || round === ROUNDS; // in the last round both at once
      if (postgres) process.kill(postmaster(), 'SIGKILL');
      if (node && server) {
        const ended = once(server.child, 'exit');
        server.child.kill('SIGKILL');
        await ended;
        await start();
      }
    }
    while (writes() < ROUNDS * WRITES_A_ROUND + CLIENTS) await pause(20); // after the last one it goes on as well
    done = true;
    await running;
    const unexpected = clients.flatMap((client) => client.unexpected);
    if (unexpected.length) process.stderr.write(output);
    expect(unexpected).toEqual([]);

    const embedded = await EmbeddedServer.start({ dataDir, attach: true });
    const { lost, half, extra } = await asOwner(embedded.ownerUrl, async (client) => {
      const kept = clients.flatMap((one) => [...one.kept.values()]);
      const { rows } = await client.query<{
        id: string;
        version: number;
        name: string;
        remarks: string | null;
        profiles: number;
        segments: number;
        search: number;
      }>(
        `select o.id, o.version, p.name, p.remarks, (select count(*)::int from organization_profiles x where x.organization_id = o.id) as profiles,
         (select count(*)::int from organization_segments x where x.organization_id = o.id and x.shown) as segments,
         (select count(*)::int from organization_search x where x.organization_id = o.id) as search
       from organizations o left join lateral (select * from organization_profiles p where p.organization_id = o.id order by p.from_earliest desc limit 1) p on true`,
      );
      const there = new Map(rows.map((row) => [row.id, row]));
      return {
        lost: kept.filter((one) => {
          const row = there.get(one.id);
          return row?.name !== one.name || row.remarks !== one.remarks || row.version !== one.version;
        }),
        half: rows.filter((row) => row.profiles === 0 || row.segments === 0 || row.search === 0),
        extra: rows.length - kept.length,
      };
    });
    expect([lost, half, extra]).toEqual([[], [], 0]);
    expect(await findings(embedded.ownerUrl)).toEqual([]);
    const cli = await promisify(execFile)(process.execPath, [join(build, 'cli', 'main.js'), 'verify'], { env: environment() });
    expect(cli.stdout).toContain('Everything agrees');
  },
  90_000 + ROUNDS * 60_000,
);
