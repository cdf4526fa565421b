import { documentOf } from '../../src/platform/http/openapi.js';
import { Hand } from '../bare.js';
import { findings } from '../facts.js';
import { type Office, openOffice } from '../office.js';
import { Asker, type Heard, type Request, requestsFor, type Samples } from './asking.js';
import { type Cage, fillCages, NOBODY } from './cages.js';
import { samplesOf } from './canaries.js';
import { type Operation, operationsOf } from './document.js';

/**
 * Nobody sees another county's records: every operation of the document is asked by accounts of two counties, and by accounts without a
 * grant that reaches, in every way the samples know; no name, number or identifier of the other side may come out anywhere.
 * The requests follow from the document: a new route or parameter is asked, or stops the sweep.
 */
let office: Office;
let cages: [Cage, Cage];
let operations: Operation[];
let owner: Hand;

beforeAll(async () => {
  office = await openOffice({ jobTimes: null });
  owner = await Hand.open(office.database.ownerUrl);
  cages = await fillCages(office);
  operations = operationsOf(documentOf(office.app)).sort(
    (a, b) => Number(a.id === 'sessions.signOut') - Number(b.id === 'sessions.signOut'),
  );
  const admin = await office.as('admin');
  for (const [login, grants] of Object.entries(powerless)) {
    const account = await admin.send<{ id: string }>('POST', '/api/accounts', { login, name: login, password: 'Office-Passw0rd-2026' });
    for (const grant of grants) {
      const reply = await admin.send('POST', `/api/accounts/${account.body.id}/grants`, {
        ...grant,
        areaId: office.area(grant.code),
        code: undefined,
      });
      if (reply.status !== 201) throw new Error(reply.text);
    }
  }
}, 180_000);
afterAll(async () => {
  await owner?.close();
  await office?.stop();
});

/** Accounts that may read, but none of the two counties' records: no grant, other kinds, another county, a grant that is over or not begun. */
const powerless: Record<string, { role: string; code: string; kinds?: string[]; from?: string; to?: string }[]> = {
  ungranted: [],
  otherkinds: [{ role: 'officer', code: '3206', kinds: ['association'] }],
  elsewhere: [{ role: 'officer', code: '320681' }],
  bygone: [{ role: 'supervisor', code: '3206', to: '2026-01-01' }],
  tocome: [{ role: 'supervisor', code: '3206', from: '2027-01-01' }],
};

const reading = (operation: Operation): boolean => operation.method === 'GET';
const sentBy = ({ url, body }: Request): string => `${decodeURIComponent(url)} ${JSON.stringify(body ?? '')}`;

/** The secrets that an answer holds and its request did not: an export repeats its filter, but the record that it finds has an id too. */
const leaks = (request: Request, heard: Heard, secrets: readonly string[]): string[] => {
  const sent = sentBy(request);
  return secrets.filter((secret) => heard.everything.includes(secret) && !sent.includes(secret));
};

async function listen(
  asker: Asker,
  chosen: readonly Operation[],
  samples: Samples,
  secrets: readonly string[],
): Promise<{ leaked: string[]; asked: number; bare: string[] }> {
  const leaked: string[] = [];
  const bare: string[] = [];
  let asked = 0;
  for (const operation of chosen) {
    for (const request of requestsFor(operation, samples)) {
      const versions = operation.parameters.some(({ name }) => name === 'If-Match') ? await versionsOf(request.url) : [undefined];
      for (const version of versions) {
        const heard = await asker.ask(request, version === undefined ? {} : { 'if-match': version });
        asked++;
        const found = leaks(request, heard, secrets);
        if (found.length) leaked.push(`${asker.login} ${operation.method} ${sentBy(request)} → ${heard.status}: ${found.join(', ')}`);
        if (heard.status >= 500) bare.push(`${operation.method} ${sentBy(request)} → ${heard.status}`);
      }
    }
  }
  return { leaked, asked, bare };
}

