import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { OrganizationAnswer } from '../answers.dto.js';
import type { RelationsAnswer } from './relations.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const found = (name: string, more: Body = {}): Promise<string> =>
  office.found({ name: `示例${name}商会`, foundedOn: '2014-05-10', ...more });
const relate = (id: string, body: Body, who?: string): Promise<Reply<OrganizationAnswer & Body>> => office.act(id, 'relations', body, who);
const related = async (id: string, asOf?: string, who = 'supervisor'): Promise<RelationsAnswer> =>
  (await (await office.as(who)).get<RelationsAnswer>(`/api/organizations/${id}/relations${asOf ? `?asOf=${asOf}` : ''}`)).body;
const send = async (method: 'PATCH' | 'DELETE', id: string, which: string, body?: Body, who = 'supervisor'): Promise<Reply> => {
  const person = await office.as(who);
  const { etag } = await person.get(`/api/organizations/${id}`);
  return person.send(method, `/api/organizations/${id}/relations/${which}`, body, { 'if-match': etag });
};
const told = async (id: string, asOf?: string): Promise<unknown[]> =>
  (await related(id, asOf)).items.map(({ sort, other, name, state }) => [sort, other?.name ?? name, state]);
const rule = (reply: Reply): unknown[] => [
  reply.status,
  reply.body['rule'] ?? reply.body['type'],
  ...((reply.body as { errors?: { pointer: string }[] }).errors ?? []).map(({ pointer }) => pointer),
];
const sentences = async (id: string): Promise<string[]> => {
  const { body } = await (await office.as('supervisor')).get<{ items: { sentence: string }[] }>(`/api/organizations/${id}/changes`);
  return body.items.map(({ sentence }) => sentence);
};
const newest = async (id: string): Promise<string> => {
  const { body } = await (await office.as('supervisor')).get<{ items: { changeSet: string }[] }>(`/api/organizations/${id}/changes`);
  return body.items[0]?.changeSet ?? '';
};
const undo = async (changeSet: string): Promise<Reply> =>
  (await office.as('supervisor')).send('POST', `/api/changes/${changeSet}/undo`, { reason: '误录' });

