import { Injectable } from '@nestjs/common';
import { sql } from '../platform/database/sql.js';
import { type Actor, Transactions } from '../platform/database/transaction.js';
import type { Tx } from '../platform/database/tx.js';
import { fault } from '../platform/http/faults.js';
import { fieldProblem, invalid, problem } from '../platform/http/problem.js';
import { BEGINNING, type Day, FOREVER } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { Account } from './account.entity.js';
import { AccountsQueries, type ShownAccount } from './accounts.queries.js';
import { GrantRow } from './grant.entity.js';
import { Guesses } from './guesses.js';
import { hashPassword, passwordFits } from './passwords.js';
import type { Role } from './rights.js';
import { SessionsService } from './sessions.service.js';
import type { Viewer } from './viewer.js';

export interface NewGrant {
  readonly role: Role;
  /** null or absent: the whole registry */
  readonly areaId?: string | null | undefined;
  /** null or absent: all kinds */
  readonly kinds?: readonly string[] | null | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly unit?: string | null | undefined;
  readonly password: string;
  readonly locale?: 'zh' | 'en' | undefined;
  readonly grants?: readonly NewGrant[] | undefined;
}

/** The acts on accounts and grants. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: AccountsQueries,
    private readonly sessions: SessionsService,
    private readonly guesses: Guesses,
    private readonly clock: OfficeClock,
  ) {}

  /** @throws ConstraintViolated where the login is taken (one_account_of_a_login) or not plain (login_is_plain) */
  async create(actor: Actor, account: NewAccount): Promise<ShownAccount> {
    const passwordHash = await hashPassword(account.password);
    return this.act(actor, 'accounts.create', async (tx) => {
      const [id = ''] = await this.addWithin(tx, [{ ...account, passwordHash }]);
      return id;
    });
  }

  /** The same inside a transaction of somebody else; passwords hashed before (hashing is slow, a transaction is short). */
  async addWithin(tx: Tx, accounts: readonly (Omit<NewAccount, 'password'> & { passwordHash: string })[]): Promise<string[]> {
    const rows = accounts.map((account): Account => ({
      id: tx.identifiers.next(),
      login: account.login,
      name: account.name,
      unit: account.unit ?? null,
      sectionId: null,
      passwordHash: account.passwordHash,
      locale: account.locale ?? 'zh',
      disabledAt: null,
    }));
    await tx.insert(Account, rows);
    await tx.insert(
      GrantRow,
      accounts.flatMap((account, i) => (account.grants ?? []).map((grant) => grantRow(tx.identifiers.next(), rows[i]?.id ?? '', grant))),
    );
    return rows.map((row) => row.id);
  }

  /** Changes name, unit, section, language; disabled ones are signed out everywhere. @throws Problem 404; ConstraintViolated 422 where there is no such section */
  change(
    actor: Actor,
    id: string,
    patch: { name?: string; unit?: string | null; sectionId?: string | null; locale?: 'zh' | 'en'; disabled?: boolean },
  ): Promise<ShownAccount> {
    return this.act(actor, 'accounts.change', async (tx) => {
      const account = await this.takeAccount(tx, id);
      if (patch.name !== undefined) account.name = patch.name;
      if (patch.unit !== undefined) account.unit = patch.unit;
      if (patch.sectionId !== undefined) account.sectionId = patch.sectionId;
      if (patch.locale !== undefined) account.locale = patch.locale;
      if (patch.disabled !== undefined) account.disabledAt = patch.disabled ? (account.disabledAt ?? this.clock.now()) : null;
      await tx.update(Account, [account], ['name', 'unit', 'sectionId', 'locale', 'disabledAt']);
      if (patch.disabled) await tx.execute(sql`/* sessions.end-all */ delete from sessions where account_id = ${id}`);
      await this.keepAnAdministrator(tx);
      return id;
    });
  }

  /** Sets a password and signs the account out everywhere. @throws Problem 404 */
  async setPassword(actor: Actor, id: string, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.act(actor, 'accounts.setPassword', async (tx) => {
      const account = await this.takeAccount(tx, id);
      await tx.update(Account, [Object.assign(account, { passwordHash })], ['passwordHash']);
      await tx.execute(sql`/* sessions.end-all */ delete from sessions where account_id = ${id}`);
      return id;
    });
  }

  /**
   * The account sets its own password: it stays signed in here and is signed out everywhere else. The current one is guessed as slowly as at
   * the sign-in, so that a session left open is no place to try it. @throws Problem 422 where the current one is wrong, 429
   */
  async setOwnPassword(viewer: Viewer, { current, password }: { current: string; password: string }, address: string): Promise<void> {
    const attempt = await this.guesses.begin(viewer.login, address);
    const known = await this.queries.passwordOf(viewer.login);
    if (!(await passwordFits(known?.passwordHash, current))) throw wrongPassword();
    const passwordHash = await hashPassword(password);
    await this.act(viewer, 'accounts.setOwnPassword', async (tx) => {
      await this.guesses.forget(tx, attempt);
      const account = await this.takeAccount(tx, viewer.accountId);
      // The administrator set another one meanwhile: that one stands.
      if (account.passwordHash !== known?.passwordHash) throw wrongPassword();
      await tx.update(Account, [Object.assign(account, { passwordHash })], ['passwordHash']);
      await tx.execute(
        sql`/* sessions.end-others */ delete from sessions where account_id = ${viewer.accountId} and id is distinct from ${viewer.sessionId}`,
      );
      return viewer.accountId;
    });
  }

  /** One password for every account: for a sample, whose accounts belong to nobody. */
  async setAllPasswordsWithin(tx: Tx, passwordHash: string): Promise<void> {
    const accounts = await tx.load(Account, {});
    for (const account of accounts) account.passwordHash = passwordHash;
    await tx.update(Account, accounts, ['passwordHash']);
  }

  /** @throws Problem 404 */
  grant(actor: Actor, id: string, grant: NewGrant): Promise<ShownAccount> {
    return this.act(actor, 'accounts.grant', async (tx) => {
      await this.takeAccount(tx, id);
      await tx.insert(GrantRow, [grantRow(tx.identifiers.next(), id, grant)]);
      return id;
    });
  }

  /** Ends a grant with today as the first day without it; one that began today or later is taken out. @throws Problem 404 */
  revoke(actor: Actor, id: string, grantId: string): Promise<ShownAccount> {
    return this.act(actor, 'accounts.revoke', async (tx) => {
      await this.takeAccount(tx, id);
      const [row] = await tx.load(GrantRow, { id: grantId, accountId: id });
      if (!row) throw problem('not_found');
      const today = this.clock.today();
      if (row.fromDay >= today) await tx.remove(GrantRow, [row]);
      else await tx.update(GrantRow, [Object.assign(row, { untilDay: today })], ['untilDay']);
      await this.keepAnAdministrator(tx);
      return id;
    });
  }

  /** The id of a login. @throws Problem 404 */
  async idOf(login: string): Promise<string> {
    const found = await this.queries.idOf(login);
    if (!found) throw problem('not_found');
    return found.id;
  }

  private async takeAccount(tx: Tx, id: string): Promise<Account> {
    await tx.rows(sql`/* accounts.take */ select id from accounts where id = ${id} for no key update`);
    const [account] = await tx.load(Account, { id });
    if (!account) throw problem('not_found');
    return account;
  }

  private async act(actor: Actor, act: string, work: (tx: Tx) => Promise<string>): Promise<ShownAccount> {
    const id = await this.transactions.run(actor, { act }, work);
    this.sessions.forgetAll();
    const [account] = await this.queries.list({ id });
    if (!account) throw problem('not_found');
    return account;
  }

  /** A registry never loses its last administrator. */
  private async keepAnAdministrator(tx: Tx): Promise<void> {
    const today = this.clock.today();
    const left = await tx.one<{ some: boolean }>(sql`/* accounts.administrators */
      select exists (select from grants g join accounts a on a.id = g.account_id
        where g.role = 'administrator' and a.disabled_at is null and g.from_day <= ${today} and ${today} < g.until_day) as some`);
    if (!left?.some) throw problem('rule_broken', { members: { rule: 'an_administrator_remains' }, detail: lastAdministrator });
  }
}

const wrongPassword = () => invalid([fieldProblem('/current', fault('wrong_password'))]);
const lastAdministrator = { zh: '至少要保留一名管理员。', en: 'At least one administrator has to remain.' };

function grantRow(id: string, accountId: string, grant: NewGrant): GrantRow {
  if (grant.from !== undefined && grant.to !== undefined && grant.to <= grant.from) throw invalid([fieldProblem('/to', fault('reversed'))]);
  return {
    id,
    accountId,
    role: grant.role,
    areaId: grant.areaId ?? null,
    kinds: grant.kinds ? [...grant.kinds] : null,
    fromDay: grant.from ?? BEGINNING,
    untilDay: grant.to ?? FOREVER,
  };
}
