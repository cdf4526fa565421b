import { nameForms } from './names.js';

/**
 * A code for what has only a name: its pinyin, at most 36 small letters and digits, with a number behind where it is taken. 镇街商会 is
 * `zhenjieshanghui`, the second of them `zhenjieshanghui2`. A name that does not begin with a letter begins with `word`.
 */
export function codeOf(name: string, word: string, taken: ReadonlySet<string>): string {
  const letters = (nameForms(name)[1] ?? name).toLowerCase().replace(/[^a-z0-9]/g, '');
  const code = (/^[a-z]/.test(letters) ? letters : `${word}${letters}`).slice(0, 36);
  for (let n = 1; ; n++) {
    const wanted = n === 1 ? code : `${code}${n}`;
    if (!taken.has(wanted)) return wanted;
  }
}
