import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { HoldersAnswer, TeamAnswer } from './holdings.dto.js';
import type { RotaAnswer } from './rota.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

type Done = Reply<TeamAnswer & Body>;
const body = (name: string, more: Body = {}): Promise<string> =>
  office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn: '2014-05-10', ...more });
const send = async (
  method: 'POST' | 'PATCH' | 'DELETE' | 'PUT',
  id: string,
  path: string,
  input?: Body,
  who = 'supervisor',
): Promise<Done> => {
  const person = await office.as(who);
  const { etag } = await person.get(`/api/organizations/${id}`);
  return person.send(method, `/api/organizations/${id}/${path}`, input, { 'if-match': etag });
};
const take = (id: string, post: string, name: string, from: string, more: Body = {}, holder: Body = {}): Promise<Done> =>
  send('POST', id, 'holdings', { holder: { post, person: { name }, ...holder }, from, ...more });
const holders = async (id: string, asOf: string, who = 'supervisor'): Promise<string[]> => {
  const { body: answer } = await (await office.as(who)).get<HoldersAnswer>(`/api/organizations/${id}/holders?asOf=${asOf}`);
  return answer.items.map(
    ({ post, person, certainty, acting }) =>
      `${post.name}${person?.name ?? ''}${acting ? `(${acting})` : ''}${certainty === 'certain' ? '' : '?'}`,
  );
};
const team = async (id: string, who = 'supervisor', asOf = '2026-11-23'): Promise<TeamAnswer> =>
  (await (await office.as(who)).get<TeamAnswer>(`/api/organizations/${id}/team?asOf=${asOf}`)).body;
const rota = async (id: string, who = 'supervisor', asOf = '2026-11-23'): Promise<RotaAnswer> =>
  (await (await office.as(who)).get<RotaAnswer>(`/api/organizations/${id}/rota?asOf=${asOf}`)).body;
const pointers = (reply: Reply): unknown[] =>
  ((reply.body as { errors?: { pointer: string }[] }).errors ?? []).map(({ pointer }) => pointer);
const idOf = (answer: TeamAnswer, name: string): string => answer.holdings.find((row) => row.person?.name === name)?.id ?? '';

