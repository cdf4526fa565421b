import { hash } from '@node-rs/argon2';
import { type Body, type Office, openOffice, PASSWORD, type Reply } from '../../../test/office.js';
import { form, pdf } from '../../../test/papers.js';
import { AccountsService } from '../../accounts/index.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import { Transactions } from '../../platform/database/transaction.js';
import type { TermsAnswer } from '../terms/terms.dto.js';
import type { ArrangementListAnswer, ArrangementWithMembersAnswer } from './arrangements.dto.js';

type Arranged = Reply<ArrangementWithMembersAnswer & Body>;

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  const passwordHash = await hash(PASSWORD, { memoryCost: 1024, timeCost: 1, parallelism: 1 });
  const account = {
    login: 'haian',
    name: '郑壬九',
    passwordHash,
    grants: [{ role: 'supervisor' as const, areaId: office.area('320685') }],
  };
  await office.app
    .get(Transactions)
    .run({ accountId: null }, { act: 'accounts.create' }, (tx) => office.app.get(AccountsService).addWithin(tx, [account]));
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const WINDOW = { documentNumber: '示例〔2026〕6号', documentOn: '2026-06-01', from: '2026-09-01', lastOn: '2026-12-31' };

/** A chamber whose term ended on 2026-09-30. */
async function overdue(name: string, more: Body = {}): Promise<string> {
  const id = await office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn: '2014-05-10', ...more });
  const body = { on: '2021-09-30', number: 1, years: 5, toBeFiled: false, holders: [{ post: '会长', person: { name: '张甲一' } }] };
  expect((await office.act(id, 'leadership-changes', body)).status).toBe(201);
  return id;
}
const state = async (id: string, asOf = '2026-11-23'): Promise<string> =>
  (await (await office.as('supervisor')).get<TermsAnswer>(`/api/organizations/${id}/terms?asOf=${asOf}`)).body.state;
const arrange = async (body: Body, query = '', who = 'supervisor'): Promise<Arranged> =>
  (await office.as(who)).send('POST', `/api/arrangements${query}`, { ...WINDOW, ...body });
const one = async (id: string, who = 'supervisor'): Promise<Arranged> => (await office.as(who)).get(`/api/arrangements/${id}`);
const change = async (id: string, body: Body, etag?: string, who = 'supervisor'): Promise<Arranged> =>
  (await office.as(who)).send('PATCH', `/api/arrangements/${id}`, body, etag === undefined ? {} : { 'if-match': etag });

