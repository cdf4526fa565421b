import type { PrintedTable } from '../../api/tables';
import { copyTable, htmlOf, textOf } from './copied-table';

const table: PrintedTable = {
  asOf: '2022-06-30',
  title: ['名录', '（2022年6月30日）'],
  marks: [],
  locale: 'zh',
  reporterLabel: '填报单位（盖章）：',
  reporter: '',
  nothing: '当日没有符合条件的组织',
  day: '',
  unit: '',
  columns: [
    { key: 'number', format: 'text', width: 6 },
    { key: 'name', format: 'text', width: 40 },
    { key: 'fields.members', format: 'number', width: 10 },
    { key: 'fields.members.previous', format: 'number', width: 10 },
    { key: 'foundedOn', format: 'day', width: 10 },
  ],
  head: [
    [
      { text: '序号', columns: 1, rows: 2 },
      { text: '名称', columns: 1, rows: 2 },
      { text: '会员数', columns: 2, rows: 1 },
      { text: '成立', columns: 1, rows: 2 },
    ],
    [
      { text: '本期', columns: 1, rows: 1 },
      { text: '上年同期', columns: 1, rows: 1 },
    ],
  ],
  lines: [
    { sort: 'group', cells: ['崇川区'] },
    { sort: 'row', id: 'a', cells: ['1', '甲 & <乙>商会', '1,250', '1,200', '2015年'] },
    { sort: 'total', cells: ['合计', '1个', '1,250', '1,200', ''] },
  ],
  notes: [],
  signatures: [],
};

it('keeps what is merged down together', () => {
  const merged: PrintedTable = {
    ...table,
    lines: [
      { sort: 'row', id: 'a', cells: ['1', '甲商会', '1', '2', '会长'], down: [2, 2, 1, 1, 1] },
      { sort: 'row', id: 'a', cells: ['1', '甲商会', '3', '4', '秘书长'], down: [0, 0, 1, 1, 1] },
    ],
  };
  expect(htmlOf(merged).match(/甲商会/g)).toHaveLength(1);
  expect(htmlOf(merged).match(/rowspan="2" style="[^"]*mso/g)).toHaveLength(2);
});

it('a copied table has borders, its heads over each other, and texts that stay texts', () => {
  const html = document.createElement('div');
  html.innerHTML = htmlOf(table);
  expect(html.querySelector('caption')?.innerHTML).toBe('名录<br>（2022年6月30日）');
  const rows = [...html.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).toEqual([
    ['序号', '名称', '会员数', '成立'],
    ['本期', '上年同期'],
    ['崇川区'],
    ['1', '甲 & <乙>商会', '1,250', '1,200', '2015年'],
    ['合计', '1个', '1,250', '1,200', ''],
  ]);
  const cells = [...html.querySelectorAll<HTMLElement>('td')];
  expect(cells.every((cell) => cell.getAttribute('style')?.includes('border:'))).toBe(true);
  expect(cells[1]?.getAttribute('style')).toContain("mso-number-format:'\\@'");
  expect(cells[2]?.getAttribute('style')).toContain('text-align:right');
});

it('the same as text has a line for each line and the lowest head over each column', () => {
  expect(textOf(table).split('\n')).toEqual([
    '名录',
    '（2022年6月30日）',
    '序号\t名称\t本期\t上年同期\t成立',
    '崇川区',
    '1\t甲 & <乙>商会\t1,250\t1,200\t2015年',
    '合计\t1个\t1,250\t1,200\t',
  ]);
});

it('says so where the browser lets nothing into the clipboard', async () => {
  // The page of the tests has neither way.
  Object.assign(document, { execCommand: () => false });
  expect(await copyTable(table)).toBe(false);
});
