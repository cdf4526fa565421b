import { isPrivateHead } from '../../spreadsheets/index.js';
import { columnsFrom, IMPORT_FIELDS } from './import-columns.js';

it('has no field whose own words would be left out as private', () =>
  expect(IMPORT_FIELDS.filter(({ words }) => isPrivateHead(words.zh) || isPrivateHead(words.en))).toEqual([]));

const read = (...heads: string[]): (string | null)[] =>
  columnsFrom(
    heads.map((head) => ({ head, meant: head.startsWith('会员数') ? 'members' : null, leftOut: false })),
    () => [],
    new Map(),
  ).map(({ field }) => field);

it('takes a head by its name before what lists call other columns', () => {
  expect(read('名称', '成立日期', '登记日期')).toEqual(['name', 'foundedOn', 'fields.registeredOn']);
  expect(read('商会名称', '登记日期', '所在县市')).toEqual(['name', 'foundedOn', 'areaName']);
});

it('does not take a count by the ten thousand for a count', () =>
  expect(read('会员数', '会员数（万人）')).toEqual(['fields.members', null]));

it('reads 会长 below 负责人员 as the post it is, and a column of officers only where its cells name the posts', () => {
  const cells = ['张甲一', '李乙二'];
  const of = (head: string, texts: readonly string[]): (string | null)[] =>
    columnsFrom([{ head, meant: 'officers', leftOut: false }], () => texts, new Map()).map(({ field }) => field);
  expect([of('负责人员会长', cells), of('负责人员副会长', cells), of('负责人员名誉会长', cells), of('班子情况', cells)]).toEqual([
    ['chair'],
    ['viceChair'],
    [null],
    [null],
  ]);
  expect(of('班子情况', ['会长：张甲一；副会长：李乙二', ''])).toEqual(['officers']);
});
