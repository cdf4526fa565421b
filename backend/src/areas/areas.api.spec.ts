import { addAccount, as, type Client } from '../../test/as.js';
import { startApp, type TestApp } from '../../test/start-app.js';
import { AccountsQueries, ReachService, type Reach, reachesToday } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { Transactions } from '../platform/database/transaction.js';
import { FixedClock } from '../platform/time/office-clock.js';
import { RegistryService } from '../registry/index.js';
import { AreasService, type ShownArea } from './index.js';
import { NANTONG_EVENTS } from './data/nantong.js';

const clock = new FixedClock('2026-11-23');
const system = { accountId: null };
let test: TestApp;
let client: Client;

const area = async (code: string): Promise<string> =>
  (await test.app.get(Reader).one<{ id: string }>(sql`/* test.area */ select id from areas where code = ${code}`))?.id ?? '';
const meaning = async (code: string, day: string): Promise<[string | null, string]> => {
  const row = await test.app.get(Reader).one<{ code: string | null; state: string }>(sql`/* test.span */
    select u.code, s.state from areas a join area_spans s on s.area_id = a.id left join areas u on u.id = s.unit_id
    where a.code = ${code} and s.from_day <= ${day} and ${day} < s.until_day`);
  return [row?.code ?? null, row?.state ?? 'none'];
};
const units = async (query: string): Promise<ShownArea[]> => (await client.get<{ items: ShownArea[] }>(`/api/areas?${query}`)).body.items;
const names = async (query: string): Promise<string[]> => (await units(query)).map((a) => a.name);
const differences = () =>
  test.app.get(Reader).rows(sql`/* test.spans-differ */ (select * from area_spans_defined() except select * from area_spans)
    union all (select * from area_spans except select * from area_spans_defined())`);

beforeAll(async () => {
  test = await startApp({ clock });
  await test.app.get(RegistryService).beginSample();
  for (const event of NANTONG_EVENTS) await test.app.get(AreasService).recordEvent(system, event);
  await addAccount(test.app, 'viewer', [{ role: 'viewer' }]);
  client = await as(test.app, 'viewer');
});
afterEach(async () => expect(await differences()).toEqual([]));
afterAll(() => test.stop());

describe('the units of Nantong', () => {
  it('are eight counted at the end of 2019, seven at the end of 2021', async () => {
    const counted = async (day: string) =>
      (await units(`level=county&parent=3206&asOf=${day}`)).filter((a) => a.counted).map((a) => a.name);
    expect(await counted('2018-05-10')).toContain('海安县');
    expect(await counted('2019-12-31')).toEqual(['崇川区', '港闸区', '通州区', '海门市', '启东市', '如皋市', '海安市', '如东县']);
    expect(await counted('2021-12-31')).toEqual(['崇川区', '通州区', '海门区', '启东市', '如皋市', '海安市', '如东县']);
    expect(await names('level=county,functional&parent=3206')).toEqual([
      '崇川区',
      '通州区',
      '海门区',
      '启东市',
      '如皋市',
      '海安市',
      '如东县',
      '南通经济技术开发区',
    ]);
  });

  it('come first where all units are asked for, the city before them', async () => {
    expect((await names('asOf=2021-12-31&limit=9')).slice(0, 8)).toEqual([
      '南通市',
      '崇川区',
      '通州区',
      '海门区',
      '启东市',
      '如皋市',
      '海安市',
      '如东县',
    ]);
  });

  it('S13 areas merge: what was recorded in 港闸区 means 港闸区 before and 崇川区 since', async () => {
    expect(await meaning('320611', '2020-07-02')).toEqual(['320611', 'living']);
    expect(await meaning('320611', '2020-07-03')).toEqual(['320613', 'succeeded']);
    expect(await meaning('320602', '2026-11-23')).toEqual(['320613', 'succeeded']);
    expect(await meaning('320684', '2020-07-03')).toEqual(['320614', 'succeeded']);
    expect(await meaning('320614', '2020-07-02')).toEqual(['320684', 'succeeded']);
  });

  it('S14 undo of an area event: everything as before it', async () => {
    const before = await test.app.get(Reader).rows(sql`/* test.spans */ select * from area_spans order by area_id, from_day`);
    const event = await test.app.get(AreasService).recordEvent(system, {
      kind: 'merger',
      on: '2025-01-01',
      title: '示例合并',
      from: ['320682', '320685'],
      to: [{ code: '320699', name: '示例区', level: 'county', parent: '3206', counted: true }],
    });
    expect(await meaning('320682', '2025-01-01')).toEqual(['320699', 'succeeded']);
    await test.app.get(Transactions).run(system, { act: 'undo' }, async (tx) => {
      await tx.execute(sql`/* test.undo */ delete from area_successions where event_id = ${event.id}`);
      await tx.execute(sql`/* test.undo */ delete from area_events where id = ${event.id}`);
      await tx.execute(sql`/* test.undo */ delete from areas where code = '320699'`);
      await tx.execute(sql`/* test.undo */ update areas set until_day = 'infinity' where until_day = '2025-01-01'`);
    });
    expect(await test.app.get(Reader).rows(sql`/* test.spans */ select * from area_spans order by area_id, from_day`)).toEqual(before);
  });

  it('S15 area split: what was recorded in the old unit is in none until it is assigned', async () => {
    await test.app.get(AreasService).recordEvent(
      system,
      {
        kind: 'split',
        on: '2024-01-01',
        title: '示例分设',
        from: ['320681'],
        to: [
          { code: '320697', name: '示例甲县', level: 'county', parent: '3206' },
          { code: '320698', name: '示例乙县', level: 'county', parent: '3206' },
        ],
      },
      { dryRun: true },
    );
    expect(await meaning('320681', '2024-06-30')).toEqual(['320681', 'living']);
    const states = await test.app.get(Transactions).run(
      system,
      { act: 'try' },
      async (tx) => {
        await test.app.get(AreasService).recordEventWithin(tx, {
          kind: 'split',
          on: '2024-01-01',
          title: '示例分设',
          from: ['320681'],
          to: [
            { code: '320697', name: '示例甲县', level: 'county', parent: '3206' },
            { code: '320698', name: '示例乙县', level: 'county', parent: '3206' },
          ],
        });
        return tx.rows<{ day: string; state: string; above: number }>(sql`/* test.split */
          select d::text as day, s.state, cardinality(s.path) as above from unnest(array['2023-12-31', '2024-06-30']::date[]) d
          join area_spans s on s.from_day <= d and d < s.until_day join areas a on a.id = s.area_id where a.code = '320681' order by 1`);
      },
      { dryRun: true },
    );
    expect(states).toEqual([
      { day: '2023-12-31', state: 'living', above: 3 },
      { day: '2024-06-30', state: 'unassigned', above: 2 },
    ]);
  });
});

