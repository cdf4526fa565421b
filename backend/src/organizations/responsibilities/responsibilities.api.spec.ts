import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { OrganizationAnswer, OrganizationItemAnswer } from '../answers.dto.js';
import type { HandlerListAnswer } from './responsibilities.dto.js';

let office: Office;
const sections = new Map<string, string>();
let handlers: Map<string, string>;

beforeAll(async () => {
  office = await openOffice();
  const admin = await office.as('admin');
  for (const [code, name] of [
    ['party', '党派科'],
    ['economy', '经济科'],
    ['old', '旧科'],
  ]) {
    const { body } = await admin.send<{ items: { id: string; code: string }[] }>('POST', '/api/sections', { code, name });
    for (const section of body.items) sections.set(section.code, section.id);
  }
  await admin.send('PATCH', `/api/sections/${sections.get('old')}`, { retired: true });
  handlers = await handlersFor('supervisor');
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const handlersFor = async (login: string): Promise<Map<string, string>> => {
  const { body } = await (await office.as(login)).get<HandlerListAnswer>('/api/handlers');
  return new Map(body.items.map(({ id, name }) => [name, id]));
};
const section = (code: string): string => sections.get(code) ?? '';
const handler = (name: string): string => handlers.get(name) ?? '';
const assign = (id: string, body: Body, who = 'supervisor'): Promise<Reply<OrganizationAnswer & Body>> =>
  office.act(id, 'responsibilities', body, who);
const send = async (
  method: 'PATCH' | 'DELETE',
  id: string,
  which: string | undefined,
  body?: Body,
): Promise<Reply<OrganizationAnswer & Body>> => {
  const person = await office.as('supervisor');
  const { etag } = await person.get(`/api/organizations/${id}`);
  return person.send(method, `/api/organizations/${id}/responsibilities/${which}`, body, { 'if-match': etag });
};
const found = (name: string, more: Body = {}): Promise<string> =>
  office.found({ name: `示例${name}商会`, foundedOn: '2014-05-10', ...more });
const whoOn = async (id: string, asOf: string): Promise<unknown> => {
  const { responsible } = (await (await office.as('supervisor')).get<OrganizationAnswer>(`/api/organizations/${id}?asOf=${asOf}`)).body;
  return responsible && [responsible.section?.name ?? null, responsible.handler?.name ?? null];
};
const faults = (reply: Reply): unknown[] =>
  ((reply.body['errors'] ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code]);

describe('责任科室 and 经办人', () => {
  it('are handed over on a day; whoever was responsible until then ends on it', async () => {
    const id = await found('甲');
    expect((await assign(id, { sectionId: section('party'), from: '2024-01-01' })).status).toBe(200);
    const { body } = await assign(id, { sectionId: section('economy'), handlerId: handler('张甲一'), from: '2026-03-01' });
    expect(body.responsibilities).toMatchObject([
      { section: { name: '经济科' }, handler: { id: handler('张甲一'), name: '张甲一' }, from: '2026-03-01', to: null },
      { section: { name: '党派科' }, handler: null, from: '2024-01-01', to: '2026-03-01' },
    ]);
    expect([await whoOn(id, '2023-12-31'), await whoOn(id, '2026-02-28'), await whoOn(id, '2026-03-01')]).toEqual([
      null,
      ['党派科', null],
      ['经济科', '张甲一'],
    ]);
    expect(Object.keys(body.responsibilities[0]?.handler ?? {}).sort()).toEqual(['id', 'name']);
  });

  it('are mended, ended, deleted, told in the history and taken back', async () => {
    const id = await found('乙');
    await assign(id, { sectionId: section('party'), from: '2024-01-01' });
    const { body } = await assign(id, { handlerId: handler('张甲一'), from: '2025-01-01' });
    const [now] = body.responsibilities;
    expect((await send('PATCH', id, now?.id, { sectionId: section('economy'), from: '2025-02-01' })).body.responsible).toMatchObject({
      section: { name: '经济科' },
      handler: { name: '张甲一' },
      from: '2025-02-01',
    });
    expect((await send('PATCH', id, now?.id, { to: '2026-01-01' })).body.responsible).toBeNull();
    const person = await office.as('supervisor');
    const { items } = (
      await person.get<{ items: { sentence: string; changeSet: string; fields: Body[] }[] }>(`/api/organizations/${id}/changes`)
    ).body;
    expect(items.slice(0, 3).map(({ sentence }) => sentence)).toEqual([
      '自2026-01-01起不再负责',
      '更正责任科室、经办人',
      '自2025-01-01起确定责任科室、经办人',
    ]);
    expect(items[1]?.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'section', label: '责任科室', after: { id: section('economy'), name: '经济科' } }),
      ]),
    );
    for (const { changeSet } of items.slice(0, 3))
      expect((await person.send('POST', `/api/changes/${changeSet}/undo`, { reason: '误录' })).status).toBe(200);
    expect(await whoOn(id, '2026-11-23')).toEqual(['党派科', null]);
    const { responsibilities } = (await person.get<OrganizationAnswer>(`/api/organizations/${id}`)).body;
    expect(responsibilities).toMatchObject([{ from: '2024-01-01', to: null }]);
    expect((await send('DELETE', id, responsibilities[0]?.id)).body.responsibilities).toEqual([]);
    expect((await send('DELETE', id, responsibilities[0]?.id)).status).toBe(404);
  });

  it('are questions of lists, counts and exports; me is whoever asks', async () => {
    const area = { areaId: office.area('320613') };
    const [mine, past, none] = [await found('丙', area), await found('丁', area), await found('戊', area)];
    const own = (await handlersFor('chongchuan')).get('王丙三');
    await assign(mine, { sectionId: section('party'), handlerId: own, from: '2024-01-01' });
    await assign(past, { handlerId: own, from: '2022-01-01' });
    await assign(past, { sectionId: section('party'), from: '2025-06-01' });
    const officer = await office.as('chongchuan');
    const asked = async (query: string): Promise<unknown> => {
      const list = await officer.get<{ items: OrganizationItemAnswer[] }>(`/api/organizations?${query}`);
      const count = await officer.get<{ count: number }>(`/api/organizations/count?${query}`);
      const csv = await officer.get(`/api/organizations/export?format=csv&columns=id&${query}`);
      const ids = list.body.items.map(({ id }) => id);
      expect([count.body.count, csv.text.trim().split('\r\n').slice(1).filter(Boolean)]).toEqual([ids.length, ids]);
      return ids;
    };
    expect(await asked('handler=me')).toEqual([mine]);
    expect(await asked('handler=me&asOf=2025-05-31')).toEqual([mine, past]);
    expect(await asked('section=party')).toEqual(await asked(`section=${encodeURIComponent('党派科')}`));
    expect(await asked('section=party')).toHaveLength(2);
    expect(await asked(`handler=${handlers.get('赵丁四')}`)).toEqual([]);
    const { items } = (await officer.get<{ items: OrganizationItemAnswer[] }>('/api/organizations?handler=me')).body;
    expect(items[0]?.responsible).toEqual({
      section: { id: section('party'), name: '党派科' },
      handler: { id: own, name: '王丙三' },
      from: '2024-01-01',
    });
    const csv = await officer.get(`/api/organizations/export?format=csv&columns=name,section,handler&areaId=${area.areaId}`);
    expect(csv.text).toContain('示例丙商会,党派科,王丙三');
    expect(csv.text).toContain('示例戊商会,,');
    expect((await officer.get(`/api/organizations/${none}`)).body['responsible']).toBeNull();
    for (const wrong of ['handler=you', 'section=']) expect((await officer.get(`/api/organizations?${wrong}`)).status).toBe(400);
  });

  it('may be those who have a say within one’s reach, by their names and places alone', async () => {
    // 崇川's officer sees the city's and its own, not another county's.
    const names = [...(await handlersFor('chongchuan')).keys()];
    expect(names).toEqual(expect.arrayContaining(['张甲一', '李乙二', '王丙三']));
    expect(names).not.toContain('赵丁四');
    expect(names).not.toContain('孙己六');
    const { body } = await (await office.as('chongchuan')).get<HandlerListAnswer>('/api/handlers');
    expect(new Set(body.items.flatMap((one) => Object.keys(one)))).toEqual(new Set(['id', 'name', 'mayHandle', 'places']));
    expect(body.items.filter(({ name }) => ['李乙二', '王丙三'].includes(name)).map(({ name, places }) => [name, places])).toEqual([
      ['李乙二', []],
      ['王丙三', ['崇川区']],
    ]);
  });

  it('refuse what cannot be, at its field', async () => {
    const id = await found('己', { areaId: office.area('320613') });
    const party = section('party');
    expect(faults(await assign(id, { from: '2024-01-01' }))).toEqual([['/sectionId', 'nobody_responsible']]);
    expect(faults(await assign(id, { sectionId: section('old'), from: '2024-01-01' }))).toEqual([['/sectionId', 'section_retired']]);
    const nobody = '01890000-0000-7000-8000-000000000000';
    expect(faults(await assign(id, { sectionId: nobody, handlerId: nobody, from: '2024-02-30' })).sort()).toEqual([
      ['/from', 'no_such_day'],
      ['/handlerId', 'no_handler'],
      ['/sectionId', 'no_section'],
    ]);
    // The officer of another county has no say over this one.
    expect(faults(await assign(id, { handlerId: handler('赵丁四'), from: '2024-01-01' }, 'chongchuan'))).toEqual([
      ['/handlerId', 'no_handler'],
    ]);
    const given = await assign(id, { sectionId: party, from: '2024-01-01' });
    const [row] = given.body.responsibilities;
    expect(faults(await send('PATCH', id, row?.id, { to: '2024-01-01' }))).toEqual([['/to', 'reversed']]);
    expect(faults(await send('PATCH', id, row?.id, { sectionId: null }))).toEqual([['/sectionId', 'nobody_responsible']]);
    const early = await assign(id, { sectionId: party, from: '2023-01-01' });
    expect([early.status, early.body['rule'], faults(early)]).toEqual([
      409,
      'one_responsibility_at_a_time',
      [['/from', 'one_responsibility_at_a_time']],
    ]);
    expect((await send('PATCH', id, nobody, { to: '2025-01-01' })).status).toBe(404);
    expect((await assign(id, { sectionId: party, from: '2024-01-01' }, 'viewer')).status).toBe(403);
  });

  it('a handler whose account is blocked stays where he was, is told as such, and is chosen no more', async () => {
    const admin = await office.as('admin');
    const { body: account } = await admin.send<{ id: string }>('POST', '/api/accounts', {
      login: 'gone',
      name: '郑壬九',
      password: 'Office-Passw0rd-2026',
    });
    await admin.send('POST', `/api/accounts/${account.id}/grants`, { role: 'officer', areaId: office.area('320623') });
    const [id, other] = [await found('庚'), await found('辛')];
    expect((await assign(id, { handlerId: account.id, from: '2025-01-01' })).status).toBe(200);
    await admin.send('PATCH', `/api/accounts/${account.id}`, { disabled: true });
    expect(await whoOn(id, '2026-11-23')).toEqual([null, '郑壬九']);
    expect(faults(await assign(other, { handlerId: account.id, from: '2025-01-01' }))).toEqual([['/handlerId', 'account_disabled']]);
    const { body } = await (await office.as('supervisor')).get<HandlerListAnswer>('/api/handlers');
    expect(body.items.find(({ name }) => name === '郑壬九')).toMatchObject({ id: account.id, mayHandle: false });
    const [row] = (await (await office.as('supervisor')).get<OrganizationAnswer>(`/api/organizations/${id}`)).body.responsibilities;
    expect((await send('PATCH', id, row?.id, { handlerId: account.id, sectionId: section('party') })).status).toBe(200);
  });
});
