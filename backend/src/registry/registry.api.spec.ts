import { as, Client } from '../../test/as.js';
import { startApp, type TestApp } from '../../test/start-app.js';
import { hashPassword } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { Cursor, Cursors } from '../platform/http/cursor.js';
import { RegistryDesk, RegistryService } from './index.js';

const password = 'Registry-Passw0rd';
let test: TestApp;

beforeEach(async () => {
  test = await startApp();
});
afterEach(() => test.stop());

const actsRecorded = async (): Promise<string[]> =>
  (await test.app.get(Reader).rows<{ act: string }>(sql`/* test.acts */ select distinct act from history.change_sets order by 1`)).map(
    (r) => r.act,
  );

describe('a new registry', () => {
  it('has a first administrator and areas to choose from, and is begun by him', async () => {
    const service = test.app.get(RegistryService);
    const administrator = { login: 'admin', name: '管理员', passwordHash: await hashPassword(password) };
    expect(await service.openEmpty(administrator)).toBe(true);
    expect(await service.openEmpty(administrator)).toBe(false);
    const nobody = new Client(test.app);
    expect((await nobody.get('/api/registry')).body).toMatchObject({ begun: false, sample: false, city: null, officeName: null });
    const admin = await as(test.app, 'admin', password);
    expect((await admin.get<{ items: unknown[] }>('/api/areas?level=city&limit=500')).body.items.length).toBeGreaterThan(300);
    expect((await admin.post('/api/registry', { kind: 'own', cityCode: '3299' })).status).toBe(422);
    expect((await nobody.get('/api/registry')).body).toMatchObject({ begun: false });
    const begun = await admin.post('/api/registry', { kind: 'own', cityCode: '3206', officeName: '南通市委统战部' });
    expect(begun.status).toBe(201);
    expect(begun.body).toMatchObject({ begun: true, sample: false, city: { code: '3206' }, officeName: '南通市委统战部' });
    const counties = (await admin.get<{ items: { name: string }[] }>('/api/areas?level=county&parent=3206')).body.items.map((a) => a.name);
    expect(counties).toEqual(['崇川区', '通州区', '海门区', '启东市', '如皋市', '海安市', '如东县']);
    expect((await admin.post('/api/registry', { kind: 'own', cityCode: '3212' })).body).toMatchObject({
      status: 409,
      rule: 'one_registry_in_a_database',
    });
    expect((await admin.post('/api/registry', { kind: 'sample' })).status).toBe(409);
  });

  it('of a municipality has its districts', async () => {
    await test.app
      .get(RegistryService)
      .begin({ accountId: null }, { cityCode: '310000' }, { login: 'admin', name: '管理员', passwordHash: await hashPassword(password) });
    const admin = await as(test.app, 'admin', password);
    const districts = (await admin.get<{ items: { name: string }[] }>('/api/areas?level=county&parent=31')).body.items.map((a) => a.name);
    expect(districts).toContain('黄浦区');
    expect(districts).toHaveLength(16);
  });
});

