import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { IsIn, IsInt, IsOptional, Matches, Max, MaxLength, Min, MinLength, ValidateBy, validateSync } from 'class-validator';
import { Trouble } from './trouble.js';
import { workspaceRoot } from './workspace.js';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const sampleChoices = ['auto', 'always', 'never'] as const;
const postgresUrl = /^postgres(ql)?:\/\/[^\s/]+\/[^\s/?]+(\?\S*)?$/;
const urlMessage =
  '要写成 postgres://用户:口令@主机:端口/数据库名 (write it as postgres://user:password@host:port/database; 口令中的特殊字符用 %XX)';

const IsTimeZone = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: (zone: unknown) => typeof zone === 'string' && isTimeZone(zone),
      defaultMessage: () => '不是已知的时区，例如 Asia/Shanghai (not a known time zone, for example Asia/Shanghai)',
    },
  });

/**
 * Everything that can be set from outside, checked once at start. Names of the variables: `variables` below and docs/operations.md.
 * `databaseUrl` is empty until the embedded server is up, when none was given.
 */
export class Settings {
  @MinLength(1, { message: '要写一个地址，例如 127.0.0.1 或 0.0.0.0 (an address to listen on)' })
  host = '127.0.0.1';

  @IsInt({ message: '要写 0 到 65535 的整数；0 表示任选空闲端口 (a whole number from 0 to 65535; 0 picks a free port)' })
  @Min(0, { message: '不能小于 0 (not below 0)' })
  @Max(65535, { message: '不能大于 65535 (not above 65535)' })
  port = 3000;

  @IsOptional()
  @Matches(postgresUrl, { message: urlMessage })
  databaseUrl?: string;

  @IsOptional()
  @Matches(postgresUrl, { message: urlMessage })
  databaseOwnerUrl?: string;

  @Matches(postgresUrl, { each: true, message: `每一个（逗号分隔）都${urlMessage}` })
  databaseReplicaUrls: string[] = [];

  @MinLength(1)
  dataDir = 'data';

  @IsIn(sampleChoices, { message: '只能是 auto、always 或 never (one of auto, always, never)' })
  sample: (typeof sampleChoices)[number] = 'auto';

  @IsTimeZone()
  officeZone = 'Asia/Shanghai';

  @IsOptional()
  @MinLength(8, { message: '至少 8 个字符 (at least 8 characters)' })
  @MaxLength(200, { message: '最多 200 个字符 (at most 200 characters)' })
  adminPassword?: string;

  @IsOptional()
  @MinLength(8, { message: '至少 8 个字符 (at least 8 characters)' })
  @MaxLength(200, { message: '最多 200 个字符 (at most 200 characters)' })
  samplePassword?: string;

  @IsIn(levels, { message: `只能是 ${levels.join('、')} (one of these)` })
  logLevel: (typeof levels)[number] = 'warn';

  /** Is the database the one that Tongxin brings along (no DATABASE_URL was given)? */
  embedded = true;

  /** The schema of read functions that the migrations at start have made or found; set by them, not from outside. */
  readSchema?: string;

  /** A copy with some values replaced, for example the addresses of the embedded server once it is up. */
  with(patch: Partial<Settings>): Settings {
    return Object.assign(new Settings(), this, patch);
  }
}

/** Which variable of the environment fills which setting. */
export const variables = {
  HOST: 'host',
  PORT: 'port',
  DATABASE_URL: 'databaseUrl',
  DATABASE_OWNER_URL: 'databaseOwnerUrl',
  DATABASE_REPLICA_URLS: 'databaseReplicaUrls',
  DATA_DIR: 'dataDir',
  TONGXIN_SAMPLE: 'sample',
  TZ_OFFICE: 'officeZone',
  TONGXIN_ADMIN_PASSWORD: 'adminPassword',
  TONGXIN_SAMPLE_PASSWORD: 'samplePassword',
  LOG_LEVEL: 'logLevel',
} as const satisfies Record<string, keyof Settings>;

/**
 * The settings of this process, from the environment and then from `.env` in the top folder (the environment wins; an empty value
 * counts as absent). `DATA_DIR` comes out absolute, seen from the top folder.
 * @throws Trouble naming every wrong variable and its mend
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env, file = join(workspaceRoot(), '.env')): Settings {
  const given: NodeJS.Dict<string> = { ...readFile(file), ...withoutEmpty(environment) };
  const settings = new Settings();
  const values: Partial<Record<keyof Settings, unknown>> = {};
  for (const [name, key] of Object.entries(variables)) {
    const text = given[name]?.trim();
    if (text === undefined || text === '') continue;
    if (key === 'port') values[key] = /^\d+$/.test(text) ? Number(text) : text;
    else if (key === 'databaseReplicaUrls') values[key] = text.split(/\s*,\s*/);
    else values[key] = text;
  }
  Object.assign(settings, values);
  const wrong = validateSync(settings).map((e) => {
    const name = Object.entries(variables).find(([, key]) => key === e.property)?.[0] ?? e.property;
    return `${name}: ${Object.values(e.constraints ?? {}).join('；')}`;
  });
  if (settings.databaseOwnerUrl !== undefined && settings.databaseUrl === undefined)
    wrong.push('DATABASE_OWNER_URL: 须与 DATABASE_URL 一起给出 (is given together with DATABASE_URL)');
  if (wrong.length > 0)
    throw new Trouble(
      `设置有误，请在环境变量或 .env 中改正：`,
      `Settings to mend, in the environment or in .env:\n  ${wrong.join('\n  ')}`,
    );
  settings.dataDir = resolve(workspaceRoot(), settings.dataDir);
  settings.embedded = settings.databaseUrl === undefined;
  return settings;
}

function readFile(file: string): NodeJS.Dict<string> {
  try {
    return withoutEmpty(parseEnv(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Trouble(`读不了 ${file}。`, `${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function withoutEmpty(all: NodeJS.Dict<string>): NodeJS.Dict<string> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format() !== '';
  } catch {
    return false;
  }
}
