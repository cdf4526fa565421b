import type { GridCell } from '../../grid.js';
import { compact, isLong } from '../texts.js';

/** `lost`: digits are gone, as a spreadsheet saved them (1.38E+10); `digits`: too few or too many. */
export type PhoneFault = 'lost' | 'digits';
export type ReadPhone = { readonly phone: string } | { readonly fault: PhoneFault };

const MOBILE = /^1[3-9]\d{9}$/;
/** 010 and 02x are the only area codes of three digits. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/;
const LOST = /^\d+(\.\d+)?E\+?\d+$/i;
const SIGNS = /[\s()（）\-－—–.·]/g;

/** A phone: a mobile of 11 digits, a landline as 0513-80001234. One typed as a number has lost its leading 0, which it gets back. */
export function readPhone(cell: GridCell): ReadPhone {
  if (isLong(cell.text)) return { fault: 'digits' };
  const text = compact(cell.text.normalize('NFKC'));
  if (LOST.test(text)) return { fault: 'lost' };
  const read = text
    .split(/[、,，;；/]/)
    .filter(Boolean)
    .map(phoneOf);
  const phones = read.filter((one) => one !== undefined);
  return phones.length === read.length && read.length > 0 ? { phone: phones.join('、') } : { fault: 'digits' };
}

function phoneOf(text: string): string | undefined {
  const [main = '', extension] = text.split(/转|ext\.?/i);
  const digits = main.replace(/^\+?86(?=\d{10,11}$|-)/, '').replace(SIGNS, '');
  if (!/^\d+$/.test(digits)) return undefined;
  if (MOBILE.test(digits)) return digits;
  const [, code, number] = LANDLINE.exec(digits) ?? LANDLINE.exec(`0${digits}`) ?? [];
  return code === undefined ? undefined : `${code}-${number}${extension ? `转${extension}` : ''}`;
}
