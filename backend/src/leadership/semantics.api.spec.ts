import { type Body, type Office, openOffice, type Reply } from '../../test/office.js';
import { AccountsQueries, type Viewer } from '../accounts/index.js';
import { OrganizationsService, FoundBody } from '../organizations/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { readBody } from '../platform/http/body.js';
import { CongressBody, CongressService, PostponementBody, PostponementsService } from './index.js';
import type { TermsAnswer } from './terms/terms.dto.js';

/** The worked examples of the design about terms, by their names. Today is 2026-11-23; the owner's connection may record at set times. */
let office: Office;

beforeAll(async () => {
  office = await openOffice({ asOwner: true });
}, 60_000);
afterAll(() => office.stop());

const terms = async (id: string, query: string): Promise<TermsAnswer> =>
  (await (await office.as('supervisor')).get<TermsAnswer>(`/api/organizations/${id}/terms?${query}`)).body;
const state = async (id: string, asOf: string): Promise<string> => (await terms(id, `asOf=${asOf}`)).state;
const states = (id: string, days: readonly string[]): Promise<string[]> => Promise.all(days.map((day) => state(id, day)));
const chamber = (name: string, foundedOn = '2014-05-10'): Promise<string> =>
  office.found({ type: '行业商会', name: `示例${name}商会`, foundedOn });
const send = async (id: string, path: string, body: Body): Promise<Reply<Body & TermsAnswer>> => {
  const person = await office.as('supervisor');
  const { etag } = await person.get(`/api/organizations/${id}`);
  const reply = await person.send<Body & TermsAnswer>('POST', `/api/organizations/${id}/${path}`, body, { 'if-match': etag });
  expect([reply.status, reply.status < 300 ? '' : reply.text]).toEqual([expect.any(Number), '']);
  return reply;
};
const congress = (id: string, on: string, more: Body = {}): Promise<Reply> =>
  send(id, 'leadership-changes', { on, number: 1, years: 5, holders: [{ post: '会长', person: { name: '张甲一' } }], ...more });
const arrange = async (id: string, documentOn: string, from: string, lastOn: string): Promise<void> => {
  const body = { title: `换届安排${id}`, documentOn, from, lastOn, organizationIds: [id] };
  expect((await (await office.as('supervisor')).send('POST', '/api/arrangements', body)).status).toBe(201);
};

it('S21 last day of a term: the corresponding day, or the last of its month', async () => {
  const [row] = await office.app.get(Reader)
    .rows(sql`/* test.last-days */ select last_day('2019-05-18', 5)::text as a, last_day('2024-02-29', 5)::text as b,
      ('2024-08-31'::date - make_interval(months => 6))::date::text as c`);
  expect(row).toEqual({ a: '2024-05-18', b: '2029-02-28', c: '2024-02-29' });
  const id = await chamber('应日');
  await congress(id, '2024-02-29', { toBeFiled: false });
  const { items, dueOn } = await terms(id, 'asOf=2026-11-23');
  expect([items[0]?.dueOn, dueOn]).toEqual(['2029-02-28', '2029-02-28']);
  expect(await states(id, ['2028-08-27', '2028-08-28', '2029-02-28', '2029-03-01'])).toEqual(['normal', 'due_soon', 'due_soon', 'overdue']);
});

it('S22 states', async () => {
  const id = await recordedInItsTime();
  const days = ['2023-11-17', '2023-11-18', '2024-05-18', '2024-05-19', '2025-05-18', '2025-05-19'];
  expect(await states(id, days)).toEqual(['normal', 'due_soon', 'due_soon', 'postponed', 'postponed', 'postponed_overdue']);
  expect((await terms(id, 'asOf=2024-05-19&knownOn=2024-04-01')).state).toBe('overdue');
  expect((await terms(id, 'asOf=2024-05-19&knownOn=2024-04-10')).state).toBe('postponed');
});

it('S23 arrangement', async () => {
  const id = await chamber('换届安排');
  await congress(id, '2021-09-30', { toBeFiled: false });
  await arrange(id, '2026-06-01', '2026-09-01', '2026-12-31');
  expect((await terms(id, 'asOf=2026-11-23')).items[0]?.dueOn).toBe('2026-09-30');
  expect(await states(id, ['2026-05-31', '2026-07-01', '2026-11-23', '2026-12-31', '2027-01-01'])).toEqual([
    'due_soon',
    'scheduled',
    'scheduled',
    'scheduled',
    'overdue',
  ]);
});

