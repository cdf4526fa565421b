import { type Office, openOffice, type Reply } from '../../../test/office.js';
import type { MovementsAnswer } from './movements.dto.js';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const base = (name: string, foundedOn: string, code = '320613'): Promise<string> =>
    office.found({ name, kind: 'practiceBase', type: '实践创新基地', areaId: office.area(code), foundedOn });
  await base('示例旧基地', '2015-01-01');
  const ended = await base('示例摘牌基地', '2016-01-01');
  await office.act(ended, 'end', { on: '2021-06-30', reason: '摘牌' });
  await base('示例新基地一', '2020-05-01');
  await base('示例新基地二', '2021-12');
  await base('示例待核实基地', '2022');
  const moved = await base('示例迁址基地', '2015-01-01', '320623');
  await office.change(moved, { areaId: office.area('320613'), effectiveOn: '2021-01-01' });
  const renamed = await base('示例原名基地', '2014-01-01');
  await office.change(renamed, { name: '示例现名基地', effectiveOn: '2020-03' });
  const suspended = await base('示例停办基地', '2014-01-01');
  await office.act(suspended, 'suspend', { from: '2022-01-10', to: null });
}, 120_000);
afterAll(() => office.stop());

const between = async (query: string, who = 'supervisor'): Promise<Reply<MovementsAnswer>> =>
  (await office.as(who)).get<MovementsAnswer>(`/api/organizations/movements?kind=practiceBase&status=active&${query}`, {
    'accept-language': 'zh',
  });
const count = async (query: string, who = 'supervisor'): Promise<number> =>
  Number((await (await office.as(who)).get(`/api/organizations/count?kind=practiceBase&status=active&${query}`)).body['count']);

it('the movements between two days are the difference of their numbers, each with its record, its day and the word of its kind', async () => {
  const { status, body } = await between('since=2019-12-31&asOf=2022-06-30');
  expect(status).toBe(200);
  expect(body.items.map(({ word, name, before, on }) => [word, name, before, on])).toEqual([
    ['更名', '示例现名基地', '示例原名基地', '2020-03'],
    ['新命名', '示例新基地一', null, '2020-05-01'],
    ['摘牌', '示例摘牌基地', null, '2021-06-30'],
    ['新命名', '示例新基地二', null, '2021-12'],
    ['停止活动', '示例停办基地', null, '2022-01-10'],
  ]);
  expect(body.balance).toEqual([
    { word: '新命名', count: 2, counts: true },
    { word: '更名', count: 1, counts: false },
    { word: '摘牌', count: -1, counts: true },
    { word: '停止活动', count: -1, counts: true },
  ]);
  const sum = body.balance.filter(({ counts }) => counts).reduce((total, one) => total + one.count, 0);
  expect((await count('asOf=2022-06-30')) - (await count('asOf=2019-12-31'))).toBe(sum);
});

it('of one county, what moved in or out is told, and the numbers agree too', async () => {
  for (const [code, word] of [
    ['320613', '转入'],
    ['320623', '转出'],
  ] as const) {
    const area = office.area(code);
    // 崇川区 of today was another unit at the end of 2019: both days are asked by today's map.
    const within = `areaId=${area}&boundaries=now`;
    const { body } = await between(`since=2019-12-31&asOf=2022-06-30&${within}`);
    expect(body.items.filter(({ name }) => name === '示例迁址基地').map((one) => [one.word, one.on])).toEqual([[word, '2021-01-01']]);
    const sum = body.balance.filter(({ counts }) => counts).reduce((total, one) => total + one.count, 0);
    expect((await count(`asOf=2022-06-30&${within}`)) - (await count(`asOf=2019-12-31&${within}`))).toBe(sum);
    const group = await between(`since=2019-12-31&asOf=2022-06-30&by=area&key=${area}`);
    expect(group.body).toEqual(body);
  }
});

it('shows an officer what his county had and has, and nobody who may not export', async () => {
  const { body } = await between('since=2019-12-31&asOf=2022-06-30', 'rudong');
  expect(body.items.map(({ word, name }) => [word, name])).toEqual([['转出', '示例迁址基地']]);
  expect((await between('since=2019-12-31', 'viewer')).status).toBe(403);
  expect((await between('since=2019-12-32')).status).toBe(400);
  expect((await between('')).status).toBe(400);
});
