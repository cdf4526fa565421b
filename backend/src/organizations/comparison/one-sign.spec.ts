import fc from 'fast-check';
import { OneSignApart } from './one-sign.js';

/** By the book, character by character. */
function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let row = b.map((_, at) => at + 1);
  a.forEach((sign, i) => {
    const next: number[] = [];
    b.forEach((its, j) => {
      const diagonal = j === 0 ? i : (row[j - 1] ?? 0);
      const left = j === 0 ? i + 1 : (next[j - 1] ?? 0);
      next.push(Math.min(diagonal + (sign === its ? 0 : 1), (row[j] ?? 0) + 1, left + 1));
    });
    row = next;
  });
  return b.length ? (row.at(-1) ?? 0) : a.length;
}

describe('OneSignApart', () => {
  it.each([
    ['南通纺织商会', '南通纺织协会'],
    ['如东县渔业协会', '如东渔业协会'],
    ['海安花木商会', '海安花木商会会'],
    ['𠮷野同乡会', '吉野同乡会'],
  ])('%s and %s', (one, other) => {
    expect(new OneSignApart([one]).from(other)).toEqual([one]);
    expect(new OneSignApart([other]).from(one)).toEqual([other]);
  });

  it('leaves short names, equal ones and two changed places alone', () => {
    expect(new OneSignApart(['商会']).from('协会')).toEqual([]);
    expect(new OneSignApart(['南通商会']).from('南通商会')).toEqual([]);
    expect(new OneSignApart(['南通商会']).from('通南商会')).toEqual([]);
  });

  it('finds exactly those at distance one', () => {
    const name = fc.array(fc.constantFrom(...'南通上海商会联'), { minLength: 3, maxLength: 7 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), name, (wanted, there) => {
        const expected = [...new Set(wanted)].filter((one) => distance(one, there) === 1 && [...one].length > 3 && [...there].length > 3);
        expect(new OneSignApart(wanted).from(there).sort()).toEqual(expected.sort());
      }),
      { numRuns: 2000 },
    );
  });
});
