import { Reader } from '../../src/platform/database/reads.js';
import { isPlanKept, nameOf, type Sql } from '../../src/platform/database/sql.js';
import { Hand } from '../bare.js';
import { type Office, openOffice, type Person } from '../office.js';

/**
 * The plans of what lists and searches ask, over twenty thousand organizations: the index by its name and never the time. The statements are
 * taken as the application sends them.
 */
let office: Office;
let app: Hand;
let everywhere: Person;
let rudong: Person;
const sent: Sql[] = [];

beforeAll(async () => {
  office = await openOffice({ jobTimes: null });
  const owner = await Hand.open(office.database.ownerUrl);
  await fill(owner);
  await owner.rows('vacuum analyze');
  await owner.close();
  app = await Hand.open(office.database.appUrl);
  await app.rows(`set search_path = ${office.database.readSchema}, public`);
  await app.rows('set jit = off');
  await app.rows('set join_collapse_limit = 1');
  everywhere = await office.as('everywhere');
  rudong = await office.as('rudong');
  const reader = office.app.get(Reader);
  const rows = reader.rows.bind(reader);
  reader.rows = <T>(query: Sql): Promise<T[]> => {
    sent.push(query);
    return rows<T>(query);
  };
}, 240_000);
afterAll(async () => {
  await app?.close();
  await office?.stop();
});

/** Set-wise into the tables themselves, with every constraint and trigger at work. */
async function fill(owner: Hand): Promise<void> {
  const areas = ['320623', '320681', '320613', '320614', '320682', '320685', '320612'].map((code) => `'${office.area(code)}'`).join(', ');
  await owner.act(
    'test.fill',
    `create temporary table made on commit drop as
       select gen_random_uuid() as id, n, (array['chamberOfCommerce', 'association', 'practiceBase', 'serviceCentre'])[1 + n % 4] as kind, '示例' || chr(19968 + (n * 7919) % 6000) || chr(19968 + (n * 104729) % 6000) || case when n % 4000 = 0 then '罕见' else '' end || '商会' as name,
         (array[${areas}]::uuid[])[1 + n % 7] as area_id, '2010-01-01'::date + (n * 31) % 4000 as founded
       from generate_series(1, 20000) n;
     insert into organizations (id, kind, founded_earliest, founded_latest) select id, kind, founded, founded + case when n % 10 = 0 then 30 else 0 end from made;
     insert into organization_profiles (id, organization_id, name, name_key, forms, type_id, area_id)
       select gen_random_uuid(), m.id, m.name, md5(m.name), array[m.name], t.id, m.area_id
       from made m cross join lateral (select x.id from organization_types x where x.kind = m.kind order by x.code limit 1) t;
     insert into organization_names (id, organization_id, sort, language, name, forms) select gen_random_uuid(), id, 'foreign', 'en', 'Chamber ' || n, array['chamber ' || n] from made where n % 5 = 0;
     insert into people (id, name, name_key, forms) select gen_random_uuid(), '张甲' || n, md5(n::text), array['zhang'] from generate_series(1, 3000) n;
     insert into terms (id, organization_id, number, congress_earliest, congress_latest, years) select gen_random_uuid(), id, 1, founded + 60, founded + 60, 5 from made where n % 4 < 2 and n % 5 = 0;
     insert into office_holdings (id, organization_id, person_id, post, seat, from_earliest, from_latest)
       select gen_random_uuid(), m.id, p.id, 'chair', 1, m.founded + 60, m.founded + 60
       from made m join (select id, row_number() over (order by id) as n from people) p on p.n = 1 + m.n % 3000 where m.n % 4 < 2 and m.n % 5 = 0`,
  );
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Function Name'?: string;
  'Subplan Name'?: string;
  Plans?: Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Sends a question and gives the plan of the statement with the name that it caused. */
async function planOf(person: Person, url: string, name: string, body?: object): Promise<Node[]> {
  sent.length = 0;
  const reply = body ? await person.send('POST', url, body) : await person.get(url);
  expect([url, reply.status]).toEqual([url, 200]);
  const query = sent.find((one) => nameOf(one.text) === name);
  if (!query) throw new Error(`${url} asked ${sent.map((one) => nameOf(one.text)).join(', ')}`);
  const rows = isPlanKept(query)
    ? await app.rows<Record<string, [{ Plan: Node }]>>(`explain (generic_plan, format json) ${query.text}`)
    : await app.rows<Record<string, [{ Plan: Node }]>>(`explain (format json) ${query.text}`, query.values);
  const plan = rows[0]?.['QUERY PLAN']?.[0]?.Plan;
  return plan ? nodesOf(plan) : [];
}

const indexes = (nodes: Node[]): string[] => [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))];
const TABLES = ['organizations', 'organization_profiles', 'organization_segments', 'organization_search', 'organization_names'];

