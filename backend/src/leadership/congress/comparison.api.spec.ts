import { type Body, type Office, openOffice, type Person, type Reply } from '../../../test/office.js';
import { findings } from '../../../test/facts.js';
import type { TeamAnswer } from '../holdings/holdings.dto.js';
import type { LeadershipChangeAnswer, TermComparisonAnswer } from './congress.dto.js';

/** What a congress is told to have changed: when it is tried, when it is saved, and whenever it is looked back at. */
let office: Office;
let supervisor: Person;
let id: string;
let count = 0;

beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.as('supervisor');
});
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

const holder = (post: string, name: string): Body => ({ post, person: { name } });
const hold = async (body: Body, query = ''): Promise<LeadershipChangeAnswer> => {
  const reply = await office.act(id, `leadership-changes${query}`, { years: 5, ...body });
  expect([reply.status, reply.text.slice(0, 200)]).toEqual([query ? 200 : 201, expect.any(String)]);
  return reply.body as unknown as LeadershipChangeAnswer;
};
const lookBack = async (termId: string | null): Promise<TermComparisonAnswer> =>
  (await supervisor.get<TermComparisonAnswer>(`/api/organizations/${id}/terms/${termId}/comparison`)).body;
const holdingOf = async (name: string): Promise<string> => {
  const { holdings } = (await supervisor.get<TeamAnswer>(`/api/organizations/${id}/team?asOf=2019-01-01`)).body;
  return holdings.find(({ person }) => person?.name === name)?.id ?? '';
};
const ok = ({ status, text }: Reply): void => expect([status, text.slice(0, 200)]).toEqual([200, expect.any(String)]);

beforeEach(async () => {
  id = await office.found({ type: '行业商会', name: `示例对比之${++count}商会`, foundedOn: '2014-05-10' });
  const first = [holder('会长', '张甲一'), holder('副会长', '王丙三'), holder('副会长', '吴己六')];
  await hold({ on: '2014-05-10', number: 1, holders: first });
});

it('takes along whom the month alone is known of: 选举 and 届满 in that of the congress, and neither 增补 nor 辞职', async () => {
  const second = { on: '2019-05-18', number: 2, seats: [{ post: '副会长', seats: 2 }], holders: [holder('会长', '李乙二')] };
  const held = await hold(second);
  expect(held).toMatchObject({ reelected: 0, new: 1, left: 3, vacant: 2 });
  const mend = async (name: string, wayOut: string): Promise<void> => {
    const { etag } = await supervisor.get(`/api/organizations/${id}`);
    const url = `/api/organizations/${id}/holdings/${await holdingOf(name)}`;
    ok(await supervisor.send('PATCH', url, { to: '2019-05', wayOut }, { 'if-match': etag }));
  };
  await mend('王丙三', 'termEnded');
  await mend('吴己六', 'resigned');
  for (const [name, wayIn] of Object.entries({ 赵丁四: 'elected', 周戊五: 'added' }))
    ok(await office.act(id, 'holdings', { holder: { ...holder('副会长', name), wayIn }, from: '2019-05' }));
  expect(await lookBack(held.termId)).toMatchObject({
    reelected: 0,
    new: 2,
    left: 2,
    vacant: 1,
    diff: { sentences: ['李乙二 接替 张甲一 任会长。', '赵丁四 接替 王丙三 任副会长。', '副会长空缺 1 席。'] },
  });
});

it('counts whoever was recorded as having left on its day before it was recorded', async () => {
  ok(await office.act(id, `holdings/${await holdingOf('张甲一')}/leave`, { on: '2019-05-18', wayOut: 'termEnded' }));
  const second = { on: '2019-05-18', number: 2, holders: [holder('会长', '李乙二')] };
  const tried = await hold(second, '?dryRun=true');
  const held = await hold(second);
  expect(tried).toMatchObject({ reelected: 0, new: 1, left: 3, vacant: held.vacant });
  const { reelected, new: came, left, vacant, diff } = held;
  expect([reelected, came, left]).toEqual([0, 1, 3]);
  expect(await lookBack(held.termId)).toMatchObject({ reelected, new: came, left, vacant, diff: { sentences: diff.sentences } });
});
