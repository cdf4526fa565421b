import type { Words } from '../../platform/room.js';
import { kindOf } from '../kinds/index.js';

/** Why an organization is in the answer of a later day and not of an earlier one, or the other way round, or there under another name. */
export const HOWS = [
  'founded',
  'resumed',
  'entered',
  'dissolved',
  'merged',
  'suspended',
  'left',
  'movedIn',
  'movedOut',
  'renamed',
] as const;
export type How = (typeof HOWS)[number];

/** What came between two days: −1 left, +1 came, 0 stayed under another name. */
export const BALANCE: Readonly<Record<How, -1 | 0 | 1>> = {
  founded: 1,
  resumed: 1,
  entered: 1,
  movedIn: 1,
  dissolved: -1,
  merged: -1,
  suspended: -1,
  left: -1,
  movedOut: -1,
  renamed: 0,
};

const WORDS: Readonly<Record<How, Words>> = {
  founded: { zh: '新成立', en: 'founded' },
  resumed: { zh: '恢复活动', en: 'resumed' },
  entered: { zh: '符合条件', en: 'came to answer' },
  dissolved: { zh: '终止', en: 'ended' },
  merged: { zh: '合并', en: 'merged' },
  suspended: { zh: '停止活动', en: 'suspended' },
  left: { zh: '不再符合条件', en: 'answers no more' },
  movedIn: { zh: '转入', en: 'moved in' },
  movedOut: { zh: '转出', en: 'moved out' },
  renamed: { zh: '更名', en: 'renamed' },
};

/** In the words of the kind (office.md 5): a base is 新命名 and 摘牌, an association 新成立 and 注销. */
export function howWord(how: How, kind: string, locale: 'zh' | 'en'): string {
  const described = kindOf(kind);
  if (how === 'founded' && described?.foundedWord) return described.foundedWord[locale];
  if (how === 'dissolved' && described)
    return locale === 'zh' ? described.statusWords.dissolved.zh.replace(/^已/, '') : described.statusWords.dissolved.en.toLowerCase();
  return WORDS[how][locale];
}
