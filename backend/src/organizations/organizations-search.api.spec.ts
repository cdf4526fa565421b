import pg from 'pg';
import { asOwner } from '../../test/facts.js';
import { type Office, openOffice } from '../../test/office.js';
import type { OrganizationPageAnswer } from './answers.dto.js';
import { GramFrequencies } from './gram-frequencies.js';
import { commonStatement, rareStatement } from './search.statements.js';

interface Found {
  asOf: string;
  items: {
    type: string;
    id: string;
    name: string;
    status: string | null;
    kind: string | null;
    areaName: string | null;
    matched: { name: string; sort: string; from: string | null; to: string | null } | null;
  }[];
}

let office: Office;
let renamed: string;
beforeAll(async () => {
  office = await openOffice();
  const found = (name: string, more: Record<string, unknown> = {}): Promise<string> =>
    office.found({ name, foundedOn: '2015-01-01', areaId: office.area('3206'), ...more });
  renamed = await found('上海市南通商会', { type: '异地南通商会', foundedOn: '2014-05-10' });
  await office.change(renamed, { name: '上海南通商会', effectiveOn: '2017-04-01' });
  for (const name of [
    '纺织商会',
    '纺织商会联盟',
    '如东纺织商会',
    '安达纺织商会',
    '沙田通商会',
    '中国𠮷㛃商会',
    '100%_商会',
    '“引号”<script>商会',
    'IBM联盟',
    '艾贝梦商会',
  ])
    await found(name);
  const over = await found('安纺织商会');
  await office.act(over, 'end', { on: '2020-01-01' });
  await found('如东海洋商会', { areaId: office.area('320623') });
  await found('启东海洋商会', { areaId: office.area('320681') });
  await found('港闸海洋商会', { areaId: office.area('320611'), foundedOn: '2010-01-01' });
}, 120_000);
afterAll(() => office.stop());

async function search(q: string, more = '', login = 'supervisor'): Promise<Found['items']> {
  const reply = await (await office.as(login)).get<Found>(`/api/search?q=${encodeURIComponent(q)}${more}`);
  expect([reply.status, q]).toEqual([200, q]);
  return reply.body.items;
}
const names = async (q: string, more = '', login = 'supervisor'): Promise<string[]> =>
  (await search(q, more, login)).filter((hit) => hit.type === 'organization').map((hit) => hit.name);

