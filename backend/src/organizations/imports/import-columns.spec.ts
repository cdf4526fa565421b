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
