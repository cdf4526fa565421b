import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { OrganizationAnswer } from '../answers.dto.js';
import type { MergePreviewAnswer, RelationsAnswer } from './relations.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

let count = 0;
const found = (name: string, more: Body = {}): Promise<string> =>
  office.found({ name: `示例${name}${String.fromCodePoint(0x4e00 + count++ * 5)}商会`, foundedOn: '2014-05-10', ...more });
const ok = <T>(reply: Reply<T>): Reply<T> => {
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  return reply;
};
const merge = (id: string, into: string, on = '2023-01-01', who?: string): Promise<Reply<OrganizationAnswer & Body>> =>
  office.act(id, 'merge', { into, on, reason: '示例发〔2023〕1号' }, who);
const relate = (id: string, sort: string, organizationId: string, from = '2018-01-01'): Promise<Reply> =>
  office.act(id, 'relations', { sort, organizationId, from });
const one = async (id: string, asOf: string): Promise<OrganizationAnswer> =>
  (await (await office.as('supervisor')).get<OrganizationAnswer>(`/api/organizations/${id}?asOf=${asOf}`)).body;
const related = async (id: string, asOf: string): Promise<RelationsAnswer> =>
  (await (await office.as('supervisor')).get<RelationsAnswer>(`/api/organizations/${id}/relations?asOf=${asOf}`)).body;
const parentOn = async (id: string, asOf: string): Promise<string | undefined> => (await one(id, asOf)).parent?.id;
const standing = async (id: string, asOf: string): Promise<unknown[]> =>
  (await related(id, asOf)).items.filter(({ state }) => state === 'holds').map(({ sort, other }) => [sort, other?.id]);
const rule = (reply: Reply): unknown[] => [
  reply.status,
  reply.body['rule'] ?? reply.body['type'],
  ...((reply.body as { errors?: { pointer: string }[] }).errors ?? []).map(({ pointer }) => pointer),
];

it('hands children, and what it hosted and guided, over to the one that goes on; a preview says so, an undo takes it all back', async () => {
  const [a, c] = [await found('并'), await found('承')];
  const [child, late, hosted, guided] = [
    await found('子', { parentId: a }),
    await found('晚', { parentId: a, foundedOn: '2024-03-01' }),
    await found('托'),
    await found('导'),
  ];
  ok(await relate(hosted, 'hostedBy', a));
  ok(await relate(a, 'supervises', guided));
  ok(await relate(c, 'supervises', guided, '2022-01-01'));
  const supervisor = await office.as('supervisor');
  const { etag } = await supervisor.get(`/api/organizations/${a}`);
  const body = { into: c, on: '2023-01-01' };
  const preview = ok(
    await supervisor.send<MergePreviewAnswer>('POST', `/api/organizations/${a}/merge?dryRun=true`, body, { 'if-match': etag }),
  );
  expect(preview.body.followers.map(({ id, as }) => [as, id])).toEqual([
    ['child', expect.any(String)],
    ['child', expect.any(String)],
    ['hosted', hosted],
    ['supervised', guided],
  ]);
  expect(preview.body.diff).toEqual(
    expect.arrayContaining([expect.objectContaining({ field: 'mergedIntoId', after: { id: c, name: (await one(c, '2026-11-23')).name } })]),
  );
  expect((await one(a, '2023-01-01')).status).toBe('active');

  ok(await merge(a, c));
  const around = async (): Promise<unknown> => ({
    child: [await parentOn(child, '2022-12-31'), await parentOn(child, '2023-01-01')],
    late: await parentOn(late, '2024-03-01'),
    hosted: [await standing(hosted, '2022-12-31'), await standing(hosted, '2023-01-01')],
    guided: [await standing(guided, '2021-12-31'), await standing(guided, '2023-01-01')],
    merged: (await related(c, '2023-01-01')).mergedFrom.map(({ id, on }) => [id, on]),
  });
  expect(await around()).toEqual({
    child: [a, c],
    late: c,
    hosted: [[['hostedBy', a]], [['hostedBy', c]]],
    guided: [[['supervisedBy', a]], [['supervisedBy', c]]],
    merged: [[a, '2023-01-01']],
  });
  const { body: changes } = await supervisor.get<{ items: { sentence: string; changeSet: string; fields: Body[] }[] }>(
    `/api/organizations/${c}/changes`,
  );
  // On the page of the one that goes on it is told of whom, and only what changed.
  const told = (changes.items[0]?.fields ?? []).filter(({ table }) => table === 'organizations');
  expect(told.map(({ field, before, of }) => [field, before, (of as Body)['id']]).sort()).toEqual([
    ['dissolvedOn', null, a],
    ['endWay', null, a],
    ['mergedIntoId', null, a],
  ]);
  expect(changes.items[0]?.sentence).toBe('自2023-01-01起与另一组织合并');
  const set = changes.items[0]?.changeSet ?? '';
  const part = await supervisor.send('POST', `/api/changes/${set}/undo`, { reason: '误', fields: ['mergedIntoId'] });
  expect(rule(part)).toEqual([409, 'indivisible']);
  const undone = ok(await supervisor.send<{ changeSet: string }>('POST', `/api/changes/${set}/undo`, { reason: '误' }));
  expect((await one(a, '2026-11-23')).status).toBe('active');
  expect(await around()).toEqual({
    child: [a, a],
    late: a,
    hosted: [[['hostedBy', a]], [['hostedBy', a]]],
    guided: [
      [['supervisedBy', a]],
      [
        ['supervisedBy', c],
        ['supervisedBy', a],
      ],
    ],
    merged: [],
  });
  ok(await supervisor.send('POST', `/api/changes/${undone.body.changeSet}/undo`, { reason: '还是合并' }));
  expect([(await one(a, '2026-11-23')).status, await parentOn(child, '2023-01-01')]).toEqual(['merged', c]);
});

