import { Hand } from '../../test/bare.js';
import { findings } from '../../test/facts.js';
import { type Body, type Office, openOffice, type Reply } from '../../test/office.js';

/** 筹备: a body that has been approved and has no day of founding yet. */
let office: Office;
let owner: Hand;
const TODAY = '2026-11-23';
const approved = { kind: 'chamberOfCommerce', type: '行业商会', approvedOn: '2025-03-01' };

beforeAll(async () => {
  office = await openOffice({ today: TODAY });
  owner = await Hand.open(office.database.ownerUrl);
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await owner.close();
  await office.stop();
});

const ask = async (path: string): Promise<Body> => (await (await office.as('supervisor')).get(`/api/organizations${path}`)).body;
const one = (id: string, asOf = TODAY): Promise<Body> => ask(`/${id}?asOf=${asOf}`);
const listed = async (query: string): Promise<unknown[]> =>
  ((await ask(`?asOf=${TODAY}&${query}`))['items'] as Body[]).map((row) => row['name']);
const wrong = ({ status, body }: Reply): unknown => [
  status,
  (body as { errors?: { pointer: string; code: string }[] }).errors?.map(({ pointer, code }) => `${pointer} ${code}`),
];
const preparing = (name: string, more: Body = {}): Promise<string> => office.found({ ...approved, name, foundedOn: undefined, ...more });
const sentenceOf = async (id: string): Promise<unknown> => ((await ask(`/${id}/changes`))['items'] as Body[])[0]?.['sentence'];

it('is in preparation for certain from its approval on, and on no day before', async () => {
  const id = await preparing('示例筹备商会');
  const [before, after, later] = [await one(id, '2025-02-28'), await one(id, '2025-03-01'), await one(id, '2030-01-01')];
  expect([before['exists'], after['status'], after['certainty'], later['status']]).toEqual([false, 'preparing', 'certain', 'preparing']);
  expect(after).toMatchObject({ foundedOn: null, approvedOn: '2025-03-01', names: [{ name: '示例筹备商会', from: null, to: null }] });
  expect(await listed('q=示例筹备商会&status=preparing')).toEqual(['示例筹备商会']);
  expect(await ask(`/count?asOf=${TODAY}&q=示例筹备商会&status=preparing`)).toMatchObject({
    count: 1,
    possible: 0,
    byStatus: { preparing: 1 },
  });
  expect(await sentenceOf(id)).toBe('新建组织“示例筹备商会”，筹备中');
});

it('needs the day of its founding or that of its approval', async () => {
  const body = { kind: 'chamberOfCommerce', type: '行业商会', name: '示例两无商会', areaId: office.area('320623') };
  const person = await office.as('supervisor');
  expect(wrong(await person.send('POST', '/api/organizations', body))).toEqual([422, ['/foundedOn founding_or_approval']]);
  const id = await office.found({ ...approved, name: '示例抹去批准商会', foundedOn: '2025-06-01' });
  expect((await office.change(id, { foundedOn: null, reason: '尚未成立' })).status).toBe(200);
  expect(wrong(await office.change(id, { approvedOn: null, reason: '误' }))).toEqual([422, ['/foundedOn founding_or_approval']]);
});

it('is founded by the day that comes: 成立 in the history, active from that day, in preparation before', async () => {
  const id = await preparing('示例待成立商会');
  expect((await office.change(id, { foundedOn: '2026-05-18' })).status).toBe(200);
  expect(await sentenceOf(id)).toBe('成立，成立日期：2026-05-18');
  const [before, after] = [await one(id, '2026-05-17'), await one(id, '2026-05-18')];
  expect([before['status'], after['status'], after['foundedOn']]).toEqual(['preparing', 'active', '2026-05-18']);
  const [set] = (await ask(`/${id}/changes`))['items'] as { changeSet: string; fields: unknown[] }[];
  expect(set?.fields).toEqual([expect.objectContaining({ field: 'foundedOn', before: null, after: '2026-05-18' })]);
  const undo = await (await office.as('supervisor')).send('POST', `/api/changes/${set?.changeSet}/undo`, { reason: '误' });
  expect([undo.status, (await one(id))['status'], (await one(id))['foundedOn']]).toEqual([200, 'preparing', null]);
});

it('comes to nothing where its end follows on the approval, and not before', async () => {
  const id = await preparing('示例未成商会');
  expect(wrong(await office.act(id, 'end', { on: '2025-01-01', reason: '误' }))).toEqual([422, ['/on end_after_founding']]);
  expect((await office.act(id, 'end', { on: '2026-01-01', reason: '筹备终止' })).status).toBe(200);
  expect([(await one(id, '2025-12-31'))['status'], (await one(id, '2026-01-01'))['status']]).toEqual(['preparing', 'dissolved']);
});

it('is no parent and does not rest, and what it is is corrected, not changed from a day', async () => {
  const id = await preparing('示例无存续商会');
  const child = await office.found({ ...approved, name: '示例下级商会', foundedOn: '2026-01-01' });
  expect((await office.change(child, { parentId: id, effectiveOn: '2026-02-01' })).body['rule']).toBe('parent_lives');
  expect((await office.act(id, 'suspend', { from: '2026-02-01' })).body['rule']).toBe('suspension_within_life');
  expect((await office.change(id, { name: '示例改名商会', effectiveOn: '2026-02-01' })).body['rule']).toBe('change_within_life');
  expect((await office.change(id, { name: '示例改名商会', reason: '误' })).status).toBe(200);
  expect((await one(id))['name']).toBe('示例改名商会');
});

it('goes over whole to the parent that its parent merges into', async () => {
  const [a, b] = [
    await office.found({ ...approved, name: '示例并出商会', foundedOn: '2026-01' }),
    await office.found({ ...approved, name: '示例并入商会', foundedOn: '2026-01' }),
  ];
  const child = await preparing('示例筹备分会', { parentId: a });
  expect((await office.act(a, 'merge', { into: b, on: '2026-06-01', reason: '示例' })).status).toBe(200);
  expect([(await one(child))['parent'], ((await one(child))['timeline'] as unknown[]).length]).toEqual([
    { id: b, name: '示例并入商会' },
    1,
  ]);
});

it('is outside every filter by the day of founding, last by it, and paged past', async () => {
  const sorted = 'q=示例排序&status=active,preparing';
  await office.found({ ...approved, name: '示例排序甲商会', foundedOn: '2026-01-01' });
  await preparing('示例排序乙商会');
  await preparing('示例排序丙商会');
  expect(await listed(`${sorted}&sort=foundedOn`)).toEqual(['示例排序甲商会', '示例排序乙商会', '示例排序丙商会']);
  expect(await listed(`${sorted}&foundedFrom=2020-01-01`)).toEqual(['示例排序甲商会']);
  expect(await listed(`${sorted}&foundedTo=2030-01-01`)).toEqual(['示例排序甲商会']);
  const names: unknown[] = [];
  for (let after: unknown = ''; after !== null;) {
    const page = await ask(`?asOf=${TODAY}&${sorted}&sort=-foundedOn&limit=1${after ? `&after=${after as string}` : ''}`);
    names.push(...(page['items'] as Body[]).map((row) => row['name']));
    after = page['next'];
  }
  expect([names.slice(0, 2).sort(), names.slice(2)]).toEqual([['示例排序丙商会', '示例排序乙商会'], ['示例排序甲商会']]);
});
