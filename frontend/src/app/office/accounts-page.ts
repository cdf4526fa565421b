import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, minLength, pattern, required, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Client } from '../api/client';
import type { AccountList, AccountRow } from '../api/office';
import { Language } from '../shell/language';
import { OfficeActs } from '../shell/office-acts';
import { Session } from '../shell/session';
import { AreaPicker } from '../ui/area-picker';
import { pageTitle } from './page-title';

const URL = '/api/accounts';
const ROLES = ['officer', 'supervisor', 'reporter', 'viewer', 'auditor', 'administrator'] as const;
const EMPTY = { name: '', login: '', unit: '', password: '', role: 'officer', areaId: '' };

/** 账号: who signs in, as what and for which area; the administrator adds and blocks them. */
@Component({
  selector: 'tx-accounts-page',
  imports: [AreaPicker, FormField, FormRoot, MatButton, MatFormFieldModule, MatInput, MatSelectModule, RouterLink, TranslocoDirective],
  templateUrl: './accounts-page.html',
  styleUrl: './accounts-page.scss',
})
export class AccountsPage {
  protected readonly session = inject(Session);
  private readonly client = inject(Client);
  private readonly acts = inject(OfficeActs);
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);
  protected readonly roles = ROLES;
  protected readonly answer = httpResource<AccountList>(() => (this.session.may('accounts.manage') ? URL : undefined));
  protected readonly accounts = computed(() => (this.answer.hasValue() ? this.answer.value().items : []));

  private readonly model = signal({ ...EMPTY });
  protected readonly f = form(
    this.model,
    (o) => {
      required(o.name, { message: () => this.say('needName') });
      maxLength(o.name, 50);
      required(o.login, { message: () => this.say('loginHelp') });
      pattern(o.login, /^[a-z0-9._-]{2,40}$/, { message: () => this.say('loginHelp') });
      required(o.password, { message: () => this.say('passwordHelp') });
      minLength(o.password, 8, { message: () => this.say('passwordHelp') });
    },
    {
      submission: {
        action: (field) => this.add(field),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  constructor() {
    pageTitle('accounts.title');
  }

  protected roleName(role: string): string {
    this.language.now();
    return this.words.translate(`roles.${role}`);
  }

  /** What the account may do where, in words. */
  protected standing({ grants }: AccountRow): string {
    this.language.now();
    const everywhere: string = this.words.translate('office.accounts.everywhere');
    return grants.map(({ role, areaName }) => `${this.roleName(role)} · ${areaName ?? everywhere}`).join('；');
  }

  protected block({ id, name, disabled }: AccountRow): Promise<void> {
    return this.acts.run({
      work: async () => ({ changeSet: null, ...(await this.client.patch<object>(`${URL}/${id}`, { disabled: !disabled })) }),
      told: this.words.translate(disabled ? 'office.accounts.opened' : 'office.accounts.blocked', { name }),
      after: () => this.answer.reload(),
    });
  }

  /** The account, then its role. Where the role is refused the account stands without one, and the list shows it so. */
  private add(field: FieldTree<typeof EMPTY>) {
    const { name, login, unit, password, role, areaId } = field().value();
    return this.acts.submit(field, {
      work: async () => {
        const made = await this.client.post<AccountRow>(URL, { name: name.trim(), login, unit: unit.trim() || null, password });
        this.answer.reload();
        await this.client.post(`${URL}/${made.id}/grants`, { role, areaId: areaId || null });
        return { changeSet: null };
      },
      told: '',
      after: () => {
        this.answer.reload();
        field().reset({ ...EMPTY });
      },
    });
  }

  private say(key: 'needName' | 'loginHelp' | 'passwordHelp'): string {
    this.language.now();
    return this.words.translate(`office.accounts.${key}`);
  }
}
