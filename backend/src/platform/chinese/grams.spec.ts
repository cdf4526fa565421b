import fc from 'fast-check';
import { grams } from './grams.js';

describe('grams', () => {
  it.each([
    ['南通商会', ['南通', '通商', '商会']],
    ['南通南通', ['南通', '通南']],
    ['会', ['会']],
    ['', []],
    [' ', []],
    ['a b', ['ab']],
    ['𠮷野㛃', ['𠮷野', '野㛃']],
    ['𠮷', ['𠮷']],
    ['哈哈哈', ['哈哈']],
  ])('of %j', (text, expected) => expect(grams(text)).toEqual(expected));

  it('of a part are among the grams of the whole', () => {
    const text = fc.array(fc.constantFrom('南', '通', '商', '𠮷', 'a', ' '), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        const whole = grams([...before, ...part, ...after].join(''));
        const pieces = grams(part.join(''));
        if (pieces.length > 0 && [...(pieces[0] ?? '')].length === 2) expect(whole).toEqual(expect.arrayContaining(pieces));
        expect(new Set(whole).size).toBe(whole.length);
      }),
    );
  });
});