/** The version that stands, and one that never was: the other side must not learn which is which. */
async function versionsOf(url: string): Promise<string[]> {
  const id = /(?:organizations|documents)\/([0-9a-f-]{36})/.exec(url)?.[1];
  const [row] = await owner.rows<{ version: number }>(
    `select version from organizations where id = $1 union select version from documents where id = $1`,
    [id],
  );
  const version = row?.version ?? 1;
  return [`"${version}"`, `"${version + 50}"`];
}

/** Entries that the history has about a county's records. */
const entriesOf = async (cage: Cage): Promise<unknown> =>
  owner.rows(`select count(*)::int as n from history.entries where subjects <@ $1::uuid[]`, [Object.values(cage.ids)]);

it('finds its own signs: the sweep would hear a canary', async () => {
  const [cage] = cages;
  const asker = await Asker.signIn(office.app, cage.login);
  const asked = operations.filter((operation) => reading(operation) && !operation.file);
  const { leaked } = await listen(asker, asked, samplesOf(cage, cage), [
    cage.ids.main,
    cage.ids.ended,
    `${cage.sign}任务`,
    ...cage.views,
    ...cage.tables,
    ...cage.kept,
  ]);
  const heardIn = new Set(leaked.map((line) => / GET (\/api\/[a-z-]+)/.exec(line)?.[1]));
  for (const place of ['/api/organizations', '/api/changes', '/api/jobs', '/api/views', '/api/tables', '/api/kept-tables'])
    expect([...heardIn]).toContain(place);
}, 240_000);

const bothWays = [
  { own: 'chongchuan', other: 'rudong' },
  { own: 'rudong', other: 'chongchuan' },
];
const inOrder = (login: string): [Cage, Cage] => (cages[0].login === login ? cages : [cages[1], cages[0]]);

it.each(bothWays)(
  '$own reads nothing of $other',
  async ({ own: login }) => {
    const [own, other] = inOrder(login);
    const asker = await Asker.signIn(office.app, own.login);
    const { leaked, asked, bare } = await listen(asker, operations.filter(reading), samplesOf(own, other), other.secrets);
    expect([leaked, bare]).toEqual([[], []]);
    expect(asked).toBeGreaterThan(200);
  },
  240_000,
);

it.each(Object.keys(powerless).concat('admin'))(
  '%s reads nothing of either',
  async (login) => {
    const asker = await Asker.signIn(office.app, login);
    const secrets = cages.flatMap((cage) => cage.secrets);
    const { leaked, bare } = await listen(asker, operations.filter(reading), samplesOf(cages[0], cages[1]), secrets);
    expect([leaked, bare]).toEqual([[], []]);
  },
  240_000,
);

it('nobody reads anything unless he is signed in', async () => {
  const asker = Asker.nobody(office.app);
  const open = new Set<string>();
  for (const operation of operations.filter(reading)) {
    for (const request of requestsFor(operation, samplesOf(cages[0], cages[1])).slice(0, 3)) {
      const heard = await asker.ask(request);
      if (heard.status < 400) open.add(operation.id);
      expect(
        leaks(
          request,
          heard,
          cages.flatMap((cage) => cage.secrets),
        ),
      ).toEqual([]);
    }
  }
  expect([...open].sort()).toEqual(['health.live', 'health.ready', 'registry.current']);
}, 60_000);

it('counts are those of one’s own records, whatever the day and the filter', async () => {
  const list = operations.find((operation) => operation.id === 'organizations.count');
  const [own, other] = cages;
  const [chongchuan, rudong, supervisor] = await Promise.all(
    ['chongchuan', 'rudong', 'supervisor'].map((login) => Asker.signIn(office.app, login)),
  );
  for (const request of requestsFor(list as Operation, samplesOf(own, other))) {
    const heard = await Promise.all([chongchuan, rudong, supervisor].map((asker) => (asker as Asker).ask(request)));
    const counts = heard.map(({ body }) => body as { count: number; possible: number });
    const sum = (key: 'count' | 'possible'): unknown => [request.url, (counts[0]?.[key] ?? 0) + (counts[1]?.[key] ?? 0)];
    // Every record lies in one of the two counties, so the two parts make the whole.
    for (const key of ['count', 'possible'] as const) expect(sum(key)).toEqual([request.url, counts[2]?.[key]]);
  }
}, 120_000);

