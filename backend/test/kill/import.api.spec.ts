import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { findings } from '../facts.js';
import { KilledNode } from './node.js';

/**
 * kill -9 of node in the middle of an import: the next node takes the job over, and in the end all rows are there or none, as the job says.
 * TONGXIN_KILL_IMPORTS=10 and TONGXIN_KILL_ROWS=20000 for the long proof.
 */
const ROUNDS = Number(process.env.TONGXIN_KILL_IMPORTS ?? 1);
const ROWS = Number(process.env.TONGXIN_KILL_ROWS ?? 4000);
let node: KilledNode;

beforeAll(() => {
  node = new KilledNode();
});
afterAll(() => node.stop(), 30_000);

it(
  'leaves nothing or everything of an import, and the job says which',
  async () => {
    const { token, area } = await node.begin();
    // A connection that the killed node had, or one that was idle while the new one worked, is closed under a question: it is asked again.
    const told = async (path: string): Promise<Record<string, unknown>> => {
      for (let attempt = 1; ; attempt++) {
        const answer = await node.ask('GET', path, token).catch(() => undefined);
        if (answer?.status === 200) return answer.body;
        if (attempt === 50) throw new Error(`${path}: ${JSON.stringify(answer ?? 'no answer')}`);
        await pause(200);
      }
    };
    const counted = async (round: number): Promise<number> =>
      Number((await told(`/organizations/count?q=${encodeURIComponent(`示例断电${round}之`)}`))['count']);
    for (let round = 1; round <= ROUNDS; round++) {
      const rows = Array.from({ length: ROWS }, (_, at) => [`示例断电${round}之第${at}号商会`, '行业商会', area.code, '2019-05']);
      const begun = await node.must(201, 'POST', '/imports', token, { rows: [['名称', '类型', '属地', '成立日期'], ...rows] });
      const job = String((await node.must(202, 'POST', `/imports/${String(begun.body['id'])}/apply`, token, {})).body['id']);
      const state = (): Promise<Record<string, unknown>> => told(`/jobs/${job}`);
      while ((await state())['state'] === 'waiting' || (await state())['message'] === null) await pause(5);
      // Each round somewhere else: while it judges, between two pieces, at the end.
      await pause((round * ROWS) / 10 / 2);
      await node.killNode();
      // What the new node finds, long before it takes the job over: nothing of a job that runs, or everything of one that is done.
      const left = [(await state())['state'], await counted(round)];
      expect([
        ['running', 0],
        ['done', ROWS],
      ]).toContainEqual(left);
      let now = await state();
      while (now['state'] === 'running' || now['state'] === 'waiting') {
        await pause(200);
        now = await state();
      }
      expect([round, now['state'], await counted(round)]).toEqual([round, 'done', ROWS]);
    }
    const embedded = await EmbeddedServer.start({ dataDir: node.dataDir, attach: true });
    expect(await findings(embedded.ownerUrl)).toEqual([]);
    await embedded.stop();
  },
  120_000 + ROUNDS * 120_000,
);
