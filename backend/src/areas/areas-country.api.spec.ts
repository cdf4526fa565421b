import { type Office, openOffice, type Person } from '../../test/office.js';
import { Verify } from '../history/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { Transactions } from '../platform/database/transaction.js';
import { AreasLoader } from './index.js';

/** The country, its townships by choice, and what the administrator does with areas. */
let office: Office;
let admin: Person;
const system = { accountId: null };

beforeAll(async () => {
  office = await openOffice();
  admin = await office.as('admin');
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});
afterEach(async () =>
  expect(
    await office.app.get(Reader).rows(sql`/* test.spans-differ */ (select * from area_spans_defined() except select * from area_spans)
      union all (select * from area_spans except select * from area_spans_defined())`),
  ).toEqual([]),
);

interface Unit {
  id: string;
  code: string;
  name: string;
  level: string;
  counted: boolean;
  below: boolean;
  historyFrom: string | null;
  city: string | null;
  path: { name: string }[];
}
const units = async (query: string): Promise<Unit[]> => (await admin.get<{ items: Unit[] }>(`/api/areas?${query}`)).body.items;
const names = async (query: string): Promise<string[]> => (await units(query)).map(({ name }) => name);
const find = (q: string): Promise<string[]> => names(`q=${encodeURIComponent(q)}`);
const idOf = async (code: string): Promise<string> => (await units(`q=${code}`)).find((one) => one.code === code)?.id ?? '';

describe('the areas of the country', () => {
  it('are in every registry: 34 units of the province level, their cities, their counties, and none of them counted but the own', async () => {
    const rows = await office.app.get(Reader).rows<{ level: string; n: number; counted: number }>(sql`/* test.levels */
      select level, count(*)::int as n, count(*) filter (where counted)::int as counted from areas where until_day = 'infinity' group by level order by level`);
    expect(Object.fromEntries(rows.map(({ level, n, counted }) => [level, [n, counted]]))).toEqual({
      province: [34, 0],
      city: [333, 0],
      county: [2850, 7],
      functional: [124, 0],
      country: [196, 0],
    });
    expect((await names('parent=3212')).slice(0, 3)).toEqual(['海陵区', '高港区', '姜堰区']);
    expect(await names('parent=4419')).toEqual([]);
    expect(await names('limit=9')).toEqual([
      '南通市',
      '崇川区',
      '通州区',
      '海门区',
      '启东市',
      '如皋市',
      '海安市',
      '如东县',
      '南通经济技术开发区',
    ]);
    expect(await names('level=province&limit=3')).toEqual(['北京市', '天津市', '河北省']);
  });

  it('say from which day on anything is known of them', async () => {
    const [hailing] = await units('q=321202');
    expect(hailing).toMatchObject({ name: '海陵区', historyFrom: '2023-06-30' });
    expect((await units('level=province')).filter(({ historyFrom }) => historyFrom !== '2023-06-30')).toEqual([]);
    expect((await units('parent=3206&level=county')).map(({ historyFrom }) => historyFrom)).toEqual(Array(7).fill(null));
    expect((await units('q=CAN&level=country'))[0]).toMatchObject({ name: '加拿大', historyFrom: null });
  });

  it('are found by Chinese, pinyin, initials, code in both lengths, and of a city abroad by its country', async () => {
    expect((await find('海陵'))[0]).toBe('海陵区');
    expect((await find('hailing'))[0]).toBe('海陵区');
    expect(await find('321200')).toContain('泰州市');
    expect((await find('3212'))[0]).toBe('泰州市');
    for (const q of ['东京', 'dongjing', 'Tokyo', 'tokyo']) {
      const [first] = await units(`q=${encodeURIComponent(q)}`);
      expect([q, first?.name, first?.city]).toEqual([q, '日本', '东京']);
    }
    expect((await units('q=sao%20paulo'))[0]).toMatchObject({ name: '巴西', city: '圣保罗' });
    expect((await units('q=%E6%97%A5%E6%9C%AC'))[0]).toMatchObject({ name: '日本', city: null });
    expect(await find('巴拿马城')).toEqual(['巴拿马']);
    expect(await find('%')).toEqual([]);
  });

  it('are completed after an upgrade, without disturbing what the office has', async () => {
    const counts = () => office.app.get(Reader).one<{ n: number }>(sql`/* test.count */ select count(*)::int as n from areas`);
    const before = await counts();
    await office.app.get(Transactions).run(system, { act: 'test' }, async (tx) => {
      // As it was before: the counties of no city but the own, no country that came later.
      await tx.execute(
        sql`/* test.older */ delete from areas a using areas p where p.id = a.parent_id and a.level in ('county', 'functional') and p.code <> '3206'`,
      );
      await tx.execute(sql`/* test.older */ delete from areas where code in ('C-NIU', 'C-AFG')`);
    });
    await office.app.get(AreasLoader).complete(system);
    expect(await counts()).toEqual(before);
    expect((await names('parent=3206')).length).toBe(8);
    await office.app.get(AreasLoader).complete(system);
    expect(await counts()).toEqual(before);
  });
});

