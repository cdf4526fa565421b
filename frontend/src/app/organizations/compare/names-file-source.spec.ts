import { ANSWER, answered, choose, dropped, LISTED, openComparison } from '../../testing/comparison';
import { settle, text } from '../../testing/office';

beforeEach(() => sessionStorage.clear());

describe('a list out of a file', () => {
  it('reads a file that is dropped: its names become the list, of the sheet and the column that are chosen', async () => {
    const { http, element } = await openComparison();
    expect(await dropped(new File(['x'], '名册.xlsx'))).toBe(true);
    await answered(http, {}, LISTED);
    expect(element.querySelector('textarea')?.value).toBe('1. 示例甲商会\n示例乙公司, Ltd.');
    const compared = () => http.expectOne((r) => r.url === '/api/organizations/comparison');
    expect(compared().request.body).toEqual({ names: ['示例甲商会', '示例乙公司, Ltd.'] });
    const said = () => text(element.querySelector('tx-names-file-source'));
    expect(said()).toContain('名册.xlsx：读到 2 个名称');
    expect(said()).toContain('“民族”是个人隐私，没有读取');
    expect(said()).toContain('第 1 行：标题');
    expect(text(element)).toContain('2 个名称');
    await choose(element, '名称在哪一列', '3 简称');
    await answered(http, { sheet: '崇川', column: 2 }, { ...LISTED, column: 2, names: ['示例甲'], count: 1 });
    expect(compared().request.body).toEqual({ names: ['示例甲'] });
    await choose(element, '工作表', '如东');
    await answered(http, { sheet: '如东' }, { ...LISTED, sheet: '如东' });
    expect(compared().request.body).toEqual({ names: ['示例甲商会', '示例乙公司, Ltd.'] });
  });

  it('asks what becomes of the names in the list when a file is chosen besides, and compares at once', async () => {
    const { http, element, press, paste } = await openComparison();
    await paste('示例丙商会');
    await press('比对');
    http.expectOne((r) => r.url === '/api/organizations/comparison').flush({ ...ANSWER, items: [ANSWER.items[3]] });
    await settle();
    await dropped(new File(['x'], '名册.xlsx'));
    await answered(http, {}, LISTED);
    expect(element.querySelector('textarea')?.value).toBe('示例丙商会');
    expect(text(element.querySelector('[role="alertdialog"]'))).toContain('名单里已有 1 个名称，“名册.xlsx”里的怎么放？');
    await press('加在后面');
    expect(element.querySelector('textarea')?.value).toBe('示例丙商会\n1. 示例甲商会\n示例乙公司, Ltd.');
    expect(element.querySelector('tx-compared-piles')).toBeNull();
    const asked = http.expectOne((r) => r.url === '/api/organizations/comparison');
    expect(asked.request.body).toEqual({ names: ['示例丙商会', '示例甲商会', '示例乙公司, Ltd.'] });
    asked.flush({ ...ANSWER, items: [ANSWER.items[3]] });
    await settle();
    await dropped(new File(['x'], '名册.xlsx'));
    await answered(http, {}, LISTED);
    await press('替换');
    expect(element.querySelector('textarea')?.value).toBe('1. 示例甲商会\n示例乙公司, Ltd.');
    http.expectOne((r) => r.url === '/api/organizations/comparison');
  });

  it('reads a file that is dropped in the moment in which the list is cleared', async () => {
    const { http, element, paste } = await openComparison();
    await paste('示例丙商会');
    [...element.querySelectorAll('button')].find((button) => text(button) === '清空')?.click();
    await dropped(new File(['x'], '名册.xlsx'));
    await answered(http, {}, LISTED);
    expect(element.querySelector('textarea')?.value).toBe('1. 示例甲商会\n示例乙公司, Ltd.');
    http.expectOne((r) => r.url === '/api/organizations/comparison');
  });

  it('says why a file is not read, waits for none that was given up, and forgets it when the list is altered by hand', async () => {
    const { http, element, paste } = await openComparison();
    const alert = () => text(element.querySelector('[role="alert"]'));
    await dropped(new File(['x'], '名册.xlsx'));
    http
      .expectOne('/api/organizations/comparison/file')
      .flush(
        { type: 'workbook_refused', title: '', status: 422, detail: '工作簿设有打开密码，请去掉密码后再读' },
        { status: 422, statusText: 'x' },
      );
    await settle();
    expect(alert()).toBe('名册.xlsx：工作簿设有打开密码，请去掉密码后再读');
    await dropped(new File(['x'], '名册.xlsx'));
    await answered(http, {}, { ...LISTED, count: 12_345, names: [] });
    expect(alert()).toBe('共 12,345 个名称，一次最多比对 10,000 个：请分几次粘贴');
    await paste('示例丙商会');
    expect([alert(), text(element.querySelector('tx-names-file-source'))]).toEqual(['', expect.not.stringContaining('名册')]);
    await dropped(new File(['x'], '别的.xlsx'));
    const waiting = http.expectOne('/api/organizations/comparison/file');
    await paste('示例丁商会');
    expect(waiting.cancelled).toBe(true);
    expect(element.querySelector('textarea')?.value).toBe('示例丁商会');
  });
});
