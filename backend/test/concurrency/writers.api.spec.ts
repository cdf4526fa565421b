import { Transactions } from '../../src/platform/database/transaction.js';
import { raw, sql } from '../../src/platform/database/sql.js';
import { Busy } from '../../src/platform/database/violation.js';
import { Hand } from '../bare.js';
import { asOwner, findings } from '../facts.js';
import { type Office, openOffice, type Reply } from '../office.js';

/** Several writers at once, through the API and over connections of their own: what each is told, and what stands afterwards. */
let office: Office;

beforeAll(async () => {
  office = await openOffice({ poolSize: 12 });
}, 60_000);
afterAll(() => office?.stop());

let count = 0;
const founded = (more: Record<string, unknown> = {}): Promise<string> =>
  office.found({ name: `示例并发${String.fromCodePoint(0x4e00 + count++ * 3)}商会`, foundedOn: '2014-05-10', ...more });
const one = async (id: string): Promise<Reply<{ version: number; remarks: string | null }>> =>
  (await office.as('supervisor')).get(`/api/organizations/${id}`);
const patch = async (id: string, etag: string, body: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Reply> =>
  (await office.as('supervisor')).send('PATCH', `/api/organizations/${id}`, body, { 'if-match': etag, ...headers });
const times = <T>(n: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, index) => work(index)));
const told = (replies: Reply[]): string[] =>
  replies.map(({ status, body }) => (status < 400 ? String(status) : `${status} ${String(body['rule'] ?? body['type'])}`)).sort();

/** Versions of the entries about a record's rows, row by row. */
const chains = (id: string): Promise<{ versions: number[]; sets: number }[]> =>
  asOwner(office.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ versions: number[]; sets: number }>(
      `select array_agg(row_version order by id) as versions, count(distinct change_set_id)::int as sets from history.entries where subjects[1] = $1 group by table_name, row_id`,
      [id],
    );
    return rows;
  });

it('of twenty writers with one ETag one wins and nineteen are told that the record changed', async () => {
  const id = await founded();
  const { etag } = await one(id);
  const replies = await times(20, (n) => patch(id, etag, { remarks: `第${n}人` }));
  expect(told(replies)).toEqual(['200', ...Array.from({ length: 19 }, () => '412 stale_version')]);
  const winner = replies.find((reply) => reply.status === 200);
  expect((await one(id)).body).toMatchObject({ version: 2, remarks: winner?.body['remarks'] });
  expect((await chains(id)).map((chain) => chain.versions)).toEqual(expect.arrayContaining([[1], [1, 2]]));
}, 60_000);

it('twenty writers that read again all come to an end, and the history has each of them', async () => {
  const id = await founded();
  await times(20, async (n) => {
    for (;;) {
      const { etag } = await one(id);
      const reply = await patch(id, etag, { remarks: `第${n}次` });
      if (reply.status === 200) return;
      expect([409, 412]).toContain(reply.status);
    }
  });
  expect((await one(id)).body.version).toBe(21);
  const profile = (await chains(id)).find((chain) => chain.versions.length > 1);
  expect(profile).toEqual({ versions: Array.from({ length: 21 }, (_, n) => n + 1), sets: 21 });
  const changes = (await (await office.as('supervisor')).get<{ items: { act: string }[] }>(`/api/organizations/${id}/changes?limit=200`))
    .body.items;
  expect(changes.filter((change) => change.act === 'organizations.change')).toHaveLength(20);
}, 120_000);

it('of two that make each other their parent one is refused, whoever comes first', async () => {
  for (let round = 0; round < 4; round++) {
    const [a, b] = [await founded(), await founded()];
    const etags = await Promise.all([one(a), one(b)]);
    const replies = await Promise.all([patch(a, etags[0].etag, { parentId: b }), patch(b, etags[1].etag, { parentId: a })]);
    expect(told(replies)).toEqual(['200', '409 parents_form_a_tree']);
  }
}, 60_000);

