import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root, run, surroundings } from './run.mjs';
import { meaningOf, say } from './say.mjs';

// What each build is made from. When the hash of their contents is the one kept beside the build, nothing is done.
const backend = {
  from: ['backend/src', 'backend/.swcrc', 'backend/package.json', 'package-lock.json'],
  into: 'backend/dist',
  proof: 'main.js',
};
const frontend = {
  from: [
    'frontend/src',
    'frontend/public',
    'frontend/project.json',
    'frontend/tsconfig.app.json',
    'tsconfig.base.json',
    'package-lock.json',
  ],
  into: 'dist/frontend',
  proof: 'browser/index.html',
};

/** Builds what is stale. */
export async function buildStale({ only } = {}) {
  if (only !== 'frontend') await build(backend, '后端', 'the server', () => run('npm', ['run', 'build', '-w', 'backend', '--silent']));
  if (only !== 'backend') await build(frontend, '界面（约半分钟）', 'the interface (half a minute)', buildInterface);
}

async function build({ from, into, proof }, zh, en, work) {
  const stamp = join(root, into, '.made-from');
  const hash = hashOf(from);
  if (existsSync(join(root, into, proof)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say(`正在构建${zh}。`, `Building ${en}.`);
  rmSync(stamp, { force: true });
  const { code, output } = await work();
  if (code !== 0 || !existsSync(join(root, into, proof))) throw meaningOf(`构建${zh}`, output);
  mkdirSync(join(root, into), { recursive: true });
  writeFileSync(stamp, hash);
}

async function buildInterface() {
  const nx = join(root, 'node_modules', '.bin', 'nx');
  const args = [nx, 'run', 'frontend:build', '--skip-nx-cache', '--output-style=static'];
  const result = await run('node', args, {
    env: surroundings({ NX_DAEMON: 'false', CI: 'true', NG_CLI_ANALYTICS: 'false', NO_COLOR: '1', FORCE_COLOR: '0' }),
  });
  if (result.code === 0) compress(join(root, frontend.into, 'browser'));
  return result;
}

/** Compressed once here, so that serving costs nothing. */
function compress(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!/\.(js|css|html|svg|json|txt)$/.test(name) || statSync(file).size < 1024) continue;
    const content = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) for (const file of filesOf(path)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { recursive: true })
    .filter((name) => !/\.spec\.ts$/.test(name) && statSync(join(full, name)).isFile())
    .sort()
    .map((name) => join(path, name));
}
