import { constants, deflateRawSync } from 'node:zlib';
import { identityNumberCheck } from '../src/platform/chinese/identity-number.js';
import { compound, doc, docx, ofd, pdf, png, types, xls, xlsx, zipOf } from './papers.js';

/** Files that are refused, made as they are needed. */

/** An identity number with a right check digit that nobody has: area 110101, born 1949-12-31, serial 000. */
export const IDENTITY_NUMBER = `11010119491231000${identityNumberCheck('11010119491231000')}`;

/** Zeros, packed as one stream, without ever being in memory: `times` ten megabytes. */
function packedZeros(times: number): Buffer {
  const size = 10 * 1024 * 1024;
  const piece = deflateRawSync(Buffer.alloc(size), { finishFlush: constants.Z_FULL_FLUSH });
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(((size * times) % 65521) * 65536 + 1);
  return Buffer.concat([Buffer.from('789c', 'hex'), ...Array.from({ length: times }, () => piece), Buffer.from('0300', 'hex'), sum]);
}

const macros = { name: 'word/vbaProject.bin', data: 'x' };
const script = '/OpenAction<</S/JavaScript/JS(app.alert(1))>>';
const [front, back] = [IDENTITY_NUMBER.slice(0, 9), IDENTITY_NUMBER.slice(9)];
const fullWidth = [...IDENTITY_NUMBER].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join('');
const references = [...IDENTITY_NUMBER].map((digit) => `&#${digit.codePointAt(0)};`).join('');
const attached = pdf({
  catalog: '/Names<</EmbeddedFiles<</Names[(a.txt)6 0 R]>>>>',
  objects: '6 0 obj<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>endobj\n7 0 obj<</Length 1>>stream\nx\nendstream endobj',
});

