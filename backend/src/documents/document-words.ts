import { normaliseName } from '../platform/chinese/names.js';

interface Worded {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
}

/**
 * Title, number and issuer as they are looked for. Of a number the brackets and 号 are left out as well, for it is typed in many ways:
 * 通统〔2026〕3号, 通统[2026]3, 通统 2026 3.
 */
export function wordsOf({ title, number, issuer }: Worded): string {
  return [title, number ?? '', bareNumber(number ?? ''), issuer ?? ''].map(normaliseName).filter(Boolean).join('\n');
}

/** What is asked for, word by word; each has to be there. */
export const wordsAsked = (q: string): string[] => q.split(/\s+/u).map(normaliseName).filter(Boolean);

const bareNumber = (number: string): string => number.replace(/[^\p{L}\p{N}]|号$/gu, '');
