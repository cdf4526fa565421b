import { type Office, openOffice } from '../../test/office.js';

/** What a body may say wrongly, and how a record speaks of it. */
let office: Office;

beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

const wrong = {
  name: '',
  type: '无此类型',
  foundedOn: '2019-02-30',
  areaId: 'x',
  creditCode: '51320699MJ9999016A',
  level: 'moon',
  color: 1,
  parentId: '01890000-0000-7000-8000-000000000000',
};

it('tells every wrong field of a new organization at once', async () => {
  const reply = await (
    await office.as('supervisor')
  ).send('POST', '/api/organizations', {
    ...wrong,
    kind: 'chamberOfCommerce',
    fields: { grade: 'a9', postcode: '226000', certificateUntil: '2019-13' },
  });
  expect(reply.status).toBe(422);
  expect((reply.body['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
    '/areaId not_uuid',
    '/color unknown_field',
    '/creditCode credit_code_check',
    '/fields/certificateUntil no_such_day',
    '/fields/grade option',
    '/fields/postcode unknown_field',
    '/foundedOn no_such_day',
    '/level option',
    '/name empty',
    '/parentId unknown_reference',
    '/type unknown_reference',
  ]);
});

it('refuses a field that another kind has', async () => {
  const id = await office.found({ name: '示例字段商会', foundedOn: '2014-05-10' });
  const reply = await office.change(id, { fields: { groupsServed: '某群体' } });
  expect([reply.status, reply.body['errors']]).toEqual([
    422,
    [expect.objectContaining({ pointer: '/fields/groupsServed', code: 'unknown_field' })],
  ]);
});

it('keeps a credit code folded, so that another spelling of it is the same', async () => {
  await office.found({ name: '示例代码商会', foundedOn: '2014-05-10', creditCode: '５１３２０６９９ mj9999016d' });
  const twin = await (
    await office.as('supervisor')
  ).send('POST', '/api/organizations', {
    name: '示例代码二商会',
    kind: 'chamberOfCommerce',
    type: '行业商会',
    areaId: office.area('320623'),
    foundedOn: '2015-01-01',
    creditCode: '51320699MJ9999016D',
  });
  expect([twin.status, twin.body['rule']]).toEqual([409, 'credit_code_held_once']);
});

it('refuses a code together with a reason why there is none; the reason goes with the code', async () => {
  const id = await office.found({ name: '示例无码商会', foundedOn: '2014-05-10', creditCodeAbsent: 'pending' });
  const supervisor = await office.as('supervisor');
  const url = `/api/organizations/${id}`;
  const { etag } = await supervisor.get(url);
  const both = await supervisor.send('PATCH', url, { creditCode: '51320600MJ9999030F', creditCodeAbsent: 'none' }, { 'if-match': etag });
  expect([both.status, both.body['errors']]).toMatchObject([422, [{ pointer: '/creditCodeAbsent', code: 'code_or_why_none' }]]);
  await office.change(id, { creditCode: '51320600MJ9999030F' });
  expect((await supervisor.get(url)).body).toMatchObject({ creditCode: '51320600MJ9999030F', creditCodeAbsent: null });
});

it('says 补充 of what only fills in what was missing, and 更正 of what was wrong', async () => {
  const id = await office.found({ name: '示例补充商会', type: '行业商会', foundedOn: '2014-05-10', supervisor: '甲局' });
  await office.change(id, { address: '示例路1号', fields: { origin: '南通' }, creditCode: '51320600MJ9999024T' });
  await office.change(id, { address: '示例路2号' });
  await office.change(id, { summary: '示例简介', supervisor: '乙局', reason: '试' });
  await office.change(id, { foundedOn: '2014-05-11', remarks: '示例备注', reason: '试' });
  await office.change(id, { seatAreaId: office.area('320681'), effectiveOn: '2020-01-01' });
  const supervisor = await office.as('supervisor');
  const { body } = await supervisor.get<{ items: { sentence: string }[] }>(`/api/organizations/${id}/changes`);
  expect(body.items.map(({ sentence }) => sentence)).toEqual([
    '自2020-01-01起变更所在地',
    '更正备注、成立日期',
    '更正简介、业务主管单位',
    '更正地址',
    '补充地址、原籍地、信用代码',
    '新建组织“示例补充商会”，成立日期：2014-05-10',
  ]);
});

it('says over the fence only whom to ask', async () => {
  const code = '51320600MJ99990160';
  await office.found({ name: '示例邻县商会', foundedOn: '2014-05-10', areaId: office.area('320681'), creditCode: code });
  const reply = await (
    await office.as('rudong')
  ).send('POST', '/api/organizations', {
    name: '示例本县商会',
    kind: 'chamberOfCommerce',
    type: '行业商会',
    areaId: office.area('320623'),
    foundedOn: '2015-01-01',
    creditCode: code,
  });
  expect([reply.status, reply.body['inTheWay']]).toEqual([409, [{ ask: '启东市' }]]);
  expect(reply.text).not.toContain('示例邻县');
});

it('tells a stale writer what changed since and by whom', async () => {
  const id = await office.found({ name: '示例冲突商会', foundedOn: '2014-05-10', areaId: office.area('320623') });
  const supervisor = await office.as('supervisor');
  const { etag } = await supervisor.get(`/api/organizations/${id}`);
  await office.change(id, { summary: '他人改的简介' }, 'rudong');
  const stale = await supervisor.send('PATCH', `/api/organizations/${id}`, { summary: '我的简介' }, { 'if-match': etag });
  expect(stale.status).toBe(412);
  expect(stale.body['current']).toMatchObject({ id, summary: '他人改的简介', version: 2 });
  expect(stale.body['changes']).toEqual([
    expect.objectContaining({ account: '赵丁四', fields: [expect.objectContaining({ field: 'summary', after: '他人改的简介' })] }),
  ]);
});

it('changes nothing in a dry run, and shows what it would', async () => {
  const id = await office.found({ name: '示例试改商会', foundedOn: '2014-05-10' });
  const supervisor = await office.as('supervisor');
  const { etag } = await supervisor.get(`/api/organizations/${id}`);
  const preview = await supervisor.send(
    'PATCH',
    `/api/organizations/${id}?dryRun=true`,
    { name: '示例试改二商会', effectiveOn: '2020-05' },
    { 'if-match': etag },
  );
  expect([preview.status, preview.body['diff']]).toEqual([
    200,
    [expect.objectContaining({ field: 'name', label: '名称', from: '2020-05', before: '示例试改商会', after: '示例试改二商会' })],
  ]);
  const after = await supervisor.get(`/api/organizations/${id}`);
  expect([after.etag, after.body['name']]).toEqual([etag, '示例试改商会']);
});

it('suspends and resumes, each refused where it is so already', async () => {
  const id = await office.found({ name: '示例停活商会', foundedOn: '2014-05-10' });
  expect((await office.act(id, 'resume', { on: '2020-01-01' })).status).toBe(409);
  expect((await office.act(id, 'suspend', { from: '2020-01-01', reason: '换届' })).body.status).toBe('suspended');
  expect((await office.act(id, 'suspend', { from: '2021-01-01' })).status).toBe(409);
  expect((await office.act(id, 'resume', { on: '2019-01-01' })).status).toBe(422);
  expect((await office.act(id, 'resume', { on: '2022-06-01' })).body.status).toBe('active');
  const supervisor = await office.as('supervisor');
  const on = async (day: string): Promise<unknown> => (await supervisor.get(`/api/organizations/${id}?asOf=${day}`)).body['status'];
  expect([await on('2019-12-31'), await on('2020-01-01'), await on('2022-05-31'), await on('2022-06-01')]).toEqual([
    'active',
    'suspended',
    'suspended',
    'active',
  ]);
});

it('holds the counties apart when it comes to founding and moving', async () => {
  const rudong = await office.as('rudong');
  const body = { name: '示例越界商会', kind: 'chamberOfCommerce', type: '行业商会', foundedOn: '2015-01-01' };
  expect((await rudong.send('POST', '/api/organizations', { ...body, areaId: office.area('320681') })).status).toBe(403);
  const id = await office.found({ ...body, areaId: office.area('320623') }, 'rudong');
  expect((await office.change(id, { areaId: office.area('320681'), effectiveOn: '2020-01-01' }, 'rudong')).status).toBe(403);
  expect((await office.change(id, { summary: '只读' }, 'viewer')).status).toBe(403);
});
