import fc from 'fast-check';
import type { Grid, GridCell, MergedCells } from '../grid.js';
import type { IncomingColumn } from './incoming-column.js';
import { understand, type UnderstoodList } from './understand.js';

const column = (
  code: string,
  sort: IncomingColumn['sort'],
  zh: string,
  aliases: readonly string[] = [],
  rest: Partial<IncomingColumn> = {},
): IncomingColumn => ({
  code,
  sort,
  words: { zh, en: code },
  aliases,
  ...rest,
});
const COLUMNS = [
  column('name', 'name', '名称', [], { pattern: /名称$/ }),
  column('areaName', 'area', '属地', ['所属地区']),
  column('foundedOn', 'date', '成立日期', ['成立时间']),
  column('span', 'span', '任期'),
  column('years', 'years', '任期'),
  column('members', 'number', '会员数'),
  column('phone', 'phone', '电话', [], { further: true }),
  column('creditCode', 'creditCode', '信用代码'),
  column('post', 'post', '职务', [], { further: true }),
  column('person', 'person', '姓名', [], { further: true }),
  column('people', 'people', '负责人', [], { several: true, pattern: /会长$/ }),
];
const KNOWN = (text: string): boolean => text === '通州区';

/** A sheet from its rows; a number is a number, merged cells as A1:B2 with columns A to Z. */
function grid(rows: readonly (readonly (string | number | null)[])[], merges: readonly string[] = []): Grid {
  const cell = (value: string | number | null): GridCell | null =>
    value === null || value === '' ? null : { sort: typeof value === 'number' ? 'number' : 'text', text: String(value) };
  const corner = (place = ''): MergedCells['from'] => ({ row: Number(place.slice(1)), column: place.charCodeAt(0) - 64 });
  return {
    sheet: '名单',
    rows: rows.map((values, i) => ({ row: i + 1, hidden: false, cells: values.map(cell) })),
    merged: merges.map((ref) => ({ from: corner(ref.split(':')[0]), to: corner(ref.split(':')[1]) })),
  };
}
function read(rows: Parameters<typeof grid>[0], merges?: readonly string[]): UnderstoodList {
  const list = understand(grid(rows, merges), COLUMNS, KNOWN);
  if (!list) throw new Error('no head');
  return list;
}
const codes = ({ matched }: UnderstoodList): object =>
  Object.fromEntries(matched.map(({ head, incoming }) => [head, incoming?.code ?? 'yes or no']));
const reasons = ({ skipped }: UnderstoodList): string[] => skipped.map(({ row, reason }) => `${row} ${reason}`);
const spans = ({ records }: UnderstoodList): string[] =>
  records.map(({ row, lastRow }) => (lastRow > row ? `${row}-${lastRow}` : `${row}`));

describe('the head of a list', () => {
  it('is found beneath titles and statements, in words that look like its own', () => {
    const list = read([
      ['全市名单'],
      ['填报单位：联络科', '', '单位：人'],
      ['序号', '商会名称', '成立时间', '会员数（人）'],
      [1, '甲商会', '2019.5', 3],
    ]);
    expect(list.head.rows).toEqual([3]);
    expect(reasons(list)).toEqual(['1 title', '2 unitLine']);
    expect(codes(list)).toEqual({ 商会名称: 'name', 成立时间: 'foundedOn', '会员数（人）': 'members' });
  });

  it('has two levels where cells of the upper lie over several of the lower', () => {
    const rows = [
      ['名称', '成立及人员', null, '电话'],
      [null, '成立日期', '会长', null],
      ['甲商会', '2019', '张甲一', '0513-80001001'],
    ];
    const list = read(rows, ['A1:A2', 'B1:C1', 'D1:D2']);
    expect(list.head.rows).toEqual([1, 2]);
    expect(list.head.columns.map(({ head }) => head)).toEqual(['名称', '成立及人员成立日期', '成立及人员会长', '电话']);
    // A pasted block or a file of values tells nothing of what was merged.
    expect(read(rows).head.columns.map(({ head }) => head)).toEqual(['名称', '成立及人员成立日期', '成立及人员会长', '电话']);
  });

  it('is none where nothing is named as declared', () => {
    expect(understand(grid([['填写说明'], ['名称', '填全称'], ['请勿改动']]), COLUMNS, KNOWN)).toBeUndefined();
    expect(understand(grid([]), COLUMNS, KNOWN)).toBeUndefined();
  });

  it('between two meanings of a word is decided by what stands beneath', () => {
    expect(
      codes(
        read([
          ['名称', '任期'],
          ['甲商会', '2019.5-2024.5'],
          ['乙商会', '2018.5-2023.5'],
        ]),
      ),
    ).toMatchObject({ 任期: 'span' });
    expect(
      codes(
        read([
          ['名称', '任期'],
          ['甲商会', '5年'],
          ['乙商会', 4],
        ]),
      ),
    ).toMatchObject({ 任期: 'years' });
  });

  it('leaves out what is kept of nobody, and says what it does not know', () => {
    const list = read([
      ['名称', '成立时间', '负责人民族', '身份证号', '家庭住址', '出生年月', '传真'],
      ['甲商会', '2019', '汉', 'x', 'y', '1970.5', '1'],
    ]);
    expect(list.leftOut.map(({ head }) => head)).toEqual(['负责人民族', '身份证号', '家庭住址', '出生年月']);
    expect(list.unmatched.map(({ head }) => head)).toEqual(['传真']);
    expect(list.records[0]?.entries.map(({ of }) => of.head)).toEqual(['名称', '成立时间']);
  });

  it('knows a column without a word of its own by its cells, and says so', () => {
    const list = read([
      ['名称', '成立时间', '代码', '党组织'],
      ['甲商会', '2019', '51320600XXY000117E', '√'],
      ['乙商会', '2018', '51320600XXY0001259', '×'],
    ]);
    expect(list.matched.map(({ head, certainty }) => [head, certainty])).toEqual([
      ['名称', 'named'],
      ['成立时间', 'named'],
      ['代码', 'content'],
      ['党组织', 'content'],
    ]);
  });
});

