// A pasted line taken apart at its separators, with what stands in brackets kept together.

/** A word with what stood in brackets behind it. */
export interface Word {
  readonly text: string;
  readonly brackets: readonly string[];
}

/** What is written full-width in Chinese and means the same; names themselves stay as they are. */
const WIDE: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '〔': '(',
  '〕': ')',
  '【': '(',
  '】': ')',
  '：': ':',
  '；': ';',
  '，': ',',
  '．': '.',
  '／': '/',
  '｜': '|',
  '\u3000': ' ',
  '\u00a0': ' ',
  '。': ';',
};
const NUMBERING = /^\s*(?:\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:[.、)]|\)、)|[①-⑳]|[-*•·●○■□▪])\s*(?=\S)/u;

/** The text with one sort of each separator. */
export const plain = (text: string): string => [...text].map((sign) => WIDE[sign] ?? sign).join('');

/** 1. and （一） and • before what is told. */
export const withoutNumbering = (line: string): string => line.replace(NUMBERING, '');

/** Apart at signs that stand in no brackets; a bracket that is never closed ends with the text. */
export function apart(text: string, at: RegExp): string[] {
  const pieces = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && at.test(sign)) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + sign);
  }
  return pieces.map((piece) => piece.trim()).filter(Boolean);
}

/** Where a colon first stands outside brackets; -1: nowhere. */
export function colonIn(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (sign === ':' && depth === 0) return at;
  }
  return -1;
}

/** The words of a piece, each with its brackets; two single characters (王　甲) are one name, and so are words in letters. */
export function wordsOf(piece: string): Word[] {
  const words: Word[] = [];
  for (const text of apart(piece, /\s/)) {
    const word = wordOf(text);
    const before = words.at(-1);
    const belongs = before && !before.brackets.length && (bothSingle(before.text, word.text) || bothLatin(before.text, word.text));
    if (before && (word.text === '' || belongs))
      words[words.length - 1] = {
        text: word.text === '' ? before.text : before.text + (bothLatin(before.text, word.text) ? ' ' : '') + word.text,
        brackets: [...before.brackets, ...word.brackets],
      };
    else words.push(word);
  }
  return words;
}

function wordOf(text: string): Word {
  const brackets: string[] = [];
  let [plainText, inside, depth] = ['', '', 0];
  for (const sign of text) {
    if (sign === '(' && depth++ === 0) inside = '';
    else if (sign === ')' && depth > 0 && --depth === 0) brackets.push(inside.trim());
    else if (depth > 0) inside += sign;
    else plainText += sign;
  }
  if (depth > 0) brackets.push(inside.trim());
  return { text: plainText.trim(), brackets: brackets.filter(Boolean) };
}

const SINGLE = /^\p{Script=Han}$/u;
const LATIN = /^[\p{Script=Latin}][\p{Script=Latin}.'’ -]*$/u;
const bothSingle = (a: string, b: string): boolean => SINGLE.test(a) && SINGLE.test(b);
const bothLatin = (a: string, b: string): boolean => LATIN.test(a) && LATIN.test(b);
