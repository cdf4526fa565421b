import * as SheetJS from '@e965/xlsx';
import CFB from 'cfb';
import type { Refusal } from '../src/spreadsheets/reading/refusals.js';
import { compound, doc, docx, pdf, png, xls, zipOf } from './papers.js';
import { text, workbook, worksheet } from './workbooks.js';

/** Workbooks that harm whoever reads them carelessly, made as they are needed: for the reader alone, and for every door that a file comes in by. */

export const MB = 1024 * 1024;
export const rows = (count: number, row: (number: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i + 1)).join('');
const sheetTarget = (target: string): string => `<Relationship Id="rId1" Type="http://x/worksheet" Target="${target}"/>`;
export const withSheet = (data: string): Buffer => workbook({ sheets: [data] });
const cell = (xml: string): Buffer => withSheet(`<row r="1">${xml}</row>`);
const cut = (content: Buffer, share: number): Buffer => content.subarray(0, Math.floor(content.length * share));
const overwritten = (content: Buffer, at: number, bytes: Buffer): Buffer =>
  Buffer.concat([content.subarray(0, at), bytes, content.subarray(at + bytes.length)]);

/** A workbook of Excel 97 with its stream changed. */
function biff(change: (stream: Buffer) => Buffer): Buffer {
  const book = SheetJS.utils.book_new();
  SheetJS.utils.book_append_sheet(book, SheetJS.utils.aoa_to_sheet([['名称'], ['示例商会']]), '名单');
  const file = CFB.read(SheetJS.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer, { type: 'buffer' });
  const stream = CFB.find(file, 'Workbook');
  return compound({ '/Workbook': change(Buffer.from(stream?.content as Uint8Array)) });
}
const afterBof = (stream: Buffer): number => 4 + stream.readUInt16LE(2);
const filePass = (stream: Buffer): Buffer =>
  Buffer.concat([stream.subarray(0, afterBof(stream)), Buffer.from('2f000600000000000000', 'hex'), stream.subarray(afterBof(stream))]);

const laughs = `<!DOCTYPE x [<!ENTITY a "哈">${rows(30, (i) => `<!ENTITY a${i} "${`&a${i - 1 || ''};`.repeat(10)}">`)}]>`;
const embedded = zipOf([{ name: 'bomb', data: Buffer.alloc(20 * MB) }]);

