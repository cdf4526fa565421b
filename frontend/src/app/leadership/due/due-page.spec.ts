import type { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Calendar, Due, DueCounts, TermState } from '../../api/leadership';
import { AsOf } from '../../shell/as-of';
import { BASE, CHAMBER } from '../../testing/kinds';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text } from '../../testing/office';
import { DuePage } from './due-page';

const due = (id: string, state: TermState, days: number | null, over: Partial<Due> = {}): Due => ({
  id,
  version: 1,
  name: `示例${id}商会`,
  shortName: null,
  kind: 'chamberOfCommerce',
  type: '异地商会',
  areaName: '崇川区',
  state,
  termId: 't',
  number: 2,
  lastOn: '2026-08-12',
  dueOn: '2026-08-12',
  days,
  window: null,
  fileBy: null,
  plannedOn: null,
  handler: null,
  done: 1,
  steps: 6,
  ...over,
});
const window = { id: 'w', title: '示例换届通知', lastOn: '2027-03-31' };
const items = [
  due('甲', 'overdue', -104),
  due('乙', 'scheduled', -20, { window }),
  due('丙', 'scheduled', -10, { window }),
  due('丁', 'due_soon', 34),
  due('戊', 'awaiting_filing', null, { fileBy: '2026-11-30' }),
];
const calendar: Calendar = {
  asOf: '2026-11-24',
  until: '2027-05-24',
  months: ['2026-11', '2026-12'],
  rows: [
    {
      kind: 'chamberOfCommerce',
      cells: [
        { month: '2026-12', count: 1, items: [{ id: '丁', name: '示例丁商会', state: 'due_soon', on: '2026-12-28', planned: false }] },
      ],
    },
  ],
  arrangements: [],
};
const counts: DueCounts = {
  count: 5,
  states: [
    { state: 'overdue', count: 1 },
    { state: 'scheduled', count: 2 },
  ],
  areas: [{ areaId: 'a1', areaName: '崇川区', count: 5, overdue: 1 }],
  windows: [{ id: 'w', count: 2, kinds: ['chamberOfCommerce'] }],
};

const ENDING = 'postponed_overdue,overdue,postponed,scheduled,due_soon,normal';
const handlers = [
  { id: 'u3', name: '王丙三', mayHandle: true, places: ['崇川区', '海门区'] },
  { id: 'u4', name: '赵丁四', mayHandle: false, places: [] },
];

async function select(element: HTMLElement, ...ids: string[]): Promise<void> {
  for (const id of ids) element.querySelector<HTMLElement>(`input[aria-label="选择示例${id}商会"]`)?.click();
  await settle();
}

/** Chooses a handler, as an arrow key in the box does. */
async function pick(element: HTMLElement, id: string): Promise<void> {
  const box = element.querySelector<HTMLSelectElement>('.bar-of-chosen select');
  if (box) box.value = id;
  box?.dispatchEvent(new Event('change'));
  await settle();
}

/** Answers whatever of the page waits, and gives the request of the list. */
async function answer(
  http: HttpTestingController,
  found: readonly Due[] = items,
  { counted = counts, next = null }: { readonly counted?: DueCounts; readonly next?: string | null } = {},
): Promise<TestRequest | undefined> {
  for (const one of http.match((r) => r.url === '/api/handlers')) one.flush({ items: handlers });
  const [list] = http.match((r) => r.url === '/api/leadership/due');
  list?.flush({ asOf: '2026-11-24', until: '2027-05-24', items: found, next, previous: null });
  for (const one of http.match((r) => r.url === '/api/leadership/due/counts')) if (!one.cancelled) one.flush(counted);
  await settle();
  for (const one of http.match((r) => r.url === '/api/leadership/calendar')) if (!one.cancelled) one.flush(calendar);
  await settle();
  return list;
}

async function open(url = '/leadership', rights = ['leadership.read', 'leadership.change', 'leadership.arrange']) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: '**', component: DuePage }]) });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settle();
  answerKinds(http, [{ ...CHAMBER, termYears: 5 }, BASE]);
  const element = screenOf(harness);
  const rows = () => [...element.querySelectorAll('.list tbody tr')].map(text);
  const button = (name: RegExp) => [...element.querySelectorAll('button')].find((one) => name.test(text(one)));
  return { http, element, rows, button };
}

