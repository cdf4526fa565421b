import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SavedView } from '../../api/list-types';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../testing/office';
import { row } from '../../testing/records';
import { OrganizationsList } from '../list/organizations-list';
import { ViewOpening } from './view-opening';

const view = (over: Partial<SavedView> = {}): SavedView => ({
  id: 'v1',
  list: 'organizations',
  name: '商会年报',
  query: { kind: 'chamberOfCommerce', status: 'all' },
  columns: [{ key: 'name', width: 300 }, { key: 'fields.postcode' }],
  asOf: 'lastYear',
  sharedWith: 'nobody',
  areaId: null,
  areaName: null,
  sectionId: null,
  sectionName: null,
  own: true,
  owner: '李乙二',
  version: 1,
  ...over,
});

/** Opens a view by its address, as far as its list. */
async function open(one: SavedView) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations', component: OrganizationsList },
      { path: 'organizations/views/:id', component: ViewOpening },
    ]),
  });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/organizations/views/${one.id}`);
  answerKinds(http);
  http.expectOne(`/api/views/${one.id}`).flush(one);
  await settle();
  answer(http);
  await settle();
  answer(http);
  await settle();
  const element = screenOf(harness);
  const button = (name: string) => [...document.querySelectorAll('button')].find((b) => text(b) === name);
  return { http, element, button, address: () => decodeURIComponent(TestBed.inject(Router).url) };
}

function answer(http: HttpTestingController): void {
  for (const r of http.match((r) => r.url === '/api/organizations')) r.flush({ asOf: '', items: [row()], next: null, previous: null });
  for (const r of http.match((r) => r.url === '/api/organizations/count')) r.flush({ asOf: '', count: 1, possible: 0, byStatus: {} });
  for (const r of http.match((r) => r.url === '/api/areas')) r.flush({ asOf: '', items: [] });
}

const heads = (element: Element) => [...element.querySelectorAll('th')].map(text);

describe('常用视图', () => {
  it('opens as its question, its columns and the day of its rule, and says its name', async () => {
    const { element, address } = await open(view());
    expect(address()).toBe('/organizations?kind=chamberOfCommerce&status=all&view=v1&asOf=2025-12-31');
    // On a past day rows are chosen for an export.
    expect(heads(element)).toEqual(['', '名称（当日）', '住所邮编']);
    expect(element.querySelectorAll<HTMLElement>('th')[1]?.style.width).toBe('300px');
    expect(text(element.querySelector('tx-view-menu'))).toContain('商会年报');
    expect(text(element.querySelector('tx-view-menu'))).not.toContain('已改动');
  });

  it('opens without what was retired, and says what that was', async () => {
    const { element, address } = await open(
      view({
        query: { kind: 'chamberOfCommerce', type: 'goneType', colour: 'red' },
        columns: [{ key: 'name' }, { key: 'fields.gone' }],
        asOf: 'today',
      }),
    );
    expect(address()).toBe('/organizations?kind=chamberOfCommerce&view=v1');
    expect(heads(element)).toEqual(['', '名称', '操作']);
    expect(text(element.querySelector('.tx-notice'))).toBe(
      '视图中有的内容已停用，打开时已略去：条件“type=goneType”、条件“colour=red”、列“gone”。',
    );
  });

  it('is replaced by what is shown, and that is taken back from the message', async () => {
    const { http, element, button, address } = await open(view({ asOf: 'today' }));
    await TestBed.inject(Router).navigateByUrl('/organizations?kind=chamberOfCommerce&view=v1');
    await settle();
    answer(http);
    await settle();
    answer(http);
    expect(text(element.querySelector('tx-view-menu'))).toContain('已改动');
    button('用当前内容替换')?.click();
    const replaced = http.expectOne({ method: 'PATCH', url: '/api/views/v1' });
    expect(replaced.request.headers.get('If-Match')).toBe('"1"');
    expect(replaced.request.body).toEqual({ query: { kind: 'chamberOfCommerce' }, columns: view().columns, asOf: 'today' });
    replaced.flush(view({ asOf: 'today', query: { kind: 'chamberOfCommerce' }, version: 2 }));
    await settle();
    expect(text(element.querySelector('tx-view-menu'))).not.toContain('已改动');
    (await until(() => button('撤销'))).click();
    const back = http.expectOne({ method: 'PATCH', url: '/api/views/v1' });
    expect([back.request.headers.get('If-Match'), (back.request.body as SavedView).query]).toEqual(['"2"', view().query]);
    back.flush(view({ asOf: 'today', version: 3 }));
    await settle();
    http.match('/api/views/v1').forEach((r) => r.flush(view({ asOf: 'today', version: 3 })));
    await settle();
    answer(http);
    expect(address()).toBe('/organizations?kind=chamberOfCommerce&status=all&view=v1');
  });

  it('of somebody else is copied under a name of one’s own, and offers nothing more', async () => {
    const { http, element, button } = await open(view({ own: false, owner: '张甲一', sharedWith: 'office', asOf: 'today' }));
    element.querySelector<HTMLButtonElement>('tx-view-menu button')?.click();
    http
      .expectOne((r) => r.url === '/api/views' && r.params.get('list') === 'organizations')
      .flush({ items: [view({ own: false, owner: '张甲一' })] });
    const items = await until(() => {
      const found = [...document.querySelectorAll('.mat-mdc-menu-item')].map(text);
      return found.length > 1 && found[0]?.includes('张甲一') ? found : null;
    });
    expect(items).toEqual(['商会年报 上年末 · 张甲一共享', '把当前内容存为常用视图…', '把“商会年报”复制为自己的…']);
    button('把“商会年报”复制为自己的…')?.click();
    (await until(() => button('保存'))).click();
    const saved = await until(() => http.match({ method: 'POST', url: '/api/views' })[0]);
    expect(saved.request.body).toEqual({
      list: 'organizations',
      name: '商会年报',
      query: view().query,
      columns: view().columns,
      asOf: 'today',
      sharedWith: 'nobody',
      areaId: null,
      sectionId: null,
    });
    saved.flush(
      {
        type: 'rule_broken',
        title: '',
        status: 409,
        errors: [{ pointer: '/name', code: 'one_view_of_a_name', message: '已有同名的常用视图' }],
      },
      { status: 409, statusText: 'Conflict' },
    );
    expect(await until(() => text(document.querySelector('mat-dialog-container mat-error')))).toBe('已有同名的常用视图');
  });

  it('is shared with a section that is chosen', async () => {
    const { http, element, button } = await open(view());
    element.querySelector<HTMLButtonElement>('tx-view-menu button')?.click();
    http
      .expectOne((r) => r.url === '/api/views')
      .flush({ items: [view({ sharedWith: 'section', sectionId: 's9', sectionName: '党派科' })] });
    const first = await until(() => [...document.querySelectorAll('.mat-mdc-menu-item')].map(text).find((item) => item.includes('党派科')));
    expect(first).toBe('商会年报 上年末 · 共享：党派科');
    button('把当前内容存为常用视图…')?.click();
    const dialog = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
    const choose = async (label: string, option: string) => {
      const field = [...dialog.querySelectorAll('mat-form-field')].find((one) => text(one.querySelector('mat-label')) === label);
      field?.querySelector<HTMLElement>('mat-select')?.click();
      (await until(() => [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === option))).click();
      await settle();
    };
    const name = dialog.querySelector('input');
    if (name) name.value = '科室口径';
    name?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await choose('共享', '某个科室的各账号');
    http.expectOne('/api/sections').flush({
      items: [
        { id: 's1', code: 'strata', name: '新阶层工作科', retired: false },
        { id: 's2', code: 'old', name: '旧科', retired: true },
      ],
    });
    await settle();
    button('保存')?.click();
    await settle();
    expect(text(dialog.querySelector('mat-error'))).toBe('请选择共享的科室');
    await choose('共享科室', '新阶层工作科');
    button('保存')?.click();
    const saved = await until(() => http.match({ method: 'POST', url: '/api/views' })[0]);
    expect(saved.request.body).toMatchObject({ name: '科室口径', sharedWith: 'section', areaId: null, sectionId: 's1' });
  });

  it('that is gone says so', async () => {
    TestBed.configureTestingModule({ providers: provideOffice([{ path: 'organizations/views/:id', component: ViewOpening }]) });
    const http = openOffice();
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/organizations/views/v9');
    answerKinds(http);
    http.expectOne('/api/views/v9').flush({ type: 'not_found', title: '', status: 404 }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(text(screenOf(harness))).toContain('这个常用视图已被删除，或不再共享给您。');
  });
});