describe('the rows of a list', () => {
  const HEAD = ['序号', '名称', '所属地区', '成立日期', '会员数'];

  it('that are no records are told with their reason', () => {
    const list = read(
      [
        HEAD,
        [1, 2, 3, 4, 5],
        ['例', '某某商会', '某区', '2019.5', 10],
        ['一、通州区（2家）'],
        [1, '甲商会', null, '2019', 3],
        [],
        HEAD,
        [2, '乙商会', null, '2018', 4],
        [null, '小 计', null, null, 7],
        ['通州区'],
        [3, null, null, null, null],
        [4, '丙商会', null, '2017', 1],
        ['合计', null, null, null, 8],
        ['注：1.人数为年末数。'],
        ['2.只填在册的。'],
        ['填表人：张甲一', null, '审核：李乙二'],
        ['2019年5月20日'],
      ],
      ['A4:E4'],
    );
    expect(reasons(list)).toEqual([
      '2 columnNumbers',
      '3 example',
      '4 section',
      '6 blank',
      '7 repeatedHeader',
      '9 subtotal',
      '10 section',
      '11 blank',
      '13 total',
      '14 note',
      '15 note',
      '16 note',
      '17 note',
    ]);
    expect(spans(list)).toEqual(['5', '8', '12']);
    expect(list.records.map(({ sections }) => sections.map(({ cell }) => cell.text))).toEqual([
      ['一、通州区（2家）'],
      ['一、通州区（2家）'],
      ['通州区'],
    ]);
    expect(list.sums.map(({ sort, records }) => [sort, records.map(({ row }) => row)])).toEqual([
      ['subtotal', [5, 8]],
      ['total', [5, 8, 12]],
    ]);
  });

  it('that say more of a record belong to it: its name merged downward, or only a holder of an office in them', () => {
    const head = ['名称', '职务', '姓名', '电话', '所属地区'];
    const rows = [
      head,
      ['甲商会', '会长', '张甲一', null, '通州区'],
      [null, '副会长', '李乙二'],
      [null, null, null],
      ['乙商会', '会长', '王丙三', null, null],
      [null, '秘书长', '赵丁四', '13800000001'],
      [null, null, null, null, '海门区'],
    ];
    const list = read(rows, ['A2:A4', 'E2:E5']);
    expect(spans(list)).toEqual(['2-4', '5-6', '7']);
    expect(list.records[0]?.further.map((row) => row.map(({ cell }) => cell.text))).toEqual([['副会长', '李乙二'], []]);
    // An area merged down the side counts for all its rows.
    expect(list.records[1]?.entries.find(({ of }) => of.incoming?.code === 'areaName')).toMatchObject({ row: 2, cell: { text: '通州区' } });
  });

  it('numbered sections end with the next of their depth', () => {
    const list = read([
      HEAD,
      ['一、商会'],
      ['（一）通州区'],
      [1, '甲商会', null, '2019', 1],
      ['（二）海门区'],
      [2, '乙商会', null, '2019', 1],
      ['二、基地'],
      [3, '丙基地', null, '2019', 1],
    ]);
    expect(list.records.map(({ sections }) => sections.map(({ cell }) => cell.text).join(' '))).toEqual([
      '一、商会 （一）通州区',
      '一、商会 （二）海门区',
      '二、基地',
    ]);
  });

  it('cells beside the list are told', () => {
    expect(
      read([
        ['名称', '成立日期', '会员数'],
        ['甲商会', '2019', 3, null, '待核'],
      ]).strays,
    ).toMatchObject([{ row: 2, column: 5, cell: { text: '待核' } }]);
  });

  it('are each told once, whatever stands in them', () => {
    const value = fc.constantFrom(
      null,
      null,
      '甲商会',
      '通州区',
      '2019.5',
      '合计',
      '小计',
      '注：无',
      '一、通州区',
      '会长',
      '张甲一',
      7,
      '√',
      '名称',
      '成立日期',
      '例',
      '1',
    );
    const rows = fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 15 });
    const merges = fc.array(fc.constantFrom('A3:A5', 'B4:B8', 'A2:E2', 'C5:D6', 'A1:A9'), { maxLength: 2 });
    fc.assert(
      fc.property(rows, merges, (body, merged) => {
        const sheet = [['名称', '成立日期', '职务', '姓名', '电话'], ...body];
        const list = read(sheet, merged);
        const told = [
          ...list.head.rows,
          ...list.skipped.map(({ row }) => row),
          ...list.records.flatMap(({ row, lastRow }) => Array.from({ length: lastRow - row + 1 }, (_, i) => row + i)),
        ];
        const last = sheet.findLastIndex((cells) => cells.some((one) => one !== null && one !== '')) + 1;
        expect(told.toSorted((a, b) => a - b)).toEqual(Array.from({ length: last }, (_, i) => i + 1));
      }),
      { numRuns: 500 },
    );
  });
});