describe('the search box', () => {
  it('finds any part of any name ever, pinyin and initials, and says which other name was hit', async () => {
    for (const q of ['上海南通', '海南', 'shntsh', 'shanghainantong', 'ShangHai', '上海市', '市南通商', '上 南通', '上海市南通商會'])
      expect(await names(q)).toContain('上海南通商会');
    expect((await search('上海市'))[0]).toMatchObject({ type: 'area', name: '上海市' });
    const hit = (await search('上海市南通')).find((one) => one.id === renamed);
    expect(hit).toMatchObject({ name: '上海南通商会', kind: 'chamberOfCommerce', status: 'active', areaName: '南通市' });
    expect(hit?.matched).toEqual({ name: '上海市南通商会', sort: 'former', from: '2014-05-10', to: '2017-04-01' });
    const then = (await search('上海南通', '&asOf=2016-01-01')).find((one) => one.id === renamed);
    expect(then).toMatchObject({ name: '上海市南通商会', matched: { name: '上海南通商会', sort: 'later', from: '2017-04-01', to: null } });
    expect(await names('shntsh', '&asOf=2014-05-09')).toEqual([]);
  });

  it('puts the best first: the whole name, its beginning, then inside; what ended behind what lives; then by name', async () => {
    expect(await names('纺织商会')).toEqual(['纺织商会', '纺织商会联盟', '安达纺织商会', '如东纺织商会', '安纺织商会']);
    expect((await names('ibm'))[0]).toBe('IBM联盟');
    expect((await names('sttsh'))[0]).toBe('沙田通商会');
    expect((await names('abmsh'))[0]).toBe('艾贝梦商会');
  });

  it('finds every name that people write, and takes no sign of it for a command', async () => {
    expect(await names('𠮷㛃')).toEqual(['中国𠮷㛃商会']);
    expect(await names('㛃')).toEqual(['中国𠮷㛃商会']);
    expect(await names('100%')).toEqual(['100%_商会']);
    expect(await names('%_')).toEqual(['100%_商会']);
    expect(await names('%')).toEqual(['100%_商会']);
    expect(await names('_')).toEqual(['100%_商会']);
    expect(await names('<script>')).toEqual(['“引号”<script>商会']);
    expect(await names('"引号"')).toEqual(['“引号”<script>商会']);
    for (const q of ['！？。', '……', "';drop table", '\\', '\u200b', '甲'.repeat(200), 'a'.repeat(200)]) expect(await names(q)).toEqual([]);
  });

  it('finds one character, at the beginning before inside', async () => {
    expect((await names('安')).slice(0, 2)).toEqual(['安达纺织商会', '安纺织商会']);
    expect(await names('洋')).toEqual(expect.arrayContaining(['如东海洋商会', '启东海洋商会']));
    expect((await names('s')).length).toBeGreaterThan(0);
  });

  it('gives at most what is asked for, and refuses what it cannot read', async () => {
    expect(await search('商会', '&limit=3')).toHaveLength(3);
    const asked = async (query: string): Promise<number> => (await (await office.as('supervisor')).get(`/api/search?${query}`)).status;
    for (const query of [
      '',
      'q=',
      'q=%20',
      `q=${'a'.repeat(201)}`,
      'q=a&limit=0',
      'q=a&limit=51',
      'q=a&asOf=2019-02-30',
      'q=a&nonsense=1',
      'q=a&q=b',
      'q=a%00b',
    ])
      expect([query, await asked(query)]).toEqual([query, 400]);
    expect((await office.app.inject({ url: '/api/search?q=a' })).statusCode).toBe(401);
  });

  it('keeps within the reach of who asks, on the day asked', async () => {
    expect(await names('海洋', '', 'rudong')).toEqual(['如东海洋商会']);
    expect(await names('启东海洋商会', '', 'rudong')).toEqual([]);
    expect(await names('海洋', '', 'chongchuan')).toEqual(['港闸海洋商会']);
    expect(await names('海洋', '&asOf=2016-01-01', 'chongchuan')).toEqual(['港闸海洋商会']);
    expect(await names('上海南通商会', '', 'qidong')).toEqual([]);
    expect(await names('商会', '', 'admin')).toEqual([]);
    expect((await search('如东', '', 'admin')).map((hit) => hit.type)).toEqual(['area']);
  });

  it('finds areas, those that ended too, with where they went', async () => {
    expect((await search('rudong'))[0]).toMatchObject({ type: 'area', name: '如东县', areaName: '南通市' });
    const [first] = await search('港闸区');
    expect(first).toMatchObject({ type: 'area', name: '港闸区' });
    expect((await search('港闸')).map((hit) => hit.type)).toContain('organization');
  });

  it('finds what the list finds', async () => {
    for (const q of ['纺织', '商会', 'sh', '海洋', '上海']) {
      const list = (
        await (await office.as('supervisor')).get<OrganizationPageAnswer>(`/api/organizations?limit=200&q=${encodeURIComponent(q)}`)
      ).body.items;
      expect((await names(q, '&limit=50')).sort()).toEqual(list.map((item) => item.name).sort());
    }
  });

  it('answers the same whether a word passes for rare or for common', async () => {
    const today = office.clock.today();
    const asked = { reach: { everywhere: true, parts: [], key: '' }, asOf: today, today };
    await asOwner(office.database.ownerUrl, async (client) => {
      await client.query(`set search_path = ${office.database.readSchema}, public`);
      for (const q of ['纺织商会', '商会', '上海', '海洋', '沙田', '中国𠮷']) {
        const rare = rareStatement({ asked, q, limit: 50 });
        const common = commonStatement({ asked, q, limit: 50 });
        const one = (await client.query<{ hit: { id: string } }>(rare.text, rare.values)).rows.map((row) => row.hit.id);
        const other = (await client.query<{ id: string }>(common.text, common.values)).rows.map((row) => row.id);
        expect([q, new Set(other)]).toEqual([q, new Set(one)]);
        expect([q, other[0]]).toEqual([q, one[0]]);
      }
    });
  });
});

