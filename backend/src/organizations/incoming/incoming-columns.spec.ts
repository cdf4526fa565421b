import { folded } from '../../spreadsheets/index.js';
import { INCOMING_COLUMNS, POST } from './incoming-columns.js';

it('a word means one column; 任期 and 届期 are decided by what stands beneath', () => {
  const words = INCOMING_COLUMNS.flatMap(({ words: { zh }, aliases }) => [...new Set([zh, ...aliases].map(folded))]);
  expect(words.filter((word, i) => words.indexOf(word) !== i).toSorted()).toEqual(['任期', '届期']);
});

it('a pattern takes no word of another column', () => {
  const clashes = INCOMING_COLUMNS.flatMap(({ code, pattern }) =>
    INCOMING_COLUMNS.filter((other) => other.code !== code).flatMap((other) =>
      [other.words.zh, ...other.aliases]
        .map(folded)
        .filter((word) => pattern?.test(word))
        .map((word) => `${code}: ${word}`),
    ),
  );
  expect(clashes).toEqual([]);
});

it('posts are known with their ranks, and 联系人 is none', () => {
  expect(['会长', '常务副会长', '名誉主席', '副秘书长', '党组书记'].every((post) => POST.test(post))).toBe(true);
  expect(['联系人', '张甲一会长', '会长单位'].some((post) => POST.test(post))).toBe(false);
});
