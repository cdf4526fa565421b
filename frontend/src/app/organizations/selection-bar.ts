import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ListSelection, MOST_AT_ONCE } from './list-selection';
import { LIST_DEFAULTS, type ListState } from './list-query';

/** 已选 12 项 · 批量修改, and the same for all that the filter finds. */
@Component({
  selector: 'tx-selection-bar',
  imports: [MatButton, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.selection'">
      <b role="status">{{ t('count', { count: count().toLocaleString('en-US') }) }}</b>
      <a matButton="filled" routerLink="/organizations/bulk">{{ t('edit') }}</a>
      @if (total(); as total) {
        @if (total > most) {
          <span class="tx-quiet">{{ t('tooMany', { count: total.toLocaleString('en-US'), most: most.toLocaleString('en-US') }) }}</span>
        } @else if (total > count()) {
          <a matButton="outlined" routerLink="/organizations/bulk" [queryParams]="whole()">{{
            t('whole', { count: total.toLocaleString('en-US') })
          }}</a>
        }
      }
      <button matButton="text" type="button" (click)="selection.clear()">{{ t('clear') }}</button>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px;
      padding: 6px 14px;
      border-bottom: 1px solid var(--tx-ink-line);
      background: var(--tx-ink-soft);
      font-size: 13px;
    }
  `,
})
export class SelectionBar {
  readonly query = input.required<ListState>();
  /** How many the filter finds; null while that is not known. */
  readonly total = input.required<number | null>();
  protected readonly selection = inject(ListSelection);
  protected readonly most = MOST_AT_ONCE;
  protected readonly count = computed(() => this.selection.ids().size);
  protected readonly whole = computed(() => ({
    of: 'filter',
    ...Object.fromEntries(
      Object.entries(this.query()).filter(
        ([key, value]) => value !== LIST_DEFAULTS[key as keyof ListState] && !['sort', 'limit', 'after', 'before', 'page'].includes(key),
      ),
    ),
  }));
}
