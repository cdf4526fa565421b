import pg from 'pg';
import { AreasService } from '../areas/index.js';
import type { ChangesAnswer } from '../history/index.js';
import { type Body, type Office, openOffice, type Reply } from '../../test/office.js';
import type {
  OrganizationAnswer,
  OrganizationCountAnswer,
  OrganizationItemAnswer,
  OrganizationPageAnswer,
  PhoneAnswer,
} from './answers.dto.js';

/** The worked examples of the design, by their names, through the API. Today is 2026-11-23. */
const SYSTEM = { accountId: null };

let office: Office;
let rudong: string;
let qidong: string;

beforeAll(async () => {
  office = await openOffice();
  rudong = office.area('320623');
  qidong = office.area('320681');
}, 60_000);
afterAll(() => office.stop());

let count = 0;
const unique = (name: string): string => `示例${name}${String.fromCodePoint(0x4e00 + count++ * 7)}商会`;

const one = async (id: string, asOf?: string, who = 'supervisor'): Promise<Reply<OrganizationAnswer>> =>
  (await office.as(who)).get<OrganizationAnswer>(`/api/organizations/${id}${asOf ? `?asOf=${asOf}` : ''}`);
const stretches = async (id: string): Promise<[string | null, string | null, string, string][]> =>
  (await one(id)).body.timeline.map((stretch) => [stretch.from, stretch.to, stretch.name, stretch.areaName]);
const listed = async (query: string, who = 'supervisor'): Promise<OrganizationItemAnswer[]> =>
  (await (await office.as(who)).get<OrganizationPageAnswer>(`/api/organizations?${query}`)).body.items;
const counted = async (query: string, who = 'supervisor'): Promise<[number, number]> => {
  const { body } = await (await office.as(who)).get<OrganizationCountAnswer>(`/api/organizations/count?${query}`);
  return [body.count, body.possible];
};
const ok = (reply: { status: number; text: string }): void =>
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);

it('S01 a rename in the past leaves the later move', async () => {
  const a = unique('甲');
  const b = unique('乙');
  const id = await office.found({ name: a, foundedOn: '2014-05-10', areaId: rudong });
  ok(await office.change(id, { areaId: qidong, effectiveOn: '2019-03-01' }));
  ok(await office.change(id, { name: b, effectiveOn: '2017-04-01' }));
  expect(await stretches(id)).toEqual([
    ['2014-05-10', '2017-04-01', a, '如东县'],
    ['2017-04-01', '2019-03-01', b, '如东县'],
    ['2019-03-01', null, b, '启东市'],
  ]);
  const names = (await one(id)).body.names;
  expect(names).toEqual([
    { name: a, from: '2014-05-10', to: '2017-04-01', certainty: 'certain' },
    { name: b, from: '2017-04-01', to: null, certainty: 'certain' },
  ]);
});

it('S02 a rename in the past stops at the later rename', async () => {
  const [a, b, c] = [unique('甲'), unique('乙'), unique('丙')];
  const id = await office.found({ name: a, foundedOn: '2014-05-10' });
  ok(await office.change(id, { name: c, effectiveOn: '2019-03-01' }));
  ok(await office.change(id, { name: b, effectiveOn: '2017-04-01' }));
  expect((await stretches(id)).map((row) => row.slice(0, 3))).toEqual([
    ['2014-05-10', '2017-04-01', a],
    ['2017-04-01', '2019-03-01', b],
    ['2019-03-01', null, c],
  ]);
});

it('S03 a correction mends every row that carries the mistake, and the mistake is found by no search', async () => {
  const mistake = unique('误写');
  const right = unique('正写');
  const id = await office.found({ name: mistake, foundedOn: '2014-05-10', areaId: rudong });
  ok(await office.change(id, { areaId: qidong, effectiveOn: '2019-03-01' }));
  expect(await listed(`q=${encodeURIComponent(mistake)}`)).toHaveLength(1);
  ok(await office.change(id, { name: right, reason: '录入有误' }));
  expect((await stretches(id)).map((row) => row[2])).toEqual([right, right]);
  expect(await listed(`q=${encodeURIComponent(mistake)}`)).toHaveLength(0);
  const changes = await (await office.as('supervisor')).get(`/api/organizations/${id}/changes`);
  expect(changes.text).toContain(mistake);
});