/** What is recorded of the leadership of all organizations. */
const RECORDED = ['organizations', 'organization_profiles', 'organization_segments', 'office_holdings', 'terms', 'term_segments', 'people'];

/** No list goes through a whole table of records, nor asks a function that hides one. */
function soundly(nodes: Node[]): void {
  expect(
    nodes
      .filter((node) => node['Node Type'] === 'Seq Scan' && TABLES.includes(node['Relation Name'] ?? ''))
      .map((node) => node['Relation Name']),
  ).toEqual([]);
  const functions = nodes.filter((node) => node['Node Type'] === 'Function Scan').map((node) => node['Function Name']);
  expect(functions.filter((name) => name !== 'unnest' && name !== 'jsonb_to_recordset')).toEqual([]);
}

const type = encodeURIComponent('行业商会');
const cases: [what: string, url: () => string, oneOf: RegExp][] = [
  ['by name', () => '/api/organizations?limit=50', /^organization_segments_name$/],
  ['by name on an old day', () => '/api/organizations?limit=50&asOf=2016-06-30', /^organization_segments_name$/],
  [
    'of an area and a type',
    () => `/api/organizations?limit=50&areaId=${office.area('320623')}&type=${type}&status=active`,
    /^organization_segments_area$/,
  ],
  ['of a kind in a state', () => '/api/organizations?limit=50&kind=chamberOfCommerce&status=active', /^organization_segments_kind$/],
  ['of an area', () => `/api/organizations?limit=50&areaId=${office.area('320623')}`, /^organization_segments_area$/],
  ['by founding', () => '/api/organizations?limit=50&sort=-foundedOn', /^organization_segments_founded$/],
];

it('the list of the parties reads of its own kind alone, and no whole table', async () => {
  const url = '/api/organizations?limit=50&kind=democraticParty&status=active&sort=party,type,area,name';
  for (const person of [everywhere, rudong]) {
    const nodes = await planOf(person, url, 'organizations.list');
    expect(indexes(nodes)).toContainEqual(expect.stringMatching(/^organization_segments_(kind|area|count)$/));
    soundly(nodes);
  }
});

it('who has a name of a list already is found along the index of the names', async () => {
  const names = { names: ['张甲乙', '郑无此', '欧阳丙丁'] };
  for (const person of [everywhere, rudong]) {
    const nodes = await planOf(person, '/api/people/namesakes', 'people.namesakes', names);
    expect(indexes(nodes)).toContain('people_grams');
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'people')).toEqual([]);
    soundly(nodes);
  }
});

it('who leads and when the term ends is looked up for the rows of the page alone', async () => {
  const nodes = await planOf(
    everywhere,
    '/api/organizations?limit=50&status=active&more=chair,secretaryGeneral,dueOn,termState',
    'organizations.list',
  );
  expect(indexes(nodes)).toEqual(
    expect.arrayContaining(['organization_segments_name', 'office_holdings_organization', 'term_segments_pkey']),
  );
  soundly(nodes);
});

it.each(cases)('the list %s goes by its index', async (_what, url, oneOf) => {
  const nodes = await planOf(everywhere, url(), 'organizations.list');
  expect(indexes(nodes)).toContainEqual(expect.stringMatching(oneOf));
  soundly(nodes);
});

