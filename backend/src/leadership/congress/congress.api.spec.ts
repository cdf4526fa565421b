import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { HoldersAnswer, TeamAnswer } from '../holdings/holdings.dto.js';
import type { TermsAnswer } from '../terms/terms.dto.js';
import type { LeadershipChangeAnswer } from './congress.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const VICE = ['赵丁四', '周戊五', '吴己六', '郑庚七', '卫子一', '冯辛八', '陈壬九', '褚癸十', '蒋丑二'];
const holder = (post: string, name: string): Body => ({ post, person: { name, employer: '示例公司', title: '董事长' } });
const SECOND = [holder('会长', '李乙二'), ...VICE.map((name) => holder('副会长', name)), holder('秘书长', '沈寅三')];

const chamber = (name: string, more: Body = {}): Promise<string> =>
  office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn: '2014-05-10', ...more });
const hold = async (id: string, body: Body, dryRun = false, who = 'supervisor'): Promise<Reply<LeadershipChangeAnswer & Body>> => {
  const person = await office.as(who);
  const { etag } = await person.get(`/api/organizations/${id}`);
  return person.send(
    'POST',
    `/api/organizations/${id}/leadership-changes${dryRun ? '?dryRun=true' : ''}`,
    body,
    dryRun ? {} : { 'if-match': etag },
  );
};
const act = async (id: string, path: string, body: Body): Promise<Reply> => {
  const supervisor = await office.as('supervisor');
  const { etag } = await supervisor.get(`/api/organizations/${id}`);
  return supervisor.send('POST', `/api/organizations/${id}/${path}`, body, { 'if-match': etag });
};
const team = async (id: string, asOf: string): Promise<TeamAnswer> =>
  (await (await office.as('supervisor')).get<TeamAnswer>(`/api/organizations/${id}/team?asOf=${asOf}`)).body;
const holders = async (id: string, asOf: string): Promise<string[]> => {
  const { body } = await (await office.as('supervisor')).get<HoldersAnswer>(`/api/organizations/${id}/holders?asOf=${asOf}`);
  return body.items.map(({ post, person, certainty }) => `${post.name}${person?.name ?? ''}${certainty === 'certain' ? '' : '?'}`);
};
const terms = async (id: string, query: string): Promise<TermsAnswer> =>
  (await (await office.as('supervisor')).get<TermsAnswer>(`/api/organizations/${id}/terms?${query}`)).body;
const pointers = (reply: Reply): unknown[] =>
  ((reply.body as { errors?: { pointer: string }[] }).errors ?? []).map(({ pointer }) => pointer);

/** A chamber with its second term: 会长 李乙二, nine vice presidents, one secretary. */
async function secondTerm(name: string): Promise<string> {
  const id = await chamber(name);
  expect((await hold(id, { on: '2014-05-10', number: 1, years: 5, holders: [holder('会长', '张甲一')] })).status).toBe(201);
  expect((await hold(id, { on: '2019-05-18', number: 2, years: 5, holders: SECOND })).status).toBe(201);
  return id;
}
const person = async (id: string, name: string, asOf: string): Promise<Body> => {
  const found = (await team(id, asOf)).holdings.find((row) => row.person?.name === name && row.state === 'held');
  return { id: found?.person?.id };
};

