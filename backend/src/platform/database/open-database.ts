import pg from 'pg';
import type { Settings } from '../settings/settings.js';
import { say } from '../settings/trouble.js';
import { EmbeddedServer } from './embedded-server.js';
import { announceReadSchema, migrate } from './migrate.js';
import { checkServer, roleOf } from './roles.js';

export interface OpenDatabase {
  /** The settings with the addresses of both roles filled in. */
  readonly settings: Settings;
  /** Did this start make the embedded cluster? */
  readonly fresh: boolean;
  /** Brings the schema to this version; gives the settings with the schema of read functions. */
  migrate(): Promise<Settings>;
  /** Says now and then that this version's read functions are in use, so that no other version drops them. */
  announce(settings: Settings): void;
  /** What a second start of the same data folder is told. */
  tell(holder: () => { address: string; stopping: boolean }): void;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** When another Tongxin holds the data folder, use its server instead of refusing. */
  attach?: boolean;
  /** Called when the embedded server was lost and could not be brought back. */
  onLost?: (error: unknown) => void;
}

const HOUR = 3_600_000;

/**
 * The database that the settings name: the embedded one, started here, or one outside, looked at for version and encoding.
 * @throws Trouble with what to mend
 */
export async function openDatabase(given: Settings, options: OpenOptions = {}): Promise<OpenDatabase> {
  const embedded = given.embedded ? await EmbeddedServer.start({ ...options, dataDir: given.dataDir }) : undefined;
  const settings = embedded ? given.with({ databaseUrl: embedded.appUrl, databaseOwnerUrl: embedded.ownerUrl }) : await outside(given);
  const { databaseUrl: appUrl = '', databaseOwnerUrl: ownerUrl = '' } = settings;
  let timer: NodeJS.Timeout | undefined;
  return {
    settings,
    fresh: embedded?.fresh ?? false,
    tell: (holder) => embedded?.tell(holder),
    migrate: async () => {
      const { applied, readSchema } = await migrate(ownerUrl, appUrl);
      if (applied.length > 0) say(`数据库已升级 ${applied.length} 步。`, `The database went ${applied.length} steps forward.`);
      return settings.with({ readSchema });
    },
    announce: ({ readSchema }) => {
      timer = setInterval(() => void announce(ownerUrl, readSchema ?? ''), HOUR);
      timer.unref();
    },
    close: async () => {
      clearInterval(timer);
      await embedded?.stop();
    },
  };
}

async function outside(given: Settings): Promise<Settings> {
  const { databaseUrl = '', databaseOwnerUrl = databaseUrl } = given;
  await checkServer(databaseUrl);
  if (databaseOwnerUrl !== databaseUrl) await checkServer(databaseOwnerUrl);
  if (roleOf(databaseOwnerUrl) === roleOf(databaseUrl)) {
    say(
      '注意：只给了一个数据库用户，变更记录没有防护。请同时给出 DATABASE_URL（应用）与 DATABASE_OWNER_URL（所有者）。',
      'Note: with one database role, history is not guarded. It is guarded only when both DATABASE_URL (application) and DATABASE_OWNER_URL (owner) are given.',
    );
  }
  return given.with({ databaseOwnerUrl });
}

async function announce(url: string, readSchema: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(announceReadSchema, [readSchema]);
  } catch {
    // The next hour says it again.
  } finally {
    await client.end().catch(() => undefined);
  }
}
