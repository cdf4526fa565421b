import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, required, validateTree, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { newKey } from '../api/client';
import { findings, problemOf } from '../api/problem';
import type { Area, AreaAct } from '../api/areas';
import { FieldForm } from '../ui/field-form';
import { faultOf, valueOf, type FieldDescription } from '../ui/field-rules';
import { AreaWords } from './area-words';

interface UnitData {
  readonly parent: Area;
  readonly save: (body: Readonly<Record<string, unknown>>, key: string) => Promise<AreaAct>;
}

/** A unit that the lists do not have: a 开发区 or a township, under the area that is open. */
@Component({
  selector: 'tx-unit-dialog',
  imports: [FieldForm, FormRoot, MatButton, MatDialogModule, TranslocoDirective],
  providers: [AreaWords],
  template: `
    <ng-container *transloco="let t; prefix: 'areas.add'">
      <form [formRoot]="f">
        <h2 matDialogTitle>{{ t('title', { name: data.parent.name }) }}</h2>
        <mat-dialog-content>
          <p class="effect">{{ t('effect') }}</p>
          <div class="fields"><tx-field-form [fields]="fields" [tree]="f" /></div>
          @for (refusal of refusals(); track $index) {
            <p class="tx-notice red" role="alert">{{ refusal }}</p>
          }
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
    .fields {
      display: grid;
      gap: 16px;
      padding-top: 6px;
    }
    .tx-notice {
      margin: 12px 0 0;
    }
  `,
})
export class UnitDialog {
  protected readonly data = inject<UnitData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<UnitDialog, AreaAct>>(MatDialogRef);
  private readonly words = inject(AreaWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly refusals = signal<readonly string[]>([]);
  // The same key while no answer came: sent again, it does the thing once.
  private key = newKey();

  protected readonly fields: readonly FieldDescription[] = [
    {
      code: 'level',
      label: this.words.say('add.level'),
      type: 'option',
      required: true,
      options: ['functional', 'township'].map((code) => ({ code, label: this.words.say(`levels.${code}`) })),
    },
    { code: 'name', label: this.words.say('add.name'), type: 'text', required: true, max: 60 },
    {
      code: 'code',
      label: this.words.say('add.code'),
      type: 'text',
      required: true,
      max: 12,
      pattern: '[0-9A-Z-]{2,12}',
      mend: this.words.say('add.codeMend'),
      hint: this.words.say('add.codeHint'),
    },
    {
      code: 'from',
      label: this.words.say('add.from'),
      type: 'text',
      pattern: '\\d{4}-\\d{2}-\\d{2}',
      mend: this.words.say('add.fromMend'),
      hint: this.words.say('add.fromHint'),
    },
    { code: 'document', label: this.words.say('add.document'), type: 'text', max: 100 },
  ];
  private readonly model = signal<Record<string, string>>({
    ...Object.fromEntries(this.fields.map(({ code }) => [code, ''])),
    level: this.data.parent.level === 'city' ? 'functional' : 'township',
  });
  protected readonly f = form(
    this.model,
    (o) => {
      for (const field of this.fields) {
        const at = o[field.code];
        if (field.required && at) required(at, { message: this.said('required', field, '') });
      }
      validateTree(o, ({ value, fieldTree }) =>
        this.fields.flatMap((field) => {
          const typed = value()[field.code] ?? '';
          const fault = faultOf(field, typed);
          const at = (fieldTree as unknown as Record<string, FieldTree<string> | undefined>)[field.code];
          return fault && fault !== 'required' && at ? [{ kind: fault, message: this.said(fault, field, typed), fieldTree: at }] : [];
        }),
      );
    },
    {
      submission: {
        action: async (field) => {
          this.refusals.set([]);
          try {
            this.dialog.close(await this.data.save(this.body(), this.key));
          } catch (error) {
            const problem = problemOf(error);
            if (!problem) {
              this.refusals.set([this.words.say('page.failed')]);
              return undefined;
            }
            this.key = newKey();
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

  private body(): Record<string, unknown> {
    const values = this.fields.map((field) => [field.code, valueOf(field, this.model()[field.code] ?? '')] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== null));
  }

  private said(fault: string, field: FieldDescription, typed: string): string {
    if (fault === 'pattern' && field.mend) return field.mend;
    return this.transloco.translate(`ui.field.${fault}`, { field: field.label, typed, max: field.max });
  }

  static ask(dialog: MatDialog, data: UnitData): Promise<AreaAct | undefined> {
    return firstValueFrom(dialog.open<UnitDialog, UnitData, AreaAct>(UnitDialog, { data, width: '480px' }).afterClosed());
  }
}
