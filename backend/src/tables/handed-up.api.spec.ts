import { asOwner } from '../../test/facts.js';
import { type Office, openOffice } from '../../test/office.js';
import type { Viewer } from '../accounts/index.js';
import { ReportingOffices } from './reporting-office.js';
import type { PrintedTableAnswer } from './tables.dto.js';

const NOBODY: Viewer = {
  accountId: '00000000-0000-7000-8000-0000000000ad',
  login: 'nobody',
  name: '张甲一',
  locale: 'zh',
  sessionId: null,
  grants: [],
  areasVersion: 1,
};

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  await asOwner(office.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.change', '{"id":"00000000-0000-7000-8000-0000000000aa","act":"test"}', false)`);
    await client.query(
      `insert into registry (id, office_name, city_area_id, sample, begun_at) values ($1, '南通市委统战部', $1, false, now())`,
      [office.area('3206')],
    );
  });
}, 120_000);
afterAll(() => office.stop());

const printed = async (definition: object, query: string, who = 'supervisor', language = 'zh'): Promise<PrintedTableAnswer> =>
  (
    await (
      await office.as(who)
    ).send<PrintedTableAnswer>('POST', `/api/tables/printed?${query}`, definition, { 'accept-language': language })
  ).body;

const register = (columns: readonly string[], order = 'office'): object => ({
  title: ['{单位}名录'],
  unit: '个',
  total: true,
  signatures: [],
  register: { groupBy: null, numbering: 'through', order, columns: columns.map((key) => ({ key })) },
});

describe('填报单位', () => {
  const named = async (who: string, definition = register(['name'])): Promise<[string, string]> => {
    const { reporter, title } = await printed(definition, 'asOf=2022-06-30', who);
    return [reporter, title[0] ?? ''];
  };

  it('is the office for whoever reaches the city, and the county’s own for an account of one county', async () => {
    expect(await named('supervisor')).toEqual(['南通市委统战部', '南通市委统战部名录']);
    expect(await named('rudong')).toEqual(['如东县委统战部', '如东县委统战部名录']);
    expect(await named('rudong', { ...register(['name']), reporter: '如东县工商联' })).toEqual(['如东县工商联', '如东县委统战部名录']);
  });

  it('is left to the hand where the office is not called after its city', async () => {
    const rename = (name: string, change: string): Promise<void> =>
      asOwner(office.database.ownerUrl, async (client) => {
        await client.query(`select set_config('app.change', $1, false)`, [JSON.stringify({ id: change, act: 'test' })]);
        await client.query(`update registry set office_name = $1`, [name]);
      });
    await rename('市委统战部', '00000000-0000-7000-8000-0000000000ab');
    expect(await named('rudong')).toEqual(['', '名录']);
    expect(await named('supervisor')).toEqual(['市委统战部', '市委统战部名录']);
    await rename('南通市委统战部', '00000000-0000-7000-8000-0000000000ac');
  });

  it('is told by all that an account may export', async () => {
    const of = async (...codes: (string | null)[]): Promise<string | null> => {
      const grants = codes.map((code) => ({ role: 'officer' as const, areaId: code && office.area(code), kinds: null }));
      return (await office.app.get(ReportingOffices).of({ ...NOBODY, grants })).office;
    };
    expect(await of('320623')).toBe('如东县委统战部');
    expect(await of('320623', '320623')).toBe('如东县委统战部');
    expect(await of('320623', '320681')).toBeNull();
    expect(await of('320623', '3206')).toBe('南通市委统战部');
    expect(await of(null)).toBe('南通市委统战部');
    expect(await of('32')).toBe('南通市委统战部');
    // 港闸区 became part of 崇川区: whoever was there works in the new unit.
    expect(await of('320611')).toBe('崇川区委统战部');
    expect(await of()).toBeNull();
  });
});

describe('等级与称号到期表', () => {
  const EXPIRING = register(['name', 'runsOut', 'runsOutOn'], 'expiry');
  const QUERY = 'asOf=2022-06-30&expiresWithin=90';

  beforeAll(async () => {
    const found = (name: string, more: object = {}): Promise<string> =>
      office.found({ name, areaId: office.area('320623'), foundedOn: '2016-01-01', ...more });
    await found('示例甲商会', { fields: { grade: 'a4', certificateUntil: '2022-08-15' } });
    const later = await found('示例乙商会', { fields: { certificateUntil: '2022-09-01' } });
    await office.act(later, 'recognitions', { title: '示范商会', level: 'county', from: '2019-07-10', validUntil: '2022-07-09' });
    await office.act(later, 'recognitions', { title: '四好商会', from: '2020-01-01', validUntil: '2025-01-01' });
    await found('示例丙商会', { fields: { certificateUntil: '2030-01-01' } });
  });

  it('says of each row what runs out and when, the first to do so first', async () => {
    const lines = (await printed(EXPIRING, QUERY)).lines.map(({ cells }) => cells.join('|'));
    expect(lines).toEqual([
      '1|示例乙商会|示范商会（县级，有效期至2022-07-09）、登记证书（有效期至2022-09-01）|2022-07-09',
      '2|示例甲商会|登记证书（4A，有效期至2022-08-15）|2022-08-15',
      '合计|2个||',
    ]);
  });

  it('speaks English wholly, its unit apart from the number', async () => {
    const table = await printed({ ...EXPIRING, title: ['{office} {year}'], unit: 'units' }, QUERY, 'supervisor', 'en');
    expect(table).toMatchObject({ locale: 'en', reporterLabel: 'Reported by (seal): ', title: ['南通市委统战部 2022'] });
    expect(table.lines.map(({ cells }) => cells.join('|'))).toEqual([
      '1|示例乙商会|示范商会 (County, valid until 2022-07-09), Certificate (valid until 2022-09-01)|2022-07-09',
      '2|示例甲商会|Certificate (4A, valid until 2022-08-15)|2022-08-15',
      'Total|2 units||',
    ]);
  });

  it('tells of every paper that an organization has where nobody asks by when; of none it says nothing', async () => {
    const lines = (await printed(EXPIRING, 'asOf=2022-06-30')).lines.map(({ cells }) => cells.slice(1).join('|'));
    expect(lines).toEqual([
      '示例乙商会|示范商会（县级，有效期至2022-07-09）、登记证书（有效期至2022-09-01）、四好商会（有效期至2025-01-01）|2022-07-09',
      '示例甲商会|登记证书（4A，有效期至2022-08-15）|2022-08-15',
      '示例丙商会|登记证书（有效期至2030-01-01）|2030-01-01',
      '3个||',
    ]);
  });
});

it('says in the words of its sort that it has no line', async () => {
  const movements = { title: ['x'], total: true, signatures: [], movements: { span: 'year', hows: ['renamed'] } };
  expect((await printed(movements, 'asOf=2022-06-30')).nothing).toBe('期间没有符合条件的变动');
  expect((await printed(register(['name']), 'asOf=1990-01-01')).nothing).toBe('当日没有符合条件的组织');
});
