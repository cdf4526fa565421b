import fc from 'fast-check';
import { PartialDate } from '../../../platform/time/partial-date.js';
import type { GridCell } from '../../grid.js';
import { chineseNumber, inDigits } from './chinese-number.js';
import { dateOfText, readDate, readSpan, yearsBetween } from './dates.js';
import { readNumber, readTermNumber, unitOf } from './numbers.js';
import { readPhone } from './phones.js';
import { readYesNo } from './yes-no.js';

const text = (value: string): GridCell => ({ sort: 'text', text: value });
const number = (value: string): GridCell => ({ sort: 'number', text: value });
const dated = (cell: GridCell): string => {
  const read = readDate(cell);
  return 'date' in read ? read.date.toString() : read.fault;
};

describe('Chinese numerals', () => {
  it.each([
    ['十', 10],
    ['二十三', 23],
    ['二〇一九', 2019],
    ['一百零五', 105],
    ['三百二十', 320],
    ['两千', 2000],
    ['十百', undefined],
    ['甲', undefined],
    ['', undefined],
  ])('%s', (signs, value) => expect(chineseNumber(signs)).toBe(value));

  it('become digits where they stand', () => expect(inDigits('二〇一九年十二月三十一日')).toBe('2019年12月31日'));
});

describe('a date', () => {
  it.each([
    ['2019', '2019'],
    ['2019年', '2019'],
    ['2019.5', '2019-05'],
    ['2019.05', '2019-05'],
    [' 2019 . 5 ', '2019-05'],
    ['2019年5月', '2019-05'],
    ['2019年5月份', '2019-05'],
    ['2019-5', '2019-05'],
    ['201905', '2019-05'],
    ['2019.10', '2019-10'],
    ['2019.1', '2019-01'],
    ['2019年5月8日', '2019-05-08'],
    ['2019/5/8', '2019-05-08'],
    ['2019-05-08 00:00:00', '2019-05-08'],
    ['20190508', '2019-05-08'],
    ['２０１９．５．８', '2019-05-08'],
    ['二〇一九年五月', '2019-05'],
    ['二○一九年五月八日', '2019-05-08'],
    ['43586', '2019-05-01'],
    ['2019-02-30', 'impossible'],
    ['2019年4月31日', 'impossible'],
    ['2019.13', 'impossible'],
    ['20190230', 'impossible'],
    ['2O19.5', 'unreadable'],
    ['不详', 'unreadable'],
    ['5月8日', 'unreadable'],
    ['约2019年', 'unreadable'],
    ['0019.5', 'unreadable'],
    ['12345', 'unreadable'],
  ])('%s is %s', (written, read) => expect(dated(text(written))).toBe(read));

  it('the number 2019.1 may be January or October, 2019.10 and 2019.5 may not', () => {
    expect(['2019.1', '2019.10', '2019.5', '43586', '20190508', '2019'].map((value) => dated(number(value)))).toEqual([
      'ambiguous',
      '2019-10',
      '2019-05',
      '2019-05-01',
      '2019-05-08',
      '2019',
    ]);
  });

  it('of a date cell is no finer than it was shown', () => expect(dated({ sort: 'date', text: '2019-05' })).toBe('2019-05'));

  it('is read again however it is written', () => {
    const ways = [
      (y: string, m: string, d: string) => `${y}.${m}.${d}`,
      (y: string, m: string, d: string) => `${y}年${m}月${d}日`,
      (y: string, m: string, d: string) => ` ${y} / ${m} / ${d} `,
      (y: string, m: string, d: string) => `${y}${m.padStart(2, '0')}${d.padStart(2, '0')}`,
    ];
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...ways), (iso, way) => {
        const [y = '', m = '', d = ''] = iso.split('-').map((part) => String(Number(part)));
        expect(dated(text(way(y, m, d)))).toBe(iso);
      }),
    );
  });
});

