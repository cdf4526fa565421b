import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { AccountsQueries, AccountsService, SessionsService } from '../accounts/index.js';
import { createApp } from '../app.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { Trouble } from '../platform/settings/trouble.js';
import { withDatabase } from './context.js';

/** What a request sends along that goes out as the account acted for. */
export const ACTING = { authorization: 'Bearer command-line-of-this-machine' };

/**
 * The whole application, not listening, acting as an account in every request: the reach and the log are those of the account.
 * No password is asked: whoever can run this holds the database anyway. @throws Trouble where there is no such account
 */
export async function actingAs<T>(login: string, work: (app: NestFastifyApplication) => Promise<T>): Promise<T> {
  return withDatabase(async (settings) => {
    const schema = settings.readSchema === undefined ? {} : { readSchema: settings.readSchema };
    const app = await createApp(settings, { logger: ['error'], ...schema });
    try {
      await app.get(DataSource).initialize();
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      await takeTheSeatOf(app, login);
      return await work(app);
    } finally {
      await app.close();
    }
  });
}

async function takeTheSeatOf(app: INestApplicationContext, login: string): Promise<void> {
  const missing = new Trouble(`没有账号 ${login}，请用 --as 写明账号。`, `There is no account ${login}; name one with --as.`);
  const id = await app
    .get(AccountsService)
    .idOf(login)
    .catch(() => Promise.reject(missing));
  const viewer = await app.get(AccountsQueries).viewerOfAccount(id, app.get(OfficeClock).today());
  if (!viewer) throw missing;
  app.get(SessionsService).viewerOf = () => Promise.resolve(viewer);
}

/** `--kind association --asOf 2019-12-31` as the parameters of a request. */
export function parametersOf(args: string[]): Record<string, string> {
  const { tokens } = parseArgs({ args, strict: false, allowPositionals: true, tokens: true });
  const parameters: Record<string, string> = {};
  tokens.forEach((token, i) => {
    if (token.kind !== 'option') return;
    const next = tokens[i + 1];
    parameters[token.name] = token.value ?? (next?.kind === 'positional' ? next.value : 'true');
  });
  return parameters;
}
