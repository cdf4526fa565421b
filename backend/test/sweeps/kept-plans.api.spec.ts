import { planKept, sql } from '../../src/platform/database/sql.js';
import { Reader } from '../../src/platform/database/reads.js';
import { Hand } from '../bare.js';
import { type Office, openOffice } from '../office.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

const list = '/api/organizations?kind=chamberOfCommerce&status=active';

/** What the connection that keeps plans has prepared, by the names of the statements, and how often each was answered by its general plan. */
async function keptStatements(): Promise<Map<string, number>> {
  const rows = await office.app.get(Reader).rows<{ name: string; general: number }>(
    planKept(sql`/* test.kept */ select split_part(name, ' ', 1) as name, sum(generic_plans)::int as general from pg_prepared_statements
      group by 1`),
  );
  return new Map(rows.map(({ name, general }) => [name, general]));
}

describe('statements whose plan is kept (decision 0014)', () => {
  it('are sent as prepared ones, and answered by their general plan', async () => {
    const id = await office.found({ name: '示例预备商会', foundedOn: '2014-05-10' });
    const person = await office.as('supervisor');
    for (let i = 0; i < 3; i++) {
      expect((await person.get(list)).status).toBe(200);
      expect((await person.get(`/api/organizations/${id}`)).status).toBe(200);
    }
    const kept = await keptStatements();
    for (const name of ['organizations.list', 'organizations.one']) expect(kept.get(name)).toBeGreaterThanOrEqual(3);
  });

  it('go on when a newer version adds a column to any table: none asks for whatever columns there are', async () => {
    const id = await office.found({ name: '示例旧版商会', foundedOn: '2014-05-10' });
    const person = await office.as('supervisor');
    expect((await office.change(id, { summary: '一' })).status).toBe(200);
    const before = await Promise.all([person.get(list), person.get(`/api/organizations/${id}`)]);
    const owner = await Hand.open(office.database.ownerUrl);
    const tables = await owner.rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) await owner.rows(`alter table ${name} add column of_a_newer_version text`);
    await owner.close();
    const after = await Promise.all([person.get(list), person.get(`/api/organizations/${id}`)]);
    expect(after.map(({ status }) => status)).toEqual([200, 200]);
    expect(after[0].body).toEqual(before[0].body);
    expect((await office.change(id, { summary: '二' })).status).toBe(200);
    const { body } = await person.get<{ summary: string }>(`/api/organizations/${id}`);
    expect(body.summary).toBe('二');
  });
});
