// npm run tongxin -- <command>: the command line of the registry, built when stale, under Node 24.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { installMissing } from './install.mjs';
import { alone } from './lock.mjs';
import { node, root, surroundings } from './run.mjs';
import { giveUp, sayAside } from './say.mjs';

sayAside();
try {
  await alone(async () => {
    await installMissing();
    await buildStale({ only: 'backend' });
  });
  const main = join(root, 'backend', 'dist', 'cli', 'main.js');
  const child = spawn(node, ['--enable-source-maps', main, ...process.argv.slice(2)], { cwd: root, env: surroundings(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', giveUp);
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  giveUp(error);
}
