import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsService, type Role } from '../src/accounts/index.js';

/** An answer as a test looks at it. */
export interface Told<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: T;
  readonly text: string;
}

/** Somebody who asks the API: signed in, or not. */
export class Client {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly standing: Readonly<Record<string, string>> = {},
  ) {}

  get<T = Record<string, unknown>>(url: string, headers: Record<string, string> = {}): Promise<Told<T>> {
    return this.send('GET', url, undefined, headers);
  }

  post<T = Record<string, unknown>>(url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Told<T>> {
    return this.send('POST', url, body, headers);
  }

  patch<T = Record<string, unknown>>(url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Told<T>> {
    return this.send('PATCH', url, body, headers);
  }

  delete<T = Record<string, unknown>>(url: string, headers: Record<string, string> = {}): Promise<Told<T>> {
    return this.send('DELETE', url, undefined, headers);
  }

  /** Any request; a body that is text goes as it is. */
  async send<T>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Told<T>> {
    const answer = await this.app.inject({
      method,
      url,
      headers: { ...this.standing, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = (answer.headers['content-type'] ?? '').includes('json') && answer.body !== '';
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      body: (json ? JSON.parse(answer.body) : {}) as T,
    };
  }
}

/** One password for all accounts of a test. */
export const PASSWORD = 'Test-Passw0rd';

/** Signs in with a cookie, as a browser does. */
export async function as(app: NestFastifyApplication, login: string, password = PASSWORD): Promise<Client> {
  const told = await new Client(app).post('/api/sessions', { account: login, password });
  if (told.status !== 201) throw new Error(`sign-in of ${login}: ${told.status} ${told.text}`);
  const cookie = String(told.headers['set-cookie']).split(';')[0] ?? '';
  return new Client(app, { cookie, 'x-requested-with': 'test' });
}

/** An account for a test, with a role over an area (null: everywhere) and kinds. */
export async function addAccount(
  app: NestFastifyApplication,
  login: string,
  grants: readonly { role: Role; areaId?: string | null; kinds?: string[]; from?: string; to?: string }[],
): Promise<string> {
  return (await app.get(AccountsService).create({ accountId: null }, { login, name: `${login}甲`, password: PASSWORD, grants })).id;
}
