import { AreaBook } from '../../areas/index.js';
import { standardEntries } from '../../areas/data/standard-areas.js';
import { identityNumberCheck } from '../../platform/chinese/identity-number.js';
import type { Grid, GridCell } from '../../spreadsheets/index.js';
import { readOrganizations, type ReadList } from './list-reading.js';

type Value = string | number | GridCell | null;
const areas = new AreaBook(standardEntries(), []);
const error = (text: string): GridCell => ({ sort: 'error', text });

function read(rows: readonly (readonly Value[])[], sheet: string | null = null): ReadList {
  const cell = (value: Value): GridCell | null =>
    value === null || value === ''
      ? null
      : typeof value === 'object'
        ? value
        : { sort: typeof value === 'number' ? 'number' : 'text', text: String(value) };
  const grid: Grid = { sheet, rows: rows.map((values, i) => ({ row: i + 1, hidden: false, cells: values.map(cell) })), merged: [] };
  const list = readOrganizations(grid, areas, '2026-05-20');
  if (!list) throw new Error('no list');
  return list;
}
const errors = (list: ReadList): string[] =>
  list.errors.map(({ row, column, code, with: other }) => `${column}${row} ${code}${other ? ` ${other}` : ''}`);

describe('what is wrong in a list', () => {
  const CODE = '51320600XXY000117E';
  const row = (heads: readonly string[], ...values: (readonly Value[])[]): ReadList => read([['名称', ...heads], ...values]);

  it.each<[what: string, list: () => ReadList, found: string[]]>([
    ['no name', () => row(['地区', '成立时间'], ['', '崇川', 2019]), ['A2 NAME_MISSING']],
    [
      'the same name, blanks aside',
      () => row(['地区', '成立时间'], ['甲商会', '崇川', 2019], ['甲 商会', '崇川', 2019]),
      ['A3 DUP_IN_FILE 2'],
    ],
    [
      'the same name otherwise written',
      () => row(['地区', '成立时间'], ['南通（上海）商会', '上海', 2019], ['南通上海商會', '上海', 2019]),
      ['A3 DUP_VARIANT 2'],
    ],
    [
      'the same name with its city',
      () => row(['地区', '成立时间'], ['示例商会', '崇川', 2019], ['江苏省南通市示例商会', '崇川', 2019]),
      ['A3 DUP_VARIANT 2'],
    ],
    ['a day that is none', () => row(['地区', '成立时间'], ['甲', '崇川', '2019-02-30']), ['C2 DATE_IMPOSSIBLE']],
    ['no date', () => row(['地区', '成立时间'], ['甲', '崇川', '2O19.5']), ['C2 DATE_UNREADABLE']],
    ['January or October', () => row(['地区', '成立时间'], ['甲', '崇川', 2019.1]), ['C2 DATE_AMBIGUOUS']],
    ['a day to come', () => row(['地区', '成立时间'], ['甲', '崇川', '2031.5'], ['乙', '崇川', '2026']), ['C2 DATE_FUTURE']],
    ['an end before its beginning', () => row(['地区', '任期起止'], ['甲', '崇川', '2019.5-2014.5']), ['C2 END_BEFORE_START']],
    ['the same in two cells', () => row(['届期起', '届期止'], ['甲', '2019.5', '2014.5']), ['C2 END_BEFORE_START']],
    [
      'a term before the founding',
      () => row(['成立时间', '换届时间'], ['甲', '2018.11', '2015.5'], ['乙', '2018', '2018.5']),
      ['C2 TERM_START_BEFORE_FOUNDED'],
    ],
    ['terms that go back', () => row(['上届届次', '本届届次'], ['甲', '第三届', 3], ['乙', 2, '三']), ['C2 TERM_NUMBER_BACKWARDS']],
    ['an area that nobody knows', () => row(['地区', '成立时间'], ['甲', '通洲区', 2019]), ['B2 AREA_UNKNOWN']],
    ['a kind that there is not', () => row(['类别', '成立时间'], ['甲', '行业学会', 2019]), ['B2 KIND_UNKNOWN']],
    ['two chairs in one cell', () => row(['会长', '成立时间'], ['甲', '张甲一、李乙二', 2019]), ['B2 TWO_CHAIRS']],
    ['two chairs in two rows', () => row(['职务', '姓名'], ['甲', '会长', '张甲一'], ['', '会长', '李乙二']), ['B3 TWO_CHAIRS 2']],
    ['no number', () => row(['会员数', '成立时间'], ['甲', '若干', 2019]), ['B2 NUMBER_INVALID']],
    ['a number that cannot be', () => row(['会员数', '任期(年)'], ['甲', -5, 5], ['乙', 5, 50]), ['B2 NUMBER_RANGE', 'C3 NUMBER_RANGE']],
    [
      'a credit code that does not fit',
      () => row(['信用代码', '成立时间'], ['甲', '51320600XXY0001416', 2019]),
      ['B2 CREDIT_CODE_INVALID'],
    ],
    [
      'a credit code of two',
      () => row(['信用代码', '成立时间'], ['甲', CODE, 2019], ['乙', CODE.toLowerCase(), 2019]),
      ['B3 CREDIT_CODE_DUP 2'],
    ],
    ['a phone that is too short', () => row(['电话', '成立时间'], ['甲', '0513-80012', 2019]), ['B2 PHONE_INVALID']],
    ['a phone whose digits are gone', () => row(['电话', '成立时间'], ['甲', '1.38E+10', 2019]), ['B2 PHONE_PRECISION_LOST']],
    ['an error of the spreadsheet', () => row(['会员数', '成立时间'], ['甲', error('#REF!'), '#N/A']), ['B2 CELL_ERROR', 'C2 CELL_ERROR']],
    ['an error in a further row', () => row(['职务', '姓名'], ['甲', '会长', '张甲一'], ['', error('#N/A'), '李乙二']), ['B3 CELL_ERROR']],
    ['a formula without a value', () => row(['会员数', '成立时间'], ['甲', error('#FORMULA'), 2019]), ['B2 FORMULA_NO_VALUE']],
    ['persons that cannot be read', () => row(['会长', '成立时间'], ['甲', '由副主任兼任，待换届', 2019]), ['B2 OFFICERS_UNREADABLE']],
    ['neither yes nor no', () => row(['是否换届', '成立时间', '地区'], ['甲', '筹备中', 2019, '崇川']), ['B2 YES_NO_UNREADABLE']],
    [
      'a sum that is not one',
      () => row(['会员数', '成立时间'], ['甲', 3, 2019], ['乙', 4, 2019], ['合计', 8, '']),
      ['B4 SUBTOTAL_MISMATCH'],
    ],
  ])('%s', (_, list, found) => expect(errors(list())).toEqual(found));

  it('an identity number is neither kept nor said again', () => {
    const number = `11010119491231000${identityNumberCheck('11010119491231000')}`;
    const list = row(['备注', '成立时间'], ['甲', `证件${number}`, 2019]);
    expect(errors(list)).toEqual(['B2 IDENTITY_NUMBER']);
    expect(JSON.stringify(list)).not.toContain(number);
  });

  it('nothing of a wrong cell is kept, and nothing else is lost with it', () => {
    expect(row(['地区', '成立时间', '备注'], ['甲商会', '通洲区', '2019.5', '待核']).records).toEqual([
      {
        row: 2,
        name: '甲商会',
        foundedOn: '2019-05',
        remark: '待核',
        kind: 'chamberOfCommerce',
        cells: { name: 'A2', foundedOn: 'C2', remark: 'D2', kind: 'A2' },
      },
    ]);
  });
});

