import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Client, newKey } from '../../api/client';
import { problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { parsePartialDate, showDate } from '../../ui/partial-date';

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
  imports: [MatButton, MatDialogModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'leadership.due.preparing'">
      <h2 matDialogTitle>{{ t('title', { name: data.name }) }}</h2>
      <mat-dialog-content>
        @if (failure()) {
          <p class="tx-notice red" role="alert">{{ failure() }}</p>
        }
        @if (now(); as now) {
          <p class="day">
            <label
              >{{ t('plannedOn') }}
              <input
                #box
                [value]="now.plannedOn ? date(now.plannedOn) : ''"
                [placeholder]="t('placeholder')"
                [disabled]="!mayChange() || busy()"
                (change)="plan(box.value)"
              />
            </label>
            <span class="tx-quiet"
              >{{ now.dueOn ? t('dueOn', { day: date(now.dueOn) }) : '' }}
              {{ now.handler ? t('handler', { name: now.handler.name }) : '' }}</span
            >
          </p>
          <ul>
            @for (one of now.items; track one.place) {
              <li [class.late]="one.late">
                <label>
                  <input
                    type="checkbox"
                    [checked]="!!one.doneOn"
                    [disabled]="!mayChange() || busy()"
                    (change)="tick(one.place, $any($event.target).checked)"
                  />
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
        <button matButton="filled" type="button" (click)="close()">{{ t('close') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    .day {
      display: flex;
      align-items: center;
      gap: 16px;
    }
    .day input {
      width: 130px;
      height: 30px;
      padding: 0 8px;
      font: inherit;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 4px;
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
  private readonly ref = inject<MatDialogRef<PreparationDialog, boolean>>(MatDialogRef);
  private readonly client = inject(Client);
  private readonly asOf = inject(AsOf);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);
  private readonly url = `/api/organizations/${this.data.id}/preparation`;
  private changed = false;

  private readonly answer = httpResource<Preparation>(() => ({ url: this.url, params: this.asOf.params() }));
  protected readonly now = linkedSignal(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  private readonly refused = signal('');
  protected readonly failure = computed(
    () => this.refused() || (this.answer.error() ? (problemOf(this.answer.error())?.detail ?? this.say('failed')) : ''),
  );
  protected readonly busy = signal(false);
  protected readonly mayChange = computed(() => this.session.may('leadership.change') && !this.asOf.elsewhere());

  protected date(text: string | null): string {
    return showDate(text, this.language.now());
  }

  protected plan(typed: string): Promise<void> {
    const day = typed.trim() ? parsePartialDate(typed) : null;
    if (typed.trim() && !/^\d{4}-\d{2}-\d{2}$/.test(day ?? '')) {
      this.refused.set(this.say('wrongDay'));
      return Promise.resolve();
    }
    return this.send((version) => this.client.put<Preparation>(this.url, { plannedOn: day }, { version, key: newKey() }));
  }

  protected tick(place: number, done: boolean): Promise<void> {
    return this.send((version) => this.client.patch<Preparation>(`${this.url}/checks`, { place, done }, { version, key: newKey() }));
  }

  protected close(): void {
    this.ref.close(this.changed);
  }

  private async send(act: (version: number) => Promise<Preparation>): Promise<void> {
    const now = this.now();
    if (!now) return;
    this.busy.set(true);
    this.refused.set('');
    try {
      this.now.set(await act(now.version));
      this.changed = true;
    } catch (error) {
      this.refused.set(problemOf(error)?.detail ?? this.say('failed'));
      this.answer.reload();
    } finally {
      this.busy.set(false);
    }
  }

  private say(key: string): string {
    return this.words.translate(`leadership.due.preparing.${key}`);
  }

  static async open(dialog: MatDialog, data: Data): Promise<boolean> {
    return (
      (await firstValueFrom(dialog.open<PreparationDialog, Data, boolean>(PreparationDialog, { data, width: '560px' }).afterClosed())) ??
      false
    );
  }
}
