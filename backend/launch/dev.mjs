// npm run dev: the API with reload on change at PORT (3000), the interface with reload at http://localhost:4200.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { installMissing } from './install.mjs';
import { alone } from './lock.mjs';
import { node, root, surroundings } from './run.mjs';
import { giveUp, say } from './say.mjs';

try {
  await alone(async () => {
    await installMissing();
    await buildStale({ only: 'backend' });
  });
} catch (error) {
  giveUp(error);
}

const env = surroundings({ NX_DAEMON: 'false', NG_CLI_ANALYTICS: 'false' });
// The dev server would take PORT for itself; its proxy asks for the API at API_PORT.
const { PORT = '3000', ...others } = env;
const forInterface = { ...others, API_PORT: PORT };
const bin = (name) => join(root, 'node_modules', '.bin', name);
const swc = [bin('swc'), 'src', '-d', 'dist', '--strip-leading-paths', '--copy-files', '--ignore', '**/*.spec.ts', '--watch', '-q'];
const children = [
  spawn(node, swc, { cwd: join(root, 'backend'), env, stdio: 'inherit' }),
  spawn(node, ['--watch', '--watch-preserve-output', '--enable-source-maps', 'backend/dist/main.js'], { cwd: root, env, stdio: 'inherit' }),
  spawn(node, [bin('nx'), 'run', 'frontend:serve'], { cwd: root, env: forInterface, stdio: 'inherit' }),
];
say('界面：http://localhost:4200（改动后自动刷新）。', 'Interface: http://localhost:4200, reloads on change.');
let stopping = false;
const stop = (signal) => {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill(signal);
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal));
for (const child of children) child.on('exit', () => stop('SIGTERM'));
