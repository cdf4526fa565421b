import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { Verify } from '../../history/index.js';
import { Reader } from '../../platform/database/reads.js';
import type { OrganizationAnswer } from '../answers.dto.js';
import type { MergePreviewAnswer, RelationAnswer, RelationsAnswer } from './relations.dto.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  const { checks } = await new Verify(office.app.get(Reader)).run();
  expect(checks.filter(({ count }) => count > 0)).toEqual([]);
  await office.stop();
});

const group = (name: string, more: Body = {}): Promise<string> =>
  office.found({ name: `示例${name}领导小组`, kind: 'leadingBody', type: '领导小组', foundedOn: '2015-11-20', ...more });
const unit = (name: string, more: Body = {}): Promise<string> => office.found({ name: `示例${name}局`, foundedOn: '2010-01-01', ...more });
const join = (id: string, body: Body, who?: string): Promise<Reply<OrganizationAnswer & Body>> =>
  office.act(id, 'relations', { sort: 'members', from: '2016-01-01', ...body }, who);
const ok = <T>(reply: Reply<T>): Reply<T> => {
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  return reply;
};
const related = async (id: string, asOf?: string, who = 'supervisor'): Promise<RelationsAnswer> =>
  (await (await office.as(who)).get<RelationsAnswer>(`/api/organizations/${id}/relations${asOf ? `?asOf=${asOf}` : ''}`)).body;
const told = async (id: string, asOf?: string): Promise<unknown[]> =>
  (await related(id, asOf)).items.map(({ sort, other, name, seat, exOfficio, state }) => [
    sort,
    other?.name ?? name,
    seat,
    exOfficio,
    state,
  ]);
const first = async (id: string): Promise<RelationAnswer> => {
  const [row] = (await related(id)).items;
  if (!row) throw new Error('it has no relation');
  return row;
};
const send = async (method: 'PATCH' | 'DELETE', id: string, which: string, body?: Body, who = 'supervisor'): Promise<Reply> => {
  const person = await office.as(who);
  const { etag } = await person.get(`/api/organizations/${id}`);
  return person.send(method, `/api/organizations/${id}/relations/${which}`, body, { 'if-match': etag });
};
const rule = (reply: Reply): unknown[] => [
  reply.status,
  reply.body['rule'] ?? reply.body['type'],
  ...((reply.body as { errors?: { pointer: string; code: string }[] }).errors ?? []).flatMap(({ pointer, code }) => [pointer, code]),
];
interface Told {
  readonly changeSet: string;
  readonly sentence: string;
  readonly fields: (Body & { readonly label: string })[];
}
const history = async (id: string, who = 'supervisor'): Promise<Told[]> =>
  (await (await office.as(who)).get<{ items: Told[] }>(`/api/organizations/${id}/changes`)).body.items;
const undo = async (changeSet = ''): Promise<Reply> =>
  (await office.as('supervisor')).send('POST', `/api/changes/${changeSet}/undo`, { reason: '误录' });

