import { type Office, openOffice, type Reply } from '../../test/office.js';
import { Hand } from '../../test/bare.js';

/** What the tests look at of the answers of history and of a record. */
interface Told {
  changeSet: string;
  act: string;
  undone: boolean;
  redo: boolean;
  undoes: string | null;
  sentence: string;
  fields: { field: string; label: string; after: unknown }[];
  records: string[];
}
interface Body {
  items: Told[];
  next: string;
  changeSet: string;
  diff: { field: string; after: unknown }[];
  type: string;
  rule: string;
  blocking: Told[];
  offers: unknown[];
  name: string;
  summary: string;
  version: number;
}

let office: Office;
let owner: Hand;
let rudong: string;
let qidong: string;

beforeAll(async () => {
  office = await openOffice();
  owner = await Hand.open(office.database.ownerUrl);
  rudong = office.area('320623');
  qidong = office.area('320681');
  await bothRoles();
}, 60_000);
afterAll(async () => {
  await owner?.close();
  await office?.stop();
});

/** An account that is administrator and supervisor, as in the sample. */
async function bothRoles(): Promise<void> {
  const passwords = await owner.rows<{ hash: string }>(`select password_hash as hash from accounts where login = 'admin'`);
  const id = '00000000-0000-7000-8000-0000000b0074';
  const grant = (n: number, role: string): string => `('00000000-0000-7000-8000-0000000b007${n}', '${id}', '${role}')`;
  await owner.act(
    'accounts.create',
    `insert into accounts (id, login, name, password_hash) values ('${id}', 'both', '吴辛八', '${passwords[0]?.hash ?? ''}');
    insert into grants (id, account_id, role) values ${grant(5, 'administrator')}, ${grant(6, 'supervisor')}`,
  );
}

let count = 0;
const unique = (name: string): string => `示例${name}${String.fromCodePoint(0x4e00 + count++ * 7)}商会`;
const changesOf = async (id: string, who = 'supervisor'): Promise<Body> =>
  (await (await office.as(who)).get<Body>(`/api/organizations/${id}/changes`)).body;
const newest = async (id: string): Promise<string> => (await changesOf(id)).items[0]?.changeSet ?? '';
const undo = async (
  changeSet: string,
  body: Record<string, unknown> = {},
  { dryRun = false, who = 'supervisor' } = {},
): Promise<Reply<Body>> =>
  (await office.as(who)).send('POST', `/api/changes/${changeSet}/undo${dryRun ? '?dryRun=true' : ''}`, { reason: '撤销', ...body });
const one = async (id: string, who = 'supervisor'): Promise<Reply<Body>> => (await office.as(who)).get(`/api/organizations/${id}`);
const ok = <T>(reply: Reply<T>): T => {
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  return reply.body;
};
/** Everything that acts write, but for the versions that each act raises. */
const registry = async (): Promise<string> => {
  const tables = await owner.rows<{ name: string }>(
    `select table_name as name from history.watched where table_name ~ '^(organization|area)' order by 1`,
  );
  const texts = tables.map(({ name }) => `(select string_agg((to_jsonb(t) - 'version')::text, '' order by t.id) from ${name} t)`);
  const derived = ['organization_segments', 'area_spans', 'organization_search'].map(
    (name) => `(select string_agg(md5(t::text), '' order by md5(t::text)) from ${name} t)`,
  );
  return (await owner.rows<{ sum: string }>(`select md5(concat_ws('|', ${[...texts, ...derived].join(', ')})) as sum`))[0]?.sum ?? '';
};

afterEach(async () => {
  const found =
    await owner.rows(`select w.table_name, d.row_id::text, d.finding from history.watched w, history.differing_rows(w.table_name) d
    union all select table_name, row_id::text, finding from history.broken_entries() union all select of_table, row_id::text, 'derived' from derived_differences()`);
  expect(found).toEqual([]);
});

