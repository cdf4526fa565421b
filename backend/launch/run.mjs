import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Node 24, as npm installed it. Everything but `launch/` runs under it. */
export const node = join(root, 'node_modules', '.bin', 'node');

/** The environment of a child: Node 24 and the tools of the clone come first on its path. */
export function surroundings(more = {}) {
  return { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`, ...more };
}

/**
 * Runs a command to its end. `output` holds everything it wrote; `show` also lets it through as it comes.
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, { cwd = root, env = surroundings(), show = false, prefix = '', limit = 20 * 60_000 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    // What hangs fails, and says so.
    const timer = setTimeout(() => {
      output += `\nStopped after ${Math.round(limit / 60_000)} minutes.\n`;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
    }, limit);
    const take = (chunk) => {
      output += chunk;
      if (show) process.stdout.write(prefix === '' ? chunk : chunk.toString().replace(/^(?=.)/gm, prefix));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: 127, output: `${output}\n${error.message}` });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: code ?? (signal ? 128 : 1), output });
    });
  });
}

const running = new Set();

/** A launcher that is told to stop tells its children, and leaves when they have. */
export function passOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      for (const child of running) child.kill(signal);
      setTimeout(() => process.exit(130), running.size > 0 ? 5000 : 0).unref();
    });
}
