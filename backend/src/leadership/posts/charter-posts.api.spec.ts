import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import type { PreparationStepsDone } from '../preparing/preparation.dto.js';
import type { OrganizationTermRulesAnswer, TermRuleListAnswer, TermRulesDone } from '../terms/term-rules.dto.js';
import type { TermsAnswer } from '../terms/terms.dto.js';
import type { OrganizationPostsAnswer, TypePostsAnswer, TypePostsDone } from './charter-posts.dto.js';

let office: Office;
let type: string;

beforeAll(async () => {
  office = await openOffice();
  type = await typeOf('chamberOfCommerce', '行业商会');
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const typeOf = async (kind: string, name?: string): Promise<string> => {
  const reader = office.app.get(Reader);
  const found = await reader.rows<{ id: string }>(
    sql`/* test.type */ select id from organization_types where kind = ${kind} and name = coalesce(${name ?? null}, name) order by code limit 1`,
  );
  return found[0]?.id ?? '';
};
const chamber = (name: string): Promise<string> => office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn: '2014-05-10' });
const send = async <T = OrganizationPostsAnswer>(
  method: 'PATCH' | 'POST' | 'DELETE',
  id: string,
  path: string,
  body?: Body,
  who = 'supervisor',
): Promise<Reply<T & Body>> => {
  const person = await office.as(who);
  const { etag } = await person.get(`/api/organizations/${id}`);
  return person.send(method, `/api/organizations/${id}/${path}`, body, { 'if-match': etag });
};
const posts = async (id: string, asOf = '2026-11-23'): Promise<OrganizationPostsAnswer> =>
  (await (await office.as('supervisor')).get<OrganizationPostsAnswer>(`/api/organizations/${id}/posts?asOf=${asOf}`)).body;
const named = async (id: string, code: string, asOf?: string): Promise<string | undefined> =>
  (await posts(id, asOf)).items.find((post) => post.code === code)?.name;

