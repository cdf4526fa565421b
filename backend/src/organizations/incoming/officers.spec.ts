import { officersOf } from './officers.js';

const said = (text: string, post = '负责人'): string | undefined =>
  officersOf(text, post)
    ?.map((one) => `${one.post} ${one.person}`)
    .join(', ');

it.each([
  ['会长：张甲一、副会长：李乙二、王丙三、秘书长：赵丁四', '会长 张甲一, 副会长 李乙二, 副会长 王丙三, 秘书长 赵丁四'],
  ['会长:张甲一; 副会长:李乙二,王丙三; 秘书长:赵丁四', '会长 张甲一, 副会长 李乙二, 副会长 王丙三, 秘书长 赵丁四'],
  ['会长：张甲一\n副会长：李乙二、王丙三', '会长 张甲一, 副会长 李乙二, 副会长 王丙三'],
  ['张甲一（会长）、李乙二（副会长）', '会长 张甲一, 副会长 李乙二'],
  ['会长 张甲一；副会长 李乙二；副会长 王丙三', '会长 张甲一, 副会长 李乙二, 副会长 王丙三'],
  ['张甲一 会长', '会长 张甲一'],
  ['常务副会长：张甲一', '常务副会长 张甲一'],
  ['张甲一', '负责人 张甲一'],
  ['张　甲', '负责人 张甲'],
  ['张甲一  李乙二', '负责人 张甲一, 负责人 李乙二'],
  ['张甲一/李乙二', '负责人 张甲一, 负责人 李乙二'],
  ['阿卜杜拉·买买提', '负责人 阿卜杜拉·买买提'],
  ['John Smith', '负责人 John Smith'],
  ['会长：', ''],
  ['联系0513-80001001', undefined],
  ['会长由副主任张甲一兼任，待换届', undefined],
])('%s', (text, officers) => expect(said(text)).toBe(officers));

it('knows the posts of the organization, whatever its charter calls them', () => {
  const read = (text: string): string | undefined =>
    officersOf(text, '负责人', new Set(['联席会长']))
      ?.map((one) => `${one.post} ${one.person}`)
      .join(', ');
  expect(said('联席会长：张甲一')).toBeUndefined();
  expect(['联席会长：张甲一、李乙二', '张甲一（联席会长）', '联席会长 张甲一'].map(read)).toEqual([
    '联席会长 张甲一, 联席会长 李乙二',
    '联席会长 张甲一',
    '联席会长 张甲一',
  ]);
});
