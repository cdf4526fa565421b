import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fillSmall, Hand, openBare, small } from '../../test/bare.js';
import { cloneDatabase, type TestDatabase } from '../../test/database.js';
import { type OtherServer, startOtherServer } from '../../test/other-server.js';
import { Verify } from '../history/index.js';
import { migrate } from '../platform/database/migrate.js';
import { migrationsFolder } from '../platform/settings/workspace.js';
import { backUp, type BackedUp } from './backup.js';
import { readArchive } from './check.js';
import { restore } from './restore.js';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
const verified = async (appUrl: string): Promise<unknown> => {
  const bare = await openBare(appUrl);
  try {
    return (await new Verify(bare.reader).run()).checks.filter(({ count }) => count > 0);
  } finally {
    await bare.close();
  }
};
const sums = ({ manifest }: Pick<BackedUp, 'manifest'>): Record<string, string> =>
  Object.fromEntries(manifest.tables.map(({ table, rows, sha256 }) => [table, `${rows} ${sha256}`]));
const withoutIncarnations = (all: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([table]) => table !== 'history.incarnations'));

/** One chamber of a number, whole, in an act of its own. */
const chamber = (n: number): string => {
  const id = (tail: number): string => `00000000-0000-7000-9000-${String(n * 10 + tail).padStart(12, '0')}`;
  return `insert into organizations (id, kind, founded_earliest, founded_latest) values ('${id(1)}', 'chamberOfCommerce', '2015-01-01', '2015-12-31');
    insert into organization_profiles (id, organization_id, name, name_key, forms, type_id, area_id, remarks, fields)
      values ('${id(2)}', '${id(1)}', '第${n}商会𠮷', 'di', '{"第${n}商会","a\\\\b"}', '${small.type}', '${small.rudong}', E'a\\tb\\nc\\\\d', '{}')`;
};

