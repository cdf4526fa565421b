import { createHash } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

const PIECE = 256 * 1024;

/** A file on its way into the database: it has no name on the disk, so that nothing of it stays behind, however the process ends. */
export class Spooled {
  private constructor(
    private readonly handle: FileHandle,
    readonly bytes: number,
    /** In hexadecimal digits. */
    readonly sha256: string,
  ) {}

  /** Takes in what comes; at most `most` bytes and one more, by which whoever asks sees that it was too much. */
  static async take(content: AsyncIterable<Buffer>, most: number): Promise<Spooled> {
    const path = join(tmpdir(), `tongxin-${randomUUID()}`);
    const handle = await open(path, 'wx+', 0o600);
    try {
      await unlink(path);
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of content) {
        const taken = piece.subarray(0, most + 1 - bytes);
        hash.update(taken);
        await handle.write(taken, 0, taken.length, bytes);
        bytes += taken.length;
        if (bytes > most) break;
      }
      return new Spooled(handle, bytes, hash.digest('hex'));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** For a process of its own that looks at it. */
  get descriptor(): number {
    return this.handle.fd;
  }

  /** Its content, a quarter of a megabyte at a time. */
  async *pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.bytes; at += PIECE) {
      const { buffer, bytesRead } = await this.handle.read(Buffer.alloc(Math.min(PIECE, this.bytes - at)), 0, undefined, at);
      yield buffer.subarray(0, bytesRead);
    }
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}