describe('the sample', () => {
  const begun = async (): Promise<boolean> => (await new Client(test.app).get<{ begun: boolean }>('/api/registry')).body.begun;
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 600; i++) {
      const { loading } = test.app.get<RegistryDesk, { loading: boolean }>(RegistryDesk);
      if (!loading) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('is loaded from the first screen, all its accounts with the password of who asked', async () => {
    const service = test.app.get(RegistryService);
    await service.openEmpty({ login: 'admin', name: '管理员', passwordHash: await hashPassword(password) });
    const admin = await as(test.app, 'admin', password);
    expect((await admin.post('/api/registry', { kind: 'sample' })).status).toBe(409);
    test.app.get(RegistryDesk).loadsSample(async (made) => {
      await service.beginSample();
      expect(await begun()).toBe(false);
      await service.addSampleAccounts(made);
    });
    const asked = await admin.post('/api/registry', { kind: 'sample' });
    expect([asked.status, asked.body['begun'], asked.headers['location']]).toEqual([202, false, '/api/registry']);
    expect((await admin.post('/api/registry', { kind: 'sample' })).status).not.toBe(202);
    await settled();
    expect(await begun()).toBe(true);
    for (const login of ['admin', 'rudong']) await as(test.app, login, password);
  });

  it('that could not be loaded leaves an empty registry with its administrator', async () => {
    const service = test.app.get(RegistryService);
    await service.openEmpty({ login: 'chief', name: '管理员', passwordHash: await hashPassword(password) });
    test.app.get(RegistryDesk).loadsSample(async () => {
      await service.beginSample();
      throw new Error('the story breaks off');
    });
    expect((await (await as(test.app, 'chief', password)).post('/api/registry', { kind: 'sample' })).status).toBe(202);
    await settled();
    expect(await begun()).toBe(false);
    expect(
      (await (await as(test.app, 'chief', password)).get<{ items: unknown[] }>('/api/areas?level=city')).body.items.length,
    ).toBeGreaterThan(0);
  });

  it('has its seven accounts, and is emptied to the last row when an office begins its own with another city', async () => {
    const service = test.app.get(RegistryService);
    await service.beginSample();
    await service.recordSampleEvents();
    await service.addSampleAccounts(password);
    const admin = await as(test.app, 'admin', password);
    const accounts = (await admin.get<{ items: { login: string; grants: { role: string; areaName: string | null }[] }[] }>('/api/accounts'))
      .body.items;
    expect(accounts.map((a) => a.login)).toEqual(['admin', 'auditor', 'chongchuan', 'reporter', 'rudong', 'supervisor', 'viewer']);
    expect(accounts.find((a) => a.login === 'chongchuan')?.grants).toMatchObject([{ role: 'officer', areaName: '崇川区' }]);
    expect(
      accounts
        .find((a) => a.login === 'admin')
        ?.grants.map((g) => g.role)
        .sort(),
    ).toEqual(['administrator', 'supervisor']);
    const nobody = new Client(test.app);
    expect((await nobody.get('/api/registry')).body).toMatchObject({ begun: true, sample: true, city: { name: '南通市' } });
    expect((await (await as(test.app, 'supervisor', password)).post('/api/registry', { kind: 'own', cityCode: '3212' })).status).toBe(403);

    const cursor = await test.app.get(Cursors).mark(new Cursor(['a'], '2026-01-01', 'f'));
    expect((await admin.post('/api/registry', { kind: 'own', cityCode: '3212' })).status).toBe(201);
    expect((await nobody.get('/api/registry')).body).toMatchObject({
      begun: true,
      sample: false,
      officeName: '泰州市委统战部',
      city: { code: '3212' },
    });
    expect((await admin.get('/api/sessions/current')).status).toBe(401);
    const own = await as(test.app, 'admin', password);
    expect((await own.get<{ items: { login: string }[] }>('/api/accounts')).body.items.map((a) => a.login)).toEqual(['admin']);
    const counties = (await own.get<{ items: { name: string }[] }>('/api/areas?level=county&parent=3212')).body.items.map((a) => a.name);
    expect(counties).toEqual(['海陵区', '高港区', '姜堰区', '兴化市', '靖江市', '泰兴市']);
    const counted = async (city: string): Promise<boolean[]> =>
      (await own.get<{ items: { counted: boolean }[] }>(`/api/areas?level=county&parent=${city}`)).body.items.map((a) => a.counted);
    expect([...new Set(await counted('3212'))]).toEqual([true]);
    expect([...new Set(await counted('3206'))]).toEqual([false]);
    const offered = (await own.get<{ items: { name: string }[] }>('/api/areas?limit=7')).body.items.map((a) => a.name);
    expect(offered).toEqual(['泰州市', ...counties]);
    const rows = await test.app.get(Reader).rows<{ id: string }>(sql`/* test.area */ select id from areas where code = '321281'`);
    const body = { name: '兴化示例商会', kind: 'chamberOfCommerce', type: '行业商会', areaId: rows[0]?.id, foundedOn: '2024-03' };
    expect((await own.post('/api/organizations', body)).status).toBe(201);
    expect(await actsRecorded()).not.toContain('accounts.create');
    expect(await test.app.get(Cursors).open(cursor)).toBeUndefined();
  }, 60_000);
});