describe('the order of the office', () => {
  const order = async (): Promise<string[]> => names('level=county&parent=3206');
  it('is set by the administrator on the version that he saw, holds on old days, and is taken back', async () => {
    const city = office.area('3206');
    const before = await order();
    const { etag } = await admin.get(`/api/areas/${city}`);
    const put = (person: Person, body: unknown, headers: Record<string, string> = {}) =>
      person.send('PUT', `/api/areas/${city}/order`, body, headers);
    const wanted = { areaIds: [office.area('320623'), office.area('320613')] };
    expect((await put(await office.as('supervisor'), wanted, { 'if-match': etag })).status).toBe(403);
    expect((await put(admin, wanted)).status).toBe(428);
    expect((await put(admin, wanted, { 'if-match': '"1"' })).status).toBe(412);
    expect((await put(admin, { areaIds: [] }, { 'if-match': etag })).status).toBe(422);
    expect((await put(admin, { areaIds: [office.area('3212')] }, { 'if-match': etag })).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/areaIds/0', code: 'unknown_reference' }],
    });
    const done = await put(admin, wanted, { 'if-match': etag });
    expect(done.status).toBe(200);
    expect(done.etag).not.toBe(etag);
    expect((await order()).slice(0, 3)).toEqual(['如东县', '崇川区', '通州区']);
    expect((await names('level=county&parent=3206&asOf=2019-12-31')).slice(0, 4)).toEqual(['如东县', '崇川区', '港闸区', '通州区']);
    expect((await names('limit=3')).slice(0, 2)).toEqual(['南通市', '如东县']);
    const changes = await admin.get<{ items: { sentence: string; changeSet: string }[] }>(`/api/areas/${office.area('320623')}/changes`);
    expect(changes.body.items[0]).toMatchObject({ sentence: '调整南通市下级区划的次序', changeSet: done.body['changeSet'] });
    const undone = await admin.send('POST', `/api/changes/${String(done.body['changeSet'])}/undo`, { reason: '试' });
    expect(undone.status).toBe(200);
    expect(await order()).toEqual(before);
    expect((await admin.get('/api/areas/01890000-0000-7000-8000-000000000000/changes')).body).toEqual({ items: [], next: null });
  });

  it('is that of lists and exports, townships with their county', async () => {
    for (const [name, code] of [
      ['甲', '320623'],
      ['乙', '320613'],
      ['丙', '320671'],
      ['丁', '3206'],
      ['戊', '321202'],
    ])
      await office.found({ name: `示例次序${name}商会`, areaId: await idOf(code ?? ''), foundedOn: '2021-01-05' }, 'everywhere');
    const person = await office.as('everywhere');
    const { body } = await person.get<{ items: { areaName: string }[] }>(
      `/api/organizations?q=${encodeURIComponent('示例次序')}&sort=area`,
    );
    expect(body.items.map(({ areaName }) => areaName)).toEqual(['南通市', '崇川区', '如东县', '南通经济技术开发区', '海陵区']);
    const back = await person.get<{ items: { areaName: string }[]; next: string }>(
      `/api/organizations?q=${encodeURIComponent('示例次序')}&sort=-area&limit=2`,
    );
    const rest = await person.get<{ items: { areaName: string }[] }>(
      `/api/organizations?q=${encodeURIComponent('示例次序')}&sort=-area&limit=3&after=${back.body.next}`,
    );
    expect([...back.body.items, ...rest.body.items].map(({ areaName }) => areaName)).toEqual(
      body.items.map(({ areaName }) => areaName).reverse(),
    );
  });
});

