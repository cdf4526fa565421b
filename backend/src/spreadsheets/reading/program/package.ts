import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Refused } from './telling.js';

const MOST_ENTRIES = 10_000;
/** Of the parts that are read: a full sheet of formatted empty rows has some 250 MB. */
const MOST_UNPACKED = 1024 * 1024 * 1024;
/** A sheet of the same cell over and over packs to a hundredth; deflate ends at a thousandth. */
const MOST_RATIO = 400;
const SMALL = 20 * 1024 * 1024;
const DEEPEST = 64;

/** What is told of an element, its name without a prefix. */
export interface XmlHandlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A workbook as a package of XML (ISO/IEC 29500). */
export class Package {
  private readonly zip: ZipFile;
  private readonly entries: ReadonlyMap<string, Entry>;
  private unpacked = 0;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.zip = zip;
    this.entries = entries;
  }

  static async open(content: Buffer): Promise<Package> {
    const zip = await yauzl.fromBufferPromise(content, { validateEntrySizes: true });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName.toLowerCase(), entry);
      if (entries.size > MOST_ENTRIES) throw new Refused('bomb');
      if (entry.isEncrypted()) throw new Refused('locked');
    }
    return new Package(zip, entries);
  }

  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Reads a part; one that is not there says nothing. Its XML may define nothing and not be deeper than its format knows. */
  async read(name: string, handlers: XmlHandlers): Promise<void> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return;
    const { compressedSize, uncompressedSize } = entry;
    this.unpacked += uncompressedSize;
    if (this.unpacked > MOST_UNPACKED || (uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_RATIO))
      throw new Refused('bomb');
    await readXml(await this.zip.openReadStreamPromise(entry), handlers);
  }
}

async function readXml(bytes: Readable, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new Refused('entities');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) throw new Refused('nesting');
    handlers.open?.(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close?.(local(name));
  });
  const text = (more: string): void => handlers.text?.(more);
  parser.on('text', text);
  parser.on('cdata', text);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const piece of bytes as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(
      piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : 'utf-8',
      { fatal: true },
    );
    parser.write(decoder.decode(piece, { stream: true }));
  }
  parser.close();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
