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
}

/** What changes, one line for each field and stretch of days: old → new. */
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
              <del [attr.aria-label]="t('before', { value: row.before || t('empty') })">{{ row.before || t('empty') }}</del>
              <span aria-hidden="true">→</span>
              <ins [attr.aria-label]="t('after', { value: row.after || t('empty') })">{{ row.after || t('empty') }}</ins>
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
      flex: 0 0 84px;
      color: var(--mat-sys-on-surface-variant);
    }
    .change {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .change > * {
      margin-right: 6px;
    }
    del {
      color: var(--tx-quiet);
      text-decoration: line-through;
      text-decoration-color: #a9b2bb;
    }
    /* In a change that was undone the line made 上海 read 士海; there the grey and the tag say it. */
    :host-context(.undone) del {
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