describe('over two connections', () => {
  let first: Hand;
  let second: Hand;
  beforeAll(async () => {
    first = await Hand.open(office.database.ownerUrl);
    second = await Hand.open(office.database.ownerUrl);
  });
  afterAll(() => Promise.all([first?.close(), second?.close()]));

  /** Opens a change set, does the statement, and leaves the transaction open. */
  async function begin(hand: Hand, statement: string): Promise<void> {
    await hand.rows('begin');
    await hand.rows(`select set_config('app.change', json_build_object('id', gen_random_uuid(), 'act', 'test.two')::text, true)`);
    await hand.rows(statement);
  }
  const commit = (hand: Hand): Promise<string> =>
    hand.rows('commit').then(
      () => 'committed',
      (error: unknown) => (error as { constraint?: string; code: string }).constraint ?? (error as { code: string }).code,
    );
  const parent = (child: string, of: string): string =>
    `update organization_profiles set parent_id = '${of}' where organization_id = '${child}'`;
  const end = (id: string): string =>
    `update organizations set ended_earliest = '2020-01-01', ended_latest = '2020-01-01', end_way = 'dissolved' where id = '${id}'`;

  it('a circle that closes from both sides is refused at one of the commits', async () => {
    const [a, b] = [await founded(), await founded()];
    await begin(first, parent(a, b));
    await begin(second, parent(b, a));
    const results = await Promise.all([commit(first), commit(second)]);
    expect(results.filter((result) => result === 'committed')).toHaveLength(1);
    expect(results.find((result) => result !== 'committed')).toMatch(/^(40P01|parents_form_a_tree)$/);
  }, 20_000);

  it.each([
    ['the end first', true, true],
    ['the end first, the parent commits first', true, false],
    ['the parent first', false, true],
    ['the parent first, the end commits first', false, false],
  ])(
    'an end and a child that depends on the life: %s',
    async (_order, endFirst, inOrder) => {
      for (let round = 0; round < 5; round++) {
        const [child, body] = [await founded(), await founded()];
        const [one_, other] = endFirst ? [end(body), parent(child, body)] : [parent(child, body), end(body)];
        await begin(first, one_);
        await begin(second, other);
        const results = await Promise.all(inOrder ? [commit(first), commit(second)] : [commit(second), commit(first)]);
        expect(results.filter((result) => result === 'committed')).toHaveLength(1);
        expect(results.find((result) => result !== 'committed')).toMatch(/^(parent_lives|40P01)$/);
      }
    },
    60_000,
  );

  it('a credit code is taken once', async () => {
    const [a, b] = [await founded(), await founded()];
    const code = (id: string): string => `update organizations set credit_code = '51320600MJ99990160' where id = '${id}'`;
    await begin(first, code(a));
    const waiting = begin(second, code(b)).then(
      () => commit(second),
      async (error: unknown) => {
        await second.rows('rollback');
        return (error as { constraint: string }).constraint;
      },
    );
    expect(await commit(first)).toBe('committed');
    expect(await waiting).toBe('credit_code_held_once');
    await first.act('test.free', `update organizations set credit_code = null where id = '${a}'`);
  });
});

it('an end against a child that depends on the life: one of the two is refused over HTTP, in every round', async () => {
  for (let round = 0; round < 10; round++) {
    const [child, body] = [await founded(), await founded()];
    const [c, b] = await Promise.all([one(child), one(body)]);
    const supervisor = await office.as('supervisor');
    const acts = [
      (): Promise<Reply> => patch(child, c.etag, { parentId: body, effectiveOn: '2020-01-01' }),
      (): Promise<Reply> => supervisor.send('POST', `/api/organizations/${body}/end`, { on: '2021-01-01' }, { 'if-match': b.etag }),
    ];
    if (round % 2) acts.reverse();
    const replies = await Promise.all(acts.map((act) => act()));
    expect(told(replies)).toEqual(['200', '409 parent_lives']);
  }
}, 60_000);

