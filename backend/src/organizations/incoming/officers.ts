import { compact } from '../../spreadsheets/index.js';
import { POST } from './incoming-columns.js';

export interface Officer {
  readonly person: string;
  readonly post: string;
  readonly from?: string;
}

/** Nobody names more in a cell; what has more is another thing. */
const MOST = 500;
const BETWEEN = /[、，,；;/\n|]+/;
// A Chinese name of two to four characters, one of a minority or abroad with its dots, or one in letters.
export const PERSON =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han}+(?:·\p{Script=Han}+)+|[\p{Script=Latin}.'’-]+(?: [\p{Script=Latin}.'’-]+)*)$/u;
/** 待定, 暂缺, 空缺, 未换届: nobody. */
export const NOBODY = /^(待|暂|空缺|未|拟|缺|无)/;
const IN_BRACKETS = /^([^(]+)\(([^)]+)\)$/;
const NAMED = /^([^:]+):\s*(.*)$/s;

const NONE: ReadonlySet<string> = new Set();

/**
 * The holders of offices that a cell names: 会长：甲、副会长：乙、丙; 甲（会长）; 会长 甲；…, one a line; a post holds until the next one is named, `post` is that of
 * the column's head. `known` are posts of the organization, called as charters like: 轮值主席团召集人. Undefined where any part of it is no such thing.
 */
export function officersOf(text: string, post: string, known: ReadonlySet<string> = NONE): Officer[] | undefined {
  const isPost = (word: string): boolean => POST.test(word) || known.has(word);
  const officers: Officer[] = [];
  let current = post;
  const pieces = text.normalize('NFKC').split(BETWEEN, MOST + 1);
  if (pieces.length > MOST) return undefined;
  for (const piece of pieces) {
    const part = piece.trim();
    if (!part) continue;
    const [named, rest] = namedPost(part, isPost);
    current = named ?? current;
    if (!rest) continue;
    const bracketed = IN_BRACKETS.exec(rest);
    const own = bracketed && isPost(compact(bracketed[2] ?? '')) ? compact(bracketed[2] ?? '') : undefined;
    for (const person of personsOf(own === undefined ? rest : (bracketed?.[1] ?? ''))) {
      if (!PERSON.test(person) || NOBODY.test(person) || isPost(person)) return undefined;
      officers.push({ person, post: own ?? current });
    }
  }
  return officers;
}

/** 会长：甲 and 会长 甲 and 甲 会长: the post, and what is left. */
function namedPost(part: string, isPost: (word: string) => boolean): [string | undefined, string] {
  const [, before = '', after = ''] = NAMED.exec(part) ?? [];
  if (before && isPost(compact(before))) return [compact(before), after.trim()];
  if (isPost(compact(part))) return [compact(part), ''];
  const words = part.split(/\s+/);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length > 1 && isPost(first)) return [first, words.slice(1).join(' ')];
  if (words.length > 1 && isPost(last)) return [last, words.slice(0, -1).join(' ')];
  return [undefined, part];
}

/** Blanks part persons, except within a name of two characters (王　甲). */
function personsOf(text: string): string[] {
  if (/^[\p{Script=Latin} .'’-]+$/u.test(text.trim())) return [text.trim()];
  const persons: string[] = [];
  let single = '';
  for (const word of text.trim().split(/\s+/)) {
    if ([...word].length > 1) persons.push(...[single, word].filter(Boolean));
    else if (single) persons.push(single + word);
    single = [...word].length > 1 || single ? '' : word;
  }
  return single ? [...persons, single] : persons;
}
