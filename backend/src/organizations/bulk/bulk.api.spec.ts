import fc from 'fast-check';
import { checksums, findings } from '../../../test/facts.js';
import { type Body, type Office, openOffice, type Person, type Reply } from '../../../test/office.js';
import { KnownDate } from '../../platform/database/known-date.js';
import { sql } from '../../platform/database/sql.js';
import { Transactions } from '../../platform/database/transaction.js';
import { Identifiers } from '../../platform/identifiers.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import type { OrganizationAnswer } from '../answers.dto.js';
import { firstProfile, profileFrom } from '../life.js';
import { Organization } from '../organization.entity.js';
import { OrganizationProfile } from '../organization-profile.entity.js';
import type { BulkAnswer, BulkItemAnswer } from './bulk.dto.js';

const MANY = 5000;
let office: Office;
let supervisor: Person;

beforeAll(async () => {
  office = await openOffice();
  supervisor = await office.as('supervisor');
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
}, 120_000);

type Records = { id: string; version?: number | null }[];
const URL = '/api/organizations/bulk-changes';
const preview = (body: Body, query = '', who = supervisor): Promise<Reply<BulkAnswer & Body>> =>
  who.send('POST', `${URL}?dryRun=true${query}`, body);
const save = (body: Body, headers: Record<string, string> = {}, who = supervisor): Promise<Reply<BulkAnswer & Body>> =>
  who.send('POST', URL, body, headers);
const asSeen = (items: readonly BulkItemAnswer[]): Records => items.map(({ id, version }) => ({ id, version }));
const record = async (id: string): Promise<OrganizationAnswer> =>
  (await supervisor.get<OrganizationAnswer>(`/api/organizations/${id}`)).body;

interface Sort {
  kind: string;
  typeId: string;
  ended?: string;
  parentId?: string;
  /** A second stretch, from this date. */
  since?: string;
}

/** Many organizations at once, set-wise: what is tested is how they are changed. */
async function foundMany(sorts: readonly Sort[]): Promise<string[]> {
  const identifiers = new Identifiers();
  const lives = sorts.map((sort, n) => {
    const id = identifiers.next();
    const organization = Object.assign(new Organization(), {
      id,
      version: 1,
      kind: sort.kind,
      approved: KnownDate.of(null),
      founded: KnownDate.of(PartialDate.parse('2010-01-01')),
      ended: KnownDate.of(sort.ended ? PartialDate.parse(sort.ended) : null),
      endWay: sort.ended ? 'dissolved' : null,
      mergedIntoId: null,
      creditCode: null,
      creditCodeAbsent: null,
      voidedAt: null,
      voidedBy: null,
      voidReason: null,
    });
    const fields = {
      name: `示例第${n}号`,
      typeId: sort.typeId,
      areaId: office.area('320623'),
      supervisor: '甲局',
      parentId: sort.parentId,
    };
    const profiles = [firstProfile(identifiers.next(), id, fields)];
    if (sort.since) profiles.push(profileFrom(identifiers.next(), id, PartialDate.parse(sort.since), { ...fields, supervisor: '乙局' }));
    return { organization, profiles };
  });
  await office.app.get(Transactions).run({ accountId: null }, { act: 'organizations.found' }, async (tx) => {
    tx.take(lives.map(({ organization }) => organization.id));
    await tx.insert(
      Organization,
      lives.map(({ organization }) => organization),
    );
    await tx.insert(
      OrganizationProfile,
      lives.flatMap(({ profiles }) => profiles),
    );
  });
  return lives.map(({ organization }) => organization.id);
}

const typeOf = async (code: string): Promise<string> =>
  (
    await office.app
      .get(Transactions)
      .run({ accountId: null }, { act: 'test' }, (tx) =>
        tx.one<{ id: string }>(sql`/* test.type */ select id from organization_types where code = ${code}`),
      )
  )?.id ?? '';

const sortsOf = async (): Promise<{ trade: Sort; base: Sort }> => ({
  trade: { kind: 'chamberOfCommerce', typeId: await typeOf('tradeChamber') },
  base: { kind: 'practiceBase', typeId: await typeOf('stateOwnedBase') },
});
const undo = (changeSet: unknown, body: Body, dryRun = false, who = supervisor): Promise<Reply<Undone & Body>> =>
  who.send('POST', `/api/changes/${String(changeSet)}/undo?dryRun=${dryRun}`, body);
