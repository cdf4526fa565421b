import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { MatTableHarness } from '@angular/material/table/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { OrganizationRow } from '../../api/types';
import { answerKinds, openOffice, provideOffice, settle, text, screenOf, until } from '../../testing/office';
import { row } from '../../testing/records';
import { OrganizationsList } from './organizations-list';

const page = (items: OrganizationRow[], more: object = {}) => ({ asOf: '2026-11-24', items, next: null, previous: null, ...more });
const count = { asOf: '2026-11-24', count: 63, possible: 1, byStatus: { active: 57, suspended: 1, dissolved: 5 } };

@Component({ selector: 'tx-elsewhere', template: 'page' })
class Elsewhere {}

async function open(url: string, rights?: readonly string[]) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations', component: OrganizationsList },
      { path: 'organizations/:id', component: Elsewhere },
    ]),
  });
  const http = openOffice(rights);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  answerKinds(http);
  const element = screenOf(harness);
  const button = (name: string) =>
    [...element.querySelectorAll('button')].find((b) => text(b) === name || b.getAttribute('aria-label') === name);
  return { http, harness, element, button };
}
/** Who may be asked for, where somebody looked: once the further conditions are open. */
function answerHands(http: HttpTestingController): void {
  const section = { id: 's1', code: 'strata', name: '新阶层工作科', retired: false };
  for (const r of http.match('/api/sections'))
    r.flush({ items: [section, { ...section, id: 's2', code: 'old', name: '旧科', retired: true }] });
  for (const r of http.match((q) => q.url === '/api/handlers'))
    r.flush({
      asOf: '',
      items: [
        { id: 'u7', name: '王丙三', mayHandle: true },
        { id: 'u8', name: '郑壬九', mayHandle: false },
      ],
    });
}
const asked = (http: HttpTestingController) => http.expectOne((r) => r.url === '/api/organizations');