describe('换届', () => {
  it('closes all of the old team and opens the new one: 11 closed, 10 opened, 连任 7, 新任 3, 卸任 4, 空缺 1', async () => {
    const id = await secondTerm('甲');
    expect(await holders(id, '2019-05-17')).toEqual(['会长张甲一']);
    expect(await holders(id, '2019-05-18')).toEqual(['会长李乙二', ...VICE.map((name) => `副会长${name}`), '秘书长沈寅三']);
    const stay = ['赵丁四', '吴己六', '郑庚七', '冯辛八', '陈壬九', '褚癸十'];
    const body: Body = {
      on: '2025-05-10',
      holders: [
        { post: '会长', person: await person(id, '周戊五', '2025-05-09') },
        ...(await Promise.all(stay.map(async (name) => ({ post: '副会长', person: await person(id, name, '2025-05-09') })))),
        holder('副会长', '钱午七'),
        holder('副会长', '孙未八'),
        { post: '秘书长', person: await person(id, '沈寅三', '2025-05-09') },
      ],
      leaving: [{ holdingId: (await team(id, '2025-05-09')).holdings.find((row) => row.person?.name === '蒋丑二')?.id, wayOut: 'retired' }],
      meeting: '第三届第一次会员大会',
      expected: 214,
      present: 187,
      reason: '换届',
    };
    const tried = await hold(id, body, true);
    expect(tried.status).toBe(200);
    expect(await holders(id, '2025-05-10')).toHaveLength(11);
    const done = await hold(id, body);
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({ closed: 11, opened: 10, reelected: 7, new: 3, left: 4, vacant: 1, number: 3, dueOn: '2030-05-10' });
    const plain = ({ diff, changeSet: _, termId: __, ...rest }: LeadershipChangeAnswer): unknown => ({
      ...rest,
      rows: diff.rows.map(({ act, post, seat, before, after }) => [act, post.name, seat, before?.name, after?.name]),
      sentences: diff.sentences,
    });
    expect(plain(tried.body)).toEqual(plain(done.body));
    expect(done.body.diff.sentences).toEqual([
      '周戊五 接替 李乙二 任会长（由副会长转任）。',
      '钱午七、孙未八 新任副会长，接替 周戊五、卫子一。',
      '蒋丑二 退休，不再担任副会长，副会长空缺 1 席。',
      '赵丁四、吴己六、郑庚七、冯辛八、陈壬九、褚癸十 连任副会长。',
      '沈寅三 连任秘书长。',
    ]);
    const rows = (await team(id, '2025-05-10')).holdings;
    expect(rows.find((row) => row.person?.name === '赵丁四' && row.state === 'held')).toMatchObject({
      since: '2019-05-18',
      from: '2025-05-10',
      termsInARow: 2,
    });
    expect(rows.find((row) => row.person?.name === '蒋丑二')).toMatchObject({ to: '2025-05-10', wayOut: 'retired', state: 'left' });
    const items = (await terms(id, 'asOf=2025-05-10')).items;
    expect(items[0]).toMatchObject({
      number: 3,
      congressOn: '2025-05-10',
      meeting: '第三届第一次会员大会',
      changes: { reelected: 7, new: 3, left: 4, vacant: 1 },
    });
    const again = await (await office.as('supervisor')).get(`/api/organizations/${id}/terms/${items[0]?.id}/comparison`);
    expect(again.body).toMatchObject({ number: 3, reelected: 7, vacant: 1, diff: { sentences: done.body.diff.sentences } });
    const undone = await (await office.as('supervisor')).send('POST', `/api/changes/${done.body.changeSet}/undo`, { reason: '误录' });
    expect(undone.status).toBe(200);
    expect(await holders(id, '2025-05-10')).toHaveLength(11);
    expect((await terms(id, 'asOf=2025-05-10')).items).toHaveLength(2);
  });

  it('S26: who goes on in the same post has two holdings and one beginning', async () => {
    const id = await secondTerm('乙');
    expect(
      (await hold(id, { on: '2024-05-18', holders: [{ post: '会长', person: await person(id, '李乙二', '2024-05-17') }] })).status,
    ).toBe(201);
    const rows = (await team(id, '2024-06-01')).holdings.filter((row) => row.person?.name === '李乙二');
    expect(rows.map(({ from, to, since, term }) => [term, from, to, since])).toEqual([
      [3, '2024-05-18', null, '2019-05-18'],
      [2, '2019-05-18', '2024-05-18', '2019-05-18'],
    ]);
  });

  it('knows who goes on by the record as which he is read, and whatever post he has elsewhere', async () => {
    const id = await chamber('辛');
    const chair = { ...holder('会长', '李乙二'), exOfficio: '示例集团董事长' };
    expect((await hold(id, { on: '2019-05-18', number: 1, years: 5, holders: [chair, holder('名誉会长', '李乙二')] })).status).toBe(201);
    const [one, other] = (await team(id, '2020-01-01')).holdings.map(({ person: who }) => who?.id ?? '');
    const supervisor = await office.as('supervisor');
    const { etag } = await supervisor.get(`/api/people/${one}`);
    expect((await supervisor.send('POST', `/api/people/${one}/join`, { withId: other }, { 'if-match': etag })).status).toBe(200);
    const again = { on: '2024-05-18', holders: [{ post: '会长', person: { id: other } }] };
    const twice = await hold(id, { ...again, holders: [...again.holders, { post: '会长', person: { id: one } }] }, true);
    expect([twice.status, ...pointers(twice)]).toEqual([422, '/holders/1/person']);
    const done = await hold(id, again);
    expect(done.body).toMatchObject({ reelected: 1, new: 0, diff: { sentences: ['李乙二 连任会长。', '李乙二 卸任名誉会长。'] } });
    expect((await team(id, '2026-11-23')).holdings[0]).toMatchObject({ person: { id: one }, since: '2019-05-18', termsInARow: 2 });
  });

  it('of 2014 is recorded after that of 2019 is there', async () => {
    const id = await chamber('丙');
    expect((await hold(id, { on: '2019-05-18', number: 2, years: 5, holders: [holder('会长', '李乙二')] })).status).toBe(201);
    expect(
      (await hold(id, { on: '2014-05-10', number: 1, years: 5, holders: [holder('会长', '张甲一'), holder('副会长', '王丙三')] })).status,
    ).toBe(201);
    expect(await holders(id, '2019-05-17')).toEqual(['会长张甲一', '副会长王丙三']);
    expect(await holders(id, '2019-05-18')).toEqual(['会长李乙二']);
  });

  it('of earlier leaves whoever stays in his post the end that is known of him', async () => {
    const id = await chamber('己');
    const take = (post: string, name: string, to: string, wayOut: string): Promise<Reply> =>
      act(id, 'holdings', { holder: holder(post, name), from: '2014-05-10', to, wayOut });
    await take('会长', '李乙二', '2021-03-01', 'resigned');
    await take('副会长', '周戊五', '2022-07-01', 'died');
    await take('副会长', '吴己六', '2019', 'resigned');
    const done = await hold(id, {
      on: '2019-05-18',
      number: 2,
      years: 5,
      holders: [
        { post: '会长', person: await person(id, '李乙二', '2018-05-17') },
        { post: '秘书长', person: await person(id, '周戊五', '2018-05-17') },
        { post: '副会长', person: await person(id, '吴己六', '2018-05-17') },
      ],
    });
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({ reelected: 2, new: 1 });
    const rows = (await team(id, '2026-11-23')).holdings.map((row) => [row.person?.name, row.post.name, row.from, row.to, row.wayOut]);
    expect(rows).toEqual([
      ['李乙二', '会长', '2019-05-18', '2021-03-01', 'resigned'],
      ['李乙二', '会长', '2014-05-10', '2019-05-18', 'termEnded'],
      ['吴己六', '副会长', '2019-05-18', null, null],
      ['周戊五', '副会长', '2014-05-10', '2019-05-18', 'termEnded'],
      ['吴己六', '副会长', '2014-05-10', '2019-05-18', 'termEnded'],
      ['周戊五', '秘书长', '2019-05-18', '2022-07-01', 'died'],
    ]);
    expect(await holders(id, '2026-11-23')).toEqual(['副会长吴己六']);
  });

  it('of those who were found in office leaves each his seat, and tells of them what it knows', async () => {
    const id = await chamber('庚');
    const unit = { name: '示例集团' };
    const found = [
      { post: '会长', unit, person: { name: '李乙二' } },
      holder('副会长', '赵丁四'),
      holder('副会长', '周戊五'),
      holder('副会长', '吴己六'),
    ];
    expect((await act(id, 'found-team', { on: '2026-01-01', holders: found })).status).toBe(200);
    const done = await hold(id, {
      on: '2024-05-18',
      number: 1,
      years: 5,
      holders: [
        { post: '会长', unit, person: { name: '张甲一' } },
        holder('副会长', '王丙三'),
        { post: '副会长', person: await person(id, '赵丁四', '2026-01-01'), fullTime: true, mark: 'coopted' },
        {
          post: '副会长',
          person: { ...(await person(id, '周戊五', '2026-01-01')), employer: '示例研究院', title: '院长' },
        },
      ],
    });
    expect([done.status, done.body['detail']]).toEqual([201, undefined]);
    const rows = (await team(id, '2026-01-01')).holdings;
    const told = ({ person: who, seat, from, fullTime, mark, employer, title }: (typeof rows)[number]): unknown[] => [
      who?.name,
      seat,
      from,
      fullTime,
      mark,
      employer,
      title,
    ];
    expect(rows.map(told)).toEqual([
      ['李乙二', 1, '2024-05-18', null, null, null, null],
      ['王丙三', 4, '2024-05-18', null, null, '示例公司', '董事长'],
      ['赵丁四', 1, '2024-05-18', true, 'coopted', '示例公司', '董事长'],
      ['周戊五', 2, '2024-05-18', null, null, '示例研究院', '院长'],
      ['吴己六', 3, '[..2026-01-01]', null, null, '示例公司', '董事长'],
    ]);
    expect(rows[0]?.representatives.map(({ person: who, from, to }) => [who.name, from, to])).toEqual([
      ['张甲一', '2024-05-18', '[2024-05-19..2026-01-01]'],
      ['李乙二', '[2024-05-19..2026-01-01]', null],
    ]);
    const supervisor = await office.as('supervisor');
    const { etag } = await supervisor.get(`/api/organizations/${id}`);
    const moved = { congressOn: '2024-05-10' };
    await supervisor.send('PATCH', `/api/organizations/${id}/terms/${String(done.body.termId)}`, moved, { 'if-match': etag });
    expect((await team(id, '2026-01-01')).holdings[0]?.representatives[0]?.from).toBe('2024-05-10');
  });

  it('that is planned is not true before its day', async () => {
    const id = await secondTerm('丁');
    expect((await hold(id, { on: '2027-01-01', holders: [holder('会长', '周戊五')] })).status).toBe(201);
    expect((await holders(id, '2026-11-23'))[0]).toBe('会长李乙二');
    expect(await holders(id, '2027-01-01')).toEqual(['会长周戊五']);
    expect((await terms(id, 'asOf=2026-11-23')).number).toBe(2);
  });

  it('refuses what cannot be, each in its sentence at its field', async () => {
    const id = await secondTerm('戊');
    const congress = (body: Body): Promise<Reply<LeadershipChangeAnswer & Body>> =>
      hold(id, { on: '2024-05-18', holders: [holder('会长', '周戊五')], ...body });
    const told = (reply: Reply): unknown[] => [reply.status, reply.body['rule'] ?? null, ...pointers(reply)];
    expect(told(await congress({ holders: [] }))).toEqual([422, null, '/holders']);
    expect(told(await congress({ on: '2013-01-01', number: 9 }))).toEqual([409, 'congress_within_life', '/on']);
    expect(told(await congress({ on: '2019-05-18', number: 3 }))).toEqual([409, 'one_congress_a_day', '/on']);
    expect(told(await congress({ number: 1 }))).toEqual([409, 'one_term_of_a_number', '/number']);
    expect(told(await congress({ on: '2016-05-18', number: 3 }))).toEqual([409, 'terms_run_forward', '/number']);
    expect(told(await congress({ holders: [holder('大总管', '周戊五')] }))).toEqual([422, null, '/holders/0/post']);
    expect(told(await congress({ holders: [{ post: '会长' }] }))).toEqual([422, null, '/holders/0/person']);
    expect(told(await congress({ holders: [holder('会长', '周戊五'), holder('会长', '吴己六')] }))).toEqual([
      409,
      'seat_of_the_post',
      '/holders/1/post',
    ]);
    await act(id, 'holdings', { holder: holder('名誉会长', '钱午七'), from: '2019-05-18', to: '2021-03-01', wayOut: 'died' });
    const dead = { post: '副会长', person: await person(id, '钱午七', '2020-01-01') };
    expect(told(await congress({ holders: [holder('会长', '周戊五'), dead] }))).toEqual([409, 'holds_after_death', '/holders/1/person']);
    await act(id, 'holdings', { holder: holder('监事长', '孙未八'), from: '2025-01-01' });
    const inTheWay = await congress({ holders: [holder('会长', '周戊五'), holder('监事长', '郑庚七')] });
    expect([...told(inTheWay), (inTheWay.body['holder'] as Body)['name']]).toEqual([409, 'seat_taken', '/holders/1/post', '孙未八']);
    expect(told(await congress({ filedOn: '2024-05-17' }))).toEqual([422, null, '/filedOn']);
    expect((await hold(id, { on: '2024-05-18', holders: [holder('会长', '周戊五')] }, false, 'viewer')).status).toBe(403);
  });
});