describe('an area', () => {
  it('is found by any part of its name, pinyin, initials, code and by what became part of it', async () => {
    expect((await names('q=rudong'))[0]).toBe('如东县');
    expect((await names('q=%E6%B8%AF%E9%97%B8')).slice(0, 2).sort()).toEqual(['崇川区', '港闸区']);
    expect((await names('q=gzq&limit=1'))[0]).toBe('港闸区');
    expect(await names('q=320611')).toEqual(['港闸区']);
    expect((await names('q=%E9%97%A8%E5%B8%82&parent=3206')).sort()).toEqual(['海门区', '海门市']);
    expect(await names('q=South%20Africa')).toEqual(['南非']);
    expect(await names('q=ZAF&level=country')).toEqual(['南非']);
    expect(await names('q=%25')).toEqual([]);
  });

  it('that has ended says until when and what it belongs to now', async () => {
    const [found] = (await units('q=%E6%B8%AF%E9%97%B8%E5%8C%BA')).filter((a) => a.code === '320611');
    expect(found).toMatchObject({
      to: '2020-07-03',
      now: { code: '320613', name: '崇川区' },
      path: [{ name: '南通市' }, { name: '江苏省' }],
    });
    const now = (await units('parent=3206&level=county')).find((a) => a.code === '320613');
    expect(now?.formerNames.map((f) => f.name).sort()).toEqual(['崇川区', '港闸区']);
    expect((await client.get(`/api/areas/${found?.id}?asOf=2015-01-01`)).body).toMatchObject({ asOf: '2015-01-01', name: '港闸区' });
    expect((await client.get('/api/areas/01890000-0000-7000-8000-000000000000')).status).toBe(404);
  });

  it('of the province level is one of 34, countries and regions are apart from them', async () => {
    expect((await names('level=province&limit=100')).length).toBe(34);
    const shown = (await units('level=province&limit=100')).slice(-3).map((a) => a.shortName);
    expect(shown).toEqual(['中国香港', '中国澳门', '中国台湾']);
    const countries = await names('level=country&limit=200');
    expect(countries.length).toBeGreaterThanOrEqual(60);
    expect(countries).toEqual(expect.arrayContaining(['南非', '俄罗斯']));
    expect(countries.filter((name) => /香港|澳门|台湾/.test(name))).toEqual([]);
  });

  it('is refused by the database itself where it breaks a rule', async () => {
    const refused = (statement: ReturnType<typeof sql>) =>
      test.app.get(Transactions).run(system, { act: 'try' }, (tx) => tx.execute(statement));
    await expect(refused(sql`/* test.x */ update areas set until_day = from_day where code = '320623'`)).rejects.toMatchObject({
      constraint: 'area_ends_after_it_began',
    });
    await expect(refused(sql`/* test.x */ update areas set parent_id = id where code = '320623'`)).rejects.toMatchObject({
      constraint: 'area_is_not_its_own_parent',
    });
    await expect(
      refused(sql`/* test.x */ update areas set parent_id = (select id from areas where code = '320623') where code = '3206'`),
    ).rejects.toMatchObject({ constraint: 'areas_form_a_tree' });
    await expect(refused(sql`/* test.x */ update areas set code = '320681' where code = '320623'`)).rejects.toMatchObject({
      constraint: 'one_area_of_a_code_at_a_time',
    });
    await expect(refused(sql`/* test.x */ update areas set until_day = '2020-08-01' where code = '320611'`)).rejects.toMatchObject({
      constraint: 'succession_fits_its_areas',
    });
    await expect(
      test.app.get(AreasService).recordEvent(system, { kind: 'renaming', on: '2030-01-01', title: 'x', from: ['000000'], to: [] }),
    ).rejects.toMatchObject({ status: 422 });
  });
});

