import { fstatSync, readFileSync, readSync, writeSync } from 'node:fs';

// For programs that run in a process of their own (`bounded-program.ts`).

/** Says one line (JSON) to whoever started the program; waits while the pipe is full. */
export function say(line: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1); // whoever reads is not there yet
    }
  }
}

/** The whole content of the file that was handed over, wherever another reader of it stands. */
export function contentOf(descriptor: number): Buffer {
  const file = fstatSync(descriptor);
  if (!file.isFile()) return readFileSync(descriptor);
  const content = Buffer.alloc(file.size);
  for (let at = 0; at < content.length;) at += readSync(descriptor, content, at, content.length - at, at);
  return content;
}