describe('the plans at 100,000 organizations', () => {
  const WORDS = ['纺织', '建筑', '电子', '钢铁', '机械', '食品', '物流', '眼镜', '船舶', '化工'];
  let client: pg.Client;

  beforeAll(async () => {
    client = new pg.Client({ connectionString: office.database.adminUrl });
    await client.connect();
    // Set-wise and past the rules: what is looked at is how the statements find their way, not what they find.
    await client.query(`set session_replication_role = replica; set search_path = ${office.database.readSchema}, public; set jit = off`);
    await client.query('alter table organization_profiles drop constraint boundaries_apart');
    await client.query(`create temporary table made as select i, gen_random_uuid() as id, gen_random_uuid() as profile,
      (array['${WORDS.join("','")}'])[1 + i * 7 % 10] || chr(19968 + i * 31 % 6000) || chr(19968 + i * 17 % 5000) || '商会' as name from generate_series(1, 100000) i`);
    await client.query(
      `insert into organizations (id, kind, founded_earliest, founded_latest) select id, 'chamberOfCommerce', '2015-01-01', '2015-01-01' from made`,
    );
    await client.query(`insert into organization_profiles (id, organization_id, name, name_key, forms, type_id, area_id)
      select m.profile, m.id, m.name, m.name, array[m.name], t.id, a.id from made m, organization_types t, areas a where t.code = 'tradeChamber' and a.code = '320623'`);
    await client.query(`insert into organization_segments select m.id, '2015-01-01', 'infinity', 1, 1, true, 'chamberOfCommerce', p.type_id, 'active', p.area_id, null, m.profile,
      '2015-01-01', m.name, m.name from made m join organization_profiles p on p.id = m.profile`);
    await client.query('insert into organization_search select m.id, array[m.name], grams(m.name) from made m');
    await client.query('analyze organizations, organization_profiles, organization_segments, organization_search');
  }, 300_000);
  afterAll(() => client.end());

  interface Node {
    'Node Type': string;
    'Index Name'?: string;
    'Relation Name'?: string;
    Plans?: Node[];
  }
  const nodes = (plan: Node): Node[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

  async function planOf(statement: typeof rareStatement, q: string): Promise<Node[]> {
    const today = office.clock.today();
    const { text, values } = statement({ asked: { reach: { everywhere: true, parts: [], key: '' }, asOf: today, today }, q, limit: 20 });
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(`explain (format json) ${text}`, values);
    return rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => nodes(Plan)));
  }
  const scanned = (plan: Node[]): string[] =>
    plan.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? '');

  it('finds a rare word by the bigram index and looks at no other row', async () => {
    const plan = await planOf(rareStatement, '一丁');
    expect(plan.map((node) => node['Index Name'])).toContain('organization_search_grams');
    for (const table of ['organizations', 'organization_profiles', 'organization_segments', 'organization_search'])
      expect(scanned(plan)).not.toContain(table);
  });

  it('walks the order of names for a common one', async () => {
    const plan = await planOf(commonStatement, '商会');
    expect(plan.map((node) => node['Index Name'])).toContain('organization_segments_name');
    for (const table of ['organizations', 'organization_profiles', 'organization_segments', 'organization_search'])
      expect(scanned(plan)).not.toContain(table);
  });

  it('answers the common, the rare and the missing', async () => {
    await office.app.get(GramFrequencies).refresh();
    expect(await search('商会', '&limit=50')).toHaveLength(50);
    expect((await names('纺织商会'))[0]).toBe('纺织商会');
    expect((await names('上海南通商会'))[0]).toBe('上海南通商会');
    expect(await names('从来没有')).toEqual([]);
  }, 60_000);
});
