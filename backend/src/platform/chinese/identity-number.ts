import { isDay } from '../time/day.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
// At most three spaces or dashes between two places, as between the groups of a number dictated or set in type.
const CANDIDATE = /(?=([1-9](?:[ \p{Pd}−]{0,3}\d){16}[ \p{Pd}−]{0,3}[\dX]))/gu;

/**
 * Whether an 18-place identity number of a citizen (GB 11643) stands anywhere in the text: a day of birth from 1900 to 2099 at places 7
 * to 14 and the right check character. Also in full-width digits, with spaces or dashes between its groups, with invisible
 * characters in it, or within a longer run of digits. The registry keeps no such number; a text with one is refused.
 */
export function containsIdentityNumber(text: string): boolean {
  const folded = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\p{Cf}/gu, '');
  for (const [, candidate] of folded.matchAll(CANDIDATE)) {
    if (candidate !== undefined && isIdentityNumber(candidate.replace(/[^\dX]/g, ''))) return true;
  }
  return false;
}

/** The check character of the first 17 digits (ISO 7064, MOD 11-2). */
export function identityNumberCheck(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS.charAt(sum % 11);
}

function isIdentityNumber(number: string): boolean {
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return /^(19|20)/.test(born) && isDay(born) && identityNumberCheck(number) === number.charAt(17);
}
