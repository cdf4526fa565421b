import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive, its content made while it is written. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Iterable<Buffer> | AsyncIterable<Buffer>;
}

interface Written {
  readonly name: Buffer;
  readonly at: number;
  crc: number;
  size: number;
  packed: number;
}

// PKWARE APPNOTE 6.3: version 2.0; bit 3: sizes follow the data; bit 11: names in UTF-8; deflate; 1980-01-01.
const VERSION = 20;
const FLAGS = 0x0808;
const DEFLATE = 8;
const DATE = 0x0021;
const LARGEST = 0xffff_ffff;

/**
 * An archive in pieces, nothing of it held: sizes stand behind each file, where readers look for them by the directory at the end.
 * Packing runs on another thread, two pieces ahead at most. @throws RangeError beyond 4 GB, which this form cannot say
 */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const all: Written[] = [];
  let at = 0;
  for await (const { name, data } of entries) {
    const one: Written = { name: Buffer.from(name), at, crc: 0, size: 0, packed: 0 };
    all.push(one);
    yield localHeader(one);
    yield* packed(one, data);
    yield trailer(one);
    at += 30 + one.name.length + one.packed + 16;
    if (one.size > LARGEST || at > LARGEST) throw new RangeError(`${name} makes the archive larger than 4 GB`);
  }
  const directory = Buffer.concat(all.map(directoryEntry));
  yield directory;
  yield end(all.length, directory.length, at);
}

async function* packed(one: Written, data: ZipEntry['data']): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ level: 6, memLevel: 9, chunkSize: 64 * 1024 });
  // What goes wrong in the data destroys the packer with the same error, which the loop below throws.
  pipeline(Readable.from(counted(one, data), { objectMode: true, highWaterMark: 2 }), packer).catch(() => undefined);
  for await (const piece of packer as AsyncIterable<Buffer>) {
    one.packed += piece.length;
    yield piece;
  }
}

async function* counted(one: Written, data: ZipEntry['data']): AsyncGenerator<Buffer> {
  for await (const piece of data) {
    one.crc = crc32(piece, one.crc);
    one.size += piece.length;
    yield piece;
  }
}

function localHeader({ name }: Written): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function trailer({ crc, packed: packedSize, size }: Written): Buffer {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(packedSize, 8);
  record.writeUInt32LE(size, 12);
  return record;
}

function directoryEntry({ name, at, crc, packed: packedSize, size }: Written): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(VERSION, 4);
  record.writeUInt16LE(VERSION, 6);
  record.writeUInt16LE(FLAGS, 8);
  record.writeUInt16LE(DEFLATE, 10);
  record.writeUInt16LE(DATE, 14);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(packedSize, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt32LE(at, 42);
  return Buffer.concat([record, name]);
}

function end(count: number, length: number, at: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(at, 16);
  return record;
}
