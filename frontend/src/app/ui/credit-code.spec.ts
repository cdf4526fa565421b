import { creditCodeFault } from './credit-code';

describe('creditCodeFault', () => {
  it.each([
    ['51320699MJ9999016D', undefined],
    ['5132 0699 mj99 9901 6d', undefined],
    ['５１３２０６９９ＭＪ９９９９０１６Ｄ', undefined],
    ['', undefined],
    ['51320699MJ9999016', 'length'],
    ['51320699MJ9999016DD', 'length'],
    ['51320699MJ999901OD', 'alphabet'],
    ['51320699MJ9999019D', 'check'],
  ])('of %s is %s', (typed, fault) => expect(creditCodeFault(typed)).toBe(fault));
});
