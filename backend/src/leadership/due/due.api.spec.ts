import { cloneDatabase, type TestDatabase } from '../../../test/database.js';
import { startApp, type TestApp } from '../../../test/start-app.js';
import { FixedClock } from '../../platform/time/office-clock.js';
import { playSample, sampleSurroundings } from '../../sample/load-sample.js';
import type { CalendarAnswer, DueAnswer, DueCountsAnswer, DuePageAnswer } from './due.dto.js';

const PASSWORD = 'Sample-Passw0rd-2026';
const TODAY = '2026-11-23';
let database: TestDatabase;
let office: TestApp;
const cookies = new Map<string, string>();

beforeAll(async () => {
  database = await cloneDatabase();
  const owner = await startApp({ database, asOwner: true, ...sampleSurroundings() });
  await playSample(owner.app, PASSWORD);
  await owner.stop();
  office = await startApp({ database, clock: new FixedClock(TODAY) });
}, 180_000);
afterAll(async () => {
  await office.stop();
  await database.drop();
});

async function signedIn(account: string): Promise<string> {
  if (!cookies.has(account)) {
    const payload = { account, password: PASSWORD };
    const signed = await office.app.inject({ method: 'POST', url: '/api/sessions', headers: { 'x-requested-with': 'tests' }, payload });
    cookies.set(
      account,
      [signed.headers['set-cookie'] ?? []]
        .flat()
        .map((one) => one.split(';')[0])
        .join('; '),
    );
  }
  return cookies.get(account) ?? '';
}

async function get<T>(path: string, account = 'supervisor', room = 'leadership/'): Promise<T> {
  const reply = await office.app.inject({ url: `/api/${room}${path}`, headers: { cookie: await signedIn(account) } });
  expect([reply.statusCode, reply.payload.slice(0, 300)]).toEqual([200, expect.any(String)]);
  return JSON.parse(reply.payload) as T;
}

async function everything(query: string, account = 'supervisor'): Promise<DueAnswer[]> {
  const items: DueAnswer[] = [];
  let next: string | null = null;
  do {
    const page: DuePageAnswer = await get(`due?limit=20&${query}${next ? `&after=${encodeURIComponent(next)}` : ''}`, account);
    items.push(...page.items);
    next = page.next;
  } while (next);
  return items;
}