it('a deadlock on purpose is tried again, and both acts are done', async () => {
  const [a, b] = [await founded(), await founded()];
  const attempts = { a: 0, b: 0 };
  let arrived = 0;
  let open: () => void = () => undefined;
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  const crosswise = (name: 'a' | 'b', mine: string, others: string): Promise<string> =>
    office.app.get(Transactions).run({ accountId: null }, { act: 'test.crosswise' }, async (tx) => {
      attempts[name]++;
      const touch = (id: string): Promise<number> =>
        tx.execute(
          sql`/* test.touch */ update organization_profiles set remarks = coalesce(remarks, '') || ${name} where organization_id = ${id}`,
        );
      await touch(mine);
      if (++arrived === 2) open();
      await both;
      await touch(others);
      return tx.changeSet;
    });
  const sets = await Promise.all([crosswise('a', a, b), crosswise('b', b, a)]);
  expect(attempts.a + attempts.b).toBe(3);
  for (const id of [a, b]) expect([...((await one(id)).body.remarks ?? '')].sort().join('')).toBe('ab');
  const kept = await asOwner(office.database.ownerUrl, (client) =>
    client.query(`select id from history.change_sets where act = 'test.crosswise'`),
  );
  expect(kept.rows.map((row: { id: string }) => row.id).sort()).toEqual([...sets].sort());
}, 30_000);

it('who meets a deadlock at every attempt is told that the record is busy', async () => {
  let attempts = 0;
  const work = office.app.get(Transactions).run({ accountId: null }, { act: 'test.unlucky' }, (tx) => {
    attempts++;
    return tx.rows(sql`/* test.unlucky */ do $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$`);
  });
  await expect(work).rejects.toThrow(Busy);
  expect(attempts).toBe(3);
});

it('an error that is no deadlock is not tried again', async () => {
  let attempts = 0;
  const work = office.app.get(Transactions).run({ accountId: null }, { act: 'test.wrong' }, (tx) => {
    attempts++;
    return tx.rows(sql`/* test.wrong */ select ${raw('1 / 0')}`);
  });
  await expect(work).rejects.toThrow();
  expect(attempts).toBe(1);
});

it('a request sent several times at once under one Idempotency-Key founds one organization', async () => {
  const body = { name: '示例一次商会', kind: 'chamberOfCommerce', type: '行业商会', areaId: office.area('320623'), foundedOn: '2020' };
  const supervisor = await office.as('supervisor');
  const post = (more: Record<string, unknown> = {}): Promise<Reply> =>
    supervisor.send('POST', '/api/organizations', { ...body, ...more }, { 'idempotency-key': '01890000-0000-7000-8000-000000000001' });
  const replies = await times(6, () => post());
  expect(told(replies)).toEqual(Array.from({ length: 6 }, () => '201'));
  expect(new Set(replies.map((reply) => reply.body['id'])).size).toBe(1);
  expect((await supervisor.get<{ count: number }>(`/api/organizations/count?q=${encodeURIComponent('示例一次')}`)).body.count).toBe(1);
  expect(told([await post({ foundedOn: '2021' })])).toEqual(['422 key_reused']);
}, 30_000);

it('a change sent twice under one key is done once, though its ETag is stale the second time', async () => {
  const id = await founded();
  const { etag } = await one(id);
  const key = { 'idempotency-key': '01890000-0000-7000-8000-000000000002' };
  const replies = await times(2, () => patch(id, etag, { remarks: '只此一次' }, key));
  expect(told(replies)).toEqual(['200', '200']);
  expect((await one(id)).body.version).toBe(2);
});

it('who waits too long for a record is told so: 409, what it is, and when to come again', async () => {
  const id = await founded();
  const { etag } = await one(id);
  const holder = await Hand.open(office.database.ownerUrl);
  try {
    await holder.rows('begin');
    await holder.rows(`select from organizations where id = $1 for update`, [id]);
    const began = Date.now();
    const reply = await patch(id, etag, { remarks: 'x' });
    expect(told([reply])).toEqual(['409 busy']);
    expect(reply.headers['retry-after']).toBe('2');
    expect(String(reply.body['detail'])).toContain('正被他人修改');
    expect(Date.now() - began).toBeGreaterThan(2500);
    expect(Date.now() - began).toBeLessThan(10_000);
  } finally {
    await holder.rows('rollback');
    await holder.close();
  }
  expect((await patch(id, etag, { remarks: 'y' })).status).toBe(200);
}, 30_000);

it('leaves everything as verify wants it', async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
});
