import pg from 'pg';
import { Trouble } from '../settings/trouble.js';

export const DATABASE = 'tongxin';
export const OWNER = 'tongxin_owner';
export const APP = 'tongxin_app';

export interface RolePasswords {
  owner: string;
  app: string;
}

/**
 * Two roles: one owns database and schemas and runs migrations and the sample; the application works under the other, which owns nothing,
 * so no write of it can slip past the history's triggers (records.md 6). Neither is a superuser. Run at each start; what is there stays.
 */
export async function makeRoles(admin: pg.Client, passwords: RolePasswords): Promise<void> {
  for (const [role, password] of [
    [OWNER, passwords.owner],
    [APP, passwords.app],
  ] as const) {
    const known = await admin.query('/* roles.known */ select 1 from pg_roles where rolname = $1', [role]);
    const verb = known.rowCount === 0 ? 'create' : 'alter';
    await admin.query(
      `/* roles.make */ ${verb} role ${role} login nosuperuser nocreatedb nocreaterole noreplication password ${admin.escapeLiteral(password)}`,
    );
  }
}

/** The database, owned by the owner's role; only the two roles may connect. */
export async function makeDatabase(admin: pg.Client, name: string, { template = 'template0' } = {}): Promise<void> {
  const known = await admin.query('/* roles.database_known */ select 1 from pg_database where datname = $1', [name]);
  if (known.rowCount === 0) {
    await admin.query(
      `/* roles.make_database */ create database ${admin.escapeIdentifier(name)} owner ${OWNER} template ${template} encoding 'UTF8'`,
    );
  }
  await admin.query(`/* roles.connect */ revoke all on database ${admin.escapeIdentifier(name)} from public`);
  await admin.query(`/* roles.connect */ grant connect, temporary on database ${admin.escapeIdentifier(name)} to ${APP}`);
}

/** Address of a role's database on this machine. */
export const addressOf = (port: number, role: string, password: string, database = DATABASE): string =>
  `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** Who connects under this address. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

/**
 * Can the server be used? From PostgreSQL 15 on, and only in UTF-8.
 * @throws Trouble naming what to do
 */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(url, error);
  }
  try {
    const { rows } = await client.query<{ version: number; shown: string; encoding: string }>(
      `/* roles.server */ select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
         pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
    );
    const server = rows[0];
    if (!server || server.version < 150000)
      throw new Trouble(
        `PostgreSQL ${server?.shown ?? '?'} 太旧，同心需要 15 或更新的版本。请升级，或去掉 DATABASE_URL 使用内置数据库。`,
        `PostgreSQL ${server?.shown ?? '?'} is too old: Tongxin needs 15 or later. Upgrade it, or leave out DATABASE_URL to use the embedded server.`,
      );
    if (server.encoding !== 'UTF8')
      throw new Trouble(
        `数据库的编码是 ${server.encoding}，同心需要 UTF8。请用 create database … encoding 'UTF8' template template0 重建。`,
        `The database is encoded in ${server.encoding}; Tongxin needs UTF8. Create it with encoding 'UTF8' template template0.`,
      );
  } finally {
    await client.end();
  }
}

function unreachable(url: string, error: unknown): Trouble {
  const { host, pathname } = new URL(url);
  const { code, message } = error as { code?: string; message: string };
  const mend: Record<string, [string, string]> = {
    ECONNREFUSED: [
      '那里没有服务在监听：请检查主机、端口，服务是否已启动',
      'nothing listens there: check host and port, and that the server runs',
    ],
    ENOTFOUND: ['找不到该主机名', 'the host name is unknown'],
    ETIMEDOUT: ['没有回应：请检查网络与防火墙', 'no answer: check network and firewall'],
    '28P01': ['口令不对', 'the password is wrong'],
    '28000': ['该用户不许连接（pg_hba.conf）', 'this role may not connect (pg_hba.conf)'],
    '3D000': ['该数据库不存在，请先建立', 'the database does not exist: create it first'],
    '53300': ['服务器的连接已满', 'the server has no connection left'],
    '57P03': ['服务器正在启动或关闭，请稍后再试', 'the server is starting or stopping: try again in a moment'],
  };
  const [zh, en] = mend[code ?? ''] ?? [message, message];
  return new Trouble(
    `连不上数据库 ${host}${pathname}（用户 ${roleOf(url)}）：${zh}。`,
    `The database ${host}${pathname} (role ${roleOf(url)}) was not reached: ${en}.`,
    {
      cause: error,
    },
  );
}
