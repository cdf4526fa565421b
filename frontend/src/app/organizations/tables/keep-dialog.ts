import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { newKey } from '../../api/client';
import { findings, isCutOff, problemOf } from '../../api/problem';
import type { KeptTable } from '../../api/tables';
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
  imports: [FormField, FormRoot, MatButton, MatDialogModule, MatFormFieldModule, MatInput, TranslocoDirective],
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
        </div>
        @for (refusal of refusals(); track $index) {
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
  protected readonly refusals = signal<readonly string[]>([]);
  // The same key while a request was cut off: sent again, it does the thing once.
  private key = newKey();
  private readonly model = signal({ handedTo: '', purpose: '' });
  protected readonly f = form(
    this.model,
    (o) => {
      required(o.handedTo, { message: this.words.say('tables.kept.needTo') });
      maxLength(o.handedTo, 200);
      maxLength(o.purpose, 400);
    },
    {
      submission: {
        action: async (field) => {
          this.refusals.set([]);
          const { handedTo, purpose } = this.model();
          try {
            this.dialog.close(await this.data.act({ handedTo: handedTo.trim(), purpose: purpose.trim() || null }, this.key));
          } catch (error) {
            if (isCutOff(error)) {
              this.refusals.set([this.words.say('tables.kept.cutOff')]);
              return undefined;
            }
            this.key = newKey();
            const problem = problemOf(error);
            if (!problem) throw error;
            const found = findings(field, problem);
            this.refusals.set(found.otherwise);
            return found.atFields;
          }
          return undefined;
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
