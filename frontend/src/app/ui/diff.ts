import { Component, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { showPeriod } from './partial-date';

export interface DiffRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** The stretch of days for which it is so, where it isn't the whole life. */
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  /** Nothing stood in its place before, or stands there afterwards: it is put beside others or taken from among them. */
  readonly mark?: 'added' | 'removed';
}

/** What changes, one line for each field and stretch of days: old → new. No line goes through the old: with it 上海 reads 士海. */
@Component({
  selector: 'tx-diff',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.diff'">
      <ul>
        @for (row of rows(); track $index) {
          <li>
            <span class="label">{{ row.label }}</span>
            <span class="change">
              @if (row.mark) {
                <span class="mark">{{ t(row.mark) }}</span>
              }
              @if (row.mark !== 'added') {
                <del [attr.aria-label]="t('before', { value: row.before || t('empty') })">{{ row.before || t('empty') }}</del>
              }
              @if (!row.mark) {
                <span aria-hidden="true">→</span>
              }
              @if (row.mark !== 'removed') {
                <ins [class.empty]="!row.after" [attr.aria-label]="t('after', { value: row.after || t('empty') })">{{
                  row.after || t('empty')
                }}</ins>
              }
              @if (period(row); as period) {
                <span class="tx-quiet period">{{ period }}</span>
              }
            </span>
          </li>
        } @empty {
          <li class="tx-quiet">{{ t('nothing') }}</li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
      font-size: 13px;
      line-height: 20px;
    }
    li {
      display: flex;
      gap: 12px;
      padding: 2px 0;
    }
    .label {
      flex: 0 0 min(108px, 25%);
      color: var(--mat-sys-on-surface-variant);
    }
    .change {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .change > * {
      margin-right: 6px;
    }
    del,
    .mark {
      color: var(--mat-sys-on-surface-variant);
      text-decoration: none;
    }
    ins {
      color: var(--tx-ink-dark);
      background: var(--tx-ink-soft);
      border-radius: 2px;
      padding: 0 3px;
      font-weight: 600;
      text-decoration: none;
    }
    .empty {
      color: var(--mat-sys-on-surface-variant);
      background: none;
      padding: 0;
      font-weight: 400;
    }
    .period {
      margin-left: 8px;
      font-size: 12px;
      white-space: nowrap;
    }
  `,
})
export class Diff {
  readonly rows = input.required<readonly DiffRow[]>();
  private readonly words = inject(TranslocoService);

  protected period(row: DiffRow): string {
    return showPeriod(row.from, row.to, this.words.getActiveLang());
  }
}
