import { PERSON } from '../../organizations/index.js';
import { colonIn } from './pieces.js';
import { isUnit, type PostWords } from './post-words.js';
import { station } from './station.js';

const BODY = /(?:会|盟|党|社|委|联|组|基地|中心|台|部|局|院|协|促进会|联络站)$/u;
const SOCIETY = /(?:商会|协会|学会|联合会|联谊会|同乡会|促进会|基金会)$/u;
const PARTED = /[,;、|]/;

const withoutBrackets = (word: string): string => word.replace(/\([^)]*\)$/, '');

/** What the line tells behind the name of the organization whose page led to the paste, however that is written. */
export function behindOwn(line: string, own: string): string | undefined {
  const rest = own && line.startsWith(own) ? line.slice(own.length) : undefined;
  return rest !== undefined && /^(?:\s|:|$)/.test(rest) ? rest.replace(/^[\s:]+/, '') : undefined;
}

/**
 * The organization that a line names before its team, or alone, and what the line tells behind it; null where the line goes on with the team
 * before. Which organization is meant, and whether there is one of that name, is asked later.
 */
export function headed(line: string, words: PostWords): [string | null, string] {
  const cells = line
    .split('\t')
    .map((cell) => cell.trim())
    .filter(Boolean);
  const [first = '', ...rest] = cells;
  if (!rest.length) return headedPlain(first, words);
  const [second = '', ...more] = rest;
  if (words.isPost(first)) return [null, `${first}:${rest.join(',')}`];
  if (PERSON.test(first) && !isUnit(first)) return headedPlain(cells.join(' '), words);
  // 组织, 职务 and 姓名 in columns of their own.
  if (words.isPost(second) && more.length) return [first, `${second}:${more[0] ?? ''}${more[1] ? `(${more.slice(1).join('')})` : ''}`];
  return [first, rest.join(';')];
}

function headedPlain(line: string, words: PostWords): [string | null, string] {
  const before = beforePost(line, words) ?? together(line, words);
  if (before !== null) return [before, line.slice(before.length).replace(/^[\s:]+/, '')];
  const at = colonIn(line);
  const [name, after] = at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  if (isBody(name, words) && (at >= 0 || !PERSON.test(name) || SOCIETY.test(name))) return [name, after];
  // 泰州南通商会 张甲一: no post is named, and still it is no one of the team before.
  const [word = ''] = line.split(/\s/, 1);
  return word.length < line.length && SOCIETY.test(withoutBrackets(word)) && isBody(word, words)
    ? [word, line.slice(word.length).trim()]
    : [null, line];
}

/** 泰州南通商会 会长：… and 泰州南通商会：会长 …: whatever stands before the first post and is nobody's name. */
function beforePost(line: string, words: PostWords): string | null {
  for (const { 0: gap, index } of line.matchAll(/\s*:\s*|\s+/g)) {
    const head = line.slice(0, index);
    if (PARTED.test(head) || open(head)) return null;
    const [next = ''] = line.slice(index + gap.length).split(/[\s:,;、|(]/, 1);
    if (words.isPost(head) || words.fused(withoutBrackets(head))) return null;
    if (!words.isPost(next) && !words.fused(next)) continue;
    return isHead(head, line.length > index + gap.length + next.length, words) ? head : null;
  }
  return null;
}

/** 泰州南通商会会长：…, the post written together with the name. */
function together(line: string, words: PostWords): string | null {
  const [word = ''] = line.split(/[\s:,;、|(]/, 1);
  const signs = [...word];
  const at = signs.findIndex((_, place) => words.isPost(signs.slice(place).join('')) && SOCIETY.test(signs.slice(0, place).join('')));
  return at < 0 ? null : signs.slice(0, at).join('');
}

/** 张甲一 会长 is no organization; 市工商联 会长：张甲一 is one. */
function isHead(head: string, told: boolean, words: PostWords): boolean {
  const name = withoutBrackets(head.split(/[\s:]+/).at(-1) ?? '');
  if (words.isPost(name) || words.fused(name)) return false;
  if (SOCIETY.test(name)) return true;
  if (PERSON.test(name)) return told && (isUnit(name) || ([...name].length === 4 && BODY.test(name)));
  return !/\s/.test(head) || BODY.test(name);
}

const isBody = (name: string, words: PostWords): boolean => {
  const bare = withoutBrackets(name);
  return !words.isPost(name) && !PARTED.test(bare) && !/\s/.test(bare) && BODY.test(bare) && ([...name].length > 4 || SOCIETY.test(bare));
};

const open = (text: string): boolean => text.split('(').length !== text.split(')').length;

/** A line that begins with no post, no name and no unit: it may name an organization in a way that nobody can tell. */
export function strange(line: string, words: PostWords): string | null {
  const [word = ''] = line.split(/[\s:,;、|(]/, 1);
  const told = words.isPost(word) || words.fused(word) !== undefined || PERSON.test(word) || isUnit(word) || station(word) !== undefined;
  return word && !told ? word : null;
}
