// npm start: installs what is missing, builds what is stale, then runs the server under Node 24 until it is told to stop.
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
    await buildStale();
  });
  serve();
} catch (error) {
  giveUp(error);
}

function serve() {
  say('正在启动。', 'Starting.');
  // The channel tells the server when this process is gone; npm's process number, when npm is.
  const launchedBy = process.env.npm_lifecycle_event === 'start' ? String(process.ppid) : '';
  const child = spawn(node, [join(root, 'backend', 'dist', 'main.js')], {
    cwd: root,
    env: surroundings({ TONGXIN_LAUNCHED_BY: launchedBy }),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  child.on('error', giveUp);
  child.on('exit', (code, signal) => {
    if (signal)
      process.stderr.write(
        `\n✗ 服务进程被 ${signal} 终止；再次 npm start 即可恢复。\n  The server was ended by ${signal}; npm start recovers.\n`,
      );
    process.exit(code ?? 1);
  });
}
