import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoService } from '@jsverse/transloco';
import { Client } from '../api/client';
import type { AccountGrant, AccountList, AccountRow } from '../api/office';
import type { Locale } from '../api/session';
import { OfficeActs } from '../shell/office-acts';
import { Session } from '../shell/session';
import { OFFICE_TODAY } from '../ui/days';
import { ReasonDialog } from '../ui/reason-dialog';

const URL = '/api/accounts';

/** What an account is given: a role over an area and kinds, from a day until the first day without it. */
export interface NewGrant {
  readonly role: string;
  readonly areaId: string | null;
  readonly kinds: readonly string[] | null;
  readonly from?: string;
  readonly to?: string;
}

export interface NewAccount {
  readonly name: string;
  readonly login: string;
  readonly unit: string | null;
  readonly password: string;
}

export type AccountFacts = Pick<AccountRow, 'name' | 'unit' | 'sectionId'> & { readonly locale: Locale };

/**
 * The accounts of the office and the acts on them. The history does not take them back (a login given to somebody else meanwhile must not
 * return): 撤销 does the opposite. A password has none. Provided by the page.
 */
@Injectable()
export class AccountActs {
  private readonly client = inject(Client);
  private readonly acts = inject(OfficeActs);
  private readonly session = inject(Session);
  private readonly words = inject(TranslocoService);
  private readonly dialog = inject(MatDialog);
  private readonly today = inject(OFFICE_TODAY);

  readonly answer = httpResource<AccountList>(() => (this.session.may('accounts.manage') ? URL : undefined));
  readonly all = computed(() => (this.answer.hasValue() ? this.answer.value().items : []));

  isOwn({ id }: AccountRow): boolean {
    return id === this.session.account()?.id;
  }

  /** The account, then its role. Where the role is refused the account stands without one, and the list shows it so. */
  add(field: FieldTree<unknown>, account: NewAccount, grant: NewGrant, after: () => void) {
    return this.acts.submit(field, {
      work: async () => {
        const made = await this.client.post<AccountRow>(URL, account);
        this.answer.reload();
        return this.client.post<AccountRow>(`${URL}/${made.id}/grants`, grant);
      },
      told: this.words.translate('office.accounts.added', { name: account.name }),
      after: () => {
        this.answer.reload();
        after();
      },
    });
  }

  change(field: FieldTree<unknown>, account: AccountRow, facts: AccountFacts, after: () => void) {
    const { id, name, unit, sectionId, locale } = account;
    return this.acts.submit(field, {
      work: () => this.client.patch<AccountRow>(`${URL}/${id}`, facts),
      told: this.words.translate('office.accounts.changed', { name: facts.name }),
      back: () => this.client.patch(`${URL}/${id}`, { name, unit, sectionId, locale }),
      after: () => {
        this.changed(account);
        after();
      },
    });
  }

  block(account: AccountRow): Promise<void> {
    const { id, name, disabled } = account;
    return this.acts.run({
      work: () => this.client.patch<AccountRow>(`${URL}/${id}`, { disabled: !disabled }),
      told: this.words.translate(disabled ? 'office.accounts.opened' : 'office.accounts.blocked', { name }),
      back: () => this.client.patch(`${URL}/${id}`, { disabled }),
      after: () => this.changed(account),
    });
  }

  setPassword(field: FieldTree<unknown>, { id, name }: AccountRow, password: string, after: () => void) {
    return this.acts.submit(field, {
      work: async () => ({ answer: await this.client.put<null>(`${URL}/${id}/password`, { password }) }),
      told: this.words.translate('office.accounts.passwordSet', { name }),
      after,
    });
  }

  grant(field: FieldTree<unknown>, account: AccountRow, grant: NewGrant, after: () => void) {
    const before = new Set(account.grants.map(({ id }) => id));
    return this.acts.submit(field, {
      work: () => this.client.post<AccountRow>(`${URL}/${account.id}/grants`, grant),
      told: this.words.translate('office.accounts.granted', { name: account.name }),
      back: (done) => {
        const made = done.grants.find(({ id }) => !before.has(id));
        return made ? this.remove(account, made) : Promise.resolve();
      },
      after: () => {
        this.changed(account);
        after();
      },
    });
  }

  /** Who takes away from himself what this page asks for is told first: afterwards he can't give it back. */
  async revoke(account: AccountRow, grant: AccountGrant): Promise<void> {
    const say = (key: string) => this.words.translate(`office.accounts.${key}`);
    if (this.isOwn(account) && grant.role === 'administrator') {
      const data = { title: say('revokeOwn'), effect: say('revokeOwnEffect'), submit: say('revoke'), reason: false };
      if ((await ReasonDialog.ask(this.dialog, data)) === undefined) return;
    }
    const { role, areaId, kinds, from, to } = grant;
    const begins = from !== null && from > this.today() ? from : this.today();
    await this.acts.run({
      work: () => this.remove(account, grant),
      told: this.words.translate('office.accounts.revoked', { name: account.name }),
      back: () => this.client.post(`${URL}/${account.id}/grants`, { role, areaId, kinds, from: begins, ...(to ? { to } : {}) }),
      after: () => this.changed(account),
    });
  }

  private remove({ id }: AccountRow, grant: AccountGrant): Promise<AccountRow> {
    return this.client.remove<AccountRow>(`${URL}/${id}/grants/${grant.id}`);
  }

  private changed(account: AccountRow): void {
    this.answer.reload();
    // What stands in the top bar and in the menu is one's own.
    if (this.isOwn(account)) void this.session.resume();
  }
}