it('S04 two changes on one day share a boundary; undoing the rename leaves the move', async () => {
  const [a, b] = [unique('甲'), unique('乙')];
  const id = await office.found({ name: a, foundedOn: '2014-05-10', areaId: rudong });
  ok(await office.change(id, { name: b, effectiveOn: '2020-01-01' }));
  const rename = await newestChange(id);
  ok(await office.change(id, { areaId: qidong, effectiveOn: '2020-01-01' }));
  expect(await stretches(id)).toHaveLength(2);
  ok(await undo(rename));
  expect(await stretches(id)).toEqual([
    ['2014-05-10', '2020-01-01', a, '如东县'],
    ['2020-01-01', null, a, '启东市'],
  ]);
});

it('S05 equal neighbours are one row', async () => {
  const [a, b] = [unique('甲'), unique('乙')];
  const id = await office.found({ name: a, foundedOn: '2014-05-10' });
  ok(await office.change(id, { name: b, effectiveOn: '2020-01-01' }));
  ok(await office.change(id, { name: a, effectiveOn: '2020-01-01' }));
  expect(await stretches(id)).toHaveLength(1);
});

it('S06 a rename in the future is told today, holds from its day, and goes without trace', async () => {
  const [a, b] = [unique('甲'), unique('乙')];
  const id = await office.found({ name: a, foundedOn: '2014-05-10' });
  ok(await office.change(id, { name: b, effectiveOn: '2027-01-01' }));
  const today = (await one(id)).body;
  expect([today.name, today.upcoming]).toEqual([a, [{ on: '2027-01-01', fields: ['name'], name: b }]]);
  expect((await one(id, '2027-01-01')).body.name).toBe(b);
  expect((await listed(`q=${encodeURIComponent(b)}`))[0]?.matched).toMatchObject({ name: b, sort: 'later', from: '2027-01-01' });
  ok(await undo(await newestChange(id)));
  expect((await one(id)).body.upcoming).toEqual([]);
  expect(await listed(`q=${encodeURIComponent(b)}`)).toHaveLength(0);
});

it('S07 a rename known to the month is possible until the last day and moves no count', async () => {
  const [a, b] = [unique('甲'), unique('乙')];
  const id = await office.found({ name: a, foundedOn: '2014-05-10' });
  const before = await counted('asOf=2017-04-15&status=active');
  ok(await office.change(id, { name: b, effectiveOn: '2017-04' }));
  expect((await one(id, '2017-03-31')).body.name).toBe(a);
  for (const day of ['2017-04-01', '2017-04-29']) {
    const record = (await one(id, day)).body;
    expect([record.name, record.certainty, record.names[1]?.certainty]).toEqual([b, 'certain', 'possible']);
  }
  expect((await one(id, '2017-04-30')).body.names[1]?.certainty).toBe('certain');
  expect(await counted('asOf=2017-04-15&status=active')).toEqual(before);
});

it('S07a a move known to the month leaves the city’s count and makes both counties’ possible', async () => {
  const q = encodeURIComponent(unique('移'));
  const id = await office.found({ name: decodeURIComponent(q), foundedOn: '2014-05-10', areaId: rudong });
  ok(await office.change(id, { areaId: qidong, effectiveOn: '2022-06' }));
  const on = '2022-06-15';
  expect(await counted(`q=${q}&asOf=${on}`)).toEqual([1, 0]);
  expect(await counted(`q=${q}&asOf=${on}&areaId=${rudong}`)).toEqual([0, 1]);
  expect(await counted(`q=${q}&asOf=${on}&areaId=${qidong}`)).toEqual([0, 1]);
  expect((await listed(`q=${q}&asOf=${on}`))[0]).toMatchObject({ areaName: '启东市', certainty: 'certain' });
  expect(await counted(`q=${q}&asOf=2022-06-30&areaId=${qidong}`)).toEqual([1, 0]);
  expect(await counted(`q=${q}&asOf=2022-06-30&areaId=${rudong}`)).toEqual([0, 0]);
});

