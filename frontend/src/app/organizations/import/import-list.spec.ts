import type { Import, ImportOrigin } from '../../api/imports';
import { settle, text } from '../../testing/office';
import { CHAMBER } from '../../testing/kinds';
import { choose, LIST, openImport, row } from '../../testing/import';

describe('导入', () => {
  it('sends the pasted cells and opens what becomes of them', async () => {
    const { http, element, press, answer } = await openImport('/organizations/import');
    const box = element.querySelector('textarea');
    if (!box) throw new Error('no box for the block');
    box.value = '商会名称\t主管\n示例甲商会\t甲局';
    box.dispatchEvent(new Event('input'));
    await settle();
    await press('预检');
    const sent = http.expectOne({ method: 'POST', url: '/api/imports' });
    expect(sent.request.body).toEqual({
      rows: [
        ['商会名称', '主管'],
        ['示例甲商会', '甲局'],
      ],
    });
    sent.flush(LIST);
    await settle();
    await answer();
    expect(text(element)).toContain('“民族”是个人隐私');
    expect(text(element)).toContain('导入 2 行');
    expect(text(element)).toContain('错误和疑似重复的 2 行不会导入');
  });

  it('sends a file that is chosen, tells what of it is no record, and reads another of its sheets', async () => {
    const { http, element, answer } = await openImport('/organizations/import');
    const chooser = element.querySelector<HTMLInputElement>('input[type=file]');
    if (!chooser) throw new Error('nothing to choose a file with');
    const file = new File(['x'], '名单.xlsx');
    const files = Object.assign([file], { item: () => file }) as unknown as FileList;
    Object.defineProperty(chooser, 'files', { value: files });
    chooser.dispatchEvent(new Event('change'));
    await settle();
    const sent = http.expectOne({ method: 'POST', url: '/api/imports/file' });
    expect((sent.request.body as FormData).get('file')).toMatchObject({ name: '名单.xlsx' });
    const sheets = [
      { sheet: '崇川', records: 2 },
      { sheet: '如东', records: 3 },
    ];
    const source = {
      file: '名单.xlsx',
      sheet: '崇川',
      sheets,
      notices: ['引用了别的文件'],
      skipped: [{ row: 1, reason: '标题' }],
      origin: null,
    };
    sent.flush({ ...LIST, source });
    await settle();
    await answer({ ...LIST, source });
    expect(text(element)).toContain('引用了别的文件');
    expect(text(element)).toContain('第 1 行：标题');
    await choose(element, '工作表', '如东（3 条）');
    const again = http.expectOne({ method: 'POST', url: '/api/imports/file' });
    expect((again.request.body as FormData).get('facts')).toBe('{"sheet":"如东"}');
    again.flush({ ...LIST, id: 'i2' });
    await settle();
    http.expectOne({ method: 'DELETE', url: '/api/imports/i1' }).flush(null);
    await settle();
  });

  it('offers templates of a kind: empty or with what is registered, of all counties or of one', async () => {
    const { http, element } = await openImport('/organizations/import');
    const links = () =>
      [...element.querySelectorAll<HTMLAnchorElement>('a[download]')].map((link) => [text(link), link.getAttribute('href')]);
    expect(links()).toEqual([
      ['空白模板', '/api/imports/template?kind=chamberOfCommerce'],
      ['带已登记组织的模板', '/api/imports/template?kind=chamberOfCommerce&filled=true'],
    ]);
    element.querySelector<HTMLInputElement>('tx-area-picker input')?.focus();
    await settle();
    const area = { id: 'a1', code: '320613', name: '崇川区', from: null, to: null, now: null, path: [], formerNames: [] };
    http.expectOne((r) => r.url === '/api/areas').flush({ asOf: '2026-11-24', items: [area] });
    await settle();
    [...document.querySelectorAll<HTMLElement>('mat-option')].find((one) => text(one).startsWith('崇川区'))?.click();
    await settle();
    expect(links().map(([, href]) => href)).toEqual([
      '/api/imports/template?kind=chamberOfCommerce&areaId=a1',
      '/api/imports/template?kind=chamberOfCommerce&areaId=a1&filled=true',
    ]);
  });

  it('offers no template with what is registered to who may export nothing', async () => {
    const { element } = await openImport('/organizations/import', ['organizations.read', 'organizations.change']);
    expect([...element.querySelectorAll('a[download]')].map(text)).toEqual(['空白模板']);
  });

  it('says first thing that a list is one of our own, of which day, and what became of it since', async () => {
    const { element, answer } = await openImport('/organizations/import?id=i1');
    const origin = {
      sort: 'kept',
      id: 'k1',
      title: '2025年商会名录',
      asOf: '2025-12-31',
      at: '2026-01-05T02:00:00Z',
      records: 80,
      changed: 28,
    } as const;
    const of = (over: Partial<ImportOrigin>): Import => ({ ...LIST, source: { ...LIST.source, origin: { ...origin, ...over } } });
    await answer(of({}));
    const notice = element.querySelector('tx-import-origin');
    expect(text(notice)).toContain('这是 2026-01-05 10:00 留底的上报表“2025年商会名录”，截至 2025-12-31。');
    expect(text(notice)).toContain('表中 80 个组织，有 28 个此后改过');
    expect(notice?.querySelector('a')?.getAttribute('href')).toBe('/tables/kept/k1');
    expect(element.querySelector('tx-import-columns')?.previousElementSibling).toBe(notice);
  });

  it('takes one type of each kind for rows that say none', async () => {
    const { http, element, answer } = await openImport('/organizations/import?id=i1');
    const types = CHAMBER.types.map(({ id }) => id);
    await answer({ ...LIST, types: types.slice(0, 1) });
    await choose(element, '没写类型的行按', CHAMBER.types[1]?.name ?? '');
    expect(http.expectOne({ method: 'PATCH', url: '/api/imports/i1' }).request.body).toEqual({ types: types.slice(1, 2) });
  });

  it('says what a new one is given that its cells leave unsaid', async () => {
    const { http, element } = await openImport('/organizations/import?id=i1');
    const values = [
      { field: 'name', before: '', after: '示例甲商会' },
      { field: 'foundedOn', before: '', after: '2019' },
    ];
    http.expectOne('/api/imports/i1').flush(LIST);
    http.expectOne((r) => r.url === '/api/imports/i1/rows').flush({ items: [row({ values })], next: null });
    await settle();
    expect([...element.querySelectorAll('tbody .what p')].map(text)).toEqual(['成立日期：2019']);
  });

  it('shows old and new, and beneath a wrong cell its sentence', async () => {
    const { element, answer } = await openImport('/organizations/import?id=i1');
    await answer();
    const rows = [...element.querySelectorAll('tbody tr')];
    expect(text(rows[1]?.querySelector('td.changed') ?? element)).toContain('乙局 → 甲局');
    expect(text(rows[2]?.querySelector('td.wrong') ?? element)).toBe('必填');
    expect(text(rows[2]?.querySelector('td.what') ?? element)).toContain('成立日期：请填成立日期');
  });

  it('mends a cell in place, skips, and matches by hand', async () => {
    const { http, element, press, answer } = await openImport('/organizations/import?id=i1');
    await answer();
    await press('修改第 4 行');
    const input = element.querySelector<HTMLInputElement>('td.wrong input');
    if (!input) throw new Error('nothing to write into');
    input.value = '示例改商会';
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settle();
    const mended = http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/4' });
    expect(mended.request.body).toEqual({ cells: ['示例改商会', '', '甲局'] });
    mended.flush(LIST);
    await settle();
    await answer();
    await press('跳过第 2 行');
    const skipped = http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/2' });
    expect(skipped.request.body).toEqual({ skipped: true });
    skipped.flush(LIST);
    await settle();
    await answer();
    await press('就是它');
    expect(http.expectOne({ method: 'PATCH', url: '/api/imports/i1/rows/5' }).request.body).toEqual({ matched: 'o2' });
  });

  it('is not written from a day that nobody has said yet', async () => {
    const { http, element, answer } = await openImport('/organizations/import?id=i1');
    await answer();
    const apply = () => [...element.querySelectorAll('button')].find((button) => text(button).startsWith('导入 2 行'));
    expect(apply()?.disabled).toBe(false);
    element.querySelector<HTMLInputElement>('input[type="radio"][value="from"]')?.click();
    await settle();
    expect(apply()?.disabled).toBe(true);
    const box = element.querySelector<HTMLInputElement>('input[txDateBox]');
    if (!box) throw new Error('no box for the day');
    box.value = '2020-01-01';
    box.dispatchEvent(new Event('input'));
    box.dispatchEvent(new Event('blur'));
    await settle();
    const sent = http.expectOne({ method: 'PATCH', url: '/api/imports/i1' });
    expect(sent.request.body).toEqual({ effectiveOn: '2020-01-01' });
    sent.flush({ ...LIST, effectiveOn: '2020-01-01' });
    await settle();
    expect(apply()?.disabled).toBe(false);
  });

  it('is done with an undo', async () => {
    const { element, answer } = await openImport('/organizations/import?id=i1');
    await answer({ ...LIST, changeSet: 'c1' });
    expect(text(element)).toContain('已导入：新增 1 个，更新 1 个');
    expect([...element.querySelectorAll('button')].map((button) => text(button))).toContain('撤销');
    expect(element.querySelector('button[aria-label="修改第 2 行"]')).toBe(null);
  });

  it('is not begun while another day is looked at', async () => {
    const { element, press } = await openImport('/organizations/import?asOf=2020-12-31');
    expect(text(element)).toContain('导入写入今天的登记');
    expect(element.querySelector('textarea')).toBeNull();
    await press('回到今天');
    expect(element.querySelector('textarea')).not.toBeNull();
  });

  it('says so where the account cannot change organizations', async () => {
    const { element } = await openImport('/organizations/import', ['organizations.read']);
    expect(text(element)).toContain('没有登记组织的权限');
  });
});
