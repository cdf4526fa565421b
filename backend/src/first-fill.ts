import { createHash, randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountsService, hashPassword, makeUpPassword } from './accounts/index.js';
import { AreasLoader } from './areas/index.js';
import { RegistryQueries, RegistryService } from './registry/index.js';
import type { Settings } from './platform/settings/settings.js';
import { say } from './platform/settings/trouble.js';

/** Puts the sample registry into an empty database, under the owner's role; the room `sample` knows its story. */
export type LoadSample = (settings: Settings, password: string) => Promise<void>;

const system = { accountId: null };
const sampleLogins = ['admin', 'supervisor', 'chongchuan', 'rudong', 'reporter', 'viewer', 'auditor'];

/**
 * What a registry holds when it is opened for the first time: the sample where the settings ask for it, else its first administrator, who
 * chooses between a sample and a registry of one's own on the first screen.
 * @param app connected, not yet initialized
 * @returns lines that say how to sign in
 */
export async function fillRegistry(app: INestApplicationContext, settings: Settings, loadSample?: LoadSample): Promise<string[]> {
  const registry = await app.get(RegistryQueries).current();
  // After an upgrade: what was added to the lists of the country since.
  if (registry) await app.get(AreasLoader).complete(system);
  const filled = await app.get(RegistryQueries).filled();
  if (registry?.sample === true) return samplePassword(app, settings);
  if (registry !== undefined || filled?.accounts === true) return [];
  const wanted = settings.sample === 'always' || (settings.sample === 'auto' && settings.embedded);
  if (wanted && loadSample) {
    say('正在装入体验示例，约需一分钟。', 'Loading the sample registry; about a minute.');
    const password = settings.samplePassword ?? makeUpPassword(randomInt);
    await loadSample(settings, password);
    keep(settings, password);
    return sampleLines(settings, password);
  }
  return firstAdministrator(app, settings);
}

async function firstAdministrator(app: INestApplicationContext, settings: Settings): Promise<string[]> {
  const password = settings.adminPassword ?? makeUpPassword(randomInt);
  const administrator = { login: 'admin', name: '管理员', unit: '', passwordHash: await hashPassword(password) };
  if (!(await app.get(RegistryService).openEmpty(administrator))) return [];
  const shown = settings.adminPassword === undefined ? password : 'TONGXIN_ADMIN_PASSWORD';
  return [`第一位管理员 first administrator: admin  口令 password: ${shown}`, '口令只显示这一次。 The password is shown this once.'];
}

/** A password of the sample that was set anew from outside holds for all its accounts from now on. */
async function samplePassword(app: INestApplicationContext, settings: Settings): Promise<string[]> {
  const kept = read(settings);
  const given = settings.samplePassword;
  if (given !== undefined && kept?.given !== digest(given)) {
    const accounts = app.get(AccountsService);
    for (const login of sampleLogins) await accounts.setPassword(system, await accounts.idOf(login), given);
    keep(settings, given);
  }
  return sampleLines(settings, kept?.password);
}

function sampleLines(settings: Settings, password: string | undefined): string[] {
  const shown =
    settings.samplePassword === undefined ? (password ?? '（首次启动时显示过 shown at the first start）') : 'TONGXIN_SAMPLE_PASSWORD';
  return [`体验账号 sample accounts: ${sampleLogins.join(', ')}`, `口令 password: ${shown}`];
}

interface Kept {
  /** A made-up one, shown at every start: it guards invented data alone. */
  password?: string;
  /** Digest of one that was set from outside. */
  given?: string;
}

const file = (settings: Settings): string => join(settings.dataDir, 'sample-sign-in.json');
const digest = (password: string): string => createHash('sha256').update(password).digest('hex');

function keep(settings: Settings, password: string): void {
  const kept: Kept = settings.samplePassword === undefined ? { password } : { given: digest(password) };
  mkdirSync(settings.dataDir, { recursive: true });
  writeFileSync(file(settings), JSON.stringify(kept), { mode: 0o600 });
}

function read(settings: Settings): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file(settings), 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}
