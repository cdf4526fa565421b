import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { TypesDone, TypeUseAnswer } from './types.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const send = async (method: Method, url: string, body?: Body, who = 'admin'): Promise<Reply<TypesDone & Body>> =>
  (await office.as(who)).send(method, `/api/types${url}`, body);
const list = async (): Promise<TypeUseAnswer[]> =>
  (await (await office.as('admin')).get<{ items: TypeUseAnswer[] }>('/api/types')).body.items;
const ofKind = (types: readonly TypeUseAnswer[], kind: string): TypeUseAnswer[] => types.filter((type) => type.kind === kind);
const names = (types: readonly TypeUseAnswer[], kind: string): string[] =>
  ofKind(types, kind).map(({ name, retired }) => (retired ? `（${name}）` : name));
const named = async (name: string): Promise<TypeUseAnswer> => {
  const type = (await list()).find((one) => one.name === name);
  if (!type) throw new Error(`no type ${name}`);
  return type;
};
const undo = async (changeSet: string | null, who = 'admin'): Promise<number> =>
  (await (await office.as(who)).send('POST', `/api/changes/${changeSet}/undo`, { reason: '试' })).status;
const pointers = (reply: Reply): unknown[] => (reply.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer).sort();
const shown = async (path: string): Promise<string[]> =>
  (await (await office.as('supervisor')).get<{ items: { name: string }[] }>(`/api/organizations?${path}`)).body.items.map(
    ({ name }) => name,
  );

describe('类型', () => {
  it('are added, renamed, put in order, retired, taken up again and deleted, each taken back', async () => {
    const before = names(await list(), 'leadingBody');
    expect(before).toEqual(['领导小组', '成员单位', '统战部门']);
    const added = await send('POST', '', { kind: 'leadingBody', name: '联席会议', nameEn: 'Joint meeting' });
    expect([added.status, names(added.body.items, 'leadingBody')]).toEqual([201, [...before, '联席会议']]);
    const { id, code } = await named('联席会议');
    expect(code).toBe('lianxihuiyi');
    const ids = ofKind(added.body.items, 'leadingBody').map((type) => type.id);
    const ordered = await send('PUT', '/order', { kind: 'leadingBody', ids: [id, ...ids.slice(0, -1)] });
    expect(names(ordered.body.items, 'leadingBody')).toEqual(['联席会议', ...before]);
    const renamed = await send('PATCH', `/${id}`, { name: '联席会议制度', nameEn: null, retired: true });
    expect(ofKind(renamed.body.items, 'leadingBody')[0]).toMatchObject({ code, name: '联席会议制度', nameEn: null, retired: true });
    expect((await send('PATCH', `/${id}`, { retired: true })).body.changeSet).toBeNull();
    const removed = await send('DELETE', `/${id}`);
    expect([removed.status, names(removed.body.items, 'leadingBody')]).toEqual([200, before]);
    expect((await send('DELETE', `/${id}`)).status).toBe(404);
    for (const { body } of [removed, renamed, ordered, added]) expect(await undo(body.changeSet)).toBe(200);
    expect(names(await list(), 'leadingBody')).toEqual(before);
  });

  it('one that is used is retired, never deleted: offered no more, shown where it stands', async () => {
    const type = await named('商会联盟');
    const founding = { name: '示例联盟甲', type: '商会联盟', foundedOn: '2014-05-10' };
    const organization = await office.found(founding);
    expect(await named('商会联盟')).toMatchObject({ organizations: 1, used: true });
    const refused = await send('DELETE', `/${type.id}`);
    expect([refused.status, refused.body['rule'], refused.body['detail']]).toEqual([
      409,
      'type_in_use',
      '有组织属于或曾经属于这个类型，只能停用',
    ]);
    const retired = await send('PATCH', `/${type.id}`, { retired: true });
    const again = await (
      await office.as('supervisor')
    ).send('POST', '/api/organizations', {
      kind: 'chamberOfCommerce',
      areaId: office.area('320623'),
      ...founding,
    });
    expect([again.status, (again.body['errors'] as Body[])[0]]).toMatchObject([422, { pointer: '/type', code: 'type_retired' }]);
    expect((await office.change(organization, { type: '商会联盟', remarks: '仍是' })).body).toMatchObject({ type: '商会联盟' });
    expect((await office.change(organization, { type: '行业商会', effectiveOn: '2020' })).status).toBe(200);
    // A type that it had once, it may have again: the past is mended under the words of then.
    expect((await office.change(organization, { type: '商会联盟', effectiveOn: '2022' })).status).toBe(200);
    expect(await shown('type=chamberAlliance&asOf=2016-01-01')).toEqual(['示例联盟甲']);
    expect(await undo(retired.body.changeSet)).toBe(200);
    expect(await named('商会联盟')).toMatchObject({ retired: false, organizations: 1 });
  });

  it('a new name is the word of all days, in lists, in exports and in the filter', async () => {
    const type = await named('海外商会');
    await office.found({ name: '示例海外甲', type: '海外商会', foundedOn: '2014-05-10' });
    const { body } = await send('PATCH', `/${type.id}`, { name: '境外商会' });
    const supervisor = await office.as('supervisor');
    const past = await supervisor.get<{ items: Body[] }>('/api/organizations?type=境外商会&asOf=2015-01-01');
    expect(past.body.items).toMatchObject([{ name: '示例海外甲', type: '境外商会', typeCode: 'overseasChamber' }]);
    expect((await supervisor.get('/api/organizations/export?format=csv&type=overseasChamber')).text).toContain('境外商会');
    expect(await undo(body.changeSet)).toBe(200);
  });

  it('refuses what cannot be, at its field, and everybody but the administrator', async () => {
    expect(pointers(await send('POST', '', { kind: 'party', name: '', code: '1 x' }))).toEqual(['/code', '/kind', '/name']);
    const twice = await send('POST', '', { kind: 'association', name: '新类型', code: 'tradeChamber' });
    expect([twice.status, twice.body['rule'], pointers(twice)]).toEqual([409, 'one_type_of_a_code', ['/code']]);
    const name = await send('POST', '', { kind: 'chamberOfCommerce', name: '行业商会', code: 'other' });
    expect([name.status, name.body['rule'], pointers(name)]).toEqual([409, 'one_type_of_a_name', ['/name']]);
    const [first, second] = ofKind(await list(), 'serviceCentre');
    const other = await named('行业商会');
    expect(pointers(await send('PUT', '/order', { kind: 'serviceCentre', ids: [first?.id, other.id, first?.id] }))).toEqual([
      '/ids/1',
      '/ids/2',
    ]);
    expect(pointers(await send('PUT', '/order', { kind: 'serviceCentre', ids: [second?.id] }))).toEqual(['/ids']);
    expect((await send('PATCH', '/01890000-0000-7000-8000-000000000000', { name: '某类' })).status).toBe(404);
    const changed = await send('PATCH', `/${first?.id}`, { name: '服务中心甲' });
    for (const who of ['supervisor', 'rudong']) {
      expect((await send('POST', '', { kind: 'association', name: '某类' }, who)).status).toBe(403);
      expect((await (await office.as(who)).get('/api/types')).status).toBe(403);
      expect(await undo(changed.body.changeSet, who)).toBe(403);
    }
    expect(await undo(changed.body.changeSet)).toBe(200);
  });
});