describe('职务 of a charter', () => {
  it('renames, adds and takes away posts of one organization, from a day on', async () => {
    const id = await chamber('章程');
    expect((await posts(id)).items[0]).toMatchObject({ code: 'chair', name: '会长', seats: 1 });
    const renamed = await send('POST', id, 'posts', { code: 'chair', name: '理事长', from: '2020-01-01' });
    expect([renamed.status, renamed.body.items[0]?.name]).toEqual([200, '理事长']);
    expect([await named(id, 'chair', '2019-12-31'), await named(id, 'chair', '2020-01-01')]).toEqual(['会长', '理事长']);
    const added = await send('POST', id, 'posts', { name: '联席会长', seats: 3, responsible: true });
    expect(added.body.own.map(({ code, name, seats }) => [code, name, seats])).toContainEqual(['lianxihuizhang', '联席会长', 3]);
    const away = await send('POST', id, 'posts', { code: 'executiveChair', name: '执行会长', present: false });
    expect(away.body.items.some(({ code }) => code === 'executiveChair')).toBe(false);
    const own = added.body.own.find(({ code }) => code === 'lianxihuizhang')?.id ?? '';
    expect(
      (await send('PATCH', id, `posts/${own}`, { seats: null, to: '2026-01-01' })).body.items.some(({ name }) => name === '联席会长'),
    ).toBe(false);
    // People read the last day, here too.
    expect((await (await office.as('supervisor')).get(`/api/organizations/${id}/changes`)).body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ fields: expect.arrayContaining([expect.objectContaining({ label: '设置至', after: '2025-12-31' })]) }),
      ]),
    });
    const twice = await send('POST', id, 'posts', { code: 'chair', name: '主席', from: '2021-01-01' });
    expect([twice.status, twice.body]).toMatchObject([409, { rule: 'twice' }]);
    expect((await send('PATCH', id, `posts/${own}`, { from: '2026-02-01' })).status).toBe(422);
    expect((await send('DELETE', id, `posts/${own}`)).body.own).toHaveLength(2);
    expect((await send('DELETE', id, `posts/${own}`)).status).toBe(404);
    expect((await send('POST', id, 'posts', { name: '顾问甲' }, 'viewer')).status).toBe(403);
  });

  it('keeps a post, or a seat, that somebody holds', async () => {
    const id = await chamber('有人');
    await send('POST', id, 'posts', { name: '轮值会长', seats: 2 });
    const { items } = (await (await office.as('supervisor')).get<{ items: { changeSet: string }[] }>(`/api/organizations/${id}/changes`))
      .body;
    const holders = ['张甲一', '李乙二'].map((name) => ({ post: '轮值会长', person: { name } }));
    expect((await send('POST', id, 'leadership-changes', { on: '2024-05-18', number: 1, years: 5, holders })).status).toBe(201);
    const own = (await posts(id)).own[0]?.id ?? '';
    for (const reply of [await send('DELETE', id, `posts/${own}`), await send('PATCH', id, `posts/${own}`, { seats: 1 })])
      expect([reply.status, reply.body]).toMatchObject([409, { rule: 'post_held' }]);
    const undo = `/api/changes/${items[0]?.changeSet}/undo`;
    const undone = await (await office.as('supervisor')).send('POST', undo, { reason: '误设' });
    expect([undone.status, undone.body]).toMatchObject([409, { rule: 'post_held' }]);
    for (const seats of [5, null]) expect((await send('PATCH', id, `posts/${own}`, { seats })).status).toBe(200);
  });

  it('is asked when somebody gets it: who holds a post that another type does not have keeps it, and leaves it, and the next one comes', async () => {
    const id = await chamber('换型');
    const take = (post: string, name: string): Promise<Reply> =>
      send('POST', id, 'holdings', { holder: { post, person: { name } }, from: '2019-05-18' });
    expect((await take('执行会长', '张甲一')).status).toBe(200);
    expect((await office.change(id, { type: '工商联' })).status).toBe(200);
    expect((await take('副主席', '李乙二')).status).toBe(200);
    expect((await take('执行会长', '王丙三')).body).toMatchObject({ errors: [{ pointer: '/holder/post', code: 'unknown_post' }] });
    interface Team {
      holdings: { id: string; post: { name: string }; to: string | null }[];
    }
    const { holdings } = (await (await office.as('supervisor')).get<Team>(`/api/organizations/${id}/team`)).body;
    const old = holdings.find(({ post }) => post.name === '执行会长');
    const left = await send<Team>('POST', id, `holdings/${old?.id}/leave`, { on: '2024-05-18', wayOut: 'resigned' });
    expect([left.status, left.body.holdings.map(({ post, to }) => [post.name, to])]).toEqual([
      200,
      [
        ['副主席', null],
        ['执行会长', '2024-05-18'],
      ],
    ]);
    const held = { on: '2025-05-18', number: 1, years: 5, holders: [{ post: '主席', person: { name: '赵丁四' } }] };
    expect((await send('POST', id, 'leadership-changes', held)).status).toBe(201);
  });

  it('sets posts of a type for all of it, where their own charters say nothing', async () => {
    const [id, other] = [await chamber('类型甲'), await chamber('类型乙')];
    await send('POST', other, 'posts', { code: 'chair', name: '理事长' });
    const person = await office.as('supervisor');
    const set = await person.send<TypePostsAnswer>('POST', `/api/types/${type}/posts`, { code: 'chair', name: '主席' });
    expect([set.status, set.body.items[0]?.name]).toEqual([200, '主席']);
    expect([await named(id, 'chair'), await named(other, 'chair')]).toEqual(['主席', '理事长']);
    const another = await person.send<TypePostsAnswer>('POST', `/api/types/${type}/posts`, { name: '联合会长' });
    const added = another.body.own.find(({ name }) => name === '联合会长')?.id ?? '';
    await send('POST', id, 'leadership-changes', {
      on: '2024-05-18',
      number: 1,
      years: 5,
      holders: [{ post: '联合会长', person: { name: '张甲一' } }],
    });
    const overseas = await typeOf('overseasGroup');
    const refused = await person.send('POST', `/api/types/${overseas}/posts`, { name: '理事' });
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ code: 'chair_alone' }] }]);
    const held = await person.send('DELETE', `/api/types/${type}/posts/${added}`);
    expect([held.status, held.body]).toMatchObject([409, { rule: 'post_held' }]);
    const own = set.body.own[0]?.id ?? '';
    const changed = await person.send<TypePostsAnswer>('PATCH', `/api/types/${type}/posts/${own}`, { name: '总会长' });
    expect(changed.body.items[0]?.name).toBe('总会长');
    expect((await (await office.as('rudong')).send('DELETE', `/api/types/${type}/posts/${own}`)).status).toBe(403);
    expect((await person.send<TypePostsAnswer>('DELETE', `/api/types/${type}/posts/${own}`)).body.own).toHaveLength(1);
    expect(await named(id, 'chair')).toBe('会长');
  });
});

