import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bare, fillSmall, Hand, openBare, small } from '../../test/bare.js';
import { cloneDatabase, type TestDatabase } from '../../test/database.js';
import { Settings } from '../platform/settings/settings.js';
import { sealKeyOf, sealLine, Seals } from './seals.js';
import { type Check, Verify } from './verify.js';

describe('verify', () => {
  let database: TestDatabase;
  let owner: Hand;
  let app: Bare;
  let seals: Seals;
  let verify: Verify;
  let kept: string;

  const newDatabase = async (): Promise<void> => {
    database = await cloneDatabase();
    owner = await Hand.open(database.ownerUrl);
    app = await openBare(database.appUrl);
    const settings = new Settings().with({ dataDir: mkdtempSync(join(tmpdir(), 'seals-')) });
    seals = new Seals(app.reader, app.transactions, settings);
    verify = new Verify(app.reader);
    await fillSmall(owner);
    await owner.act('organizations.change', `update organization_contacts set phone = '0513-88880002'`);
    await owner.act('organizations.change', `update organizations set credit_code_absent = 'pending'`);
    await owner.settled();
    await seals.seal();
    await owner.act('organizations.change', `update organizations set credit_code_absent = 'none'`);
    await owner.settled();
    await seals.seal();
    await seals.keepOutside();
    kept = seals.file;
  };
  const gone = async (): Promise<void> => {
    await owner.close();
    await app.close();
    await database.drop();
  };
  /** What somebody with the owner's rights does with the guards switched off, and on again. */
  const tamper = async (statements: string, table = 'history.entries'): Promise<void> => {
    await owner.rows(`alter table ${table} disable trigger user; ${statements}; alter table ${table} enable trigger user`);
  };
  const foundBy = async (against?: string): Promise<Record<string, Check['findings']>> => {
    const { checks } = await verify.run(against);
    return Object.fromEntries(checks.filter(({ count }) => count > 0).map(({ check, findings }) => [check, findings]));
  };

  beforeEach(newDatabase);
  afterEach(gone);

  it('finds nothing in a registry that nobody tampered with, and says so', async () => {
    expect(await verify.run(kept)).toMatchObject({ ok: true });
    expect((await verify.run(kept)).checks.map(({ check }) => check)).toContain('kept seals');
  });

  it.each([
    ['image', `image = jsonb_set(image, '{end_way}', '"dissolved"')`],
    ['id', `id = id + 1000`],
    ['subjects', `subjects = array['${small.other}'::uuid]`],
    ['hash', `hash = set_byte(hash, 0, get_byte(hash, 0) # 1)`],
    ['image_format', 'image_format = 2'],
  ])('finds one altered byte in history: %s', async (_, change) => {
    await owner.rows('alter table history.entries alter id drop identity');
    await tamper(`update history.entries set ${change} where table_name = 'organizations' and row_version = 2`);
    expect((await foundBy()).entries?.length).toBeGreaterThan(0);
  });

  it('finds a change set whose account or time was altered, once it is sealed', async () => {
    await tamper(`update history.change_sets set account_id = '${small.other}' where account_id is not null`, 'history.change_sets');
    expect(await foundBy()).toEqual({ seals: [{ place: 'seal 1', finding: 'content' }] });
  });

  it('finds a live row altered past its trigger', async () => {
    await tamper(`update organizations set founded_earliest = '2013-01-01'`, 'organizations');
    expect((await foundBy()).rows).toEqual([{ place: `organizations ${small.organization}`, finding: 'row_altered' }]);
  });

  it('finds a live erasable value altered past its trigger', async () => {
    await tamper(`update organization_contacts set phone = '0513-99999999'`, 'organization_contacts');
    expect((await foundBy()).rows).toEqual([{ place: `organization_contacts ${small.contact}`, finding: 'row_altered' }]);
  });

  it('finds a live row put in or taken away past its trigger', async () => {
    await tamper(`delete from organization_contacts`, 'organization_contacts');
    expect((await foundBy()).rows).toEqual([{ place: `organization_contacts ${small.contact}`, finding: 'row_removed' }]);
  });

  it('finds a derived row that was written by hand', async () => {
    await owner.rows(`update organization_segments set name = '乙商会'`);
    expect((await foundBy()).derived?.[0]?.place).toBe(`organization_segments ${small.organization}`);
  });

  it('finds a removed entry by the gap', async () => {
    await tamper(`delete from history.entries where table_name = 'organizations' and row_version = 2`);
    expect((await foundBy()).entries?.map(({ finding }) => finding)).toContain('gap');
  });

  it('finds a removed tail, though the live row was set back with it: by the seal', async () => {
    await tamper(`update organizations set credit_code_absent = 'pending'`, 'organizations');
    await tamper(`delete from history.entries where table_name = 'organizations' and row_version = 3`);
    expect(await foundBy()).toEqual({ seals: [{ place: 'seal 2', finding: 'count' }] });
  });

  it('finds a removed record of which no trace was left: by the seal', async () => {
    await owner.rows(`alter table history.erasable disable trigger user; alter table organization_contacts disable trigger user;
      delete from history.erasable; delete from organization_contacts; alter table history.erasable enable trigger user;
      alter table organization_contacts enable trigger user`);
    await tamper(`delete from history.entries where table_name = 'organization_contacts'`);
    const found = await foundBy();
    expect(Object.keys(found)).toEqual(['seals']);
    expect(found.seals?.[0]?.finding).toBe('count');
  });

  it('finds an inserted entry, though its own hash is right: by the chain, the change set or the seal', async () => {
    const values = (version: string, xid: string): string =>
      `insert into history.entries (id, table_name, row_id, row_version, op, image, subjects, change_set_id, incarnation, xid, prev, hash) overriding system value
        select n.id, e.table_name, e.row_id, ${version}, 'update', e.image, e.subjects, e.change_set_id, e.incarnation, ${xid}, e.hash,
          history.digest_of(e.hash, n.id, e.table_name, e.row_id, ${version}, 'update', e.image, 1, e.subjects, e.change_set_id, e.incarnation, ${xid})
        from history.entries e, (select nextval('history.entries_id_seq') as id) n where e.table_name = 'organizations' order by e.row_version desc limit 1`;
    await tamper(values('e.row_version + 1', 'e.xid'));
    expect(await foundBy()).toEqual({ seals: [{ place: 'seal 2', finding: 'count' }] });
    await tamper(`delete from history.entries where table_name = 'organizations' and row_version = 4`);
    expect(await foundBy()).toEqual({});
    await tamper(values('e.row_version + 1', 'pg_current_xact_id()'));
    expect((await foundBy()).entries?.[0]?.finding).toBe('change_set');
  });

  it('finds a chain rewritten whole, with change sets and seals made to fit: by a seal kept outside', async () => {
    await tamper(`update history.entries set image = image || '{"credit_code_absent": "pending"}' where table_name = 'organizations' and row_version = 1;
      do $$ declare e history.entries; before bytea; begin
        for e in select * from history.entries where table_name = 'organizations' order by row_version loop
          update history.entries set prev = before, hash = history.digest_of(before, e.id, e.table_name, e.row_id, e.row_version, e.op, e.image,
            e.image_format, e.subjects, e.change_set_id, e.incarnation, e.xid) where id = e.id returning hash into before;
        end loop; end $$`);
    expect(Object.keys(await foundBy())).toEqual(['seals']);
    await tamper(
      `do $$ declare s history.seals; c record; before bytea; begin
        for s in select * from history.seals order by id loop
          select * into c from history.seal_content(s.incarnation, s.xid_from, s.xid_to);
          s.prev := before; s.hash := history.digest_of_seal(s, c.digest);
          update history.seals set prev = s.prev, hash = s.hash where id = s.id; before := s.hash;
        end loop; end $$`,
      'history.seals',
    );
    expect(await foundBy()).toEqual({});
    expect(await foundBy(kept)).toEqual({ 'kept seals': [1, 2].map((n) => ({ place: `seal ${n}`, finding: 'not the one kept outside' })) });
  });

  it('finds seals that were taken away: the last by the file, others by their own chain', async () => {
    await tamper('delete from history.seals where id = 2', 'history.seals');
    expect(await foundBy()).toEqual({});
    expect(await foundBy(kept)).toEqual({ 'kept seals': [{ place: 'seal 2', finding: 'removed' }] });
  });

  it('finds a seal of which one word was altered', async () => {
    await tamper(`update history.seals set at = at - interval '1 year' where id = 1`, 'history.seals');
    expect((await foundBy()).seals).toEqual([{ place: 'seal 1', finding: 'content' }]);
  });

  it('finds an altered or removed kept value', async () => {
    await tamper(`alter table history.erasable disable trigger user; update history.erasable set value = '1234567' where entry_id = (select min(entry_id) from history.erasable);
      alter table history.erasable enable trigger user`);
    expect((await foundBy()).entries?.map(({ finding }) => finding)).toEqual(['kept_value']);
    await tamper(
      `alter table history.erasable disable trigger user; delete from history.erasable where value = '1234567'; alter table history.erasable enable trigger user`,
    );
    expect((await foundBy()).entries?.map(({ finding }) => finding)).toEqual(['kept_value_removed']);
  });

  it('finds a guard that is gone or switched off, and a table no longer watched', async () => {
    await owner.rows('alter table organizations disable trigger history_update');
    expect((await foundBy()).guards).toEqual([{ place: 'organizations', finding: 'trigger history_update is switched off' }]);
    await owner.rows('drop trigger history_update on organizations');
    expect((await foundBy()).guards).toEqual([{ place: 'organizations', finding: 'trigger history_update is gone' }]);
    await owner.rows(`delete from history.watched where table_name = 'organizations'`);
    expect((await foundBy()).guards).toEqual([{ place: 'organizations', finding: 'is not watched' }]);
  });

  it('keeps seals in the file once each, reads their printed line, and refuses a file that is not of this database', async () => {
    expect(await seals.keepOutside()).toBe(0);
    const lines = readFileSync(kept, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(2);
    const [first] = lines.map((line) => JSON.parse(line) as Parameters<typeof sealLine>[0]);
    expect(first && sealKeyOf(sealLine(first))).toEqual({ id: 1, hash: first?.hash });
    expect(await seals.sealDaily()).toEqual([]);
    writeFileSync(kept, lines.map((line) => line.replace(/"hash":"../, '"hash":"00')).join('\n'));
    await expect(seals.keepOutside()).rejects.toThrow(/verify --against/);
    writeFileSync(kept, 'nonsense\n');
    expect((await foundBy(kept))['kept seals']).toEqual([{ place: 'line 1', finding: 'is no seal' }]);
  });

  it('finds nothing after a value was erased, and the value nowhere (S28)', async () => {
    await owner.act(
      'organizations.erase',
      `update organization_contacts set phone = null; select history.erase('organization_contacts', '${small.contact}', 'phone')`,
    );
    await owner.settled();
    await seals.seal();
    expect(await verify.run(kept)).toMatchObject({ ok: true });
    const texts = await owner.rows<{ text: string }>(`select concat((select string_agg(e::text, '') from history.entries e),
      (select string_agg(k::text, '') from history.erasable k), (select string_agg(c::text, '') from organization_contacts c)) as text`);
    expect(texts[0]?.text).not.toMatch(/8888000/);
    await expect(
      owner.act(
        'x',
        `update organization_contacts set phone = '0513-88880003'; select history.erase('organization_contacts', '${small.contact}', 'phone')`,
      ),
    ).rejects.toThrow(/still holds/);
  });

  it('lets the application neither write history nor set the time of recording', async () => {
    const hand = await Hand.open(database.appUrl);
    for (const statement of [
      `update history.entries set op = 'delete'`,
      'delete from history.change_sets',
      `insert into history.seals select * from history.seals`,
      `update history.erasable set value = null`,
      'alter table organizations disable trigger user',
      `select history.watch('kinds')`,
    ])
      await expect(hand.rows(statement)).rejects.toThrow(/permission denied|must be owner/);
    await expect(hand.rows(`update organizations set credit_code_absent = 'pending'`)).rejects.toThrow(/outside an act/);
    await expect(hand.act('x', `update organizations set credit_code_absent = 'pending'`, { recordedAt: '2014-01-01' })).rejects.toThrow(
      /owner alone/,
    );
    await hand.close();
  });
});