describe('from when until when', () => {
  const span = (written: string): string => {
    const read = readSpan(text(written));
    return 'fault' in read ? read.fault : `${read.from.toString()} ${read.to.toString()} ${yearsBetween(read.from, read.to) ?? '?'}`;
  };
  it.each([
    ['2019.5-2024.5', '2019-05 2024-05 5'],
    ['2018年5月至2023年5月', '2018-05 2023-05 5'],
    ['2019.5～2022.4', '2019-05 2022-04 3'],
    ['2014.4—2018.4', '2014-04 2018-04 4'],
    ['2019-2024', '2019 2024 5'],
    ['2019-05-2024-05', '2019-05 2024-05 5'],
    ['2019-05-18至2024-05-17', '2019-05-18 2024-05-17 5'],
    ['2019.5-2024.8', '2019-05 2024-08 ?'],
    ['2018年5月至2013年5月', '2018-05 2013-05 ?'],
    ['2019.13-2024.5', 'impossible'],
    ['五年', 'unreadable'],
    ['2019.5', 'unreadable'],
  ])('%s is %s', (written, read) => expect(span(written)).toBe(read));

  it('years are reckoned as precisely as the less precise end is told', () => {
    expect(yearsBetween(PartialDate.parse('2019-05'), PartialDate.parse('2024'))).toBe(5);
    expect(yearsBetween(PartialDate.parse('2019-05-18'), PartialDate.parse('2024-05'))).toBe(5);
  });
});

describe('a number', () => {
  it.each([
    ['120', 1, 120],
    ['120人', 1, 120],
    ['1,250', 1, 1250],
    ['１，２５０', 1, 1250],
    ['１２０', 1, 120],
    ['三百二十', 1, 320],
    ['1.2万', 1, 12000],
    ['0.07', 10_000, 700],
    ['-5', 1, -5],
    ['若干', 1, undefined],
    ['约120', 1, undefined],
    ['abc', 1, undefined],
    ['1,2', 1, undefined],
    ['', 1, undefined],
  ])('%s times %p is %p', (written, unit, value) => expect(readNumber(text(written), unit)).toBe(value));

  it('of a term is read with or without its words', () => {
    expect(['第三届', '三', '3', '3届', '第十二届', '首届', '新'].map((one) => readTermNumber(text(one)))).toEqual([
      3,
      3,
      3,
      3,
      12,
      1,
      undefined,
    ]);
  });

  it('is counted in what its head says', () => {
    expect(['会员数（万人）', '会员数\n(人)', '金额（单位：万元）', '会员数'].map(unitOf)).toEqual([10_000, 1, 10_000, undefined]);
  });
});

describe('a phone', () => {
  const phone = (cell: GridCell): string => {
    const read = readPhone(cell);
    return 'phone' in read ? read.phone : read.fault;
  };
  it.each([
    ['138-0000-0001', '13800000001'],
    ['+86 138 0000 0001', '13800000001'],
    ['１３８００００００２５', '13800000025'],
    ['0513-8000-1003', '0513-80001003'],
    ['（0513）80001003', '0513-80001003'],
    ['051380001003', '0513-80001003'],
    ['51380001003', '0513-80001003'],
    ['010-80001003', '010-80001003'],
    ['0513-80001003转801', '0513-80001003转801'],
    ['13800000001、0513-80001003', '13800000001、0513-80001003'],
    ['0513-80012', 'digits'],
    ['0513-8000123456', 'digits'],
    ['1380000000', 'digits'],
    ['待补', 'digits'],
    ['1.38E+10', 'lost'],
  ])('%s is %s', (written, read) => expect(phone(text(written))).toBe(read));

  it('typed as a number gets its leading 0 back', () => expect(phone(number('51380001003'))).toBe('0513-80001003'));
});

it('yes and no are read in their signs and words', () => {
  expect(['√', '是', '有', 'Y', '×', '否', '无', '筹建中'].map(readYesNo)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    undefined,
  ]);
});

it.each([
  ['不详，不晚于2024年3月1日', '[..2024-03-01]'],
  ['不晚于2019年', '[..2019-12-31]'],
  ['2018-03-01至2019-05-31之间', '[2018-03-01..2019-05-31]'],
])('what our own exports say of a date that is known less: %s', (text, date) => {
  const read = dateOfText(text);
  expect('date' in read ? read.date.toString() : read).toBe(date);
});
