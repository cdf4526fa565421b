import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { form, FormRoot, validateTree, type FieldTree, type ValidationError } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { SentOnce } from '../../api/sent-once';
import { CitedDocuments } from '../../shell/documents/cited-documents';
import { isDay } from '../../ui/days';
import { FieldForm } from '../../ui/field-form';
import { faultOf, type FieldDescription, valueOf } from '../../ui/field-rules';

export type Typed = Readonly<Record<string, string>>;
export type FactValues = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface FactsData<T extends object = object> {
  readonly title: string;
  /** What will follow, in a sentence that names the object. */
  readonly effect: string;
  readonly submit: string;
  /** Its boxes, by what is typed. */
  readonly fields: (typed: Typed) => readonly FieldDescription[];
  /** What stands in every box that there may be. */
  readonly start: Typed;
  /** It may rest on documents: `values.documentIds`. */
  readonly documents?: boolean;
  /** What else is worth knowing before it is sent, asked anew where the part of the typing that it is about changes. */
  readonly aside?: { readonly about: (typed: Typed) => string; readonly ask: (about: string) => Promise<string> };
  /** Null: nothing was to be done. */
  readonly send: (values: FactValues, key: string) => Promise<T | null>;
}

/** What is set of terms or of a post: it stays open while the server refuses, and closes with the answer. */
@Component({
  selector: 'tx-facts-dialog',
  imports: [CitedDocuments, FieldForm, FormRoot, MatButton, MatDialogModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'leadership.rules.dialog'">
      <form [formRoot]="f">
        <h2 matDialogTitle>{{ data.title }}</h2>
        <mat-dialog-content>
          <p class="effect">{{ data.effect }}</p>
          <div class="fields"><tx-field-form [fields]="fields()" [tree]="f" /></div>
          @if (data.aside) {
            <p class="tx-quiet aside" aria-live="polite">{{ aside.hasValue() ? aside.value() : '' }}</p>
          }
          @if (data.documents) {
            <tx-cited-documents class="cited" [(value)]="cited" />
          }
          @for (refusal of sent.refusals(); track $index) {
            <p class="tx-notice red" role="alert">{{ refusal }}</p>
          }
        </mat-dialog-content>
        <mat-dialog-actions>
          <button matButton="text" type="button" [matDialogClose]="undefined" [disabled]="f().submitting()">{{ t('cancel') }}</button>
          <button matButton="filled" type="submit" [disabled]="f().submitting()">{{ data.submit }}</button>
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
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start; /* a message beneath one box stretches no other */
      gap: 16px;
      padding-top: 6px;
    }
    .aside {
      min-height: 20px;
      margin: 12px 0 0;
    }
    .cited {
      margin-top: 16px;
    }
    .tx-notice {
      margin: 12px 0 0;
    }
  `,
})
export class FactsDialog {
  protected readonly data = inject<FactsData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<FactsDialog, object>>(MatDialogRef);
  private readonly words = inject(TranslocoService);
  protected readonly sent = new SentOnce();
  protected readonly cited = signal('');
  private readonly model = signal<Record<string, string>>({ ...this.data.start });
  protected readonly fields = computed(() => this.data.fields(this.model()));
  /** Where it cannot be had, nothing is said. */
  protected readonly aside = resource({
    params: () => this.data.aside?.about(this.model()),
    loader: ({ params: about }) => this.data.aside?.ask(about) ?? Promise.resolve(''),
  });
  /** What the server found wrong, at its fields. It speaks of all that was sent, so it goes with the next thing typed, wherever that is. */
  private readonly found = linkedSignal<unknown, readonly ValidationError.WithFieldTree[]>({
    source: () => this.model(),
    computation: () => [],
  });
  protected readonly f = form(
    this.model,
    (o) => {
      validateTree(o, ({ value, fieldTree }) => [
        ...this.found(),
        ...this.fields().flatMap((field) => {
          const message = this.wrong(field, value()[field.code] ?? '');
          const at = (fieldTree as unknown as Record<string, FieldTree<string> | undefined>)[field.code];
          return message && at ? [{ kind: 'typed', message, fieldTree: at }] : [];
        }),
      ]);
    },
    {
      submission: {
        action: async (field) => {
          const cutOff: string = this.words.translate('leadership.rules.dialog.cutOff');
          this.found.set((await this.sent.send(field, (key) => this.send(key), cutOff)) ?? []);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  /** What is wrong with a typed text, in words; '' when nothing is. A date counts as a day here. */
  private wrong(field: FieldDescription, typed: string): string {
    if (field.type === 'date') return !typed || isDay(typed) ? '' : this.words.translate('leadership.rules.dialog.wholeDay');
    const fault = faultOf(field, typed);
    return fault ? this.words.translate(`ui.field.${fault}`, { field: field.label, max: field.max }) : '';
  }

  private async send(key: string): Promise<void> {
    const values = Object.fromEntries(this.fields().map((field) => [field.code, valueOf(field, this.model()[field.code] ?? '')]));
    const papers: FactValues = this.cited() ? { documentIds: this.cited().split(',') } : {};
    this.dialog.close((await this.data.send({ ...values, ...papers }, key)) ?? undefined);
  }

  /** The answer; nothing where it was left. */
  static ask<T extends object>(dialog: MatDialog, data: FactsData<T>): Promise<T | undefined> {
    return firstValueFrom(dialog.open<FactsDialog, FactsData<T>, T>(FactsDialog, { data, width: '640px' }).afterClosed());
  }
}

/** What was given of the values of a dialog. */
export const given = (values: FactValues): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