describe('reach', () => {
  const reachOf = async (login: string, day: string): Promise<Reach> => {
    const account = await test.app.get(AccountsQueries).idOf(login);
    const viewer = await test.app.get(AccountsQueries).viewerOfAccount(account?.id ?? '', clock.today());
    if (!viewer) throw new Error(`no ${login}`);
    return test.app.get(ReachService).of(viewer, day);
  };
  const codes = async (ids: readonly string[]): Promise<string[]> =>
    (
      await test.app.get(Reader).rows<{ code: string }>(sql`/* test.codes */ select code from areas where id = any(${ids}) order by code`)
    ).map((a) => a.code);

  it('follows the area of the grant: what it was made of is its past, on each day the areas of that day', async () => {
    await addAccount(test.app, 'new-unit', [{ role: 'officer', areaId: await area('320613') }]);
    await addAccount(test.app, 'old-unit', [{ role: 'officer', areaId: await area('320611') }]);
    for (const login of ['new-unit', 'old-unit']) {
      const [part] = (await reachOf(login, '2019-12-31')).parts;
      expect(await codes(part?.then ?? [])).toEqual(['320602', '320611']);
      expect(await codes(part?.today ?? [])).toEqual(['320602', '320611', '320613']);
    }
  });

  it('of a city holds its counties and itself, of every day', async () => {
    await addAccount(test.app, 'city', [{ role: 'supervisor', areaId: await area('3206') }]);
    const reach = await reachOf('city', '2019-12-31');
    expect(reach.everywhere).toBe(false);
    expect(await codes(reach.parts[0]?.then ?? [])).toEqual(
      expect.arrayContaining(['3206', '320602', '320611', '320614', '320623', '320671', '320684']),
    );
    expect(reachesToday(reach, 'association', await area('320611'))).toBe(true);
    expect(reachesToday(reach, 'association', await area('3212'))).toBe(false);
  });

  it('goes by kinds, joins grants of the same kinds, and is everything without an area and kinds', async () => {
    await addAccount(test.app, 'kinds', [
      { role: 'officer', areaId: await area('320623'), kinds: ['association'] },
      { role: 'officer', areaId: await area('320681'), kinds: ['association'] },
      { role: 'viewer', kinds: ['practiceBase'] },
    ]);
    const reach = await reachOf('kinds', '2026-11-23');
    expect(reach.parts).toHaveLength(2);
    expect(reachesToday(reach, 'association', await area('320681'))).toBe(true);
    expect(reachesToday(reach, 'practiceBase', await area('320681'))).toBe(true);
    expect(reachesToday(reach, 'practiceBase', await area('3212'))).toBe(true);
    expect(reachesToday(reach, 'association', await area('320685'))).toBe(false);
    expect((await reachOf('viewer', '2026-11-23')).everywhere).toBe(true);
  });

  it('is nothing without a role that reads', async () => {
    await addAccount(test.app, 'only-admin', [{ role: 'administrator' }]);
    expect(await reachOf('only-admin', '2026-11-23')).toEqual({ everywhere: false, parts: [], key: 'nowhere' });
  });
});
