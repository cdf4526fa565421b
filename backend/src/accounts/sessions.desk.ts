import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Request, SESSION_COOKIE } from '../platform/http/may.js';
import type { OwnPasswordBody, SessionAnswer, SignInAnswer, SignInBody } from './accounts.dto.js';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsService } from './accounts.service.js';
import { type ListSettings, ListSettingsService } from './list-settings.js';
import { SessionsService } from './sessions.service.js';
import { rightsOfViewer, type Viewer } from './viewer.js';

/** Sessions as a browser sees them: cookies, and who one is. */
@Injectable()
export class SessionsDesk {
  constructor(
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly queries: AccountsQueries,
    private readonly lists: ListSettingsService,
  ) {}

  async signIn(body: SignInBody, request: Request, reply: FastifyReply): Promise<SignInAnswer> {
    const client = request.headers['user-agent']?.slice(0, 200).toWellFormed() ?? null;
    const { token, expiresAt, viewer } = await this.sessions.signIn(body.account.toLowerCase(), body.password, {
      address: request.ip,
      client,
    });
    const { account, rights, grants, lists } = await this.describe(viewer);
    const answer = { account, rights, grants, lists, expiresAt: expiresAt.toISOString() };
    if (body.bearer) return { ...answer, token };
    void reply.setCookie(SESSION_COOKIE, token, { ...attributes(request), expires: expiresAt });
    return answer;
  }

  async signOut(viewer: Viewer, request: Request, reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(viewer);
    void reply.clearCookie(SESSION_COOKIE, attributes(request));
  }

  async setLocale(viewer: Viewer, locale: 'zh' | 'en'): Promise<SessionAnswer> {
    await this.accounts.change(viewer, viewer.accountId, { locale });
    return this.describe({ ...viewer, locale });
  }

  async setPassword(viewer: Viewer, body: OwnPasswordBody, request: Request): Promise<void> {
    await this.accounts.setOwnPassword(viewer, body, request.ip);
  }

  async keepList(viewer: Viewer, list: string, settings: ListSettings): Promise<void> {
    await this.lists.keep(viewer, list, settings);
  }

  async describe(viewer: Viewer): Promise<SessionAnswer> {
    const [grants, lists] = await Promise.all([this.queries.namedGrants(viewer.grants), this.queries.listSettings(viewer.accountId)]);
    return {
      account: { id: viewer.accountId, login: viewer.login, name: viewer.name, locale: viewer.locale },
      rights: rightsOfViewer(viewer),
      grants,
      lists,
    };
  }
}

const attributes = (request: Request) => ({ httpOnly: true, sameSite: 'strict', path: '/', secure: request.protocol === 'https' }) as const;
