import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import type { DuePageAnswer } from '../due/due.dto.js';
import type { PreparationAnswer, PreparationsDone, PreparationStepListAnswer } from './preparation.dto.js';

let office: Office;
let rudong: string;

beforeAll(async () => {
  office = await openOffice();
  const rows = await office.app.get(Reader).rows<{ id: string }>(sql`/* test.rudong */ select id from accounts where login = 'rudong'`);
  rudong = rows[0]?.id ?? '';
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const chamber = (name: string): Promise<string> => office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn: '2014-05-10' });
const preparation = async (id: string, query = '', who = 'supervisor'): Promise<PreparationAnswer> =>
  (await (await office.as(who)).get<PreparationAnswer>(`/api/organizations/${id}/preparation${query}`)).body;
const send = async (
  method: 'PUT' | 'PATCH' | 'POST',
  id: string,
  path: string,
  body: Body,
  who = 'supervisor',
): Promise<Reply<PreparationAnswer & Body>> => {
  const person = await office.as(who);
  const { etag } = await person.get(`/api/organizations/${id}`);
  return person.send(method, `/api/organizations/${id}/${path}`, body, { 'if-match': etag });
};
const congress = (id: string, on: string, number: number): Promise<Reply> =>
  send('POST', id, 'leadership-changes', { on, number, years: 5, holders: [{ post: '会长', person: { name: '张甲一' } }] });
const due = async (name: string): Promise<DuePageAnswer['items'][number] | undefined> => {
  const { body } = await (await office.as('supervisor')).get<DuePageAnswer>('/api/leadership/due?limit=200&within=half');
  return body.items.find((item) => item.name === `示例${name}商会`);
};

