import { LOOKS_LIKE_FORMULA } from '../../sheet.js';
import { Refused, type Telling } from './telling.js';

const MARKED_UTF16: readonly (readonly [string, string])[] = [
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
];
// Pages, rich text, PDF and XML are texts too, and no lists.
const OTHER_TEXTS = /^\s*(?:<|\{\\rtf|%PDF)/;
/** What no text file of a list holds. */
const CONTROLS = /(?![\t\n\v\f\r])\p{Cc}/u;
const LOOKED_AT = 100_000;

/** A file of separated values: UTF-8 with or without its mark, UTF-16 with it, else GB18030 as Chinese spreadsheets still write it. */
export function readDelimited(content: Buffer, telling: Telling): void {
  const text = textOf(content);
  if (OTHER_TEXTS.test(text.slice(0, 1000)) || CONTROLS.test(text)) throw new Refused('notWorkbook');
  telling.sheet(null, false);
  let number = 0;
  for (const record of recordsOf(text, delimiterOf(text))) {
    number += 1;
    telling.row(
      number,
      false,
      record.map((value) => (value.trim() ? `t${unguarded(value)}` : null)),
    );
  }
}

/** Without the apostrophe that is written before a text which a spreadsheet would take for a formula. */
const unguarded = (value: string): string => (value.startsWith("'") && LOOKS_LIKE_FORMULA.test(value.slice(1)) ? value.slice(1) : value);

function textOf(content: Buffer): string {
  const marked = MARKED_UTF16.find(([mark]) => content.subarray(0, 2).toString('latin1') === mark)?.[1];
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content);
    } catch {
      continue; // another one, or none
    }
  }
  throw new Refused('notWorkbook');
}

/** What stands between the values: the sign that the beginning of the text has most of, outside quotes. */
function delimiterOf(text: string): string {
  const bare = text.slice(0, LOOKED_AT).replace(/"[^"]*"/g, '');
  const counts = [',', '\t', ';'].map((sign) => ({ sign, count: bare.split(sign).length - 1 }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

/** RFC 4180; what stands behind a closing quote belongs to its value. A line break in quotes ends no record, an empty line is one. */
export function* recordsOf(text: string, delimiter: string): Generator<string[]> {
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const end = endOfValue(text, at, delimiter);
    record.push((value + text.slice(at, end)).replace(/\r\n?/g, '\n'));
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      record.push('');
    }
    yield record;
    record = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
}

/** @throws Refused where the text ends before */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  throw new Refused('openQuote');
}

function endOfValue(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at++) if (text[at] === delimiter || text[at] === '\n' || text[at] === '\r') return at;
  return text.length;
}