describe('组织名录', () => {
  it('stands in the order of the parties where it is theirs, unless another order is chosen', async () => {
    const { http, harness, element } = await open('/organizations?kind=democraticParty');
    const request = asked(http);
    expect(request.request.params.get('sort')).toBe('party,type,area,name');
    request.flush(page([row({ kind: 'democraticParty' })]));
    await settle();
    expect(text(element.querySelector('.head .tx-hint'))).toBe('按党派次序排列');
    await harness.navigateByUrl('/organizations?kind=democraticParty&sort=name');
    expect(asked(http).request.params.get('sort')).toBe('name');
  });

  it('asks for the active ones, rows first and the total after', async () => {
    const { http, harness, element } = await open('/organizations');
    const request = asked(http);
    expect(request.request.params.get('status')).toBe('active');
    http.expectNone((r) => r.url === '/api/organizations/count');
    request.flush(page([row(), row({ id: 'o2', name: '示例如东县网络人士联谊会', certainty: 'possible', foundedOn: '2026' })]));
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/count' && r.params.get('status') === 'active').flush(count);
    await settle();
    const table = await TestbedHarnessEnvironment.loader(harness.fixture).getHarness(MatTableHarness);
    const cells = await table.getCellTextByIndex();
    expect(cells[0]).toEqual(['', '上海南通商会', '异地南通商会', '南通市', '上海市', '2014-05-10', '正常', '修改']);
    expect(cells[1]?.slice(5, 7)).toEqual(['2026年 待核实', '可能']);
    expect(text(element.querySelector('.foot'))).toContain('共 64 条');
    expect(text(element.querySelector('.foot'))).toContain('其中 1 条待核实');
  });

  it('rows are chosen one by one, by ranges, by the page and by a key, and all that the filter finds is offered', async () => {
    const { http, element, button } = await open('/organizations');
    asked(http).flush(page(['o1', 'o2', 'o3', 'o4'].map((id) => row({ id, name: `示例${id}` }))));
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/count').flush(count);
    await settle();
    const boxes = [...element.querySelectorAll<HTMLInputElement>('td input[type="checkbox"]')];
    const click = async (n: number, shiftKey = false) => {
      boxes[n]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }));
      await settle();
    };
    const chosen = () => boxes.map((box) => box.checked);
    await click(0);
    await click(2, true);
    expect(chosen()).toEqual([true, true, true, false]);
    const bar = () => text(element.querySelector('tx-selection-bar'));
    expect(bar()).toBe('已选 3 项批量修改 核对无变化 导出 批量修改全部筛选结果 64 条取消选择');
    expect(element.querySelectorAll('tx-selection-bar a')[1]?.getAttribute('href')).toBe('/organizations/bulk?of=filter');
    element.querySelectorAll<HTMLElement>('[data-row]')[3]?.focus();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }));
    await settle();
    expect(chosen()).toEqual([true, true, true, true]);
    element.querySelector<HTMLInputElement>('th input[type="checkbox"]')?.click();
    await settle();
    expect(chosen()).toEqual([false, false, false, false]);
    await click(1);
    button('取消选择')?.click();
    await settle();
    expect(element.querySelector('tx-selection-bar')).toBeNull();
  });

  it('exports what is chosen, and nothing else, with the columns on the screen', async () => {
    const { http, element, button } = await open('/organizations?kind=chamberOfCommerce');
    asked(http).flush(page(['o1', 'o2', 'o3'].map((id) => row({ id, name: `示例${id}` }))));
    await settle();
    for (const box of [...element.querySelectorAll<HTMLInputElement>('td input[type="checkbox"]')].slice(1)) {
      box.click();
      await settle();
    }
    button('导出')?.click();
    const dialog = await until(() => document.querySelector('tx-export-dialog'));
    expect(text(dialog)).toContain('选中的 2 个');
    [...dialog.querySelectorAll('button')].find((b) => text(b) === '导出')?.click();
    const { request } = http.expectOne((r) => r.url === '/api/organizations/export');
    expect([request.method, request.body]).toEqual(['POST', { ids: ['o2', 'o3'] }]);
    expect(Object.fromEntries(request.params.keys().map((key) => [key, request.params.get(key)]))).toEqual({
      format: 'xlsx',
      columns: 'name,type,areaName,seatAreaName,foundedOn,status',
    });
  });

  it('lets those who may export alone choose rows, on another day too, and offers them nothing else', async () => {
    const { http, element, button } = await open('/organizations?asOf=2024-12-31', ['organizations.read', 'organizations.export']);
    asked(http).flush(page(['o1', 'o2'].map((id) => row({ id, name: `示例${id}` }))));
    await settle();
    element.querySelector<HTMLInputElement>('td input[type="checkbox"]')?.click();
    await settle();
    expect(text(element.querySelector('tx-selection-bar'))).toBe('已选 1 项 导出 取消选择');
    button('导出')?.click();
    const dialog = await until(() => document.querySelector('tx-export-dialog'));
    [...dialog.querySelectorAll('button')].find((b) => text(b) === '导出')?.click();
    const { request } = http.expectOne((r) => r.url === '/api/organizations/export');
    expect([request.body, request.params.get('asOf')]).toEqual([{ ids: ['o1'] }, '2024-12-31']);
  });

  it('confirms what is chosen as its rows were read, from a source, and reads the list again', async () => {
    const { http, element, button } = await open('/organizations');
    asked(http).flush(page(['o1', 'o2'].map((id, n) => row({ id, name: `示例${id}`, version: n + 4 }))));
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/count').flush(count);
    await settle();
    element.querySelector<HTMLInputElement>('th input[type="checkbox"]')?.click();
    await settle();
    // The row of tools gives its place to what is done with the selection, so that the rows stay where they are.
    expect(element.querySelector('.bar')).toBeNull();
    button('核对无变化')?.click();
    await settle();
    [...document.querySelectorAll<HTMLButtonElement>('[mat-menu-item]')].find((item) => text(item) === '来源：电话')?.click();
    const sent = http.expectOne('/api/confirmations');
    expect(sent.request.body).toEqual({
      source: 'phone',
      records: [
        { id: 'o1', version: 4 },
        { id: 'o2', version: 5 },
      ],
    });
    sent.flush({ changeSet: 'c1', items: [] });
    await settle();
    asked(http).flush(page([row()]));
    await settle();
    expect(element.querySelector('tx-selection-bar')).toBeNull();
    expect(document.body.textContent).toContain('已核对 2 项：无变化（电话）');
    // The bar is gone when it is taken back: the list is read again all the same.
    [...document.querySelectorAll<HTMLButtonElement>('mat-snack-bar-container button')].find((b) => text(b) === '撤销')?.click();
    http.expectOne('/api/changes/c1/undo').flush({ changeSet: 'c2' });
    await settle();
    asked(http).flush(page([row()]));
    await settle();
    expect(document.body.textContent).toContain('已撤销');
  });

  it('shows the titles that were asked for, and what is only possibly held', async () => {
    const { http, element } = await open('/organizations?recognitionLevel=province');
    const held = [
      { title: '苏新艺坊', level: 'province', certain: true },
      { title: '示例四星', level: null, certain: false },
    ];
    asked(http).flush(page([row({ held })]));
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/count').flush(count);
    await settle();
    expect(text(element.querySelector('td .hit'))).toBe('苏新艺坊（省级）、示例四星（待核实）');
  });

  it('has words for paper: the heads of columns as text, and how many rows of all are on the sheet', async () => {
    const { http, element } = await open('/organizations');
    asked(http).flush(page([row(), row({ id: 'o2' })]));
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/count').flush(count);
    await settle();
    // What is sorted by is a button, which stays off paper; what is not is text already.
    const printed = [...element.querySelectorAll('th')].map((th) =>
      th.querySelector('button') ? th.getAttribute('data-print') : text(th),
    );
    expect(printed).toEqual(['', '名称', '类型', '属地', '所在地', '成立日期', '状态', '操作']);
    expect(text(element.querySelector('.foot .tx-only-print'))).toBe('本页 2 条，');
    expect(text(element.querySelector('.foot'))).toContain('本页 2 条， 共 64 条');
  });

  it('says on paper of which day it is, who made it and what was asked for; the day on every sheet', async () => {
    const { http, harness, element } = await open('/organizations?kind=practiceBase&asOf=2019-12-31');
    asked(http).flush(page([row()]));
    await settle();
    expect([...element.querySelectorAll('.tx-only-print')].map(text).slice(0, 2)).toEqual([
      '截至日期 2019-12-31 制表人 李乙二 · 示例数据',
      '当前条件：类别 实践基地；状态 正常',
    ]);
    const note = () => document.documentElement.style.getPropertyValue('--tx-print-note');
    expect(note()).toBe('"组织名录　截至日期 2019-12-31　制表人 李乙二 · 示例数据"');
    await harness.navigateByUrl('/organizations/o1');
    expect(note()).toBe('');
  });

  it('asks for those whose dates are to be verified at one click', async () => {
    const { http, element } = await open('/organizations');
    asked(http).flush(page([row()], { next: 'CURSOR' }));
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/count').flush(count);
    await settle();
    [...element.querySelectorAll<HTMLAnchorElement>('.foot a')].find((a) => text(a) === '其中 1 条待核实')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/organizations?certainty=possible');
    asked(http).flush(page([row({ certainty: 'possible' })]));
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/count').flush({ ...count, count: 0 });
    await settle();
    expect(element.querySelector('.foot a')).toBeNull();
  });

  it('copies the total with its day and its filter, and with how many are to be verified', async () => {
    const { http, button } = await open('/organizations?kind=chamberOfCommerce');
    asked(http).flush(page([row()]));
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/count').flush(count);
    await settle();
    button('复制数字')?.click();
    const said = await until(() => document.querySelector<HTMLElement>('mat-snack-bar-container'));
    expect(text(said)).toContain('64个（截至2026-11-24，商会、正常、其中 1 条待核实）');
  });

  it('says which name was hit only where that is another than the one shown', async () => {
    const { http, element, button } = await open('/organizations?q=商会');
    const heads = () => [...element.querySelectorAll('th')].map(text);
    asked(http).flush(page([row()], { next: 'CURSOR' }));
    await settle();
    expect(heads()).not.toContain('匹配于');
    button('下一页')?.click();
    await settle();
    asked(http).flush(page([row({ matched: { name: '沪通商会', sort: 'short', from: null, to: null } })]));
    await settle();
    expect(heads()).toContain('匹配于');
  });

  it('stands where it was left when one comes back to the same rows', async () => {
    const { http, harness, element } = await open('/organizations?q=商会');
    asked(http).flush(page([row()]));
    await settle();
    const box = (within: Element) => {
      const found = within.querySelector('[role="region"]');
      if (!found) throw new Error('no box');
      return found;
    };
    box(element).scrollTop = 400;
    await harness.navigateByUrl('/organizations/o1');
    await harness.navigateByUrl('/organizations?q=商会');
    asked(http).flush(page([row()]));
    await settle();
    expect(box(screenOf(harness)).scrollTop).toBe(400);
    await harness.navigateByUrl('/organizations/o1');
    await harness.navigateByUrl('/organizations');
    asked(http).flush(page([row()]));
    await settle();
    expect(box(screenOf(harness)).scrollTop).toBe(0);
  });

  it('reads its state from the address, and writes what is typed there when it is asked', async () => {
    const { http, element, button } = await open('/organizations?q=机械&status=all&kind=practiceBase&sort=-foundedOn');
    const request = asked(http);
    expect(Object.fromEntries(request.request.params.keys().map((k) => [k, request.request.params.get(k)]))).toEqual({
      q: '机械',
      kind: 'practiceBase',
      sort: '-foundedOn',
      limit: '50',
    });
    request.flush(
      page([
        row({
          kind: 'practiceBase',
          status: 'dissolved',
          matched: { name: '机械基地', sort: 'former', from: '2014-05-10', to: '2017-04-01' },
        }),
      ]),
    );
    await settle();
    expect(text(element.querySelector('tbody'))).toContain('曾用名');
    expect(text(element.querySelector('tbody'))).toContain('（2014-05-10至2017-03-31）');
    expect(text(element.querySelector('tbody'))).toContain('已摘牌');
    const box = element.querySelector<HTMLInputElement>('form input');
    if (!box) throw new Error('no box');
    expect(box.value).toBe('机械');
    box.value = '家纺';
    box.dispatchEvent(new InputEvent('input'));
    await settle();
    http.expectNone((r) => r.url === '/api/organizations');
    button('查询')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toContain('q=%E5%AE%B6%E7%BA%BA');
    expect(asked(http).request.params.get('q')).toBe('家纺');
  });

  it('takes a chip off', async () => {
    const { http, element, button } = await open('/organizations?kind=practiceBase');
    asked(http).flush(page([]));
    await settle();
    expect([...element.querySelectorAll('.chip')].map(text)).toEqual(['类别 实践基地', '状态 正常']);
    button('去掉条件：状态')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/organizations?kind=practiceBase&status=all');
    expect(asked(http).request.params.has('status')).toBe(false);
  });

  it('asks for a title of the day and for a level, each a chip of its own, and exports what it shows', async () => {
    const { http, element, harness, button } = await open('/organizations?asOf=2022-06-30');
    asked(http).flush(page([row()]));
    for (const r of http.match((q) => q.url === '/api/areas')) r.flush({ asOf: '', items: [] });
    http.expectNone((r) => r.url === '/api/recognitions/titles');
    button('展开')?.click();
    await settle();
    answerHands(http);
    const titles = http.expectOne((r) => r.url === '/api/recognitions/titles');
    expect(titles.request.params.get('asOf')).toBe('2022-06-30');
    titles.flush({
      asOf: '2022-06-30',
      items: [
        { title: '苏新艺坊', level: 'province', count: 4, possible: 0 },
        { title: '示例四星', level: 'province', count: 1, possible: 0 },
        { title: '示例四星', level: 'city', count: 2, possible: 1 },
      ],
    });
    await settle();
    for (const r of http.match((q) => q.url === '/api/organizations/count')) r.flush(count);
    const loader = TestbedHarnessEnvironment.loader(harness.fixture);
    const select = async (label: string) =>
      (await loader.getHarness(MatFormFieldHarness.with({ floatingLabelText: label }))).getControl(MatSelectHarness);
    const title = await select('称号（当日）');
    await title?.open();
    const options = await Promise.all(((await title?.getOptions()) ?? []).map((o) => o.getText()));
    expect(options).toEqual(['不限', '苏新艺坊省级 4 家', '示例四星省级、市级 3 家，另有 1 家待核实']);
    await title?.clickOptions({ text: /^苏新艺坊/ });
    expect(await title?.getValueText()).toBe('苏新艺坊');
    const level = await select('称号级别');
    await level?.clickOptions({ text: '省级' });
    button('查询')?.click();
    await settle();
    expect(new URL(`http://x${TestBed.inject(Router).url}`).searchParams.get('recognition')).toBe('苏新艺坊');
    const request = asked(http);
    expect([request.request.params.get('recognition'), request.request.params.get('recognitionLevel')]).toEqual(['苏新艺坊', 'province']);
    request.flush(page([row()]));
    await settle();
    for (const r of http.match((q) => q.url === '/api/organizations/count')) r.flush(count);
    expect([...element.querySelectorAll('.chip')].map(text)).toEqual(['状态 正常', '称号 苏新艺坊', '称号级别 省级']);
    button('导出（截至 2022-06-30）')?.click();
    const dialog = await until(() => document.querySelector('mat-dialog-container'));
    expect(text(dialog.querySelector('dd'))).toContain('状态 正常；称号 苏新艺坊；称号级别 省级');
    [...dialog.querySelectorAll('button')].find((b) => text(b) === '导出')?.click();
    await settle();
    expect(http.expectOne((r) => r.url === '/api/organizations/export').request.params.get('recognition')).toBe('苏新艺坊');
    [...dialog.querySelectorAll('button')].find((b) => text(b) === '取消导出')?.click();
    await settle();
    [...dialog.querySelectorAll('button')].find((b) => text(b) === '取消')?.click();
    await until(() => !document.querySelector('mat-dialog-container'));
    button('去掉条件：称号')?.click();
    await settle();
    const rest = asked(http).request.params;
    expect([rest.has('recognition'), rest.get('recognitionLevel')]).toEqual([false, 'province']);
  });

  it('asks for those one is responsible for at one press, and for a section, a handler and what was not confirmed', async () => {
    const { http, element, harness, button } = await open('/organizations');
    asked(http).flush(page([row()]));
    button('我负责的')?.click();
    await settle();
    const mine = asked(http);
    expect(mine.request.params.get('handler')).toBe('me');
    mine.flush(page([row()]));
    answerHands(http);
    await settle();
    expect(button('我负责的')?.getAttribute('aria-pressed')).toBe('true');
    button('展开')?.click();
    await settle();
    for (const r of http.match((q) => q.url === '/api/recognitions/titles')) r.flush({ asOf: '', items: [] });
    for (const r of http.match((q) => q.url === '/api/organizations/count')) if (!r.cancelled) r.flush(count);
    await settle();
    const loader = TestbedHarnessEnvironment.loader(harness.fixture);
    const select = async (label: string) =>
      (await loader.getHarness(MatFormFieldHarness.with({ floatingLabelText: label }))).getControl(MatSelectHarness);
    await (await select('责任科室'))?.clickOptions({ text: '新阶层工作科' });
    await (await select('经办人'))?.clickOptions({ text: /^王丙三/ });
    await (await select('多久没有核对'))?.clickOptions({ text: '6 个月内未核对（本单位核对周期）' });
    button('查询')?.click();
    await settle();
    const { params } = asked(http).request;
    expect([params.get('section'), params.get('handler'), params.get('notConfirmedMonths')]).toEqual(['strata', 'u7', '6']);
    expect([...element.querySelectorAll('.chip')].map(text)).toEqual([
      '状态 正常',
      '责任科室 新阶层工作科',
      '经办人 王丙三',
      '未核对 超过 6 个月',
    ]);
  });

  it('keeps a title of the address among its choices, though nobody holds it on the day', async () => {
    const { http, harness, button } = await open('/organizations?recognition=苏新艺坊&asOf=2019-12-31');
    asked(http).flush(page([]));
    for (const r of http.match((q) => q.url === '/api/areas')) r.flush({ asOf: '', items: [] });
    button('展开')?.click();
    await settle();
    answerHands(http);
    http.expectOne((r) => r.url === '/api/recognitions/titles').flush({ asOf: '2019-12-31', items: [] });
    await settle();
    for (const r of http.match((q) => q.url === '/api/organizations/count')) r.flush({ ...count, count: 0, possible: 0 });
    const field = await TestbedHarnessEnvironment.loader(harness.fixture).getHarness(
      MatFormFieldHarness.with({ floatingLabelText: '称号（当日）' }),
    );
    expect(await (await field.getControl(MatSelectHarness))?.getValueText()).toBe('苏新艺坊');
  });

  it('pages by cursor and goes back to the first page when the order changes', async () => {
    const { http, element, button } = await open('/organizations');
    asked(http).flush(page([row()], { next: 'CURSOR' }));
    await settle();
    button('下一页')?.click();
    await settle();
    const second = asked(http);
    expect(second.request.params.get('after')).toBe('CURSOR');
    second.flush(page([row({ id: 'o9' })], { previous: 'BACK' }));
    await settle();
    [...element.querySelectorAll<HTMLButtonElement>('th button')].find((b) => text(b) === '成立日期')?.click();
    await settle();
    const sorted = asked(http);
    expect(sorted.request.params.get('sort')).toBe('foundedOn');
    expect(sorted.request.params.has('after')).toBe(false);
    sorted.flush(page([row()]));
    await settle();
    expect(element.querySelector('th[aria-sort="ascending"]')?.textContent).toContain('成立日期');
  });

  it('shows columns of the kind without knowing them, once they are chosen', async () => {
    TestBed.configureTestingModule({ providers: provideOffice([{ path: 'organizations', component: OrganizationsList }]) });
    const http = openOffice(undefined, {
      organizations: { columns: { chamberOfCommerce: ['name', 'fields.postcode'] }, widths: {}, compact: false },
    });
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/organizations?kind=chamberOfCommerce');
    answerKinds(http);
    asked(http).flush(page([row()]));
    await settle();
    // The harness waits until nothing is under way.
    http.expectOne((r) => r.url === '/api/organizations/count').flush(count);
    const table = await TestbedHarnessEnvironment.loader(harness.fixture).getHarness(MatTableHarness);
    expect((await table.getCellTextByIndex())[0]).toEqual(['', '上海南通商会', '200120', '修改']);
  });

  it('offers every column of the kind, counts and 称号 among them, and asks for a row’s long part only where it is chosen', async () => {
    const { http, element, button } = await open('/organizations?kind=chamberOfCommerce');
    const first = asked(http);
    expect(first.request.params.has('more')).toBe(false);
    first.flush(page([row()]));
    await settle();
    button('列设置')?.click();
    const dialog = await until(() => document.querySelector('mat-dialog-container'));
    const boxes = [...dialog.querySelectorAll('mat-checkbox')];
    for (const name of ['称号（当日）', '上级组织', '同意筹建', '会员数', '简介', '备注'])
      boxes
        .find((box) => text(box) === name)
        ?.querySelector('input')
        ?.click();
    await settle();
    dialog.querySelector<HTMLButtonElement>('mat-dialog-actions button[type="submit"], mat-dialog-actions button:last-of-type')?.click();
    await until(() => !document.querySelector('mat-dialog-container'));
    http.match('/api/sessions/current/lists/organizations').forEach((r) => r.flush(null));
    const again = await until(() => http.match((r) => r.url === '/api/organizations')[0]);
    expect(again.request.params.get('more')).toBe('approvedOn,counts,parent,recognitions,remarks,summary');
    const told = {
      held: [{ title: '苏新艺坊', level: 'province', certain: true }],
      parent: { id: 'o9', name: '示例总会' },
      approvedOn: '2013-11',
      counts: { members: [1234, '2021-12-31'] },
      summary: '简介一',
      remarks: '备注一',
    };
    again.flush(
      page([row(told), row({ id: 'o2', held: null, parent: null, approvedOn: null, counts: null, summary: null, remarks: null })]),
    );
    await settle();
    const cells = [...element.querySelectorAll('tbody tr')].map((line) => [...line.querySelectorAll('td')].slice(7, 13).map(text));
    expect(cells).toEqual([
      ['苏新艺坊（省级）', '2013年11月', '示例总会', '简介一', '备注一', '1,234（2021-12-31）'],
      ['--', '--', '--', '--', '--', '--'],
    ]);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'e' }));
    const file = await until(() => document.querySelector('tx-export-dialog'));
    [...file.querySelectorAll('button')].find((b) => text(b) === '导出')?.click();
    const { request } = http.expectOne((r) => r.url === '/api/organizations/export');
    expect(request.params.get('columns')).toBe(
      'name,type,areaName,seatAreaName,foundedOn,status,recognitions,approvedOn,parent,summary,remarks,fields.members',
    );
  });

  it('tells who leads and when the term ends, marks whoever does the work, and says the filters in chips', async () => {
    TestBed.configureTestingModule({ providers: provideOffice([{ path: 'organizations', component: OrganizationsList }]) });
    const http = openOffice(undefined, {
      organizations: { columns: { '*': ['name', 'chair', 'secretaryGeneral', 'dueOn', 'termState'] }, widths: {}, compact: false },
    });
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/organizations?termState=overdue,none&dueTo=2027-03-31&chairVacant=true');
    answerKinds(http);
    const first = asked(http);
    expect(first.request.params.get('more')).toBe('chair,dueOn,secretaryGeneral,termState');
    expect(['termState', 'dueTo', 'chairVacant'].map((name) => first.request.params.get(name))).toEqual([
      'overdue,none',
      '2027-03-31',
      'true',
    ]);
    const chair = [
      { name: '周戊五', acting: 'presiding', certain: true },
      { name: '郑庚七', acting: null, certain: false },
    ];
    first.flush(page([row({ chair, secretaryGeneral: null, dueOn: '2024-05-18', termState: 'overdue' })]));
    await settle();
    http.expectOne((r) => r.url === '/api/organizations/count').flush(count);
    const table = await TestbedHarnessEnvironment.loader(harness.fixture).getHarness(MatTableHarness);
    expect((await table.getCellTextByIndex())[0]?.slice(2, 6)).toEqual([
      '周戊五（主持工作）、郑庚七（待核实）',
      '--',
      '2024-05-18',
      '逾期未换届',
    ]);
    const chips = text(harness.routeNativeElement?.querySelector('.chips'));
    for (const said of ['换届状态', '逾期未换届、届次待补', '至 2027-03-31', '空缺']) expect(chips).toContain(said);
  });

  it('has the edges of its heads moved by keys and by the pointer, keeps the widths, and forgets them at a double click', async () => {
    const { http, element } = await open('/organizations');
    asked(http).flush(page([row()]));
    await settle();
    const edge = (label: string) => {
      const found = element.querySelector<HTMLElement>(`[role="separator"][aria-label="${label}的列宽"]`);
      if (!found) throw new Error(`no edge ${label}`);
      return found;
    };
    const width = (label: string) => edge(label).closest('th')?.style.width;
    const sent: unknown[] = [];
    const kept = () => {
      for (const request of http.match('/api/sessions/current/lists/organizations')) {
        sent.push((request.request.body as { widths: object }).widths);
        request.flush(null);
      }
      return sent.at(-1);
    };
    expect([width('名称'), width('类型'), edge('类型').getAttribute('aria-valuenow')]).toEqual(['', '124px', '124']);

    edge('类型').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
    await settle();
    // The name took what was left over; from now on it stands still.
    expect([width('名称'), width('类型'), edge('类型').getAttribute('aria-valuenow')]).toEqual(['208px', '132px', '132']);
    expect(kept()).toEqual({ name: 208, type: 132 });

    const target = edge('状态');
    target.setPointerCapture = () => undefined;
    const move = (type: string, clientX: number) => target.dispatchEvent(new MouseEvent(type, { clientX, bubbles: true }));
    move('pointerdown', 500);
    move('pointermove', 470);
    await settle();
    expect(width('状态')).toBe('70px');
    expect(kept()).toEqual({ name: 208, type: 132 });
    move('pointermove', 100);
    move('pointerup', 100);
    await settle();
    expect([width('状态'), kept()]).toEqual(['48px', { name: 208, type: 132, status: 48 }]);

    edge('类型').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    edge('名称').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await settle();
    expect([width('名称'), width('类型'), kept()]).toEqual(['', '124px', { status: 48 }]);
    expect(TestBed.inject(Router).url).toBe('/organizations');
  });

  it('says a long name in full, however narrow its column', async () => {
    const { http, element } = await open('/organizations?asOf=2019-12-31');
    const name = '南通市通州区示例产业园区新的社会阶层人士联合会（筹）';
    asked(http).flush(page([row({ name })]));
    http.match((r) => r.url === '/api/areas').forEach((r) => r.flush({ asOf: '', items: [] }));
    await settle();
    const link = element.querySelector('tbody a.name');
    expect([link?.textContent.trim(), link?.getAttribute('title')]).toEqual([name, name]);
  });

  it('walks the rows by arrow keys', async () => {
    const { http, element } = await open('/organizations');
    asked(http).flush(page([row(), row({ id: 'o2', name: '乙' })]));
    await settle();
    const box = element.querySelector<HTMLElement>('[role="region"]');
    const press = (key: string) =>
      (document.activeElement ?? box)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    box?.focus();
    press('ArrowDown');
    expect(text(document.activeElement)).toBe('上海南通商会');
    press('ArrowDown');
    expect(text(document.activeElement)).toBe('乙');
    press('ArrowDown');
    expect(text(document.activeElement)).toBe('乙');
    press('ArrowUp');
    expect(text(document.activeElement)).toBe('上海南通商会');
  });

  it('shuts editing on another day and moves every request there', async () => {
    const { http, element, button } = await open('/organizations?asOf=2019-12-31');
    const request = asked(http);
    expect(request.request.params.get('asOf')).toBe('2019-12-31');
    request.flush(page([row({ areaName: '港闸区' })]));
    http
      .match((r) => r.url === '/api/areas')
      .forEach((r) => r.flush({ asOf: '', items: [{ name: '港闸区', to: '2020-07-03', now: { name: '崇川区' } }] }));
    await settle();
    expect(text(element)).toContain('编辑已关闭');
    expect(button('新建组织')).toBeUndefined();
    expect(button('导出（截至 2019-12-31）')).toBeDefined();
    expect(text(element.querySelector('tbody .amber'))).toBe('港闸区');
    expect([...element.querySelectorAll('th')].map(text)).not.toContain('操作');
  });

  it('says why nothing is there and what can be done', async () => {
    const { http, element, button } = await open('/organizations?areaId=a-320611');
    http.match('/api/areas/a-320611').forEach((r) => r.flush({ id: 'a-320611', name: '港闸区' }));
    asked(http).flush(page([], { hint: '2026-11-24没有港闸区这个单位，可改按现行区划查询。' }));
    await settle();
    expect(text(element.querySelector('.state'))).toContain('没有符合条件的组织');
    expect(text(element.querySelector('.state'))).toContain('没有港闸区这个单位');
    button('查看全部状态')?.click();
    await settle();
    const all = asked(http);
    expect(all.request.params.has('status')).toBe(false);
    all.flush(page([], { hint: '2026-11-24没有港闸区这个单位，可改按现行区划查询。' }));
    await settle();
    button('按现行区划查询')?.click();
    await settle();
    expect(asked(http).request.params.get('boundaries')).toBe('now');
  });

  it('shows what the server says is wrong, and asks again', async () => {
    const { http, element, button } = await open('/organizations?type=nonsense');
    asked(http).flush(
      { type: 'invalid_parameters', title: '', status: 400, detail: 'type：没有这个类型' },
      { status: 400, statusText: 'Bad Request' },
    );
    await settle();
    expect(text(element.querySelector('[role="alert"]'))).toContain('没有这个类型');
    button('再试一次')?.click();
    await settle();
    asked(http).flush(page([row()]));
    await settle();
    expect(element.querySelector('[role="alert"]')).toBeNull();
  });

  it('says whom to ask where the account reads no organizations, and does not offer to try again', async () => {
    const { http, element } = await open('/organizations');
    asked(http).flush({ type: 'forbidden', title: '', status: 403, detail: '需要时请找管理员。' }, { status: 403, statusText: '' });
    await settle();
    expect(text(element.querySelector('[role="alert"]'))).toBe('您的账号不查阅组织需要时请找管理员。回到工作台');
  });

  it('of an empty registry offers the first organization; there is no condition to put back', async () => {
    const { http, element } = await open('/organizations');
    asked(http).flush(page([]));
    await settle();
    expect(text(element.querySelector('.state p:last-child'))).toBe('查看全部状态 新建组织');
  });

  it('offers nothing that the account may not do', async () => {
    const { http, element, button } = await open('/organizations', ['organizations.read']);
    asked(http).flush(page([row()]));
    await settle();
    expect(button('新建组织')).toBeUndefined();
    expect(button('导出')).toBeUndefined();
    expect(text(element.querySelector('tbody'))).toContain('查看');
    expect(text(element.querySelector('tbody'))).not.toContain('修改');
  });
});
