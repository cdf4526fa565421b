import fc from 'fast-check';
import { addDays } from '../time/day.js';
import { containsIdentityNumber, identityNumberCheck } from './identity-number.js';

// Every number here is made in the test, in a region that does not exist.
const REGION = '999999';
const days = fc.integer({ min: 0, max: 73_000 }).map((count) => addDays('1900-01-01', count).replaceAll('-', ''));
const invented = fc.tuple(days, fc.integer({ min: 0, max: 999 })).map(([day, serial]) => {
  const digits = `${REGION}${day}${String(serial).padStart(3, '0')}`;
  return digits + identityNumberCheck(digits);
});
const around = fc.constantFrom('', '身份证号', '会长张甲一，', 'ID:', '\n', '（', '1', '2019-05-18 ');
const fullWidth = (text: string): string => text.replace(/[0-9X]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

describe('containsIdentityNumber', () => {
  it('finds one anywhere, however it is written', () => {
    fc.assert(
      fc.property(invented, around, around, fc.constantFrom(' ', '-', '—', '\u3000', ' - ', '\u200B'), (number, before, after, gap) => {
        const groups = [number.slice(0, 6), number.slice(6, 14), number.slice(14)].join(gap);
        const byFour = number.replace(/(.{4})/g, `$1${gap}`);
        for (const written of [number, number.toLowerCase(), fullWidth(number), groups, byFour, fullWidth(groups)]) {
          expect(containsIdentityNumber(`${before}${written}${after}`)).toBe(true);
        }
      }),
    );
  });

  it('finds none where the check character is another, a digit is another or two neighbours are exchanged', () => {
    fc.assert(
      fc.property(invented, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const sign = number.charAt(place);
        const other = sign === 'X' ? String(shift) : String((Number(sign) + shift) % 10);
        expect(containsIdentityNumber(number.slice(0, place) + other + number.slice(place + 1))).toBe(false);
        const next = number.charAt(place + 1);
        if (place < 16 && next !== sign) {
          expect(containsIdentityNumber(number.slice(0, place) + next + sign + number.slice(place + 2))).toBe(false);
        }
      }),
    );
  });

  it('finds none where the day of birth is no day', () => {
    for (const born of ['19900230', '19901301', '18990101', '21000101', '20230229', '00000000']) {
      const digits = `${REGION}${born}001`;
      expect(containsIdentityNumber(digits + identityNumberCheck(digits))).toBe(false);
    }
  });

  it.each([
    '',
    '南通商会',
    '电话 0513-85098765、0513-85098766',
    '2014-05-10 2019-03-01 2024-05-18',
    '51320699MJ9999016D',
    '会员 120 家，2022-12-31 128 家，总投资 2700 亿元',
    '123456789012345678901234567890',
  ])('finds none in %j', (text) => expect(containsIdentityNumber(text)).toBe(false));

  it('takes little time over a long text of digits', () => {
    const started = performance.now();
    expect(containsIdentityNumber('1 '.repeat(50_000))).toBe(false);
    expect(containsIdentityNumber('1   '.repeat(50_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
