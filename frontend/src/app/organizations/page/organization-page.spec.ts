import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Organization } from '../../api/types';
import { Language } from '../../shell/language';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../testing/office';
import { record } from '../../testing/records';
import { OrganizationChanges } from './organization-changes';
import { OrganizationLife } from './organization-life';
import { OrganizationOverview } from './organization-overview';
import { OrganizationPage } from './organization-page';

async function open(answer: Organization, url = '/organizations/o1', rights?: readonly string[]) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      {
        path: 'organizations/:id',
        component: OrganizationPage,
        children: [
          { path: '', component: OrganizationOverview },
          { path: 'life', component: OrganizationLife },
          { path: 'changes', component: OrganizationChanges },
        ],
      },
      { path: '**', component: OrganizationPage },
    ]),
  });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  answerKinds(http);
  http.expectOne((r) => r.url === '/api/organizations/o1').flush(answer);
  await settle();
  const element = screenOf(harness);
  const button = (name: string) => [...element.querySelectorAll('button')].find((b) => text(b) === name);
  return { http, harness, element, button };
}
const changes = (http: HttpTestingController, items: object[] = []) => {
  for (const r of http.match((q) => q.url.endsWith('/changes'))) r.flush({ items, next: null });
};

describe('the page of an organization', () => {
  it('says who it is, with figures that carry their own day', async () => {
    const { http, element } = await open(
      record({
        names: [
          { name: '上海市南通商会', from: '2014-05-10', to: '2017-04-01', certainty: 'certain' },
          { name: '上海南通商会', from: '2017-04-01', to: null, certainty: 'certain' },
        ],
        observations: [
          { measure: 'members', onDay: '2023-12-31', value: 251 },
          { measure: 'members', onDay: '2025-12-31', value: 1268 },
        ],
        upcoming: [{ on: '2027-01-01', fields: ['seatAreaId'], name: null }],
      }),
    );
    changes(http);
    await settle();
    expect(text(element.querySelector('.where'))).toContain('曾用名 上海市南通商会（至2017-03-31）');
    expect([...element.querySelectorAll('.figure')].map(text)).toEqual(['成立 12年 6个月2014-05-10起', '会员数 1,268截至 2025-12-31']);
    expect(text(element.querySelector('.coming'))).toBe('将于2027-01-01变更：所在地');
    expect(text(element.querySelector('.facts'))).toContain('住所邮编 200120');
  });

  it('asks for a supervising unit and a credit code where the kind may be registered, and of no base', async () => {
    const wanting = async (over: Partial<Organization>) => {
      const { http, element } = await open(record({ seatAreaId: null, seatAreaName: null, ...over }));
      changes(http);
      await settle();
      const asked = [...element.querySelectorAll('.missing li')].map((li) => text(li).replace(' 填写', ''));
      TestBed.resetTestingModule();
      return asked;
    };
    expect(await wanting({})).toEqual(['所在地', '地址', '业务主管单位', '信用代码']);
    expect(await wanting({ kind: 'practiceBase', type: '实践创新基地', typeCode: 'innovation' })).toEqual(['所在地', '地址']);
  });

  it('calls a name that came after the day a later one', async () => {
    const names = [
      { name: '上海南通商会', from: '2014-05-10', to: '2017-04-01', certainty: 'certain' as const },
      { name: '上海南通总商会', from: '2017-04-01', to: null, certainty: 'certain' as const },
    ];
    const { http, element } = await open(record({ names }), '/organizations/o1?asOf=2016-12-31');
    changes(http);
    await settle();
    expect(text(element.querySelector('.where'))).toContain('后改名 上海南通总商会（2017-04-01起）');
    expect(text(element.querySelector('.where'))).not.toContain('曾用名');
  });

  it('is shut on another day', async () => {
    const { http, element, button } = await open(record(), '/organizations/o1?asOf=2016-12-31');
    changes(http);
    await settle();
    expect(text(element)).toContain('编辑已关闭');
    expect(button('修改')).toBeUndefined();
  });

  it('says before the founding that there is nothing yet, instead of a status, and leads to the day', async () => {
    const early = record({ exists: false, status: 'preparing', foundedOn: '2014-05', asOf: '2010-01-01', mayChange: false });
    const { http, element, button } = await open(early, '/organizations/o1?asOf=2010-01-01');
    changes(http);
    await settle();
    expect(text(element)).toContain('2010-01-01尚未成立（成立于2014年5月）');
    expect(text(element.querySelector('.title'))).toContain('尚未成立');
    expect(text(element)).not.toContain('筹备');
    expect(element.querySelector('tx-status-dot')).toBeNull();
    button('看成立当日')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/organizations/o1?asOf=2014-05-31');
  });

  it('keeps 筹备 for what is being prepared on the day', async () => {
    const { http, element } = await open(record({ status: 'preparing', approvedOn: '2014-01-01', foundedOn: null }));
    changes(http);
    await settle();
    expect(text(element.querySelector('tx-status-dot'))).toBe('筹备');
    expect(element.querySelector('.tx-tag.amber')).toBeNull();
    expect(text(element.querySelector('.missing'))).not.toContain('成立日期');
  });

  it('of one in preparation waits for the day of its founding, and takes it with one act', async () => {
    const { http, element, button } = await open(record({ status: 'preparing', approvedOn: '2025-03-01', foundedOn: null }));
    changes(http);
    await settle();
    expect(text(element.querySelector('.tx-notice'))).toContain('筹备中：2025-03-01同意筹建，尚未成立');
    expect([...element.querySelectorAll('.figure')].map(text)[0]).toBe('同意筹建日期 2025-03-01');
    button('正式成立…')?.click();
    const dialog = await until(() => document.querySelector('mat-dialog-container'));
    dialog.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
    await settle();
    const request = http.expectOne((r) => r.method === 'PATCH');
    expect(request.request.body).toEqual({ foundedOn: '2026-11-24' });
    request.flush(record({ version: 4 }));
    await until(() => !document.querySelector('mat-dialog-container'));
    expect(text(element)).not.toContain('尚未成立');
  });

  it('has a void record brought back, and nothing else done to it', async () => {
    const { http, element, button } = await open(
      record({ mayChange: true, mayRestore: true, voided: { at: '2026-11-20T01:00:00Z', account: '王丙三', reason: '录重了' } }),
    );
    changes(http);
    await settle();
    expect(text(element.querySelector('[class*=red]'))).toContain('录重了');
    expect(text(element.querySelector('h1')?.parentElement ?? null)).toContain('已作废');
    expect(element.querySelector('tx-status-dot')).toBeNull();
    expect(button('修改')).toBeUndefined();
    button('恢复')?.click();
    const dialog = await until(() => document.querySelector('mat-dialog-container'));
    dialog.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
    await settle();
    const request = http.expectOne('/api/organizations/o1/restore');
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    request.flush(record({ version: 4 }));
    await until(() => !document.querySelector('mat-dialog-container'));
    expect(element.querySelector('[class*=red]')).toBeNull();
  });

  it('keeps a small act open while the server refuses, with the finding at its field, and stands on the newer record then', async () => {
    const { http, harness } = await open(record());
    changes(http);
    http.match((r) => r.url === '/api/organizations/o1');
    await settle();
    const loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
    const menu = await loader.getHarness(MatMenuHarness.with({ triggerText: /更多/ }));
    await menu.open();
    await menu.clickItem({ text: '停止活动' });
    const dialog = await until(() => document.querySelector('mat-dialog-container'));
    const submit = async () => {
      dialog.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
      await settle();
    };
    await submit();
    const first = http.expectOne('/api/organizations/o1/suspend');
    expect(first.request.body).toEqual({ from: '2026-11-24' });
    first.flush(
      { type: 'x', title: '', status: 409, errors: [{ pointer: '/from', code: 'c', message: '这段时间已登记为停止活动' }] },
      { status: 409, statusText: '' },
    );
    await settle();
    expect(text(dialog.querySelector('mat-error'))).toBe('这段时间已登记为停止活动');
    await submit();
    http.expectNone('/api/organizations/o1/suspend');
    const box = dialog.querySelector('input');
    if (!box) throw new Error('no box');
    box.value = '2025年';
    box.dispatchEvent(new InputEvent('input'));
    await settle();
    await submit();
    const second = http.expectOne('/api/organizations/o1/suspend');
    expect(second.request.headers.get('Idempotency-Key')).not.toBe(first.request.headers.get('Idempotency-Key'));
    second.flush(
      { type: 'stale_version', title: '', status: 412, detail: '已被他人修改', current: record({ version: 9 }) },
      { status: 412, statusText: '' },
    );
    await settle();
    expect(text(dialog)).toContain('已被他人修改');
    box.value = '2025';
    box.dispatchEvent(new InputEvent('input'));
    await submit();
    const third = http.expectOne('/api/organizations/o1/suspend');
    expect(third.request.headers.get('If-Match')).toBe('"9"');
    third.error(new ProgressEvent('error'));
    await settle();
    expect(text(dialog)).toContain('连接中断');
    await submit();
    const fourth = http.expectOne('/api/organizations/o1/suspend');
    expect(fourth.request.headers.get('Idempotency-Key')).toBe(third.request.headers.get('Idempotency-Key'));
    fourth.flush(record({ version: 10, status: 'suspended' }));
    await until(() => !document.querySelector('mat-dialog-container'));
  });

  it('says that there is no such record, or not on that day; trying again is for a server that did not answer', async () => {
    TestBed.configureTestingModule({ providers: provideOffice([{ path: 'organizations/:id', component: OrganizationPage }]) });
    const http = openOffice();
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/organizations/o1?asOf=2010-01-01');
    http
      .expectOne((r) => r.url === '/api/organizations/o1')
      .flush({ type: 'not_found', title: '', status: 404 }, { status: 404, statusText: '' });
    await settle();
    const acts = () => [...screenOf(harness).querySelectorAll('.away button')].map(text);
    expect(text(screenOf(harness))).toContain('2010-01-01 还没有这个组织');
    expect(acts()).toEqual(['回到名录', '搜索组织']);

    await harness.navigateByUrl('/organizations/o2');
    http.expectOne((r) => r.url === '/api/organizations/o2').flush(null, { status: 503, statusText: '' });
    await settle();
    expect(acts()).toEqual(['再试一次', '回到名录']);
  });
});