describe('a back-up', () => {
  let source: TestDatabase;
  let other: OtherServer;
  let hand: Hand;
  let backup: BackedUp;
  let file: string;

  beforeAll(async () => {
    other = await startOtherServer();
    source = await cloneDatabase();
    hand = await Hand.open(source.ownerUrl);
    await fillSmall(hand);
    for (let n = 1; n <= 300; n++) await hand.act('organizations.found', chamber(n));
    await hand.act('organizations.setPhone', `update organization_contacts set phone = '0513-88880002'`);
    await hand.act(
      'organizations.erasePhone',
      `update organization_contacts set phone = null; select history.erase('organization_contacts', '${small.contact}', 'phone')`,
    );
    await hand.settled();
    await hand.rows('select * from history.seal()');
    // Writers go on while the back-up is made: what they do comes in whole or not at all.
    file = join(folder, 'during-writes.tar.gz');
    const writers = await Promise.all([1, 2, 3].map(() => Hand.open(source.ownerUrl)));
    let stop = false;
    let written = 0;
    const writing = writers.map(async (writer, w) => {
      for (let n = 0; !stop; n++) {
        await writer.act('organizations.found', chamber(10_000 * (w + 1) + n));
        written++;
      }
      await writer.close();
    });
    while (written < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = written;
    backup = await backUp(source.appUrl, file);
    expect(written).toBeGreaterThan(before);
    stop = true;
    await Promise.all(writing);
  }, 120_000);
  afterAll(async () => {
    await hand.close();
    await source.drop();
    await other.stop();
  });

  it('is read without a server, whole, with its rows and sums', async () => {
    const checked = await readArchive(file);
    expect(checked.manifest).toEqual(backup.manifest);
    expect(checked.head.incarnation).toBe(1);
    const rows = Object.fromEntries(checked.manifest.tables.map(({ table, rows: n }) => [table, n]));
    expect(rows['public.organizations']).toBeGreaterThan(300);
    expect(rows['public.organizations']).toBe((rows['history.change_sets'] ?? 0) - 4 + 1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('holds no erased value', () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    expect(text).toContain('第300商会𠮷');
    expect(text).not.toMatch(/8888000/);
  });

  it('goes into an empty database of another server version, and from there back: every sum is equal but for the incarnation', async () => {
    expect(other.version).toMatch(/^1[5-7]/);
    const there = await other.database('restored');
    const restored = await restore(file, there);
    expect(restored.incarnation).toBe(2);
    expect(await verified(there.appUrl)).toEqual([]);
    const again = await backUp(there.appUrl, join(folder, 'from-other.tar.gz'));
    expect(withoutIncarnations(sums(again))).toEqual(withoutIncarnations(sums(backup)));

    const back = await cloneDatabase();
    const returned = await restore(again.file, back);
    expect(returned.incarnation).toBe(3);
    expect(await verified(back.appUrl)).toEqual([]);
    const third = await backUp(back.appUrl, join(folder, 'back.tar.gz'));
    expect(withoutIncarnations(sums(third))).toEqual(withoutIncarnations(sums(backup)));

    // Work goes on: identities continue, transactions are of the new incarnation, old ones are sealed to their end.
    const writer = await Hand.open(back.ownerUrl);
    await writer.act('organizations.found', chamber(999_999));
    await expect(
      writer.act(
        'x',
        `insert into organization_profiles (id, organization_id, name, name_key, forms, type_id, area_id)
      values (gen_random_uuid(), gen_random_uuid(), 'a', 'a', '{}', '${small.type}', '${small.rudong}')`,
      ),
    ).rejects.toThrow(/violates foreign key|type is not one/);
    await writer.settled();
    const made = await writer.rows<{ incarnation: number }>('select * from history.seal()');
    expect(made.map((seal) => seal.incarnation)).toEqual([1, 2, 3]);
    await writer.close();
    expect(await verified(back.appUrl)).toEqual([]);
    // An entry slipped into an incarnation that has ended is found by the seal that closed it.
    const owner = await Hand.open(back.ownerUrl);
    await owner.rows(`alter table history.change_sets disable trigger user; insert into history.change_sets (id, at, act, incarnation, xid)
      values (gen_random_uuid(), now(), 'slipped in', 1, '99999999'); alter table history.change_sets enable trigger user`);
    expect(await verified(back.appUrl)).toMatchObject([{ check: 'seals', findings: [{ finding: 'count' }] }]);
    await owner.close();
    await back.drop();
  }, 120_000);

  it('is restored whole or not at all: cut off in the middle, the database is as empty as before, and guarded', async () => {
    const empty = await cloneDatabase();
    const before = await backUp(empty.appUrl, join(folder, 'empty-before.tar.gz'));
    const admin = await Hand.open(empty.adminUrl);
    const cut = restore(file, {
      ...empty,
      onTable: async (table) => {
        if (table === 'public.organization_profiles')
          await admin.rows(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${empty.name}' and state <> 'idle' and pid <> pg_backend_pid() or
            (datname = '${empty.name}' and usename = 'tongxin_owner')`);
      },
    });
    await expect(cut).rejects.toThrow();
    expect(await admin.rows('select 1 from organizations union all select 1 from history.entries')).toEqual([]);
    expect(await verified(empty.appUrl)).toEqual([]);
    const after = await backUp(empty.appUrl, join(folder, 'empty-after.tar.gz'));
    expect(sums(after)).toEqual(sums(before));
    const references = await admin.rows<{ n: number }>(
      `select count(*)::int as n from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'history'::regnamespace)`,
    );
    expect(references[0]?.n).toBeGreaterThan(20);
    expect((await restore(file, empty)).incarnation).toBe(2);
    await admin.close();
    await empty.drop();
  }, 120_000);

  it('is refused by a database that holds anything', async () => {
    const used = await cloneDatabase();
    const owner = await Hand.open(used.ownerUrl);
    await fillSmall(owner);
    await owner.close();
    await expect(restore(file, used)).rejects.toThrow(/not empty/);
    await used.drop();
  });

  it('that is damaged is told so by the check and never loaded: cut short, a byte altered, something added', async () => {
    const bytes = readFileSync(file);
    const damaged = join(folder, 'damaged.tar.gz');
    const altered = Buffer.from(bytes);
    altered[Math.floor(bytes.length / 2)] = (altered[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    const empty = await cloneDatabase();
    for (const content of [
      bytes.subarray(0, bytes.length - 100),
      bytes.subarray(0, 1000),
      altered,
      Buffer.from('nonsense'),
      Buffer.alloc(0),
    ]) {
      writeFileSync(damaged, content);
      await expect(readArchive(damaged)).rejects.toThrow(/damaged or not whole/);
      await expect(restore(damaged, empty)).rejects.toThrow(/damaged or not whole/);
    }
    await expect(readArchive(join(folder, 'none.tar.gz'))).rejects.toThrow(/cannot be read/);
    await empty.drop();
  });

  it('whose content was altered and packed again does not fit its manifest', async () => {
    const { gzipSync } = await import('node:zlib');
    const bytes = gunzipSync(readFileSync(file));
    const at = bytes.indexOf(Buffer.from('第300商会'));
    bytes.write('9', at + 3);
    const damaged = join(folder, 'repacked.tar.gz');
    writeFileSync(damaged, gzipSync(bytes));
    await expect(readArchive(damaged)).rejects.toThrow(/not what the manifest says/);
  });

  it('of the version before goes into a database of this version', async () => {
    const steps = readdirSync(migrationsFolder())
      .filter((name) => name.endsWith('.sql'))
      .sort();
    const older = mkdtempSync(join(tmpdir(), 'older-'));
    for (const step of steps.slice(0, -1)) cpSync(join(migrationsFolder(), step), join(older, step));
    const old = await cloneDatabase({ template: 'template0' });
    await migrate(old.ownerUrl, old.appUrl, older);
    const owner = await Hand.open(old.ownerUrl);
    await fillSmall(owner);
    await owner.close();
    const made = await backUp(old.appUrl, join(folder, 'older.tar.gz'));
    expect(made.head.migrations).toHaveLength(steps.length - 1);
    const now = await cloneDatabase();
    await restore(made.file, now);
    expect(await verified(now.appUrl)).toEqual([]);
    const again = await backUp(now.appUrl, join(folder, 'older-now.tar.gz'));
    expect(again.head.migrations).toHaveLength(steps.length);
    expect(sums(again)['history.entries']).toBe(sums(made)['history.entries']);
    await old.drop();
    await now.drop();
  }, 120_000);

  it('of a newer version is refused', async () => {
    const newer = await cloneDatabase();
    const owner = await Hand.open(newer.ownerUrl);
    await owner.rows(`insert into migrations (timestamp, name) values (9999, 'ofTomorrow0000000009999')`);
    const made = await backUp(newer.ownerUrl, join(folder, 'newer.tar.gz'));
    await owner.close();
    const empty = await cloneDatabase();
    await expect(restore(made.file, empty)).rejects.toThrow(/newer \(or another\) Tongxin: ofTomorrow/);
    await newer.drop();
    await empty.drop();
  });
});
