import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { asOwner, findings } from '../facts.js';
import { KilledNode, type Told } from './node.js';

/**
 * kill -9 of node and of PostgreSQL in turn, while eight clients write over HTTP: what was acknowledged is there afterwards and whole,
 * what was not can be sent again under its key and is done once. Four rounds; TONGXIN_KILL_ROUNDS=20 for the long proof (1,000 writes).
 */
const ROUNDS = Number(process.env.TONGXIN_KILL_ROUNDS ?? 4);
const WRITES_A_ROUND = ROUNDS < 20 ? 20 : 50;
const CLIENTS = 8;
let node: KilledNode;

beforeAll(() => {
  node = new KilledNode();
});
afterAll(() => node.stop(), 30_000);

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
      const told = await node.ask(method, path, this.token, body, { ...headers, 'idempotency-key': key }).catch(() => undefined);
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
    const { token, area } = await node.begin();
    const clients = Array.from({ length: CLIENTS }, (_, number) => new Client(number, token, area.id));
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
              .join(' | ')} ${node.output}`,
          );
        await pause(20);
      }
      const last = round === ROUNDS; // in the last round both at once
      if (round % 2 === 0 || last) node.killPostgres();
      if (round % 2 === 1 || last) await node.killNode();
    }
    while (writes() < ROUNDS * WRITES_A_ROUND + CLIENTS) await pause(20); // after the last one it goes on as well
    done = true;
    await running;
    const unexpected = clients.flatMap((client) => client.unexpected);
    if (unexpected.length) process.stderr.write(node.output);
    expect(unexpected).toEqual([]);

    const embedded = await EmbeddedServer.start({ dataDir: node.dataDir, attach: true });
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
    const cli = await promisify(execFile)(process.execPath, [join(node.build, 'cli', 'main.js'), 'verify'], { env: node.environment() });
    expect(cli.stdout).toContain('Everything agrees');
  },
  90_000 + ROUNDS * 60_000,
);
