import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, minLength, pattern, required, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AccountGrant, AccountRow } from '../api/office';
import { OwnPassword } from '../shell/own-password';
import { Session } from '../shell/session';
import { AreaPicker } from '../ui/area-picker';
import { listState } from '../ui/list-state';
import { PasswordBox } from '../ui/password-box';
import { AccountActs } from './account-acts';
import { AccountDialog } from './account-dialog';
import { AccountGrants } from './account-grants';
import { AccountWords, ROLES } from './account-words';
import { pageTitle } from './page-title';
import { PasswordDialog } from './password-dialog';

const EMPTY = { name: '', login: '', unit: '', password: '', role: 'officer', areaId: '' };

/** 账号: who signs in, as what and for which area. The administrator adds them, gives and takes rights, sets passwords, blocks. */
@Component({
  selector: 'tx-accounts-page',
  imports: [
    AccountGrants,
    AreaPicker,
    FormField,
    FormRoot,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    PasswordBox,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [AccountActs],
  templateUrl: './accounts-page.html',
  styleUrl: './accounts-page.scss',
})
export class AccountsPage {
  protected readonly session = inject(Session);
  protected readonly acts = inject(AccountActs);
  protected readonly words = inject(AccountWords);
  private readonly dialog = inject(MatDialog);
  private readonly state = listState({ account: '' });
  protected readonly roles = ROLES;
  /** As the server has them; while they are asked for anew the old ones stand. */
  protected readonly accounts = this.acts.all;
  /** Whose rights are open. */
  protected readonly open = computed(() => this.state.query().account);

  private readonly model = signal({ ...EMPTY });
  protected readonly f = form(
    this.model,
    (o) => {
      required(o.name, { message: () => this.words.say('accounts.needName') });
      maxLength(o.name, 50);
      required(o.login, { message: () => this.words.say('accounts.loginHelp') });
      pattern(o.login, /^[a-z0-9._-]{2,40}$/, { message: () => this.words.say('accounts.loginHelp') });
      required(o.password, { message: () => this.words.say('accounts.passwordHelp') });
      minLength(o.password, 8, { message: () => this.words.say('accounts.passwordHelp') });
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

  /** The rights that hold, or will. */
  protected standing({ grants }: AccountRow): readonly AccountGrant[] {
    return grants.filter((grant) => this.words.standing(grant) !== 'over');
  }

  protected toggle({ id }: AccountRow): void {
    void this.state.change({ account: id === this.open() ? '' : id });
  }

  protected change(account: AccountRow): void {
    AccountDialog.open(this.dialog, { account, acts: this.acts });
  }

  /** One's own is changed as everybody's: with the one that is in use. */
  protected setPassword(account: AccountRow): void {
    if (this.acts.isOwn(account)) OwnPassword.open(this.dialog);
    else PasswordDialog.open(this.dialog, { account, acts: this.acts });
  }

  private add(field: FieldTree<typeof EMPTY>) {
    const { name, login, unit, password, role, areaId } = field().value();
    const account = { name: name.trim(), login, unit: unit.trim() || null, password };
    return this.acts.add(field, account, { role, areaId: areaId || null, kinds: null }, () => field().reset({ ...EMPTY }));
  }
}