/** What is not: name, content, why. */
export const HOSTILE: readonly (readonly [what: string, name: string, content: () => Buffer, why: string])[] = [
  // Names
  ['a path upward', '../批复.pdf', () => pdf(), 'file_name'],
  ['a path of Windows', '..\\批复.pdf', () => pdf(), 'file_name'],
  ['a path from the root', '/etc/批复.pdf', () => pdf(), 'file_name'],
  ['a line break as browsers write it', '批复%0D%0ASet-Cookie: x.pdf', () => pdf(), 'file_name'],
  ['a line feed as browsers write it', '批复%0a.pdf', () => pdf(), 'file_name'],
  ['a control character', '批复\u0007.pdf', () => pdf(), 'file_name'],
  ['letters turned round', '批复\u202efdp.pdf', () => pdf(), 'file_name'],
  ['a name of 300 characters', `${'长'.repeat(300)}.pdf`, () => pdf(), 'file_name'],
  ['an identity number as the name', `${IDENTITY_NUMBER}.pdf`, () => pdf(), 'file_name'],
  // Not what it says
  ['nothing', '批复.pdf', () => Buffer.alloc(0), 'file_empty'],
  ['one byte', '批复.pdf', () => Buffer.from('x'), 'file_kind'],
  ['a program', '批复.pdf', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'file_kind'],
  ['a page', '批复.pdf', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'file_kind'],
  ['a page with a PDF behind', '批复.pdf', () => Buffer.concat([Buffer.from('<script>alert(1)</script>'), pdf()]), 'file_kind'],
  ['a drawing with a script', '照片.png', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'file_kind'],
  ['a Word file as PDF', '批复.pdf', () => docx(), 'file_name_and_content'],
  ['a PDF as Word', '批复.docx', () => pdf(), 'file_name_and_content'],
  ['an Excel file as Word', '批复.docx', () => xlsx(), 'file_name_and_content'],
  ['a PNG as JPG', '照片.jpg', () => png(), 'file_name_and_content'],
  ['a PDF without an ending', '批复', () => pdf(), 'file_name_and_content'],
  ['a PDF that ends as a program', '批复.pdf.exe', () => pdf(), 'file_name_and_content'],
  ['an archive', '附件.docx', () => zipOf([{ name: 'a.exe', data: 'MZ' }]), 'file_kind'],
  ['a Java archive', '附件.docx', () => zipOf([{ name: 'META-INF/MANIFEST.MF', data: 'x' }]), 'file_kind'],
  ['a slide show', '附件.docx', () => zipOf([types('x'), { name: 'ppt/presentation.xml', data: '<p/>' }]), 'file_kind'],
  ['a message of Outlook', '附件.doc', () => compound({ '/__properties_version1.0': Buffer.alloc(100) }), 'file_kind'],
  ['rich text as Word', '附件.doc', () => Buffer.from('{\\rtf1 {\\object\\objocx}}'), 'file_kind'],
  ['a GIF', '照片.png', () => Buffer.from('GIF89a0000'), 'file_kind'],
  // What runs
  ['Word with macros', '附件.docx', () => docx(['x'], [macros]), 'file_macro'],
  [
    'Word with macros by its type',
    '附件.docx',
    () => docx(['x'], [], 'application/vnd.ms-word.document.macroEnabled.main+xml'),
    'file_macro',
  ],
  ['Excel with macros', '附件.xlsx', () => xlsx(['x'], [{ name: 'xl/vbaProject.bin', data: 'x' }]), 'file_macro'],
  ['Excel with macros of 4.0', '附件.xlsx', () => xlsx(['x'], [{ name: 'xl/macrosheets/sheet1.xml', data: '<x/>' }]), 'file_macro'],
  ['Word with ActiveX', '附件.docx', () => docx(['x'], [{ name: 'word/activeX/activeX1.xml', data: '<x/>' }]), 'file_macro'],
  ['old Word with macros', '附件.doc', () => doc('x', { '/Macros/VBA/dir': Buffer.from('x') }), 'file_macro'],
  ['old Excel with macros', '附件.xls', () => xls('x', { '/_VBA_PROJECT_CUR/VBA/dir': Buffer.from('x') }), 'file_macro'],
  ['PDF that runs a script when opened', '批复.pdf', () => pdf({ catalog: script }), 'file_script'],
  [
    'PDF with scripts by name',
    '批复.pdf',
    () => pdf({ catalog: '/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>' }),
    'file_script',
  ],
  [
    'PDF with its name of script in digits',
    '批复.pdf',
    () => pdf({ catalog: '/OpenAction<</S/Java#53cript/J#53(app.alert\\(1\\))>>' }),
    'file_script',
  ],
  ['PDF with a script on the page', '批复.pdf', () => pdf({ page: '/AA<</O<</S/JavaScript/JS(1)>>>>' }), 'file_script'],
  [
    'PDF that starts a program',
    '批复.pdf',
    () => pdf({ page: '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>]' }),
    'file_script',
  ],
  ['PDF with a film', '批复.pdf', () => pdf({ page: '/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>]' }), 'file_script'],
  ['PDF with a file inside', '批复.pdf', () => attached, 'file_attachment'],
  // Bombs
  [
    'Word that unpacks to 400 MB',
    '附件.docx',
    () => docx(['x'], [{ name: 'word/media/1.bin', data: 'x', saidSize: 400 * 1024 * 1024 }]),
    'file_bomb',
  ],
  [
    'Word that says it is small',
    '附件.docx',
    () => docx(['x'], [{ name: 'word/big.xml', data: Buffer.alloc(1e6, 32), saidSize: 10 }]),
    'file_broken',
  ],
  [
    'an archive of 10,001 parts',
    '附件.xlsx',
    () =>
      xlsx(
        ['x'],
        Array.from({ length: 10_001 }, (_, n) => ({ name: `xl/${n}.bin`, data: '' })),
      ),
    'file_bomb',
  ],
  [
    'XML that grows without end',
    '附件.docx',
    () => docx(['x'], [{ name: 'word/x.xml', data: `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(99)}"><!ENTITY b "&a;&a;">]><a>&b;</a>` }]),
    'file_broken',
  ],
  ['a picture of 3,600,000,000 points', '照片.png', () => png(60_000, 60_000), 'file_bomb'],
  ['PDF whose page unpacks to 1.5 GB', '批复.pdf', () => pdf({ stream: packedZeros(150) }), 'file_bomb'],
  // Locked and broken
  [
    'Word with a password',
    '附件.docx',
    () => compound({ '/EncryptedPackage': Buffer.alloc(100), '/EncryptionInfo': Buffer.alloc(10) }),
    'file_locked',
  ],
  ['an archive with a password', '附件.docx', () => docx(['x'], [{ name: 'word/a.xml', data: '<a/>', encrypted: true }]), 'file_locked'],
  ['half a Word file', '附件.docx', () => docx().subarray(0, 200), 'file_broken'],
  ['half an old Word file', '附件.doc', () => doc().subarray(0, 600), 'file_broken'],
  ['a picture without a body', '照片.png', () => png().subarray(0, 10), 'file_broken'],
  ['a PDF of its head alone', '批复.pdf', () => Buffer.from('%PDF-1.7\n'), 'file_broken'],
  ['XML that is none', '附件.docx', () => docx(['</w:t>']), 'file_broken'],
  // Identity numbers
  ['an identity number over two runs', '批复.docx', () => docx([front, back]), 'file_identity_number'],
  ['an identity number in wide digits', '批复.docx', () => docx([fullWidth]), 'file_identity_number'],
  ['an identity number in references', '批复.docx', () => docx([references]), 'file_identity_number'],
  [
    'an identity number in a head line',
    '批复.docx',
    () => docx(['x'], [{ name: 'word/header1.xml', data: `<w:hdr xmlns:w="w"><w:p>${IDENTITY_NUMBER}</w:p></w:hdr>` }]),
    'file_identity_number',
  ],
  [
    'an identity number in a title',
    '批复.docx',
    () => docx(['x'], [{ name: 'docProps/core.xml', data: `<c><t>${IDENTITY_NUMBER}</t></c>` }]),
    'file_identity_number',
  ],
  ['an identity number in a cell', '名册.xlsx', () => xlsx([IDENTITY_NUMBER]), 'file_identity_number'],
  ['an identity number in parts of a cell', '名册.xlsx', () => xlsx([front, back]), 'file_identity_number'],
  ['an identity number in OFD', '批复.ofd', () => ofd(IDENTITY_NUMBER), 'file_identity_number'],
  ['an identity number in PDF', '批复.pdf', () => pdf({ text: IDENTITY_NUMBER }), 'file_identity_number'],
  ['an identity number in old Word', '批复.doc', () => doc(IDENTITY_NUMBER), 'file_identity_number'],
  ['an identity number in old Excel', '名册.xls', () => xls(IDENTITY_NUMBER), 'file_identity_number'],
];