describe('成员单位', () => {
  it('stand in the order in which they joined, with their seats and their periods, on the pages of both', async () => {
    const [body, member] = [await group('甲'), await unit('甲')];
    ok(await join(body, { organizationId: member, seat: '组长单位', exOfficio: '局长' }));
    ok(await join(body, { name: '示例市财政局', seat: '成员', to: '2019-03' }));
    ok(await office.act(member, 'relations', { sort: 'memberOf', organizationId: await group('乙'), from: '2017', seat: '成员' }));
    ok(await join(body, { name: '示例市教育局', from: '2018-05-01', exOfficio: ' 分管副局长 ' }));
    expect(await told(body)).toEqual([
      ['members', '示例甲局', '组长单位', '局长', 'holds'],
      ['members', '示例市财政局', '成员', null, 'ended'],
      ['members', '示例市教育局', null, '分管副局长', 'holds'],
    ]);
    expect((await told(body, '2017-12-31')).map((row) => (row as string[]).at(-1))).toEqual(['holds', 'holds', 'upcoming']);
    expect((await told(body, '2019-03-15')).map((row) => (row as string[]).at(-1))).toEqual(['holds', 'possible', 'holds']);
    expect(await told(member)).toEqual([
      ['memberOf', '示例甲领导小组', '组长单位', '局长', 'holds'],
      ['memberOf', '示例乙领导小组', '成员', null, 'holds'],
    ]);
  });

  it('are changed from either page, told in both histories in words, and taken back', async () => {
    const [body, member] = [await group('改'), await unit('改')];
    ok(await join(body, { organizationId: member, seat: '成员' }));
    const { id } = await first(body);
    ok(await send('PATCH', body, id, { seat: '副组长单位', exOfficio: '局长' }));
    ok(await send('PATCH', member, id, { to: '2022-01-01' }));
    const [ended, changed, joined] = await history(body);
    expect([ended?.sentence, changed?.sentence, joined?.sentence]).toEqual([
      '自2022-01-01起不再有成员单位关系',
      '更正成员单位关系',
      '自2016-01-01起建立成员单位关系',
    ]);
    expect(changed?.fields.map(({ label, before, after }) => [label, before, after])).toEqual([
      ['席位', '成员', '副组长单位'],
      ['当然职务', null, '局长'],
    ]);
    expect((await history(member))[0]?.sentence).toBe('自2022-01-01起不再有成员单位关系');
    ok(await undo(ended?.changeSet));
    ok(await undo(changed?.changeSet));
    expect(await told(body)).toEqual([['members', '示例改局', '成员', null, 'holds']]);
    ok(await send('PATCH', body, id, { seat: null }));
    ok(await send('DELETE', member, id));
    expect(await told(body)).toEqual([]);
    ok(await undo((await history(body))[0]?.changeSet));
    expect(await told(member)).toEqual([['memberOf', '示例改领导小组', null, null, 'holds']]);
  });

  it('end with either of the two; a unit that is one cannot be made void', async () => {
    const [body, member] = [await group('终'), await unit('终')];
    ok(await join(body, { organizationId: member }));
    expect(rule(await office.act(member, 'void', { reason: '录重' })).slice(0, 2)).toEqual([409, 'nothing_related_to_a_void_record']);
    ok(await office.act(body, 'end', { on: '2024-01-01' }));
    expect([await told(member, '2023-12-31'), await told(member)]).toEqual([
      [['memberOf', '示例终领导小组', null, null, 'holds']],
      [['memberOf', '示例终领导小组', null, null, 'ended']],
    ]);
  });

  it('are of a working mechanism alone, and refused at their field where they cannot be', async () => {
    const [body, other, member, late] = [
      await group('丙'),
      await group('丁'),
      await unit('丙'),
      await unit('晚', { foundedOn: '2020-01-01' }),
    ];
    expect(rule(await join(member, { organizationId: body }))).toEqual([422, 'invalid_fields', '/sort', 'no_members']);
    const memberOf = { sort: 'memberOf', organizationId: member, from: '2016' };
    expect(rule(await office.act(late, 'relations', memberOf))).toEqual([422, 'invalid_fields', '/organizationId', 'no_members']);
    const unnamed = await office.act(member, 'relations', { sort: 'memberOf', name: '某领导小组', from: '2016' });
    expect(rule(unnamed)).toEqual([422, 'invalid_fields', '/organizationId', 'required']);
    const seated = { sort: 'hostedBy', name: '示例大学', from: '2016', seat: '成员', exOfficio: '校长' };
    expect(rule(await office.act(body, 'relations', seated)).slice(2)).toEqual(['/seat', 'unknown_field', '/exOfficio', 'unknown_field']);
    expect(rule(await join(body, { name: '某局', seat: '位'.repeat(61), exOfficio: '11010519491231002X' })).slice(2)).toEqual([
      '/seat',
      'too_long',
      '/exOfficio',
      'identity_number',
    ]);
    expect(rule(await join(body, { organizationId: body }))).toEqual([422, 'invalid_fields', '/organizationId', 'itself']);
    expect(rule(await join(body, { organizationId: late })).slice(0, 3)).toEqual([409, 'relation_within_lives', '/from']);
    ok(await join(body, { name: '示例市民政局' }));
    expect(rule(await join(body, { name: '示例市民政局', from: '2017' })).slice(0, 3)).toEqual([409, 'one_relation_at_a_time', '/from']);
    ok(await join(body, { organizationId: other }));
    expect(rule(await join(other, { organizationId: body })).slice(0, 2)).toEqual([409, 'relations_form_no_circle']);
    ok(await office.act(member, 'relations', { sort: 'hostedBy', name: '示例大学', from: '2016-01-01' }));
    const { id } = await first(member);
    expect(rule(await send('PATCH', member, id, { seat: '成员' }))).toEqual([422, 'invalid_fields', '/seat', 'unknown_field']);
    expect((await join(body, { name: '示例市司法局' }, 'viewer')).status).toBe(403);
  });

  it('go over with a unit that merges, and end with a body that does', async () => {
    const [body, member, successor] = [await group('并'), await unit('并'), await unit('承')];
    ok(await join(body, { organizationId: member, seat: '成员', exOfficio: '局长' }));
    const supervisor = await office.as('supervisor');
    const { etag } = await supervisor.get(`/api/organizations/${member}`);
    const into = { into: successor, on: '2023-01-01' };
    const path = `/api/organizations/${member}/merge?dryRun=true`;
    const preview = ok(await supervisor.send<MergePreviewAnswer>('POST', path, into, { 'if-match': etag }));
    expect(preview.body.followers).toEqual([{ id: body, name: '示例并领导小组', as: 'member' }]);
    ok(await office.act(member, 'merge', into));
    const after = [
      ['members', '示例并局', '成员', '局长', 'ended'],
      ['members', '示例承局', '成员', '局长', 'holds'],
    ];
    expect(await told(body)).toEqual(after);
    ok(await office.act(body, 'merge', { into: await group('大'), on: '2025-01-01' }));
    expect(await told(successor)).toEqual([['memberOf', '示例并领导小组', '成员', '局长', 'ended']]);
    expect(await told(successor, '2024-12-31')).toEqual([['memberOf', '示例并领导小组', '成员', '局长', 'holds']]);
  });

  it('say over the fence neither the name of a unit nor what a body keeps of it', async () => {
    const own = await group('如东', { areaId: office.area('320623') });
    const theirs = await unit('崇川', { areaId: office.area('320613') });
    ok(await join(own, { organizationId: theirs, seat: '副组长单位', exOfficio: '示例崇川局长' }));
    const [mine] = (await related(own, undefined, 'rudong')).items;
    expect(mine).toMatchObject({
      sort: 'members',
      other: null,
      name: null,
      seat: '副组长单位',
      exOfficio: '示例崇川局长',
      mayChange: true,
    });
    const seen = await related(theirs, undefined, 'chongchuan');
    expect([seen.items, seen.outside]).toEqual([[], true]);
    expect((await history(theirs, 'chongchuan'))[0]).toMatchObject({ sentence: '自2016-01-01起建立成员单位关系', fields: [] });
    const unseen = await office.act(theirs, 'relations', { sort: 'memberOf', organizationId: own, from: '2016' }, 'chongchuan');
    expect(rule(unseen)).toEqual([422, 'invalid_fields', '/organizationId', 'unknown_reference']);
  });
});
