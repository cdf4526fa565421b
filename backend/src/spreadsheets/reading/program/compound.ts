import CFB from 'cfb';
import type { CellObject, DenseWorkSheet } from '@e965/xlsx';
import * as SheetJS from '@e965/xlsx';
import { formatOf, shownNumber } from './shown.js';
import { MOST_SHEETS, Refused, type SaidCell, type Telling } from './telling.js';
import { ORIGIN_PROPERTY } from '../../origin.js';
import type { Notice } from '../refusals.js';

/** Excel up to 2003 and what WPS makes of the same kind (BIFF8 in MS-CFB). SheetJS reads it whole: the bounds of the process hold it. */
export function readCompound(content: Buffer, telling: Telling): Notice[] {
  const names = CFB.read(content, { type: 'buffer' }).FullPaths.map((path) => path.replace(/^[^/]*\//, ''));
  if (names.some((name) => /(^|\/)(EncryptedPackage|EncryptionInfo)$/.test(name))) throw new Refused('locked');
  if (names.some((name) => /(^|\/)(Macros|VBA|_VBA_PROJECT(_CUR)?)(\/|$)/i.test(name))) throw new Refused('macros');
  if (!names.some((name) => /^(Workbook|Book)$/i.test(name))) throw new Refused('notWorkbook');
  const book = opened(content);
  if (book.SheetNames.length === 0) throw new Refused('broken');
  if (book.SheetNames.length > MOST_SHEETS) throw new Refused('tooManySheets');
  const origin: unknown = (book.Custprops as Record<string, unknown> | undefined)?.[ORIGIN_PROPERTY];
  if (typeof origin === 'string') telling.origin(origin);
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  book.SheetNames.forEach((name, at) => {
    telling.sheet(name, (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0);
    tellSheet(book.Sheets[name] as DenseWorkSheet, from1904, telling);
  });
  return [];
}

function opened(content: Buffer): SheetJS.WorkBook {
  try {
    // A text beside each value would be made with it: only its format is wanted.
    return SheetJS.read(content, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellStyles: true });
  } catch (error) {
    throw /password|encrypt/i.test((error as Error).message) ? new Refused('locked') : error;
  }
}

function tellSheet(sheet: DenseWorkSheet, from1904: boolean, telling: Telling): void {
  const rows = sheet['!data'] as (readonly (CellObject | undefined)[] | undefined)[] | undefined;
  const facts = sheet['!rows'] as (SheetJS.RowInfo | undefined)[] | undefined;
  rows?.forEach((cells, at) => {
    if (cells)
      telling.row(
        at + 1,
        facts?.[at]?.hidden === true,
        Array.from(cells, (cell) => said(cell, from1904)),
      );
  });
  telling.merged(((sheet['!merges'] ?? []) as SheetJS.Range[]).map(({ s, e }) => [s.r + 1, s.c + 1, e.r + 1, e.c + 1]));
}

function said(cell: CellObject | undefined, from1904: boolean): SaidCell {
  if (cell?.v === undefined || cell.v === '') return null;
  switch (cell.t) {
    case 'n':
      return shownNumber(cell.v as number, formatOf(typeof cell.z === 'string' ? cell.z : 'General'), from1904);
    case 'b':
      return cell.v ? 'bTRUE' : 'bFALSE';
    case 'e':
      return `e${cell.w ?? ERRORS[cell.v as number] ?? '#VALUE!'}`;
    case 's':
      return String(cell.v).trim() ? `t${String(cell.v).replace(/\r\n?/g, '\n')}` : null;
    default:
      return null;
  }
}

/** MS-XLS 2.5.10 Bes. */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};
