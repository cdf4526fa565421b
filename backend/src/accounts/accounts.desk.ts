import { Injectable } from '@nestjs/common';
import type { Read } from '../platform/http/body.js';
import { problem } from '../platform/http/problem.js';
import type { AccountBody, AccountListAnswer, AccountPatch, GrantBody, PasswordBody } from './accounts.dto.js';
import { AccountsQueries, type ShownAccount } from './accounts.queries.js';
import { AccountsService } from './accounts.service.js';
import type { Viewer } from './viewer.js';

/** Accounts as the administrator sees them: what is there comes before what is wrong with the body. */
@Injectable()
export class AccountsDesk {
  constructor(
    private readonly service: AccountsService,
    private readonly queries: AccountsQueries,
  ) {}

  async list(): Promise<AccountListAnswer> {
    return { items: await this.queries.list() };
  }

  create(viewer: Viewer, body: AccountBody): Promise<ShownAccount> {
    return this.service.create(viewer, body);
  }

  async change(viewer: Viewer, id: string, read: Read<AccountPatch>): Promise<ShownAccount> {
    await this.there(id);
    return this.service.change(viewer, id, read());
  }

  async setPassword(viewer: Viewer, id: string, read: Read<PasswordBody>): Promise<void> {
    await this.there(id);
    await this.service.setPassword(viewer, id, read().password);
  }

  async grant(viewer: Viewer, id: string, read: Read<GrantBody>): Promise<ShownAccount> {
    await this.there(id);
    return this.service.grant(viewer, id, read());
  }

  revoke(viewer: Viewer, id: string, grantId: string): Promise<ShownAccount> {
    return this.service.revoke(viewer, id, grantId);
  }

  private async there(id: string): Promise<void> {
    if (!(await this.queries.list({ id })).length) throw problem('not_found');
  }
}
