import { Hand } from '../../../test/bare.js';
import { findings } from '../../../test/facts.js';
import { type Office, openOffice, type Reply } from '../../../test/office.js';

/** The fields that some kinds have of their own, and those that were taken out of use. */
let office: Office;
let owner: Hand;
const base = { kind: 'practiceBase', type: '实践创新基地', foundedOn: '2018-05-16' };

beforeAll(async () => {
  office = await openOffice();
  owner = await Hand.open(office.database.ownerUrl);
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await owner.close();
  await office.stop();
});

const fieldsOf = async (id: string, asOf = '2026-11-23'): Promise<unknown> =>
  (await (await office.as('supervisor')).get(`/api/organizations/${id}?asOf=${asOf}`)).body['fields'];
const wrong = ({ body }: Reply): unknown =>
  (body as { errors?: { pointer: string; code: string }[] }).errors?.map(({ pointer, code }) => `${pointer} ${code}`).sort();

it.each([
  [
    { kind: 'practiceBase', type: '实践创新基地' },
    { setting: 'park', floorArea: 1200.5, sixHaves: true },
  ],
  [
    { kind: 'overseasGroup', type: '同乡会' },
    { tie: 'nativePlace', localRegistration: 'A-100', registrarAbroad: '示例机构', mainActivities: '联谊', lastContactOn: '2024-05' },
  ],
  [
    { kind: 'association', type: '知联会' },
    { registered: 'legalPerson', registeredOn: '2014-06' },
  ],
])('keeps the fields of %j as they were given', async (kind, fields) => {
  expect(await fieldsOf(await office.found({ ...kind, name: `示例${kind.type}`, foundedOn: '2014', fields }))).toEqual(fields);
});

it('refuses a setting, an area and a date that are none', async () => {
  const id = await office.found({ ...base, name: '示例错项基地' });
  expect(wrong(await office.change(id, { fields: { setting: 'moon', floorArea: '大', sixHaves: '是' } }))).toEqual([
    '/fields/floorArea not_number',
    '/fields/setting option',
    '/fields/sixHaves not_boolean',
  ]);
});

it('takes nothing into a retired field; what stood in it is carried through changes until it is emptied', async () => {
  const id = await office.found({ ...base, name: '示例依托基地' });
  expect(wrong(await office.change(id, { fields: { carrier: '示例园区', namedBy: '示例〔2018〕1号' } }))).toEqual([
    '/fields/carrier unknown_field',
    '/fields/namedBy unknown_field',
  ]);
  await owner.act(
    'test.before',
    `update kind_fields set retired = false where code = 'carrier';
     update organization_profiles set fields = '{"carrier": "示例园区"}' where organization_id = '${id}';
     update kind_fields set retired = true where code = 'carrier'`,
  );
  expect((await office.change(id, { name: '示例依托新基地', effectiveOn: '2020-01-01' })).status).toBe(200);
  expect([await fieldsOf(id, '2019-12-31'), await fieldsOf(id)]).toEqual([{ carrier: '示例园区' }, { carrier: '示例园区' }]);
  expect((await office.change(id, { fields: { carrier: null }, effectiveOn: '2021-01-01' })).status).toBe(200);
  expect([await fieldsOf(id, '2020-12-31'), await fieldsOf(id)]).toEqual([{ carrier: '示例园区' }, {}]);
});

it('序号 is a number of every kind: lists stand in it, without one behind, page by page in both directions', async () => {
  const person = await office.as('supervisor');
  const kinds = (await person.get<{ items: { fields: { code: string }[] }[] }>('/api/kinds')).body.items;
  expect(kinds.map(({ fields }) => fields[0]?.code)).toEqual(Array(7).fill('orderNumber'));
  for (const [name, orderNumber] of [
    ['丁', null],
    ['丙', 10],
    ['乙', 9],
    ['甲', 2.5],
  ] as const)
    await office.found({ ...base, name: `示例序号${name}基地`, ...(orderNumber !== null && { fields: { orderNumber } }) });
  const pages = async (sort: string): Promise<string> => {
    let [names, after] = ['', ''];
    do {
      const query = `q=示例序号&sort=${sort}&limit=1${after && `&after=${after}`}`;
      const { items, next } = (await person.get<{ items: { name: string }[]; next: string | null }>(`/api/organizations?${query}`)).body;
      names += items[0]?.name[4] ?? '';
      after = next ?? '';
    } while (after);
    return names;
  };
  expect([await pages('orderNumber'), await pages('-orderNumber')]).toEqual(['甲乙丙丁', '丁丙乙甲']);
  const odd = await person.send('POST', '/api/organizations', {
    ...base,
    name: '示例序号错基地',
    areaId: office.area('320623'),
    fields: { orderNumber: '一' },
  });
  expect(wrong(odd)).toEqual(['/fields/orderNumber not_number']);
});
