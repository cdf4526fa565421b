const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const INNER_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Why a text is no unified social credit code: not 18 places, a letter (I O S V Z) or sign that is not used, a wrong check character. */
export type CreditCodeFault = 'length' | 'alphabet' | 'check';

/**
 * What is unusual about a code that is right: `innerCheck`, places 9 to 17 are no organization code of GB 11714. Not every
 * issued code obeys that, so it is said and not refused.
 */
export type CreditCodeWarning = 'innerCheck';

/** The code as it is kept, or why it is none. */
export type CreditCode =
  | { readonly ok: true; readonly code: string; readonly warnings: readonly CreditCodeWarning[] }
  | { readonly ok: false; readonly error: CreditCodeFault };

/**
 * Reads a unified social credit code (GB 32100-2015). Full-width and lower-case letters are folded, spaces and dashes taken out.
 * The region in it is that of the registering office at registration and says nothing about the jurisdiction.
 */
export function readCreditCode(text: string): CreditCode {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  if ([...code].length !== 18) return { ok: false, error: 'length' };
  if ([...code].some((sign) => !ALPHABET.includes(sign))) return { ok: false, error: 'alphabet' };
  if (creditCodeCheck(code) !== code.charAt(17)) return { ok: false, error: 'check' };
  return { ok: true, code, warnings: innerCheck(code.slice(8)) === code.charAt(16) ? [] : ['innerCheck'] };
}

/** Why the text is no code, or undefined where it is one. */
export function creditCodeFault(text: string): CreditCodeFault | undefined {
  const read = readCreditCode(text);
  return read.ok ? undefined : read.error;
}

/** The check character of the first 17 places. The outer modulus matters: where the sum is a multiple of 31 it is `0`. */
export function creditCodeCheck(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The check character of the eight places of an organization code (GB 11714), where letters count from A = 10 with none left out. */
export function innerCheck(code: string): string {
  const sum = INNER_WEIGHTS.reduce((total, weight, index) => total + weight * INNER_ALPHABET.indexOf(code.charAt(index)), 0);
  return '0123456789X0'.charAt(11 - (sum % 11));
}
