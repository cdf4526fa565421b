import type { PrintedTable } from './printed.js';
import { tableAsXlsx } from './table.xlsx.js';
import { leastWidths, linesIn } from './widths.js';

const TABLE: PrintedTable = {
  asOf: '2022-06-30',
  locale: 'zh',
  title: ['示例底数表'],
  marks: [],
  reporter: '',
  day: '截至日期：2022年6月30日',
  unit: '',
  columns: [
    { key: 'number', format: 'text', width: 4 },
    { key: 'row', format: 'text', width: 10 },
    { key: 'value', format: 'number', width: 6 },
  ],
  head: [
    [
      { text: '序号', columns: 1, rows: 2 },
      { text: 'Jurisdiction', columns: 1, rows: 2 },
      { text: '其中', columns: 1, rows: 1 },
    ],
    [{ text: '海外侨团与工作站', columns: 1, rows: 1 }],
  ],
  lines: [{ sort: 'row', cells: [{ text: '128', number: 128 }, { text: '如东县' }, { text: '1,234', number: 1234 }] }],
  notes: [],
  signatures: [],
};

it('keeps words and numbers whole, and parts Chinese anywhere but in 序号', () => {
  expect(leastWidths(TABLE)).toEqual([6, 15, 7]);
  expect(linesIn('海外侨团与工作站', 7)).toBe(3);
  expect(linesIn('Certificate valid until', 14)).toBe(2);
});

it('a workbook has 序号 as numbers, its head in full and standing still', async () => {
  const { readXlsx } = await import('hucre');
  const { sheets } = await readXlsx(await tableAsXlsx(TABLE, '00000000-0000-7000-8000-0000000000aa'), { readStyles: true });
  const [sheet] = sheets;
  expect(sheet?.freezePane?.rows).toBe(4);
  expect(sheet?.rows.at(4)?.slice(0, 3)).toEqual([128, '如东县', 1234]);
  expect(sheet?.columns?.map(({ width }) => Math.round(width ?? 0))).toEqual([6, 15, 7]);
  expect(sheet?.rowDefs?.get(3)?.height).toBeGreaterThanOrEqual(3 * 20);
});
