import fc from 'fast-check';
import { daysBetween, isDay } from '../../../platform/time/day.js';
import { BUILT_IN, formatOf, saidDate, shownNumber } from './shown.js';

const shown = (value: number, code: string, from1904 = false): string | null => shownNumber(value, formatOf(code), from1904);

describe('a number in its cell', () => {
  it.each([
    [43586, 'yyyy-mm-dd', 'd2019-05-01'],
    [43586, 'yyyy/m/d h:mm', 'd2019-05-01'],
    [43586.75, '[$-804]yyyy"年"m"月"d"日";@', 'd2019-05-01'],
    [43586, 'yyyy"年"m"月"', 'd2019-05'],
    [43586, 'mmm-yy', 'd2019-05'],
    [43586, 'yyyy', 'd2019'],
    [43586, 'm"月"d"日"', 't5月1日'],
    [43586, '[DBNum1][$-804]yyyy"年"m"月"', 'd2019-05'],
    [0.5, 'h:mm', 't12:00'],
    [59, 'yyyy-mm-dd', 'd1900-02-28'],
    [61, 'yyyy-mm-dd', 'd1900-03-01'],
    [0, 'yyyy-mm-dd', 'n0'],
    [2019.1, 'General', 'n2019.1'],
    [2019.1, '0.00', 'n2019.10'],
    [2019.1, '0.00_);[Red](0.00)', 'n2019.10'],
    [0.02, '0', 'n0.02'],
    [0.1 + 0.2, 'General', 'n0.3'],
    [13800000002, '0.00E+00', 'n13800000002'],
    [51380001003, '000000000000', 'n051380001003'],
    [1250, '#,##0', 'n1250'],
    [120, '0"人"', 'n120'],
    [0.256, '0%', 't25.6%'],
    [-5, '0.0', 'n-5.0'],
    [123456789012345680, 'General', 'n123456789012345680'],
    [7, '@', 'n7'],
  ])('%p as %p is %p', (value, code, said) => expect(shown(value, code)).toBe(said));

  it('counts from 1904 where the workbook does', () => expect(shown(42124, 'yyyy-mm-dd', true)).toBe('d2019-05-01'));

  it('takes the formats that have a number alone for the Chinese ones', () => {
    expect([27, 31, 57].map((id) => shown(43586, BUILT_IN[id] ?? ''))).toEqual(['d2019-05', 'd2019-05-01', 'd2019-05']);
  });

  it('is the day that many days after the first, whichever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const day = shown(serial, 'yyyy-mm-dd')?.slice(1) ?? '';
        return isDay(day) && daysBetween('1899-12-30', day) === serial;
      }),
    );
  });

  it('says no more of a day than is shown', () => {
    expect(saidDate('2019-05-18', { year: true, month: false, day: false })).toBe('d2019');
    expect(saidDate('2019-05-18', { year: false, month: true, day: false })).toBe('t5月');
  });
});
