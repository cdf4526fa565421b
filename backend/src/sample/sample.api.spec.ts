import { cloneDatabase, type TestDatabase } from '../../test/database.js';
import { startApp, type TestApp } from '../../test/start-app.js';
import { raw, sql } from '../platform/database/sql.js';
import { Reader } from '../platform/database/reads.js';
import { readCreditCode } from '../platform/chinese/credit-code.js';
import { containsIdentityNumber } from '../platform/chinese/identity-number.js';
import { FixedClock } from '../platform/time/office-clock.js';
import { isPrivateHead } from '../spreadsheets/index.js';
import {
  BASES_BETWEEN,
  COUNTRIES,
  COUNTS,
  FAMILIES,
  LEAST_IN_A_COUNTY,
  NAMED_IN_THE_ARTICLE,
  REVIEWED,
  SHANGHAI,
  WORKSHOPS,
  XINLIANHUI_GAPS,
} from './fixed-points.js';
import { playSample, sampleSurroundings } from './load-sample.js';
import { Stage } from './stage.js';
import { everyStep } from './stories/index.js';

const PASSWORD = 'Sample-Passw0rd-2026';
const TODAY = '2026-11-23';

interface Item {
  id: string;
  name: string;
  seatAreaId: string | null;
  seatAreaName: string | null;
  areaName: string;
  status: string;
  foundedOn: string;
}

async function loaded(database: TestDatabase, play: (owner: TestApp) => Promise<void>): Promise<void> {
  const owner = await startApp({ database, asOwner: true, ...sampleSurroundings() });
  await play(owner);
  await owner.stop();
}

