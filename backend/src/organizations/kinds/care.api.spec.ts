import { asOwner, findings } from '../../../test/facts.js';
import { type Office, openOffice, type Reply } from '../../../test/office.js';

/** Kinds that want care (office.md 7): what is not kept of them, and what is written down. */
let office: Office;
let id: string;
const place = { kind: 'overseasGroup', type: '侨团' };

beforeAll(async () => {
  office = await openOffice();
  id = await office.found({ ...place, name: '示例海外侨团', foundedOn: '2015-01-01' });
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

const refused = ({ status, body }: Reply): unknown => [
  status,
  ((body as { errors?: { pointer: string; code: string }[] }).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
];
const NO_ADDRESS = [422, ['/address no_address_for_kind']];

it('refuses an address of an overseas group when it is founded, changed from a date, corrected, and in a bulk edit', async () => {
  const supervisor = await office.as('supervisor');
  const body = { ...place, name: '示例海外二侨团', areaId: office.area('320623'), foundedOn: '2015-01-01', address: '示例路1号' };
  expect(refused(await supervisor.send('POST', '/api/organizations', body))).toEqual(NO_ADDRESS);
  expect(refused(await office.change(id, { address: '示例路1号', effectiveOn: '2020-01-01' }))).toEqual(NO_ADDRESS);
  expect(refused(await office.change(id, { address: '示例路1号' }))).toEqual(NO_ADDRESS);

  const chamber = await office.found({ name: '示例有地址商会', foundedOn: '2015-01-01' });
  const many = await supervisor.send('POST', '/api/organizations/bulk-changes', {
    records: [id, chamber].map((one) => ({ id: one, version: 1 })),
    address: '示例路2号',
  });
  expect([many.status, many.body]).toMatchObject([
    201,
    {
      items: [
        { id, outcome: 'refused', refusal: { detail: '地址：这类组织不登记地址' } },
        { id: chamber, outcome: 'changed' },
      ],
    },
  ]);
  expect((await supervisor.get(`/api/organizations/${id}`)).body).toMatchObject({ address: null });
});

it('refuses a phone of an overseas group, and takes what it may have', async () => {
  const supervisor = await office.as('supervisor');
  const { etag } = await supervisor.get(`/api/organizations/${id}`);
  const reply = await supervisor.send('PUT', `/api/organizations/${id}/phone`, { phone: '0513-85000000' }, { 'if-match': etag });
  expect(refused(reply)).toEqual([422, ['/phone no_phone_for_kind']]);
  expect((await office.change(id, { address: null, summary: '示例简介' })).status).toBe(200);
});

it('logs who opened an overseas group, and as of which day; a chamber is opened freely', async () => {
  const chamber = await office.found({ name: '示例自由商会', foundedOn: '2015-01-01' });
  const viewer = await office.as('supervisor');
  const opened = async (of: string): Promise<unknown[]> =>
    (
      await asOwner(office.database.ownerUrl, (client) =>
        client.query<{ login: string; detail: unknown }>(
          `select a.login, l.detail from access_log l join accounts a on a.id = l.account_id where l.act = 'organizations.opened' and l.subject_id = $1 order by l.id`,
          [of],
        ),
      )
    ).rows;
  const before = (await opened(id)).length;
  await viewer.get(`/api/organizations/${id}?asOf=2020-06-30`);
  await viewer.get(`/api/organizations/${chamber}`);
  const rows = await opened(id);
  expect([rows.length - before, rows.at(-1)]).toEqual([1, { login: 'supervisor', detail: { asOf: '2020-06-30' } }]);
  expect(await opened(chamber)).toEqual([]);
});

it('serves what counts as active and what is kept of each kind', async () => {
  const { body } = await (
    await office.as('supervisor')
  ).get<{ items: { code: string; activeIn: string[]; care: unknown }[] }>('/api/kinds');
  const careful = body.items.filter(
    ({ care }) => JSON.stringify(care) !== JSON.stringify({ phone: true, address: true, openingLogged: false, chairAlone: false }),
  );
  expect(careful.map(({ code, care }) => [code, care])).toEqual([
    ['overseasGroup', { phone: false, address: false, openingLogged: true, chairAlone: true }],
  ]);
  expect(body.items.map(({ activeIn }) => activeIn)).toEqual(body.items.map(() => ['active']));
});