describe('依托单位与业务指导', () => {
  it('hold from their day to the last before their end, and are told on the pages of both', async () => {
    const [base, host, guide] = [await found('基'), await found('托'), await found('指')];
    expect((await relate(base, { sort: 'hostedBy', organizationId: host, from: '2018', to: '2021-05-01' })).status).toBe(200);
    expect((await relate(base, { sort: 'hostedBy', name: '示例大学', from: '2021-05-01' })).status).toBe(200);
    expect((await relate(guide, { sort: 'supervises', organizationId: base, from: '2019-03' })).status).toBe(200);
    expect(await told(base)).toEqual([
      ['hostedBy', '示例大学', 'holds'],
      ['supervisedBy', '示例指商会', 'holds'],
      ['hostedBy', '示例托商会', 'ended'],
    ]);
    expect(await told(base, '2018-06-30')).toEqual([
      ['hostedBy', '示例大学', 'upcoming'],
      ['supervisedBy', '示例指商会', 'upcoming'],
      ['hostedBy', '示例托商会', 'possible'],
    ]);
    expect(await told(base, '2021-04-30')).toEqual(expect.arrayContaining([['hostedBy', '示例托商会', 'holds']]));
    expect([await told(host, '2019-12-31'), await told(guide)]).toEqual([
      [['hosts', '示例基商会', 'holds']],
      [['supervises', '示例基商会', 'holds']],
    ]);
  });

  it('are changed from either page, told in both histories without a name, and taken back', async () => {
    const [base, host] = [await found('改'), await found('改托')];
    await relate(base, { sort: 'hostedBy', organizationId: host, from: '2018-01-01' });
    const [row] = (await related(host)).items;
    const version = async (id: string): Promise<number> =>
      (await (await office.as('supervisor')).get<OrganizationAnswer>(`/api/organizations/${id}`)).body.version;
    const before = await version(base);
    expect((await send('PATCH', host, row?.id ?? '', { to: '2022-01-01' })).status).toBe(200);
    expect(await version(base)).toBe(before + 1);
    expect(await told(base, '2022-01-01')).toEqual([['hostedBy', '示例改托商会', 'ended']]);
    expect((await sentences(base)).slice(0, 2)).toEqual(['自2022-01-01起不再有依托关系', '自2018-01-01起建立依托关系']);
    expect((await sentences(host)).slice(0, 2)).toEqual(['自2022-01-01起不再有依托关系', '自2018-01-01起建立依托关系']);
    const { body: history } = await (
      await office.as('supervisor')
    ).get<{ items: { fields: Body[] }[] }>(`/api/organizations/${host}/changes`);
    expect(history.items[0]?.fields).toMatchObject([{ field: 'to', after: '2022-01-01', of: { id: base, name: '示例改商会' } }]);
    expect((await undo(await newest(host))).status).toBe(200);
    expect(await told(base)).toEqual([['hostedBy', '示例改托商会', 'holds']]);
    expect((await send('PATCH', base, row?.id ?? '', { from: '2019', reason: '录错' })).status).toBe(200);
    expect((await send('PATCH', base, row?.id ?? '', { name: '某大学' })).status).toBe(422);
    expect((await send('DELETE', base, row?.id ?? '')).status).toBe(200);
    expect(await told(host)).toEqual([]);
    expect((await send('DELETE', base, row?.id ?? '')).status).toBe(404);
    expect((await undo(await newest(base))).status).toBe(200);
    expect((await related(host)).items).toMatchObject([{ sort: 'hosts', from: '2019', to: null }]);
  });

  it('end with either of the two, and what something points at cannot be made void', async () => {
    const [base, host] = [await found('终'), await found('终托')];
    await relate(base, { sort: 'hostedBy', organizationId: host, from: '2018-01-01' });
    expect(rule(await office.act(host, 'void', { reason: '录重' }))).toEqual([409, 'nothing_related_to_a_void_record']);
    expect(rule(await office.act(host, 'end', { on: '2017-01-01' }))).toEqual([409, 'relation_within_lives', '/from']);
    expect((await office.act(host, 'end', { on: '2024-01-01' })).status).toBe(200);
    expect([await told(base, '2023-12-31'), await told(base)]).toEqual([
      [['hostedBy', '示例终托商会', 'holds']],
      [['hostedBy', '示例终托商会', 'ended']],
    ]);
    expect((await office.act(base, 'void', { reason: '录重' })).status).toBe(200);
    expect(await told(host)).toEqual([]);
  });

  it('refuses what cannot be, at its field', async () => {
    const [a, b, c, late] = [await found('甲'), await found('乙'), await found('丙'), await found('晚', { foundedOn: '2020-01-01' })];
    const guides = (organizationId: string, more: Body = {}): Body => ({ sort: 'supervises', organizationId, from: '2018-01-01', ...more });
    expect(rule(await relate(a, guides(a)))).toEqual([422, 'invalid_fields', '/organizationId']);
    expect(rule(await relate(a, { sort: 'hostedBy', from: '2018' }))).toEqual([422, 'invalid_fields', '/organizationId']);
    expect(rule(await relate(a, { sort: 'supervisedBy', name: '某局', from: '2018' }))).toEqual([422, 'invalid_fields', '/organizationId']);
    expect(rule(await relate(a, { sort: 'hostedBy', name: '某局', organizationId: b, from: '2018' }))).toEqual([
      422,
      'invalid_fields',
      '/name',
    ]);
    expect(rule(await relate(a, guides(b, { to: '2017' })))).toEqual([422, 'invalid_fields', '/to']);
    expect(
      rule(await relate(a, { sort: 'owns', from: 'x' }))
        .slice(2)
        .sort(),
    ).toEqual(['/from', '/organizationId', '/sort']);
    expect(rule(await relate(a, guides(late)))).toEqual([409, 'relation_within_lives', '/from']);
    expect((await relate(a, guides(b))).status).toBe(200);
    expect(rule(await relate(a, guides(b, { from: '2019' })))).toEqual([409, 'one_relation_at_a_time', '/from']);
    expect((await relate(b, guides(c, { to: '2022-01-01' }))).status).toBe(200);
    expect(rule(await relate(c, guides(a, { from: '2021-06-01' })))).toEqual([409, 'relations_form_no_circle', '/organizationId']);
    expect((await relate(c, guides(a, { from: '2022-01-01' }))).status).toBe(200);
    expect((await relate(c, { sort: 'hosts', organizationId: a, from: '2018-01-01' })).status).toBe(200);
    expect((await relate(a, guides(c), 'viewer')).status).toBe(403);
  });

  it('shows over the fence only that there is somebody', async () => {
    const own = await found('如东己', { areaId: office.area('320623') });
    const city = await found('市己', { areaId: office.area('3206') });
    await relate(own, { sort: 'hostedBy', organizationId: city, from: '2018-01-01' });
    const mine = await related(own, undefined, 'rudong');
    expect(mine.items).toMatchObject([{ sort: 'hostedBy', other: null, name: null, from: '2018-01-01', state: 'holds', mayChange: true }]);
    const theirs = await found('崇川己', { areaId: office.area('320613') });
    await relate(own, { sort: 'hosts', organizationId: theirs, from: '2019-01-01' });
    const again = await related(own, undefined, 'rudong');
    expect([again.items.map(({ sort }) => sort), again.outside]).toEqual([['hostedBy'], true]);
    const unseen = await relate(own, { sort: 'supervisedBy', organizationId: theirs, from: '2019' }, 'rudong');
    expect(rule(unseen)).toEqual([422, 'invalid_fields', '/organizationId']);
    const [row] = (await related(theirs)).items;
    expect((await send('DELETE', own, row?.id ?? '', undefined, 'rudong')).status).toBe(404);
    expect((await (await office.as('chongchuan')).get(`/api/organizations/${own}/relations`)).status).toBe(404);
  });

  it('has parent and children of the day beside them', async () => {
    const parent = await found('母');
    const child = await found('子', { parentId: parent });
    const later = await found('后子', { parentId: parent, foundedOn: '2020-01-01' });
    expect((await related(child)).parent).toEqual({ id: parent, name: '示例母商会' });
    expect((await related(parent)).children.map(({ id }) => id).sort()).toEqual([child, later].sort());
    expect((await related(parent, '2019-12-31')).children).toMatchObject([
      { id: child, name: '示例子商会', type: '行业商会', status: 'active' },
    ]);
  });
});