it('S08 founded in a year: possible from its first day, certain from its last', async () => {
  const q = encodeURIComponent(unique('年'));
  await office.found({ name: decodeURIComponent(q), foundedOn: '2021' });
  expect(await listed(`q=${q}&asOf=2020-12-31`)).toEqual([]);
  expect((await listed(`q=${q}&asOf=2021-01-01`))[0]?.certainty).toBe('possible');
  expect((await listed(`q=${q}&asOf=2021-12-30`))[0]?.certainty).toBe('possible');
  expect((await listed(`q=${q}&asOf=2021-12-31`))[0]).toMatchObject({ certainty: 'certain', foundedOn: '2021' });
});

it('S09 ended in a year: active certainly before, either in it, dissolved at its last day', async () => {
  const q = encodeURIComponent(unique('终'));
  const id = await office.found({ name: decodeURIComponent(q), foundedOn: '2014-05-10' });
  ok(await office.act(id, 'end', { on: '2023' }));
  expect(await counted(`q=${q}&asOf=2022-12-31&status=active`)).toEqual([1, 0]);
  expect((await listed(`q=${q}&asOf=2023-06-01`))[0]).toMatchObject({ status: 'dissolved', certainty: 'certain' });
  expect(await counted(`q=${q}&asOf=2023-12-30&status=active`)).toEqual([0, 1]);
  expect((await listed(`q=${q}&asOf=2023-12-31`))[0]?.status).toBe('dissolved');
  expect(await counted(`q=${q}&asOf=2023-12-31&status=active`)).toEqual([0, 0]);
});

it('S10 founding not known, seen by a day', async () => {
  const q = encodeURIComponent(unique('不详'));
  await office.found({ name: decodeURIComponent(q), foundedOn: '[..2024-03-01]' });
  expect((await listed(`q=${q}&asOf=2016-01-01`))[0]).toMatchObject({ certainty: 'possible', foundedOn: '[..2024-03-01]' });
  expect((await listed(`q=${q}&asOf=2024-03-01`))[0]?.certainty).toBe('certain');
});

it('S13 areas merge: succession is resolved when reading, no row of the organization changes', async () => {
  const q = encodeURIComponent(unique('港闸'));
  const id = await office.found({ name: decodeURIComponent(q), foundedOn: '2015-03-01', areaId: office.area('320611') });
  expect((await one(id, '2020-07-02')).body.areaName).toBe('港闸区');
  expect((await one(id, '2020-07-03')).body).toMatchObject({ areaName: '崇川区', areaId: office.area('320613') });
  expect(await counted(`q=${q}&asOf=2019-12-31&areaId=${office.area('320613')}&boundaries=now`)).toEqual([1, 0]);
  expect(await counted(`q=${q}&asOf=2019-12-31&areaId=${office.area('320613')}`)).toEqual([0, 0]);
  expect(await counted(`q=${q}&asOf=2019-12-31&areaId=${office.area('320611')}`)).toEqual([1, 0]);
  expect((await one(id)).body.timeline).toHaveLength(1);
});