describe('what the administrator sets, who sees no names', () => {
  const federation = async (): Promise<string> =>
    (
      await office.app
        .get(Reader)
        .rows<{ id: string }>(sql`/* test.federation */ select id from organization_types where code = 'federation'`)
    )[0]?.id ?? '';

  it('tells posts of a type beside those of the kind, by one code everywhere, and takes them back', async () => {
    const [admin, id] = [await office.as('admin'), await federation()];
    const path = `/api/types/${id}/posts`;
    const before = (await admin.get<TypePostsAnswer>(path)).body;
    expect(before.items).toEqual(before.usual);
    const added = await admin.send<TypePostsDone>('POST', path, { name: '监事长', seats: 1 });
    expect(added.body.own.map(({ code, name }) => [code, name])).toEqual([['supervisorChair', '监事长']]);
    expect([added.body.usual, added.body.items.length]).toEqual([before.usual, before.items.length + 1]);
    const body = await office.found({ type: '工商联', name: '示例区工商联', foundedOn: '2014-05-10' });
    const own = await send('POST', body, 'posts', { code: 'supervisorChair', name: '监督长' });
    expect(own.body.usual).toEqual(added.body.items);
    expect(own.body.items.find(({ code }) => code === 'supervisorChair')?.name).toBe('监督长');
    expect((await admin.send('POST', `/api/changes/${added.body.changeSet}/undo`, { reason: '误设' })).status).toBe(200);
    expect((await admin.get<TypePostsAnswer>(path)).body).toEqual(before);
    await send('DELETE', body, `posts/${own.body.own[0]?.id}`);
  });

  it('sets rules and check-lists, each taken back as one change, and reads no team', async () => {
    const admin = await office.as('admin');
    const rule = await admin.send<TermRulesDone>('POST', '/api/term-rules', { kind: 'association', years: 4 });
    const steps = await admin.send<PreparationStepsDone>('PUT', '/api/preparation-steps', { steps: [{ words: '审计', daysBefore: 90 }] });
    expect([rule.body.items.length, steps.body.items[0]]).toEqual([
      1,
      { kind: null, own: true, steps: [{ words: '审计', daysBefore: 90 }] },
    ]);
    for (const { changeSet } of [rule.body, steps.body])
      expect((await admin.send('POST', `/api/changes/${changeSet}/undo`, { reason: '误设' })).status).toBe(200);
    expect((await admin.get<TermRulesDone>('/api/term-rules')).body.items).toEqual([]);
    expect((await admin.get<PreparationStepsDone>('/api/preparation-steps')).body.items[0]?.own).toBe(false);
    expect((await admin.get('/api/leadership/vacancies')).status).toBe(403);
  });
});

