import { hash } from '@node-rs/argon2';
import { AccountsService, type Role } from '../src/accounts/index.js';
import { AreasLoader, AreasService } from '../src/areas/index.js';
import type { OrganizationAnswer } from '../src/organizations/answers.dto.js';
import { TypesService } from '../src/organizations/index.js';
import { sql } from '../src/platform/database/sql.js';
import { Transactions } from '../src/platform/database/transaction.js';
import { FixedClock } from '../src/platform/time/office-clock.js';
import { startApp, type TestApp, type TestAppOptions } from './start-app.js';

export const PASSWORD = 'Office-Passw0rd-2026';
const SYSTEM = { accountId: null };

/** A body of which a test looks at a member or two: a problem's, for example. */
export type Body = Record<string, unknown>;

/** An answer as a test looks at it. */
export interface Reply<T = Body> {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: T;
  text: string;
  bytes: Buffer;
  etag: string;
}

/** Somebody of the office, signed in. */
export interface Person {
  get<T = Body>(url: string, headers?: Record<string, string>): Promise<Reply<T>>;
  send<T = Body>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply<T>>;
}

/** A small registry: Nantong with its events, the types, and accounts `supervisor`, `chongchuan`, `rudong`, `qidong`, `viewer`, `auditor`. No organization. */
export interface Office extends TestApp {
  clock: FixedClock;
  as(login: string): Promise<Person>;
  /** The id of a unit by its code (320623 is 如东县). */
  area(code: string): string;
  /** Founds a trade chamber in 如东县, or as the body says; gives its id. */
  found(body: Record<string, unknown>, who?: string): Promise<string>;
  /** Changes as the supervisor, on the version of now. */
  change(id: string, body: Record<string, unknown>, who?: string): Promise<Reply<OrganizationAnswer & Body>>;
  /** A POST act on a record, on the version of now. */
  act(id: string, act: string, body: Record<string, unknown>, who?: string): Promise<Reply<OrganizationAnswer & Body>>;
}

/** Opens an office for a spec file; `stop()` in `afterAll`. Today is 2026-11-23 unless said otherwise. */
export async function openOffice(options: TestAppOptions & { today?: string } = {}): Promise<Office> {
  const clock = new FixedClock(options.today ?? '2026-11-23');
  const started = await startApp({ clock, ...options });
  const { app } = started;
  await app.get(Transactions).run(SYSTEM, { act: 'areas.add' }, async (tx) => {
    await app.get(AreasLoader).standard(tx);
    await app.get(AreasLoader).city(tx, '3206');
  });
  for (const event of app.get(AreasLoader).events) await app.get(AreasService).recordEvent(SYSTEM, event);
  await app.get(TypesService).addFirstTypes(SYSTEM, { zh: '南通', en: 'Nantong' });
  const areas = await areasOf(started);
  await addAccounts(started, areas);
  const people = new Map<string, Promise<Person>>();
  const office: Office = {
    ...started,
    clock,
    area: (code) => areas.get(code) ?? never(`area ${code}`),
    as: (login) => {
      const person = people.get(login) ?? signIn(started, login);
      people.set(login, person);
      return person;
    },
    found: async (body, who = 'supervisor') => {
      const whole = { kind: 'chamberOfCommerce', type: '行业商会', areaId: areas.get('320623'), ...body };
      const reply = await (await office.as(who)).send('POST', '/api/organizations', whole);
      if (reply.status !== 201) throw new Error(`found: ${reply.status} ${reply.text}`);
      return String(reply.body.id);
    },
    change: async (id, body, who = 'supervisor') => withVersion(await office.as(who), 'PATCH', id, '', body),
    act: async (id, act, body, who = 'supervisor') => withVersion(await office.as(who), 'POST', id, `/${act}`, body),
  };
  return office;
}

async function withVersion(
  person: Person,
  method: 'PATCH' | 'POST',
  id: string,
  path: string,
  body: unknown,
): Promise<Reply<OrganizationAnswer & Body>> {
  const { etag } = await person.get(`/api/organizations/${id}`);
  return person.send(method, `/api/organizations/${id}${path}`, body, { 'if-match': etag });
}

async function areasOf({ app }: TestApp): Promise<Map<string, string>> {
  const rows = await app
    .get(Transactions)
    .run(SYSTEM, { act: 'test' }, (tx) => tx.rows<{ code: string; id: string }>(sql`/* test.areas */ select code, id from areas`));
  return new Map(rows.map((row) => [row.code, row.id]));
}

async function addAccounts({ app }: TestApp, areas: Map<string, string>): Promise<void> {
  // A cheap hash: what is tested of passwords is tested in the room of accounts.
  const passwordHash = await hash(PASSWORD, { memoryCost: 1024, timeCost: 1, parallelism: 1 });
  const account = (login: string, name: string, role: Role, code: string | null) => ({
    login,
    name,
    passwordHash,
    grants: [{ role, areaId: code && areas.get(code) }],
  });
  await app
    .get(Transactions)
    .run(SYSTEM, { act: 'accounts.create' }, (tx) =>
      app
        .get(AccountsService)
        .addWithin(tx, [
          account('supervisor', '张甲一', 'supervisor', '3206'),
          account('everywhere', '李乙二', 'supervisor', null),
          account('chongchuan', '王丙三', 'officer', '320613'),
          account('rudong', '赵丁四', 'officer', '320623'),
          account('qidong', '钱戊五', 'officer', '320681'),
          account('viewer', '孙己六', 'viewer', '3206'),
          account('auditor', '周庚七', 'auditor', null),
          account('admin', '吴辛八', 'administrator', null),
        ]),
    );
}

async function signIn({ app }: TestApp, login: string): Promise<Person> {
  const inject = async <T>(method: string, url: string, headers: Record<string, string>, body?: unknown): Promise<Reply<T>> => {
    const reply = await app.inject({ method: method as 'GET', url, headers, ...(body === undefined ? {} : { payload: body as object }) });
    const json = (reply.headers['content-type'] ?? '').includes('json') && reply.payload !== '';
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: (json ? JSON.parse(reply.payload) : undefined) as T,
      text: reply.payload,
      bytes: reply.rawPayload,
      etag: reply.headers.etag ?? '',
    };
  };
  const session = await inject('POST', '/api/sessions', { 'x-requested-with': 'tests' }, { account: login, password: PASSWORD });
  if (session.status !== 201) throw new Error(`sign-in of ${login}: ${session.status} ${session.text}`);
  const given = session.headers['set-cookie'] ?? [];
  const cookie = (Array.isArray(given) ? given : [`${given}`]).map((one) => one.split(';')[0]).join('; ');
  const own = { cookie, 'x-requested-with': 'tests' };
  return {
    get: (url, headers = {}) => inject('GET', url, { ...own, ...headers }),
    send: (method, url, body, headers = {}) => inject(method, url, { ...own, ...headers }, body),
  };
}

function never(what: string): never {
  throw new Error(`There is no ${what}.`);
}
