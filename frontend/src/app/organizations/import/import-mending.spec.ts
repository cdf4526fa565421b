import { Router } from '@angular/router';
import { TestBed } from '@angular/core/testing';
import type { Import, ImportRow } from '../../api/imports';
import { settle, text } from '../../testing/office';
import { LIST, openImport, row } from '../../testing/import';

const FIRST = 'tbody tr:nth-child(1) input';
const SECOND = 'tbody tr:nth-child(2) input';

describe('a row that is being mended', () => {
  it('is taken when another row is opened, and what stands in that one stays', async () => {
    const { http, element, press, answer, write } = await openImport('/organizations/import?id=i1');
    await answer();
    await press('修改第 2 行');
    await write(FIRST, '示例改商会');
    await press('修改第 3 行');
    const sent = http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/2' });
    expect(sent.request.body).toEqual({ cells: ['示例改商会', '', '甲局'] });
    await write(SECOND, '示例再改商会');
    sent.flush(LIST);
    await settle();
    await answer();
    expect(element.querySelector<HTMLInputElement>(SECOND)?.value).toBe('示例再改商会');
  });

  it('is taken before another outcome or page is shown, and before anything is decided of another row', async () => {
    const { http, press, answer, write } = await openImport('/organizations/import?id=i1');
    await answer();
    await press('修改第 2 行');
    await write(FIRST, '示例改商会');
    await press('错误');
    http.expectNone((r) => r.url.endsWith('/rows') && r.params.get('outcome') === 'wrong');
    http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/2' }).flush(LIST);
    await settle();
    expect(http.match((r) => r.url.endsWith('/rows') && r.params.get('outcome') === 'wrong').length).toBeGreaterThan(0);
    await answer();
    await press('修改第 2 行');
    await write(FIRST, '示例三改商会');
    await press('跳过第 3 行');
    http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/2' }).flush(LIST);
    await settle();
    expect(http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/3' }).request.body).toEqual({ skipped: true });
  });

  it('stays open with what was typed where it did not arrive, and whoever would go elsewhere stays', async () => {
    const { http, element, press, answer, write } = await openImport('/organizations/import?id=i1');
    await answer();
    await press('修改第 2 行');
    await write(FIRST, '示例改商会');
    await press('新增');
    const problem = { type: 'invalid', status: 422, title: '不对', errors: [{ pointer: '/cells/0', code: 'too_long', message: '太长了' }] };
    http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/2' }).flush(problem, { status: 422, statusText: '' });
    await settle();
    expect(text(element.querySelector('[role=alert]'))).toBe('太长了');
    expect(element.querySelector<HTMLInputElement>(FIRST)?.value).toBe('示例改商会');
    expect(TestBed.inject(Router).url).toBe('/organizations/import?id=i1');
  });

  it('is not lost with the list without a word: to give up is asked first', async () => {
    const { http, element, press, answer, write } = await openImport('/organizations/import?id=i1');
    await answer();
    await press('修改第 2 行');
    await write(FIRST, '示例改商会');
    await press('修改第 3 行');
    http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/2' }).flush(LIST);
    await settle();
    await answer();
    await press('放弃这份表格');
    http.expectNone({ method: 'DELETE', url: '/api/imports/i1' });
    expect(text(element)).toContain('您在这份表格里改过 1 行');
    await press('不放弃');
    expect(text(element)).not.toContain('您在这份表格里改过');
    await press('放弃这份表格');
    await press('仍要放弃');
    http.expectOne({ method: 'DELETE', url: '/api/imports/i1' }).flush(null);
    await settle();
  });

  it('is given up with Esc', async () => {
    const { http, element, press, answer, write } = await openImport('/organizations/import?id=i1');
    await answer();
    await press('修改第 2 行');
    const input = await write(FIRST, '示例改商会');
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle();
    await press('修改第 3 行');
    http.expectNone({ method: 'PATCH', url: '/api/imports/i1/rows/2' });
    expect(text(element.querySelector('tbody tr'))).toContain('示例甲商会');
  });

  it('is looked at before the list is imported with it where it changes how many rows are', async () => {
    const { http, element, press, answer, write } = await openImport('/organizations/import?id=i1');
    await answer();
    await press('修改第 4 行');
    await write('td.wrong input', '示例改商会');
    await press('导入 2 行');
    const counts = { ...LIST.counts, new: 2, wrong: 0 };
    http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/4' }).flush({ ...LIST, counts });
    await settle();
    http.expectNone({ method: 'POST', url: '/api/imports/i1/apply' });
    expect(text(element)).toContain('现在要导入 3 行');
    await press('导入 3 行');
    http.expectOne({ method: 'POST', url: '/api/imports/i1/apply' });
  });

  it('offers the types that there are', async () => {
    const { element, press, answer } = await openImport('/organizations/import?id=i1');
    const columns = LIST.columns.map((column, at) => (at === 2 ? { ...column, field: 'type' } : column));
    await answer({ ...LIST, columns, fields: [...LIST.fields, { code: 'type', label: '类型' }] });
    await press('修改第 2 行');
    expect(element.querySelector('tbody tr td:nth-of-type(3) input')?.getAttribute('list')).toBe('import-types');
    expect([...element.querySelectorAll<HTMLOptionElement>('#import-types option')].map(({ value }) => value)).toContain('行业商会');
  });
});

describe('what would be lost on leaving', () => {
  it('is asked for before the page is left with a pasted block', async () => {
    const { write } = await openImport('/organizations/import');
    await write('textarea', '名称\n示例甲商会');
    const left = TestBed.inject(Router).navigateByUrl('/');
    await settle();
    const dialog = document.querySelector('tx-leave-dialog');
    expect(dialog).not.toBeNull();
    [...(dialog?.querySelectorAll('button') ?? [])][0]?.click();
    await settle();
    expect(await left).toBe(false);
  });

  it('is found again: one’s own lists, to be gone on with, given up or undone', async () => {
    const { http, element, press } = await openImport('/organizations/import');
    const at = '2026-11-23T02:00:00Z';
    const open = { id: 'i1', file: '名单.xlsx', begunAt: at, counts: { ...LIST.counts, unchanged: 1200 }, changeSet: null };
    const applied = { id: 'i2', file: null, begunAt: at, counts: LIST.counts, changeSet: 'c1' };
    http.expectOne('/api/imports').flush({ items: [open, applied] });
    await settle();
    const [goingOn, done] = [...element.querySelectorAll('tx-import-found section')];
    expect(text(goingOn)).toContain('2026-11-23 10:00');
    expect(text(goingOn)).toContain('名单.xlsx');
    expect(text(goingOn)).toContain('1,204 行：新增 1、更新 1、无变化 1,200、错误 1、疑似重复 1');
    expect(goingOn?.querySelector('a')?.getAttribute('href')).toBe('/organizations/import?id=i1');
    expect(text(done)).toContain('粘贴的名单');
    expect(done?.querySelector('a')?.getAttribute('href')).toBe('/organizations/import?id=i2');
    expect(done?.querySelector('button')).toBeNull();
    await press('放弃 名单.xlsx');
    http.expectOne({ method: 'DELETE', url: '/api/imports/i1' }).flush(null);
    await settle();
    http.expectOne('/api/imports').flush({ items: [] });
    await settle();
    expect(element.querySelector('tx-import-found section')).toBeNull();
  });
});

describe('columns', () => {
  const wide = (loose: Import['columns'] = []): Import => ({
    ...LIST,
    columns: [
      ...LIST.columns,
      ...Array.from({ length: 12 }, (_, at) => ({ head: `列${String(at)}`, field: `fields.f${String(at)}`, notice: null, filled: false })),
      ...loose,
    ],
  });
  const heads = (element: HTMLElement) => [...element.querySelectorAll('thead th')].map(text);

  it('that hold nothing are folded away until they are asked for', async () => {
    const { element, press, answer } = await openImport('/organizations/import?id=i1');
    await answer(wide());
    expect(heads(element)).toEqual(['行', '结果', '名称', '业务主管单位', '']);
    await press('显示空列（12）');
    expect(heads(element)).toHaveLength(17);
  });

  it('that hold something and are not imported are told in one line, which leads to where a field is chosen', async () => {
    const { element, press, answer } = await openImport('/organizations/import?id=i1');
    await answer(wide([{ head: '成立于', field: null, notice: null, filled: true }]));
    const labels = () => [...element.querySelectorAll('tx-import-columns mat-label')].map(text);
    expect(text(element.querySelector('.loose'))).toBe('有内容而没有对应的列： 成立于 （不会导入）');
    expect(labels()).toEqual(['成立于', '没写类别的行按', '没写类型的行按']);
    await press('成立于');
    expect([...document.querySelectorAll('mat-option')].map(text)).toContain('成立日期');
    await press('核对已对上的 14 列');
    expect(labels()).toHaveLength(17);
  });

  it('that are wanting are told above the rows and beside each, with the way; the menu of types closes once one is chosen', async () => {
    const { http, element, press } = await openImport('/organizations/import?id=i1');
    const problems: ImportRow['problems'] = [{ field: 'type', code: 'required', message: '必填' }];
    http.expectOne('/api/imports/i1').flush({ ...LIST, fields: [...LIST.fields, { code: 'type', label: '类型' }] });
    http.expectOne((r) => r.url === '/api/imports/i1/rows').flush({ items: [row({ outcome: 'wrong', problems })], next: null });
    await settle();
    expect(text(element.querySelector('tbody .said'))).toBe('类型：必填 去选一种');
    expect(text(element)).toContain('没有哪一列对应“类型”');
    await press('去选一种');
    expect(document.querySelector('mat-option')).not.toBeNull();
    [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one) === '行业商会')?.click();
    await settle();
    http.expectOne({ method: 'PATCH', url: '/api/imports/i1' }).flush(LIST);
    await settle();
    expect(document.querySelector('mat-option')).toBeNull();
  });
});