describe('任期规则', () => {
  const rules = async (id: string, asOf: string): Promise<OrganizationTermRulesAnswer['inForce']> =>
    (await (await office.as('supervisor')).get<OrganizationTermRulesAnswer>(`/api/organizations/${id}/term-rules?asOf=${asOf}`)).body
      .inForce;

  it('takes the nearest: organization, type, kind, else the description of the kind', async () => {
    const id = await chamber('规则');
    const person = await office.as('supervisor');
    expect(await rules(id, '2026-11-23')).toMatchObject({ years: 5, leadMonths: 6, toBeFiled: true, filingDays: 30 });
    const kind = await person.send<TermRuleListAnswer>('POST', '/api/term-rules', {
      kind: 'chamberOfCommerce',
      years: 4,
      postponementsAtMost: 1,
    });
    expect([kind.status, kind.body.items]).toMatchObject([200, [{ kind: 'chamberOfCommerce', years: 4, from: null }]]);
    expect((await person.send('POST', '/api/term-rules', { typeId: type, years: 3, from: '2020-01-01' })).status).toBe(200);
    expect((await rules(id, '2019-12-31')).years).toBe(4);
    expect(await rules(id, '2026-11-23')).toMatchObject({ years: 3, postponementsAtMost: 1 });
    const own = await send<OrganizationTermRulesAnswer>('POST', id, 'term-rules', { years: 2, longestPostponementMonths: 12 });
    expect(own.body.inForce).toMatchObject({ years: 2, longestPostponementMonths: 12, postponementsAtMost: 1 });
    const twice = await send('POST', id, 'term-rules', { years: 1 });
    expect([twice.status, twice.body]).toMatchObject([409, { rule: 'twice' }]);
    for (const body of [{}, { kind: 'chamberOfCommerce' }, { kind: 'chamberOfCommerce', typeId: type, years: 3 }])
      expect((await person.send('POST', '/api/term-rules', body)).status).toBe(422);
    expect((await send<OrganizationTermRulesAnswer>('DELETE', id, `term-rules/${own.body.items[0]?.id}`)).body.inForce.years).toBe(3);
    const { body } = await person.get<TermRuleListAnswer>('/api/term-rules');
    expect((await (await office.as('rudong')).send('DELETE', `/api/term-rules/${body.items[0]?.id}`)).status).toBe(403);
    for (const rule of body.items) expect((await person.send('DELETE', `/api/term-rules/${rule.id}`)).status).toBe(200);
    expect((await rules(id, '2026-11-23')).years).toBe(5);
  });

  it('marks a postponement beyond the rule, moves 即将届满 with the lead', async () => {
    const id = await chamber('标记');
    await send('POST', id, 'leadership-changes', {
      on: '2019-05-18',
      number: 1,
      years: 5,
      toBeFiled: false,
      holders: [{ post: '会长', person: { name: '张甲一' } }],
    });
    const on = async (asOf: string): Promise<TermsAnswer> =>
      (await (await office.as('supervisor')).get<TermsAnswer>(`/api/organizations/${id}/terms?asOf=${asOf}`)).body;
    expect((await on('2024-01-01')).state).toBe('due_soon');
    await send('POST', id, 'term-rules', { leadMonths: 3, longestPostponementMonths: 12, postponementsAtMost: 1 });
    expect([(await on('2024-02-17')).state, (await on('2024-02-18')).state]).toEqual(['normal', 'due_soon']);
    const term = (await on('2026-11-23')).items[0]?.id;
    await send('POST', id, `terms/${term}/postponements`, { documentOn: '2024-04-10', to: '2025-05-18' });
    await send('POST', id, `terms/${term}/postponements`, { documentOn: '2025-04-10', to: '2025-12-31' });
    expect((await on('2026-11-23')).items[0]?.postponements.map(({ beyond }) => beyond)).toEqual([[], ['tooLong', 'tooOften']]);
  });
});
