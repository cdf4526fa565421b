import { folded } from '../../spreadsheets/index.js';
import { KINDS } from '../kinds/index.js';

// Words by which lists call the kinds, the most telling first: a 商会 abroad is a chamber, a 社团 abroad a group overseas.
const CALLS: readonly (readonly [kind: string, RegExp])[] = [
  ['chamberOfCommerce', /商会|工商联|商总会/],
  ['democraticParty', /民主党派|民革|民盟|民建|民进|农工(民主)?党|致公党|九三学社|台盟|党派/],
  ['practiceBase', /基地/],
  ['serviceCentre', /服务中心/],
  ['leadingBody', /领导小组|联席会议/],
  ['overseasGroup', /海外|同乡会|侨团|侨社|华人|华侨/],
  ['association', /联谊|知联|新联会|台联|欧美同学会|协作联盟/],
];

/** By the words of kinds and their types; what several are called by means the first of them. */
const BY_WORD: ReadonlyMap<string, string> = new Map(
  KINDS.flatMap(({ code, words, types }) =>
    [words.zh, ...types.map((type) => type.words.zh)].map((word) => [folded(word), code] as const),
  ).toReversed(),
);

/** The kind that a text names: a cell, a section, a title, a tab or the name of an organization itself. Undefined where it names none. */
export function kindNamed(text: string): string | undefined {
  const plain = folded(text);
  return BY_WORD.get(plain) ?? CALLS.find(([, call]) => call.test(plain))?.[0];
}

const WORDS = /^(民主党派(组织|基层组织)?|联谊(会|组织)|(异地)?商会|海外(社团|组织)|(实践创新|实践|创新)?基地)$/;

const WORDS_OF_KINDS: ReadonlySet<string> = new Set(KINDS.map(({ words }) => folded(words.zh)));

/** Whether a text is nothing but the word of a kind, as it stands alone above a part of a list. */
export function isKindWord(text: string): boolean {
  const plain = folded(text);
  return WORDS.test(plain) || WORDS_OF_KINDS.has(plain);
}
