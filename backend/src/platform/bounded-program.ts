import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';

/** What a program of its own may take. */
export interface Bounds {
  /** Bytes in memory; watched where the system tells (Linux), the heap everywhere. */
  readonly memory: number;
  /** Milliseconds of its whole run. */
  readonly time: number;
}

/** What ended a program before it had said all: its time was over, or it took too much memory or died of itself. */
export type Lost = 'time' | 'memory';

/** Tests start programs as they stand, in TypeScript, whose imports have to be found. */
const AS_IT_STANDS = extname(import.meta.url) === '.ts' ? ['--import', new URL('../../test/typescript.mjs', import.meta.url).href] : [];

const WATCHED_EVERY = 50;
const PAGE = 4096;
const MEGABYTE = 1024 * 1024;
/** What a process holds beside its heap: the file, what is unpacked of it, the program. */
const BESIDE_THE_HEAP = 188;

/**
 * Runs a program in a process of its own over a file that somebody sent (its descriptor 3) and gives the lines that it says. Whatever the file
 * does to the program ends with it: it is ended when it takes more than the bounds, when the signal says so, and when nobody reads on.
 * @returns what ended it early; undefined where it came to its own end
 */
export async function* linesOf(
  program: string,
  descriptor: number,
  bounds: Bounds,
  signal?: AbortSignal,
): AsyncGenerator<string, Lost | undefined> {
  signal?.throwIfAborted();
  const heap = Math.round(bounds.memory / MEGABYTE) - BESIDE_THE_HEAP;
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, ...AS_IT_STANDS, program], {
    stdio: ['ignore', 'pipe', 'ignore', descriptor],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve).once('error', () => resolve(null)));
  const started = Date.now();
  let lost: Lost | undefined;
  const watch = setInterval(() => {
    if (Date.now() - started > bounds.time) lost = 'time';
    else if (memoryOf(child) > bounds.memory) lost = 'memory';
    if (lost) child.kill('SIGKILL');
  }, WATCHED_EVERY);
  const end = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', end);
  try {
    yield* linesFrom(child.stdout as Readable);
    return lost ?? ((await ended) === 0 ? undefined : 'memory');
  } finally {
    clearInterval(watch);
    signal?.removeEventListener('abort', end);
    end();
  }
}

/** Lines of any length; readline takes long with those of a megabyte. */
async function* linesFrom(output: Readable): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const piece of output.setEncoding('utf8') as AsyncIterable<string>) {
    const [first = '', ...more] = piece.split('\n');
    begun.push(first);
    for (const next of more) {
      yield begun.join('');
      begun = [next];
    }
  }
  if (begun.some(Boolean)) yield begun.join('');
}

/** Bytes that the process holds in memory; 0 where the system does not tell (only Linux does). */
function memoryOf({ pid }: ChildProcess): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
  } catch {
    return 0;
  }
}