it('S14 undo of an area event leaves what was done to organizations since', async () => {
  const [p, q] = ['329901', '329902'];
  const areas = office.app.get(AreasService);
  const county = (code: string, name: string) => ({
    code,
    name,
    level: 'county' as const,
    parent: '3206',
    from: '2000-01-01',
    counted: true,
  });
  const [first] = await areas.addAreas(SYSTEM, [county(p, '示例东区'), county(q, '示例西区')]);
  await remembered();
  const name = encodeURIComponent(unique('区划'));
  const id = await office.found({ name: decodeURIComponent(name), foundedOn: '2015-03-01', areaId: first?.id });
  const event = { kind: 'merger' as const, on: '2020-07-03', title: '示例合并', from: [p, q], to: [county('329903', '示例新区')] };
  await areas.recordEvent(SYSTEM, event);
  await remembered();
  expect((await one(id)).body.areaName).toBe('示例新区');
  ok(await office.change(id, { summary: '合并后的简介' }));
  const reply = await (
    await office.as('admin')
  ).send('POST', `/api/changes/${await lastSet('areas.recordEvent')}/undo`, { reason: '文件撤回' });
  ok(reply);
  await remembered();
  expect((await one(id)).body).toMatchObject({ areaName: '示例东区', summary: '合并后的简介' });
  expect(await counted(`q=${name}&areaId=${String(first?.id)}`)).toEqual([1, 0]);
});

it('S15 after a split organizations lie in no counted unit until each is assigned, from the day of the split', async () => {
  const areas = office.app.get(AreasService);
  const county = (code: string, name: string) => ({
    code,
    name,
    level: 'county' as const,
    parent: '3206',
    from: '2000-01-01',
    counted: true,
  });
  const [x] = await areas.addAreas(SYSTEM, [county('329911', '示例大县')]);
  await remembered();
  const name = unique('分县');
  const ids = await Promise.all(
    ['甲', '乙', '丙'].map((sign) => office.found({ name: name + sign, foundedOn: '2015-03-01', areaId: x?.id })),
  );
  const event = {
    kind: 'split' as const,
    on: '2024-01-01',
    title: '示例分设',
    from: ['329911'],
    to: [county('329912', '示例甲县'), county('329913', '示例乙县')],
  };
  await areas.recordEvent(SYSTEM, event);
  await remembered();
  const q = encodeURIComponent(name);
  const y = await idOfArea('329912');
  expect(await counted(`q=${q}&asOf=2024-06-30&areaId=${office.area('3206')}`)).toEqual([3, 0]);
  expect(await counted(`q=${q}&asOf=2024-06-30&areaId=${y}`)).toEqual([0, 0]);
  expect(await counted(`q=${q}&asOf=2023-12-31&areaId=${String(x?.id)}`)).toEqual([3, 0]);
  ok(await office.change(ids[0] ?? '', { areaId: y, effectiveOn: '2024-01-01' }));
  expect(await counted(`q=${q}&asOf=2024-06-30&areaId=${y}`)).toEqual([1, 0]);
  expect(await counted(`q=${q}&asOf=2023-12-31&areaId=${String(x?.id)}`)).toEqual([3, 0]);
});

it('S16 moved between counties: each officer sees what is his, then and today', async () => {
  const q = encodeURIComponent(unique('迁'));
  const id = await office.found({ name: decodeURIComponent(q), foundedOn: '2014-05-10', areaId: rudong });
  ok(await office.change(id, { areaId: qidong, effectiveOn: '2022-05-31' }));
  expect(await listed(`q=${q}`, 'rudong')).toEqual([]);
  expect(await listed(`q=${q}&asOf=2021-12-31`, 'rudong')).toHaveLength(1);
  expect((await (await office.as('rudong')).get(`/api/organizations/${id}/changes`)).status).toBe(404);
  expect((await one(id, undefined, 'rudong')).status).toBe(404);
  expect((await one(id, '2021-12-31', 'qidong')).status).toBe(200);
  expect((await (await office.as('qidong')).get(`/api/organizations/${id}/changes`)).status).toBe(200);
  expect(await listed(`q=${q}&asOf=2021-12-31`, 'qidong')).toHaveLength(1);
  expect((await office.change(id, { summary: '不归本县' }, 'rudong')).status).toBe(404);
  // A name that the other county gave later is not told, though the past shows the record.
  const later = unique('启东新名');
  ok(await office.change(id, { name: later, effectiveOn: '2023-01-01' }));
  const hit = (await listed(`q=${encodeURIComponent(later)}&asOf=2021-12-31`, 'rudong'))[0];
  expect(hit?.matched ?? null).toBeNull();
  expect((await listed(`q=${encodeURIComponent(later)}&asOf=2021-12-31`))[0]?.matched?.name).toBe(later);
});