describe('changes of a record', () => {
  it('read newest first, a rename as one line over its stretch, things by their names', async () => {
    const [a, b] = [unique('甲'), unique('乙')];
    const id = await office.found({ name: a, foundedOn: '2014-05-10', areaId: rudong });
    ok(await office.change(id, { areaId: qidong, effectiveOn: '2019-03-01' }));
    ok(await office.change(id, { name: b, effectiveOn: '2017-04-01', reason: '批复' }));
    const { items, next } = await changesOf(id);
    expect(next).toBeNull();
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      account: '张甲一',
      act: 'organizations.change',
      actLabel: '变更',
      reason: '批复',
      undoes: null,
      undone: false,
    });
    expect(items[0]?.fields).toEqual([
      { table: 'organization_profiles', field: 'name', label: '名称', from: '2017-04-01', to: null, before: a, after: b },
    ]);
    expect(items[1]?.fields).toMatchObject([
      { field: 'areaId', label: '属地', from: '2019-03-01', before: { id: rudong, name: '如东县' }, after: { id: qidong, name: '启东市' } },
    ]);
    expect(items[2]?.fields).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'foundedOn', before: null, after: '2014-05-10' })]),
    );
    expect(items[0]?.sentence).toContain(b);
  });

  it('are given page by page, none twice and none left out', async () => {
    const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10' });
    for (const summary of ['一', '二', '三', '四']) ok(await office.change(id, { summary }));
    const person = await office.as('supervisor');
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Body = ok(await person.get(`/api/organizations/${id}/changes?limit=2${after ? `&after=${after}` : ''}`));
      seen.push(...page.items.map((item) => item.changeSet));
      after = page.next;
    } while (after);
    expect(new Set(seen).size).toBe(5);
    const other = await office.found({ name: unique('乙'), foundedOn: '2014-05-10' });
    const first = ok(await person.get<Body>(`/api/organizations/${id}/changes?limit=2`));
    expect((await person.get(`/api/organizations/${other}/changes?after=${first.next}`)).status).toBe(400);
    expect((await person.get(`/api/organizations/${id}/changes?after=forged`)).status).toBe(400);
  });
});

