import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

// A plain tar file (POSIX ustar): everyone has a program that opens it, and ours is these lines. Members are small pieces, so that a
// table of any size is written and read without being held.

const BLOCK = 512;
const MOST = 8 * 2 ** 20;

/** One file of the archive. */
export interface Member {
  readonly name: string;
  readonly content: Buffer;
}

/** The archive is not whole, or not one of ours. */
export class BrokenArchive extends Error {}

/** Writes members one after another; each waits until the stream has taken it. */
export class TarWriter {
  constructor(
    private readonly out: Writable,
    private readonly seconds: number,
  ) {}

  async add(name: string, content: Buffer): Promise<void> {
    const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
    await this.write(Buffer.concat([header(name, content.length, this.seconds), content, padding]));
  }

  async end(): Promise<void> {
    await this.write(Buffer.alloc(2 * BLOCK));
  }

  private async write(bytes: Buffer): Promise<void> {
    if (!this.out.write(bytes)) await once(this.out, 'drain');
  }
}

function header(name: string, size: number, seconds: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;
  const fields: [number, string][] = [
    [0, name],
    [100, octal(0o600, 8)],
    [108, octal(0, 8)],
    [116, octal(0, 8)],
    [124, octal(size, 12)],
    [136, octal(seconds, 12)],
    [148, ' '.repeat(8)],
    [156, '0'],
    [257, 'ustar\x0000'],
  ];
  if (Buffer.byteLength(name) > 100) throw new Error(`the name is too long for an archive: ${name}`);
  for (const [at, text] of fields) block.write(text, at, 'latin1');
  block.write(`${sum(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

const sum = (block: Buffer): number => block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);

/** Reads members as they come. @throws BrokenArchive where the file ends early or a header is wrong */
export async function* readTar(source: Readable | AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const bytes = new Bytes(source);
  for (;;) {
    const head = await bytes.take(BLOCK);
    if (head.every((byte) => byte === 0)) {
      await bytes.end();
      return;
    }
    if (sum(head) !== Number.parseInt(head.toString('latin1', 148, 156), 8)) throw new BrokenArchive('a header does not add up');
    const name = head.toString('latin1', 0, 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(head.toString('latin1', 124, 136), 8);
    if (!(size <= MOST)) throw new BrokenArchive(`${name} is larger than any piece of ours`);
    const content = await bytes.take(size);
    await bytes.take((BLOCK - (size % BLOCK)) % BLOCK);
    yield { name, content };
  }
}

/** Bytes from pieces of any size. */
class Bytes {
  private readonly pieces: AsyncIterator<Buffer>;
  private held = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = count;
    while (missing > 0) {
      if (!this.held.length) {
        const next = await this.pieces.next();
        if (next.done) throw new BrokenArchive('the file ends early');
        this.held = next.value as Buffer<ArrayBuffer>;
      }
      const part = this.held.subarray(0, missing);
      this.held = this.held.subarray(part.length);
      parts.push(part);
      missing -= part.length;
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  /** Reads on to the very end, where gzip's own sum is compared; nothing but zeros may come. */
  async end(): Promise<void> {
    for (let next: IteratorResult<Buffer> = { value: this.held }; !next.done; next = await this.pieces.next())
      if (next.value.some((byte) => byte !== 0)) throw new BrokenArchive('something comes after the end');
  }
}
