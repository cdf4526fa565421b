import { findings } from '../../../test/facts.js';
import { type Office, openOffice, type Person } from '../../../test/office.js';
import type { WorkbenchAnswer } from './workbench.dto.js';

let office: Office;
let rudong: Person;

beforeAll(async () => {
  office = await openOffice();
  rudong = await office.as('rudong');
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

const bench = async (person: Person, asOf = ''): Promise<WorkbenchAnswer> =>
  (await person.get<WorkbenchAnswer>(`/api/workbench${asOf && `?asOf=${asOf}`}`)).body;
const count = async (person: Person, filter: string): Promise<{ count: number; possible: number }> => {
  const { body } = await person.get<{ count: number; possible: number }>(`/api/organizations/count?status=active&${filter}`);
  return { count: body.count, possible: body.possible };
};
const names = async (person: Person, filter: string): Promise<string[]> =>
  (await person.get<{ items: { name: string }[] }>(`/api/organizations?${filter}`)).body.items.map(({ name }) => name);

/** Every figure beside the count of the list that it opens. */
async function agrees(person: Person, asOf = ''): Promise<void> {
  const day = asOf && `&asOf=${asOf}`;
  const { kinds, confirm, expiring } = await bench(person, asOf);
  for (const { kind, ...figure } of kinds) expect([kind, figure]).toEqual([kind, await count(person, `kind=${kind}${day}`)]);
  const { months, all, ...open } = confirm;
  expect(open).toEqual(await count(person, `handler=me&notConfirmedMonths=${months}${day}`));
  expect(all).toEqual(await count(person, `handler=me${day}`));
  const { days, items, ...figure } = expiring;
  expect(figure).toEqual(await count(person, `expiresWithin=${days}${day}`));
  const listed = await names(person, `status=active&expiresWithin=${days}&limit=200${day}`);
  expect(items.filter(({ name }) => !listed.includes(name))).toEqual([]);
}

describe('工作台', () => {
  it('is empty in a new registry, every kind at nought', async () => {
    const { kinds, confirm, expiring } = await bench(rudong);
    expect(kinds.length).toBe(7);
    expect(kinds.every(({ count: n, possible }) => n === 0 && possible === 0)).toBe(true);
    expect(confirm).toEqual({ count: 0, possible: 0, months: 6, all: { count: 0, possible: 0 } });
    expect(expiring).toEqual({ count: 0, possible: 0, days: 90, items: [] });
  });

  it('counts certificates and recognitions that run out in ninety days, a month by its last day, in the order in which they do', async () => {
    const chamber = (name: string, certificateUntil: string | null): Promise<string> =>
      office.found({ name, foundedOn: '2020-05-10', fields: certificateUntil ? { certificateUntil } : {} }, 'rudong');
    // Today is 2026-11-23: ninety days on it is 2027-02-21.
    await chamber('示例今日到期商会', '2026-11-23');
    await chamber('示例昨日到期商会', '2026-11-22');
    await chamber('示例末日到期商会', '2027-02-21');
    await chamber('示例次日到期商会', '2027-02-22');
    await chamber('示例年内到期商会', '2026');
    await chamber('示例月末到期商会', '2027-02');
    const both = await chamber('示例两样到期商会', '[..2027-01-31]');
    const titled = await chamber('示例称号到期商会', null);
    const taken = await chamber('示例已摘称号商会', null);
    for (const [id, to] of [
      [both, undefined],
      [titled, undefined],
      [taken, '2026-01-01'],
    ] as const)
      expect(
        (await office.act(id, 'recognitions', { title: '示例四好商会', level: 'city', from: '2024', validUntil: '2026-12', to })).status,
      ).toBe(200);
    const suspended = await chamber('示例停办到期商会', '2026-12-01');
    expect((await office.act(suspended, 'suspend', { from: '2026-01-01' })).status).toBe(200);
    const ended = await chamber('示例终止到期商会', '2026-12-01');
    expect((await office.act(ended, 'end', { on: '2026-06-01' })).status).toBe(200);

    const { expiring } = await bench(rudong);
    expect(expiring.items.map(({ name, title, level, until }) => [name, title, level, until])).toEqual([
      ['示例今日到期商会', null, null, '2026-11-23'],
      ['示例称号到期商会', '示例四好商会', 'city', '2026-12-31'],
      ['示例两样到期商会', '示例四好商会', 'city', '2026-12-31'],
      ['示例年内到期商会', null, null, '2026-12-31'],
      ['示例两样到期商会', null, null, '2027-01-31'],
      ['示例末日到期商会', null, null, '2027-02-21'],
    ]);
    expect(expiring.count).toBe(5);
    expect(new Set(await names(rudong, 'expiresWithin=90&limit=200'))).toEqual(
      new Set([...expiring.items.map(({ name }) => name), '示例停办到期商会']),
    );
    await agrees(rudong);
    await agrees(rudong, '2027-02-21');
  });

  it('does not ask twice for a certificate that was prolonged', async () => {
    const before = (await bench(rudong)).expiring.count;
    const [found] = (await rudong.get<{ items: { id: string }[] }>(`/api/organizations?q=${encodeURIComponent('示例今日到期商会')}`)).body
      .items;
    const id = found?.id ?? '';
    expect((await office.change(id, { fields: { certificateUntil: '2031-11-23' } }, 'rudong')).status).toBe(200);
    expect((await bench(rudong)).expiring.count).toBe(before - 1);
  });

  it('counts what one is responsible for and has not confirmed for half a year', async () => {
    const me = (await rudong.get<{ account: { id: string } }>('/api/sessions/current')).body.account.id;
    const ids = await Promise.all(
      ['甲', '乙', '丙'].map((sign) => office.found({ name: `示例待核${sign}商会`, foundedOn: '2019' }, 'rudong')),
    );
    for (const id of ids) expect((await office.act(id, 'responsibilities', { handlerId: me, from: '2026-01-01' })).status).toBe(200);
    expect((await bench(rudong)).confirm).toMatchObject({ count: 3, all: { count: 3, possible: 0 } });
    const { body } = await rudong.get<{ version: number }>(`/api/organizations/${ids[0] ?? ''}`);
    const done = await rudong.send('POST', '/api/confirmations', { source: 'phone', records: [{ id: ids[0], version: body.version }] });
    expect(done.status).toBe(200);
    expect((await bench(rudong)).confirm).toMatchObject({ count: 2, all: { count: 3, possible: 0 } });
    expect((await bench(await office.as('supervisor'))).confirm.all.count).toBe(0);
    await agrees(rudong);
  });

  it('counts in reach alone, the possible ones apart, on an old day as it was then', async () => {
    await office.found({
      name: '示例崇川到期商会',
      foundedOn: '2020',
      areaId: office.area('320613'),
      fields: { certificateUntil: '2026-12' },
    });
    await office.found({ name: '示例今年新建商会', foundedOn: '2026' }, 'rudong');
    const own = await bench(rudong);
    expect(JSON.stringify(own)).not.toContain('崇川');
    const [chambers] = own.kinds.filter(({ kind }) => kind === 'chamberOfCommerce');
    expect(chambers?.possible).toBe(1);
    for (const login of ['rudong', 'chongchuan', 'supervisor', 'viewer', 'auditor']) await agrees(await office.as(login));
    await agrees(await office.as('supervisor'), '2021-06-30');
    expect((await bench(rudong, '2018-01-01')).kinds.every(({ count: n }) => n === 0)).toBe(true);
  });

  it('is not for who reads no organizations', async () => {
    expect((await (await office.as('admin')).get('/api/workbench')).status).toBe(403);
  });
});
