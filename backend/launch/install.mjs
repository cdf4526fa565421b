import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, root, run } from './run.mjs';
import { meaningOf, say, Trouble } from './say.mjs';

/** Installs the packages unless what lies in node_modules is what package-lock.json asks for. */
export async function installMissing() {
  checkNode();
  const missing = await missingPackages();
  if (missing === undefined && nodeRuns()) return;
  say(
    `正在安装软件包（${missing ?? 'node'} 缺失或有更新），约需一两分钟。`,
    `Installing packages (${missing ?? 'node'} is missing or changed); a minute or two.`,
  );
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const { code, output } = await run('npm', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], { env: process.env });
  if (code === 127)
    throw new Trouble('找不到 npm。请安装 Node.js 20 以上（含 npm）。', 'npm was not found. Install Node.js 20 or later with npm.');
  if (code !== 0) throw meaningOf('安装软件包', output);
  if (!nodeRuns()) {
    throw new Trouble(
      'npm 没有运行 node 包的安装脚本。请运行：npm rebuild node --foreground-scripts',
      'npm did not run the install script of the package "node". Run: npm rebuild node --foreground-scripts',
    );
  }
}

function checkNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20)
    throw new Trouble(
      `Node.js ${process.versions.node} 太旧，需要 20 以上。`,
      `Node.js ${process.versions.node} is too old: 20 or later is needed.`,
    );
}

/** The first package that is not there as the lock wants it; npm keeps the list of what it installed in node_modules. */
async function missingPackages() {
  const wanted = read(join(root, 'package-lock.json'));
  if (!wanted) throw new Trouble('缺少 package-lock.json，克隆不完整。', 'package-lock.json is missing: the clone is not whole.');
  const present = read(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return 'node_modules';
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (!path.includes('node_modules/') || entry.link) continue;
    const there = present.packages[path];
    if (!there && entry.optional) continue; // for another kind of machine
    if (!there || there.version !== entry.version || !existsSync(join(root, path, 'package.json')))
      return path.replace(/^.*node_modules\//, '');
  }
  return undefined;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function nodeRuns() {
  try {
    return (
      Number(
        execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      ) >= 24
    );
  } catch {
    return false;
  }
}
