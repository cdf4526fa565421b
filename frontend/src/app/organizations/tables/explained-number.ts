import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, type MatDialog } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { asked } from '../../api/client';
import type { Movements } from '../../api/tables';
import { AsOf } from '../../shell/as-of';
import { dayText, daysInMonth } from '../../ui/days';
import { showDate } from '../../ui/partial-date';
import { CopiedNumber } from '../copied-number';
import { OrganizationWords } from '../organization-words';
import { TablesApi } from './tables.api';

interface NumberData {
  /** The question and its day, in the words of the API. */
  readonly params: Readonly<Record<string, string>>;
  /** Of one row of the table. */
  readonly row: Readonly<Record<string, string>>;
  /** The list of those that it counts, as its address has it; null: the list has no such question. */
  readonly list: Readonly<Record<string, string>> | null;
  readonly name: string;
  readonly unit: string;
  readonly now: number;
  /** What it counts, in words. */
  readonly what: readonly string[];
}

/** 41 → 57: what came and what went in the year before the day, with the records; and the number with its source, to be copied. */
@Component({
  selector: 'tx-explained-number',
  imports: [MatButton, MatDialogModule, MatProgressBar, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.tables.explained'">
      <h2 matDialogTitle>{{ t('title', { name: data.name, then: then(), now: data.now.toLocaleString('en-US') }) }}</h2>
      <mat-dialog-content>
        <p class="tx-hint">{{ t('days', { since, asOf }) }}</p>
        @if (movements.isLoading()) {
          <mat-progress-bar mode="indeterminate" [attr.aria-label]="t('loading')" />
        }
        @if (movements.error()) {
          <p class="tx-error" role="alert">{{ words.say('tables.failed') }}</p>
        }
        @if (movements.hasValue()) {
          @if (movements.value(); as moved) {
            <p class="balance">
              @for (one of moved.balance; track one.word) {
                <span class="tx-tag" [class.ink]="one.counts && one.count > 0">{{ signed(one) }} {{ one.word }}</span>
              } @empty {
                {{ t('none') }}
              }
            </p>
            @if (moved.items.length) {
              <table>
                <thead>
                  <tr>
                    <th scope="col">{{ t('word') }}</th>
                    <th scope="col">{{ t('name') }}</th>
                    <th scope="col">{{ t('on') }}</th>
                  </tr>
                </thead>
                <tbody>
                  @for (one of moved.items; track one.id) {
                    <tr>
                      <td>{{ one.word }}</td>
                      <td>
                        <a matDialogClose [routerLink]="['/organizations', one.id]" [queryParams]="{ asOf }">{{ one.name }}</a>
                        @if (one.before) {
                          <span class="tx-quiet">{{ t('before', { name: one.before }) }}</span>
                        }
                      </td>
                      <td>{{ day(one.on) }}</td>
                    </tr>
                  }
                </tbody>
              </table>
            }
          }
        }
        @if (data.list) {
          <p class="tail">
            <a matDialogClose routerLink="/organizations" [queryParams]="address">{{ t('open', { count: counted }) }}</a>
          </p>
        } @else if (!wanted()) {
          <p class="tail">
            <button type="button" class="tx-link" (click)="wanted.set(true)">{{ t('members', { count: counted }) }}</button>
          </p>
        } @else if (members.isLoading()) {
          <mat-progress-bar mode="indeterminate" [attr.aria-label]="t('loading')" />
        } @else if (members.error()) {
          <p class="tx-error" role="alert">{{ words.say('tables.failed') }}</p>
        } @else {
          <ol>
            @for (one of members.value(); track one.id) {
              <li>
                <a matDialogClose [routerLink]="['/organizations', one.id]" [queryParams]="{ asOf }">{{ one.name }}</a>
              </li>
            } @empty {
              <li>{{ t('noMembers') }}</li>
            }
          </ol>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" type="button" matDialogClose>{{ t('close') }}</button>
        <button matButton="outlined" type="button" (click)="copy()">{{ t('copy') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    p {
      margin: 0 0 8px;
    }
    .balance {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .tail {
      margin-top: 12px;
    }
    ol {
      margin: 12px 0 0;
      padding-left: 2.5em;
      columns: 2;
      font-size: 13px;
      line-height: 24px;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 13px;
    }
    th,
    td {
      padding: 6px 12px 6px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      text-align: left;
    }
  `,
})
export class ExplainedNumber {
  protected readonly data = inject<NumberData>(MAT_DIALOG_DATA);
  protected readonly words = inject(OrganizationWords);
  private readonly api = inject(TablesApi);
  private readonly number = inject(CopiedNumber);
  private readonly today = inject(AsOf);
  protected readonly asOf = this.data.params['asOf'] ?? '';
  protected readonly since = yearBefore(this.asOf);
  protected readonly movements = resource({
    loader: () => this.api.movements({ ...this.data.params, ...this.data.row, since: this.since }),
  });
  protected readonly counted = this.data.now.toLocaleString('en-US');
  protected readonly address = { ...this.data.list, ...asked({ asOf: this.asOf === this.today.today() ? '' : this.asOf }) };
  /** The organizations themselves are asked for where the list cannot name them. */
  protected readonly wanted = signal(false);
  protected readonly members = resource({
    params: () => this.wanted() || undefined,
    loader: () => this.api.members(this.data.params, this.data.row['by'], this.data.name),
  });
  /** What came and went leads from the number of then to that of now. */
  protected readonly then = computed(() => {
    if (!this.movements.hasValue()) return '…';
    const sum = this.movements.value().balance.reduce((total, { count, counts }) => total + (counts ? count : 0), 0);
    return (this.data.now - sum).toLocaleString('en-US');
  });

  static open(dialog: MatDialog, data: NumberData): void {
    dialog.open(ExplainedNumber, { data, width: '640px' });
  }

  protected signed({ count, counts }: Movements['balance'][number]): string {
    return `${counts && count > 0 ? '+' : ''}${count.toLocaleString('en-US').replace('-', '−')}`;
  }

  protected day(on: string | null): string {
    return on ? showDate(on, this.words.now()) : '--';
  }

  protected copy(): void {
    const { now, unit, what } = this.data;
    this.number.copy({ count: now, unit, day: this.asOf, what });
  }
}

/** The corresponding day of the year before; the last of February where there is none. */
function yearBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayText(year - 1, month, Math.min(date, daysInMonth(year - 1, month)));
}