describe('S23a own words: the first that applies', () => {
  it('`none` before the first term; `awaiting_filing` until the filing; `normal` after it', async () => {
    const id = await chamber('备案');
    expect(await state(id, '2026-11-23')).toBe('none');
    await congress(id, '2024-05-18', { toBeFiled: true, filedOn: '2024-06-10' });
    expect(await states(id, ['2024-05-17', '2024-05-18', '2024-06-09', '2024-06-10', '2028-11-17', '2028-11-18'])).toEqual([
      'none',
      'awaiting_filing',
      'awaiting_filing',
      'normal',
      'normal',
      'due_soon',
    ]);
  });

  it('`due_soon` and `overdue` come before a filing that is missing', async () => {
    const id = await chamber('未备案');
    await congress(id, '2019-05-18', { toBeFiled: true });
    expect(await states(id, ['2023-11-17', '2023-11-18', '2024-05-19'])).toEqual(['awaiting_filing', 'due_soon', 'overdue']);
  });

  it('`scheduled` only from six months before the last day, and before any postponement', async () => {
    const id = await chamber('窗口');
    await congress(id, '2019-05-18', { toBeFiled: false });
    const [term] = (await terms(id, 'asOf=2026-11-23')).items;
    await send(id, `terms/${term?.id}/postponements`, { documentOn: '2024-04-10', to: '2024-12-31' });
    await arrange(id, '2023-01-01', '2024-03-01', '2025-03-31');
    expect(await states(id, ['2023-11-17', '2023-11-18', '2024-05-19', '2025-03-31', '2025-04-01'])).toEqual([
      'normal',
      'scheduled',
      'scheduled',
      'scheduled',
      'postponed_overdue',
    ]);
  });

  it('a postponement counts from the day of its document', async () => {
    const id = await chamber('延期');
    await congress(id, '2019-05-18', { toBeFiled: false });
    const [term] = (await terms(id, 'asOf=2026-11-23')).items;
    await send(id, `terms/${term?.id}/postponements`, { documentOn: '2024-08-01', to: '2025-05-18' });
    expect(await states(id, ['2024-05-19', '2024-07-31', '2024-08-01', '2025-05-18', '2025-05-19'])).toEqual([
      'overdue',
      'overdue',
      'postponed',
      'postponed',
      'postponed_overdue',
    ]);
  });
});

/** S22: the congress recorded when it was filed, the postponement on the day of its document. */
async function recordedInItsTime(): Promise<string> {
  const accounts = office.app.get(AccountsQueries);
  const [account] = await office.app
    .get(Reader)
    .rows<{ id: string }>(sql`/* test.supervisor */ select id from accounts where login = 'supervisor'`);
  const viewer = (await accounts.viewerOfAccount(account?.id ?? '', '2026-11-23')) as Viewer;
  const at = (day: string): { backfill: { recordedAt: string } } => ({ backfill: { recordedAt: `${day}T02:00:00Z` } });
  const told = (_: unknown, id: string): Promise<string> => Promise.resolve(id);
  const facts = {
    type: '行业商会',
    kind: 'chamberOfCommerce',
    areaId: office.area('320623'),
    name: '示例往日商会',
    foundedOn: '2014-05-10',
  };
  const founding = readBody(FoundBody, facts);
  const id = await office.app.get(OrganizationsService).found(viewer, () => founding, told, at('2014-06-01'));
  const held = readBody(CongressBody, {
    on: '2019-05-18',
    number: 2,
    years: 5,
    holders: [{ post: '会长', person: { name: '李乙二' } }],
    toBeFiled: true,
    filedOn: '2019-06-10',
  });
  await office.app.get(CongressService).hold(viewer, id, () => held, told, at('2019-06-10'));
  const termId = (await terms(id, 'asOf=2026-11-23')).items[0]?.id ?? '';
  const postponed = readBody(PostponementBody, { documentOn: '2024-04-10', to: '2025-05-18' });
  await office.app.get(PostponementsService).postpone(viewer, id, termId, () => postponed, told, at('2024-04-10'));
  return id;
}
