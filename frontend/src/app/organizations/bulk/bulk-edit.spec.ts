import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { BulkAnswer, BulkItem } from '../../api/bulk-edit';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text } from '../../testing/office';
import { row } from '../../testing/records';
import { BulkEdit } from './bulk-edit';
import { ListSelection } from '../list/list-selection';

@Component({ selector: 'tx-elsewhere', template: 'page' })
class Elsewhere {}

const item = (n: number, over: Partial<BulkItem> = {}): BulkItem => ({
  id: `o${n}`,
  name: `示例第${n}号`,
  kind: 'chamberOfCommerce',
  version: 3,
  outcome: 'changed',
  fields: [{ field: 'remarks', label: '备注', from: null, to: null, before: null, after: '已核对' }],
  refusal: null,
  ...over,
});
const answer = (items: BulkItem[], changeSet: string | null = null): BulkAnswer => {
  const of = (outcome: BulkItem['outcome']) => items.filter((one) => one.outcome === outcome).length;
  return { changeSet, count: { changed: of('changed'), unchanged: of('unchanged'), refused: of('refused') }, items };
};

async function open(url = '/organizations/bulk', rows = [row(), row({ id: 'o2', name: '示例商会' })], rights?: readonly string[]) {
  TestBed.configureTestingModule({
    providers: provideOffice([
      { path: 'organizations/bulk', component: BulkEdit },
      { path: 'organizations', component: Elsewhere },
      { path: 'organizations/:id', component: Elsewhere },
    ]),
  });
  const http = openOffice(rights);
  TestBed.tick();
  TestBed.inject(ListSelection).choose(new Set(rows.map(({ id }) => id)), rows);
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  answerKinds(http);
  await settle();
  const element = screenOf(harness);
  const press = async (name: string) => {
    [...element.querySelectorAll('button')].find((b) => text(b).startsWith(name))?.click();
    await settle();
  };
  const loader = TestbedHarnessEnvironment.loader(harness.fixture);
  const choose = async (...labels: string[]) => {
    const select = await loader.getHarness(MatSelectHarness.with({ ancestor: '.choice' }));
    await select.open();
    for (const label of labels) await select.clickOptions({ text: label });
    await select.close();
    await settle();
  };
  const type = async (label: string, value: string) => {
    const field = [...element.querySelectorAll('mat-form-field')].find((one) => text(one.querySelector('mat-label')) === label);
    const box = field?.querySelector<HTMLInputElement>('input, textarea');
    if (!box) throw new Error(`no box ${label}`);
    box.value = value;
    box.dispatchEvent(new Event('input'));
    await settle();
  };
  const request = (dryRun: boolean) =>
    http.expectOne((r) => r.url === '/api/organizations/bulk-changes' && (r.params.get('dryRun') === 'true') === dryRun);
  return { http, element, harness, press, choose, type, request };
}

