import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run.mjs';
import { say } from './say.mjs';

/**
 * Lets one process at a time install and build in this clone: two `npm start` at once would tread on each other's files.
 * The lock is a socket in Linux's abstract namespace: it goes with its process, however that ends.
 */
export async function alone(work) {
  const name = `tongxin-prepare-${createHash('sha256').update(root).digest('hex').slice(0, 24)}`;
  const path = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}-${process.pid}`);
  const server = createServer();
  let told = false;
  while (!(await listening(server, path))) {
    if (!told) say('另一个进程正在这里安装或构建，等它完成。', 'Another process is installing or building here; waiting for it.');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

function listening(server, path) {
  return new Promise((resolve, reject) => {
    const failed = (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
    server.once('error', failed);
    server.listen({ path }, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}
