import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { disabled, form, FormField, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Client, newKey } from '../../api/client';
import { problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { DateBox } from '../../ui/date-box';
import { isDay } from '../../ui/days';
import { showDate } from '../../ui/partial-date';

interface Data {
  readonly id: string;
  readonly name: string;
}

interface Preparation {
  readonly version: number;
  readonly dueOn: string | null;
  readonly plannedOn: string | null;
  readonly handler: { readonly name: string } | null;
  readonly done: number;
  readonly items: readonly {
    readonly place: number;
    readonly words: string;
    readonly daysBefore: number;
    readonly on: string | null;
    readonly doneOn: string | null;
    readonly doneBy: { readonly name: string } | null;
    readonly late: boolean;
  }[];
}

/** How a congress is prepared: its planned day, and the check-list with days counted back from it. */
@Component({
  selector: 'tx-preparation-dialog',
  imports: [DateBox, FormField, MatButton, MatDialogModule, MatFormFieldModule, MatInput, MatProgressBar, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'leadership.due.preparing'">
      <h2 matDialogTitle>{{ t('title', { name: data.name }) }}</h2>
      <mat-dialog-content>
        @if (failure()) {
          <p class="tx-notice red" role="alert">
            {{ failure() }}
            @if (answer.error()) {
              <button type="button" class="tx-link" (click)="answer.reload()">{{ t('retry') }}</button>
            }
          </p>
        } @else if (!now()) {
          <mat-progress-bar mode="indeterminate" [attr.aria-label]="t('loading')" />
        }
        @if (now(); as now) {
          <div class="day">
            <mat-form-field>
              <mat-label>{{ t('plannedOn') }}</mat-label>
              <input matInput txDateBox [formField]="f.plannedOn" [placeholder]="t('placeholder')" (change)="plan()" />
              <mat-error>{{ f.plannedOn().errors()[0]?.message }}</mat-error>
            </mat-form-field>
            <div class="tx-quiet">
              @if (now.dueOn) {
                <p>{{ t('dueOn', { day: date(now.dueOn) }) }}</p>
              }
              @if (now.handler) {
                <p [title]="now.handler.name">{{ t('handler', { name: now.handler.name }) }}</p>
              }
            </div>
          </div>
          <ul>
            @for (one of now.items; track one.place) {
              <li [class.late]="one.late">
                <label>
                  <input #box type="checkbox" [checked]="!!one.doneOn" [disabled]="!mayChange()" (change)="tick(one.place, box)" />
                  {{ one.words }}
                </label>
                <span class="tx-quiet">
                  @if (one.doneOn) {
                    {{ t('done', { day: date(one.doneOn), name: one.doneBy?.name ?? '' }) }}
                  } @else if (one.on) {
                    {{ t(one.late ? 'late' : 'by', { day: date(one.on) }) }}
                  }
                </span>
              </li>
            }
          </ul>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="filled" type="button" matDialogClose>{{ t('close') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    .day {
      display: flex;
      align-items: center;
      gap: 16px;
    }
    .day mat-form-field {
      flex: none;
      width: 260px;
      padding-top: 6px;
    }
    .day div {
      min-width: 0;
      font-size: 13px;
    }
    .day p {
      margin: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: 16px;
      padding: 6px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font-size: 13px;
    }
    .late .tx-quiet {
      color: var(--mat-sys-error);
    }
  `,
})
export class PreparationDialog {
  protected readonly data = inject<Data>(MAT_DIALOG_DATA);
  private readonly client = inject(Client);
  private readonly asOf = inject(AsOf);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);
  private readonly url = `/api/organizations/${this.data.id}/preparation`;
  private changed = false;
  /** One act after the other: what is ticked quickly is decided on the version that the act before has made. */
  private turn = Promise.resolve();

  protected readonly answer = httpResource<Preparation>(() => ({ url: this.url, params: this.asOf.params() }));
  protected readonly now = linkedSignal<Preparation | undefined, Preparation | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly mayChange = computed(() => this.session.may('leadership.change') && !this.asOf.elsewhere());
  private readonly model = linkedSignal(() => ({ plannedOn: this.now()?.plannedOn ?? '' }));
  protected readonly f = form(this.model, (o) => {
    disabled(o.plannedOn, { when: () => !this.mayChange() });
    validate(o.plannedOn, ({ value }) => (!value() || isDay(value()) ? undefined : { kind: 'day', message: this.say('wrongDay') }));
  });
  private readonly refused = signal('');
  protected readonly failure = computed(
    () => this.refused() || (this.answer.error() ? (problemOf(this.answer.error())?.detail ?? this.say('failed')) : ''),
  );

  protected date(text: string | null): string {
    return showDate(text, this.language.now());
  }

  protected async plan(): Promise<void> {
    const plannedOn = this.model().plannedOn || null;
    this.f().markAsTouched();
    if (this.f().invalid() || plannedOn === this.now()?.plannedOn) return;
    await this.send((version) => this.client.put<Preparation>(this.url, { plannedOn }, { version, key: newKey() }));
  }

  protected async tick(place: number, box: HTMLInputElement): Promise<void> {
    const done = box.checked;
    await this.send((version) => this.client.patch<Preparation>(`${this.url}/checks`, { place, done }, { version, key: newKey() }));
    // Refused, the box shows again what stands.
    box.checked = !!this.now()?.items.find((one) => one.place === place)?.doneOn;
  }

  private send(act: (version: number) => Promise<Preparation>): Promise<void> {
    this.refused.set('');
    this.turn = this.turn.then(async () => {
      const now = this.now();
      if (!now) return;
      try {
        this.now.set(await act(now.version));
        this.changed = true;
      } catch (error) {
        this.refused.set(problemOf(error)?.detail ?? this.say('failed'));
        this.answer.reload();
      }
    });
    return this.turn;
  }

  private say(key: string): string {
    return this.words.translate(`leadership.due.preparing.${key}`);
  }

  /** Whether something was changed, however the dialog was closed. */
  static async open(dialog: MatDialog, data: Data): Promise<boolean> {
    const opened = dialog.open<PreparationDialog, Data>(PreparationDialog, { data, width: '560px' });
    const preparation = opened.componentInstance;
    await firstValueFrom(opened.afterClosed());
    await preparation.turn;
    return preparation.changed;
  }
}