describe('undo', () => {
  it('of an undo is redo, again and again; what is undone already says so', async () => {
    const [a, b] = [unique('甲'), unique('乙')];
    const id = await office.found({ name: a, foundedOn: '2014-05-10' });
    ok(await office.change(id, { name: b, effectiveOn: '2020-01-01' }));
    const rename = await newest(id);
    const undone = ok(await undo(rename));
    expect(undone.diff).toMatchObject([{ field: 'name', from: '2020-01-01', before: b, after: a }]);
    expect((await changesOf(id)).items.map((item) => [item.changeSet === rename, item.undone, item.undoes])).toEqual([
      [false, false, rename],
      [true, true, null],
      [false, false, null],
    ]);
    const twice = await undo(rename);
    expect([twice.status, twice.body.type]).toEqual([409, 'already_undone']);
    const redone = ok(await undo(undone.changeSet));
    expect((await one(id)).body.name).toBe(b);
    ok(await undo(redone.changeSet));
    expect((await one(id)).body.name).toBe(a);
    const told = (await changesOf(id)).items.map(({ sentence, redo }) => [sentence, redo]);
    const said = `自2020-01-01起由‘${a}’更名为‘${b}’`;
    expect(told.slice(0, 4)).toEqual([
      [`撤销了“${said}”`, false],
      [`恢复了“${said}”`, true],
      [`撤销了“${said}”`, false],
      [`自2020-01-01起由“${a}”更名为“${b}”`, false],
    ]);
  });

  it('shows in a dry run what it would do, and does nothing', async () => {
    const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10' });
    ok(await office.change(id, { address: '工农路1号', supervisor: '某局', effectiveOn: '2020-01-01' }));
    const set = await newest(id);
    const before = await registry();
    const preview = ok(await undo(set, {}, { dryRun: true }));
    expect(preview.diff.map((d) => [d.field, d.after])).toEqual([
      ['address', null],
      ['supervisor', null],
    ]);
    expect(await registry()).toBe(before);
    expect(await newest(id)).toBe(set);
  });

  it('by fields leaves the others, and the rest can be undone later', async () => {
    const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10' });
    ok(await office.change(id, { address: '工农路1号', supervisor: '某局', effectiveOn: '2020-01-01' }));
    const set = await newest(id);
    ok(await undo(set, { fields: ['address'] }));
    expect((await one(id)).body).toMatchObject({ address: null, supervisor: '某局' });
    expect((await changesOf(id)).items[1]?.undone).toBe(false);
    ok(await undo(set));
    expect((await one(id)).body).toMatchObject({ address: null, supervisor: null });
    expect((await undo(set)).status).toBe(409);
  });

  it('of a founding takes the record away with everything of it, and redo brings it back as it was', async () => {
    const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10' });
    const founding = await newest(id);
    const after = await registry();
    const { version } = (await one(id)).body;
    const undone = ok(await undo(founding));
    expect((await one(id)).status).toBe(404);
    ok(await undo(undone.changeSet));
    expect(await registry()).toBe(after);
    expect((await one(id)).body.version).toBeGreaterThan(version);
  });

  it('of a founding is refused while somebody else’s work hangs on it, and offers to take that along', async () => {
    const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10' });
    const founding = await newest(id);
    ok(await office.act(id, 'observations', { measure: 'members', onDay: '2020-12-31', value: 120 }));
    const observed = await newest(id);
    const refused = await undo(founding);
    expect([refused.status, refused.body.type]).toEqual([409, 'undo_in_the_way']);
    expect(refused.body.blocking.map((set) => set.changeSet)).toEqual([observed]);
    expect(refused.body.offers).toMatchObject([{ with: [observed] }]);
    ok(await undo(founding, { with: [observed] }));
    expect((await one(id)).status).toBe(404);
  });

  it('takes a whole row of later changes along, newest first', async () => {
    const names = ['甲', '乙', '丙', '丁'].map(unique);
    const id = await office.found({ name: names[0], foundedOn: '2014-05-10' });
    const before = await registry();
    const sets: string[] = [];
    for (const name of names.slice(1)) {
      ok(await office.change(id, { name, effectiveOn: '2020-01-01' }));
      sets.push(await newest(id));
    }
    const refused = await undo(sets[0] as string);
    expect(refused.body.offers).toMatchObject([{ with: [sets[2], sets[1]] }]);
    const done = ok(await undo(sets[0] as string, { with: [sets[1], sets[2]] }));
    expect(await registry()).toBe(before);
    expect((await changesOf(id)).items.slice(1, 4).map((item) => item.undone)).toEqual([true, true, true]);
    ok(await undo(done.changeSet));
    expect((await one(id)).body.name).toBe(names[3]);
  });

  it('says that a value was erased', async () => {
    const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10' });
    const setPhone = async (phone: string | null): Promise<void> => {
      const etag = (await one(id)).etag;
      ok(await (await office.as('supervisor')).send('PUT', `/api/organizations/${id}/phone`, { phone }, { 'if-match': etag }));
    };
    await setPhone('0513-81230987');
    await setPhone('0513-89870123');
    const second = await newest(id);
    ok(await undo(second));
    ok(await office.act(id, 'phone/erase', { reason: '不再需要' }));
    const refused = await undo(second);
    expect(refused.status).toBe(409);
    const last = await newest(id);
    const erased = await undo(last);
    expect([erased.status, erased.body.type]).toEqual([409, 'value_erased']);
    const { text } = await (await office.as('supervisor')).get(`/api/organizations/${id}/changes`);
    expect(text).toContain('（已擦除）');
    expect(text).not.toMatch(/8123|8987/);
  });

  it('is for those who may change the record, as it lies today', async () => {
    const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10', areaId: rudong });
    ok(await office.change(id, { summary: '简介' }));
    const set = await newest(id);
    expect((await undo(set, {}, { who: 'chongchuan' })).status).toBe(404);
    expect((await undo(set, {}, { who: 'viewer' })).status).toBe(403);
    expect((await undo('00000000-0000-7000-8000-000000000999')).status).toBe(404);
    expect((await undo('nonsense')).status).toBe(400);
    expect((await undo(set, { reason: undefined })).status).toBe(422);
    expect((await undo(set, { with: ['00000000-0000-7000-8000-000000000999'] })).status).toBe(422);
    ok(await undo(set, {}, { who: 'rudong' }));
  });

  it('takes back a suspension, a name, a void and an end', async () => {
    const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10' });
    const sums = [await registry()];
    const acts: [string, Record<string, unknown>][] = [
      ['suspend', { from: '2020-01-01' }],
      ['names', { sort: 'foreign', language: 'en', name: 'Example Chamber' }],
      ['end', { on: '2023-01-01' }],
      ['void', { reason: '重复登记' }],
    ];
    const sets: string[] = [];
    for (const [act, body] of acts) {
      const reply = await office.act(id, act, body);
      expect([act, reply.status < 300 ? '' : reply.text]).toEqual([act, '']);
      sets.push(await newest(id));
      sums.push(await registry());
    }
    for (const set of sets.toReversed()) {
      sums.pop();
      ok(await undo(set));
      expect(await registry()).toBe(sums.at(-1));
    }
  });

  it('takes back and does again what was done to a recognition, to equal sums', async () => {
    const id = await office.found({ name: unique('甲'), foundedOn: '2010-05-10' });
    const person = await office.as('supervisor');
    const give = (): Promise<Reply<{ recognitions: { id: string }[] }>> =>
      office.act(id, 'recognitions', { title: '四好商会', level: 'national', from: '2021-12', validUntil: '2022' });
    const sent = async (method: 'PATCH' | 'DELETE', which: string, body?: object): Promise<Reply> =>
      person.send(method, `/api/organizations/${id}/recognitions/${which}`, body, {
        'if-match': (await person.get(`/api/organizations/${id}`)).etag,
      });
    const which = ok(await give()).recognitions[0]?.id ?? '';
    for (const deed of [() => sent('PATCH', which, { to: '2022-06-01', level: null }), () => sent('DELETE', which)]) {
      const before = await registry();
      ok(await deed());
      const after = await registry();
      const undone = ok(await undo(await newest(id)));
      expect(await registry()).toBe(before);
      ok(await undo(undone.changeSet));
      expect(await registry()).toBe(after);
      ok(await undo(await newest(id)));
    }
  });

  it('restores equal sums after whatever was done, and redo the sums before it', async () => {
    let seed = 20261123;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const id = await office.found({ name: unique('甲'), foundedOn: '2010-05-10', areaId: rudong });
    const days = ['2012', '2013-04', '2015-06-01', '2017-04-01', '2019-03-01', '2021-07', '2023-01-15', undefined];
    const values: [string, unknown[]][] = [
      ['name', ['甲', '乙', '丙'].map(unique)],
      ['areaId', [rudong, qidong]],
      ['address', ['工农路1号', '人民路2号', null]],
      ['summary', ['一', '二']],
    ];
    let done = 0;
    for (let round = 0; round < 40; round++) {
      const [field, choices] = values[random(values.length)] as [string, unknown[]];
      const [second, others] = values[random(values.length)] as [string, unknown[]];
      const effectiveOn = days[random(days.length)];
      const body = {
        [field]: choices[random(choices.length)],
        [second]: others[random(others.length)],
        ...(effectiveOn ? { effectiveOn } : { reason: '更正' }),
      };
      const before = await registry();
      const was = await newest(id);
      const reply = await office.change(id, body);
      if (reply.status !== 200 || (await newest(id)) === was) continue;
      done++;
      const after = await registry();
      const undone = ok(await undo(await newest(id)));
      expect(await registry()).toBe(before);
      ok(await undo(undone.changeSet));
      expect(await registry()).toBe(after);
    }
    expect(done).toBeGreaterThan(15);
  }, 180_000);
});

