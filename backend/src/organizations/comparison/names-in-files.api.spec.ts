import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counts } from '../../../test/facts.js';
import { type Body, type Office, openOffice, type Reply } from '../../../test/office.js';
import { form } from '../../../test/papers.js';
import { text, workbook } from '../../../test/workbooks.js';
import type { NamesFileAnswer } from './comparison.dto.js';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ jobTimes: null });
}, 60_000);
afterAll(() => office.stop());

const URL = '/api/organizations/comparison/file';
const NUMBER = '11010519491231002X';

async function sent(file: Buffer | undefined, facts: Body = {}, login = 'supervisor'): Promise<Reply<NamesFileAnswer & Body>> {
  const { body, headers } = form(facts, file, 'list.xlsx');
  return (await office.as(login)).send('POST', URL, body, { ...headers, 'accept-language': 'zh' });
}
async function names(file: Buffer, facts: Body = {}): Promise<NamesFileAnswer> {
  const { status, body } = await sent(file, facts);
  expect([status, body]).toEqual([200, body]);
  return body;
}
const sheet = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells, row) => {
      const filled = cells.map((cell, at) => (cell ? text(`${String.fromCharCode(65 + at)}${row + 1}`, cell) : ''));
      return `<row r="${row + 1}">${filled.join('')}</row>`;
    })
    .join('');
const book = (...tables: (readonly (readonly string[])[])[]): Buffer => workbook({ sheets: tables.map(sheet) });
const heads = ({ columns }: NamesFileAnswer): string[] => columns.map(({ head, notice }) => (notice ? `${head} (${notice})` : head));

it('gives the names of the column that is headed so, without what is no record and what is private', async () => {
  const list = await names(
    book([
      ['示例县商会名册'],
      ['填报单位：示例科'],
      ['序号', '单位名称', '区县', '会长', '民族', '会员数'],
      ['一、崇川区'],
      ['1', '示例甲商会', '崇川区', '张甲一', '汉', '12'],
      ['2', `示例乙商会`, '崇川区', '李乙二', '满', '30'],
      ['', '小计', '', '', '', '42'],
      ['3', '示例 丙\n商会', '如东县', NUMBER, '汉', '7'],
      ['合计', '', '', '', '', '49'],
      ['注：截至2025年底'],
    ]),
  );
  expect(list).toMatchObject({ sheet: 'Sheet1', sheets: ['Sheet1'], column: 1, count: 3, notices: [] });
  expect(list.names).toEqual(['示例甲商会', '示例乙商会', '示例丙商会']);
  expect(heads(list)).toEqual(['序号', '单位名称', '区县', '会长', '民族 (privacy)', '会员数']);
  expect(list.skipped.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    '1 标题',
    '2 填报单位一行',
    '4 分组',
    '7 小计',
    '9 合计',
    '10 表注',
  ]);
});

it('is content with a column of names alone, headed or not', async () => {
  const short = await names(book([['附件1'], ['序号', '组织全称'], ['1', '示例甲商会'], ['2', '示例乙商会'], ['', '合计 2家']]));
  expect([short.names, heads(short)]).toEqual([
    ['示例甲商会', '示例乙商会'],
    ['序号', '组织全称'],
  ]);
  const bare = await names(book([['1', '示例甲商会', NUMBER], ['2', '示例乙商会', NUMBER], [], ['3', '少数民族示例商会', NUMBER]]));
  expect([bare.names, heads(bare)]).toEqual([
    ['示例甲商会', '示例乙商会', '少数民族示例商会'],
    ['1', '示例甲商会', ' (privacy)'],
  ]);
  const numbered = await names(book([['名称'], ['一、示例甲商会'], ['二、示例乙商会']]));
  expect(numbered.names).toEqual(['一、示例甲商会', '二、示例乙商会']);
  const people = await names(
    book([
      ['姓名', '民族'],
      ['张甲一', '汉'],
      ['李乙二', '满'],
    ]),
  );
  expect(heads(people)).toEqual(['姓名', '民族 (privacy)']);
});

