import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { OthersChange, Workbench as Answer } from '../../api/work-types';
import { Drafts } from '../../shell/drafts';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, TODAY, until } from '../../testing/office';
import { Workbench } from './workbench';

const answer = (over: Partial<Answer> = {}): Answer => ({
  asOf: TODAY,
  kinds: [
    { kind: 'chamberOfCommerce', count: 1208, possible: 3 },
    { kind: 'practiceBase', count: 57, possible: 0 },
  ],
  confirm: { count: 12, possible: 0, months: 6, all: { count: 40, possible: 0 } },
  expiring: {
    count: 2,
    possible: 1,
    days: 90,
    items: [
      { id: 'o1', name: '示例甲商会', title: null, level: null, until: TODAY },
      { id: 'o2', name: '示例乙商会', title: '“四好”商会', level: 'city', until: '2026-12-31' },
    ],
  },
  ...over,
});
const nothing = { count: 0, possible: 0 };
const change: OthersChange = {
  at: '2026-11-23T02:00:00Z',
  account: '王丙三',
  actLabel: '变更',
  changeSet: 'c1',
  sentence: '自2026-01-01起变更地址',
  records: [{ id: 'o3', name: '示例丙商会', sort: 'organization', kind: 'chamberOfCommerce', there: true }],
  count: 1,
};

const figures = (http: HttpTestingController, body: Answer) => http.expectOne((r) => r.url === '/api/workbench').flush(body);
const others = (http: HttpTestingController, items: OthersChange[]) =>
  http.expectOne((r) => r.url === '/api/changes/others').flush({ since: '2026-10-25', items, next: null });

async function open(url = '/home', rights?: readonly string[], before: () => void = () => undefined) {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: '**', component: Workbench }]) });
  const http = openOffice(rights);
  before();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settle();
  answerKinds(http);
  const element = screenOf(harness);
  const link = (name: string | RegExp) =>
    [...element.querySelectorAll('a')]
      .find((a) => (typeof name === 'string' ? text(a) === name : name.test(text(a))))
      ?.getAttribute('href');
  return { http, element, link };
}