describe('townships and functional areas', () => {
  it('of a city are loaded by choice, once, under their counties, and taken back', async () => {
    const load = (cityId: string) => admin.send('POST', '/api/areas/townships', { cityId });
    expect((await load(office.area('320623'))).status).toBe(422);
    expect((await (await office.as('rudong')).send('POST', '/api/areas/townships', { cityId: office.area('3206') })).status).toBe(403);
    const first = await load(office.area('3206'));
    expect(first.body).toMatchObject({ added: 136, there: 0, left: 0 });
    expect((await load(office.area('3206'))).body).toMatchObject({ added: 0, there: 136 });
    expect(await names('parent=320623&level=township')).toContain('掘港街道');
    const [street] = await units(`q=${encodeURIComponent('掘港')}`);
    expect(street).toMatchObject({
      counted: false,
      historyFrom: '2023-06-30',
      path: [{ name: '如东县' }, { name: '南通市' }, { name: '江苏省' }],
    });
    // A list of 2023 knows nothing of 港闸区: before the merger the township lies in the city alone.
    const chongchuan = (await units(`q=320613001`))[0];
    const then = await admin.get<Unit>(`/api/areas/${chongchuan?.id}?asOf=2019-12-31`);
    expect(then.body.path.map(({ name }) => name)).toEqual(['南通市', '江苏省']);
    const undone = await admin.send('POST', `/api/changes/${String(first.body['changeSet'])}/undo`, { reason: '试' });
    expect(undone.status).toBe(200);
    expect(await names('parent=320623')).toEqual([]);
    expect((await load(await idOf('4419'))).body).toMatchObject({ left: 0, there: 0 });
    expect(await names('parent=4419&limit=3')).toEqual(['东城街道', '南城街道', '万江街道']);
  });

  it('may be added where no list has them; they have accounts and organizations of their own and are not counted', async () => {
    const add = (body: Record<string, unknown>) => admin.send('POST', '/api/areas', body);
    const city = office.area('3206');
    const zone = {
      parentId: city,
      code: '3206-SXT',
      name: '苏锡通科技产业园区',
      level: 'functional',
      from: '2009-03-20',
      document: '示例文号',
    };
    expect((await add({ ...zone, parentId: await idOf('C-JPN') })).body).toMatchObject({ errors: [{ pointer: '/parentId' }] });
    expect((await add({ ...zone, code: '园区', level: 'county' })).status).toBe(422);
    const added = await add(zone);
    expect([added.status, added.headers['location']]).toEqual([201, `/api/areas/${String(added.body['id'])}`]);
    expect((await add(zone)).body).toMatchObject({ status: 409, rule: 'one_area_of_a_code_at_a_time', errors: [{ pointer: '/code' }] });
    const below = await units('parent=3206');
    expect(below.slice(-2)).toMatchObject([
      { name: '南通经济技术开发区', counted: false },
      { name: '苏锡通科技产业园区', counted: false, level: 'functional' },
    ]);
    const areaId = String(added.body['id']);
    await admin.send('POST', '/api/accounts', { login: 'sxt', name: '张甲一', password: 'Office-Passw0rd-2026' });
    const accounts = await admin.get<{ items: { id: string; login: string }[] }>('/api/accounts');
    const account = accounts.body.items.find(({ login }) => login === 'sxt');
    expect((await admin.send('POST', `/api/accounts/${account?.id}/grants`, { role: 'officer', areaId })).status).toBe(201);
    const officer = await office.as('sxt');
    const own = await office.found({ name: '示例园区商会', areaId, foundedOn: '2021-01-05' }, 'sxt');
    expect(
      (
        await officer.send('POST', '/api/organizations', {
          name: '示例外商会',
          kind: 'chamberOfCommerce',
          type: '行业商会',
          areaId: city,
          foundedOn: '2021',
        })
      ).status,
    ).toBe(403);
    const listed = await officer.get<{ items: { id: string }[] }>('/api/organizations');
    expect(listed.body.items.map(({ id }) => id)).toEqual([own]);
    const supervisor = await office.as('supervisor');
    const inCity = await supervisor.get<{ items: { id: string; areaName: string }[] }>(
      `/api/organizations?areaId=${city}&q=${encodeURIComponent('园区')}`,
    );
    expect(inCity.body.items).toMatchObject([{ id: own, areaName: '苏锡通科技产业园区' }]);
    expect((await supervisor.get<{ count: number }>(`/api/organizations/count?areaId=${areaId}`)).body.count).toBe(1);
    const undone = await admin.send('POST', `/api/changes/${String(added.body['changeSet'])}/undo`, { reason: '试' });
    expect(undone.body).toMatchObject({ status: 409 });
  });
});

