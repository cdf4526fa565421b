import fc from 'fast-check';
import { creditCodeCheck, creditCodeFault, innerCheck, readCreditCode } from './credit-code.js';

// Invented: region 320699 is no place.
const WORKED = '51320699MJ9999016D';
const SUM_IS_A_MULTIPLE = '51320600MJ99990160';
const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('readCreditCode', () => {
  it('reads the worked example and the one whose check is 0', () => {
    expect(readCreditCode(WORKED)).toEqual({ ok: true, code: WORKED, warnings: [] });
    expect(readCreditCode(SUM_IS_A_MULTIPLE)).toEqual({ ok: true, code: SUM_IS_A_MULTIPLE, warnings: [] });
    expect([innerCheck('MJ999901'), creditCodeCheck('51320699MJ9999016')]).toEqual(['6', 'D']);
  });

  it('reads it however it is written', () => {
    for (const text of [' 51320699 mj9999016d ', '51-320699-MJ999901-6-D', '５１３２０６９９ＭＪ９９９９０１６Ｄ']) {
      expect(readCreditCode(text)).toEqual({ ok: true, code: WORKED, warnings: [] });
    }
  });

  it.each([
    ['', 'length'],
    ['无', 'length'],
    [WORKED.slice(0, 17), 'length'],
    [`${WORKED}0`, 'length'],
    ['320699123456789', 'length'],
    ['MJ999901-6', 'length'],
    ['5132O699MJ9999016D', 'alphabet'],
    ['51320699MI9999016D', 'alphabet'],
    ['51320699MJ99990１/D', 'alphabet'],
    ['51320699MJ9999016E', 'check'],
  ])('refuses %j (%s)', (text, error) => {
    expect(readCreditCode(text)).toEqual({ ok: false, error });
    expect([creditCodeFault(text), creditCodeFault(WORKED)]).toEqual([error, undefined]);
  });

  it.each([WORKED, SUM_IS_A_MULTIPLE])('catches every change of one character of %s and every exchange of neighbours', (code) => {
    let changes = 0;
    for (let place = 0; place < 18; place += 1) {
      for (const sign of ALPHABET.filter((other) => other !== code[place])) {
        expect(readCreditCode(code.slice(0, place) + sign + code.slice(place + 1)).ok).toBe(false);
        changes += 1;
      }
      const exchanged =
        code.slice(0, place) +
        code
          .slice(place, place + 2)
          .split('')
          .reverse()
          .join('') +
        code.slice(place + 2);
      if (exchanged !== code) expect(readCreditCode(exchanged).ok).toBe(false);
    }
    expect(changes).toBe(540);
  });

  it('accepts any code with its check, and says when the inner check is not kept', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 }), (places) => {
        const first = places.join('');
        const read = readCreditCode(first + creditCodeCheck(first));
        expect(read).toMatchObject({ ok: true, warnings: innerCheck(first.slice(8)) === first.charAt(16) ? [] : ['innerCheck'] });
      }),
    );
  });
});
