// npm run bench: the figures of performance, each beside its floor.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { installMissing } from './install.mjs';
import { alone } from './lock.mjs';
import { node, root, run, surroundings } from './run.mjs';
import { giveUp, meaningOf } from './say.mjs';

const built = 'node_modules/.cache/bench';

try {
  await alone(async () => {
    await installMissing();
    await buildStale();
    // Built together with the sources, so that `../src/…` means the same there.
    const args = [join(root, 'node_modules', '.bin', 'swc'), 'src', 'bench', '-d', built, '--copy-files', '--ignore', '**/*.spec.ts', '-q'];
    const { code, output } = await run(node, args, { cwd: join(root, 'backend') });
    if (code !== 0) throw meaningOf('构建测速', output);
  });
  const main = join(root, 'backend', built, 'bench', 'main.js');
  const child = spawn(node, ['--enable-source-maps', main, ...process.argv.slice(2)], { cwd: root, env: surroundings(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', giveUp);
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  giveUp(error);
}