it('of a record that went to another county its old one sees the past alone, and nothing written there', async () => {
  const [own, other] = cages;
  const sign = '鸂';
  const id = await office.found({ name: '示例迁出商会', foundedOn: '2021-03-01', areaId: own.areaId });
  const ok = (reply: { status: number; text: string }): void =>
    expect([reply.status, reply.status === 200 || reply.text]).toEqual([200, true]);
  ok(await office.change(id, { areaId: other.areaId, effectiveOn: '2022-06' }));
  ok(await office.change(id, { name: `示例${sign}商会`, summary: `${sign}简介`, supervisor: `${sign}局`, effectiveOn: '2023-01-01' }));
  ok(await office.act(id, 'suspend', { from: '2024-01-01', to: '2024-02-01', reason: `${sign}停止` }));
  ok(await office.act(id, 'names', { name: `Moved ${sign}`, sort: 'foreign' }));
  const asker = await Asker.signIn(office.app, own.login);
  const samples = samplesOf({ ...own, ids: { ...own.ids, main: id } }, other);
  const { leaked } = await listen(asker, operations.filter(reading), samples, [sign]);
  expect(leaked).toEqual([]);
  const person = await office.as(own.login);
  const seen = async (asOf: string): Promise<unknown[]> => {
    const one = await person.get(`/api/organizations/${id}?asOf=${asOf}`);
    const list = await person.get<{ items: { name: string }[] }>(`/api/organizations?asOf=${asOf}&q=${encodeURIComponent('迁出')}`);
    return [one.status, list.body.items.map((item) => item.name)];
  };
  expect(await seen('2021-06-01')).toEqual([200, ['示例迁出商会']]);
  // The move is known to the month: on its days the record may still be here, in the list and by its id alike.
  expect(await seen('2022-06-15')).toEqual([200, ['示例迁出商会']]);
  expect(await seen('2022-06-30')).toEqual([404, []]);
  expect(await seen('2026-11-23')).toEqual([404, []]);
}, 120_000);

it.each(bothWays)(
  '$own writes nothing of $other, learns nothing by trying, and what is out of reach is as what is not there',
  async ({ own: login }) => {
    const [own, other] = inOrder(login);
    const before = await entriesOf(other);
    const asker = await Asker.signIn(office.app, own.login);
    const { leaked, asked, bare } = await listen(
      asker,
      operations.filter((operation) => !reading(operation)),
      samplesOf(own, other, { writing: true }),
      other.secrets,
    );
    expect([leaked, bare]).toEqual([[], []]);
    expect(asked).toBeGreaterThan(200);
    expect(await entriesOf(other)).toEqual(before);
    const again = await Asker.signIn(office.app, own.login);
    for (const operation of operations.filter(({ path }) => path.startsWith('/api/organizations/{id}'))) {
      for (const request of requestsFor(operation, samplesOf(own, other, { writing: true }))) {
        if (!request.url.includes(other.ids.main)) continue;
        const headers = { 'if-match': '"1"' };
        const there = await again.ask(request, headers);
        const nowhere = await again.ask({ ...request, url: request.url.replace(other.ids.main, NOBODY) }, headers);
        expect([operation.id, there.status, there.body]).toEqual([operation.id, nowhere.status, nowhere.body]);
        expect([400, 404]).toContain(there.status);
      }
    }
  },
  300_000,
);

it('leaves everything as verify wants it', async () => {
  expect(await findings(office.database.ownerUrl)).toEqual([]);
});