describe('the office’s own order', () => {
  const kinds = async (): Promise<string[]> =>
    (await (await office.as('rudong')).get<{ items: { code: string }[] }>('/api/kinds')).body.items.map(({ code }) => code);

  it('of kinds and types is that of forms, lists, exports and the figures of an area', async () => {
    const before = await kinds();
    expect(before.slice(0, 3)).toEqual(['democraticParty', 'association', 'chamberOfCommerce']);
    const areaId = office.area('320681');
    const founded = async (name: string, kind: string, type: string): Promise<string> =>
      office.found({ name, kind, type, areaId, foundedOn: '2014-05-10' });
    await founded('示例次序甲', 'association', '知联会');
    await founded('示例次序乙', 'chamberOfCommerce', '行业商会');
    await founded('示例次序丙', 'chamberOfCommerce', '镇街商会');
    const here = `areaId=${areaId}&q=示例次序`;
    expect(await shown(`${here}&sort=type`)).toEqual(['示例次序甲', '示例次序乙', '示例次序丙']);
    expect(await shown(`${here}&sort=kind,-name`)).toEqual(['示例次序甲', '示例次序乙', '示例次序丙']);

    const wanted = ['chamberOfCommerce', ...before.filter((code) => code !== 'chamberOfCommerce')];
    const ordered = await send('PUT', '/order-of-kinds', { kinds: wanted });
    expect([ordered.status, await kinds()]).toEqual([200, wanted]);
    const chambers = ofKind(ordered.body.items, 'chamberOfCommerce').map(({ id }) => id);
    const types = await send('PUT', '/order', { kind: 'chamberOfCommerce', ids: chambers.toReversed() });
    expect(names(types.body.items, 'chamberOfCommerce')[0]).toBe('商会联盟');
    expect(await shown(`${here}&sort=type`)).toEqual(['示例次序丙', '示例次序乙', '示例次序甲']);
    expect(await shown(`${here}&sort=-type`)).toEqual(['示例次序甲', '示例次序乙', '示例次序丙']);
    const supervisor = await office.as('supervisor');
    const page = await supervisor.get<{ items: { name: string }[]; next: string }>(`/api/organizations?${here}&sort=type&limit=1`);
    expect(await shown(`${here}&sort=type&limit=1&after=${page.body.next}`)).toEqual(['示例次序乙']);
    const csv = (await supervisor.get(`/api/organizations/export?format=csv&columns=name&sort=type&${here}`)).text;
    expect(csv.match(/示例次序./g)?.slice(-3)).toEqual(['示例次序丙', '示例次序乙', '示例次序甲']);
    const figures = await supervisor.get<{ kinds: { kind: string }[] }>(`/api/areas/${areaId}/organizations`);
    expect(figures.body.kinds.map(({ kind }) => kind).slice(0, 2)).toEqual(['chamberOfCommerce', 'association']);

    expect((await send('PUT', '/order-of-kinds', { kinds: wanted })).body.changeSet).toBeNull();
    const twice = await send('PUT', '/order-of-kinds', { kinds: [wanted[0], ...wanted.slice(0, -1)] });
    expect(pointers(twice)).toEqual(['/kinds/1']);
    expect((await send('PUT', '/order-of-kinds', { kinds: wanted }, 'supervisor')).status).toBe(403);
    for (const { body } of [types, ordered]) expect(await undo(body.changeSet)).toBe(200);
    expect(await kinds()).toEqual(before);
  });

  it('of the parties is the usual one until it is set; lists, exports, the options of forms and their undo follow it', async () => {
    const party = async (): Promise<string[]> => {
      const { body } = await (await office.as('rudong')).get<{ items: { code: string; fields: Body[] }[] }>('/api/kinds');
      const field = body.items.find(({ code }) => code === 'democraticParty')?.fields.find(({ code }) => code === 'party');
      return (field?.['options'] as { code: string; name: string }[]).map(({ name }) => name);
    };
    const usual = ['民革', '民盟', '民建', '民进', '农工党', '致公党', '九三学社', '台盟'];
    expect(await party()).toEqual(usual);
    const codes = ['minge', 'minmeng', 'minjian', 'minjin', 'nonggong', 'zhigong', 'jiusan', 'taimeng'];
    const founded = async (name: string, type: string, code?: string): Promise<string> =>
      office.found({ name, kind: 'democraticParty', type, foundedOn: '1984', ...(code && { fields: { party: code } }) });
    await founded('九三学社示例次序市委员会', '市级组织', 'jiusan');
    await founded('民革示例次序支部', '基层组织', 'minge');
    const changing = await founded('示例次序联合支部', '基层组织');
    await founded('民革示例次序市委员会', '市级组织', 'minge');
    const here = 'kind=democraticParty&q=示例次序';
    const sort = 'sort=party,type,area,name';
    const byParty = ['民革示例次序市委员会', '民革示例次序支部', '九三学社示例次序市委员会', '示例次序联合支部'];
    expect(await shown(`${here}&${sort}`)).toEqual(byParty);
    expect(await shown(`${here}&sort=-party,type,area,name`)).toEqual([byParty[3], byParty[2], byParty[0], byParty[1]]);

    const ordered = await send('PUT', '/order-of-parties', { parties: codes.toReversed() });
    expect([ordered.status, await party()]).toEqual([200, usual.toReversed()]);
    const turned = [byParty[2], byParty[0], byParty[1], byParty[3]];
    expect(await shown(`${here}&${sort}`)).toEqual(turned);
    const supervisor = await office.as('supervisor');
    const pages: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const after: string = next && `&after=${next}`;
      const { body }: Reply<{ items: { name: string }[]; next: string | null }> = await supervisor.get(
        `/api/organizations?${here}&${sort}&limit=1${after}`,
      );
      pages.push(...body.items.map(({ name }) => name));
      next = body.next;
    }
    expect(pages).toEqual(turned);
    const csv = (await supervisor.get(`/api/organizations/export?format=csv&columns=name,fields.party&${sort}&${here}`)).text;
    expect(
      csv
        .match(/^.*示例次序.*$/gm)
        ?.slice(-4)
        .map((line) => line.trim()),
    ).toEqual([
      expect.stringMatching(/九三学社示例次序市委员会,九三学社/),
      expect.stringMatching(/民革示例次序市委员会,民革/),
      expect.stringMatching(/民革示例次序支部,民革/),
      expect.stringMatching(/示例次序联合支部/),
    ]);
    // Which party it is, is known of a day: on an earlier one the body stands where it stood.
    await office.change(changing, { fields: { party: 'taimeng' }, effectiveOn: '2020-01-01' });
    expect(await shown(`${here}&${sort}`)).toEqual([byParty[3], ...turned.slice(0, 3)]);
    expect(await shown(`${here}&${sort}&asOf=2019-12-31`)).toEqual(turned);

    expect((await send('PUT', '/order-of-parties', { parties: codes.toReversed() })).body.changeSet).toBeNull();
    expect(pointers(await send('PUT', '/order-of-parties', { parties: [codes[0], ...codes.slice(0, -1)] }))).toEqual(['/parties/1']);
    expect(pointers(await send('PUT', '/order-of-parties', { parties: codes.slice(1) }))).toEqual(['/parties']);
    expect((await send('PUT', '/order-of-parties', { parties: codes }, 'supervisor')).status).toBe(403);
    expect(await undo(ordered.body.changeSet, 'supervisor')).toBe(403);
    expect(await undo(ordered.body.changeSet)).toBe(200);
    expect(await party()).toEqual(usual);
  });
});