/** What is not read: what it is, how it is made, why. */
export const REFUSED: readonly (readonly [what: string, content: () => Buffer, why: Refusal])[] = [
  // Not what it says
  ['nothing', () => Buffer.alloc(0), 'empty'],
  ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'notWorkbook'],
  ['a PDF', () => pdf(), 'notWorkbook'],
  ['a picture', () => png(), 'notWorkbook'],
  ['a page that is called a workbook', () => Buffer.from('<html><table><tr><td>名称</td></tr></table></html>'), 'notWorkbook'],
  ['rich text', () => Buffer.from('{\\rtf1 名称}'), 'notWorkbook'],
  ['XML of Excel 2003', () => Buffer.from('<?xml version="1.0"?><Workbook/>'), 'notWorkbook'],
  ['bytes of no text', () => Buffer.from([0x81, 0x20, 0xff, 0xff, 0x30]), 'notWorkbook'],
  ['text of two bytes a character without a mark', () => Buffer.from('名称,a', 'utf16le'), 'notWorkbook'],
  ['an archive', () => zipOf([{ name: 'a.csv', data: '名称' }]), 'notWorkbook'],
  ['an empty archive', () => zipOf([]), 'notWorkbook'],
  ['a Word file', () => docx(), 'notWorkbook'],
  ['an old Word file', () => doc(), 'notWorkbook'],
  ['a message of Outlook', () => compound({ '/__properties_version1.0': Buffer.alloc(100) }), 'notWorkbook'],
  ['a binary workbook', () => workbook({ without: /workbook\.xml$/, more: [{ name: 'xl/workbook.bin', data: 'x' }] }), 'notWorkbook'],
  [
    'a workbook of OpenDocument',
    () =>
      zipOf([
        { name: 'mimetype', data: 'x' },
        { name: 'content.xml', data: '<x/>' },
      ]),
    'notWorkbook',
  ],
  // Cut off, or written over
  ['half a workbook', () => cut(workbook(), 0.5), 'broken'],
  ['a workbook without its directory', () => cut(workbook(), 0.8), 'broken'],
  ['a workbook with other bytes in it', () => overwritten(workbook(), 700, Buffer.alloc(900, 0x55)), 'broken'],
  [
    'an old workbook cut off',
    () =>
      cut(
        biff((stream) => stream),
        0.3,
      ),
    'broken',
  ],
  ['an old workbook of nonsense', () => xls(), 'broken'],
  ['a sheet that ends in the middle', () => withSheet('<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1">'), 'broken'],
  ['a sheet that is not there', () => workbook({ without: /sheet1\.xml$/ }), 'broken'],
  ['a text of a number that there is not', () => cell('<c r="A1" t="s"><v>7</v></c>'), 'broken'],
  ['a character that is none', () => workbook({ strings: '<sst><si><t>&#0;</t></si></sst>' }), 'broken'],
  ['rows out of their order', () => withSheet(`<row r="2">${text('A2', 'x')}</row><row r="1">${text('A1', 'y')}</row>`), 'broken'],
  ['a row beyond the last', () => withSheet(`<row r="1048577">${text('A1048577', 'x')}</row>`), 'broken'],
  ['a column beyond the last', () => cell(text('XFE1', 'x')), 'broken'],
  [
    'a file of this machine as its sheet',
    () =>
      workbook({
        sheets: [],
        workbook: '<sheets><sheet r:id="rId1" name="x"/></sheets>',
        relations: sheetTarget('../../../../etc/passwd'),
      }),
    'broken',
  ],
  // Locked, running
  ['an encrypted workbook', () => compound({ '/EncryptionInfo': Buffer.alloc(100), '/EncryptedPackage': Buffer.alloc(5000) }), 'locked'],
  ['an encrypted part', () => workbook({ more: [{ name: 'a', data: 'x', encrypted: true }] }), 'locked'],
  ['an old workbook with a password', () => biff(filePass), 'locked'],
  ['a workbook whose type has macros', () => workbook({ type: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }), 'macros'],
  ['a workbook with a project of macros', () => workbook({ more: [{ name: 'xl/vbaProject.bin', data: 'x' }] }), 'macros'],
  ['a sheet of macros', () => workbook({ more: [{ name: 'xl/macrosheets/sheet1.xml', data: '<x/>' }] }), 'macros'],
  ['a control that runs', () => workbook({ more: [{ name: 'xl/activeX/activeX1.xml', data: '<x/>' }] }), 'macros'],
  ['an old workbook with macros', () => xls('示例', { '/_VBA_PROJECT_CUR/VBA/dir': Buffer.alloc(50) }), 'macros'],
  // Bombs
  ['a sheet of 30 MB of blanks', () => withSheet(worksheet(`<row r="1">${text('A1', 'x')}</row>${' '.repeat(30 * MB)}`)), 'bomb'],
  [
    'a sheet that hides its size',
    () => workbook({ more: [{ name: 'xl/worksheets/sheet1.xml', data: worksheet(' '.repeat(30 * MB)), saidSize: 100 }] }),
    'broken',
  ],
  [
    'ten thousand and more parts',
    () => workbook({ more: Array.from({ length: 10_001 }, (_, i) => ({ name: `a${i}`, data: '' })) }),
    'bomb',
  ],
  ['entities that laugh', () => workbook({ strings: `<?xml version="1.0"?>${laughs}<sst><si><t>&a30;</t></si></sst>` }), 'entities'],
  [
    'an entity that is a file of this machine',
    () => withSheet('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet>&f;</worksheet>'),
    'entities',
  ],
  ['an entity that nobody defined', () => cell('<c r="A1" t="str"><v>&f;</v></c>'), 'broken'],
  ['elements ten thousand deep', () => withSheet(worksheet('<x>'.repeat(10_000) + '</x>'.repeat(10_000))), 'nesting'],
  // More than can be held
  ['300 sheets', () => workbook({ sheets: Array.from({ length: 300 }, () => '') }), 'tooManySheets'],
  ['200,001 rows', () => withSheet(rows(200_001, (i) => `<row><c><v>${i}</v></c></row>`)), 'tooManyRows'],
  ['cells at the far right of 200 rows', () => withSheet(rows(200, (i) => `<row r="${i}">${text(`XFD${i}`, 'x')}</row>`)), 'tooManyCells'],
  [
    'a text of a megabyte in 100 cells',
    () =>
      workbook({
        strings: `<sst><si><t>${'长'.repeat(MB)}</t></si></sst>`,
        sheets: [rows(100, (i) => `<row r="${i}"><c r="A${i}" t="s"><v>0</v></c></row>`)],
      }),
    'tooManyCells',
  ],
  ['100,001 merged cells', () => workbook({ merges: Array.from({ length: 100_001 }, (_, i) => `A${i + 1}:B${i + 1}`) }), 'tooManyCells'],
  ['a line of three million values', () => Buffer.from(`${'a,'.repeat(3_000_000)}\n`), 'tooManyCells'],
  ['a quotation mark that is never closed', () => Buffer.from('名称,备注\n甲,"乙\n丙,丁\n'), 'openQuote'],
];

