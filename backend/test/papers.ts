import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import CFB from 'cfb';

/** Files that people send, made as they are needed: the repository holds none. */

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

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

/** The part of an office file that says what it is. */
export const types = (main: string): ZipPart => ({
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
