import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { findings } from '../facts.js';
import { KilledNode, type Told } from './node.js';

/**
 * kill -9 of PostgreSQL and of node in turn while a congress of sixty posts is saved: all of it is there afterwards or nothing, as the answer says,
 * and sent again under its key it is done once. TONGXIN_KILL_CONGRESSES=20 for the long proof.
 */
const ROUNDS = Number(process.env.TONGXIN_KILL_CONGRESSES ?? 4);
const POSTS = 60;
let node: KilledNode;

beforeAll(() => {
  node = new KilledNode();
});
afterAll(() => node.stop(), 30_000);

const team = (round: number): unknown[] => [
  { post: '会长', person: { name: `张甲${round}` } },
  ...Array.from({ length: POSTS - 2 }, (_, at) => ({ post: '副会长', person: { name: `李乙${round}之${at}` } })),
  { post: '秘书长', person: { name: `王丙${round}` } },
];

it(
  'leaves nothing or everything of a congress',
  async () => {
    const { token, area } = await node.begin();
    const body = { name: '示例断电商会', kind: 'chamberOfCommerce', type: '行业商会', areaId: area.id, foundedOn: '2005-05-10' };
    const { id } = (await node.must(201, 'POST', '/organizations', token, body)).body;
    const path = `/organizations/${String(id)}`;
    const told = async (what: string): Promise<Record<string, unknown>> => {
      for (let attempt = 1; ; attempt++) {
        const answer = await node.ask('GET', `${path}${what}`, token).catch(() => undefined);
        if (answer?.status === 200) return answer.body;
        if (attempt === 100) throw new Error(`${what}: ${JSON.stringify(answer ?? 'no answer')}`);
        await pause(200);
      }
    };
    const standing = async (): Promise<{ terms: number; holdings: number }> => ({
      terms: ((await told('/terms'))['items'] as unknown[]).length,
      holdings: ((await told('/team'))['holdings'] as unknown[]).length,
    });
    const outcomes: boolean[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const version = Number((await told(''))['version']);
      const send = (): Promise<Told | undefined> =>
        node
          .ask(
            'POST',
            `${path}/leadership-changes`,
            token,
            { on: `${2005 + round}-05-18`, number: round, holders: team(round) },
            {
              'if-match': `"${version}"`,
              'idempotency-key': `kill-congress-${round}`,
            },
          )
          .catch(() => undefined);
      const sent = send();
      // Each round somewhere else: while it is read, while it writes, when it is answered.
      await pause((round * 25) % 110);
      if (round % 2) node.killPostgres();
      else await node.killNode();
      const answered = (await sent)?.status === 201;
      const found = await standing();
      const [nothing, everything] = [round - 1, round].map((terms) => ({ terms, holdings: terms * POSTS }));
      expect([nothing, everything]).toContainEqual(found);
      if (answered) expect(found).toEqual(everything);
      outcomes.push(found.terms === round);
      let again = await send();
      for (let attempt = 0; again?.status !== 201 && attempt < 100; attempt++) {
        await pause(200);
        again = await send();
      }
      expect([round, again?.status]).toEqual([round, 201]);
      expect(await standing()).toEqual(everything);
    }
    process.stdout.write(`  after the kill: ${outcomes.map((whole) => (whole ? 'everything' : 'nothing')).join(', ')}\n`);
    const embedded = await EmbeddedServer.start({ dataDir: node.dataDir, attach: true });
    expect(await findings(embedded.ownerUrl)).toEqual([]);
    await embedded.stop();
  },
  120_000 + ROUNDS * 60_000,
);