it('S17 organizations merge: A and B into C on 2023-01-01; each is counted once on each day', async () => {
  const q = unique('合').replace('商会', '');
  const [a, b, c] = await Promise.all(['甲', '乙', '丙'].map((name) => office.found({ name: `${q}${name}商会`, foundedOn: '2014-05-10' })));
  const into = { into: c, on: '2023-01-01', reason: '示例发〔2023〕1号' };
  for (const id of [a, b]) ok(await office.act(id ?? '', 'merge', into));
  const states = async (asOf: string): Promise<unknown> =>
    Promise.all([a, b, c].map(async (id) => (await one(id ?? '', asOf)).body.status));
  expect([await states('2022-12-31'), await states('2023-01-01')]).toEqual([
    ['active', 'active', 'active'],
    ['merged', 'merged', 'active'],
  ]);
  expect((await one(a ?? '')).body).toMatchObject({ status: 'merged', mergedInto: { id: c, name: `${q}丙商会` }, mayChange: false });
  const asked = (asOf: string): string => `q=${encodeURIComponent(q)}&asOf=${asOf}`;
  expect([await counted(`${asked('2022-12-31')}&status=active`), await counted(`${asked('2023-01-01')}&status=active`)]).toEqual([
    [3, 0],
    [1, 0],
  ]);
  expect([await counted(asked('2022-12-31')), await counted(asked('2023-01-01'))]).toEqual([
    [3, 0],
    [3, 0],
  ]);
  const changed = await office.change(a ?? '', { summary: '新简介' });
  expect([changed.status, changed.body['rule']]).toEqual([409, 'merged']);
});

it('S18 undo of untouched columns', async () => {
  const [a, b] = [unique('甲'), unique('乙')];
  const id = await office.found({ name: a, foundedOn: '2014-05-10' });
  ok(await office.change(id, { name: b, address: '工农路1号', effectiveOn: '2020-01-01' }));
  const first = await newestChange(id);
  ok(await office.change(id, { summary: '新的简介' }));
  ok(await undo(first));
  expect((await one(id)).body).toMatchObject({ name: a, address: null, summary: '新的简介' });
});

it('S19 undo of touched columns is refused, names what stands on it and offers both ways out', async () => {
  const [a, b, c] = [unique('甲'), unique('乙'), unique('丙')];
  const id = await office.found({ name: a, foundedOn: '2014-05-10' });
  ok(await office.change(id, { name: b, address: '工农路1号', effectiveOn: '2020-01-01' }));
  const first = await newestChange(id);
  ok(await office.change(id, { name: c, effectiveOn: '2020-01-01' }));
  const third = await newestChange(id);
  const refused = await undo(first);
  expect(refused.status).toBe(409);
  expect(refused.body['type']).toBe('undo_in_the_way');
  expect(refused.body['blocking']).toEqual([expect.objectContaining({ changeSet: third })]);
  expect(refused.body['offers']).toEqual(
    expect.arrayContaining([expect.objectContaining({ fields: ['address'] }), expect.objectContaining({ with: [third] })]),
  );
  const preview = await undo(first, { fields: ['address'] }, true);
  expect(preview.status).toBe(200);
  expect((await one(id)).body.address).toBe('工农路1号');
  ok(await undo(first, { with: [third] }));
  expect((await one(id)).body).toMatchObject({ name: a, address: null });
});

it('S20 a void record gives its credit code free, and cannot be restored while another holds it', async () => {
  const code = '51320699MJ9999016D';
  const x = await office.found({ name: unique('甲'), foundedOn: '2014-05-10', creditCode: code });
  const taken = await (
    await office.as('supervisor')
  ).send('POST', '/api/organizations', {
    name: unique('乙'),
    kind: 'chamberOfCommerce',
    type: '行业商会',
    areaId: rudong,
    foundedOn: '2015-01-01',
    creditCode: code,
  });
  expect([taken.status, taken.body['rule']]).toEqual([409, 'credit_code_held_once']);
  ok(await office.act(x, 'void', { reason: '重复登记' }));
  const y = await office.found({ name: unique('乙'), foundedOn: '2015-01-01', creditCode: code });
  const refused = await office.act(x, 'restore', {});
  expect(refused.status).toBe(409);
  expect(JSON.stringify(refused.body)).toContain(y);
  expect((await one(x)).body.voided).toMatchObject({ reason: '重复登记' });
  expect((await one(x, undefined, 'viewer')).status).toBe(404);
});