describe('筹备换届', () => {
  it('counts the steps back from the last day in force, then from the planned day', async () => {
    const id = await chamber('筹备');
    await congress(id, '2022-03-01', 1);
    const before = await preparation(id);
    expect(before).toMatchObject({ begun: false, number: 1, dueOn: '2027-03-01', plannedOn: null, handler: null, done: 0 });
    expect(before.items[0]).toMatchObject({ words: '拟定换届工作方案', on: '2026-09-02', late: true });
    const tried = await send('PUT', id, 'preparation?dryRun=true', { plannedOn: '2026-12-20' });
    expect([tried.status, (await preparation(id)).begun]).toEqual([200, false]);
    const put = await send('PUT', id, 'preparation', { plannedOn: '2027-01-20', handlerId: rudong, reason: '筹备' });
    expect([put.status, put.body]).toMatchObject([200, { begun: true, plannedOn: '2027-01-20', handler: { name: '赵丁四' } }]);
    expect(put.body.items.find(({ daysBefore }) => daysBefore === 10)?.on).toBe('2027-01-10');
    expect(put.body.items.at(-1)?.on).toBe('2027-02-19');
    const done = await send('PATCH', id, 'preparation/checks', { place: 1, done: true, on: '2026-11-20' }, 'rudong');
    expect(done.body.items[0]).toMatchObject({ doneOn: '2026-11-20', doneBy: { name: '赵丁四' }, late: false });
    expect((await preparation(id, '?asOf=2026-11-19')).done).toBe(0);
    expect(await due('筹备')).toMatchObject({ plannedOn: '2027-01-20', handler: { name: '赵丁四' }, done: 1, steps: before.items.length });
    expect((await send('PATCH', id, 'preparation/checks', { place: 1, done: false })).body.done).toBe(0);
    const none = await send('PATCH', id, 'preparation/checks', { place: 99, done: true });
    expect([none.status, none.body]).toMatchObject([422, { errors: [{ pointer: '/place' }] }]);
    await congress(id, '2026-11-01', 2);
    expect(await preparation(id)).toMatchObject({ begun: false, number: 2, plannedOn: null });
    expect(await preparation(id, '?asOf=2026-10-31')).toMatchObject({ begun: true, number: 1, plannedOn: '2027-01-20' });
  });

  it('is closed by the congress that is held: the next term begins with an empty one, the old one stays to be read, and undo brings it back', async () => {
    const id = await chamber('办结');
    await congress(id, '2021-12-01', 1);
    await send('PUT', id, 'preparation', { plannedOn: '2026-11-10', handlerId: rudong });
    await send('PATCH', id, 'preparation/checks', { place: 1, done: true, on: '2026-06-01' });
    const before = await preparation(id);
    expect(before).toMatchObject({ begun: true, number: 1, done: 1 });
    const held = await congress(id, '2026-11-10', 2);
    expect(held.status).toBe(201);
    const after = await preparation(id);
    expect(after).toMatchObject({ begun: false, number: 2, plannedOn: null, handler: null, done: 0, dueOn: '2031-11-10' });
    expect(after.items.every(({ doneOn, late }) => doneOn === null && !late)).toBe(true);
    const { version: _, asOf: __, items: ___, ...old } = before;
    expect(await preparation(id, '?asOf=2026-11-09')).toMatchObject(old);
    const { body } = await (await office.as('supervisor')).get<DuePageAnswer>('/api/leadership/due?limit=200&state=normal,awaiting_filing');
    const inList = body.items.find((item) => item.id === id);
    expect(inList).toMatchObject({ number: 2, handler: null, done: 0, steps: 0, plannedOn: null });
    const person = await office.as('supervisor');
    const undo = (more: Body = {}): Promise<Reply> =>
      person.send('POST', `/api/changes/${String(held.body['changeSet'])}/undo`, { reason: '误录', ...more });
    // What was begun for the congress after it goes along.
    expect((await send('PUT', id, 'preparation', { plannedOn: '2031-10-20' })).body).toMatchObject({ begun: true, number: 2 });
    const refused = await undo();
    expect([refused.status, refused.body]).toMatchObject([409, { rule: 'preparation_of_a_term' }]);
    const { items } = (await person.get<{ items: { changeSet: string }[] }>(`/api/organizations/${id}/changes`)).body;
    expect((await undo({ with: [items[0]?.changeSet] })).status).toBe(200);
    expect({ ...(await preparation(id)), version: 0 }).toEqual({ ...before, version: 0 });
  });

  it('names a handler for many at once, with one undo; who has no say there is no handler', async () => {
    const ids = [await chamber('多家甲'), await chamber('多家乙')];
    const person = await office.as('supervisor');
    const all = await person.send<PreparationsDone>('POST', '/api/preparations', { organizationIds: ids, handlerId: rudong });
    expect([all.status, all.body.count]).toEqual([200, 2]);
    expect((await preparation(ids[1] ?? '')).handler?.name).toBe('赵丁四');
    expect((await person.send('POST', `/api/changes/${all.body.changeSet}/undo`, { reason: '试' })).status).toBe(200);
    expect(await preparation(ids[1] ?? '')).toMatchObject({ begun: false, handler: null });
    const viewer = await office.app.get(Reader).rows<{ id: string }>(sql`/* test.viewer */ select id from accounts where login = 'viewer'`);
    const refused = await person.send('POST', '/api/preparations', { organizationIds: ids, handlerId: viewer[0]?.id });
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer: '/handlerId' }] }]);
    const foreign = await office.as('qidong');
    expect((await foreign.send('POST', '/api/preparations', { organizationIds: ids, handlerId: null })).status).toBe(404);
  });

  it('is no business of a handler who has no say over one of them: refused with its name, alone and among many', async () => {
    const [own, other] = [
      await chamber('本县'),
      await office.found({ name: '示例外县商会', foundedOn: '2014-05-10', areaId: office.area('320681') }),
    ];
    const person = await office.as('supervisor');
    const words = '这位经办人管不到 示例外县商会，请换一位，或先去掉这些组织';
    const refusal = [422, { errors: [{ pointer: '/handlerId', code: 'handler_elsewhere', message: words }] }];
    const many = await person.send('POST', '/api/preparations', { organizationIds: [own, other], handlerId: rudong });
    expect([many.status, many.body]).toMatchObject(refusal);
    expect(await preparation(own)).toMatchObject({ begun: false, handler: null });
    const one = await send('PUT', other, 'preparation', { handlerId: rudong });
    expect([one.status, one.body]).toMatchObject(refusal);
    expect((await send('PUT', own, 'preparation', { handlerId: rudong })).body.handler?.name).toBe('赵丁四');
    const released = await person.send<PreparationsDone>('POST', '/api/preparations', { organizationIds: [own, other], handlerId: null });
    expect([released.status, (await preparation(own)).handler]).toEqual([200, null]);
    expect((await person.send('POST', `/api/changes/${released.body.changeSet}/undo`, { reason: '试' })).status).toBe(200);
    expect((await preparation(own)).handler?.name).toBe('赵丁四');
  });

  it('begins with the steps of the kind, where the office laid them down', async () => {
    const person = await office.as('supervisor');
    const steps = [
      { words: '成立筹备组', daysBefore: 100 },
      { words: '报备', daysBefore: -15 },
    ];
    expect((await (await office.as('rudong')).send('PUT', '/api/preparation-steps', { steps })).status).toBe(403);
    const set = await person.send<PreparationStepListAnswer>('PUT', '/api/preparation-steps', { kind: 'chamberOfCommerce', steps });
    expect(set.body.items.map(({ kind, own }) => [kind, own])).toEqual([
      [null, false],
      ['chamberOfCommerce', true],
    ]);
    expect((await preparation(await chamber('步骤'))).items.map(({ words }) => words)).toEqual(['成立筹备组', '报备']);
    const unknown = await person.send('PUT', '/api/preparation-steps', { kind: 'nothing', steps });
    expect([unknown.status, unknown.body]).toMatchObject([422, { errors: [{ pointer: '/kind' }] }]);
    const back = await person.send<PreparationStepListAnswer>('PUT', '/api/preparation-steps', { kind: 'chamberOfCommerce', steps: [] });
    expect(back.body.items).toHaveLength(1);
  });
});
