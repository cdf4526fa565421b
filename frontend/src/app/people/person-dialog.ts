import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, maxLength, pattern, required, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Client, newKey } from '../api/client';
import type { Person } from '../api/people';
import { findings, problemOf } from '../api/problem';
import { FieldForm } from '../ui/field-form';
import type { FieldDescription } from '../ui/field-rules';

interface PersonData {
  readonly person: Person;
  /** What is written: what is published of him, or his office phone. */
  readonly sort: 'mend' | 'phone';
}

const PHONE = /^[0-9+() -]{5,30}$/;

/** 更正 a person, or his office phone. */
@Component({
  selector: 'tx-person-dialog',
  imports: [FieldForm, FormRoot, MatButton, MatDialogModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'people'">
      <form [formRoot]="f">
        <h2 matDialogTitle>{{ t(data.sort === 'mend' ? 'mendTitle' : 'phoneTitle', { name: data.person.name }) }}</h2>
        <mat-dialog-content>
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
  styleUrl: './dialog-styles.scss',
})
export class PersonDialog {
  protected readonly data = inject<PersonData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<PersonDialog, Person>>(MatDialogRef);
  private readonly client = inject(Client);
  private readonly words = inject(TranslocoService);
  protected readonly refusals = signal<readonly string[]>([]);
  // The same key while no answer came: sent again, it does the thing once.
  private key = newKey();

  protected readonly fields: readonly FieldDescription[] =
    this.data.sort === 'phone'
      ? [{ code: 'phone', label: this.say('phone'), type: 'text', hint: this.say('phoneHint') }]
      : [
          { code: 'name', label: this.say('name'), type: 'text', required: true, max: 60 },
          { code: 'otherNames', label: this.say('otherNames'), type: 'text', hint: this.say('otherNamesHint') },
          { code: 'employer', label: this.say('employer'), type: 'text', max: 100 },
          { code: 'title', label: this.say('personTitle'), type: 'text', max: 60 },
        ];
  private readonly model = signal<Record<string, string>>(
    this.data.sort === 'phone'
      ? { phone: '' }
      : {
          name: this.data.person.name,
          otherNames: this.data.person.otherNames.join('、'),
          employer: this.data.person.employer ?? '',
          title: this.data.person.title ?? '',
        },
  );
  protected readonly f = form(
    this.model,
    (o) => {
      for (const { code, label, max } of this.fields) {
        const at = o[code];
        if (!at) continue;
        if (code === 'name') required(at, { message: this.words.translate('ui.field.required', { field: label }) });
        if (code === 'phone') pattern(at, PHONE, { message: this.say('phoneWrong') });
        if (max) maxLength(at, max, { message: this.words.translate('ui.field.max', { field: label, max }) });
      }
    },
    {
      submission: {
        action: (field) => this.save(field),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  static ask(dialog: MatDialog, data: PersonData): Promise<Person | undefined> {
    return firstValueFrom(dialog.open<PersonDialog, PersonData, Person>(PersonDialog, { data, width: '440px' }).afterClosed());
  }

  private async save(field: FieldTree<Record<string, string>>) {
    const { id, version } = this.data.person;
    const typed = (code: string): string | null => {
      const text = this.model()[code]?.trim() ?? '';
      return text === '' ? null : text;
    };
    const options = { version, key: this.key };
    this.refusals.set([]);
    try {
      const done =
        this.data.sort === 'phone'
          ? await this.client.put<Person>(`/api/people/${id}/phone`, { phone: typed('phone') }, options)
          : await this.client.patch<Person>(
              `/api/people/${id}`,
              {
                name: typed('name'),
                otherNames: (typed('otherNames') ?? '').split(/[、，,；;]/u).flatMap((one) => one.trim() || []),
                employer: typed('employer'),
                title: typed('title'),
              },
              options,
            );
      this.dialog.close(done);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem) this.key = newKey();
      const found = problem ? findings(field, problem) : { atFields: [], otherwise: [this.say('failed')] };
      this.refusals.set(found.otherwise);
      return found.atFields;
    }
  }

  private say(key: string): string {
    return this.words.translate(`people.${key}`);
  }
}
