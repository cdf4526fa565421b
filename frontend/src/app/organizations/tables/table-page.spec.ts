import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SavedView } from '../../api/list-types';
import type { DefinedTable, PrintedTable, TableDefinition } from '../../api/tables';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, until } from '../../testing/office';
import { TablePage } from './table-page';

const DEFINITION: TableDefinition = {
  title: ['商会名录'],
  register: { numbering: 'through', order: 'view', columns: [{ key: 'name' }] },
  total: true,
  signatures: [],
};
const SAVED: DefinedTable = {
  id: 't1',
  name: '示例上报表',
  view: { id: 'v1', name: '示例视图', query: { kind: 'chamberOfCommerce' }, asOf: 'today', removed: false },
  definition: DEFINITION,
  own: true,
  owner: '李乙二',
  lastKept: null,
  version: 3,
};
const PAPER: PrintedTable = {
  asOf: '2026-11-24',
  title: ['商会名录'],
  marks: [],
  locale: 'zh',
  reporterLabel: '填报单位（盖章）：',
  reporter: '市委统战部',
  nothing: '当日没有符合条件的组织',
  day: '2026-11-24',
  unit: '',
  columns: [{ key: 'name', format: 'text', width: 20 }],
  head: [[{ text: '名称', columns: 1, rows: 1 }]],
  lines: [{ sort: 'row', id: 'o1', cells: ['示例上报商会'] }],
  notes: [],
  signatures: [],
};

const VIEW: SavedView = {
  id: 'v1',
  list: 'organizations',
  name: '示例视图',
  query: { kind: 'chamberOfCommerce' },
  columns: [],
  asOf: 'today',
  sharedWith: 'nobody',
  areaId: null,
  areaName: null,
  sectionId: null,
  sectionName: null,
  own: true,
  owner: '李乙二',
  version: 1,
};

