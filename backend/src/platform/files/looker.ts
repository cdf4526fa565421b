// A program of its own: it looks into one file that somebody sent (descriptor 3), so that whatever the file does to it ends with it. It says line by
// line (JSON) the texts that it finds, and at last what the file is, or why it is not taken.
import { fileURLToPath } from 'node:url';
import type { Entry } from 'yauzl';
import { contentOf, say } from '../inside-program.js';

// Each kind needs one or two libraries, which are loaded when they are needed: most of the time of a look goes into its start.

type Kind = 'pdf' | 'ofd' | 'docx' | 'xlsx' | 'doc' | 'xls' | 'jpg' | 'png';

/** Why a file is not taken. */
class Refused extends Error {}
const refuse = (why: 'kind' | 'macro' | 'script' | 'attachment' | 'bomb' | 'locked' | 'broken'): never => {
  throw new Refused(why);
};

const MOST_UNPACKED = 300 * 1024 * 1024;
const MOST_ENTRIES = 10_000;
const MOST_POINTS = 100_000_000;
const TEXT = 64 * 1024;

async function look(content: Buffer): Promise<Kind> {
  const begins = (...bytes: number[]): boolean => content.subarray(0, bytes.length).equals(Buffer.from(bytes));
  if (content.subarray(0, 5).toString('latin1') === '%PDF-') return lookIntoPdf(content);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return lookIntoPackage(content);
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return lookIntoCompound(content);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return lookAtPicture(content, 'png');
  if (begins(0xff, 0xd8, 0xff)) return lookAtPicture(content, 'jpg');
  return refuse('kind');
}

/** A browser that is to show it would unpack it whole. */
async function lookAtPicture(content: Buffer, kind: 'jpg' | 'png'): Promise<Kind> {
  const { imageSize } = await import('image-size');
  const { width, height, type } = imageSize(content);
  if (type !== kind) return refuse('kind');
  return width * height > MOST_POINTS ? refuse('bomb') : kind;
}

/** Files that are packages of XML: Office Open XML (ISO/IEC 29500) and OFD (GB/T 33190). */
async function lookIntoPackage(content: Buffer): Promise<Kind> {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.fromBufferPromise(content, { validateEntrySizes: true });
  const entries: Entry[] = [];
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    unpacked += entry.uncompressedSize;
    if (entries.length > MOST_ENTRIES || unpacked > MOST_UNPACKED) return refuse('bomb');
    if (entry.isEncrypted()) return refuse('locked');
  }
  const names = entries.map(({ fileName }) => fileName);
  if (names.some((name) => /vbaProject\.bin$|macrosheets?\/|activeX\//i.test(name))) return refuse('macro');
  const kind = names.includes('OFD.xml')
    ? 'ofd'
    : names.includes('word/document.xml')
      ? 'docx'
      : names.includes('xl/workbook.xml')
        ? 'xlsx'
        : refuse('kind');
  for (const entry of entries) {
    if (!/\.(xml|rels)$/i.test(entry.fileName)) continue;
    const opened = await zip.openReadStreamPromise(entry);
    await readXml(opened, entry.fileName === '[Content_Types].xml');
  }
  return kind;
}

/** Where a line of text ends: paragraphs and cells of Word and Excel, text objects of OFD. */
const ENDS = new Set(['w:p', 'a:p', 'si', 'is', 'c', 'v', 'text', 'ofd:TextObject', 'TextObject']);

async function readXml(bytes: AsyncIterable<Buffer>, isTypes: boolean): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser();
  let text = '';
  const flush = (): void => {
    if (text) say({ text });
    text = '';
  };
  const add = (more: string): void => {
    text += more;
    if (text.length > TEXT) flush();
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => {
    if (ENDS.has(name)) add('\n');
  });
  parser.on('opentag', ({ attributes }) => {
    const type = isTypes ? attributes['ContentType'] : undefined;
    if (typeof type === 'string' && /macroEnabled|vbaProject/i.test(type)) refuse('macro');
    // A property or an attribute may hold a text as well (a title, a hyperlink).
    for (const value of Object.values(attributes)) if (typeof value === 'string' && value.length > 14) add(`${value}\n`);
  });
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder();
  for await (const piece of bytes) parser.write(decoder.decode(piece, { stream: true }));
  parser.close();
  flush();
}

/** Word and Excel up to 2003, and what WPS makes of the same kind (MS-CFB). */
async function lookIntoCompound(content: Buffer): Promise<Kind> {
  const { default: CFB } = await import('cfb');
  const parts = CFB.read(content, { type: 'buffer' });
  const names = parts.FullPaths.map((path) => path.replace(/^Root Entry\//, ''));
  if (names.some((name) => /(^|\/)(EncryptedPackage|EncryptionInfo)$/.test(name))) return refuse('locked');
  if (names.some((name) => /(^|\/)(Macros|VBA|_VBA_PROJECT(_CUR)?)(\/|$)/i.test(name))) return refuse('macro');
  const kind = names.includes('WordDocument') ? 'doc' : names.some((name) => /^(Workbook|Book)$/.test(name)) ? 'xls' : refuse('kind');
  // Text stands in it in one byte a character or in two, of which one is 0.
  for (const { content } of parts.FileIndex) {
    const part = content as Uint8Array | undefined;
    if (!part) continue; // a folder
    const plain = Buffer.from(part).toString('latin1').replaceAll('\0', '');
    for (let at = 0; at < plain.length; at += TEXT) say({ text: plain.slice(at, at + TEXT + 100) });
  }
  return kind;
}

/** What of an annotation matters here. */
interface Annotation {
  readonly subtype?: string;
  readonly actions?: object | null;
  readonly contentsObj?: { readonly str?: string };
  readonly fieldValue?: unknown;
}

async function lookIntoPdf(content: Buffer): Promise<Kind> {
  // What starts another program stands in no interface of the library; a script stands in it only where it hangs on the usual hooks.
  if (/\/(Launch|RichMedia|Rendition|JavaScript|JS)\b/.test(content.toString('latin1'))) return refuse('script');
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Without its tables of characters the text of fonts that are not in the file (宋体 as Adobe-GB1) could not be read.
  const tables = fileURLToPath(new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')));
  const pdf = await getDocument({
    data: new Uint8Array(content),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    cMapUrl: `${tables}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${tables}standard_fonts/`,
  }).promise;
  const { info } = await pdf.getMetadata();
  if ((info as { IsXFAPresent?: boolean }).IsXFAPresent || (await pdf.hasJSActions()) || (await pdf.getJSActions()))
    return refuse('script');
  if (await pdf.getAttachments()) return refuse('attachment');
  for (const value of Object.values(info)) if (typeof value === 'string') say({ text: `${value}\n` });
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    for (const { subtype, actions, contentsObj, fieldValue } of (await page.getAnnotations()) as Annotation[]) {
      if (subtype === 'FileAttachment') return refuse('attachment');
      if (actions) return refuse('script');
      say({ text: `${contentsObj?.str ?? ''}\n${typeof fieldValue === 'string' ? fieldValue : ''}\n` });
    }
    const { items } = await page.getTextContent();
    say({ text: `${items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')}\n` });
    page.cleanup();
  }
  return 'pdf';
}

try {
  say({ kind: await look(contentOf(3)) });
} catch (error) {
  const { name, message } = error as Error;
  say({ refused: error instanceof Refused ? message : name === 'PasswordException' ? 'locked' : 'broken' });
}
process.exit(0);