describe('the sample registry', () => {
  let database: TestDatabase;
  let office: TestApp;
  let cookie: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    await loaded(database, ({ app }) => playSample(app, PASSWORD));
    office = await startApp({ database, clock: new FixedClock(TODAY) });
    cookie = await signIn('supervisor');
  }, 180_000);

  afterAll(async () => {
    await office.stop();
    await database.drop();
  });

  async function signIn(account: string): Promise<string> {
    const reply = await office.app.inject({
      method: 'POST',
      url: '/api/sessions',
      headers: { 'x-requested-with': 'tests' },
      payload: { account, password: PASSWORD },
    });
    expect(reply.statusCode).toBe(201);
    return [reply.headers['set-cookie'] ?? []]
      .flat()
      .map((one) => one.split(';')[0])
      .join('; ');
  }

  async function get<T>(path: string, query: Record<string, string | undefined> = {}): Promise<T> {
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const reply = await office.app.inject({ url: `/api/${path}?${new URLSearchParams(given).toString()}`, headers: { cookie } });
    expect([reply.statusCode, reply.payload.slice(0, 300)]).toEqual([200, expect.any(String)]);
    return JSON.parse(reply.payload) as T;
  }

  async function everything(query: Record<string, string | undefined>): Promise<Item[]> {
    const all: Item[] = [];
    let after: string | undefined;
    do {
      const page = await get<{ items: Item[]; next: string | null }>('organizations', { limit: '200', ...query, after });
      all.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return all;
  }

  const count = async (query: Record<string, string | undefined>): Promise<number> =>
    (await get<{ count: number }>('organizations/count', { status: 'active', ...query })).count;
  const counties = async (asOf: string | undefined): Promise<{ id: string; name: string; counted: boolean }[]> =>
    (
      await get<{ items: { id: string; name: string; counted: boolean }[] }>('areas', { level: 'county', parent: '3206', asOf })
    ).items.filter((area) => area.counted);
  const rows = <T>(text: ReturnType<typeof sql>): Promise<T[]> => office.app.get(Reader).rows<T>(text);

  it.each(COUNTS.map((point) => ({ ...point, on: point.asOf ?? 'today' })))(
    'counts $query.type on $on',
    async ({ query, asOf, exactly, atLeast }) => {
      const found = await count({ ...query, asOf });
      if (exactly !== undefined) expect(found).toBe(exactly);
      expect(found).toBeGreaterThanOrEqual(atLeast ?? 0);
    },
  );

  it('knows 上海南通商会 under both names, each on its days', async () => {
    const [found] = (await get<{ items: Item[] }>('organizations', { q: SHANGHAI.initials })).items;
    expect(found).toMatchObject({ name: '上海南通商会', foundedOn: SHANGHAI.foundedOn });
    const one = await get<{ names: { name: string; from: string; to: string | null }[] }>(`organizations/${found?.id ?? ''}`);
    expect(one.names).toMatchObject(SHANGHAI.names);
    const on = async (asOf: string): Promise<string | undefined> =>
      (await get<{ items: Item[] }>('organizations', { q: '上海南通', asOf })).items.find(({ id }) => id === found?.id)?.name;
    expect(await on('2016-01-01')).toBe('上海市南通商会');
    expect(await on('2017-03-31')).toBe('上海市南通商会');
    expect(await on('2017-04-01')).toBe('上海南通商会');
  });

  it('has the initials shntsh once', async () => {
    const names = await rows<{ name: string }>(sql`/* test.initials */ select distinct o.organization_id as name from organization_search o
      where exists (select from unnest(o.texts) t where t like '%shntsh%')`);
    expect(names).toHaveLength(1);
  });

  it('took in 17 bases and lost one between the end of 2021 and the middle of 2022', async () => {
    const ids = async (asOf: string): Promise<Map<string, string>> =>
      new Map((await everything({ type: '实践创新基地', status: 'active', asOf })).map((item) => [item.id, item.name]));
    const before = await ids('2021-12-31');
    const after = await ids(REVIEWED);
    expect([...after.keys()].filter((id) => !before.has(id))).toHaveLength(BASES_BETWEEN.named);
    const gone = [...before].filter(([id]) => !after.has(id)).map(([, name]) => name);
    expect(gone).toHaveLength(BASES_BETWEEN.delisted);
    expect(gone[0]).toMatch(/^示例/);
  });

  it('has four bases that are 苏新艺坊 of the province, as list, count and export say, and had none before', async () => {
    const { title, level, type, number, none } = WORKSHOPS;
    const asked = { type, recognition: title, recognitionLevel: level };
    for (const [asOf, wanted] of [
      [REVIEWED, number],
      [none, 0],
    ] as const) {
      expect(await everything({ ...asked, asOf })).toHaveLength(wanted);
      expect(await count({ ...asked, asOf })).toBe(wanted);
      const query = new URLSearchParams({ format: 'csv', columns: 'name,recognitions', ...asked, asOf }).toString();
      const csv = await office.app.inject({ url: `/api/organizations/export?${query}`, headers: { cookie } });
      expect(csv.payload.split('\r\n').filter((line) => line.endsWith(`,${title}（省级）`))).toHaveLength(wanted);
    }
    expect(await everything({ type, status: 'active', asOf: REVIEWED })).toHaveLength(57);
  });

  it('has two chambers that merged into a third, and what stood under them stands under that one', async () => {
    const q = '示例';
    const merged = await everything({ q, status: 'merged' });
    expect(merged.map(({ name }) => name).sort()).toEqual(['示例板材商会', '示例红木商会']);
    expect(await everything({ q, status: 'merged', asOf: '2022-12-31' })).toEqual([]);
    const [home] = await everything({ q: '示例家居商会' });
    const around = await get<{ children: Item[]; mergedFrom: Item[]; items: { sort: string; other: Item; state: string }[] }>(
      `organizations/${home?.id ?? ''}/relations`,
    );
    expect(around.children.map(({ name }) => name).sort()).toEqual(['示例红木商会家具分会', '示例红木商会雕刻分会']);
    expect(around.mergedFrom).toHaveLength(2);
    expect(around.items.filter(({ state }) => state === 'holds')).toMatchObject([
      { sort: 'hosts', other: { name: '示例家居设计服务中心' } },
    ]);
  });

  it('has a leading group of the city whose member units have seats and periods, most of them in the registry', async () => {
    interface Member {
      readonly other: Item | null;
      readonly name: string | null;
      readonly seat: string | null;
      readonly state: string;
    }
    const group = (await everything({ type: '领导小组' })).find(({ name }) => name === '市委统一战线工作领导小组');
    const membersOn = async (asOf: string): Promise<Member[]> =>
      (await get<{ items: Member[] }>(`organizations/${group?.id ?? ''}/relations`, { asOf })).items.filter(
        ({ state }) => state === 'holds',
      );
    const members = await membersOn('2022-06-30');
    expect([members.length, members.filter(({ other }) => other).length]).toEqual([17, 15]);
    expect(members[0]).toMatchObject({ other: { name: '中共南通市委统战部' }, seat: '办公室所在单位' });
    const byName = (await membersOn('2018-12-31')).filter(({ name }) => name !== null);
    expect(byName).toMatchObject([{ name: '示例市旅游局', seat: '成员' }]);
  });

  it.each(COUNTRIES.on.map((asOf) => ({ asOf, on: asOf ?? 'today' })))(
    'has groups in 43 countries and regions on $on',
    async ({ asOf }) => {
      const groups = await everything({ kind: 'overseasGroup', status: 'active', asOf });
      const places = new Set(groups.map((group) => group.seatAreaName ?? '').filter((place) => !/香港|澳门|台湾/.test(place)));
      expect(places.size).toBe(COUNTRIES.number);
      for (const place of COUNTRIES.among) expect(places).toContain(place);
    },
  );

  it('has chambers elsewhere unevenly over the provinces, and in some none', async () => {
    const perProvince = await rows<{ name: string; n: number }>(sql`/* test.provinces */
      select a.name, count(s.organization_id) as n from areas a
      left join (select z.path, s.organization_id from organization_segments s join organization_types t on t.id = s.type_id and t.name = '异地南通商会'
        join area_spans z on z.area_id = s.seat_area_id and z.until_day = 'infinity' where s.until_day = 'infinity' and s.status = 'active') s on s.path @> array[a.id]
      where a.level = 'province' group by a.name`);
    const numbers = perProvince.map((row) => row.n);
    expect(numbers.filter((n) => n === 0).length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...numbers)).toBeGreaterThanOrEqual(10);
    expect(new Set(numbers).size).toBeGreaterThanOrEqual(5);
  });

  it.each(XINLIANHUI_GAPS.map((gap) => ({ ...gap, on: gap.asOf ?? 'today' })))(
    'has no 新联会 in $without on $on',
    async ({ asOf, units, without }) => {
      const there = await counties(asOf);
      expect(there).toHaveLength(units);
      const gaps: string[] = [];
      for (const unit of there) if ((await count({ type: '新联会', areaId: unit.id, asOf })) === 0) gaps.push(unit.name);
      expect(gaps.sort()).toEqual([...without].sort());
    },
  );

  it('has at least twenty organizations in each county', async () => {
    for (const unit of await counties(undefined))
      expect([unit.name, (await count({ areaId: unit.id })) >= LEAST_IN_A_COUNTY]).toEqual([unit.name, true]);
  });

  it('has every organization that the article names, and every family', async () => {
    const names = new Set((await everything({ status: 'active' })).map((item) => item.name));
    expect(NAMED_IN_THE_ARTICLE.filter((name) => !names.has(name))).toEqual([]);
    for (const type of FAMILIES) expect([type, (await count({ type })) > 1]).toEqual([type, true]);
  });

  it('gives each party an internal supervision body', async () => {
    const bodies = await rows<{ parent_id: string }>(sql`/* test.supervision */ select distinct p.parent_id from organization_profiles p
      join organization_types t on t.id = p.type_id and t.name = '内部监督机构' join organization_profiles q on q.organization_id = p.parent_id
      join organization_types u on u.id = q.type_id and u.name = '市级组织'`);
    expect(bodies).toHaveLength(7);
  });

  it('lists the parties in their usual order, whatever stands under one behind it', async () => {
    const bodies = await everything({ kind: 'democraticParty', sort: 'party,type,area,name' });
    const cities = bodies.map(({ name }, at) => ({ name, at })).filter(({ name }) => /^.+南通市委员会$/.test(name));
    expect(cities.map(({ name }) => name)).toEqual(NAMED_IN_THE_ARTICLE.slice(0, 7));
    const each = cities.map(({ name, at }, i) => [name.split('南通')[0] ?? '', bodies.slice(at, cities[i + 1]?.at)] as const);
    for (const [party, block] of each) expect(block.filter(({ name }) => !name.startsWith(party))).toEqual([]);
  });

  it('calls 示例… whatever is doubtful, suspended or ended', async () => {
    const doubtful = await rows<{ name: string }>(sql`/* test.doubtful */ select distinct p.name from organization_profiles p
      join organizations o on o.id = p.organization_id left join organization_suspensions s on s.organization_id = o.id
      where o.founded_earliest <> o.founded_latest or o.ended_earliest is not null or s.id is not null or o.voided_at is not null
        or p.from_earliest <> p.from_latest`);
    expect(doubtful.length).toBeGreaterThanOrEqual(10);
    expect(doubtful.filter(({ name }) => !name.startsWith('示例'))).toEqual([]);
  });

  it('holds nobody’s phone and nobody’s credit code', async () => {
    const phones = await rows<{ phone: string; kind: string }>(sql`/* test.phones */ select c.phone, o.kind from organization_contacts c
      join organizations o on o.id = c.organization_id`);
    expect(phones.length).toBeGreaterThan(20);
    for (const { phone, kind } of phones) expect([/^0513-8500\d{4}$/.test(phone), kind === 'overseasGroup']).toEqual([true, false]);
    const codes = await rows<{ code: string }>(
      sql`/* test.codes */ select credit_code as code from organizations where credit_code is not null`,
    );
    for (const { code } of codes) expect([code.slice(2, 8), readCreditCode(code)]).toEqual(['320699', { ok: true, code, warnings: [] }]);
  });

  it('was recorded over the years, by several accounts, in the order of its days', async () => {
    const [story] = await rows<{ first: string; last: string; accounts: number; years: number; disorder: number }>(sql`/* test.recorded */
      select min(at)::date as first, max(at)::date as last, count(distinct account_id) as accounts, count(distinct extract(year from at)) as years,
        count(*) filter (where at < before) as disorder
      from (select c.*, lag(at) over (order by xid) as before from history.change_sets c where c.act <> 'organizations.layDownKinds') c`);
    expect(story).toMatchObject({ first: '2014-01-06', disorder: 0 });
    expect(story?.last.slice(0, 4)).toBe('2026');
    expect(story?.accounts).toBeGreaterThanOrEqual(3);
    expect(story?.years).toBeGreaterThanOrEqual(10);
  });

  describe('its leadership', () => {
    interface Holders {
      items: { post: { name: string }; person: { name: string } | null; certainty: string }[];
    }
    const idOf = async (name: string): Promise<string> => (await everything({ q: name })).find((one) => one.name === name)?.id ?? '';
    const team = async (id: string, asOf: string): Promise<string[]> =>
      (await get<Holders>(`organizations/${id}/holders`, { asOf })).items.map(
        ({ post, person, certainty }) => `${post.name}${person?.name}${certainty === 'certain' ? '' : '?'}`,
      );
    const state = async (id: string, query: Record<string, string> = {}): Promise<string> =>
      (await get<{ state: string }>(`organizations/${id}/terms`, query)).state;

    it('of 上海南通商会 is the fixed point of the checks', async () => {
      const id = await idOf('上海南通商会');
      expect((await team(id, '2019-05-17'))[0]).toBe('会长张甲一');
      expect((await team(id, '2019-05-18'))[0]).toBe('会长李乙二');
      const posts = (await team(id, '2020-01-01')).map((one) => one.slice(0, 2));
      expect([posts.length, posts.filter((post) => post === '副会').length]).toEqual([11, 9]);
      const vice = async (asOf: string): Promise<string[]> => (await team(id, asOf)).filter((one) => /王丙三|赵丁四/.test(one)).sort();
      expect([await vice('2019-04-30'), await vice('2019-05-15'), await vice('2019-05-31')]).toEqual([
        ['副会长王丙三'],
        ['副会长王丙三?', '副会长赵丁四?'],
        ['副会长赵丁四'],
      ]);
      const states = [
        ['2023-11-17', 'normal'],
        ['2023-11-18', 'due_soon'],
        ['2024-05-18', 'due_soon'],
        ['2024-05-19', 'postponed'],
        ['2025-05-18', 'postponed'],
        ['2025-05-19', 'postponed_overdue'],
      ] as const;
      for (const [asOf, wanted] of states) expect([asOf, await state(id, { asOf })]).toEqual([asOf, wanted]);
      expect(await state(id, { asOf: '2024-05-19', knownOn: '2024-04-01' })).toBe('overdue');
    });

    it('tells of its second congress that of whom the month alone is known 赵丁四 was elected and 王丙三 left with his term: no seat stayed empty', async () => {
      const id = await idOf('上海南通商会');
      const { items } = await get<{ items: { id: string; number: number; changes: unknown }[] }>(`organizations/${id}/terms`);
      const second = items.find(({ number }) => number === 2);
      const counts = { reelected: 5, new: 6, left: 3, vacant: 0 };
      expect(second?.changes).toEqual(counts);
      const compared = await get<{ diff: { sentences: string[] } }>(`organizations/${id}/terms/${second?.id}/comparison`);
      expect(compared).toMatchObject(counts);
      expect(compared.diff.sentences).toEqual([
        '李乙二 接替 张甲一 任会长。',
        '赵丁四、冯辛八、陈壬九、褚癸十、蒋丑二 新任副会长，接替 王丙三、杨辰五。',
        '周戊五、吴己六、郑庚七、卫子一 连任副会长。',
        '沈寅三 连任秘书长。',
      ]);
    });

    it('has every party on schedule, and nobody overdue but 示例… and that fixed point', async () => {
      for (const party of await everything({ type: '市级组织' })) {
        const terms = await get<{ state: string; items: { congressOn: string }[] }>(`organizations/${party.id}/terms`);
        expect(terms.state).toMatch(/scheduled|due_soon/);
        expect(terms.items.some(({ congressOn }) => congressOn >= '2021-06' && congressOn < '2022-07')).toBe(true);
      }
      const late = await office.app.get(Reader).rows<{
        name: string;
        state: string;
      }>(sql`/* test.late */ select s.name, g.state from term_segments g join organization_segments s using (organization_id)
          where s.shown and s.from_day <= ${TODAY} and ${TODAY} < s.until_day and g.from_day <= ${TODAY} and ${TODAY} < g.until_day
            and g.state in ('overdue', 'postponed', 'postponed_overdue', 'awaiting_filing') order by s.name`);
      expect(late.filter(({ name }) => !name.startsWith('示例')).map(({ name }) => name)).toEqual(['上海南通商会']);
      expect(new Set(late.map(({ state: one }) => one)).size).toBe(4);
    });

    it('gives every active association and chamber a team, some without a congress', async () => {
      const [{ without, found }] = (await office.app.get(Reader).rows<{ without: string[] | null; found: number }>(sql`/* test.teams */
        select array_agg(s.name) filter (where not exists (select from office_holdings h where h.organization_id = s.organization_id and h.post = 'chair'
            and h.possible @> ${TODAY}::date)) as without, (count(*) filter (where not exists (select from terms t where t.organization_id = s.organization_id)))::int as found
        from organization_segments s where s.shown and s.status = 'active' and s.kind in ('association', 'chamberOfCommerce')
          and s.from_day <= ${TODAY} and ${TODAY} < s.until_day`)) as [{ without: string[] | null; found: number }];
      expect(without).toBeNull();
      expect(found).toBeGreaterThan(3);
    });

    it('tells of a list of old what it said: months, preparatory committees, a gap, marks', async () => {
      const id = await idOf('示例老届次联谊会');
      const { items } = await get<{ items: { sort: string; number: number | null; congressOn: string; to: string | null }[] }>(
        `organizations/${id}/terms`,
      );
      expect(items.map(({ sort, number, congressOn, to }) => [sort, number, congressOn, to]).slice(-5)).toEqual([
        ['congress', 3, '1980-03', '1999-05'],
        ['congress', 2, '1963-04', '1980-03'],
        ['congress', 1, '1958-10', '1960-09'],
        ['preparatory', null, '1956-03', '1958-10'],
        ['preparatory', null, '1953-06', '1956-03'],
      ]);
      const { holdings } = await get<{ holdings: { mark: string | null; from: string }[] }>(`organizations/${id}/team`);
      expect(holdings.filter(({ mark }) => mark).map(({ mark, from }) => [mark, from])).toEqual([
        ['candidate', '1958-10'],
        ['coopted', '1964-11'],
      ]);
    });
  });

  it('says of nobody when or where he was born, his identity number, ethnicity, belief, family or home', async () => {
    const tables = await rows<{ name: string }>(
      sql`/* test.tables */ select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('file_pieces', 'files')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const texts = await rows<{ text: string }>(
        sql`/* test.texts */ select distinct e.value as text from ${raw(name)} t cross join lateral jsonb_each_text(to_jsonb(t)) e where e.value ~ '[^0-9a-f-]'`,
      );
      const ofPersons = ['people', 'office_holdings', 'holding_representatives'].includes(name);
      const wrong = texts.filter(
        ({ text }) => containsIdentityNumber(text) || /出生|身份证|籍贯|户籍|住址|生于/.test(text) || (ofPersons && isPrivateHead(text)),
      );
      found.push(...wrong.map(({ text }) => `${name}: ${text}`));
    }
    expect(found).toEqual([]);
  }, 30_000);

  it('is marked as a sample, and what is derived equals its definition', async () => {
    expect(await rows(sql`/* test.registry */ select sample from registry`)).toEqual([{ sample: true }]);
    expect(await rows(sql`/* test.derived */ select * from derived_differences()`)).toEqual([]);
    expect(await rows(sql`/* test.broken */ select * from history.broken_entries()`)).toEqual([]);
  });

  it('is the same each time', async () => {
    const again = await cloneDatabase();
    const beginning = everyStep().filter((step) => step.recorded < '2014-01-20');
    await loaded(again, ({ app }) => new Stage(app).play(beginning, PASSWORD));
    const second = await startApp({ database: again });
    const ask = sql`/* test.same */ select p.id, p.organization_id, p.name, c.id as change_set, c.at from organization_profiles p
      join history.entries e on e.row_id = p.id and e.row_version = 1 join history.change_sets c on c.id = e.change_set_id
      where c.at < '2014-01-20' order by p.id`;
    const first = await rows(ask);
    expect(first.length).toBeGreaterThan(5);
    expect(await second.app.get(Reader).rows(ask)).toEqual(first);
    await second.stop();
    await again.drop();
  }, 60_000);
});
