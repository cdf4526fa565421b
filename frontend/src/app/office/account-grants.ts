import { Component, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, validate, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AccountRow } from '../api/office';
import { Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import { AreaPicker } from '../ui/area-picker';
import { DateBox } from '../ui/date-box';
import { DayButton } from '../ui/day-button';
import { isDay } from '../ui/days';
import { dayAfter } from '../ui/partial-date';
import { AccountActs } from './account-acts';
import { AccountWords, ROLES } from './account-words';

interface GrantModel {
  role: string;
  areaId: string;
  kinds: string[];
  from: string;
  to: string;
}

const EMPTY: GrantModel = { role: 'officer', areaId: '', kinds: [], from: '', to: '' };

/** 权限 of an account: what it may do where, each to be taken away, and one more to be given. */
@Component({
  selector: 'tx-account-grants',
  imports: [
    AreaPicker,
    DateBox,
    DayButton,
    FormField,
    FormRoot,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    TranslocoDirective,
  ],
  templateUrl: './account-grants.html',
  styleUrl: './account-grants.scss',
})
export class AccountGrants {
  readonly account = input.required<AccountRow>();
  protected readonly acts = inject(AccountActs);
  protected readonly words = inject(AccountWords);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  protected readonly roles = ROLES;

  protected readonly f = form(
    signal({ ...EMPTY }),
    (o) => {
      // A role begins and ends on a day: a month or a year would leave open who may do what meanwhile.
      for (const day of [o.from, o.to])
        validate(day, ({ value }) =>
          !value() || isDay(value()) ? undefined : { kind: 'day', message: this.words.say('accounts.needDay') },
        );
    },
    {
      submission: {
        action: (field) => this.grant(field),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  private grant(field: FieldTree<GrantModel>) {
    const { role, areaId, kinds, from, to } = field().value();
    const days = { ...(from ? { from } : {}), ...(to ? { to: dayAfter(to) } : {}) };
    return this.acts.grant(field, this.account(), { role, areaId: areaId || null, kinds: kinds.length ? kinds : null, ...days }, () =>
      field().reset({ ...EMPTY }),
    );
  }
}