describe('沿革 and 变更记录', () => {
  const rename = {
    at: '2017-04-06T02:00:00Z',
    account: '张甲一',
    accountId: 'u',
    act: 'organizations.change',
    actLabel: '变更',
    reason: '示例发〔2017〕12号',
    changeSet: 'c2',
    undoes: null,
    undone: false,
    sentence: '更名',
    fields: [{ table: 't', field: 'name', label: '名称', from: '2017-04-01', to: null, before: '上海市南通商会', after: '上海南通商会' }],
  };
  const told = record({
    timeline: [
      { from: '2014-05-10', to: '2017-04-01', name: '上海市南通商会', type: '异地南通商会', areaName: '南通市', seatAreaName: '上海市' },
      { from: '2017-04-01', to: null, name: '上海南通商会', type: '异地南通商会', areaName: '南通市', seatAreaName: '上海市' },
    ],
  });

  it('tells when it took effect and who recorded it, and has the paragraph ready', async () => {
    const { http, element } = await open(told, '/organizations/o1/life');
    changes(http, [rename]);
    await settle();
    const rows = [...element.querySelectorAll('ol .line')].map(text);
    expect(rows[0]).toBe('2017-04-01更名为上海南通商会原名上海市南通商会2017-04-06 张甲一');
    expect(text(element.querySelector('.paragraph'))).toBe(
      '上海南通商会于2014年5月10日成立，原名上海市南通商会；2017年4月1日更名为上海南通商会。',
    );
  });

  it('names types and levels in the language on the screen, also those that have been', async () => {
    const [first, second] = told.timeline;
    if (!first || !second) throw new Error('no timeline');
    const turned = record({
      timeline: [
        { ...first, level: 'outside' },
        { ...second, name: first.name, type: '行业商会', level: 'city' },
      ],
    });
    const { http, element } = await open(turned, '/organizations/o1/life');
    changes(http);
    await settle();
    expect(text(element.querySelector('ol .line'))).toContain('类型由异地南通商会变为行业商会；级别由外地变为市级');
    TestBed.inject(Language).use('en');
    await settle();
    expect(text(element.querySelector('ol .line'))).toContain('Type from Chamber elsewhere to Trade chamber');
    expect(text(element.querySelector('ol .line'))).not.toContain('outside');
    expect(text(element.querySelector('.paragraph'))).toContain('Trade chamber');
  });

  it('of a life without changes begins with the founding, says that nothing has changed, and lets it be changed', async () => {
    const young = record({ timeline: told.timeline.slice(1).map((stretch) => ({ ...stretch, from: '2014-05-10' })) });
    const { http, element } = await open(young, '/organizations/o1/life');
    changes(http);
    await settle();
    expect([...element.querySelectorAll('ol .line')].map(text)).toEqual(['2014-05-10成立，名称上海南通商会属地南通市，所在地上海市']);
    expect(text(element.querySelector('.unchanged'))).toBe('成立以来没有变化 从某一天起修改');
    expect(element.querySelector('.unchanged a')?.getAttribute('href')).toBe('/organizations/o1/edit');
  });

  it('offers no change of a quiet life on another day, and says nothing of it where something has changed', async () => {
    const { http, element } = await open(record(), '/organizations/o1/life?asOf=2020-01-01');
    changes(http);
    await settle();
    expect(text(element.querySelector('.unchanged'))).toBe('成立以来没有变化');
    TestBed.resetTestingModule();
    const renamed = await open(told, '/organizations/o1/life');
    changes(renamed.http);
    await settle();
    expect(renamed.element.querySelector('.unchanged')).toBeNull();
  });

  it('an entry that takes another back says so, and its own button brings back', async () => {
    const { http, element } = await open(told, '/organizations/o1/changes');
    changes(http, [
      { ...rename, changeSet: 'c4', undoes: 'c3', redo: true, sentence: '恢复了“更名”' },
      { ...rename, changeSet: 'c3', undoes: 'c2', undone: true, sentence: '撤销了“更名”' },
      { ...rename, changeSet: 'c2b', undoes: 'c1', sentence: '撤销了“由‘甲’更名为‘乙’”（部分内容）' },
      rename,
    ]);
    await settle();
    const articles = [...element.querySelectorAll('article')];
    expect(articles.map((a) => text(a.querySelector('h2')))).toEqual([
      '恢复了“更名”',
      '撤销了“更名” 已恢复',
      '撤销了“由‘甲’更名为‘乙’”（部分内容）',
      '更名',
    ]);
    expect(articles.map((a) => text(a.querySelector('.do')))).toEqual(['撤销', '', '恢复', '撤销']);
    const again = articles[2]?.querySelector<HTMLButtonElement>('.do button');
    expect(again?.getAttribute('aria-label')).toBe('恢复：撤销了“由‘甲’更名为‘乙’”（部分内容）');
    again?.click();
    await settle();
    http.expectOne((r) => r.url === '/api/changes/c2b/undo').flush({ changeSet: 'x', diff: [] });
    await settle();
    expect(text(articles[2])).toContain('恢复原因');
    expect(text(articles[2])).toContain('确认恢复');
  });

  it('tells who changed what from which day, with the reason; what was taken back says so and is not offered again', async () => {
    const { http, element, button } = await open(told, '/organizations/o1/changes');
    changes(http, [rename, { ...rename, changeSet: 'c1', undone: true, sentence: '错的更名' }]);
    await settle();
    expect(text(element.querySelector('article'))).toContain('2017-04-06 10:00');
    expect(text(element.querySelector('article'))).toContain('名称上海市南通商会→上海南通商会2017-04-01起');
    expect(text(element.querySelector('article'))).toContain('示例发〔2017〕12号');
    expect(text(element.querySelectorAll('article')[1])).toContain('已撤销');
    expect([...element.querySelectorAll('article .do button')]).toHaveLength(1);
    button('撤销')?.click();
    await settle();
    expect(http.expectOne((r) => r.url === '/api/changes/c2/undo').request.params.get('dryRun')).toBe('true');
    expect(TestBed.inject(Router).url).toBe('/organizations/o1/changes');
  });

  it('offers no undo to who has no right to it', async () => {
    const { http, element } = await open(told, '/organizations/o1/changes', ['organizations.read', 'history.read']);
    changes(http, [rename]);
    await settle();
    expect(element.querySelectorAll('article')).toHaveLength(1);
    expect(element.querySelectorAll('article .do button')).toHaveLength(0);
  });
});