describe('换届', () => {
  it('lists the urgent first with what to do, and bodies of one window as a line that opens', async () => {
    const { http, element, rows, button } = await open();
    expect((await answer(http))?.request.params.get('within')).toBe('half');
    expect(rows()).toHaveLength(4);
    expect(rows()[0]).toContain('逾 104 天');
    expect(rows()[1]).toContain('2 家');
    expect(rows()[2]).toContain('余 34 天');
    expect(rows()[3]).toContain('填备案');
    expect(element.querySelector('.list a[href^="/leadership/congress/"]')).not.toBeNull();
    expect(text(element.querySelector('.calendar tbody'))).toContain('示例丁商会');
    button(/^展开/)?.click();
    await settle();
    expect(rows()).toHaveLength(6);
  });

  it('keeps what is asked for in the address: range, state and county', async () => {
    const { http, button } = await open();
    await answer(http);
    button(/^本年度/)?.click();
    await settle();
    await answer(http);
    button(/^崇川区/)?.click();
    await settle();
    await answer(http);
    button(/^逾期未换届/)?.click();
    await settle();
    const { params } = (await answer(http))?.request ?? {};
    expect([params?.get('within'), params?.get('areaId'), params?.get('state')]).toEqual(['year', 'a1', 'overdue']);
    expect(TestBed.inject(Router).url).toBe('/leadership?within=year&areaId=a1&state=overdue');
  });

  it('shows a day gone by as it was, and nothing to do there', async () => {
    const { http, element, rows, button } = await open('/leadership?asOf=2026-01-31');
    expect((await answer(http))?.request.params.get('asOf')).toBe('2026-01-31');
    expect(rows()[0]).not.toContain('办理换届');
    expect(element.querySelector('input[type="checkbox"]')).toBeNull();
    expect(button(/^换届安排/)).toBeUndefined();
    expect(element.querySelector('a[href^="/leadership/found"]')).toBeNull();
  });

  it('offers to each what he may do: 办理换届 and 指派 by one right, 换届安排 by another', async () => {
    const offered = async (rights: string[]) => {
      TestBed.resetTestingModule();
      const { http, element, button } = await open('/leadership', rights);
      await answer(http);
      const links = ['/leadership/congress/', '/leadership/found'].map((url) => element.querySelector(`a[href^="${url}"]`) !== null);
      return [...links, element.querySelector('input[type="checkbox"]') !== null, button(/^换届安排/) !== undefined];
    };
    expect(await offered(['leadership.read', 'leadership.arrange'])).toEqual([false, false, false, true]);
    expect(await offered(['leadership.read', 'leadership.change'])).toEqual([true, true, true, false]);
  });

  it('drops what was selected when another day is looked at', async () => {
    const { http, element } = await open();
    await answer(http);
    expect(element.querySelector('a[href^="/leadership/found"]')).not.toBeNull();
    await select(element, '甲');
    expect(text(element.querySelector('.bar-of-chosen'))).toContain('已选 1 家');
    await TestBed.inject(AsOf).set('2026-01-31');
    await settle();
    await answer(http);
    expect(element.querySelector('.bar-of-chosen')).toBeNull();
    await TestBed.inject(AsOf).set(null);
    await settle();
    await answer(http);
    expect(element.querySelector('.bar-of-chosen')).toBeNull();
  });

  it('assigns a handler to what is selected by a button, tells it, and takes it back', async () => {
    const { http, element, button } = await open();
    await answer(http);
    await select(element, '甲', '丁');
    expect([...element.querySelectorAll('.bar-of-chosen option')].map(text)).toEqual(['请选择', '王丙三（崇川区、海门区）', '取消指派']);
    const assign = () => button(/^指派$/);
    expect(assign()?.disabled).toBe(true);
    await pick(element, 'u3');
    http.expectNone('/api/preparations');
    assign()?.click();
    await settle();
    expect(assign()?.disabled).toBe(true);
    const sent = http.expectOne('/api/preparations');
    expect(sent.request.body).toEqual({ organizationIds: ['甲', '丁'], handlerId: 'u3' });
    sent.flush({ count: 2, changeSet: 'c1' });
    await settle();
    expect(element.querySelector('.bar-of-chosen')).toBeNull();
    await answer(http);
    expect(text(document.querySelector('mat-snack-bar-container'))).toContain('已指派 2 家的经办人');
    document.querySelector<HTMLElement>('mat-snack-bar-container button')?.click();
    await settle();
    http.expectOne('/api/changes/c1/undo').flush({});
    await settle();
    expect(await answer(http)).toBeDefined();
    expect(text(document.querySelector('mat-snack-bar-container'))).toContain('已撤销');
  });

  it('takes the handler away from what is selected, with undo', async () => {
    const { http, element, button } = await open();
    await answer(http);
    await select(element, '甲');
    await pick(element, 'none');
    button(/^指派$/)?.click();
    await settle();
    const sent = http.expectOne('/api/preparations');
    expect(sent.request.body).toEqual({ organizationIds: ['甲'], handlerId: null });
    sent.flush({ count: 1, changeSet: 'c2' });
    await settle();
    await answer(http);
    expect(text(document.querySelector('mat-snack-bar-container'))).toMatch(/已取消 1 家的指派.*撤销/);
  });

  it('says beside the choice why somebody cannot be the handler, until another is chosen', async () => {
    const { http, element, button } = await open();
    await answer(http);
    await select(element, '甲');
    await pick(element, 'u3');
    button(/^指派$/)?.click();
    const errors = [{ pointer: '/handlerId', code: 'handler_elsewhere', message: '这位经办人管不到 示例甲商会' }];
    http
      .expectOne('/api/preparations')
      .flush({ type: 'invalid_fields', title: '有误', status: 422, errors }, { status: 422, statusText: 'Unprocessable' });
    await settle();
    expect(text(element.querySelector('.bar-of-chosen [role="alert"]'))).toBe('这位经办人管不到 示例甲商会');
    expect(text(element.querySelector('.bar-of-chosen'))).toContain('已选 1 家');
    await pick(element, 'none');
    expect(element.querySelector('.bar-of-chosen [role="alert"]')).toBeNull();
  });

  it('shows the last day in force, from which the days are counted, and from which day it was postponed', async () => {
    const { http, rows } = await open();
    await answer(http, [
      due('甲', 'postponed_overdue', -558, { lastOn: '2024-05-18', dueOn: '2025-05-18', plannedOn: '2026-12-20' }),
      due('丁', 'due_soon', 34, { lastOn: '2026-12', dueOn: '2026-12-31' }),
    ]);
    expect(rows()[0]).toMatch(/2025-05-18\s*超 558 天\s*由 2024-05-18 延期\s*拟 2026-12-20 换届/);
    expect(rows()[1]).toMatch(/2026-12-31\s*余 34 天/);
    expect(rows()[1]).not.toContain('延期');
  });

  it('keeps the selection where assigning is refused, and says where the handlers were not read', async () => {
    const { http, element, button } = await open();
    http.expectOne('/api/handlers').flush('', { status: 500, statusText: '' });
    await answer(http);
    await select(element, '甲');
    expect(text(element.querySelector('[role="alert"]'))).toContain('重试');
    button(/^重试/)?.click();
    await settle();
    await answer(http);
    await pick(element, 'u3');
    button(/^指派$/)?.click();
    const refusal = { type: 'no_right', title: '无权', status: 403, detail: '对示例甲商会没有权限' };
    http.expectOne('/api/preparations').flush(refusal, { status: 403, statusText: 'Forbidden' });
    await settle();
    expect(text(document.querySelector('mat-snack-bar-container'))).toContain('对示例甲商会没有权限');
    expect(text(element.querySelector('.bar-of-chosen'))).toContain('已选 1 家');
    expect(button(/^指派$/)?.disabled).toBe(false);
  });

  it('is narrowed by kind and by handler, by nobody too: list, numbers and calendar alike, in the address', async () => {
    const { http, element } = await open();
    await answer(http);
    const narrow = async (word: RegExp, value: string) => {
      const box = [...element.querySelectorAll('.narrow label')].find((one) => word.test(text(one)))?.querySelector('select');
      if (box) box.value = value;
      box?.dispatchEvent(new Event('change'));
      await settle();
    };
    expect([...element.querySelectorAll('.narrow option')].map(text)).toEqual(['全部', '商会', '全部', '未指派', '王丙三', '赵丁四']);
    await narrow(/^类别/, 'chamberOfCommerce');
    await answer(http);
    await narrow(/^经办人/, 'none');
    const numbers = http.match((r) => r.url === '/api/leadership/due/counts');
    expect(numbers.map(({ request }) => request.params.get('handlerId'))).toEqual(['none', 'none']);
    numbers.forEach((one) => one.flush(counts));
    const asked = await answer(http, items.slice(0, 1));
    expect([asked?.request.params.get('kind'), asked?.request.params.get('handlerId')]).toEqual(['chamberOfCommerce', 'none']);
    expect(TestBed.inject(Router).url).toBe('/leadership?kind=chamberOfCommerce&handler=none');
    await narrow(/^经办人/, 'u3');
    expect(http.expectOne((r) => r.url === '/api/leadership/calendar').request.params.get('handlerId')).toBe('u3');
  });

  it('counts all that a window covers, whichever page they stand on', async () => {
    const { http, rows, button } = await open();
    const counted = { ...counts, windows: [{ id: 'w', count: 7, kinds: ['chamberOfCommerce', 'association'] }] };
    await answer(http, items, { counted, next: 'n' });
    expect(rows()[1]).toMatch(/› 7 家 示例换届通知.*展开本页 2 家/);
    button(/^展开/)?.click();
    await settle();
    expect(rows()).toHaveLength(6);
    button(/^收起/)?.click();
    button(/^下一页/)?.click();
    await settle();
    expect((await answer(http, items.slice(2, 3), { counted }))?.request.params.get('after')).toBe('n');
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toMatch(/› 7 家 示例换届通知.*展开本页 1 家/);
  });

  it('hands up what is chosen, or all that the filter shows, as the tables of the office', async () => {
    const { http, element, button } = await open('/leadership?areaId=a1&handler=u3', ['leadership.read', 'organizations.export']);
    await answer(http);
    const addresses = (within: ParentNode) => [...within.querySelectorAll('a')].map((one) => new URL(one.href).search.slice(1));
    await select(element, '甲', '丁');
    expect(addresses(element.querySelector('.bar-of-chosen') ?? element)).toEqual(
      ['elections', 'due'].map((ready) => `ready=${ready}&ids=${encodeURIComponent('甲')},${encodeURIComponent('丁')}`),
    );
    button(/^上报表/)?.click();
    await settle();
    const menu = document.querySelector('.mat-mdc-menu-panel') ?? element;
    expect(addresses(menu)).toEqual([
      'ready=elections&areaId=a1&preparedBy=u3&dueTo=2027-05-24&status=active,suspended',
      // Arranged and postponed ones are shown too.
      `ready=due&areaId=a1&preparedBy=u3&termState=${ENDING}&dueTo=2027-05-24&status=active,suspended`,
      'ready=vacant&areaId=a1&status=active,suspended',
      '',
    ]);
    // Of one state all are shown, whenever they are due.
    button(/^逾期未换届/)?.click();
    await settle();
    await answer(http);
    expect(addresses(menu)[0]).toBe('ready=elections&areaId=a1&preparedBy=u3&termState=overdue&status=active,suspended');
  });

  it('leaves the focus in the list where what was pressed goes', async () => {
    const { http, element, button } = await open();
    await answer(http);
    await select(element, '甲');
    button(/^取消选择/)?.focus();
    button(/^取消选择/)?.click();
    await settle();
    expect(text(document.activeElement)).toBe('全部 5');
  });

  it('counts below the list what the list shows', async () => {
    const { http, element, button } = await open();
    await answer(http);
    expect(text(element.querySelector('footer'))).toBe('共 5 家');
    button(/^逾期未换届/)?.click();
    await settle();
    await answer(http, items.slice(0, 1));
    expect(text(element.querySelector('footer'))).toBe('共 1 家');
  });

  it('says where nothing is due, and what was not read', async () => {
    const { http, element, button } = await open();
    http.expectOne((r) => r.url === '/api/leadership/due').flush('', { status: 500, statusText: '' });
    await settle();
    expect(text(element.querySelector('[role="alert"]'))).toContain('重试');
    button(/^重试/)?.click();
    await settle();
    await answer(http, []);
    expect(text(element)).toContain('没有符合条件的组织。');
  });
});