describe('the feed', () => {
  it('gives everything in an order that skips nothing, to each what he may read', async () => {
    const mine = await office.found({ name: unique('东'), foundedOn: '2014-05-10', areaId: rudong });
    const theirs = unique('川');
    const other = await office.found({ name: theirs, foundedOn: '2014-05-10', areaId: qidong });
    const all = async (who: string, since?: string): Promise<Told[]> => {
      const person = await office.as(who);
      const items: Told[] = [];
      for (let next: string | undefined = since; ;) {
        const page: Body = ok(await person.get(`/api/changes?limit=7${next ? `&since=${encodeURIComponent(next)}` : ''}`));
        items.push(...page.items);
        if (!page.items.length) return items;
        next = page.next;
      }
    };
    await owner.settled();
    const everything = await all('auditor');
    const ids = everything.map((item) => item.changeSet);
    expect(new Set(ids).size).toBe(ids.length);
    const rows = await owner.rows<{ id: string }>('select id::text from history.change_sets order by incarnation, xid, id');
    expect(ids).toEqual(rows.map(({ id }) => id));
    const seen = await all('rudong');
    expect(seen.flatMap((item) => item.records)).toContain(mine);
    expect(JSON.stringify(seen)).not.toContain(theirs);
    expect(seen.flatMap((item) => item.records)).not.toContain(other);
    expect(seen.some((item) => /^(areas|accounts)/.test(item.act))).toBe(false);
    expect((await (await office.as('viewer')).get('/api/changes')).status).toBe(403);
    expect((await (await office.as('auditor')).get('/api/changes?since=forged')).status).toBe(400);
    expect(await all('auditor', new Date(Date.now() + 3_600_000).toISOString())).toEqual([]);
  });

  it('waits for the oldest transaction that still runs, and then gives what it wrote', async () => {
    const auditor = await office.as('auditor');
    const read = async (from: string): Promise<{ ids: string[]; next: string }> => {
      const ids: string[] = [];
      for (let next = from; ;) {
        const page: Body = ok(await auditor.get(`/api/changes?limit=50&since=${encodeURIComponent(next)}`));
        if (!page.items.length) return { ids, next: page.next };
        ids.push(...page.items.map((item) => item.changeSet));
        next = page.next;
      }
    };
    await owner.settled();
    const start = (await read('2020-01-01')).next;
    const slow = await Hand.open(office.database.ownerUrl);
    await slow.rows(`begin; select set_config('app.change', '{"id": "00000000-0000-7000-8000-0000000f0001", "act": "organizations.change"}', true);
      update organization_profiles set remarks = '慢' where id = (select id from organization_profiles order by id desc limit 1)`);
    const id = await office.found({ name: unique('快'), foundedOn: '2014-05-10' });
    const quick = await newest(id);
    const during = await read(start);
    expect(during.ids).not.toContain(quick);
    await slow.rows('commit');
    await slow.close();
    await owner.settled();
    const after = await read(during.next);
    expect(after.ids).toEqual(['00000000-0000-7000-8000-0000000f0001', quick]);
  });
});