it('one record reads the rows of its own organizations, of every table', async () => {
  const { body } = await everywhere.get<{ items: { id: string }[] }>('/api/organizations?limit=1');
  const nodes = await planOf(everywhere, `/api/organizations/${body.items[0]?.id}`, 'organizations.one');
  soundly(nodes);
  const scans = nodes.filter((node) => node['Relation Name']?.startsWith('organization') && node['Index Cond'] !== undefined);
  expect(scans.length).toBeGreaterThan(8);
  // A condition on days alone would go through all of them.
  expect(scans.filter((node) => !/\b(id|organization_id|parent_id|profile_id)\b/.test(node['Index Cond'] ?? ''))).toEqual([]);
});

it('the list of an officer goes by an index as well, today and on an old day', async () => {
  for (const url of ['/api/organizations?limit=50', '/api/organizations?limit=50&asOf=2016-06-30'])
    soundly(await planOf(rudong, url, 'organizations.list'));
});

it('the list of an officer is merged from the orders of his areas', async () => {
  const nodes = await planOf(rudong, '/api/organizations?limit=50&status=active', 'organizations.list');
  expect(indexes(nodes)).toContain('organization_segments_area');
});

it('a total of a kind in a state is counted in the index alone', async () => {
  const nodes = await planOf(everywhere, '/api/organizations/count?kind=chamberOfCommerce&status=active', 'organizations.count');
  expect(nodes.find((node) => node['Node Type'] === 'Index Only Scan')?.['Index Name']).toBe('organization_segments_count');
});

it('a common word is looked for along the order of names', async () => {
  const nodes = await planOf(everywhere, `/api/organizations?q=${encodeURIComponent('商会')}`, 'organizations.list');
  expect(indexes(nodes)).toContain('organization_segments_name');
  expect(indexes(nodes)).not.toContain('organization_search_grams');
  soundly(nodes);
});

it('a deep page begins at its place in the index', async () => {
  let after = '';
  for (let page = 0; page < 20; page++) {
    const { next } = (await everywhere.get<{ next: string }>(`/api/organizations?limit=200${after}`)).body;
    after = `&after=${next}`;
  }
  const nodes = await planOf(everywhere, `/api/organizations?limit=50${after}`, 'organizations.list');
  const scan = nodes.find((node) => node['Index Name'] === 'organization_segments_name');
  expect(scan?.['Index Cond']).toMatch(/name_key >= /);
  soundly(nodes);
}, 60_000);

it('a search of a rare word goes by the pieces of names', async () => {
  const nodes = await planOf(everywhere, `/api/organizations?q=${encodeURIComponent('罕见')}`, 'organizations.list');
  expect(indexes(nodes)).toContain('organization_search_grams');
  soundly(nodes);
});

it('names alike are found by their cores and the holder of a code by its own index', async () => {
  const asked = new URLSearchParams({ name: '示例罕见商会', creditCode: '51320699MJ9999016D' });
  const nodes = await planOf(everywhere, `/api/organizations/alike?${asked.toString()}`, 'organizations.alike');
  expect(indexes(nodes)).toEqual(expect.arrayContaining(['organization_search_cores', 'credit_code_held_once']));
  soundly(nodes);
});

it('a count of an area and a type reads the covering index', async () => {
  const nodes = await planOf(
    everywhere,
    `/api/organizations/count?areaId=${office.area('320623')}&type=${type}&asOf=2019-12-31`,
    'organizations.count',
  );
  expect(indexes(nodes)).toContain('organization_segments_cell');
});

it('the workbench finds what runs out by the days on which it does', async () => {
  for (const person of [everywhere, rudong]) {
    const figures = await planOf(person, '/api/workbench', 'workbench.figures');
    soundly(figures);
    const papers = ['organization_profiles_certificate', 'organization_recognitions_valid'];
    expect(indexes(figures)).toContain(papers[0]);
    const expiring = await planOf(person, '/api/workbench', 'workbench.expiring');
    soundly(expiring);
    expect(indexes(expiring)).toContain(papers[0]);
  }
});

it('the figures of all kinds are counted in the index alone where everything is reached', async () => {
  const nodes = await planOf(everywhere, '/api/workbench', 'workbench.figures');
  expect(nodes.find((node) => node['Node Type'] === 'Index Only Scan')?.['Index Name']).toBe('organization_segments_count');
});

it('what others did lately is read along the time, and what each did by its change set', async () => {
  const nodes = await planOf(rudong, '/api/changes/others?limit=6', 'changes.others');
  expect(indexes(nodes)).toEqual(expect.arrayContaining(['change_sets_lately', 'entries_of_change_set']));
  soundly(nodes);
});

