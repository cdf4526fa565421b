import { type Body, type Office, openOffice, type Reply } from '../../test/office.js';
import { Verify } from '../history/index.js';
import { Reader } from '../platform/database/reads.js';
import type { SectionAnswer, SectionsDone } from './sections.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const send = async (method: 'POST' | 'PATCH' | 'PUT', url: string, body: Body, who = 'admin'): Promise<Reply<SectionsDone & Body>> =>
  (await office.as(who)).send(method, `/api/sections${url}`, body);
const list = async (who = 'admin'): Promise<SectionAnswer[]> =>
  (await (await office.as(who)).get<{ items: SectionAnswer[] }>('/api/sections')).body.items;
const names = (sections: readonly SectionAnswer[]): string[] => sections.map(({ name, retired }) => (retired ? `（${name}）` : name));
const undo = async (changeSet: string | null, who = 'admin'): Promise<Reply> =>
  (await office.as(who)).send('POST', `/api/changes/${changeSet}/undo`, { reason: '试' });

describe('科室', () => {
  it('are added, renamed, put in order, retired and taken up again, each taken back', async () => {
    await send('POST', '', { code: 'party', name: '党派科' });
    await send('POST', '', { code: 'economy', name: '经济科' });
    const added = await send('POST', '', { code: 'abroad', name: '海外科' });
    expect([added.status, names(added.body.items)]).toEqual([201, ['党派科', '经济科', '海外科']]);
    const id = (code: string): string => added.body.items.find((one) => one.code === code)?.id ?? '';
    const ordered = await send('PUT', '/order', { ids: [id('abroad'), id('party'), id('economy')] });
    expect(names(ordered.body.items)).toEqual(['海外科', '党派科', '经济科']);
    const renamed = await send('PATCH', `/${id('party')}`, { name: '党派处', retired: true });
    expect(names(renamed.body.items)).toEqual(['海外科', '（党派处）', '经济科']);
    expect((await send('PATCH', `/${id('party')}`, { retired: true })).body.changeSet).toBeNull();
    for (const { body } of [renamed, ordered, added]) expect((await undo(body.changeSet)).status).toBe(200);
    expect(names(await list())).toEqual(['党派科', '经济科']);
    // Whoever reads records knows them.
    expect(names(await list('rudong'))).toEqual(['党派科', '经济科']);
  });

  it('have a code of their own where none is given: the pinyin of the name, another one each time', async () => {
    const added = await send('POST', '', { name: '联络科' });
    expect(added.body.items.at(-1)).toMatchObject({ name: '联络科', code: 'lianluoke', retired: false });
    const again = await send('POST', '', { name: '联络 科' });
    expect(again.body.items.at(-1)?.code).toBe('lianluoke2');
    for (const { body } of [again, added]) expect((await undo(body.changeSet)).status).toBe(200);
  });

  it('one that organizations are in the hands of is not unmade', async () => {
    const { body } = await send('POST', '', { code: 'used', name: '在用科' });
    const sectionId = body.items.find(({ code }) => code === 'used')?.id;
    const organization = await office.found({ name: '示例在手商会', foundedOn: '2014-05-10' });
    expect((await office.act(organization, 'responsibilities', { sectionId, from: '2024-01-01' })).status).toBe(200);
    expect(await undo(body.changeSet)).toMatchObject({ status: 409, body: { type: 'undo_in_the_way' } });
  });

  it('refuses what cannot be, at its field, and everybody but the administrator', async () => {
    const pointers = (reply: Reply): unknown[] => (reply.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer).sort();
    expect(pointers(await send('POST', '', { code: 'A b', name: '' }))).toEqual(['/code', '/name']);
    const twice = await send('POST', '', { code: 'party', name: '另一科' });
    expect([twice.status, twice.body['rule'], pointers(twice)]).toEqual([409, 'one_section_of_a_code', ['/code']]);
    const named = await send('POST', '', { code: 'other', name: '党派科' });
    expect([named.status, named.body['rule'], pointers(named)]).toEqual([409, 'one_section_of_a_name', ['/name']]);
    const [first] = await list();
    expect(pointers(await send('PUT', '/order', { ids: [first?.id, first?.id] }))).toEqual(['/ids/1']);
    expect(pointers(await send('PUT', '/order', { ids: [first?.id] }))).toEqual(['/ids']);
    expect((await send('PATCH', '/01890000-0000-7000-8000-000000000000', { name: '某科' })).status).toBe(404);
    for (const who of ['supervisor', 'rudong']) expect((await send('POST', '', { code: 'x', name: '某科' }, who)).status).toBe(403);
    const { body } = await send('PATCH', `/${first?.id}`, { name: '党派一科' });
    expect((await undo(body.changeSet, 'supervisor')).status).toBe(403);
  });
});
