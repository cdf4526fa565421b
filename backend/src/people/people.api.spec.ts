import { asOwner } from '../../test/facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from '../../test/office.js';
import { Verify } from '../history/index.js';
import { Reader } from '../platform/database/reads.js';
import type { NamesakesAnswer, PeopleAnswer, PersonAnswer, PersonPhoneAnswer } from './people.dto.js';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

interface Team {
  holdings: { person: { id: string; name: string } | null }[];
}
const body = (name: string, code: string, more: Body = {}): Promise<string> =>
  office.found({ name: `示例${name}商会`, type: '行业商会', areaId: office.area(code), foundedOn: '2014-05-10', ...more });

/** Somebody takes an office; gives the id of his record. */
async function take(id: string, post: string, person: Body, more: Body = {}, who = 'supervisor'): Promise<string> {
  const account = await office.as(who);
  const { etag } = await account.get(`/api/organizations/${id}`);
  const holder = { post, person };
  const reply = await account.send<Team & Body>(
    'POST',
    `/api/organizations/${id}/holdings`,
    { holder, from: '2020-01-01', ...more },
    { 'if-match': etag },
  );
  if (reply.status !== 200) throw new Error(`take: ${reply.status} ${reply.text}`);
  return (
    reply.body.holdings.find((one) => one.person && (one.person.id === person['id'] || one.person.name === person['name']))?.person?.id ??
    ''
  );
}
const page = async (id: string, who = 'supervisor', asOf = '2026-11-23'): Promise<Reply<PersonAnswer & Body>> =>
  (await office.as(who)).get(`/api/people/${id}?asOf=${asOf}`);
const found = async (q: string, who = 'supervisor', more = ''): Promise<PeopleAnswer['items']> =>
  (await (await office.as(who)).get<PeopleAnswer>(`/api/people?q=${encodeURIComponent(q)}${more}`)).body.items;
interface Hit {
  readonly type: string;
  readonly name: string;
  readonly matched: { readonly name: string; readonly from: string | null; readonly to: string | null } | null;
}
const searched = async (q: string, who = 'supervisor', asOf = '2026-11-23'): Promise<Hit[]> =>
  (await (await office.as(who)).get<{ items: Hit[] }>(`/api/search?q=${encodeURIComponent(q)}&asOf=${asOf}`)).body.items;
const namesakes = async (names: readonly string[], who = 'supervisor', more: Body = {}): Promise<NamesakesAnswer['items']> =>
  (await (await office.as(who)).send<NamesakesAnswer & Body>('POST', '/api/people/namesakes', { names, ...more })).body.items;
const send = async (
  method: Parameters<Person['send']>[0],
  id: string,
  path: string,
  input?: Body,
  who = 'supervisor',
): Promise<Reply<PersonAnswer & Body>> => {
  const account = await office.as(who);
  const { etag } = await page(id, who);
  return account.send(method, `/api/people/${id}${path}`, input, { 'if-match': etag });
};
const officesOf = ({ body: { offices } }: Reply<PersonAnswer & Body>): string[] =>
  offices.map(({ organization, post, state }) => `${organization.name}${post.name} ${state}`);