describe('the page of an area', () => {
  it('tells what it came from and what became of it, with the documents', async () => {
    const events = async (code: string): Promise<unknown> =>
      (await admin.get<{ items: Record<string, unknown>[] }>(`/api/areas/${office.area(code)}/events`)).body.items;
    expect(await events('320613')).toMatchObject([
      {
        on: '2020-07-03',
        kind: 'merger',
        document: '苏政发〔2020〕60号',
        from: [{ name: '崇川区', code: '320602' }, { name: '港闸区' }],
        to: [{ code: '320613' }],
      },
    ]);
    expect(await events('320611')).toEqual(await events('320613'));
    expect(await events('320623')).toEqual([]);
    expect((await admin.get('/api/areas/01890000-0000-7000-8000-000000000000/events')).status).toBe(404);
  });

  it('counts its organizations by kind and by unit below as the list does, certain and possible, within the reach', async () => {
    const id = await office.found({ name: '示例迁移商会', areaId: office.area('320684'), foundedOn: '2019-05-18' });
    await office.change(id, { areaId: office.area('320681'), effectiveOn: '2022-06' });
    interface Counts {
      kinds: { kind: string; count: number; possible: number }[];
      units: { areaId: string; count: number; possible: number }[];
    }
    const person = await office.as('supervisor');
    const page = async (code: string, asOf: string, who = person): Promise<Counts> =>
      (await who.get<Counts>(`/api/areas/${office.area(code)}/organizations?asOf=${asOf}`)).body;
    const listed = async (areaId: string, asOf: string): Promise<[number, number]> => {
      const { body } = await person.get<{ count: number; possible: number }>(
        `/api/organizations/count?status=active&areaId=${areaId}&asOf=${asOf}`,
      );
      return [body.count, body.possible];
    };
    for (const asOf of ['2019-12-31', '2022-06-15', '2026-11-23']) {
      const counts = await page('3206', asOf);
      const total = [counts.kinds.reduce((sum, one) => sum + one.count, 0), counts.kinds.reduce((sum, one) => sum + one.possible, 0)];
      expect([asOf, total]).toEqual([asOf, await listed(office.area('3206'), asOf)]);
      expect(counts.units.length).toBeGreaterThan(0);
      const itself = counts.units.find(({ areaId }) => areaId === office.area('3206'));
      const others = counts.units.filter((unit) => unit !== itself);
      for (const unit of others) expect([asOf, unit.count, unit.possible]).toEqual([asOf, ...(await listed(unit.areaId, asOf))]);
      // What is possible in two units is certain in the city alone.
      const inUnits = others.reduce((sum, { count, possible }) => sum + count + possible / 2, 0);
      expect([asOf, (itself?.count ?? 0) + inUnits]).toEqual([asOf, total[0]]);
    }
    const doubtful = await page('3206', '2022-06-15');
    expect(
      doubtful.units
        .filter(({ possible }) => possible > 0)
        .map(({ areaId }) => areaId)
        .sort(),
    ).toEqual([office.area('320614'), office.area('320681')].sort());
    expect((await page('3206', '2026-11-23', await office.as('rudong'))).units.map(({ areaId }) => areaId)).toEqual([
      office.area('320623'),
    ]);
    expect((await admin.get(`/api/areas/${office.area('3206')}/organizations`)).status).toBe(403);
  });
});
