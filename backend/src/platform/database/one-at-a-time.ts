import { createHash } from 'node:crypto';
import { realpathSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a running Tongxin tells a second one that wants the same data folder. */
export interface Holder {
  pid: number;
  address: string;
  /** It is about to end: wait for it. */
  stopping?: boolean;
}

/** A data folder held by this process until it ends, however it ends. `tell` gives what a second start is told when it asks. */
export interface Hold {
  tell(holder: () => Holder): void;
  release(): Promise<void>;
}

/**
 * Holds a data folder for this process, or answers who holds it. The hold is a listening socket in Linux's abstract namespace: the
 * kernel gives it to one process alone and takes it back at any death, so there is no file to go stale after kill -9 and no race
 * between two starts. Elsewhere a socket file stands in, and one that nobody answers is taken over.
 */
export async function hold(folder: string): Promise<Hold | Holder> {
  const name = `tongxin-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)}`;
  const path = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
  let holder = (): Holder => ({ pid: process.pid, address: '' });
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(JSON.stringify(holder()));
  });
  for (let round = 0; ; round++) {
    if (await listening(server, path)) break;
    const other = await ask(path);
    if (other && (other.stopping !== true || round > 150)) return other;
    if (!other && round > 20) return { pid: 0, address: '' };
    // Refused: it ended just now, or (a file) its process died without removing it.
    if (!other && process.platform !== 'linux') unlinkSync(path);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.unref();
  return {
    tell: (next) => {
      holder = next;
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listening(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', failed);
    server.listen({ path }, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

function ask(path: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ path });
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (chunk) => (text += chunk.toString('utf8')));
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => {
      try {
        resolve(JSON.parse(text) as Holder);
      } catch {
        resolve(undefined);
      }
    });
  });
}
