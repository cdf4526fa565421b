import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, minLength, required, validate, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Client } from '../api/client';
import { PasswordBox } from '../ui/password-box';
import { OfficeActs } from './office-acts';

const EMPTY = { current: '', password: '', again: '' };

/** 修改密码: of the account that is signed in. It stays signed in here, and nowhere else. */
@Component({
  selector: 'tx-own-password',
  imports: [FormRoot, MatButton, MatDialogModule, PasswordBox, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ownPassword'">
      <form [formRoot]="f">
        <h2 matDialogTitle>{{ t('title') }}</h2>
        <mat-dialog-content>
          <p class="effect">{{ t('effect') }}</p>
          <div class="boxes">
            <tx-password-box [field]="f.current" [label]="t('current')" [known]="true" />
            <tx-password-box [field]="f.password" [label]="t('password')" [hint]="t('rule')" />
            <tx-password-box [field]="f.again" [label]="t('again')" />
          </div>
        </mat-dialog-content>
        <mat-dialog-actions>
          <button matButton="text" type="button" matDialogClose [disabled]="f().submitting()">{{ t('cancel') }}</button>
          <button matButton="filled" type="submit" [disabled]="f().submitting()">{{ t('save') }}</button>
        </mat-dialog-actions>
      </form>
    </ng-container>
  `,
  styles: `
    .effect {
      margin: 0 0 16px;
    }
    .boxes {
      display: grid;
      gap: 16px;
      padding-top: 6px;
    }
  `,
})
export class OwnPassword {
  private readonly dialog = inject<MatDialogRef<OwnPassword>>(MatDialogRef);
  private readonly client = inject(Client);
  private readonly acts = inject(OfficeActs);
  private readonly words = inject(TranslocoService);

  protected readonly f = form(
    signal({ ...EMPTY }),
    (o) => {
      required(o.current, { message: () => this.words.translate('ownPassword.needCurrent') });
      required(o.password, { message: () => this.words.translate('ownPassword.needPassword') });
      minLength(o.password, 8, { message: () => this.words.translate('ownPassword.tooShort') });
      validate(o.again, ({ value, valueOf }) =>
        value() === valueOf(o.password) ? undefined : { kind: 'different', message: this.words.translate('ownPassword.different') },
      );
    },
    {
      submission: {
        action: (field) => this.save(field),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  static open(dialog: MatDialog): void {
    dialog.open(OwnPassword, { width: '440px' });
  }

  private save(field: FieldTree<typeof EMPTY>) {
    const { current, password } = field().value();
    return this.acts.submit(field, {
      work: async () => ({ answer: await this.client.put<null>('/api/sessions/current/password', { current, password }) }),
      told: this.words.translate('ownPassword.done'),
      after: () => this.dialog.close(),
    });
  }
}