describe('a field that the sheet has no column for', () => {
  it('is given one, to be filled row by row', async () => {
    const { http, element, press } = await openImport('/organizations/import?id=i1');
    const problems: ImportRow['problems'] = [{ field: 'areaName', code: 'required', message: '必填' }];
    const fields = [...LIST.fields, { code: 'areaName', label: '属地' }];
    http.expectOne('/api/imports/i1').flush({ ...LIST, fields });
    http.expectOne((r) => r.url === '/api/imports/i1/rows').flush({ items: [row({ outcome: 'wrong', problems })], next: null });
    await settle();
    await press('加一列，逐行填');
    const sent = http.expectOne({ method: 'PATCH', url: '/api/imports/i1' });
    expect(sent.request.body).toEqual({ fields: ['name', null, 'supervisor', 'areaName'] });
    const added = { head: '', field: 'areaName', notice: null, filled: false };
    sent.flush({ ...LIST, fields, columns: [...LIST.columns, added] });
    await settle();
    await press('修改第 2 行');
    expect(element.querySelector('td.wrong input')?.getAttribute('aria-label')).toBe('第 2 行，属地');
    expect([...element.querySelectorAll('tx-import-columns mat-label')].map(text)).toContain('属地');
  });
});

describe('a file that is not read', () => {
  it('is named beside its button', async () => {
    const { http, element } = await openImport('/organizations/import');
    const chooser = element.querySelector<HTMLInputElement>('input[type=file]');
    const file = new File(['x'], '图片.png');
    Object.defineProperty(chooser, 'files', { value: Object.assign([file], { item: () => file }) });
    chooser?.dispatchEvent(new Event('change'));
    await settle();
    const problem = { type: 'invalid', status: 422, title: '不对', detail: '不是表格' };
    http.expectOne({ method: 'POST', url: '/api/imports/file' }).flush(problem, { status: 422, statusText: '' });
    await settle();
    const alert = element.querySelector('[role=alert]');
    expect(text(alert)).toBe('“图片.png”没有读入：不是表格');
    expect(text(alert?.previousElementSibling ?? null)).toContain('选择文件');
  });
});