interface Undone {
  changeSet: string;
  records?: { id: string; name: string | null; diff: Body[] }[];
  offers: { except?: string[]; left?: Body[]; label: string }[];
}
const refusals = ({ body }: Reply<BulkAnswer & Body>): unknown[] => body.items.map(({ refusal }) => refusal?.type ?? null);
const pointers = ({ body }: Reply): unknown[] => (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

it('5,000 with 40 refused: the preview is what comes about, and undo restores equal checksums', async () => {
  const { trade, base } = await sortsOf();
  const parentId = await office.found({ name: '示例上级商会', foundedOn: '2010-01-01' });
  const ids = await foundMany(
    Array.from({ length: MANY }, (_, n): Sort => {
      if (n < 10) return { ...trade, ended: '2015-01-01' };
      if (n < 20) return { ...trade, since: '2020' };
      if (n < 30) return base;
      return n % 3 === 0 ? { ...trade, parentId } : n % 3 === 1 ? { ...trade, since: '2022-01-01' } : trade;
    }),
  );
  // Ten are changed by others after they were read.
  const read = ids.map((id) => ({ id, version: 1 }));
  for (const id of ids.slice(-10)) await office.change(id, { remarks: '另有人改过' });
  const before = await checksums(office.database.ownerUrl);
  const change = { records: read, effectiveOn: '2020-07-01', supervisor: '丙局', fields: { origin: '南通' }, reason: '机构改革' };
  const tried = await preview(change);
  expect([tried.status, tried.body.count]).toEqual([200, { changed: MANY - 40, unchanged: 0, refused: 40 }]);
  expect(await checksums(office.database.ownerUrl)).toEqual(before);
  const reasons = Map.groupBy(tried.body.items, ({ refusal }) => refusal?.detail ?? '');
  expect([...reasons].map(([why, items]) => [why, items.length])).toEqual([
    ['变更的日期不在组织存续期内', 10],
    ['这个日期与一项已有变更的日期重叠而不相同；请改用同一日期，或先更正那项变更。', 10],
    ['原籍地：没有这一项', 10],
    ['', MANY - 40],
    ['您打开之后，这条记录已被他人修改。', 10],
  ]);
  const done = await save(change);
  expect([done.status, done.body.count]).toEqual([201, tried.body.count]);
  expect(done.body.items).toEqual(tried.body.items);
  // What was known of 2022 survives, what was changed since 2020 is told as it is.
  const [first] = tried.body.items.filter(({ fields }) => fields.length === 2);
  expect(first?.fields).toMatchObject([
    { field: 'fields.origin', from: '2020-07-01', before: null, after: '南通' },
    { field: 'supervisor', from: '2020-07-01', before: '甲局', after: '丙局' },
  ]);
  const undone = await undo(done.body.changeSet, { reason: '改错了' });
  expect([undone.status, undone.body.records?.length]).toEqual([200, MANY - 40]);
  expect(await checksums(office.database.ownerUrl)).toEqual(before);
  const all = await preview({ remarks: '全部' });
  expect([all.status, pointers(all)]).toEqual([422, ['/records']]);
}, 300_000);

it('each record is changed as by itself: the same rows, the same refusals', async () => {
  const { trade, base } = await sortsOf();
  const parents = [
    await office.found({ name: '示例在世上级', foundedOn: '2000-01-01' }),
    await office.found({ name: '示例已终止上级', foundedOn: '2000-01-01' }),
  ];
  await office.act(parents[1] ?? '', 'end', { on: '2018-01-01' });
  const sort = fc.record(
    {
      kind: fc.constantFrom(trade, base),
      ended: fc.constantFrom('2020-06-01', '2021'),
      since: fc.constantFrom('2014-03', '2015-01-01', '2019', '2020-05-05'),
      parentId: fc.constantFrom(...parents.slice(0, 1)),
    },
    { requiredKeys: ['kind'] },
  );
  const change = fc.record(
    {
      effectiveOn: fc.constantFrom('2009-01-01', '2014-03', '2014-03-08', '2017-04', '2019-06-01', '2020-05-05', '2030-01-01'),
      supervisor: fc.constantFrom('甲局', '乙局', '丙局', null),
      parentId: fc.constantFrom(...parents, null),
      type: fc.constantFrom('行业商会', '镇街商会', '国企实践创新基地'),
      fields: fc.constantFrom({ origin: '南通' }, { origin: null }),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(sort, { minLength: 2, maxLength: 5 }), change, async (drawn, body) => {
      const sorts = drawn.map(({ kind, ...more }): Sort => ({ ...kind, ...more }));
      const [together, alone] = [await foundMany(sorts), await foundMany(sorts)];
      const done = await save({ ...body, records: together.map((id) => ({ id, version: 1 })) });
      const single: unknown[] = [];
      for (const id of alone) {
        const reply = await office.change(id, body);
        single.push(reply.status === 200 ? null : (reply.body as Body)['type']);
      }
      expect(done.status === 201 ? refusals(done) : done.text).toEqual(single);
      expect(await rowsOf(together)).toEqual(await rowsOf(alone));
    }),
    { numRuns: Number(process.env.TONGXIN_LIVES ?? 12), seed: Number(process.env.TONGXIN_SEED ?? Date.now() % 2 ** 31) },
  );
}, 120_000);

/** What stands of these records, without what tells them apart. */
const rowsOf = (ids: readonly string[]): Promise<unknown[]> =>
  office.app.get(Transactions).run({ accountId: null }, { act: 'test' }, (tx) =>
    tx.rows(sql`/* test.rows */ select i.n, p.from_earliest, p.from_latest, p.type_id, p.supervisor, p.parent_id, p.fields
      from unnest(${ids}::uuid[]) with ordinality as i(id, n) join organization_profiles p on p.organization_id = i.id
      order by i.n, p.from_earliest`),
  );

it('stands as one change set, and what is the same already is left alone', async () => {
  const { trade } = await sortsOf();
  const ids = await foundMany([trade, trade, { ...trade, since: '2020-01-01' }]);
  const tried = await preview({ supervisor: '乙局', records: ids.map((id) => ({ id })) });
  expect(tried.body.items.map(({ outcome, version }) => [outcome, version])).toEqual([
    ['changed', 1],
    ['changed', 1],
    ['unchanged', 1],
  ]);
  const done = await save({ supervisor: '乙局', records: asSeen(tried.body.items), reason: '划转' });
  expect((await Promise.all(ids.map(record))).map(({ version, supervisor: unit }) => [version, unit])).toEqual([
    [2, '乙局'],
    [2, '乙局'],
    [1, '乙局'],
  ]);
  const told = await supervisor.get<{ items: Body[] }>(`/api/organizations/${ids[0]}/changes`);
  expect(told.body.items[0]).toMatchObject({
    act: 'organizations.changeMany',
    actLabel: '批量修改',
    sentence: '更正业务主管单位',
    reason: '划转',
    changeSet: done.body.changeSet,
    fields: [{ field: 'supervisor', before: '甲局', after: '乙局' }],
  });
  const again = await save({ supervisor: '乙局', records: ids.map((id, n) => ({ id, version: n < 2 ? 2 : 1 })) });
  expect([again.status, again.body.changeSet, again.body.count]).toEqual([201, null, { changed: 0, unchanged: 3, refused: 0 }]);
});

it('is undone but for what something stands on, said and confirmed', async () => {
  const { trade } = await sortsOf();
  const ids = await foundMany([trade, trade, trade]);
  const done = await save({ supervisor: '丙局', level: 'county', records: ids.map((id) => ({ id, version: 1 })) });
  await office.change(ids[1] ?? '', { supervisor: '丁局' });
  const blocked = await undo(done.body.changeSet, {}, true);
  expect([blocked.status, blocked.body['type']]).toEqual([409, 'undo_in_the_way']);
  const [offer] = blocked.body.offers;
  expect(offer).toEqual({
    except: [ids[1]],
    left: [{ id: ids[1], name: '示例第1号' }],
    label: '除后来改过的 1 条外，撤销其余 2 条',
  });
  const tried = await undo(done.body.changeSet, { except: offer?.except }, true);
  expect(tried.body.records?.map(({ id, name, diff }) => [id, name, diff.length])).toEqual([
    [ids[0], '示例第0号', 2],
    [ids[2], '示例第2号', 2],
  ]);
  expect((await undo(done.body.changeSet, { except: offer?.except, reason: '划转有误' })).status).toBe(200);
  const units = async (): Promise<unknown[]> => (await Promise.all(ids.map(record))).map((one) => [one.supervisor, one.level]);
  expect(await units()).toEqual([
    ['甲局', null],
    ['丁局', 'county'],
    ['甲局', null],
  ]);
  const told = await supervisor.get<{ items: Body[] }>(`/api/organizations/${ids[0]}/changes`);
  expect(told.body.items.slice(0, 2).map(({ sentence, undone }) => [sentence, undone])).toEqual([
    ['撤销了“更正级别、业务主管单位”（部分记录）', false],
    ['更正级别、业务主管单位', false],
  ]);
  // The rest goes back record by record, once what stood on it is gone.
  expect((await undo(done.body.changeSet, { records: [ids[1]], fields: ['level'], reason: '级别也有误' })).status).toBe(200);
  expect((await units())[1]).toEqual(['丁局', null]);
});

it('takes what a filter finds, in the order of names', async () => {
  const ids = [
    await office.found({ name: '示例按条件乙商会', foundedOn: '2016-01-01', areaId: office.area('320681') }),
    await office.found({ name: '示例按条件甲商会', foundedOn: '2016-01-01', areaId: office.area('320681') }),
  ];
  const query = `&q=${encodeURIComponent('按条件')}&kind=chamberOfCommerce`;
  const tried = await preview({ level: 'city' }, query);
  expect(tried.body.items.map(({ id, name, outcome }) => [id, name, outcome])).toEqual([
    [ids[1], '示例按条件甲商会', 'changed'],
    [ids[0], '示例按条件乙商会', 'changed'],
  ]);
  expect((await supervisor.send('POST', `${URL}?q=x`, { level: 'city' })).status).toBe(428);
  const nobody = await preview({ level: 'city' }, '', await office.as('chongchuan'));
  expect([nobody.status, nobody.body.items]).toEqual([200, []]);
});

it('reaches as far as the account, and tells nothing of what lies beyond', async () => {
  const own = await office.found({ name: '示例如东商会', foundedOn: '2016-01-01' });
  const other = await office.found({ name: '示例启东商会', foundedOn: '2016-01-01', areaId: office.area('320681') });
  const rudong = await office.as('rudong');
  const nobody = '01890000-0000-7000-8000-000000000000';
  const records = [own, other, nobody].map((id) => ({ id, version: 1 }));
  const done = await save({ remarks: '核对', records }, {}, rudong);
  expect(done.body.items.map(({ name, outcome, refusal, version }) => [name, outcome, refusal?.type, version])).toEqual([
    ['示例如东商会', 'changed', undefined, 1],
    [null, 'refused', 'not_found', null],
    [null, 'refused', 'not_found', null],
  ]);
  expect((await record(other)).remarks).toBeNull();
  const moved = await save({ areaId: office.area('320681'), effectiveOn: '2020-01-01', records: [{ id: own, version: 2 }] }, {}, rudong);
  expect(refusals(moved)).toEqual(['forbidden']);
  expect((await save({ remarks: '看', records }, {}, await office.as('viewer'))).status).toBe(403);
  expect((await save({ remarks: '看', records }, {}, await office.as('auditor'))).status).toBe(403);
});

it('of two at the same moment the second finds the records changed', async () => {
  const { trade } = await sortsOf();
  const ids = await foundMany(Array.from({ length: 20 }, () => trade));
  const records = ids.map((id) => ({ id, version: 1 }));
  const both = await Promise.all([save({ level: 'city', records }), save({ level: 'county', records: records.toReversed() })]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect(both.map(({ body }) => body.count.changed).sort()).toEqual([0, 20]);
  expect(new Set(both.flatMap(refusals))).toEqual(new Set([null, 'stale_version']));
  expect(new Set((await Promise.all(ids.map(record))).map(({ level }) => level)).size).toBe(1);
});

it('is done once for one key', async () => {
  const { trade } = await sortsOf();
  const ids = await foundMany([trade, trade]);
  const body = { address: '示例路1号', records: ids.map((id) => ({ id, version: 1 })) };
  const headers = { 'idempotency-key': 'bulk-0001-0001' };
  const [one, two] = [await save(body, headers), await save(body, headers)];
  expect([two.status, two.body]).toEqual([201, one.body]);
  expect((await record(ids[0] ?? '')).version).toBe(2);
});

it('says everything that is wrong with the change itself at once', async () => {
  const { trade } = await sortsOf();
  const [id] = await foundMany([trade]);
  const records = [{ id, version: 1 }];
  const wrong = async (body: Body): Promise<unknown[]> => {
    const reply = await preview(body);
    return [reply.status, pointers(reply).sort()];
  };
  expect(await wrong({ records, name: '同名', creditCode: '1', foundedOn: '2011' })).toEqual([422, ['/creditCode', '/foundedOn', '/name']]);
  expect(await wrong({ records, level: 'none', areaId: id, parentId: office.area('3206'), effectiveUntil: '2020' })).toEqual([
    422,
    ['/areaId', '/effectiveUntil', '/level', '/parentId'],
  ]);
  expect(await wrong({ records, effectiveOn: '[..2019]', level: 'city' })).toEqual([422, ['/effectiveOn']]);
  expect(await wrong({ records, documentIds: [id] })).toEqual([422, ['/documentIds/0']]);
  expect(await wrong({ records: [], level: 'city' })).toEqual([422, ['/records']]);
  expect(await wrong({ records: [{ id: 'x', version: 0 }, 3], level: 'city' })).toEqual([
    422,
    ['/records/0/id', '/records/0/version', '/records/1'],
  ]);
  expect((await save({ records: [{ id }], level: 'city' })).status).toBe(428);
  expect(refusals(await preview({ records: [{ id }], parentId: id }))).toEqual(['invalid_fields']);
});
