import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { run } from './run.mjs';
import { meaningOf, say, Trouble } from './say.mjs';

/** What the tests need beside npm's packages: the Debian package, and how to tell that it is there. */
const needs = [
  { name: 'chromium', there: () => existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium') },
  { name: 'fonts-noto-cjk', there: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') || hasChineseFont() },
  { name: 'libreoffice-calc-nogui', there: () => existsSync('/usr/lib/libreoffice/program/libsclo.so') },
  { name: 'libreoffice-writer-nogui', there: () => existsSync('/usr/lib/libreoffice/program/libswlo.so') },
  { name: 'postgresql', there: () => servers().length > 0 },
];

/** Installs the missing ones as root; says the one line to run otherwise. */
export async function installTools() {
  const missing = needs.filter((need) => !need.there()).map((need) => need.name);
  if (missing.length === 0) return;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0)
    throw new Trouble(
      `测试还需要：${missing.join('、')}。请运行：sudo ${line}`,
      `The tests need ${missing.join(', ')} too. Run: sudo ${line}`,
    );
  say(`正在安装测试所需：${missing.join('、')}。`, `Installing what the tests need: ${missing.join(', ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env });
  const still = needs.filter((need) => !need.there()).map((need) => need.name);
  if (code !== 0 || still.length > 0) throw meaningOf(`apt-get install ${still.join(' ')}`, output);
}

function servers() {
  const folder = '/usr/lib/postgresql';
  return existsSync(folder) ? readdirSync(folder).filter((version) => existsSync(`${folder}/${version}/bin/postgres`)) : [];
}

function hasChineseFont() {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() !== '';
  } catch {
    return false;
  }
}
