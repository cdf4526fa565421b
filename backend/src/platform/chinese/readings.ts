import { createRequire } from 'node:module';

type Library = typeof import('pinyin-pro');

const load = createRequire(import.meta.url);
let loaded: Library | undefined;

/** The library with its dictionary weighs 17 MB and a tenth of a second, and only writing a name needs it: loaded by the first that is read. */
function library(): Library {
  if (loaded === undefined) {
    loaded = load('pinyin-pro') as Library;
    loaded.customPinyin(OWN_READINGS);
  }
  return loaded;
}

// What the library's dictionary reads otherwise than people do (each tried): words of the office, places in Jiangsu and
// elsewhere after which chambers are named, and 缪, a common surname in Nantong.
const OWN_READINGS: Readonly<Record<string, string>> = {
  秘书长: 'mì shū zhǎng',
  栟茶: 'bēn chá',
  莘庄: 'xīn zhuāng',
  闵行: 'mǐn háng',
  浒墅关: 'xǔ shù guān',
  六合: 'lù hé',
  圩塘: 'wéi táng',
  乐清: 'yuè qīng',
  乐亭: 'lào tíng',
  单县: 'shàn xiàn',
  蔚县: 'yù xiàn',
  洪洞: 'hóng tóng',
  大埔: 'dà bù',
  歙县: 'shè xiàn',
  涡阳: 'guō yáng',
  尉犁: 'yù lí',
  率先: 'shuài xiān',
  缪: 'miào',
};

// Characters with a second reading that names do use. Read by the word they stand in (重庆, 银行) there is no doubt; where the reading
// is merely the usual one of the character, the other may be meant.
const OTHER_READINGS: Readonly<Record<string, string>> = {
  长: 'zhang',
  重: 'chong',
  行: 'hang',
  朝: 'zhao',
  乐: 'yue',
  厦: 'xia',
  单: 'shan',
  曾: 'zeng',
  解: 'xie',
  盛: 'cheng',
  都: 'du',
  藏: 'zang',
  仇: 'qiu',
  查: 'zha',
  区: 'ou',
  尉: 'yu',
  翟: 'di',
  校: 'jiao',
  传: 'zhuan',
  番: 'pan',
  莘: 'xin',
  六: 'lu',
  柏: 'bo',
  盖: 'ge',
  调: 'diao',
  召: 'shao',
  缪: 'miu',
  率: 'shuai',
  宿: 'xiu',
  秘: 'bi',
};
const usual = new Map<string, string>();
const MOST_READINGS = 4;

// Key and forms of one name are made one after the other, and reading is what they cost.
let last: { text: string; of: NameOf; parts: readonly string[] } = { text: '', of: 'organization', parts: [] };

/** Whose name it is: in a person's the first character is read as a surname where it is one (单 shàn). */
export type NameOf = 'organization' | 'person';

/**
 * Reads a simplified text character by character: for each code point the lower-case syllable without tone, ü as v, or the character
 * itself where it is not Chinese. The array has one part for each code point.
 */
export function syllables(text: string, of: NameOf = 'organization'): readonly string[] {
  if (last.text === text && last.of === of) return last.parts;
  const points = [...text];
  const read = library().pinyin(text, { toneType: 'none', type: 'array', v: true, surname: of === 'person' ? 'head' : 'off' });
  last = { text, of, parts: read.length === points.length ? read : points.map(readAlone) };
  return last.parts;
}

/** The readings of a text, the likely one first, at most four: one other for each doubtful character, and ü as u. */
export function readings(text: string, of: NameOf = 'organization'): readonly (readonly string[])[] {
  const first = syllables(text, of);
  const all: (readonly string[])[] = [first];
  [...text].forEach((character, index) => {
    const other = OTHER_READINGS[character];
    if (other !== undefined && first[index] === usualReading(character)) all.push(first.with(index, other));
  });
  if (first.some(hasUmlaut)) all.splice(1, 0, first.map(withoutUmlaut));
  return all.slice(0, MOST_READINGS);
}

function readAlone(character: string): string {
  return library().pinyin(character, { toneType: 'none', v: true });
}

function usualReading(character: string): string {
  const seen = usual.get(character) ?? readAlone(character);
  usual.set(character, seen);
  return seen;
}

function hasUmlaut(syllable: string): boolean {
  return syllable.length > 1 && (syllable.startsWith('lv') || syllable.startsWith('nv'));
}

function withoutUmlaut(syllable: string): string {
  return hasUmlaut(syllable) ? syllable.replace('v', 'u') : syllable;
}