describe('undo in other rooms', () => {
  it('S14 undo of an area event: everything as before, what an officer changed since is kept', async () => {
    const both = await office.as('both');
    const id = await office.found({ name: unique('甲'), foundedOn: '2014-05-10', areaId: office.area('320611') });
    const spans = async (): Promise<unknown> =>
      owner.rows(`select s.*, a.code from area_spans s join areas a on a.id = s.area_id order by a.code, s.from_day`);
    const merger = (
      await owner.rows<{ id: string }>(`select e.change_set_id as id from history.entries e join area_events v on v.id = e.row_id
      where e.table_name = 'area_events' and v.on_day = '2020-07-03'`)
    )[0]?.id as string;
    const before = await spans();
    ok(await office.change(id, { summary: '合并以后写的简介' }));
    expect((await undo(merger)).status).toBe(403);
    // A grant on the unit that would go away: somebody has to see to it first.
    const refused = await undo(merger, {}, { who: 'both' });
    expect([refused.status, refused.body.type, refused.body.rule]).toEqual([409, 'undo_in_the_way', 'grants_area_id_fkey']);
    await owner.act('accounts.revoke', `delete from grants where area_id = '${office.area('320613')}'`);
    expect((await undo(merger, { fields: ['untilDay'] }, { who: 'both' })).body.type).toBe('indivisible');
    const done = ok(await undo(merger, {}, { who: 'both' }));
    expect(await owner.rows(`select 1 from area_events where on_day = '2020-07-03' and kind = 'merger'`)).toEqual([]);
    expect((await one(id)).body.summary).toBe('合并以后写的简介');
    expect(await spans()).not.toEqual(before);
    ok(await both.send('POST', `/api/changes/${done.changeSet}/undo`, { reason: '还是登记' }));
    expect(await spans()).toEqual(before);
    const codes = await owner.rows<{ unit: string }>(`select u.code as unit from area_spans s join areas u on u.id = s.unit_id
      where s.area_id = '${office.area('320611')}' and s.until_day = 'infinity'`);
    expect(codes).toEqual([{ unit: '320613' }]);
  });
});
