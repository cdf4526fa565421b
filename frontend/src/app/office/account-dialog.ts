import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SectionList } from '../api/care';
import type { AccountRow } from '../api/office';
import type { Locale } from '../api/session';
import type { AccountActs } from './account-acts';
import { AccountWords } from './account-words';

interface AccountData {
  readonly account: AccountRow;
  readonly acts: AccountActs;
}

interface Facts {
  name: string;
  unit: string;
  sectionId: string;
  locale: Locale;
}

/** 修改: name, unit, section and language of an account. Its login stays: records of what was done name it. */
@Component({
  selector: 'tx-account-dialog',
  imports: [FormField, FormRoot, MatButton, MatDialogModule, MatFormFieldModule, MatInput, MatSelectModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'office.accounts'">
      <form [formRoot]="f">
        <h2 matDialogTitle>{{ t('changeTitle', { login: data.account.login }) }}</h2>
        <mat-dialog-content>
          <p class="tx-hint">{{ t('loginStays') }}</p>
          <div class="boxes">
            <mat-form-field>
              <mat-label>{{ t('name') }}</mat-label>
              <input matInput [formField]="f.name" autocomplete="off" />
              @for (e of f.name().errors(); track e.kind) {
                <mat-error>{{ e.message }}</mat-error>
              }
            </mat-form-field>
            <mat-form-field>
              <mat-label>{{ t('unit') }}</mat-label>
              <input matInput [formField]="f.unit" autocomplete="off" />
              @for (e of f.unit().errors(); track e.kind) {
                <mat-error>{{ e.message }}</mat-error>
              }
            </mat-form-field>
            <mat-form-field>
              <mat-label>{{ t('section') }}</mat-label>
              <mat-select [formField]="f.sectionId" [hideSingleSelectionIndicator]="true">
                <mat-option value="">{{ t('noSection') }}</mat-option>
                @for (section of sections(); track section.id) {
                  <mat-option [value]="section.id">{{ section.name }}</mat-option>
                }
              </mat-select>
              <mat-hint>{{ t('sectionHelp') }}</mat-hint>
              @for (e of f.sectionId().errors(); track e.kind) {
                <mat-error>{{ e.message }}</mat-error>
              }
            </mat-form-field>
            <mat-form-field>
              <mat-label>{{ t('locale') }}</mat-label>
              <mat-select [formField]="f.locale">
                <mat-option value="zh">中文</mat-option>
                <mat-option value="en">English</mat-option>
              </mat-select>
            </mat-form-field>
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
    .boxes {
      display: grid;
      gap: 16px;
      padding-top: 12px;
    }
  `,
})
export class AccountDialog {
  protected readonly data = inject<AccountData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AccountDialog>>(MatDialogRef);
  private readonly words = inject(AccountWords);
  private readonly answer = httpResource<SectionList>(() => '/api/sections');
  /** Those that stand, and its own though it be retired. */
  protected readonly sections = computed(() =>
    (this.answer.hasValue() ? this.answer.value().items : []).filter(({ id, retired }) => !retired || id === this.data.account.sectionId),
  );

  protected readonly f = form(
    signal<Facts>({
      name: this.data.account.name,
      unit: this.data.account.unit ?? '',
      sectionId: this.data.account.sectionId ?? '',
      locale: this.data.account.locale,
    }),
    (o) => {
      required(o.name, { message: () => this.words.say('accounts.needName') });
      maxLength(o.name, 50);
    },
    {
      submission: {
        action: (field) => this.save(field),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  static open(dialog: MatDialog, data: AccountData): void {
    dialog.open<AccountDialog, AccountData>(AccountDialog, { data, width: '440px' });
  }

  private save(field: FieldTree<Facts>) {
    const { name, unit, sectionId, locale } = field().value();
    const facts = { name: name.trim(), unit: unit.trim() || null, sectionId: sectionId || null, locale };
    return this.data.acts.change(field, this.data.account, facts, () => this.dialog.close());
  }
}
