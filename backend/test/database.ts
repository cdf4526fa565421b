import pg from 'pg';
import { OWNER } from '../src/platform/database/roles.js';

/** What global-setup tells the workers. Addresses hold the word DATABASE where the name of a clone goes. */
export interface TestServer {
  admin: string;
  owner: string;
  app: string;
  readSchema: string;
  dataDir: string;
  /** The build that the set-up made, for child processes. */
  built: string;
}

export interface TestDatabase {
  name: string;
  /** Address for the application's role, which owns nothing. */
  appUrl: string;
  /** Address for the role that owns the database: migrations, the sample, tampering on purpose. */
  ownerUrl: string;
  /** Address for the superuser, in this database. */
  adminUrl: string;
  readSchema: string;
  drop(): Promise<void>;
}

/** The server that global-setup started. @throws Error outside the project "api" (name the file *.api.spec.ts, or put it in test/) */
export function testServer(): TestServer {
  const text = process.env.TEST_SERVER;
  if (text === undefined) throw new Error('No test server: API specs are named *.api.spec.ts or lie in backend/test.');
  return JSON.parse(text) as TestServer;
}

let count = 0;

/** A database of one's own: a copy of the migrated, empty one, in a twentieth of a second. Drop it at the end. */
export async function cloneDatabase({ template = 'template_test' } = {}): Promise<TestDatabase> {
  const server = testServer();
  const name = `t_${process.env.JEST_WORKER_ID ?? '0'}_${process.pid}_${Date.now().toString(36)}_${count++}`;
  const admin = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.admin });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };
  await admin(`/* test.clone */ create database ${name} owner ${OWNER} template ${template} strategy file_copy`);
  await admin(`/* test.clone */ revoke all on database ${name} from public; grant connect, temporary on database ${name} to tongxin_app`);
  const adminUrl = new URL(server.admin);
  adminUrl.pathname = `/${name}`;
  return {
    name,
    appUrl: server.app.replace(/DATABASE$/, name),
    ownerUrl: server.owner.replace(/DATABASE$/, name),
    adminUrl: adminUrl.href,
    readSchema: server.readSchema,
    drop: () => admin(`/* test.drop */ drop database if exists ${name} with (force)`),
  };
}