describe('任职', () => {
  it('S11: 丙 to 2019-05 and 丁 from 2019-05 on one seat are accepted, and both possible in between', async () => {
    const id = await body('甲');
    expect((await take(id, '会长', '王丙三', '2014-05-10', { to: '2019-05', wayOut: 'termEnded' })).status).toBe(200);
    expect((await take(id, '会长', '赵丁四', '2019-05')).status).toBe(200);
    expect(await holders(id, '2019-04-30')).toEqual(['会长王丙三']);
    expect((await holders(id, '2019-05-01')).sort()).toEqual(['会长王丙三?', '会长赵丁四?'].sort());
    expect((await holders(id, '2019-05-30')).sort()).toEqual(['会长王丙三?', '会长赵丁四?'].sort());
    expect(await holders(id, '2019-05-31')).toEqual(['会长赵丁四']);
    // Two may sit there, and one does.
    expect((await team(id, 'supervisor', '2019-05-15')).responsible).toBe(1);
  });

  it('S12: a certain clash is refused, names who is in the seat and the days that both would hold it', async () => {
    const id = await body('乙');
    await take(id, '会长', '王丙三', '2018-01-01', { to: '2019-06', wayOut: 'termEnded' });
    const refused = await take(id, '会长', '赵丁四', '2019-05-01');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      rule: 'seat_taken',
      holder: { name: '王丙三', post: '会长', since: '2018-01-01' },
      stretch: { from: '2019-05-01', to: '2019-06-01' },
      offers: ['congress', 'leave'],
    });
    expect(refused.body['detail']).toContain('王丙三（2018年1月1日起）在任会长');
    expect(pointers(refused)).toEqual(['/holder/post']);
  });

  it('届中变动: 会长 resigns and 副会长 主持工作, in one act that is undone at once', async () => {
    const id = await body('丙');
    await take(id, '会长', '李乙二', '2019-05-18');
    await take(id, '副会长', '周戊五', '2019-05-18');
    const before = await team(id);
    const person = before.holdings.find((row) => row.person?.name === '周戊五')?.person?.id;
    const left = await send('POST', id, `holdings/${idOf(before, '李乙二')}/leave`, {
      on: '2026-03-01',
      wayOut: 'resigned',
      acting: { id: person },
    });
    expect(left.status).toBe(200);
    expect(await holders(id, '2026-02-28')).toEqual(['会长李乙二', '副会长周戊五']);
    expect(await holders(id, '2026-03-01')).toEqual(['会长周戊五(presiding)', '副会长周戊五']);
    expect(left.body.posts.find(({ code }) => code === 'chair')).toMatchObject({ seats: 1, filled: 0 });
    const changes = await (
      await office.as('supervisor')
    ).get<{ items: { changeSet: string; sentence: string }[] }>(`/api/organizations/${id}/changes`);
    expect(changes.body.items[0]?.sentence).toBe('2026年3月1日起会长一人离任');
    expect(
      (await (await office.as('supervisor')).send('POST', `/api/changes/${changes.body.items[0]?.changeSet}/undo`, { reason: '误录' }))
        .status,
    ).toBe(200);
    expect(await holders(id, '2026-03-01')).toEqual(['会长李乙二', '副会长周戊五']);
  });

  it('tells why somebody left to those with the right alone; to others 已离任, and never in the history', async () => {
    const id = await body('丁');
    await take(id, '会长', '李乙二', '2019-05-18');
    await send('POST', id, `holdings/${idOf(await team(id), '李乙二')}/leave`, { on: '2026-03-01', wayOut: 'recalled' });
    expect((await team(id)).holdings[0]?.wayOut).toBe('recalled');
    expect((await team(id, 'viewer')).holdings[0]?.wayOut).toBe('left');
    const { text } = await (await office.as('supervisor')).get(`/api/organizations/${id}/changes`);
    expect(text).not.toMatch(/recalled|罢免/);
  });

  it('tells the last day in the history, as people read it; of whom the month alone is known, the month', async () => {
    const id = await body('末日');
    await take(id, '会长', '李乙二', '2019-05-18', {}, { unit: { name: '示例集团' } });
    const [row] = (await team(id)).holdings;
    await send('POST', id, `holdings/${row?.id}/representatives`, { person: { name: '周戊五' }, from: '2023-01-01' });
    const leave = await send('POST', id, `holdings/${row?.id}/leave`, { on: '2026-11-20', wayOut: 'resigned' });
    expect(leave.body.holdings[0]?.to).toBe('2026-11-20');
    await take(id, '副会长', '吴己六', '2019-05-18', { to: '2024-03', wayOut: 'resigned' });
    const { body: told } = await (
      await office.as('supervisor')
    ).get<{ items: { fields: { field: string; label: string; after: unknown }[] }[] }>(`/api/organizations/${id}/changes`);
    const last = told.items.map(({ fields }) => fields.filter(({ field }) => field === 'lastOn').map(({ label, after }) => [label, after]));
    expect(last.flat()).toEqual([
      ['任职至', '2024-03'],
      ['任职至', '2026-11-19'],
      ['代表至', '2022-12-31'],
    ]);
  });

  it('期初录入: a team as found is in office certainly by its day and possibly before; who is in a post already is not written twice', async () => {
    const id = await body('戊');
    const found = {
      on: '2026-01-01',
      holders: [
        { post: '会长', person: { name: '李乙二' } },
        { post: '副会长', person: { name: '周戊五' } },
        { post: '副会长', person: { name: '吴己六' } },
      ],
    };
    const done = await send('POST', id, 'found-team', found);
    expect(done.status).toBe(200);
    expect(await holders(id, '2026-01-01')).toEqual(['会长李乙二', '副会长周戊五', '副会长吴己六']);
    expect(await holders(id, '2015-01-01')).toEqual(['会长李乙二?', '副会长周戊五?', '副会长吴己六?']);
    const [chair] = done.body.holdings;
    expect(chair).toMatchObject({ from: '[..2026-01-01]', since: '[..2026-01-01]', wayIn: null, term: null });
    const again = await send('POST', id, 'found-team', {
      on: '2026-02-01',
      holders: [
        { post: '会长', person: { id: chair?.person?.id } },
        { post: '秘书长', person: { name: '沈寅三' } },
      ],
    });
    expect(again.body.holdings).toHaveLength(4);
    const terms = await (await office.as('supervisor')).get<{ state: string }>(`/api/organizations/${id}/terms`);
    expect(terms.body.state).toBe('none');
  });

  it('of a unit is exercised by its representative, who may change while the unit stays', async () => {
    const id = await body('己');
    await take(id, '会长', '李乙二', '2019-05-18', {}, { unit: { name: '示例集团' } });
    const [row] = (await team(id)).holdings;
    expect(row).toMatchObject({ unit: { id: null, name: '示例集团' }, person: { name: '李乙二' } });
    const changed = await send('POST', id, `holdings/${row?.id}/representatives`, { person: { name: '周戊五' }, from: '2023-01-01' });
    expect(changed.status).toBe(200);
    expect(changed.body.holdings).toHaveLength(1);
    expect(changed.body.holdings[0]?.representatives.map(({ person, from, to }) => [person.name, from, to])).toEqual([
      ['李乙二', '2019-05-18', '2023-01-01'],
      ['周戊五', '2023-01-01', null],
    ]);
    expect(await holders(id, '2022-12-31')).toEqual(['会长李乙二']);
    expect(await holders(id, '2023-01-01')).toEqual(['会长周戊五']);
  });

  it('is exercised for a unit while the unit holds it: who came when is kept, and ends with it', async () => {
    const id = await body('癸');
    const unit = { unit: { name: '示例集团' } };
    const told = ({ body: answer }: { body: TeamAnswer }): unknown[] =>
      answer.holdings.flatMap(({ representatives }) => representatives.map(({ person, from, to }) => [person.name, from, to]));
    const taken = await take(id, '会长', '李乙二', '2014-05-10', { to: '2024-05-18', wayOut: 'termEnded' }, unit);
    const [row] = taken.body.holdings;
    const represent = (name: string, from: string): Promise<Done> =>
      send('POST', id, `holdings/${row?.id}/representatives`, { person: { name }, from });
    expect((await represent('周戊五', '2022-01-01')).status).toBe(200);
    expect(told(await represent('吴己六', '2019-01-01'))).toEqual([
      ['李乙二', '2014-05-10', '2019-01-01'],
      ['吴己六', '2019-01-01', '2022-01-01'],
      ['周戊五', '2022-01-01', '2024-05-18'],
    ]);
    expect(told(await represent('郑庚七', '2022-01-01')).at(-1)).toEqual(['郑庚七', '2022-01-01', '2024-05-18']);
    expect(pointers(await represent('周戊五', '2024-05-18'))).toEqual(['/from']);
    const mended = await send('PATCH', id, `holdings/${row?.id}`, { from: '2014-06-01', to: '2020-01-01' });
    expect(told(mended)).toEqual([
      ['李乙二', '2014-06-01', '2019-01-01'],
      ['吴己六', '2019-01-01', '2020-01-01'],
    ]);
    expect(mended.body.holdings[0]?.person?.name).toBe('吴己六');
    await take(id, '副会长', '卫子一', '2019-05-18', {}, unit);
    const vice = (await team(id)).holdings.find(({ post }) => post.code !== 'chair');
    const left = await send('POST', id, `holdings/${vice?.id}/leave`, { on: '2025-01-01', wayOut: 'resigned' });
    expect(told(left).at(-1)).toEqual(['卫子一', '2019-05-18', '2025-01-01']);
  });

  it('keeps a rota inside an office', async () => {
    const id = await body('庚');
    await take(id, '副会长', '周戊五', '2019-05-18');
    await take(id, '副会长', '吴己六', '2019-05-18');
    const [first, second] = (await team(id)).holdings;
    const turns = [
      { holdingId: first?.id, from: '2026-10-01', to: '2026-11-01' },
      { holdingId: second?.id, from: '2026-11-01', to: '2026-12-01' },
    ];
    const done = await send('PUT', id, 'rota', { turns });
    expect(done.body.holdings.map(({ person, onDuty }) => [person?.name, onDuty])).toEqual([
      ['周戊五', false],
      ['吴己六', true],
    ]);
    const clash = await send('PUT', id, 'rota', { turns: [...turns, { holdingId: first?.id, from: '2026-11-15', to: '2026-11-20' }] });
    expect([clash.status, clash.body['rule'], ...pointers(clash)]).toEqual([409, 'one_on_duty', '/turns/2/from']);
    await send('POST', id, `holdings/${first?.id}/leave`, { on: '2026-10-20', wayOut: 'resigned' });
    const over = await send('PUT', id, 'rota', { turns: [...turns, { holdingId: second?.id, from: '2019-05-01', to: '2019-06-01' }] });
    expect([over.status, ...pointers(over)]).toEqual([422, '/turns/0/to', '/turns/2/from']);
    expect((await rota(id)).turns).toEqual(turns);
    const told = await (
      await office.as('supervisor')
    ).get<{ items: { sentence: string; fields: { label: string; after: unknown }[] }[] }>(`/api/organizations/${id}/changes`);
    const set = told.body.items.find(({ sentence }) => sentence === '安排副会长轮值');
    expect(set?.fields.filter(({ label }) => label === '轮值至').map(({ after }) => after)).toEqual(['2026-10-31', '2026-11-30']);
    expect(set?.fields.filter(({ label }) => label === '轮值人').map(({ after }) => (after as { name: string }).name)).toEqual([
      '周戊五',
      '吴己六',
    ]);
    const taken = told.body.items.flatMap(({ fields }) => fields.filter(({ label }) => label === '职务').map(({ after }) => after));
    expect(taken).toEqual(['副职', '副职']);
    expect((await (await office.as('qidong')).get(`/api/organizations/${id}/rota`)).status).toBe(404);
  });

  it('of a body that went to another county, tells the one before what had begun by the day and nothing of what came after', async () => {
    const id = await body('轮迁');
    await take(id, '副会长', '周戊五', '2019-05-18');
    const [first] = (await team(id)).holdings;
    const turn = (from: string, to: string): Body => ({ holdingId: first?.id, from, to });
    await send('PUT', id, 'rota', { turns: [turn('2022-01-01', '2022-07-01'), turn('2024-01-01', '2024-07-01')] });
    await office.change(id, { areaId: office.area('320681'), effectiveOn: '2023-01-01' });
    expect((await rota(id, 'rudong', '2022-03-31')).turns).toEqual([turn('2022-01-01', '2022-04-01')]);
    expect((await rota(id, 'qidong', '2022-03-31')).turns).toHaveLength(2);
  });

  it('refuses what cannot be, at its field', async () => {
    const id = await body('辛');
    const told = (reply: Reply): unknown[] => [reply.status, reply.body['rule'] ?? null, ...pointers(reply)];
    expect(told(await take(id, '会长', '李乙二', '2019-05-18', { to: '2019-05-18', wayOut: 'resigned' }))).toEqual([422, null, '/to']);
    expect(told(await take(id, '会长', '李乙二', '2019-05-18', { to: '2019-05', wayOut: 'resigned' }))).toEqual([200, null]);
    expect(told(await take(id, '会长', '李乙二', '2020-05-18', { wayOut: 'resigned' }))).toEqual([422, null, '/to']);
    expect(told(await take(id, '会长', '李乙二', '2013-05-18'))).toEqual([409, 'holding_within_life', '/from']);
    expect(told(await take(id, '会长', '周戊五', '2020-01-01', { to: '2021-01-01', wayOut: 'died' }))).toEqual([200, null]);
    const dead = (await team(id)).holdings.find((row) => row.person?.name === '周戊五')?.person?.id;
    expect(told(await take(id, '副会长', '', '2022-01-01', {}, { person: { id: dead } }))).toEqual([
      409,
      'holds_after_death',
      '/holder/person',
    ]);
    const presiding = { on: '2026-03-01', wayOut: 'resigned', acting: { name: '吴己六' } };
    const leave = async (name: string): Promise<Done> => send('POST', id, `holdings/${idOf(await team(id), name)}/leave`, presiding);
    expect(told(await leave('李乙二'))).toEqual([409, 'seat_taken', '/on']);
    await take(id, '会长', '郑庚七', '2026-01-01', { acting: 'presiding' });
    await take(id, '会长', '卫子一', '2023-01-01');
    expect(told(await leave('卫子一'))).toEqual([409, 'seat_taken', '/acting']);
    const moved = await send('PATCH', id, `holdings/${idOf(await team(id), '卫子一')}`, { from: '2020-06-01' });
    expect(told(moved)).toEqual([409, 'seat_taken', '/from']);
    const again = {
      on: '2026-01-01',
      holders: [
        { post: '秘书长', person: { name: '沈寅三' } },
        { post: '会长', person: { name: '冯辛八' } },
      ],
    };
    expect(told(await send('POST', id, 'found-team', again))).toEqual([409, 'seat_taken', '/holders/1/post']);
    expect(told(await send('POST', id, 'found-team', { on: '2013-01-01', holders: again.holders.slice(0, 1) }))).toEqual([
      409,
      'holding_within_life',
      '/on',
    ]);
    const group = await office.found({ kind: 'overseasGroup', type: '同乡会', name: '示例同乡会', foundedOn: '2014-05-10' });
    expect((await take(group, '会长', '吴己六', '2020-01-01')).status).toBe(200);
    expect(told(await take(group, '副会长', '吴己六', '2020-01-01'))).toEqual([422, null, '/holder/post']);
  });

  it('is seen by whoever sees the organization, and by nobody else', async () => {
    const id = await body('壬', { areaId: office.area('320681') });
    await take(id, '会长', '李乙二', '2019-05-18');
    for (const path of ['holders', 'team', 'terms']) {
      const reply = await (await office.as('rudong')).get(`/api/organizations/${id}/${path}`);
      expect([path, reply.status]).toEqual([path, 404]);
    }
    expect((await (await office.as('qidong')).get(`/api/organizations/${id}/holders`)).status).toBe(200);
    expect(
      (await send('POST', id, 'holdings', { holder: { post: '会长', person: { name: '周戊五' } }, from: '2020-01-01' }, 'viewer')).status,
    ).toBe(403);
  });
});