describe('人员', () => {
  it('is found by name, pinyin and initials, with the offices in organizations that the account sees and no others', async () => {
    const [here, there] = [await body('寻一', '320613'), await body('寻二', '320623')];
    const id = await take(here, '会长', { name: '郑寻一', employer: '示例甲公司', title: '董事长' });
    await take(there, '副会长', { id });
    for (const q of ['郑寻一', '寻一', 'zhengxunyi', 'zxy']) expect((await found(q)).map((one) => one.id)).toEqual([id]);
    expect((await found('郑寻一'))[0]).toMatchObject({ employer: '示例甲公司', title: '董事长' });
    expect(
      (await found('郑寻一'))[0]?.offices.map(({ organization, post, areaName }) => [organization.name, post.name, areaName]).sort(),
    ).toEqual(
      [
        ['示例寻一商会', '会长', '崇川区'],
        ['示例寻二商会', '副会长', '如东县'],
      ].sort(),
    );
    expect((await found('郑寻一', 'chongchuan'))[0]?.offices.map(({ post }) => post.name)).toEqual(['会长']);
    expect((await found('郑寻一', 'rudong'))[0]?.offices.map(({ post }) => post.name)).toEqual(['副会长']);
    expect(await found('郑寻一', 'qidong')).toEqual([]);
    expect(await searched('郑寻一', 'qidong')).toEqual([]);
    expect(await searched('zxy', 'rudong')).toMatchObject([{ type: 'person', name: '郑寻一', matched: { name: '示例寻二商会副会长' } }]);
  });

  it('tells an unbroken chain in one post as one office, as the team does (S26)', async () => {
    const id = await body('连任', '320613');
    const supervisor = await office.as('supervisor');
    const team = async (): Promise<{ id: string; person: { id: string } | null; since: string }[]> =>
      (await supervisor.get<{ holdings: Awaited<ReturnType<typeof team>> }>(`/api/organizations/${id}/team`)).body.holdings;
    const congress = async (on: string, number: number, person: Body, ofUnit: Body): Promise<void> => {
      const { etag } = await supervisor.get(`/api/organizations/${id}`);
      const holders = [
        { post: '秘书长', person },
        { post: '副会长', person: ofUnit, unit: { name: '示例连任公司' } },
      ];
      const change = { on, number, years: 5, holders };
      expect((await supervisor.send('POST', `/api/organizations/${id}/leadership-changes`, change, { 'if-match': etag })).status).toBe(201);
    };
    await congress('2018-03-15', 2, { name: '郑连任' }, { name: '郑代表' });
    const [secretary, unit] = [(await found('郑连任'))[0]?.id ?? '', (await found('郑代表'))[0]?.id ?? ''];
    await congress('2022-05-18', 3, { id: secretary }, { id: unit });
    const told = async (person: string, asOf?: string): Promise<unknown> =>
      (await page(person, 'supervisor', asOf)).body.offices.map((one) => [
        one.from,
        one.to,
        one.state,
        one.wayOut,
        one.term,
        one.terms,
        one.forUnit,
      ]);
    expect(await told(secretary)).toEqual([['2018-03-15', null, 'held', null, 3, [2, 3], false]]);
    expect(await told(secretary, '2020-06-30')).toEqual([['2018-03-15', null, 'held', null, 3, [2, 3], false]]);
    expect(await told(unit)).toEqual([['2018-03-15', null, 'held', null, 3, [2, 3], true]]);
    expect((await team()).filter(({ person }) => person?.id === secretary).map(({ since }) => since)).toEqual(['2018-03-15', '2018-03-15']);
    expect((await found('郑连任'))[0]?.offices).toMatchObject([{ from: '2018-03-15', to: null, state: 'held' }]);
    expect(await searched('郑连任')).toMatchObject([{ matched: { name: '示例连任商会秘书长', from: '2018-03-15', to: null } }]);
    // The end and the way out are those of the last; after a gap another chain begins.
    const last = (await page(secretary)).body.offices[0]?.id;
    const { etag } = await supervisor.get(`/api/organizations/${id}`);
    const leaving = { on: '2024-01-01', wayOut: 'resigned' };
    await supervisor.send('POST', `/api/organizations/${id}/holdings/${last}/leave`, leaving, { 'if-match': etag });
    expect(await told(secretary)).toEqual([['2018-03-15', '2024-01-01', 'left', 'resigned', 3, [2, 3], false]]);
    await take(id, '秘书长', { id: secretary }, { from: '2025-01-01' });
    expect(await told(secretary)).toEqual([
      ['2025-01-01', null, 'held', null, 3, [3], false],
      ['2018-03-15', '2024-01-01', 'left', 'resigned', 3, [2, 3], false],
    ]);
  });

  it('two of one name are two', async () => {
    const [here, there] = [await body('同一', '320613'), await body('同二', '320623')];
    const [one, two] = [await take(here, '会长', { name: '郑同名' }), await take(there, '会长', { name: '郑同名' })];
    expect(one).not.toBe(two);
    expect((await found('郑同名')).map(({ id }) => id).sort()).toEqual([one, two].sort());
  });

  it('of the names of a list, tells who has one already: exactly so called, by whatever form, and seen', async () => {
    const [here, there] = [await body('名册一', '320613'), await body('名册二', '320623')];
    const one = await take(here, '会长', { name: '郑名册', employer: '示例丙公司' });
    const two = await take(there, '会长', { name: '郑名册' });
    const more = await take(there, '副会长', { name: '郑名册二' });
    await send('PATCH', more, '', { otherNames: ['郑曾用'] });
    const names = ['郑名册', '郑无此人', '郑曾用', '鄭名冊'];
    const told = async (who: string): Promise<unknown> =>
      (await namesakes(names, who)).map(({ name, persons }) => [name, ...persons.map(({ id }) => id).sort()]);
    const both = [one, two].sort();
    expect(await told('supervisor')).toEqual([
      ['郑名册', ...both],
      ['郑曾用', more],
      ['鄭名冊', ...both],
    ]);
    expect(await told('rudong')).toEqual([
      ['郑名册', two],
      ['郑曾用', more],
      ['鄭名冊', two],
    ]);
    expect(await told('qidong')).toEqual([]);
    expect((await namesakes(['郑名册'], 'chongchuan'))[0]?.persons[0]).toMatchObject({
      employer: '示例丙公司',
      offices: [{ organization: { name: '示例名册一商会' }, post: { name: '会长' } }],
    });
  });

  it('on a past day is seen by whoever saw the organization then, with nothing that came after it went to others (records.md 5)', async () => {
    const id = await body('移交', '320613');
    const chair = await take(id, '会长', { name: '郑移交' });
    await office.change(id, { areaId: office.area('320623'), effectiveOn: '2023-01-01' });
    const later = await take(id, '副会长', { name: '郑后来' }, { from: '2024-01-01' });
    const rudong = await office.as('rudong');
    const { etag } = await rudong.get(`/api/organizations/${id}`);
    const team = await rudong.get<{ holdings: { id: string; person: { id: string } }[] }>(`/api/organizations/${id}/team`);
    const holding = team.body.holdings.find(({ person }) => person.id === chair)?.id ?? '';
    const leaving = { on: '2025-01-01', wayOut: 'resigned' };
    await rudong.send('POST', `/api/organizations/${id}/holdings/${holding}/leave`, leaving, { 'if-match': etag });
    const opened = async (person: string, who: string, asOf: string): Promise<unknown> => {
      const { status, body: answer } = await page(person, who, asOf);
      return status === 200 ? answer.offices.map(({ areaName, state, to, wayOut }) => [areaName, state, to, wayOut]) : status;
    };
    const then = '2022-06-30';
    expect([await opened(chair, 'chongchuan', '2026-11-23'), await opened(chair, 'chongchuan', then)]).toEqual([
      404,
      [['崇川区', 'held', null, null]],
    ]);
    expect([await opened(later, 'chongchuan', then), await opened(chair, 'qidong', then)]).toEqual([404, 404]);
    expect(await opened(chair, 'rudong', then)).toEqual([['崇川区', 'held', '2025-01-01', 'resigned']]);
    expect(await opened(chair, 'rudong', '2026-11-23')).toEqual([['如东县', 'left', '2025-01-01', 'resigned']]);
    expect([await found('郑移交', 'chongchuan'), await searched('郑移交', 'chongchuan')]).toEqual([[], []]);
    expect((await found('郑移交', 'chongchuan', `&asOf=${then}`)).map((one) => one.id)).toEqual([chair]);
    expect(await searched('郑移交', 'chongchuan', then)).toMatchObject([{ type: 'person', matched: { to: null } }]);
    expect(await searched('郑后来', 'chongchuan', then)).toEqual([]);
    expect((await page(chair, 'chongchuan', then)).body).toMatchObject({ mayChange: false, mayJoin: false, hasPhone: false });
  });

  it('whoever sees an organization of his past sees him; others are told 404, and each opening is logged', async () => {
    const [here, there] = [await body('页一', '320613'), await body('页二', '320623')];
    const id = await take(here, '会长', { name: '郑页面' }, { to: '2024-01-01', wayOut: 'resigned' });
    await take(there, '会长', { id });
    expect(officesOf(await page(id))).toEqual(['示例页二商会会长 held', '示例页一商会会长 left']);
    expect(officesOf(await page(id, 'supervisor', '2021-06-30')).sort()).toEqual(['示例页一商会会长 held', '示例页二商会会长 held'].sort());
    expect(officesOf(await page(id, 'chongchuan'))).toEqual(['示例页一商会会长 left']);
    expect((await page(id, 'qidong')).status).toBe(404);
    expect((await page(id)).body.offices.map(({ wayOut }) => wayOut)).toEqual([null, 'resigned']);
    expect((await page(id, 'viewer')).body.offices.map(({ wayOut }) => wayOut)).toEqual([null, 'left']);
    const { rows } = await asOwner(office.database.ownerUrl, (client) =>
      client.query(
        `select a.login from access_log l join accounts a on a.id = l.account_id where l.act = 'people.opened' and l.subject_id = $1 order by l.id`,
        [id],
      ),
    );
    expect(rows.map((row) => (row as { login: string }).login)).toEqual(['supervisor', 'supervisor', 'chongchuan', 'supervisor', 'viewer']);
  });

  it('is mended by whoever may change; identity numbers are refused, and so is an old version', async () => {
    const id = await take(await body('更正', '320623'), '会长', { name: '郑更证' });
    expect((await send('PATCH', id, '', { employer: '示例110101199003074610公司' })).status).toBe(422);
    const mended = await send('PATCH', id, '', { name: '郑更正', otherNames: ['郑更证'], title: '总经理' }, 'rudong');
    expect([mended.status, mended.body.name, mended.body.title]).toEqual([200, '郑更正', '总经理']);
    expect((await found('gengzheng')).map((one) => one.name)).toEqual(['郑更正']);
    const stale = await (await office.as('rudong')).send('PATCH', `/api/people/${id}`, { title: null }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect((await send('PATCH', id, '', { title: null }, 'viewer')).status).toBe(403);
    expect((await send('PATCH', id, '', { title: null }, 'qidong')).status).toBe(404);
    const undone = await (await office.as('rudong')).send('POST', `/api/changes/${String(mended.body.changeSet)}/undo`, { reason: '填错' });
    expect(undone.status).toBe(200);
    expect((await page(id)).body).toMatchObject({ name: '郑更证', otherNames: [], title: null });
  });
});

describe('合为一人', () => {
  it('shows what will stand together, joins, is undone; parts again; a county may not', async () => {
    const [here, there] = [await body('合一', '320613'), await body('合二', '320623')];
    const one = await take(here, '会长', { name: '郑合并', employer: '示例乙公司' }, {}, 'chongchuan');
    const two = await take(there, '会长', { name: '郑合并' }, {}, 'rudong');
    expect((await send('POST', one, '/join', { withId: two }, 'chongchuan')).status).toBe(403);
    const dry = await send('POST', one, '/join?dryRun=true', { withId: two });
    expect(officesOf(dry).sort()).toEqual(['示例合一商会会长 held', '示例合二商会会长 held'].sort());
    expect(officesOf(await page(one))).toEqual(['示例合一商会会长 held']);
    const joined = await send('POST', one, '/join', { withId: two });
    expect([joined.status, joined.body.joined.map(({ id }) => id)]).toEqual([200, [two]]);
    expect((await page(two)).body).toMatchObject({ id: one, employer: '示例乙公司' });
    expect((await found('郑合并', 'rudong')).map(({ id, offices }) => [id, offices.length])).toEqual([[one, 1]]);
    expect((await send('POST', one, '/join', { withId: two })).status).toBe(409);
    const undone = await (
      await office.as('supervisor')
    ).send('POST', `/api/changes/${String(joined.body.changeSet)}/undo`, { reason: '不是同一人' });
    expect(undone.status).toBe(200);
    expect((await page(two)).body.id).toBe(two);
    await send('POST', one, '/join', { withId: two });
    const parted = await send('POST', two, '/part', {});
    expect([parted.status, parted.body.joined]).toEqual([200, []]);
    expect((await page(two)).body.id).toBe(two);
  });
});

describe('办公电话', () => {
  it('is read by itself and logged, is of the present, and is erased for ever', async () => {
    const organization = await body('电话', '320623');
    const id = await take(organization, '会长', { name: '郑电话' });
    const past = await take(organization, '会长', { name: '郑往任' }, { from: '2015-01-01', to: '2019-12-31' });
    expect((await send('PUT', past, '/phone', { phone: '0513-80000001' })).status).toBe(409);
    expect((await send('PUT', id, '/phone', { phone: '0513-80000002' }, 'rudong')).body.hasPhone).toBe(true);
    const read = (who: string) => office.as(who).then((account) => account.get<PersonPhoneAnswer & Body>(`/api/people/${id}/phone`));
    expect((await read('rudong')).body.phone).toBe('0513-80000002');
    expect([(await read('viewer')).status, (await read('qidong')).status]).toEqual([403, 404]);
    expect((await page(id)).text).not.toContain('80000002');
    expect((await send('DELETE', id, '/phone')).body.hasPhone).toBe(false);
    const kept = await asOwner(office.database.ownerUrl, (client) =>
      client.query(
        `select from history.entries e where e::text like '%80000002%' union all select from history.erasable e where e::text like '%80000002%'`,
      ),
    );
    expect(kept.rowCount).toBe(0);
    await send('PUT', id, '/phone', { phone: '0513-80000003' });
    const supervisor = await office.as('supervisor');
    const { etag } = await supervisor.get(`/api/organizations/${organization}`);
    const team = await supervisor.get<{ holdings: { id: string; person: { id: string } | null }[] }>(
      `/api/organizations/${organization}/team`,
    );
    const holding = team.body.holdings.find((one) => one.person?.id === id)?.id ?? '';
    await supervisor.send(
      'POST',
      `/api/organizations/${organization}/holdings/${holding}/leave`,
      { on: '2026-11-01', wayOut: 'resigned' },
      { 'if-match': etag },
    );
    expect((await read('supervisor')).body.phone).toBeNull();
  });
});

describe('办公电话 of whoever leaves office', () => {
  const HOLDER = '郑离任';
  interface Row {
    readonly id: string;
    readonly post: { readonly code: string };
    readonly person: { readonly id: string } | null;
  }
  const rows = async (organization: string): Promise<Row[]> =>
    (await (await office.as('supervisor')).get<{ holdings: Row[] }>(`/api/organizations/${organization}/team`)).body.holdings;
  const act = async (method: 'POST' | 'PATCH' | 'DELETE', organization: string, path: string, input?: Body): Promise<void> => {
    const person = await office.as('supervisor');
    const { etag } = await person.get(`/api/organizations/${organization}`);
    const reply = await person.send(method, `/api/organizations/${organization}${path}`, input, { 'if-match': etag });
    expect([reply.status < 300, reply.text.slice(0, 200)]).toEqual([true, expect.any(String)]);
  };
  const unit = (name: string): Body => ({ post: '会长', unit: { name: '示例单位公司' }, person: { name } });
  /** A body with somebody in office, or representing the unit that is, and his phone; how many phones are kept of him when the act is done. */
  async function after(name: string, how: (organization: string, holding: string) => Promise<void>, holder?: Body): Promise<number> {
    const organization = await body(name, '320623');
    await act('POST', organization, '/holdings', { holder: holder ?? { post: '会长', person: { name: HOLDER } }, from: '2020-01-01' });
    const [row] = await rows(organization);
    const id = row?.person?.id ?? '';
    expect((await send('PUT', id, '/phone', { phone: '0513-80000011' })).status).toBe(200);
    await how(organization, row?.id ?? '');
    const account = await office.as('supervisor');
    const told = await account.get<PersonPhoneAnswer>(`/api/people/${id}/phone`);
    expect([told.body.phone, (await page(id)).body.hasPhone]).toEqual([null, false]);
    const kept = await asOwner(office.database.ownerUrl, (client) =>
      client.query('select from person_contacts c where c.person_id = $1', [id]),
    );
    return kept.rowCount ?? 0;
  }

  it('goes with a holding that is mended or removed, with a congress, with another representative', async () => {
    const newChair = { holders: [{ post: '会长', person: { name: '李乙二' } }] };
    expect([
      await after('离任改', (organization, holding) => act('PATCH', organization, `/holdings/${holding}`, { to: '2026-01-01' })),
      await after('离任删', (organization, holding) => act('DELETE', organization, `/holdings/${holding}`)),
      await after('离任换', (organization) =>
        act('POST', organization, '/leadership-changes', { on: '2026-05-18', number: 2, years: 5, ...newChair }),
      ),
      await after(
        '离任派',
        (organization, holding) =>
          act('POST', organization, `/holdings/${holding}/representatives`, { person: { name: '王丙三' }, from: '2026-01-01' }),
        unit(HOLDER),
      ),
      await after(
        '离任单位',
        (organization, holding) => act('POST', organization, `/holdings/${holding}/leave`, { on: '2026-01-01', wayOut: 'resigned' }),
        unit(HOLDER),
      ),
    ]).toEqual([0, 0, 0, 0, 0]);
  });

  it('is told no more once the organization has ended', async () => {
    await after('离任终', (organization) => act('POST', organization, '/end', { on: '2026-01-01', reason: '注销' }));
  });

  it('stays with whoever is in office elsewhere', async () => {
    const [here, there] = [await body('留任一', '320623'), await body('留任二', '320623')];
    const id = await take(here, '会长', { name: '郑留任' });
    await take(there, '副会长', { id });
    await send('PUT', id, '/phone', { phone: '0513-80000012' });
    const [row] = await rows(here);
    await act('POST', here, `/holdings/${row?.id}/leave`, { on: '2026-01-01', wayOut: 'resigned' });
    expect((await page(id)).body.hasPhone).toBe(true);
  });
});

describe('海外侨团', () => {
  it('its chair is found by nobody but in that very organization, opens by the direct way, and has no phone', async () => {
    const organization = await body('侨团', '320623', { kind: 'overseasGroup', type: '侨团', name: '示例海外侨团' });
    const id = await take(organization, '会长', { name: '郑海外' });
    expect([await found('郑海外'), await found('郑海外', 'everywhere'), await found('郑海外', 'rudong'), await searched('郑海外')]).toEqual(
      [[], [], [], []],
    );
    expect((await found('郑海外', 'supervisor', `&organizationId=${organization}`)).map((one) => one.id)).toEqual([id]);
    expect(await found('郑海外', 'qidong', `&organizationId=${organization}`)).toEqual([]);
    expect((await page(id, 'rudong')).body).toMatchObject({ name: '郑海外', phoneKept: false });
    expect((await page(id, 'qidong')).status).toBe(404);
    expect((await send('PUT', id, '/phone', { phone: '0513-80000009' })).status).toBe(422);
  });

  it('by his name no search, picker, question, list or export leads to him or to his group, on no day, from no other group', async () => {
    const abroad = { kind: 'overseasGroup', type: '侨团' };
    const [own, other] = [
      await body('侨一', '320623', { ...abroad, name: '示例外甲会' }),
      await body('侨二', '320623', { ...abroad, name: '示例外乙会' }),
    ];
    const id = await take(own, '会长', { name: '郑侨领', employer: '示例海外公司', title: '董事长' });
    await take(own, '会长', { name: '郑侨前' }, { from: '2015-01-01', to: '2019-12-31', wayOut: 'resigned' });
    const asked = ['郑侨领', '侨领', 'zhengqiaoling', 'zql', '郑侨前'];
    for (const who of ['supervisor', 'everywhere', 'rudong', 'viewer']) {
      const account = await office.as(who);
      for (const q of asked)
        for (const asOf of ['2018-06-30', '2026-11-23']) {
          const told = await Promise.all([
            found(q, who, `&asOf=${asOf}&limit=20`),
            found(q, who, `&asOf=${asOf}&organizationId=${other}`),
            searched(q, who, asOf),
          ]);
          expect([who, q, asOf, ...told]).toEqual([who, q, asOf, [], [], []]);
          const list = `q=${encodeURIComponent(q)}&asOf=${asOf}&kind=overseasGroup`;
          expect((await account.get<{ items: unknown[] }>(`/api/organizations?${list}&more=chair`)).body.items).toEqual([]);
          const file = await account.get(`/api/organizations/export?${list}&format=csv&columns=name,chair`);
          expect(file.text).not.toContain('侨');
        }
      expect(await namesakes(asked, who)).toEqual([]);
      expect(await namesakes(asked, who, { organizationId: other })).toEqual([]);
    }
    // Who looks at the very group finds him; who is at home in another group as well is found by that alone.
    expect((await namesakes(['郑侨领'], 'supervisor', { organizationId: own })).map(({ persons }) => persons.map((one) => one.id))).toEqual(
      [[id]],
    );
    await take(await body('侨商', '320623'), '副会长', { id });
    expect((await found('郑侨领'))[0]?.offices.map(({ organization }) => organization.name)).toEqual(['示例侨商商会']);
    expect((await namesakes(['郑侨领']))[0]?.persons[0]?.offices.map(({ organization }) => organization.name)).toEqual(['示例侨商商会']);
  });
});
