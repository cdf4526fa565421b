import { numeral } from './numerals.js';

it('writes numbers as offices do', () => {
  expect([1, 9, 10, 13, 20, 21, 99].map(numeral)).toEqual(['一', '九', '十', '十三', '二十', '二十一', '九十九']);
});
