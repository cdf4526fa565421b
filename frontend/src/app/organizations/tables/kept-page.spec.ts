import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ComparedRow, KeptTableOne } from '../../api/tables';
import { answerKinds, openOffice, provideOffice, screenOf, settle, text, TODAY, until } from '../../testing/office';
import { KeptPage } from './kept-page';

const KEPT: KeptTableOne = {
  id: 'k1',
  tableId: 't1',
  title: '2025年商会名录',
  asOf: '2025-12-31',
  handedTo: '示例市委办公室',
  purpose: '年度统计',
  keptAt: '2026-01-05T02:00:00Z',
  account: '李乙二',
  format: 'xlsx',
  fileName: '2025年商会名录.xlsx',
  sha256: 'abcdef0123456789',
  table: {
    asOf: '2025-12-31',
    title: ['2025年商会名录'],
    marks: [],
    locale: 'zh',
    reporterLabel: '填报单位（盖章）：',
    reporter: '市委统战部',
    nothing: '当日没有符合条件的组织',
    day: '2025-12-31',
    unit: '',
    columns: [{ key: 'name', format: 'text', width: 20 }],
    head: [[{ text: '名称', columns: 1, rows: 1 }]],
    lines: [{ sort: 'row', id: 'o1', cells: ['示例上报商会'] }],
    notes: [],
    signatures: [],
  },
};
const ROW: ComparedRow = {
  id: 'o1',
  name: '示例更正商会',
  how: 'changed',
  corrected: true,
  cells: [{ column: '名称', kept: '示例上报商会', now: '示例更正商会', corrected: true }],
  changes: [],
};

async function open() {
  TestBed.configureTestingModule({ providers: provideOffice([{ path: 'tables/kept/:id', component: KeptPage }]) });
  const http = openOffice();
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/tables/kept/k1');
  answerKinds(http);
  const asked = http.expectOne('/api/kept-tables/k1');
  const element = screenOf(harness);
  const click = async (name: string) => {
    [...element.querySelectorAll('button')].find((b) => text(b) === name)?.click();
    await settle();
  };
  return { http, element, asked, click };
}

describe('a kept table', () => {
  it('stands as it was handed up, with to whom and why', async () => {
    const { element, asked } = await open();
    asked.flush(KEPT);
    await settle();
    expect(text(element.querySelector('.facts'))).toContain('报送：示例市委办公室');
    expect(text(element.querySelector('.facts'))).toContain('事由：年度统计');
    expect(text(element.querySelector('article tbody'))).toContain('示例上报商会');
    expect(element.querySelector('.compared')).toBeNull();
  });

  it('is compared with today, or with its own day as recorded now; each row says what it was and is', async () => {
    const { http, element, asked, click } = await open();
    asked.flush(KEPT);
    await settle();
    await click('与现在比较');
    const left: ComparedRow = { ...ROW, id: 'o2', name: '示例退出商会', how: 'removed', corrected: false, cells: [] };
    http
      .expectOne((r) => r.url === '/api/kept-tables/k1/comparison' && r.params.get('asOf') === TODAY)
      .flush({ asOf: TODAY, same: 1200, traced: true, rows: [ROW, left], members: [] });
    await settle();
    expect(text(element.querySelector('.compared [role=status]'))).toBe('2 行不同，1,200 行相同');
    const rows = [...element.querySelectorAll('.compared tbody tr')].map(text);
    expect(rows[0]).toContain('更正');
    expect(rows[0]).toContain('名称 示例上报商会 → 示例更正商会');
    expect(rows[1]).toContain('现在没有');
    expect(element.querySelector('.compared tbody a')?.getAttribute('href')).toBe('/organizations/o1');
    const [paper, compared] = [element.querySelector('tx-table-paper'), element.querySelector('.compared')];
    const unprinted = () => [paper, compared].map((one) => one?.classList.contains('tx-no-print'));
    const whilePrinting: unknown[] = [];
    window.print = () => whilePrinting.push(unprinted());
    await click('打印比较');
    expect(whilePrinting).toEqual([[true, false]]);
    expect(unprinted()).toEqual([false, true]);
    Object.assign(document, { execCommand: () => true });
    await click('复制比较');
    await until(() => text(document.querySelector('mat-snack-bar-container')).includes('已复制 2 行'));
    await click('同一天（2025-12-31）按现有记录');
    http.expectOne((r) => r.url === '/api/kept-tables/k1/comparison' && r.params.get('asOf') === '2025-12-31');
  });

  it('names the organizations behind figures that differ', async () => {
    const { http, element, asked, click } = await open();
    asked.flush(KEPT);
    await settle();
    await click('与现在比较');
    const figure: ComparedRow = { ...ROW, id: 'a1', name: '崇川区', cells: [{ column: '商会', kept: '41', now: '42', corrected: true }] };
    const come: ComparedRow = { ...ROW, id: 'o9', name: '示例补录商会', how: 'added', cells: [] };
    http
      .expectOne((r) => r.url === '/api/kept-tables/k1/comparison')
      .flush({ asOf: TODAY, same: 7, traced: false, rows: [figure], members: [come] });
    await settle();
    const rows = [...element.querySelectorAll('.compared tbody tr')].map(text);
    expect(rows[0]).toContain('商会 41 → 42');
    expect(rows[0]).toContain('见下面的组织');
    expect(rows[1]).toBe('由这些组织而来');
    expect(rows[2]).toContain('示例补录商会');
    expect(rows[2]).toContain('现在才有');
    // A county has no page of that sort, what came of it has.
    expect([...element.querySelectorAll('.compared tbody a')].map((one) => one.getAttribute('href'))).toEqual(['/organizations/o9']);
  });

  it('says where it is not found or out of reach, and leads back', async () => {
    const { element, asked } = await open();
    asked.flush({ type: 'not_found', status: 404, title: '' }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(text(element.querySelector('[role=alert]'))).toContain('没有这份留底，或者不在您的权限范围内');
    expect(element.querySelector('[role=alert] a')?.getAttribute('href')).toBe('/tables');
  });
});
