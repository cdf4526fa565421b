const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Why a text is no unified social credit code (GB 32100-2015): not 18 places, a letter (I O S V Z) or sign that is not used, a wrong check character. */
export type CreditCodeFault = 'length' | 'alphabet' | 'check';

/** What is wrong with a code as it was typed; undefined where nothing is, or nothing was typed. Blanks, dashes, full width and small letters are forgiven. */
export function creditCodeFault(typed: string): CreditCodeFault | undefined {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  if (!code) return undefined;
  const places = [...code];
  if (places.length !== 18) return 'length';
  if (places.some((sign) => !ALPHABET.includes(sign))) return 'alphabet';
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(places[index] ?? ''), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] === places[17] ? undefined : 'check';
}