it('a text of a megabyte in any cell is no value, and does not keep anybody waiting', () => {
  const heads = ['名称', '地区', '成立时间', '任期起止', '会员数', '电话', '信用代码', '会长', '是否换届', '备注'];
  for (const long of ['1-'.repeat(500_000), '一'.repeat(1_000_000), '张甲一、'.repeat(300_000)]) {
    const list = read([[long], heads, heads.map(() => long), heads.map((_, i) => (i === 0 ? long : null))]);
    expect(list.headerRow).toBe(2);
    expect(list.errors.map(({ column }) => column)).toEqual(expect.arrayContaining(['B', 'C', 'D', 'E', 'F', 'G']));
  }
});

describe('what a list says for all its records', () => {
  const head = ['名称', '成立时间', '会员数'];

  it('kind and area come from the section, else from title or tab, with their place', () => {
    const rows = [
      ['某市组织名册'],
      head,
      ['一、异地商会（1家）'],
      ['甲会', 2019, 1],
      ['二、实践创新基地'],
      ['（一）崇川区'],
      ['乙点', 2019, 1],
    ];
    const { records } = read(rows, '海门区');
    expect(records.map(({ kind, areaName, cells }) => [kind, cells['kind'], areaName, cells['areaName']])).toEqual([
      ['chamberOfCommerce', 'A3', '海门区', 'sheet'],
      ['practiceBase', 'A5', '崇川区', 'A6'],
    ]);
  });

  it('numbers are counted in what the line of units says, where their head says nothing', () => {
    expect(read([['单位：万人'], head, ['甲会', 2019, 0.02]]).records[0]?.members).toBe(200);
  });

  it('nothing in it is later than its own day', () => {
    expect(errors(read([['（截至2019年5月20日）'], head, ['甲会', '2019.6', 1], ['乙会', '2019.5', 1]]))).toEqual(['B3 DATE_FUTURE']);
    const until = (title: string): number => read([[title], head, ['甲会', '2019.6', 1]]).errors.length;
    expect(
      ['名单（2019年5月）', '填表日期：2019.5.20', '截至2018年', '名单（2019年）', '2016年以来成立的商会', '2018-2023年名单'].map(until),
    ).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it('a total may be that of its subtotals, as they were typed', () => {
    const list = read([head, ['甲会', 2019, 3], ['小计', null, 4], ['乙会', 2019, 1], ['小计', null, 1], ['合计', null, 5]]);
    expect(errors(list)).toEqual(['C3 SUBTOTAL_MISMATCH']);
  });

  it('columns that are not read are named', () => {
    const list = read([
      [...head, '传真', '民族'],
      ['甲会', 2019, 1, '1', '汉'],
      ['乙会', 2019, 1, '2', '汉', '旁注'],
    ]);
    expect(list).toMatchObject({
      unmappedColumns: [{ column: 'D', header: '传真' }],
      leftOutColumns: [{ column: 'E', header: '民族' }],
      unreadCells: ['F3'],
    });
    expect(JSON.stringify(list.records)).not.toContain('汉');
  });
});
