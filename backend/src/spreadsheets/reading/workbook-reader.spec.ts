import * as SheetJS from '@e965/xlsx';
import fc from 'fast-check';
import { readContent, text, workbook } from '../../../test/workbooks.js';
import type { Grid } from '../grid.js';
import { recordsOf } from './program/delimited.js';
import { WorkbookReader } from './workbook-reader.js';

const reader = new WorkbookReader();

async function grids(content: Buffer): Promise<readonly Grid[]> {
  const read = await readContent(reader, content);
  if ('refused' in read) throw new Error(read.refused);
  return read.grids;
}
const cellsOf = (grid: Grid | undefined): (string | null)[][] =>
  grid?.rows.map(({ cells }) => cells.map((cell) => cell && `${cell.sort} ${cell.text}`)) ?? [];

describe('a workbook', () => {
  it('gives what its cells show, each of its sort', async () => {
    const strings =
      '<sst><si><r><t>示例</t></r><r><rPr><b/></rPr><t>商会</t></r><rPh><t>shili</t></rPh></si><si><t xml:space="preserve"> 两_x000D_\n行 </t></si></sst>';
    const row = [
      '<c r="A3" t="s"><v>0</v></c>',
      '<c r="B3" t="s"><v>1</v></c>',
      '<c r="C3" s="1"><v>43586</v></c>',
      '<c r="D3" s="2"><v>43586</v></c>',
      '<c r="E3"><v>0.30000000000000004</v></c>',
      '<c r="F3" t="b"><v>1</v></c>',
      '<c r="G3" t="e"><v>#N/A</v></c>',
      '<c r="H3"><f>SUM(A1:A2)</f><v>12</v></c>',
      '<c r="I3" t="str"><f>"甲"&amp;"乙"</f><v>甲乙</v></c>',
      '<c r="J3" t="str"><f>""</f><v></v></c>',
      '<c r="K3"><f>A1</f></c>',
      '<c r="L3" t="d" s="2"><v>2019-05-18T00:00:00</v></c>',
      '<c r="M3" s="1"/>',
      text('O3', '末'),
    ];
    const [grid] = await grids(
      workbook({ strings, formats: ['yyyy-mm-dd', 'yyyy"年"m"月"'], sheets: [`<row r="3">${row.join('')}</row>`] }),
    );
    expect(grid?.rows[0]?.row).toBe(3);
    expect(cellsOf(grid)).toEqual([
      [
        'text 示例商会',
        'text  两\n行 ',
        'date 2019-05-01',
        'date 2019-05',
        'number 0.3',
        'boolean TRUE',
        'error #N/A',
        'number 12',
        'text 甲乙',
        null,
        'error #FORMULA',
        'date 2019-05',
        null,
        null,
        'text 末',
      ],
    ]);
  });

  it('tells merged cells, hidden rows and hidden tabs, and leaves empty rows out', async () => {
    const sheet = `<row r="1">${text('A1', '名称')}</row><row r="2" s="1"><c r="A2" s="0"/></row><row r="4" hidden="1">${text('A4', '甲')}</row>`;
    const read = await grids(
      workbook({ sheets: [sheet, ''], names: ['名单', '代码'], tabs: ['', 'state="veryHidden"'], merges: ['A1:C1', 'B4:B6'] }),
    );
    expect(read).toEqual([
      {
        sheet: '名单',
        rows: [
          { row: 1, hidden: false, cells: [{ sort: 'text', text: '名称' }] },
          { row: 4, hidden: true, cells: [{ sort: 'text', text: '甲' }] },
        ],
        merged: [
          { from: { row: 1, column: 1 }, to: { row: 1, column: 3 } },
          { from: { row: 4, column: 2 }, to: { row: 6, column: 2 } },
        ],
      },
      { sheet: '代码', hidden: true, rows: [], merged: [] },
    ]);
  });

  it('of 1904 counts its days from there', async () => {
    const made = {
      workbook: '<workbookPr date1904="1"/>',
      formats: ['yyyy-mm-dd'],
      sheets: ['<row r="1"><c r="A1" s="1"><v>42124</v></c></row>'],
    };
    expect(cellsOf((await grids(workbook(made)))[0])).toEqual([['date 2019-05-01']]);
  });

  it('of Excel 97 says the same', async () => {
    const sheet = SheetJS.utils.aoa_to_sheet([
      ['名称', '日期', '月'],
      ['示例商会', 43586, 43586],
      [null, true, 0.5],
    ]);
    Object.assign(sheet['B2'] as object, { z: 'yyyy-mm-dd' });
    Object.assign(sheet['C2'] as object, { z: 'yyyy"年"m"月"' });
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }];
    const book = SheetJS.utils.book_new();
    SheetJS.utils.book_append_sheet(book, sheet, '名单');
    const [grid] = await grids(Buffer.from(SheetJS.write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array));
    expect(cellsOf(grid)).toEqual([
      ['text 名称', 'text 日期', 'text 月'],
      ['text 示例商会', 'date 2019-05-01', 'date 2019-05'],
      [null, 'boolean TRUE', 'number 0.5'],
    ]);
    expect(grid?.merged).toEqual([{ from: { row: 1, column: 1 }, to: { row: 2, column: 1 } }]);
  });
});

describe('a file of separated values', () => {
  const lines = '名称,备注\r\n甲,"两\r\n行"\r\n\r\n𠮷,"说""好"""\r\n';
  const gb18030 = Buffer.from('c3fbb3c62cb1b8d7a20d0abcd72c8231d939c0ef0d0a9534b2352cbac3', 'hex');
  const expected = [
    ['text 名称', 'text 备注'],
    ['text 甲', 'text 两\n行'],
    ['text 𠮷', 'text 说"好"'],
  ];

  it.each([
    ['UTF-8', Buffer.from(lines)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${lines}`)],
    ['UTF-16', Buffer.from(`\ufeff${lines}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${lines}`, 'utf16le').swap16()],
    ['tabs', Buffer.from(lines.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(lines.replaceAll(',', ';'))],
  ])('in %s is read', async (_, content) => {
    const [grid] = await grids(content);
    expect(cellsOf(grid)).toEqual(expected);
    // An empty line is a record; a line break in quotes ends none.
    expect(grid?.rows.map(({ row }) => row)).toEqual([1, 2, 4]);
  });

  it('in GB18030 is read, four bytes a character too', async () => {
    expect(cellsOf((await grids(gb18030))[0])).toEqual([
      ['text 名称', 'text 备注'],
      ['text 甲', 'text 㴔里'],
      ['text 𠮷', 'text 好'],
    ]);
  });

  it('of one column has no separator', async () => {
    expect(cellsOf((await grids(Buffer.from('名称\n甲 乙\n丙')))[0])).toEqual([['text 名称'], ['text 甲 乙'], ['text 丙']]);
  });

  it('loses the apostrophe that is written before what looks like a formula, and no other', async () => {
    const [grid] = await grids(Buffer.from("名称,备注\n'=1+1,'撇商会\n'-甲,''\n"));
    expect(cellsOf(grid).slice(1)).toEqual([
      ['text =1+1', "text '撇商会"],
      ['text -甲', "text ''"],
    ]);
  });

  it('gives back what was written, whatever stands in it', () => {
    const value = fc.string({ unit: fc.constantFrom('甲', 'a', '"', ',', '\n', ' ', '1') });
    const quoted = (one: string): string => `"${one.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (records) => {
        const written = records.map((record) => record.map(quoted).join(',')).join('\r\n');
        expect([...recordsOf(written, ',')]).toEqual(records);
      }),
    );
  });
});