it('S27 a count with its day', async () => {
  const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10' });
  ok(await office.act(id, 'observations', { measure: 'members', onDay: '2020-12-31', value: 120 }));
  ok(await office.act(id, 'observations', { measure: 'members', onDay: '2022-12-31', value: 128 }));
  const record = (await one(id, '2021-06-30')).body;
  expect(record.observations).toEqual([{ measure: 'members', onDay: '2020-12-31', value: 120 }]);
  expect(record.timeline).toHaveLength(1);
});

it('S28 an erased phone is nowhere', async () => {
  const [old, recent] = ['0513-81230987', '0513-89870123'];
  const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10' });
  const setPhone = async (phone: string): Promise<Reply> => {
    const supervisor = await office.as('supervisor');
    return supervisor.send('PUT', `/api/organizations/${id}/phone`, { phone }, { 'if-match': (await one(id)).etag });
  };
  ok(await setPhone(old));
  const first = await newestChange(id);
  ok(await setPhone(recent));
  expect((await (await office.as('supervisor')).get<PhoneAnswer>(`/api/organizations/${id}/phone`)).body.phone).toBe(recent);
  expect((await one(id)).text).not.toContain(recent);
  ok(await office.act(id, 'phone/erase', { reason: '不再需要' }));
  expect((await one(id)).body.phoneMasked).toBeNull();
  const everything = await dump();
  for (const digits of ['81230987', '89870123']) expect(everything).not.toContain(digits);
  const undone = await undo(first, {}, true);
  expect(JSON.stringify(undone.body)).not.toContain('81230987');
});

afterEach(async () => {
  expect(await findings()).toEqual([]);
});

const newestChange = async (id: string): Promise<string> =>
  (await (await office.as('supervisor')).get<ChangesAnswer>(`/api/organizations/${id}/changes`)).body.items[0]?.changeSet ?? '';

const undo = async (changeSet: string, body: Body = {}, dryRun = false): Promise<Reply> =>
  (await office.as('supervisor')).send('POST', `/api/changes/${changeSet}/undo${dryRun ? '?dryRun=true' : ''}`, {
    reason: '撤销',
    ...body,
  });

/** A node remembers a session, and the map it was made under, for a second. */
const remembered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1200));

/** The newest change set of an act. */
const lastSet = (act: string): Promise<string> =>
  asOwner(
    async (client) =>
      (await client.query<{ id: string }>('select id from history.change_sets where act = $1 order by xid desc limit 1', [act])).rows[0]
        ?.id ?? '',
  );

const idOfArea = (code: string): Promise<string> =>
  asOwner(async (client) => (await client.query<{ id: string }>('select id from areas where code = $1', [code])).rows[0]?.id ?? '');

/** What verify would find, asked of the database itself. */
async function findings(): Promise<unknown[]> {
  return asOwner(async (client) => [
    ...(await client.query<Body>('select w.table_name, d.* from history.watched w, history.differing_rows(w.table_name) d')).rows,
    ...(await client.query<Body>('select * from history.broken_entries()')).rows,
    ...(await client.query<Body>('select * from derived_differences()')).rows,
  ]);
}

/** Every row of every table as text. */
async function dump(): Promise<string> {
  return asOwner(async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'history')`,
    );
    const texts = await Promise.all(tables.rows.map(({ name }) => client.query<{ row: string }>(`select t::text as row from ${name} t`)));
    return texts.flatMap((result) => result.rows.map(({ row }) => row)).join('\n');
  });
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: office.database.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
