import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib';
import CFB from 'cfb';
import { identityNumberCheck } from '../src/platform/chinese/identity-number.js';

/** Files that people send, good and hostile, made as they are needed: the repository holds none. */

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** An identity number with a right check digit that nobody has: area 110101, born 1949-12-31, serial 000. */
export const IDENTITY_NUMBER = `11010119491231000${identityNumberCheck('11010119491231000')}`;

interface ZipPart {
  readonly name: string;
  readonly data: Buffer | string;
  /** Says another size than the content has. */
  readonly saidSize?: number;
  readonly encrypted?: boolean;
  readonly crc?: number;
}

/** A zip archive of these parts. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const plain = Buffer.from(part.data);
    const packed = deflateRawSync(plain);
    const name = Buffer.from(part.name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800 | (part.encrypted ? 1 : 0), 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(part.crc ?? crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(part.saidSize ?? plain.length, 18);
    head.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(16);
    place.writeUInt32LE(offset, 10 + 2);
    local.push(Buffer.from('504b0304', 'hex'), head, name, packed);
    central.push(Buffer.from('504b01021400', 'hex'), head.subarray(0, 26), Buffer.alloc(2), place.subarray(4), name);
    offset += 4 + 26 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const types = (main: string): ZipPart => ({
  name: '[Content_Types].xml',
  data: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" ContentType="${main}"/></Types>`,
});
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** A Word file whose paragraph holds these runs. */
export const docx = (runs: readonly string[] = ['关于同意成立示例商会的批复'], more: readonly ZipPart[] = [], type = WORD): Buffer =>
  zipOf([
    types(type),
    {
      name: 'word/document.xml',
      data: `<w:document xmlns:w="w"><w:body><w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p></w:body></w:document>`,
    },
    ...more,
  ]);

/** An Excel file whose shared text holds these runs. */
export const xlsx = (runs: readonly string[] = ['示例商会'], more: readonly ZipPart[] = [], type = EXCEL): Buffer =>
  zipOf([
    types(type),
    { name: 'xl/workbook.xml', data: '<workbook/>' },
    { name: 'xl/sharedStrings.xml', data: `<sst><si>${runs.map((run) => `<r><t>${run}</t></r>`).join('')}</si></sst>` },
    ...more,
  ]);

export const ofd = (text = '示例'): Buffer =>
  zipOf([
    { name: 'OFD.xml', data: '<ofd:OFD xmlns:ofd="o"/>' },
    {
      name: 'Doc_0/Pages/Page_0/Content.xml',
      data: `<ofd:Page xmlns:ofd="o"><ofd:TextObject>${[...text].map((one) => `<ofd:TextCode>${one}</ofd:TextCode>`).join('')}</ofd:TextObject></ofd:Page>`,
    },
  ]);

/** A compound file with these streams. */
export function compound(streams: Readonly<Record<string, Buffer>>): Buffer {
  const file = CFB.utils.cfb_new();
  for (const [name, data] of Object.entries(streams)) CFB.utils.cfb_add(file, name, data);
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}
const filled = (text: Buffer): Buffer => Buffer.concat([text, Buffer.alloc(5000, 1)]);
export const doc = (text = '示例', more: Readonly<Record<string, Buffer>> = {}): Buffer =>
  compound({ '/WordDocument': filled(utf16(text)), ...more });
export const xls = (text = '示例', more: Readonly<Record<string, Buffer>> = {}): Buffer =>
  compound({ '/Workbook': filled(Buffer.from(`x${text}`)), ...more });

/** A PDF of one page with a line of text; `catalog`, `page` and `objects` stand in it as they are given. */
export function pdf({
  text = 'Reply 2022',
  catalog = '',
  page = '',
  objects = '',
  stream,
}: Partial<Record<'text' | 'catalog' | 'page' | 'objects', string>> & { stream?: Buffer } = {}): Buffer {
  const content = stream ?? deflateSync(Buffer.from(`BT /F1 12 Tf 10 100 Td (${text}) Tj ET`));
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R ${catalog}>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
        `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>> ${page}>>endobj\n` +
        `4 0 obj<</Filter/FlateDecode/Length ${content.length}>>stream\n`,
    ),
    content,
    Buffer.from(
      `\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n${objects}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
    ),
  ]);
}

/** A picture of so many points; its content says less than its head. */
export function png(width = 2, height = 2): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc((2 + 1) * 2))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const jpg = (): Buffer =>
  Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffdb004300' + '01'.repeat(64) + 'ffc0000b080002000201011100ffda0008010100003f00d2ffd9',
    'hex',
  );

/** A form with facts and a file, as a browser sends it; gives the body and its header. */
export function form(facts: unknown, file?: Uint8Array, fileName = 'x.pdf'): { body: Buffer; headers: Record<string, string> } {
  const mark = 'tongxin-form-0123456789';
  const parts: Uint8Array[] = [
    Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="facts"\r\n\r\n${JSON.stringify(facts)}\r\n`),
  ];
  if (file)
    parts.push(
      Buffer.from(
        `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      file,
      Buffer.from('\r\n'),
    );
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${mark}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
  };
}

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

/** What is kept: name, content, kind. */
export const GOOD: readonly (readonly [name: string, content: () => Buffer, kind: string])[] = [
  ['批复.pdf', () => pdf(), 'pdf'],
  ['批复.docx', () => docx(), 'docx'],
  ['批复.wps', () => docx(), 'docx'],
  ['名册.xlsx', () => xlsx(), 'xlsx'],
  ['名册.et', () => xls(), 'xls'],
  ['批复.doc', () => doc(), 'doc'],
  ['批复.WPS', () => doc(), 'doc'],
  ['名册.xls', () => xls(), 'xls'],
  ['批复.ofd', () => ofd(), 'ofd'],
  ['照片.jpg', () => jpg(), 'jpg'],
  ['照片.JPEG', () => jpg(), 'jpg'],
  ['扫描 件（一）.png', () => png(), 'png'],
];

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