describe('换届安排', () => {
  it('is shown before it is done, then is one act for all with one undo: none of them is overdue in the window', async () => {
    const ids = [await overdue('安排甲'), await overdue('安排乙', { areaId: office.area('320681') })];
    expect(await state(ids[0] ?? '')).toBe('overdue');
    const tried = await arrange({ title: '预检', organizationIds: ids }, '?dryRun=true');
    expect([tried.status, tried.body.changeSet]).toEqual([200, null]);
    expect(tried.body.items.map(({ before, state: after }) => [before, after])).toEqual([
      ['overdue', 'scheduled'],
      ['overdue', 'scheduled'],
    ]);
    expect(await state(ids[0] ?? '')).toBe('overdue');
    const done = await arrange({ title: '集中换届', organizationIds: ids });
    expect([done.status, done.body.organizations, done.body.held]).toEqual([201, 2, 0]);
    expect(await Promise.all(ids.map((id) => state(id)))).toEqual(['scheduled', 'scheduled']);
    expect([await state(ids[0] ?? '', '2026-12-31'), await state(ids[0] ?? '', '2027-01-01')]).toEqual(['scheduled', 'overdue']);
    const { body } = await (await office.as('supervisor')).get<TermsAnswer>(`/api/organizations/${ids[0]}/terms`);
    expect(body.window).toMatchObject({ title: '集中换届', documentNumber: '示例〔2026〕6号', lastOn: '2026-12-31' });
    const undo = `/api/changes/${done.body.changeSet}/undo`;
    expect((await (await office.as('supervisor')).send('POST', undo, { reason: '试' })).status).toBe(200);
    expect(await Promise.all(ids.map((id) => state(id)))).toEqual(['overdue', 'overdue']);
    expect((await one(done.body.id)).status).toBe(404);
  });

  it('counts who has held his congress, each account among what it sees', async () => {
    const ids = [await overdue('进度甲'), await overdue('进度乙', { areaId: office.area('320681') })];
    const { body } = await arrange({ title: '进度', organizationIds: ids });
    const congress = { on: '2026-10-20', number: 2, years: 5, toBeFiled: false, holders: [{ post: '会长', person: { name: '李乙二' } }] };
    expect((await office.act(ids[0] ?? '', 'leadership-changes', congress)).status).toBe(201);
    const whole = (await one(body.id)).body;
    expect([whole.organizations, whole.held, whole.items.find(({ id }) => id === ids[0])?.congressOn]).toEqual([2, 1, '2026-10-20']);
    const own = (await one(body.id, 'qidong')).body;
    expect([own.organizations, own.held, own.items.map(({ id }) => id)]).toEqual([1, 0, [ids[1]]]);
    const { items } = (await (await office.as('qidong')).get<ArrangementListAnswer>('/api/arrangements')).body;
    expect(items.find(({ id }) => id === body.id)).toMatchObject({ title: '进度', organizations: 1 });
  });

  it('is for all that a filter means', async () => {
    const id = await overdue('筛选', { areaId: office.area('320682') });
    const { body } = await arrange({ title: '筛选', filter: { kind: 'chamberOfCommerce', areaId: office.area('320682') } });
    expect(body.items.map((item) => item.id)).toEqual([id]);
    const none = await arrange({ title: '没有', filter: { kind: 'association', areaId: office.area('320682') } });
    expect([none.status, none.body]).toMatchObject([422, { errors: [{ pointer: '/organizationIds' }] }]);
  });

  it('is changed on the version that was read: its window, who comes to it, who is taken from it', async () => {
    const [first, second] = [await overdue('修改甲'), await overdue('修改乙')];
    const { body } = await arrange({ title: '修改', organizationIds: [first] });
    const { etag } = await one(body.id);
    expect((await change(body.id, { title: '改名' })).status).toBe(428);
    const changed = await change(body.id, { title: '改名', lastOn: '2026-11-20', organizationIds: [second], without: [first] }, etag);
    expect([changed.status, changed.body.title, changed.body.items.map(({ id }) => id)]).toEqual([200, '改名', [second]]);
    expect([await state(first), await state(second, '2026-11-20'), await state(second, '2026-11-21')]).toEqual([
      'overdue',
      'scheduled',
      'overdue',
    ]);
    expect((await change(body.id, { title: '又改' }, etag)).status).toBe(412);
    const backwards = await change(body.id, { lastOn: '2026-08-01' }, changed.etag);
    expect([backwards.status, backwards.body]).toMatchObject([422, { errors: [{ pointer: '/lastOn' }] }]);
  });

  it('has a window that moves only where all of its organizations may be arranged, by a change and by its undo', async () => {
    const own = await overdue('辖区甲', { areaId: office.area('320685') });
    const { body } = await arrange({ title: '辖区', organizationIds: [own, await overdue('辖区乙')] });
    const { etag } = await one(body.id, 'haian');
    const moved = await change(body.id, { lastOn: '2027-03-31' }, etag, 'haian');
    expect([moved.status, await state(own, '2027-03-01')]).toEqual([403, 'overdue']);
    const allowed = await change(body.id, { lastOn: '2027-03-31' }, etag);
    expect([allowed.status, await state(own, '2027-03-01')]).toEqual([200, 'scheduled']);
    const undo = `/api/changes/${allowed.body.changeSet}/undo`;
    expect((await (await office.as('haian')).send('POST', undo, { reason: '试' })).status).toBe(404);
    expect(await state(own, '2027-03-01')).toBe('scheduled');
    expect((await (await office.as('supervisor')).send('POST', undo, { reason: '试' })).status).toBe(200);
    expect(await state(own, '2027-03-01')).toBe('overdue');
    const alone = (await arrange({ title: '本地', organizationIds: [own] })).body;
    expect((await change(alone.id, { title: '本地换届' }, (await one(alone.id, 'haian')).etag, 'haian')).status).toBe(200);
  });

  it('is changed with a member that was voided since, and takes no new one that is', async () => {
    const [gone, other] = [await overdue('作废甲'), await overdue('作废乙')];
    const { body } = await arrange({ title: '作废', organizationIds: [gone] });
    for (const id of [gone, other]) expect((await office.act(id, 'void', { reason: '重复录入' })).status).toBe(200);
    expect((await change(body.id, { organizationIds: [other] }, (await one(body.id)).etag)).status).toBe(404);
    expect((await change(body.id, { title: '作废之后' }, (await one(body.id)).etag)).status).toBe(200);
  });

  it('lays the document that it cites to each of its organizations, and cites none that is not there', async () => {
    const ids = [await overdue('文件甲'), await overdue('文件乙')];
    const person = await office.as('supervisor');
    const sent = form({ title: '关于集中换届的通知', unclassified: true }, pdf(), '示例.pdf');
    const document = (await person.send<{ id: string }>('POST', '/api/documents', sent.body, sent.headers)).body.id;
    const laid = (id: string): Promise<string[]> =>
      person.get<{ items: { id: string }[] }>(`/api/organizations/${id}/documents`).then(({ body }) => body.items.map((item) => item.id));
    const wrong = await arrange({ title: '文件', organizationIds: ids, documentIds: [document, ids[0]] });
    expect([wrong.status, wrong.body]).toMatchObject([422, { errors: [{ pointer: '/documentIds/1' }] }]);
    expect((await arrange({ title: '文件', organizationIds: ids, documentIds: [document] })).status).toBe(201);
    expect(await Promise.all(ids.map(laid))).toEqual([[document], [document]]);
  });

  it('is for none that has merged, but goes on with a member that merged since', async () => {
    const [merged, member, into] = [await overdue('并入甲'), await overdue('并入乙'), await overdue('并入丙')];
    const { body } = await arrange({ title: '并入', organizationIds: [member] });
    for (const id of [merged, member]) expect((await office.act(id, 'merge', { into, on: '2026-11-01', reason: '合并' })).status).toBe(200);
    const refused = await arrange({ title: '并入之后', organizationIds: [into, merged] });
    expect([refused.status, refused.body]).toMatchObject([409, { rule: 'merged' }]);
    expect((await change(body.id, { organizationIds: [merged] }, (await one(body.id)).etag)).status).toBe(409);
    expect((await change(body.id, { title: '并入改名' }, (await one(body.id)).etag)).status).toBe(200);
  });

  it('is for supervisors, and for what they see', async () => {
    const id = await overdue('权限');
    expect((await arrange({ title: '越权', organizationIds: [id] }, '', 'rudong')).status).toBe(403);
    const foreign = await arrange({ title: '没有', organizationIds: [id, '00000000-0000-7000-8000-000000000000'] });
    expect(foreign.status).toBe(404);
  });
});

