import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { OrganizationAnswer, OrganizationItemAnswer } from '../answers.dto.js';
import type { ConfirmedListAnswer } from './confirmations.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const one = async (id: string, asOf = ''): Promise<OrganizationAnswer> =>
  (await (await office.as('supervisor')).get<OrganizationAnswer>(`/api/organizations/${id}${asOf && `?asOf=${asOf}`}`)).body;
const seen = (ids: readonly string[]): Promise<{ id: string; version: number }[]> =>
  Promise.all(ids.map(async (id) => ({ id, version: (await one(id)).version })));
const confirm = async (ids: readonly string[], body: Body = {}, who = 'supervisor'): Promise<Reply<ConfirmedListAnswer & Body>> =>
  (await office.as(who)).send('POST', '/api/confirmations', { source: 'phone', records: await seen(ids), ...body });
const onDay = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
  const today = office.clock.today();
  office.clock.set(day);
  try {
    return await work();
  } finally {
    office.clock.set(today);
  }
};
const found = (name: string, more: Body = {}): Promise<string> =>
  office.found({ name: `示例${name}商会`, foundedOn: '2014-05-10', ...more });
const pointers = (reply: Reply): unknown[] => (reply.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);

describe('最近核对', () => {
  it('says on which day, from where and by whom a record was last found right, on any day asked', async () => {
    const id = await found('甲');
    expect(await one(id)).toMatchObject({ lastConfirmed: null, confirmations: [] });
    await onDay('2026-03-02', () => confirm([id], { source: 'countyReport' }));
    const reply = await confirm([id], { source: 'document', reason: '市委办文件' });
    expect([reply.status, reply.body.items]).toMatchObject([
      200,
      [{ id, lastConfirmed: { on: '2026-11-23', source: 'document', account: '张甲一' } }],
    ]);
    expect((await one(id)).confirmations).toMatchObject([{ on: '2026-11-23' }, { on: '2026-03-02', source: 'countyReport' }]);
    expect((await one(id, '2026-11-22')).lastConfirmed).toMatchObject({ on: '2026-03-02' });
    expect((await one(id, '2026-03-01')).lastConfirmed).toBeNull();
  });

  it('takes several records in one change set, which is told and taken back', async () => {
    const ids = [await found('乙'), await found('丙')];
    const { body } = await confirm(ids);
    expect(body.items.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const person = await office.as('supervisor');
    const changes = await person.get<{ items: { sentence: string; changeSet: string; fields: Body[] }[] }>(
      `/api/organizations/${ids[1]}/changes`,
    );
    expect(changes.body.items[0]).toMatchObject({
      sentence: '2026-11-23核对，无变化（电话）',
      changeSet: body.changeSet,
      fields: [{ field: 'lastConfirmed', label: '最近核对', before: null, after: '2026-11-23（电话）' }],
    });
    expect((await person.send('POST', `/api/changes/${body.changeSet}/undo`, { reason: '看错了' })).status).toBe(200);
    for (const id of ids) expect((await one(id)).lastConfirmed).toBeNull();
  });

  it('once more on the same day mends source and account, and the same again changes nothing', async () => {
    const id = await found('丁');
    await confirm([id]);
    expect((await confirm([id])).body.changeSet).toBeNull();
    const mended = await confirm([id], { source: 'publicReport' });
    expect((await one(id)).confirmations).toMatchObject([{ on: '2026-11-23', source: 'publicReport' }]);
    const person = await office.as('supervisor');
    expect((await person.send('POST', `/api/changes/${mended.body.changeSet}/undo`, { reason: '来源选错' })).status).toBe(200);
    expect((await one(id)).lastConfirmed).toMatchObject({ source: 'phone' });
  });

  it('a request that is sent twice confirms once', async () => {
    const id = await found('重发');
    const body = { source: 'phone', records: await seen([id]) };
    const person = await office.as('supervisor');
    const send = (): Promise<Reply> => person.send('POST', '/api/confirmations', body, { 'idempotency-key': 'confirm-once-0001' });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.body]).toEqual([200, first.body]);
  });

  it('refuses what was not seen, is not reached, or cannot be; nothing is half confirmed', async () => {
    const [own, other] = [await found('戊'), await found('己', { areaId: office.area('320681') })];
    expect((await confirm([own, other], {}, 'rudong')).status).toBe(404);
    expect((await one(own)).lastConfirmed).toBeNull();
    expect((await confirm([own], {}, 'viewer')).status).toBe(403);
    expect(pointers(await confirm([own], { source: 'rumour' }))).toEqual(['/source']);
    expect(pointers(await confirm([own], { records: [] }))).toEqual(['/records']);
    expect(pointers(await confirm([own], { records: [{ id: 'x', version: 0 }] })).sort()).toEqual(['/records/0/id', '/records/0/version']);
    const records = await seen([own]);
    await office.change(own, { summary: '有了新的简介' });
    const stale = await confirm([own], { records });
    expect([stale.status, (stale.body['current'] as Body)['summary']]).toEqual([412, '有了新的简介']);
  });

  it('what was not confirmed is a question of lists, counts and exports', async () => {
    const area = { areaId: office.area('320685') };
    const [never, spring, autumn] = [await found('庚', area), await found('辛', area), await found('壬', area)];
    await onDay('2026-04-10', () => confirm([spring], { source: 'document' }));
    await onDay('2026-10-10', () => confirm([autumn]));
    const person = await office.as('supervisor');
    const asked = async (query: string): Promise<unknown> => {
      const filter = `areaId=${area.areaId}&${query}`;
      const list = await person.get<{ items: OrganizationItemAnswer[] }>(`/api/organizations?${filter}`);
      const count = await person.get<{ count: number }>(`/api/organizations/count?${filter}`);
      const csv = await person.get(`/api/organizations/export?format=csv&columns=id&${filter}`);
      const ids = list.body.items.map(({ id }) => id);
      expect([count.body.count, csv.text.trim().split('\r\n').slice(1)]).toEqual([ids.length, ids]);
      return ids;
    };
    expect(await asked('notConfirmedSince=2026-10-10')).toEqual([never, spring]);
    expect(await asked('notConfirmedSince=2026-10-11')).toEqual([never, autumn, spring]);
    expect(await asked('notConfirmedMonths=7')).toEqual([never, spring]);
    expect(await asked('notConfirmedMonths=8')).toEqual([never]);
    expect(await asked('notConfirmedMonths=1&asOf=2026-04-30')).toEqual([never, autumn]);
    const list = await person.get<{ items: OrganizationItemAnswer[] }>(`/api/organizations?areaId=${area.areaId}`);
    expect(list.body.items.find(({ id }) => id === spring)?.lastConfirmed).toEqual({
      on: '2026-04-10',
      source: 'document',
      account: '张甲一',
    });
    const csv = await person.get(
      `/api/organizations/export?format=csv&columns=name,lastConfirmed&notConfirmedMonths=8&areaId=${area.areaId}&asOf=2026-12-31`,
    );
    expect(csv.text.trim().split('\r\n').slice(1)).toEqual(['示例庚商会,,', '示例辛商会,2026-04-10,"文件，张甲一"'.replaceAll('"', '')]);
    for (const wrong of ['notConfirmedMonths=0', 'notConfirmedMonths=x', 'notConfirmedSince=2026-13-01'])
      expect((await person.get(`/api/organizations?${wrong}`)).status).toBe(400);
  });
});
