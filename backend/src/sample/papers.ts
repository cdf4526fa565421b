/** A paper of the sample, as it is entered and as it reads. */
export interface Paper {
  readonly title: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
  readonly lines: readonly string[];
}

/**
 * A page of A4 as a PDF: a heading, lines of text, and at last who signs and when, flush right. Its letters are those of the reader's machine
 * (Adobe-GB1, no font inside).
 */
export function paperOf(heading: string, lines: readonly string[], signed: readonly string[]): Buffer {
  const shown = (text: string, size: number, x: number, y: number): string => `BT /F1 ${size} Tf ${x} ${y} Td <${utf16(text)}> Tj ET`;
  const width = (text: string, size: number): number => Array.from(text).length * size;
  const body = [
    shown(heading, 20, (PAGE.width - width(heading, 20)) / 2, 720),
    ...lines.map((line, place) => shown(line, 14, 85, 650 - place * 28)),
    ...signed.map((line, place) => shown(line, 14, PAGE.width - 100 - width(line, 14), 560 - (lines.length + place) * 28)),
  ].join('\n');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>`,
    `<</Length ${body.length}>>\nstream\n${body}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ];
  let file = '%PDF-1.5\n';
  const places = objects.map((object, place) => {
    const at = file.length;
    file += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + end, 'latin1');
}

/** Points of 1/72 inch. */
const PAGE = { width: 595, height: 842 } as const;

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