describe('the page 换届', () => {
  it('lists the urgent first, page by page, and counts the same', async () => {
    const items = await everything('within=half');
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    const counts = await get<DueCountsAnswer>('due/counts?within=half');
    expect(counts.count).toBe(items.length);
    expect(counts.states.map(({ state, count }) => [state, count])).toEqual(
      [...Map.groupBy(items, ({ state }) => state)].map(([state, own]) => [state, own.length]),
    );
    expect(counts.areas.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
    expect(items[0]).toMatchObject({
      name: '上海南通商会',
      state: 'postponed_overdue',
      lastOn: '2024-05-18',
      dueOn: '2025-05-18',
      days: -554,
    });
    expect(items.filter(({ state }) => state === 'overdue').map(({ name, days }) => [name, days])).toEqual([['示例江海商会', -103]]);
    expect(items.find(({ state }) => state === 'awaiting_filing')).toMatchObject({ name: '示例船舶商会', fileBy: '2026-11-22' });
    expect(items.filter(({ state }) => state === 'scheduled')).toHaveLength(7);
    expect(items.at(-1)?.state).toBe('none');
    const back = await get<DuePageAnswer>(`due?limit=20&within=half`);
    const second = await get<DuePageAnswer>(`due?limit=20&within=half&after=${encodeURIComponent(back.next ?? '')}`);
    const again = await get<DuePageAnswer>(`due?limit=20&within=half&before=${encodeURIComponent(second.previous ?? '')}`);
    expect(again.items.map(({ id }) => id)).toEqual(back.items.map(({ id }) => id));
  });

  it('answers which parties and which chambers are due by March 2027', async () => {
    const calendar = await get<CalendarAnswer>('calendar?until=2027-03-31');
    expect(calendar.months).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03']);
    const parties = calendar.rows.find(({ kind }) => kind === 'democraticParty')?.cells ?? [];
    expect(parties.map(({ month, items }) => [month, items.map(({ name }) => name.split('南通')[0])])).toEqual([
      [null, ['民革', '民盟', '民建', '民进', '农工党']],
      ['2026-12', ['致公党']],
      ['2027-03', ['九三学社']],
    ]);
    expect(parties.flatMap(({ items }) => items).every(({ state }) => state === 'scheduled')).toBe(true);
    expect(calendar.rows.find(({ kind }) => kind === 'chamberOfCommerce')?.cells.length).toBeGreaterThan(1);
    expect(calendar.arrangements).toMatchObject([{ from: '2026-09-01', lastOn: '2027-03-31', kinds: ['democraticParty'], count: 7 }]);
  });

  it('is narrowed by state, kind and county, and looks at another day', async () => {
    expect((await everything('state=scheduled')).map(({ kind }) => kind)).toEqual(Array(7).fill('democraticParty'));
    expect((await everything('kind=association')).every(({ kind }) => kind === 'association')).toBe(true);
    const counts = await get<DueCountsAnswer>('due/counts');
    const county = counts.areas.find(({ areaName }) => areaName === '海安市');
    expect(await everything(`areaId=${county?.areaId}`)).toHaveLength(county?.count ?? 0);
    expect((await everything('asOf=2024-05-19')).find(({ name }) => name === '上海南通商会')).toMatchObject({
      state: 'postponed',
      days: 364,
    });
  });

  it('shows an officer his own county alone', async () => {
    const all = await everything('');
    const own = await everything('', 'rudong');
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
    expect(new Set(own.map(({ areaName }) => areaName))).toEqual(new Set(['如东县']));
    const calendar = await get<CalendarAnswer>('calendar', 'rudong');
    expect(calendar.arrangements).toEqual([]);
  });

  it('counts what a window covers, whichever page of the list it stands on', async () => {
    const page = await get<DuePageAnswer>('due?limit=5');
    expect(page.items.filter(({ window }) => window).length).toBeLessThan(7);
    const { windows } = await get<DueCountsAnswer>('due/counts');
    expect(windows).toEqual([{ id: expect.any(String), count: 7, kinds: ['democraticParty'] }]);
    const [scheduled] = await everything('state=scheduled');
    expect(scheduled?.window?.id).toBe(windows[0]?.id);
    expect((await get<DueCountsAnswer>('due/counts?kind=association')).windows).toEqual([]);
  });

  it('is narrowed by who prepares, nobody among them: list, numbers and calendar alike', async () => {
    const handlers: { items: { id: string; mayHandle: boolean; places: string[] }[] } = await get('handlers', 'supervisor', '');
    const handlerId = handlers.items.find(({ mayHandle, places }) => mayHandle && !places.some((place) => place !== '南通市'))?.id;
    const all = await everything('');
    const [late, ...parties] = all.filter(({ state, termId }) => termId && (state === 'overdue' || state === 'scheduled'));
    const organizationIds = [late, ...parties.slice(0, 2)].map((one) => one?.id);
    const assigned = await office.app.inject({
      method: 'POST',
      url: '/api/preparations',
      headers: { cookie: await signedIn('supervisor'), 'x-requested-with': 'tests' },
      payload: { organizationIds, handlerId },
    });
    expect(assigned.statusCode).toBe(200);
    const own = await everything(`handlerId=${handlerId}`);
    expect(own.map(({ id }) => id)).toEqual(organizationIds);
    expect(own.every(({ handler }) => handler?.id === handlerId)).toBe(true);
    const others = await everything('handlerId=none');
    expect(others.map(({ id }) => id)).toEqual(all.map(({ id }) => id).filter((id) => !organizationIds.includes(id)));
    const counts = await get<DueCountsAnswer>(`due/counts?handlerId=${handlerId}`);
    expect([counts.count, counts.states.map(({ state, count }) => [state, count])]).toEqual([
      3,
      [
        ['overdue', 1],
        ['scheduled', 2],
      ],
    ]);
    expect(counts.windows.map(({ count }) => count)).toEqual([2]);
    expect((await get<DueCountsAnswer>('due/counts?handlerId=none')).count).toBe(others.length);
    const calendar = await get<CalendarAnswer>(`calendar?handlerId=${handlerId}`);
    expect(calendar.rows.flatMap(({ cells }) => cells.flatMap(({ items }) => items.map(({ id }) => id))).sort()).toEqual(
      [...organizationIds].sort(),
    );
    expect(calendar.arrangements.map(({ count }) => count)).toEqual([2]);
    expect((await get<CalendarAnswer>('calendar?kind=chamberOfCommerce')).arrangements).toEqual([]);
    const wrong = await office.app.inject({
      url: '/api/leadership/due?handlerId=anybody',
      headers: { cookie: await signedIn('supervisor') },
    });
    expect(wrong.statusCode).toBe(400);
  });
});