it('merges into a child of its own, which stands under nothing then', async () => {
  const a = await found('母');
  const child = await found('子', { parentId: a });
  ok(await relate(child, 'hostedBy', a));
  ok(await merge(a, child, '2023'));
  expect([await parentOn(child, '2022-12-31'), (await one(child, '2024-01-01')).hasParent]).toEqual([a, false]);
  expect((await related(child, '2024-01-01')).items).toMatchObject([{ sort: 'hostedBy', to: '2023', state: 'ended' }]);
});

it('refuses at its field itself, one that does not live then, one out of reach, a circle, and a second end', async () => {
  const [a, b, ended, later] = [await found('甲'), await found('乙'), await found('止'), await found('迟', { foundedOn: '2024-01-01' })];
  ok(await office.act(ended, 'end', { on: '2022-06-01' }));
  const theirs = await found('崇', { areaId: office.area('320613') });
  expect(rule(await merge(a, a))).toEqual([422, 'invalid_fields', '/into']);
  expect(rule(await merge(a, theirs, '2023-01-01', 'rudong'))).toEqual([422, 'invalid_fields', '/into']);
  expect(rule(await merge(a, ended))).toEqual([409, 'merged_into_one_that_lives', '/into']);
  expect(rule(await merge(a, later))).toEqual([409, 'merged_into_one_that_lives', '/into']);
  expect(rule(await merge(a, b, '[..2023-01-01]'))).toEqual([422, 'invalid_fields', '/on']);
  expect(rule(await merge(a, b, '2010-01-01'))).toEqual([422, 'end_after_founding', '/on']);
  expect(rule(await office.act(a, 'merge', {}))).toEqual([422, 'invalid_fields', '/into', '/on']);
  ok(await merge(a, b, '2023'));
  expect(rule(await merge(b, a, '2023'))).toEqual([409, 'mergers_form_no_circle', '/into']);
  expect(rule(await office.act(b, 'end', { on: '2022-06-01' }))).toEqual([409, 'lives_when_others_merge_into_it', '/on']);
  expect(rule(await office.act(b, 'void', { reason: '录重' }))).toEqual([409, 'nothing_merged_into_a_void_record']);
  expect(rule(await merge(a, later, '2025-01-01'))).toEqual([409, 'merged']);
});

it('leaves a merged record as it is, whatever is tried', async () => {
  const [a, b] = [await found('封'), await found('承')];
  ok(await merge(a, b));
  const merged = [409, 'merged'];
  expect(rule(await office.change(a, { summary: '新简介' }))).toEqual(merged);
  expect(rule(await office.act(a, 'names', { name: '旧名', sort: 'former' }))).toEqual(merged);
  expect(rule(await office.act(a, 'recognitions', { title: '苏新艺坊', from: '2020' }))).toEqual(merged);
  expect(rule(await office.act(a, 'observations', { measure: 'members', onDay: '2020-12-31', value: 3 }))).toEqual(merged);
  expect(rule(await office.act(a, 'suspend', { from: '2020-01-01', to: '2020-02-01' }))).toEqual(merged);
  expect(rule(await relate(a, 'hostedBy', b))).toEqual(merged);
  expect(rule(await relate(b, 'hosts', a))).toEqual(merged);
  // The record in itself may still have been a mistake.
  ok(await office.act(a, 'void', { reason: '录重' }));
  expect((await related(b, '2026-11-23')).mergedFrom).toEqual([]);
});

it('leaves a child of another county where it is, and says whom to ask', async () => {
  const [a, b] = [await found('跨'), await found('跨承')];
  const child = await found('崇子', { areaId: office.area('320613'), parentId: a });
  const hosted = await found('崇托', { areaId: office.area('320613') });
  ok(await relate(hosted, 'hostedBy', a));
  const refused = await merge(a, b, '2023-01-01', 'rudong');
  expect([...rule(refused), refused.body['inTheWay']]).toEqual([
    409,
    'parent_lives',
    '/parentId',
    expect.arrayContaining([{ ask: '崇川区' }]),
  ]);
  ok(await office.change(child, { parentId: null, effectiveOn: '2022-01-01' }));
  ok(await merge(a, b, '2023-01-01', 'rudong'));
  // Its relation has ended with the one it leant on: the county says what follows.
  expect((await related(hosted, '2023-01-01')).items).toMatchObject([{ sort: 'hostedBy', to: null, state: 'ended' }]);
});
