import { findings } from '../../test/facts.js';
import { type Office, openOffice, type Person, type Reply } from '../../test/office.js';
import type { MyChange, MyChanges, OthersChanges } from './recent.dto.js';

let office: Office;
let rudong: Person;

beforeAll(async () => {
  office = await openOffice();
  rudong = await office.as('rudong');
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

const mine = async (person: Person, more = ''): Promise<MyChanges> => (await person.get<MyChanges>(`/api/changes/mine?${more}`)).body;
const others = async (person: Person): Promise<OthersChanges> => (await person.get<OthersChanges>('/api/changes/others')).body;
const told = ({ items }: MyChanges): unknown[] =>
  items.map(({ sentence, records, undone }) => [sentence, records.map(({ name, there }) => (there ? name : `${name}（已不在）`)), undone]);
const undo = (person: Person, { changeSet }: MyChange): Promise<Reply> =>
  person.send('POST', `/api/changes/${changeSet}/undo`, { reason: '录错了' });
const first = async (person: Person): Promise<MyChange> => (await mine(person)).items[0] ?? never();
function never(): never {
  throw new Error('nothing was done');
}

describe('我的操作', () => {
  it('lists what one did oneself, newest first, with the organization and what changed, in pages', async () => {
    const id = await office.found({ name: '示例甲商会', foundedOn: '2020-05-10' }, 'rudong');
    await office.change(id, { name: '示例甲乙商会', effectiveOn: '2022-01-01' }, 'rudong');
    await office.found({ name: '示例主管商会', foundedOn: '2020-05-10' });
    const [renamed, founded, ...rest] = (await mine(rudong)).items;
    expect(rest).toEqual([]);
    expect(renamed).toMatchObject({
      account: '赵丁四',
      act: 'organizations.change',
      undone: false,
      count: 1,
      records: [{ id, name: '示例甲乙商会', sort: 'organization', kind: 'chamberOfCommerce', there: true }],
      fields: [{ field: 'name', before: '示例甲商会', after: '示例甲乙商会' }],
    });
    const page = await mine(rudong, 'limit=1');
    expect(page.items.map(({ changeSet }) => changeSet)).toEqual([renamed?.changeSet]);
    const next = await mine(rudong, `limit=1&after=${page.next ?? ''}`);
    expect([next.items.map(({ changeSet }) => changeSet), next.next]).toEqual([[founded?.changeSet], null]);
    const foreign = await (await office.as('supervisor')).get(`/api/changes/mine?after=${page.next ?? ''}`);
    expect(foreign.status).toBe(400);
  });

  it('says what was undone, and offers an undone founding back', async () => {
    const id = await office.found({ name: '示例误建商会', foundedOn: '2020-05-10', reason: '建档' }, 'rudong');
    expect((await undo(rudong, await first(rudong))).status).toBe(200);
    expect((await rudong.get(`/api/organizations/${id}`)).status).toBe(404);
    expect(told(await mine(rudong, 'limit=2'))).toEqual([
      [expect.stringMatching(/^撤销了“/), ['示例误建商会（已不在）'], false],
      [expect.any(String), ['示例误建商会（已不在）'], true],
    ]);
    expect((await undo(rudong, await first(rudong))).status).toBe(200);
    expect((await rudong.get(`/api/organizations/${id}`)).status).toBe(200);
    expect((await first(rudong)).records).toMatchObject([{ id, there: true }]);
  });

  it('names nothing that is no longer in reach, nor what was removed there', async () => {
    const [away, gone] = [
      await office.found({ name: '示例迁走商会', foundedOn: '2020-05-10', reason: '迁走的理由' }, 'rudong'),
      await office.found({ name: '示例启东商会', foundedOn: '2020-05-10', areaId: office.area('320681') }, 'qidong'),
    ];
    expect((await office.change(away, { areaId: office.area('320681'), effectiveOn: '2021-01-01' })).status).toBe(200);
    const answer = await rudong.get<MyChanges>('/api/changes/mine?limit=1');
    expect(answer.body.items).toMatchObject([
      { act: 'organizations.found', sentence: null, reason: null, records: [], count: 0, fields: [] },
    ]);
    expect(answer.text).not.toMatch(/迁走|320681/);
    const qidong = await office.as('qidong');
    expect((await undo(qidong, await first(qidong))).status).toBe(200);
    for (const answer of [await mine(rudong), await others(rudong)]) expect(JSON.stringify(answer)).not.toContain(gone);
  });

  it('lists no views, no accounts, nothing that is no record', async () => {
    const before = await mine(rudong);
    await rudong.send('POST', '/api/views', { list: 'organizations', name: '视图', query: {} });
    await rudong.send('PATCH', '/api/sessions/current', { locale: 'zh' });
    expect((await mine(rudong)).items.length).toBe(before.items.length);
  });
});

describe('others', () => {
  it('are told of what they did within one’s reach, and not beyond', async () => {
    await office.found({ name: '示例别人建的商会', foundedOn: '2020-05-10' });
    await office.found({ name: '示例崇川商会', foundedOn: '2020-05-10', areaId: office.area('320613') });
    const seen = JSON.stringify(await others(rudong));
    expect(seen).toContain('示例别人建的商会');
    expect(seen).not.toContain('示例崇川商会');
    expect(seen).not.toContain('赵丁四');
    expect(JSON.stringify(await others(await office.as('supervisor')))).toContain('示例甲乙商会');
  });

  it('are of the last thirty days alone', async () => {
    const now = office.clock.now();
    office.clock.set(new Date(Date.now() + 31 * 86_400_000));
    // Signed in then: a session of now would have ended.
    const everywhere = await office.as('everywhere');
    const later = await others(everywhere);
    office.clock.set(now);
    expect([later.items, (await others(everywhere)).items.length > 0]).toEqual([[], true]);
  });
});

describe('a page', () => {
  it('is of one day of the office, or of one act, where that is asked', async () => {
    const all = await mine(rudong);
    expect(all.acts).toContainEqual({ act: 'organizations.found', label: '新建组织' });
    expect(all.acts.map(({ act }) => act)).not.toContain('views.save');
    const founded = await mine(rudong, 'act=organizations.found&limit=200');
    expect(founded.items.length).toBe(all.items.filter(({ act }) => act === 'organizations.found').length);
    expect(new Set(founded.items.map(({ act }) => act))).toEqual(new Set(['organizations.found']));
    const today = office.clock.dayOf(new Date(all.items[0]?.at ?? ''));
    expect((await mine(rudong, `day=${today}`)).items).toEqual(all.items);
    expect((await mine(rudong, 'day=2020-01-01')).items).toEqual([]);
    expect((await rudong.get('/api/changes/mine?day=2020-13-01')).status).toBe(400);
  });

  it('tells the administrator of areas by their names, and takes them back', async () => {
    const admin = await office.as('admin');
    const city = office.area('3206');
    const order = async (): Promise<string[]> =>
      (await admin.get<{ items: { id: string }[] }>('/api/areas?level=county&parent=3206')).body.items.map(({ id }) => id);
    const before = await order();
    const { etag } = await admin.get(`/api/areas/${city}`);
    const moved = await admin.send('PUT', `/api/areas/${city}/order`, { areaIds: before.toReversed() }, { 'if-match': etag });
    expect(moved.status).toBe(200);
    const ordered = await first(admin);
    expect(ordered).toMatchObject({ act: 'areas.order', undone: false });
    expect(ordered.records).toContainEqual(expect.objectContaining({ name: '如东县', sort: 'area', kind: null, there: true }));
    expect((await undo(admin, ordered)).status).toBe(200);
    expect(await order()).toEqual(before);
  });
});

it('of others is for those who may read the history, of oneself for everybody', async () => {
  const viewer = await office.as('viewer');
  expect((await viewer.get('/api/changes/others')).status).toBe(403);
  expect(await mine(viewer)).toMatchObject({ items: [], acts: [], next: null });
});
