import { type Office, openOffice } from '../../../test/office.js';
import { type OtherServer, type Replica, startOtherServer } from '../../../test/other-server.js';
import { migrate } from './migrate.js';
import { Reader } from './reads.js';
import { sql } from './sql.js';

let server: OtherServer;
let replica: Replica;
let office: Office;

beforeAll(async () => {
  server = await startOtherServer();
  const { ownerUrl, appUrl, adminUrl } = await server.database('streams');
  const { readSchema } = await migrate(ownerUrl, appUrl);
  replica = await server.replica();
  office = await openOffice({
    database: { name: 'streams', ownerUrl, appUrl, adminUrl, readSchema, drop: () => Promise.resolve() },
    settings: { databaseReplicaUrls: ['postgres://nobody:x@127.0.0.1:9/none', replica.of(appUrl)] },
  });
}, 120_000);
afterAll(async () => {
  await office.stop();
  await server.stop();
});

/** Was the question answered by a replica? */
async function answeredByReplica(): Promise<boolean | undefined> {
  const pieces = office.app.get(Reader).stream<{ replica: boolean }>(sql`/* test.where */ select pg_is_in_recovery() as replica`);
  for await (const [row] of pieces) return row?.replica;
  return undefined;
}

const exported = async (): Promise<string> => {
  const reply = await (await office.as('supervisor')).get('/api/organizations/export?format=csv&columns=name');
  expect(reply.status).toBe(200);
  return reply.text;
};

describe('what reads for minutes', () => {
  it('is read from a replica, with all that was committed before; one that is not there is passed over', async () => {
    for (let i = 0; i < 5; i++) {
      await office.found({ name: `示例副本${'甲乙丙丁戊'.charAt(i)}商会`, foundedOn: '2014-05-10' });
      expect(await exported()).toContain(`示例副本${'甲乙丙丁戊'.charAt(i)}商会`);
    }
    expect(await answeredByReplica()).toBe(true);
  });

  it('is read from the primary while the replica lags behind', async () => {
    await replica.replays(false);
    await office.found({ name: '示例落后商会', foundedOn: '2014-05-10' });
    expect(await exported()).toContain('示例落后商会');
    expect(await answeredByReplica()).toBe(false);
    await replica.replays(true);
    expect(await exported()).toContain('示例落后商会');
    expect(await answeredByReplica()).toBe(true);
  });
});