it('reads another sheet, another column, and no hidden sheet', async () => {
  const tables = [
    [['填写说明：请如实填写']],
    [
      ['商会名称', '简称', '区县'],
      ['示例甲商会', '示例甲', '崇川区'],
    ],
    [['备选'], ['示例丁商会']],
    [['名称'], ['示例隐商会']],
  ];
  const file = workbook({ sheets: tables.map(sheet), names: ['说明', '甲表', '乙表', '隐'], tabs: ['', '', '', 'state="hidden"'] });
  expect(await names(file)).toMatchObject({ sheet: '甲表', sheets: ['说明', '甲表', '乙表'], names: ['示例甲商会'] });
  expect(await names(file, { sheet: '甲表', column: 1 })).toMatchObject({ column: 1, names: ['示例甲'] });
  expect(await names(file, { sheet: '乙表' })).toMatchObject({ sheet: '乙表', column: 0, names: ['备选', '示例丁商会'] });
  const hidden = await sent(file, { sheet: '隐' });
  expect([hidden.status, hidden.body['refusal']]).toEqual([422, 'noSheet']);
});

it('reads a text as Chinese spreadsheets write it, and the workbook of a county', async () => {
  const lines = ['名称,属地', '甲商会,南通', '乙商会,南通'].join('\r\n');
  const inGb18030 = Buffer.from('c3fbb3c62ccaf4b5d80d0abcd7c9ccbbe12cc4cfcda80d0ad2d2c9ccbbe12cc4cfcda8', 'hex');
  for (const file of [Buffer.from(lines), inGb18030, Buffer.from(`\uFEFF${lines}`, 'utf16le')])
    expect(await names(file)).toMatchObject({ sheet: null, sheets: [], names: ['甲商会', '乙商会'] });
  expect((await names(Buffer.from('示例甲商会\n示例乙商会\n'))).names).toEqual(['示例甲商会', '示例乙商会']);
  const messy = join(import.meta.dirname, '..', '..', '..', 'test', 'messy', 'data', 's01_联谊组织统计表.xlsx');
  expect((await names(readFileSync(messy))).names).toHaveLength(10);
});

it('lets out no identity number and no private column, whatever is asked for', async () => {
  const file = book([
    ['名称', '区县', '身份证号', `备注 ${NUMBER}`],
    [`示例甲商会 ${NUMBER}`, '崇川区', NUMBER, ''],
    ['示例乙商会', '崇川区', NUMBER, `联系人 ${NUMBER}`],
  ]);
  const { names: given, skipped } = await names(file);
  expect([given, skipped]).toEqual([['示例乙商会'], [{ row: 2, reason: '含身份证号码' }]]);
  for (const column of [0, 1, 3]) expect((await sent(file, { column })).text).not.toContain(NUMBER);
  for (const column of [2, 4]) {
    const { status, body } = await sent(file, { column });
    expect([status, body['errors']]).toMatchObject([422, [{ pointer: '/column', code: 'unknown_field' }]]);
  }
});

it('tells how many there are where they are more than are compared at once', async () => {
  const many = Array.from({ length: 10_001 }, (_, at) => `示例${at}商会`).join('\n');
  expect(await names(Buffer.from(many))).toMatchObject({ count: 10_001, names: [] });
});

it('refuses what is no list in its sentence, and keeps nothing of any file', async () => {
  const before = await counts(office.database.ownerUrl);
  const refusal = async (file: Buffer): Promise<unknown> => {
    const { status, body } = await sent(file);
    return [status, body['refusal'], body['detail']];
  };
  expect(await refusal(Buffer.alloc(0))).toEqual([422, 'empty', '文件是空的（0 字节），请重新选择']);
  expect(await refusal(Buffer.from('PK\u0003\u0004 no workbook'))).toEqual([
    422,
    'broken',
    '文件不完整或已损坏，请重新拷贝，或用 Excel、WPS 打开后另存',
  ]);
  expect(await refusal(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]))).toEqual([
    422,
    'notWorkbook',
    '不是能读的表格：请在 Excel 或 WPS 中另存为 xlsx、xls 或 csv',
  ]);
  expect(await refusal(workbook({ type: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }))).toEqual([
    422,
    'macros',
    '工作簿含宏，请另存为不含宏的 xlsx',
  ]);
  expect(await refusal(Buffer.from(' \n \n'))).toEqual([422, 'noList', '没有找到名单：表里没有内容']);
  expect((await sent(undefined)).status).toBe(422);
  expect((await sent(book([['名称'], ['示例甲商会']]), { sheets: 'x' })).status).toBe(422);
  await names(book([['名称'], ['示例甲商会']]));
  const { 'public.sessions': _, ...after } = await counts(office.database.ownerUrl);
  expect(after).toEqual({ ...before, 'public.sessions': undefined });
});

it('is for who reads organizations', async () => {
  const file = Buffer.from('示例甲商会\n');
  for (const login of ['viewer', 'rudong']) expect((await sent(file, {}, login)).status).toBe(200);
  expect((await sent(file, {}, 'admin')).status).toBe(403);
});
