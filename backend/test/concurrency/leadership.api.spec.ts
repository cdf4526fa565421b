import type { HoldersAnswer } from '../../src/leadership/holdings/holdings.dto.js';
import { Hand } from '../bare.js';
import { findings } from '../facts.js';
import { type Body, type Office, openOffice, type Reply } from '../office.js';

/** Two who give one seat to two people at once, and two who hold one congress: what each is told, and what stands afterwards. */
let office: Office;

beforeAll(async () => {
  office = await openOffice({ poolSize: 12 });
}, 60_000);
afterAll(async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
  await office.stop();
});

let count = 0;
const founded = (): Promise<string> => office.found({ name: `示例同时之${++count}商会`, foundedOn: '2014-05-10' });
const told = (replies: readonly Reply[]): string[] =>
  replies.map(({ status, body }) => (status < 400 ? String(status) : `${status} ${String(body['rule'] ?? body['type'])}`)).sort();
const chairs = async (id: string, asOf: string): Promise<string[]> => {
  const { body } = await (await office.as('supervisor')).get<HoldersAnswer>(`/api/organizations/${id}/holders?asOf=${asOf}`);
  return body.items.filter(({ post }) => post.code === 'chair').map(({ person }) => person?.name ?? '');
};

describe('over two connections', () => {
  let first: Hand;
  let second: Hand;
  beforeAll(async () => {
    first = await Hand.open(office.database.ownerUrl);
    second = await Hand.open(office.database.ownerUrl);
  });
  afterAll(() => Promise.all([first?.close(), second?.close()]));

  /** Opens a change set, puts somebody into the seat, and leaves the transaction open. */
  async function begin(hand: Hand, organization: string, person: string, from: string): Promise<void> {
    await hand.rows('begin');
    await hand.rows(`select set_config('app.change', json_build_object('id', gen_random_uuid(), 'act', 'test.two')::text, true)`);
    await hand.rows(
      `insert into office_holdings (id, organization_id, person_id, post, seat, from_earliest, from_latest) values (gen_random_uuid(), $1, $2, 'chair', 1, $3, $3)`,
      [organization, person, from],
    );
  }
  const ended = (hand: Hand, work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'committed',
      async (error: unknown) => {
        await hand.rows('rollback');
        return (error as { constraint?: string; code: string }).constraint ?? (error as { code: string }).code;
      },
    );

  it.each([
    ['from one day', '2020-01-01', '2020-01-01'],
    ['the later first', '2022-01-01', '2020-01-01'],
  ])('one seat is given to one of two: %s', async (_how, one, other) => {
    const id = await founded();
    const [a, b] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'].map(
      (key) => key.slice(0, -3) + id.slice(-3, -1) + key.slice(-1),
    );
    await first.act(
      'test.people',
      `insert into people (id, name, name_key, forms) values ('${a}', '王丙三', 'wang', '{王丙三}'), ('${b}', '赵丁四', 'zhao', '{赵丁四}')`,
    );
    await begin(first, id, a ?? '', one);
    // Waits for the first: what is in its way is not there yet.
    const waiting = ended(
      second,
      begin(second, id, b ?? '', other).then(() => second.rows('commit')),
    );
    expect(await ended(first, first.rows('commit'))).toBe('committed');
    expect(await waiting).toBe('one_holder_of_a_seat');
    expect(await chairs(id, '2023-01-01')).toEqual(['王丙三']);
  });

  it.each(['the congress', 'the rule'])(
    'a congress and a rule of its kind: neither is reckoned without the other, %s first',
    async (begins) => {
      const id = await founded();
      const writes = async (hand: Hand, statement: string): Promise<void> => {
        await hand.rows('begin');
        await hand.rows(`select set_config('app.change', json_build_object('id', gen_random_uuid(), 'act', 'test.two')::text, true)`);
        await hand.rows(statement);
      };
      const congress = `insert into terms (id, organization_id, number, congress_earliest, congress_latest, years) values (gen_random_uuid(), '${id}', 1, '2019-05-18', '2019-05-18', 5)`;
      const ruled = `insert into term_rules (id, kind, lead_months) values (gen_random_uuid(), 'chamberOfCommerce', 12)`;
      const [one, other] = begins === 'the rule' ? [ruled, congress] : [congress, ruled];
      await writes(first, one);
      const waiting = ended(
        second,
        writes(second, other).then(() => second.rows('commit')),
      );
      expect(await ended(first, first.rows('commit'))).toBe('committed');
      expect(await waiting).toBe('committed');
      const soon = await first.rows<{ from: string }>(
        `select from_day::text as "from" from term_segments where organization_id = $1 and state = 'due_soon'`,
        [id],
      );
      expect(soon).toEqual([{ from: '2023-05-18' }]);
      await first.act('test.two', 'delete from term_rules');
    },
  );
});

it('two who give one seat at once over HTTP: one succeeds, the other is told that the record changed, and by then who is in the seat', async () => {
  for (let round = 0; round < 5; round++) {
    const id = await founded();
    const supervisor = await office.as('supervisor');
    const { etag } = await supervisor.get(`/api/organizations/${id}`);
    const take = (name: string, match: string): Promise<Reply> =>
      supervisor.send(
        'POST',
        `/api/organizations/${id}/holdings`,
        { holder: { post: '会长', person: { name } }, from: '2020-01-01' },
        { 'if-match': match },
      );
    const replies = await Promise.all([take('王丙三', etag), take('赵丁四', etag)]);
    expect(told(replies)).toEqual(['200', '412 stale_version']);
    const again = await take('周戊五', (await supervisor.get(`/api/organizations/${id}`)).etag);
    const [holder] = await chairs(id, '2023-01-01');
    expect(told([again])).toEqual(['409 seat_taken']);
    expect(again.body).toMatchObject({ holder: { name: holder, since: '2020-01-01' } });
  }
}, 30_000);

it('two officers hold the congress of one organization at once: one saves, the other gets 412, and one congress stands', async () => {
  for (let round = 0; round < 5; round++) {
    const id = await founded();
    const [one, other] = [await office.as('supervisor'), await office.as('rudong')];
    const { etag } = await one.get(`/api/organizations/${id}`);
    const congress = (chair: string): Body => ({
      on: '2024-05-18',
      number: 3,
      holders: [
        { post: '会长', person: { name: chair } },
        { post: '秘书长', person: { name: '沈寅三' } },
      ],
    });
    const path = `/api/organizations/${id}/leadership-changes`;
    const replies = await Promise.all([
      one.send('POST', path, congress('王丙三'), { 'if-match': etag }),
      other.send('POST', path, congress('赵丁四'), { 'if-match': etag }),
    ]);
    expect(told(replies)).toEqual(['201', '412 stale_version']);
    expect(await chairs(id, '2024-05-18')).toEqual([replies[0]?.status === 201 ? '王丙三' : '赵丁四']);
    const terms = await one.get<{ items: unknown[] }>(`/api/organizations/${id}/terms`);
    expect(terms.body.items).toHaveLength(1);
    const team = await one.get<{ holdings: unknown[] }>(`/api/organizations/${id}/team`);
    expect(team.body.holdings).toHaveLength(2);
    // What the other sees now, and who saved it: his draft is sent again on the version of now, and refused for what stands.
    const { etag: now } = await other.get(`/api/organizations/${id}`);
    expect(told([await other.send('POST', path, congress('赵丁四'), { 'if-match': now })])).toEqual(['409 one_term_of_a_number']);
  }
}, 30_000);
