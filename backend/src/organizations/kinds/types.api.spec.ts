import { findings } from '../../../test/facts.js';
import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';

/** Fields and posts that only some types of a kind have: 四好商会 is no recognition of 工商联 itself. */
let office: Office;

beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

const get = async <T = Body>(path: string): Promise<T> => (await (await office.as('supervisor')).get<T>(path)).body;
const fieldsOf = async (id: string, asOf = '2026-11-23'): Promise<unknown> =>
  (await get(`/api/organizations/${id}?asOf=${asOf}`))['fields'];
const wrong = ({ status, body }: Reply): unknown => [
  status,
  (body as { errors?: { pointer: string; code: string }[] }).errors?.map(({ pointer, code }) => `${pointer} ${code}`),
];
const REFUSED = [422, ['/fields/fourGoods field_of_other_type']];
const fields = { fourGoods: '2021-2022' };

it('serves each field with the types that alone have it, and the posts of each type', async () => {
  interface Served {
    code: string;
    posts: { code: string; name: string; responsible: boolean }[];
    fields: { code: string; types: string[] | null }[];
    types: { code: string; posts: { code: string; name: string; responsible: boolean }[] }[];
  }
  const { items } = await get<{ items: Served[] }>('/api/kinds');
  const chamber = items.find(({ code }) => code === 'chamberOfCommerce');
  expect(chamber?.fields.filter(({ types }) => types)).toMatchObject([
    { code: 'fourGoods', types: ['awayChamber', 'tradeChamber', 'townChamber'] },
  ]);
  const posts = new Map(
    chamber?.types.map((type) => [
      type.code,
      type.posts.filter(({ responsible }) => responsible).map(({ code, name }) => `${code} ${name}`),
    ]),
  );
  expect([posts.get('federation'), posts.get('tradeChamber')]).toEqual([
    ['chair 主席', 'partySecretary 党组书记', 'permanentViceChair 常务副主席', 'viceChair 副主席', 'secretaryGeneral 秘书长'],
    ['chair 会长', 'executiveChair 执行会长', 'permanentViceChair 常务副会长', 'viceChair 副会长', 'secretaryGeneral 秘书长'],
  ]);
  expect(items.filter((kind) => !kind.posts.length)).toEqual([]);
});

it('refuses the field of another type when an organization is founded, changed and corrected', async () => {
  const supervisor = await office.as('supervisor');
  const body = { name: '示例工商联', kind: 'chamberOfCommerce', type: '工商联', areaId: office.area('320623'), foundedOn: '2015' };
  expect(wrong(await supervisor.send('POST', '/api/organizations', { ...body, fields }))).toEqual(REFUSED);
  const id = await office.found(body);
  expect(wrong(await office.change(id, { fields, effectiveOn: '2020-01-01' }))).toEqual(REFUSED);
  expect(wrong(await office.change(id, { fields }))).toEqual(REFUSED);
  expect((await office.change(id, { fields, type: '行业商会', effectiveOn: '2021-01-01' })).status).toBe(200);
  expect([await fieldsOf(id, '2020-12-31'), await fieldsOf(id)]).toEqual([{}, fields]);
});

it('takes the value away with the type, from the day on, and one undo brings both back', async () => {
  const id = await office.found({ name: '示例换类型商会', foundedOn: '2015', fields });
  expect((await office.change(id, { type: '商会联盟', effectiveOn: '2022-01-01' })).status).toBe(200);
  expect([await fieldsOf(id, '2021-12-31'), await fieldsOf(id)]).toEqual([fields, {}]);
  const { items } = await get<{ items: { changeSet: string }[] }>(`/api/organizations/${id}/changes`);
  const supervisor = await office.as('supervisor');
  expect((await supervisor.send('POST', `/api/changes/${items[0]?.changeSet}/undo`, { reason: '试' })).status).toBeLessThan(300);
  expect(await get(`/api/organizations/${id}`)).toMatchObject({ type: '行业商会', fields });
});

it('refuses in a bulk edit the records of other types alone, and exports the column', async () => {
  const trade = await office.found({ name: '示例批量商会', foundedOn: '2015' });
  const alliance = await office.found({ name: '示例批量联盟', type: '商会联盟', foundedOn: '2015' });
  const records = [trade, alliance].map((id) => ({ id, version: 1 }));
  const supervisor = await office.as('supervisor');
  const { body } = await supervisor.send('POST', '/api/organizations/bulk-changes', { records, fields });
  expect(body).toMatchObject({
    items: [{ outcome: 'changed' }, { outcome: 'refused', refusal: { detail: '四好商会：这个类型没有此项' } }],
  });
  const { text } = await supervisor.get('/api/organizations/export?format=csv&kind=chamberOfCommerce&columns=name,fields.fourGoods');
  expect(text).toContain('示例批量商会,2021-2022');
});
