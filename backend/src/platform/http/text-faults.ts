import { containsIdentityNumber } from '../chinese/identity-number.js';
import { fault, type Fault } from './faults.js';

// Everything below the space but tab and line feed, DEL, and the C1 block. A carriage return goes when line ends are made alike.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/u;
// Marks that turn the direction of what follows (Unicode TR 36, 3.3): a name with one of them reads otherwise than it is stored.
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What no text of the registry may hold, whatever the field: control characters, halves of characters, direction marks, identity numbers. */
export function textFaults(text: string, lines: 'one' | 'several'): Fault[] {
  const faults: Fault[] = [];
  if (CONTROL.test(text)) faults.push(fault('control_character'));
  if (lines === 'one' && /[\n\t]/.test(text)) faults.push(fault('line_break'));
  if (!text.isWellFormed()) faults.push(fault('broken_character'));
  if (DIRECTION.test(text)) faults.push(fault('direction_mark'));
  if (containsIdentityNumber(text)) faults.push(fault('identity_number'));
  return faults;
}

/** Text as it is stored: line ends alike, composed (NFC), no blanks at the ends. */
export const tidyText = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\r\n', '\n').normalize('NFC').trim() : value;

/** Length as people count it: characters of four bytes are one. */
export const lengthOf = (text: string): number => Array.from(text).length;