describe('延期', () => {
  const postpone = async (id: string, termId: string, body: Body, query = ''): Promise<Reply<TermsAnswer & Body>> => {
    const person = await office.as('supervisor');
    const { etag } = await person.get(`/api/organizations/${id}`);
    return person.send('POST', `/api/organizations/${id}/terms/${termId}/postponements${query}`, body, { 'if-match': etag });
  };

  it('is tried, recorded, refused where it runs backwards, and deleted where it was a mistake', async () => {
    const id = await overdue('延期');
    const person = await office.as('supervisor');
    const termId = (await person.get<TermsAnswer>(`/api/organizations/${id}/terms`)).body.items[0]?.id ?? '';
    const body = { documentOn: '2026-09-10', to: '2027-09-30', documentNumber: '示例〔2026〕9号', because: '筹备需要' };
    expect((await postpone(id, termId, body, '?dryRun=true')).status).toBe(200);
    expect(await state(id)).toBe('overdue');
    const done = await postpone(id, termId, body);
    expect([done.status, done.body.state, done.body.dueOn]).toEqual([200, 'postponed', '2027-09-30']);
    expect((await postpone(id, termId, { ...body, to: '2026-09-10' })).body).toMatchObject({ errors: [{ pointer: '/to' }] });
    expect((await postpone(id, termId, { ...body, to: '2027-10-31' })).status).toBe(409);
    const own = done.body.items[0]?.postponements[0]?.id;
    const { etag } = await person.get(`/api/organizations/${id}`);
    const path = `/api/organizations/${id}/terms/${termId}/postponements/${own}`;
    expect((await person.send('DELETE', path)).status).toBe(428);
    const removed = await person.send<TermsAnswer>('DELETE', path, undefined, { 'if-match': etag });
    expect([removed.status, removed.body.state]).toEqual([200, 'overdue']);
  });
});
