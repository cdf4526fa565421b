import { KINDS } from '../organizations/index.js';
import { POST_WORDS } from './post-words.js';

it('a post that kinds call otherwise has words of no kind', () => {
  const called = new Map<string, Set<string>>();
  for (const kind of KINDS)
    for (const { code, words } of [...kind.posts, ...kind.types.flatMap((type) => type.posts ?? [])])
      called.set(code, (called.get(code) ?? new Set()).add(words.zh));
  const otherwise = [...called].filter(([, names]) => names.size > 1).map(([code]) => code);
  expect(otherwise.sort()).toEqual(['chair', 'committeeMember', 'permanentViceChair', 'viceChair']);
  expect(otherwise.map((code) => POST_WORDS[code]?.zh)).toEqual(['一把手', '委员', '常务副职', '副职']);
  for (const [code, names] of called) if (names.size === 1) expect([POST_WORDS[code]?.zh]).toEqual([...names]);
});
