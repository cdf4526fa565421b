import { as, Client } from '../../test/as.js';
import { startApp, type TestApp } from '../../test/start-app.js';
import { AccountsService, hashPassword } from '../accounts/index.js';
import { Verify } from '../history/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { RegistryService } from './index.js';
import type { SettingsDone } from './registry.dto.js';

const password = 'Registry-Passw0rd';
let test: TestApp;
let admin: Client;

beforeAll(async () => {
  test = await startApp();
  const passwordHash = await hashPassword(password);
  await test.app.get(RegistryService).begin({ accountId: null }, { cityCode: '320600' }, { login: 'admin', name: '管理员', passwordHash });
  const accounts = test.app.get(AccountsService);
  await accounts.create({ accountId: null }, { login: 'viewer', name: '孙己六', password, grants: [{ role: 'viewer' }] });
  admin = await as(test.app, 'admin', password);
});
afterAll(async () => {
  const { checks } = await new Verify(test.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await test.stop();
});

const set = async (body: object) => admin.patch<SettingsDone & Record<string, unknown>>('/api/registry/settings', body);
const undo = async (changeSet: unknown) => admin.post(`/api/changes/${String(changeSet)}/undo`, { reason: '试' });
const settings = async () => (await admin.get('/api/registry/settings')).body;
const names = async (level: string): Promise<string[]> =>
  (await admin.get<{ items: { name: string }[] }>(`/api/areas?${level}`)).body.items.map(({ name }) => name);
const typeNames = async (): Promise<string[]> =>
  (await admin.get<{ items: { types: { name: string; nameEn: string }[] }[] }>('/api/kinds')).body.items.flatMap(({ types }) =>
    types.filter(({ name }) => name.startsWith('异地')).map(({ name, nameEn }) => `${name} ${nameEn}`),
  );

it('a registry begins with what the product brings along, and its administrator is through when he says so', async () => {
  const first = {
    officeName: '南通市委统战部',
    confirmMonths: 6,
    exportMark: null,
    ready: false,
    cityStays: false,
    city: { code: '3206' },
  };
  expect(await settings()).toMatchObject(first);
  const ready = await set({ ready: true });
  expect(ready.body).toMatchObject({ ready: true });
  expect((await set({ ready: true })).body.changeSet).toBeNull();
  expect((await undo(ready.body.changeSet)).status).toBe(200);
  expect(await settings()).toMatchObject(first);
});

it('each setting is changed and taken back by itself, by the administrator alone, and read by everybody', async () => {
  const named = await set({ officeName: '示例市委统战部' });
  const marked = await set({ exportMark: '内部资料', confirmMonths: 3 });
  expect(marked.body).toMatchObject({ officeName: '示例市委统战部', exportMark: '内部资料', confirmMonths: 3 });
  expect((await undo(named.body.changeSet)).status).toBe(200);
  expect(await settings()).toMatchObject({ officeName: '南通市委统战部', exportMark: '内部资料' });
  const viewer = await as(test.app, 'viewer', password);
  expect((await viewer.get('/api/registry/settings')).body).toMatchObject({ exportMark: '内部资料' });
  expect((await viewer.patch('/api/registry/settings', { exportMark: '甲' })).status).toBe(403);
  expect((await new Client(test.app).get('/api/registry/settings')).status).toBe(401);
  expect((await undo(marked.body.changeSet)).status).toBe(200);
  const wrong = await set({ officeName: '', confirmMonths: 0, exportMark: '密'.repeat(41), cityCode: '9999' });
  expect((wrong.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
    '/confirmMonths',
    '/exportMark',
    '/officeName',
  ]);
  expect(((await set({ cityCode: '9999' })).body['errors'] as unknown[])[0]).toMatchObject({ pointer: '/cityCode' });
});

it('a wrong city is mended until the first organization stands on it', async () => {
  const mended = await set({ cityCode: '3212' });
  expect(mended.body).toMatchObject({ city: { code: '3212', name: '泰州市' }, officeName: '泰州市委统战部' });
  expect(await typeNames()).toEqual(['异地泰州商会 Taizhou chamber of commerce elsewhere']);
  expect((await names('limit=3')).slice(0, 2)).toEqual(['泰州市', '海陵区']);
  expect((await undo(mended.body.changeSet)).status).toBe(200);
  expect(await typeNames()).toEqual(['异地南通商会 Nantong chamber of commerce elsewhere']);
  const rows = await test.app.get(Reader).rows<{ id: string; counted: boolean }>(sql`/* test.area */ select id, counted from areas
    where code in ('321281', '320623') order by code`);
  expect(rows.map(({ counted }) => counted)).toEqual([true, false]);
  const body = { name: '如东示例商会', kind: 'chamberOfCommerce', type: '行业商会', areaId: rows[0]?.id, foundedOn: '2024-03' };
  expect((await admin.post('/api/organizations', body)).status).toBe(201);
  expect(await settings()).toMatchObject({ cityStays: true });
  expect((await set({ cityCode: '3212' })).body).toMatchObject({ status: 409, rule: 'city_stays', detail: '已有登记的组织，不能再换城市' });
  expect((await set({ cityCode: '3206' })).body.changeSet).toBeNull();
});

it('what a registry began with is not taken back', async () => {
  const [begun] = await test.app
    .get(Reader)
    .rows<{ id: string }>(sql`/* test.begun */ select id from history.change_sets where act = 'registry.begin'`);
  expect((await undo(begun?.id)).status).toBe(409);
});