it('an area is found by the pieces of its names, of three and a half thousand, and what lies under a unit by the paths', async () => {
  const found = await planOf(everywhere, `/api/areas?q=${encodeURIComponent('港闸')}`, 'areas.list');
  expect(indexes(found)).toEqual(expect.arrayContaining(['areas_grams', 'areas_pkey', 'area_spans_succeeded']));
  expect(indexes(found)).not.toContain('one_area_of_a_code_at_a_time');
  expect(indexes(await planOf(everywhere, '/api/areas?q=3206', 'areas.list'))).toContain('areas_code');
  const below = await planOf(everywhere, '/api/areas?parent=3206', 'areas.list');
  expect(indexes(below)).toContain('area_spans_path');
});

it('what is late or arranged is found by the states of the terms, and no more is read of the bodies than the page', async () => {
  for (const person of [everywhere, rudong]) {
    const nodes = await planOf(person, '/api/leadership/due?limit=50&state=scheduled,postponed', 'leadership.due');
    expect(indexes(nodes)).toEqual(expect.arrayContaining(['term_segments_state']));
    soundly(nodes);
  }
});

it('what ends within half a year is found by the days and states of the terms, and 届次待补 after it', async () => {
  const nodes = await planOf(everywhere, '/api/leadership/due?limit=50', 'leadership.due');
  expect(indexes(nodes)).toEqual(expect.arrayContaining(['term_segments_state', 'term_segments_due']));
  const looked = nodes.filter((node) => node['Relation Name'] === 'term_segments' && node['Node Type'] === 'Seq Scan');
  // Those that have no term are the rest of all that have one.
  expect(looked.length).toBeLessThanOrEqual(1);
});

it('who holds the posts of one organization is read from its own rows', async () => {
  const { body } = await everywhere.get<{ items: { id: string }[] }>('/api/organizations?limit=1');
  for (const [url, name] of [
    ['holders', 'leadership.holders'],
    ['team', 'leadership.team'],
  ] as const) {
    const nodes = await planOf(everywhere, `/api/organizations/${body.items[0]?.id}/${url}`, name);
    expect(indexes(nodes)).toContain('office_holdings_organization');
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && RECORDED.includes(node['Relation Name'] ?? ''))).toEqual([]);
  }
});

it('the firsts that changed and the legal representatives that are missing are found by their own indexes', async () => {
  const nodes = await planOf(everywhere, '/api/leadership/reminders', 'leadership.legal-reminders');
  expect(indexes(nodes)).toEqual(expect.arrayContaining(['office_holdings_chairs_begun', 'office_holdings_legal']));
  expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && RECORDED.includes(node['Relation Name'] ?? ''))).toEqual([]);
  expect(indexes(await planOf(everywhere, '/api/leadership/vacancies', 'leadership.vacancies'))).toContain('office_holdings_chairs');
});

it('the calendar finds the planned congresses by their days', async () => {
  const nodes = await planOf(everywhere, '/api/leadership/calendar?until=2027-11-22', 'leadership.calendar');
  expect(indexes(nodes)).toContain('terms_congress');
});

it('answers alike before, at and after a boundary', async () => {
  const id = await office.found({ name: '示例界限商会', foundedOn: '2014-05-10', approvedOn: '2014-03-01' });
  for (const [day, exists, status] of [
    ['2014-02-28', false, null],
    ['2014-03-01', true, 'preparing'],
    ['2014-05-09', true, 'preparing'],
    ['2014-05-10', true, 'active'],
    ['2014-05-11', true, 'active'],
  ] as const) {
    const one = (await everywhere.get<{ exists: boolean; status: string }>(`/api/organizations/${id}?asOf=${day}`)).body;
    expect([day, one.exists, status === null ? null : one.status]).toEqual([day, exists, status]);
    const list = (
      await everywhere.get<{ items: unknown[] }>(`/api/organizations?asOf=${day}&q=${encodeURIComponent('界限')}&status=preparing,active`)
    ).body;
    expect([day, list.items.length]).toEqual([day, exists ? 1 : 0]);
  }
});