/** A new one, made from the list as its address has it. */
async function begin(address: string) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'tables/new', component: TablePage },
      { path: 'tables/:id', children: [] },
    ]),
  });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/tables/new?${address}`);
  answerKinds(http);
  await settle();
  (await until(() => http.match((r) => r.url === '/api/tables/printed')[0])).flush(PAPER);
  await settle();
  const element = screenOf(harness);
  const name = [...element.querySelectorAll('mat-form-field')].find((field) => text(field.querySelector('label')).startsWith('名称'));
  const input = name?.querySelector('input');
  if (!input) throw new Error('no box for the name');
  input.value = '示例新表';
  input.dispatchEvent(new Event('input'));
  await settle();
  [...element.querySelectorAll('button')].find((b) => text(b) === '保存上报表')?.click();
  await settle();
  http.expectOne('/api/tables').flush({ items: [] });
  await settle();
  http.expectOne('/api/views/v1').flush(VIEW);
  await settle();
  return http;
}

/** One's own views and those that are shared, as often as they are asked for. */
const answerViews = async (http: HttpTestingController, items: readonly SavedView[]) => {
  http.match('/api/views?list=organizations').forEach((request) => {
    request.flush({ items });
  });
  await settle();
};

async function open(over: Partial<DefinedTable> = {}) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'tables', children: [] },
      { path: 'tables/:id', component: TablePage },
    ]),
  });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/tables/t1');
  answerKinds(http);
  http.expectOne('/api/tables/t1').flush({ ...SAVED, ...over });
  await settle();
  const printed = await until(() => http.match((r) => r.url === '/api/tables/printed')[0]);
  const element = screenOf(harness);
  const click = async (name: string) => {
    [...element.querySelectorAll('button')].find((b) => text(b) === name)?.click();
    await settle();
  };
  return { http, element, printed, click };
}

/** A new one that another screen leads to: what it asks for. */
async function led(address: string) {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'tables/new', component: TablePage }]) });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(`/tables/new?${address}`);
  answerKinds(http);
  await settle();
  const printed = await until(() => http.match((r) => r.url === '/api/tables/printed')[0]);
  printed.flush(PAPER);
  await settle();
  const { params } = printed.request;
  return {
    asked: Object.fromEntries(params.keys().map((key) => [key, params.get(key)])),
    element: screenOf(harness),
    unit: (printed.request.body as { unit: string }).unit,
  };
}

describe('the page of a table', () => {
  it('asks of a ready-made one what the screen before it showed; this year’s goes no further than the year', async () => {
    expect((await led('ready=due&areaId=a1&preparedBy=none&dueTo=2027-05-24')).asked).toEqual({
      areaId: 'a1',
      preparedBy: 'none',
      dueTo: '2027-05-24',
      termState: 'postponed_overdue,overdue,due_soon',
      sort: 'termState,dueOn',
      status: 'active',
    });
    // Counted as bodies, as on the page 换届; an ordinary table counts what it always did.
    expect([(await led('ready=due')).unit, (await led('ready=directory')).unit]).toEqual(['家', '个']);
    const plan = { sort: 'dueOn', status: 'active,suspended' };
    const shown = 'ready=elections&status=active,suspended';
    expect((await led(`${shown}&dueTo=2027-05-24`)).asked).toEqual({ ...plan, dueTo: '2026-12-31' });
    expect((await led(`${shown}&dueTo=2026-11-30`)).asked).toEqual({ ...plan, dueTo: '2026-11-30' });
    expect((await led(`${shown}&termState=scheduled`)).asked).toEqual({ ...plan, termState: 'scheduled' });
  });

  it('asks for those that were chosen, whatever else the table asks; that is for once and is not saved', async () => {
    const { asked, element } = await led('ready=elections&ids=o1,o2');
    expect(asked).toEqual({ ids: 'o1,o2', sort: 'dueOn' });
    expect(text(element.querySelector('aside .tx-hint'))).toContain('选中的 2 个组织');
    expect([...element.querySelectorAll('button')].map(text)).not.toContain('保存上报表');
  });

  it('asks for the question of its view, set as it was saved, and lays it on the paper', async () => {
    const { element, printed } = await open();
    expect(printed.request.params.get('kind')).toBe('chamberOfCommerce');
    expect(printed.request.body).toEqual(DEFINITION);
    printed.flush(PAPER);
    await settle();
    expect(text(element.querySelector('article tbody'))).toContain('示例上报商会');
  });

  it('says what the server refuses', async () => {
    const { element, printed } = await open();
    printed.flush({ type: 'invalid', status: 422, title: '', detail: '超过20,000行' }, { status: 422, statusText: '' });
    await settle();
    expect(text(element.querySelector('.sheet [role=alert]'))).toContain('超过20,000行');
  });

  it('saves another’s as one’s own, over the same view', async () => {
    const { http, element, printed, click } = await open({ own: false, owner: '张甲一' });
    printed.flush(PAPER);
    await settle();
    await click('修改表样');
    expect([...element.querySelectorAll('button')].map(text)).not.toContain('删除');
    await click('另存为自己的');
    http.expectOne('/api/tables').flush({ items: [{ ...SAVED, own: false }] });
    await settle();
    const added = http.expectOne((r) => r.method === 'POST' && r.url === '/api/tables');
    expect(added.request.body).toEqual({ name: '示例上报表', definition: DEFINITION, viewId: 'v1' });
  });

  it('stands on the view that was open over the list, or on one of its own where something was altered since', async () => {
    const same = await begin('view=v1&kind=chamberOfCommerce');
    expect(same.expectOne((r) => r.method === 'POST' && r.url === '/api/tables').request.body).toMatchObject({ viewId: 'v1' });
    TestBed.resetTestingModule();
    const altered = await begin('view=v1&kind=practiceBase');
    await answerViews(altered, [VIEW]);
    const kept = altered.expectOne((r) => r.method === 'POST' && r.url === '/api/views');
    expect(kept.request.body).toMatchObject({ query: { kind: 'practiceBase' }, asOf: 'today' });
    kept.flush({ ...VIEW, id: 'v2' });
    await settle();
    expect(altered.expectOne((r) => r.method === 'POST' && r.url === '/api/tables').request.body).toMatchObject({ viewId: 'v2' });
  });

  it('says at the name that one’s own table has it, and puts itself in its place', async () => {
    const { http, element, printed, click } = await open({ own: false, owner: '张甲一' });
    printed.flush(PAPER);
    await settle();
    await click('修改表样');
    await click('另存为自己的');
    http.expectOne('/api/tables').flush({ items: [{ ...SAVED, id: 't9', version: 7 }] });
    await settle();
    const naming = element.querySelector('tx-table-naming');
    expect(text(naming?.querySelector('[role=alert]') ?? null)).toContain('您已有一张叫“示例上报表”的上报表');
    expect(document.activeElement).toBe(naming?.querySelector('input'));
    http.expectNone((r) => r.method === 'POST' && r.url === '/api/tables');
    await click('替换原来的');
    const put = http.expectOne((r) => r.method === 'PATCH' && r.url === '/api/tables/t9');
    expect(put.request.headers.get('If-Match')).toContain('7');
    expect(put.request.body).toEqual({ name: '示例上报表', definition: DEFINITION, viewId: 'v1' });
  });

  it('keeps its question under the next name that is free where another view has its own', async () => {
    const http = await begin('view=v1&kind=practiceBase');
    await answerViews(http, [VIEW, { ...VIEW, id: 'v5', name: '示例新表', query: { kind: 'association' } }]);
    const kept = http.expectOne((r) => r.method === 'POST' && r.url === '/api/views');
    expect(kept.request.body).toMatchObject({ name: '示例新表 2', query: { kind: 'practiceBase' } });
  });

  it('is removed, and brought back from the message after it', async () => {
    const { http, printed, click } = await open();
    printed.flush(PAPER);
    await settle();
    await click('修改表样');
    await click('删除');
    const removed = http.expectOne((r) => r.method === 'DELETE' && r.url === '/api/tables/t1');
    expect(removed.request.headers.get('If-Match')).toContain('3');
    removed.flush(SAVED);
    const undo = await until(() => document.querySelector<HTMLButtonElement>('mat-snack-bar-container button'));
    expect(TestBed.inject(Router).url).toBe('/tables');
    undo.click();
    await settle();
    http.expectOne((r) => r.method === 'POST' && r.url === '/api/tables/t1/restore');
  });

  it('copies how many it speaks of with the source', async () => {
    const { printed, click } = await open({ definition: { ...DEFINITION, unit: '个' } });
    printed.flush(PAPER);
    await settle();
    await click('复制总数');
    await until(() => text(document.querySelector('mat-snack-bar-container')).includes('1个（截至2026-11-24，'));
  });

  it('keeps it in the form in which it was handed up', async () => {
    const { http, printed, click } = await open();
    printed.flush(PAPER);
    await settle();
    await click('留底');
    const dialog = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
    const to = dialog.querySelector('input');
    if (!to) throw new Error('no box for to whom');
    to.value = '示例市委办公室';
    to.dispatchEvent(new Event('input'));
    dialog.querySelector<HTMLElement>('.mat-mdc-select-trigger')?.click();
    await settle();
    [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === 'Word 文件')?.click();
    await settle();
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();
    const kept = http.expectOne((r) => r.method === 'POST' && r.url === '/api/kept-tables');
    expect(kept.request.body).toMatchObject({ handedTo: '示例市委办公室', purpose: null, format: 'docx', tableId: 't1' });
  });

  it('keeps nothing before it is said to whom', async () => {
    const { http, printed, click } = await open();
    printed.flush(PAPER);
    await settle();
    await click('留底');
    const dialog = await until(() => document.querySelector<HTMLElement>('mat-dialog-container'));
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await until(() => text(dialog).includes('请填写报给谁'));
    http.expectNone('/api/kept-tables');
  });
});