/** What is hostile and harms nobody: read, and what it says. */
export const READ: readonly (readonly [what: string, content: () => Buffer, says: readonly string[]])[] = [
  [
    '1,048,576 formatted empty rows',
    () =>
      withSheet(
        `<row r="1">${text('A1', '名称')}</row>${rows(1_048_575, (i) => `<row r="${i + 1}" s="1"><c r="A${i + 1}" s="1"/></row>`)}`,
      ),
    ['名称'],
  ],
  [
    '200 sheets',
    () => workbook({ sheets: Array.from({ length: 200 }, (_, i) => `<row r="1">${text('A1', `表${i}`)}</row>`) }),
    ['表0', '表199'],
  ],
  ['a cell at the very end', () => withSheet(`<row r="1048576">${text('XFD1048576', '末')}</row>`), ['末']],
  ['all cells merged', () => workbook({ merges: ['A1:XFD1048576'] }), ['名称']],
  ['a workbook with a bomb inside as a picture', () => workbook({ more: [{ name: 'xl/media/image1.png', data: embedded }] }), ['名称']],
  ['a formula that starts a program', () => cell('<c r="A1" t="str"><f>cmd|"/c calc"!A0</f><v>示例</v></c>'), ['示例']],
  ['a formula that was never reckoned', () => cell('<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c>'), ['#FORMULA']],
  ['a reference that is gone', () => cell('<c r="A1" t="e"><v>#REF!</v></c>'), ['#REF!']],
  [
    'a day beyond the calendar',
    () => workbook({ formats: ['yyyy-mm-dd'], sheets: ['<row r="1"><c r="A1" s="1"><v>99999999999</v></c></row>'] }),
    ['99999999999'],
  ],
  ['a number that is none', () => cell('<c r="A1"><v>1e999</v></c>'), ['1e999']],
  ['control characters in a text', () => cell(text('A1', '甲_x0000_乙')), ['甲_x0000_乙']],
  [
    'a part that stands twice',
    () => workbook({ more: [{ name: 'xl/worksheets/sheet1.xml', data: worksheet(`<row r="1">${text('A1', '后')}</row>`) }] }),
    ['后'],
  ],
];