describe('工作台', () => {
  it('shows figures that open their lists, what is to be confirmed, what runs out, and what others did', async () => {
    const { http, element, link } = await open();
    figures(http, answer());
    await settle();
    others(http, [change]);
    await settle();
    expect(link(/^1,208/)).toBe('/organizations?kind=chamberOfCommerce');
    expect([...element.querySelectorAll('.kinds a')].map(text)).toEqual([
      '1,265 另有 3 个待核实 合计',
      '1,208 另有 3 个待核实 商会',
      '57 实践基地',
    ]);
    expect(text(element.querySelector('.confirm'))).toContain('12');
    expect(link('开始核对')).toBe('/organizations/walk?handler=me&notConfirmedMonths=6');
    expect(link('看名单')).toBe('/organizations?handler=me&notConfirmedMonths=6');
    const [today, later] = [...element.querySelectorAll('section[aria-labelledby="workbench-expiring"] li')].map(text);
    expect(today).toContain('登记证书');
    expect(today).toContain('当天到期');
    expect(later).toContain('“四好”商会（市级）');
    expect(later).toContain('还有 37 天');
    expect(link('示例乙商会')).toBe('/organizations/o2/recognitions');
    expect(link('全部 2 个组织')).toBe('/organizations?expiresWithin=90');
    const did = text(element.querySelector('tx-others-card li'));
    expect(did).toContain('示例丙商会');
    expect(did).toContain('王丙三');
    expect(did).toContain('自2026-01-01起变更地址');
  });

  it('begins the walk by a key', async () => {
    const { http } = await open();
    figures(http, answer());
    await settle();
    others(http, []);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'w', bubbles: true }));
    await settle();
    expect(TestBed.inject(Router).url).toBe('/organizations/walk?handler=me&notConfirmedMonths=6');
  });

  it('says what a new registry begins with, and in each card what to do next', async () => {
    const { http, element, link } = await open();
    figures(
      http,
      answer({
        kinds: [{ kind: 'chamberOfCommerce', ...nothing }],
        confirm: { ...nothing, months: 6, all: nothing },
        expiring: { ...nothing, days: 90, items: [] },
      }),
    );
    await settle();
    others(http, []);
    await settle();
    expect(text(element.querySelector('.begin'))).toContain('从新建第一个组织开始');
    expect(link('新建组织')).toBe('/organizations/new');
    expect(link('看一年内到期的')).toBe('/organizations?expiresWithin=365');
    expect(text(element)).toContain('还没有由我负责的组织');
    expect(text(element)).toContain('最近 30 天没有别人修改过');
    expect(text(element)).toContain('没有未保存的草稿');
  });

  it('takes drafts up, and throws one away with a way back', async () => {
    const keep = () => {
      const draft = { at: '2026-11-24T01:00:00Z', values: {}, version: 3, key: 'k', sent: false };
      TestBed.inject(Drafts).keep({ ...draft, form: 'new', title: '新建组织' });
      TestBed.inject(Drafts).keep({ ...draft, form: 'o1', title: '修改 示例甲商会', at: '2026-11-24T02:00:00Z', sent: true });
    };
    const { http, element } = await open('/home', undefined, keep);
    figures(http, answer({ confirm: { ...nothing, months: 6, all: { count: 4, possible: 0 } } }));
    await settle();
    expect(text(element)).toContain('由我负责的 4 条，6 个月内都已核对');
    const rows = () => [...element.querySelectorAll('tx-drafts-card li')].map(text);
    expect(rows().map((row) => row.includes('不知道是否已保存'))).toEqual([true, false]);
    expect([...element.querySelectorAll('tx-drafts-card a')].map((a) => a.getAttribute('href'))).toEqual([
      '/organizations/o1/edit',
      '/organizations/new',
    ]);
    element.querySelector<HTMLButtonElement>('tx-drafts-card button')?.click();
    await settle();
    expect(rows()).toHaveLength(1);
    const back = await until(() => document.querySelector<HTMLButtonElement>('mat-snack-bar-container button'));
    back.click();
    await until(() => rows().length === 2);
  });

  it('leads to the form from which a draft is', async () => {
    const keep = () => {
      const form = 'congress.o1';
      const draft = { form, title: '办理换届 · 示例甲商会', at: '2026-11-24T01:00:00Z', values: {}, version: 3, key: 'k', sent: false };
      TestBed.inject(Drafts).keep({ ...draft, address: '/leadership/congress/o1' });
    };
    const { http, element } = await open('/home', undefined, keep);
    figures(http, answer());
    await settle();
    expect(element.querySelector('tx-drafts-card a')?.getAttribute('href')).toBe('/leadership/congress/o1');
  });

  it('shows another day as it was, and says what is of today', async () => {
    const { http, element, link } = await open('/home?asOf=2019-12-31');
    const request = http.expectOne((r) => r.url === '/api/workbench');
    expect(request.request.params.get('asOf')).toBe('2019-12-31');
    request.flush(answer({ asOf: '2019-12-31' }));
    await settle();
    others(http, [change]);
    await settle();
    expect(link(/^1,208/)).toBe('/organizations?kind=chamberOfCommerce&asOf=2019-12-31');
    expect(link('开始核对')).toBeUndefined();
    expect(text(element.querySelector('tx-others-card'))).toContain('不随截至日期变动');
  });

  it('shows who only reads no card of work, and who reads no organizations where his work is', async () => {
    const { http, element } = await open('/home', ['organizations.read']);
    figures(http, answer());
    await settle();
    expect(element.querySelectorAll('.card')).toHaveLength(1);
    http.expectNone('/api/changes/others');
    TestBed.resetTestingModule();
    const admin = await open('/home', ['areas.change']);
    expect(text(admin.element)).toContain('您的账号不查阅组织');
    expect(admin.link('区划')).toBe('/areas');
  });

  it('shows to whom reads teams what of 换届 is late, and opens its lists on the day', async () => {
    const { http, element, link } = await open('/home?asOf=2026-01-31', ['organizations.read', 'leadership.read']);
    figures(http, answer());
    await settle();
    const counts = http.expectOne((r) => r.url === '/api/leadership/due/counts');
    expect(counts.request.params.get('asOf')).toBe('2026-01-31');
    counts.flush({ count: 4, states: [{ state: 'overdue', count: 3 }], areas: [] });
    http.expectOne((r) => r.url === '/api/leadership/vacancies').flush({ items: [], count: 1234 });
    http.expectOne((r) => r.url === '/api/leadership/reminders').flush('', { status: 500, statusText: '' });
    await settle();
    const card = element.querySelector('tx-leadership-card');
    card?.querySelector('button')?.click();
    await settle();
    http.expectOne((r) => r.url === '/api/leadership/due/counts').flush({ count: 4, states: [{ state: 'overdue', count: 3 }], areas: [] });
    http.expectOne((r) => r.url === '/api/leadership/vacancies').flush({ items: [], count: 1234 });
    http.expectOne((r) => r.url === '/api/leadership/reminders').flush({ items: [{ id: 'o1', name: '甲', why: 'vacant', by: null }] });
    await settle();
    expect(link('逾期未换届 3')).toBe('/leadership?state=overdue&asOf=2026-01-31');
    expect(link('延期超限 0')).toBe('/leadership?state=postponed_overdue&asOf=2026-01-31');
    expect(link('一把手空缺 1,234')).toBe('/leadership/vacancies?asOf=2026-01-31');
    expect(link('法定代表人待办 1')).toBe('/leadership/vacancies?asOf=2026-01-31#legal');
  });

  it('says that the server did not answer, and asks again', async () => {
    const { http, element } = await open();
    http.expectOne((r) => r.url === '/api/workbench').flush('', { status: 500, statusText: '' });
    await settle();
    [...element.querySelectorAll('button')].find((b) => text(b) === '再试一次')?.click();
    await settle();
    figures(http, answer());
    await settle();
    expect(element.querySelectorAll('.kinds a')).toHaveLength(3);
  });
});
