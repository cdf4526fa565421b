import { findings } from '../../test/facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from '../../test/office.js';
import type { ViewAnswer } from './views.dto.js';

let office: Office;
let rudong: Person;
let chongchuan: Person;

beforeAll(async () => {
  office = await openOffice();
  [rudong, chongchuan] = await Promise.all([office.as('rudong'), office.as('chongchuan')]);
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

const bases = { list: 'organizations', query: { kind: 'practiceBase', status: 'active', sort: '-foundedOn' } };
const save = (person: Person, body: Body, headers = {}): Promise<Reply<ViewAnswer & Body>> =>
  person.send('POST', '/api/views', { ...bases, ...body }, headers);
const namesSeen = async (login: string): Promise<string[]> => {
  const { body } = await (await office.as(login)).get<{ items: ViewAnswer[] }>('/api/views?list=organizations');
  return body.items.map(({ name, own }) => (own ? name : `${name}（共享）`));
};
const pointers = (reply: Reply): unknown => (reply.body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer);
const change = async (person: Person, { id }: { id: string }, body: Body): Promise<Reply<ViewAnswer & Body>> =>
  person.send('PATCH', `/api/views/${id}`, body, { 'if-match': (await person.get(`/api/views/${id}`)).etag });

it('keeps a question under a name with its columns and its day, and opens by an address of its own', async () => {
  const saved = await save(rudong, {
    name: '如东基地',
    columns: [{ key: 'name', width: 320 }, { key: 'fields.groups' }],
    asOf: 'lastYear',
  });
  expect([saved.status, saved.headers['location'], saved.etag]).toEqual([201, `/api/views/${saved.body.id}`, '"1"']);
  const { body } = await rudong.get<ViewAnswer>(`/api/views/${saved.body.id}`);
  expect(body).toEqual({
    ...bases,
    id: saved.body.id,
    name: '如东基地',
    columns: [{ key: 'name', width: 320 }, { key: 'fields.groups' }],
    asOf: 'lastYear',
    sharedWith: 'nobody',
    areaId: null,
    areaName: null,
    sectionId: null,
    sectionName: null,
    own: true,
    owner: '赵丁四',
    version: 1,
  });
  expect((await chongchuan.get(`/api/views/${body.id}`)).status).toBe(404);
});

it('is saved once, however often it is sent', async () => {
  const key = { 'idempotency-key': 'view-once-only' };
  const first = await save(rudong, { name: '发两次' }, key);
  const second = await save(rudong, { name: '发两次' }, key);
  expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
});

it('has a name of its own among those of its owner, and only there', async () => {
  expect((await save(rudong, { name: '重名' })).status).toBe(201);
  const again = await save(rudong, { name: '重名' });
  expect([again.status, pointers(again)]).toEqual([409, ['/name']]);
  expect((await save(chongchuan, { name: '重名' })).status).toBe(201);
});

describe('shared', () => {
  it('with an area: everybody who works in it or under it', async () => {
    const supervisor = await office.as('supervisor');
    const city = await save(supervisor, { name: '全市口径', sharedWith: 'area', areaId: office.area('3206') });
    expect([city.status, city.body.areaName]).toEqual([201, '南通市']);
    const county = await save(supervisor, { name: '如东口径', sharedWith: 'area', areaId: office.area('320623') });
    expect(county.status).toBe(201);
    expect(await namesSeen('rudong')).toEqual(expect.arrayContaining(['全市口径（共享）', '如东口径（共享）']));
    expect(await namesSeen('chongchuan')).toContain('全市口径（共享）');
    expect(await namesSeen('chongchuan')).not.toContain('如东口径（共享）');
    expect((await chongchuan.get(`/api/views/${county.body.id}`)).status).toBe(404);
  });

  it('with a section: whoever works in it, as long as he does; and only with one’s own', async () => {
    const admin = await office.as('admin');
    const { body: sections } = await admin.send<{ items: { id: string; name: string }[] }>('POST', '/api/sections', {
      code: 'strata',
      name: '新阶层工作科',
    });
    const [sectionId] = sections.items.map(({ id }) => id);
    const { body: accounts } = await admin.get<{ items: { id: string; login: string }[] }>('/api/accounts');
    const assign = (login: string, section: string | null): Promise<Reply> =>
      admin.send('PATCH', `/api/accounts/${accounts.items.find((one) => one.login === login)?.id}`, { sectionId: section });
    const body = { name: '科室口径', sharedWith: 'section', sectionId };
    const foreign = await save(rudong, body);
    expect([foreign.status, pointers(foreign)]).toEqual([422, ['/sectionId']]);
    const assigned = await assign('rudong', sectionId ?? null);
    expect([assigned.status, assigned.body]).toEqual([200, expect.objectContaining({ sectionId, sectionName: '新阶层工作科' })]);
    const saved = await save(rudong, body);
    expect([saved.status, saved.body.sectionName]).toEqual([201, '新阶层工作科']);
    expect(await namesSeen('chongchuan')).not.toContain('科室口径（共享）');
    expect((await chongchuan.get(`/api/views/${saved.body.id}`)).status).toBe(404);
    await assign('chongchuan', sectionId ?? null);
    expect(await namesSeen('chongchuan')).toContain('科室口径（共享）');
    await assign('chongchuan', null);
    expect(await namesSeen('chongchuan')).not.toContain('科室口径（共享）');
    const everywhere = await office.as('everywhere');
    expect((await save(everywhere, { ...body, name: '主管给科室' })).status).toBe(201);
    for (const wrong of [
      { sharedWith: 'section' },
      { sharedWith: 'office', sectionId },
      { sharedWith: 'section', sectionId: saved.body.id },
    ]) {
      const reply = await save(everywhere, { name: '有误', ...wrong });
      expect([reply.status, pointers(reply)]).toEqual([422, ['/sectionId']]);
    }
    expect((await change(rudong, saved.body, { sharedWith: 'nobody' })).body).toMatchObject({ sectionId: null, sectionName: null });
    const nowhere = await assign('rudong', saved.body.id);
    expect([nowhere.status, pointers(nowhere)]).toEqual([422, ['/sectionId']]);
  });

  it('with the office: everybody who reads records, and nobody else', async () => {
    await save(chongchuan, { name: '人人可用', sharedWith: 'office' });
    for (const login of ['rudong', 'viewer', 'auditor', 'everywhere']) expect(await namesSeen(login)).toContain('人人可用（共享）');
    expect((await (await office.as('admin')).get('/api/views?list=organizations')).status).toBe(403);
  });

  it('only over an area that one works in oneself', async () => {
    const foreign = await save(rudong, { name: '越界', sharedWith: 'area', areaId: office.area('320613') });
    expect([foreign.status, pointers(foreign)]).toEqual([422, ['/areaId']]);
    const nowhere = await save(rudong, { name: '越界', sharedWith: 'area' });
    expect([nowhere.status, pointers(nowhere)]).toEqual([422, ['/areaId']]);
    const useless = await save(rudong, { name: '越界', areaId: office.area('320623') });
    expect([useless.status, pointers(useless)]).toEqual([422, ['/areaId']]);
  });

  it('can be copied by another, not changed, not removed', async () => {
    const { body } = await save(chongchuan, { name: '别人的', sharedWith: 'office', columns: [{ key: 'name' }] });
    expect((await change(rudong, body, { name: '我的了' })).status).toBe(403);
    expect((await rudong.send('DELETE', `/api/views/${body.id}`, undefined, { 'if-match': '"1"' })).status).toBe(403);
    const seen = await rudong.get<ViewAnswer>(`/api/views/${body.id}`);
    expect(seen.body).toMatchObject({ own: false, owner: '王丙三' });
    expect((await save(rudong, { name: seen.body.name, query: seen.body.query, columns: seen.body.columns })).status).toBe(201);
  });
});

describe('its owner', () => {
  it('renames it, shares it, ends the sharing, and replaces what it asks', async () => {
    const { body } = await save(rudong, { name: '待改' });
    const renamed = await change(rudong, body, { name: '改好', sharedWith: 'area', areaId: office.area('320623') });
    expect(renamed.body).toMatchObject({ name: '改好', areaName: '如东县', version: 2, query: bases.query });
    const replaced = await change(rudong, body, { sharedWith: 'nobody', query: { q: '商会' }, columns: [], asOf: '2019-12-31' });
    expect(replaced.body).toMatchObject({ name: '改好', areaId: null, query: { q: '商会' }, asOf: '2019-12-31', version: 3 });
    const stale = await rudong.send('PATCH', `/api/views/${body.id}`, { name: '迟了' }, { 'if-match': '"1"' });
    expect([stale.status, (await rudong.send('PATCH', `/api/views/${body.id}`, { name: '无版本' })).status]).toEqual([412, 428]);
  });

  it('removes it and brings it back under the same address, unless its name was taken meanwhile', async () => {
    const { body } = await save(rudong, { name: '误删' });
    expect((await rudong.send('DELETE', `/api/views/${body.id}`, undefined, { 'if-match': '"1"' })).status).toBe(200);
    expect(await namesSeen('rudong')).not.toContain('误删');
    expect((await rudong.get(`/api/views/${body.id}`)).status).toBe(404);
    expect((await chongchuan.send('POST', `/api/views/${body.id}/restore`)).status).toBe(404);
    const back = await rudong.send<ViewAnswer>('POST', `/api/views/${body.id}/restore`);
    expect([back.status, back.body.name]).toEqual([200, '误删']);
    await rudong.send('DELETE', `/api/views/${body.id}`, undefined, { 'if-match': back.etag });
    await save(rudong, { name: '误删' });
    expect((await rudong.send('POST', `/api/views/${body.id}/restore`)).status).toBe(409);
  });
});

it.each<[string, Body, string]>([
  ['a word that is none', { query: { 'k d': 'x' } }, '/query/k d'],
  ['a value that is no text', { query: { kind: 3 } }, '/query/kind'],
  ['a day that is none', { asOf: '2019-02-30' }, '/asOf'],
  ['an identity number', { query: { q: '11010519491231002X' } }, '/query/q'],
  ['a column that is too narrow', { columns: [{ key: 'name', width: 3 }] }, '/columns/0/width'],
  ['a name of blanks', { name: '  ' }, '/name'],
])('refuses %s at its field', async (_what, body, pointer) => {
  const reply = await save(rudong, { name: '有误', ...body });
  expect([reply.status, pointers(reply)]).toEqual([422, [pointer]]);
});

describe('列设置', () => {
  const settings = { columns: { '*': ['name', 'level'], practiceBase: ['name'] }, widths: { name: 300 }, compact: true };

  it('goes with the account, wherever it signs in', async () => {
    expect((await rudong.get<{ lists: unknown }>('/api/sessions/current')).body.lists).toEqual({});
    expect((await rudong.send('PUT', '/api/sessions/current/lists/organizations', settings)).status).toBe(204);
    expect((await rudong.get<{ lists: unknown }>('/api/sessions/current')).body.lists).toEqual({ organizations: settings });
    expect((await chongchuan.get<{ lists: unknown }>('/api/sessions/current')).body.lists).toEqual({});
    const usual = { columns: {}, widths: {}, compact: false };
    expect((await rudong.send('PUT', '/api/sessions/current/lists/organizations', usual)).status).toBe(204);
    expect((await rudong.get<{ lists: unknown }>('/api/sessions/current')).body.lists).toEqual({ organizations: usual });
  });

  it('refuses what is no column, no width, no list', async () => {
    const wrong = { columns: { '*': [7] }, widths: { name: 3 } };
    const reply = await rudong.send('PUT', '/api/sessions/current/lists/organizations', wrong);
    expect([reply.status, pointers(reply)]).toEqual([422, ['/columns/*/0', '/widths/name', '/compact']]);
    expect((await rudong.send('PUT', '/api/sessions/current/lists/elsewhere', settings)).status).toBe(400);
  });
});
