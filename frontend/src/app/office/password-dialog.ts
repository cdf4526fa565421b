import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, minLength, required, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AccountRow } from '../api/office';
import { PasswordBox } from '../ui/password-box';
import type { AccountActs } from './account-acts';
import { AccountWords } from './account-words';

interface PasswordData {
  readonly account: AccountRow;
  readonly acts: AccountActs;
}

/** 重设密码: typed or made up; once it is set it is shown this one time, to be passed on. */
@Component({
  selector: 'tx-password-dialog',
  imports: [FormRoot, MatButton, MatDialogModule, PasswordBox, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'office.accounts'">
      <h2 matDialogTitle>{{ t('passwordTitle', { name: data.account.name }) }}</h2>
      @if (set(); as password) {
        <mat-dialog-content>
          <p role="status">{{ t('passwordOnce') }}</p>
          <p class="password">
            <code>{{ password }}</code>
            <button type="button" class="tx-link" (click)="copied.set(clipboard.copy(password))">
              {{ t(copied() ? 'copied' : 'copy') }}
            </button>
          </p>
          <p class="tx-hint">{{ t('passwordNext') }}</p>
        </mat-dialog-content>
        <mat-dialog-actions>
          <button matButton="filled" type="button" matDialogClose>{{ t('close') }}</button>
        </mat-dialog-actions>
      } @else {
        <form [formRoot]="f">
          <mat-dialog-content>
            <p class="effect">{{ t('passwordEffect') }}</p>
            <div class="box">
              <tx-password-box [field]="f.password" [label]="t('newPassword')" [hint]="t('passwordHelp')" [makes]="true" />
            </div>
          </mat-dialog-content>
          <mat-dialog-actions>
            <button matButton="text" type="button" matDialogClose [disabled]="f().submitting()">{{ t('cancel') }}</button>
            <button matButton="filled" type="submit" [disabled]="f().submitting()">{{ t('reset') }}</button>
          </mat-dialog-actions>
        </form>
      }
    </ng-container>
  `,
  styles: `
    .effect {
      margin: 0 0 16px;
    }
    .box {
      padding-top: 6px;
    }
    .password {
      display: flex;
      align-items: center;
      gap: 16px;
      padding: 8px 12px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 6px;
    }
    code {
      font-size: 16px;
      user-select: all;
    }
  `,
})
export class PasswordDialog {
  protected readonly data = inject<PasswordData>(MAT_DIALOG_DATA);
  protected readonly clipboard = inject(Clipboard);
  private readonly words = inject(AccountWords);
  /** What was set, as long as the dialog stands. */
  protected readonly set = signal('');
  protected readonly copied = signal(false);

  protected readonly f = form(
    signal({ password: '' }),
    (o) => {
      required(o.password, { message: () => this.words.say('accounts.passwordHelp') });
      minLength(o.password, 8, { message: () => this.words.say('accounts.passwordHelp') });
    },
    {
      submission: {
        action: (field) => this.save(field),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  static open(dialog: MatDialog, data: PasswordData): void {
    dialog.open<PasswordDialog, PasswordData>(PasswordDialog, { data, width: '440px' });
  }

  private save(field: FieldTree<{ password: string }>) {
    const { password } = field().value();
    return this.data.acts.setPassword(field, this.data.account, password, () => this.set.set(password));
  }
}
