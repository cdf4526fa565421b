import { createRequire } from 'node:module';

type Convert = (text: string) => string;

const load = createRequire(import.meta.url);
let loaded: Convert | undefined;

/** OpenCC's converter; its tables are loaded by the first text that needs them. */
function convert(text: string): string {
  loaded ??= (load('opencc-js/t2cn') as { Converter: (of: { from: 't'; to: 'cn' }) => Convert }).Converter({ from: 't', to: 'cn' });
  return loaded(text);
}

const known = new Map<string, string>();

/**
 * Traditional characters as simplified ones, one by one and without regard to their neighbours (OpenCC's table). A part of a text
 * so becomes a part of the result, which a search for parts of names needs; 乾 is 干 even in 乾隆, on both sides.
 */
export function simplified(text: string): string {
  let result = '';
  for (const character of text) result += character < '\u3400' ? character : simplifiedCharacter(character);
  return result;
}

/** Traditional text as simplified, with OpenCC's phrases: 乾隆 stays, as a reader writes it. Not for comparing parts of texts. */
export function simplifiedPhrases(text: string): string {
  return simplified(text) === text ? text : convert(text);
}

function simplifiedCharacter(character: string): string {
  const seen = known.get(character);
  if (seen !== undefined) return seen;
  // A few variants (薴) lead to another traditional character first.
  const once = convert(character);
  const result = once === character ? once : convert(once);
  known.set(character, result);
  return result;
}
