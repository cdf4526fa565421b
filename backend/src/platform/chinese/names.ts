import { type NameOf, readings, syllables } from './readings.js';
import { simplified, simplifiedPhrases } from './simplified.js';

const INVISIBLE = /[\p{Cf}\uFE00-\uFE0F]/gu;
const DOTS = /[•‧∙⋅・･᛫●]/gu;
const OPENING = /[[{【〔〖]/gu;
const CLOSING = /[\]}】〕〗]/gu;
const DOUBLE_QUOTES = /[“”„‟«»「」『』〝〞〟]/gu;
const SINGLE_QUOTES = /[‘’‚‛`]/gu;
const LONE_ACCENTS = /[´΄]/gu;
const DASHES = /[\p{Pd}−]/gu;
const SPACES = /\s+/gu;
// A space says something only between two words in letters or digits; "南通 (上海) 商会" is written with and without.
const IDLE_SPACE = /(?<![\p{Script=Latin}\p{Nd}]) | (?![\p{Script=Latin}\p{Nd}])/gu;
const NOT_READ = /[\p{P}\p{Z}\p{S}\p{C}]/u;

/** Nearly every name: nothing in it has another form but the traditional characters. */
const PLAIN = /^[\u4E00-\u9FFFa-z0-9]*$/;

/**
 * A name as it is compared and searched: full-width forms and ligatures folded (NFKC), lower case, simplified characters, one form of
 * brackets, quotes, dashes and middle dots, no invisible characters, and no spaces except between words in letters or digits.
 * Normalising twice changes nothing. Apart from the spaces, a part of a name gives a part of the normalised name.
 */
export function normaliseName(text: string): string {
  return PLAIN.test(text) ? simplified(text) : normalised(text);
}

function normalised(text: string): string {
  // The acute accent alone first: NFKC makes it a space and a combining accent.
  const folded = foldedCase(text.replace(LONE_ACCENTS, "'"))
    .replace(INVISIBLE, '')
    .replace(DOTS, '·')
    .replace(OPENING, '(')
    .replace(CLOSING, ')')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, '-')
    .replace(SPACES, ' ');
  return foldedCase(simplified(folded).replace(IDLE_SPACE, ''));
}

/**
 * The key by which names are in order under collation C: lower-case pinyin without tone, syllable by syllable with spaces between
 * (so 西安 stands with 西 and not among 先), punctuation left out; a tab; the name as it is, so that different names have different keys.
 */
export function nameKey(name: string, of: NameOf = 'organization'): string {
  const points = syllables(readable(name), of);
  let key = '';
  let lastWasWord = false;
  for (const point of points) {
    if (NOT_READ.test(point) && !isPictograph(point)) {
      lastWasWord = false;
      continue;
    }
    const isLetter = /^[a-z0-9]$/u.test(point);
    key += key === '' || (isLetter && lastWasWord) ? point : ` ${point}`;
    lastWasWord = isLetter;
  }
  return `${key}\t${name}`;
}

/**
 * The texts under which a name is found: normalised; its pinyin without spaces and punctuation; its initials; for the short name
 * likewise. Doubtful characters (长, 重, 行 outside a known word) add other readings, four in all for each name; ü is v and also u.
 * Each text once, the normalised name first. Characters without a reading stand for themselves.
 */
export function nameForms(name: string, shortName?: string | null, of: NameOf = 'organization'): string[] {
  const forms = new Set<string>();
  for (const each of shortName ? [name, shortName] : [name]) {
    const read = readings(readable(each), of).map((parts) => parts.filter((part) => !NOT_READ.test(part) || isPictograph(part)));
    forms.add(normaliseName(each));
    for (const parts of read) forms.add(parts.join(''));
    for (const parts of read) forms.add(parts.map(initial).join(''));
  }
  forms.delete('');
  return [...forms];
}

function readable(name: string): string {
  return foldedCase(simplifiedPhrases(name));
}

function foldedCase(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

function initial(part: string): string {
  return String.fromCodePoint(part.codePointAt(0) ?? 0);
}

function isPictograph(point: string): boolean {
  return /^\p{Extended_Pictographic}$/u.test(point);
}