describe('批量修改', () => {
  it('shows what would become of each, saves what was shown at its versions, and can be taken back', async () => {
    const { http, element, press, choose, type, request } = await open();
    expect(text(element.querySelector('h1'))).toBe('批量修改 2 个组织');
    await choose('备注');
    expect(text(element)).toContain('改动名称、类型、属地');
    await type('备注', '已核对');
    await press('预览');
    const tried = request(true);
    expect(tried.request.body).toEqual({ remarks: '已核对', records: [{ id: 'o1' }, { id: 'o2' }] });
    const refused = item(2, { outcome: 'refused', fields: [], refusal: { type: 'ended', detail: '这条记录已终止' } });
    tried.flush(answer([item(1), refused, item(3, { outcome: 'unchanged', fields: [] })]));
    await settle();
    expect(text(element.querySelector('tbody'))).toMatch(/示例第1号.*备注.*未填.*已核对/);
    await press('不能改');
    expect(text(element.querySelector('tbody'))).toBe('示例第2号 这条记录已终止');
    await press('保存 1 条');
    const saved = request(false);
    expect(saved.request.body).toEqual({ remarks: '已核对', records: [{ id: 'o1', version: 3 }] });
    expect(saved.request.headers.get('Idempotency-Key')).toBeTruthy();
    saved.flush(answer([item(1)], 'c9'));
    await settle();
    expect(text(element.querySelector('h1'))).toBe('已修改 1 个组织');
    expect(TestBed.inject(ListSelection).rows()).toEqual([]);
    await press('撤销');
    const undo = http.expectOne((r) => r.url === '/api/changes/c9/undo');
    undo.flush({
      changeSet: 'x',
      diff: [],
      records: [
        { id: 'o1', name: '示例第1号', diff: [] },
        { id: 'o4', name: null, diff: [] },
      ],
    });
    await settle();
    expect(text(element.querySelector('tx-undo-panel'))).toMatch(/共改回 2 个组织.*示例第1号.*（不在权限范围内）/);
  });

  it('asks from which day where something counted changes, and why where it mends', async () => {
    const { http, element, press, choose, type, request } = await open();
    await choose('业务主管单位');
    await type('业务主管单位', '示例局');
    await press('预览');
    http.expectNone((r) => r.url === '/api/organizations/bulk-changes');
    expect(text(element)).toContain('请选择：从某一天起变了，还是更正');
    element.querySelector<HTMLInputElement>('input[type="radio"][value="from"]')?.click();
    await settle();
    await type('从哪一天起', '2024-03');
    await press('预览');
    const tried = request(true);
    expect(tried.request.body).toMatchObject({ supervisor: '示例局', effectiveOn: '2024-03' });
    tried.flush(
      {
        type: 'invalid_fields',
        title: '填写有误',
        status: 422,
        errors: [{ pointer: '/supervisor', code: 'identity_number', message: '不能填写身份证号码' }],
      },
      { status: 422, statusText: '' },
    );
    await settle();
    expect(text(element.querySelector('mat-error'))).toBe('不能填写身份证号码');
  });

  it('offers what all kinds have in common, and types of one kind alone', async () => {
    const one = await open();
    const labels = (element: Element) => {
      element.querySelector<HTMLElement>('.choice .mat-mdc-select-trigger')?.click();
      return settle().then(() => [...document.querySelectorAll('mat-option')].map((option) => text(option)));
    };
    expect(await labels(one.element)).toEqual(expect.arrayContaining(['类型', '属地', '上级组织', '级别', '备注', '原籍地', '住所邮编']));
    TestBed.resetTestingModule();
    const two = await open('/organizations/bulk', [row(), row({ id: 'o2', kind: 'practiceBase' })]);
    const common = await labels(two.element);
    expect(common).toContain('属地');
    expect(common.filter((label) => ['类型', '原籍地', '名称'].includes(label))).toEqual([]);
  });

  it('takes all that a filter finds', async () => {
    const { http, element, press, choose, type, request } = await open('/organizations/bulk?of=filter&kind=chamberOfCommerce&q=商会', []);
    http.expectOne((r) => r.url === '/api/organizations/count').flush({ asOf: '2026-11-24', count: 1234, possible: 0, byStatus: {} });
    await settle();
    expect(text(element.querySelector('h1'))).toBe('批量修改 1,234 个组织');
    await choose('备注');
    await type('备注', '已核对');
    await press('预览');
    const tried = request(true);
    expect([tried.request.body, tried.request.params.get('q'), tried.request.params.get('status')]).toEqual([
      { remarks: '已核对' },
      '商会',
      'active',
    ]);
    tried.flush(answer(Array.from({ length: 120 }, (_, n) => item(n))));
    await settle();
    expect([element.querySelectorAll('tbody tr').length, text(element.querySelector('tx-bulk-records nav > span'))]).toEqual([50, '1 / 3']);
    await press('下一页');
    expect(text(element.querySelector('tbody th'))).toBe('示例第50号');
  });

  it('is closed without a selection, without the right, and on another day', async () => {
    const empty = await open('/organizations/bulk', []);
    expect(text(empty.element)).toContain('还没有选择组织');
    TestBed.resetTestingModule();
    const reader = await open('/organizations/bulk', [row()], ['organizations.read']);
    expect(text(reader.element)).toContain('您的账号不能修改组织');
    TestBed.resetTestingModule();
    const past = await open('/organizations/bulk?asOf=2020-01-01');
    expect(text(past.element)).toContain('编辑已关闭');
  });
});
