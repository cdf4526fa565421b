import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { KeptTable } from '../../api/tables';
import { SentOnce } from '../../api/sent-once';
import { OrganizationWords } from '../organization-words';
import type { Handing } from './tables.api';

interface KeepData {
  readonly title: string;
  readonly lines: number;
  readonly act: (handing: Handing, key: string) => Promise<KeptTable>;
}

/** 留底: to whom the table is handed up, and why. */
@Component({
  selector: 'tx-keep-dialog',
  imports: [FormField, FormRoot, MatButton, MatDialogModule, MatFormFieldModule, MatInput, MatSelectModule, TranslocoDirective],
  template: `
    <form [formRoot]="f" *transloco="let t; prefix: 'organizations.tables.kept'">
      <h2 matDialogTitle>{{ t('keep') }}</h2>
      <mat-dialog-content>
        <p>{{ t('effect', { title: data.title, lines: data.lines.toLocaleString('en-US') }) }}</p>
        <div class="fields">
          <mat-form-field>
            <mat-label>{{ t('to') }}</mat-label>
            <input matInput [formField]="f.handedTo" autocomplete="off" />
            @for (e of f.handedTo().errors(); track e.kind) {
              <mat-error>{{ e.message }}</mat-error>
            }
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ t('purpose') }}</mat-label>
            <input matInput [formField]="f.purpose" autocomplete="off" />
            @for (e of f.purpose().errors(); track e.kind) {
              <mat-error>{{ e.message }}</mat-error>
            }
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ t('format') }}</mat-label>
            <mat-select [formField]="f.format" [hideSingleSelectionIndicator]="true">
              @for (one of formats; track one) {
                <mat-option [value]="one">{{ t('formats.' + one) }}</mat-option>
              }
            </mat-select>
            <mat-hint>{{ t('formatHelp') }}</mat-hint>
          </mat-form-field>
        </div>
        @for (refusal of sent.refusals(); track $index) {
          <p class="tx-notice red" role="alert">{{ refusal }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" type="button" matDialogClose [disabled]="f().submitting()">{{ t('cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="f().submitting()">{{ t('keep') }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    p {
      margin: 0 0 16px;
    }
    .fields {
      display: grid;
      gap: 16px;
      padding-top: 6px;
    }
  `,
})
export class KeepDialog {
  protected readonly data = inject<KeepData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<KeepDialog, KeptTable>>(MatDialogRef);
  private readonly words = inject(OrganizationWords);
  protected readonly sent = new SentOnce();
  protected readonly formats: readonly Handing['format'][] = ['xlsx', 'docx'];
  private readonly model = signal<{ handedTo: string; purpose: string; format: Handing['format'] }>({
    handedTo: '',
    purpose: '',
    format: 'xlsx',
  });
  protected readonly f = form(
    this.model,
    (o) => {
      required(o.handedTo, { message: this.words.say('tables.kept.needTo') });
      maxLength(o.handedTo, 200);
      maxLength(o.purpose, 400);
    },
    {
      submission: {
        action: (field) => {
          const { handedTo, purpose, format } = this.model();
          const handing = { handedTo: handedTo.trim(), purpose: purpose.trim() || null, format };
          const act = async (key: string): Promise<void> => this.dialog.close(await this.data.act(handing, key));
          return this.sent.send(field, act, this.words.say('tables.kept.cutOff'));
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  /** What was kept; undefined when nothing was decided. */
  static ask(dialog: MatDialog, data: KeepData): Promise<KeptTable | undefined> {
    return firstValueFrom(dialog.open<KeepDialog, KeepData, KeptTable>(KeepDialog, { data, width: '480px' }).afterClosed());
  }
}
