import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RecentRecord } from '../../api/work-types';
import { OrganizationWords } from '../organization-words';

const MOST_NAMED = 3;

/** The records of a change set by their names, each leading to its page; of many the first few and how many there are. */
@Component({
  selector: 'tx-record-links',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.operations'">
      @for (record of named(); track record.id; let last = $last) {
        @if (address(record); as address) {
          <a [routerLink]="address">{{ record.name }}</a>
        } @else {
          <span class="tx-quiet">{{ record.there ? record.name : t('gone', { name: record.name }) }}</span>
        }
        @if (!last) {
          <span>{{ t('between') }}</span>
        }
      }
      @if (count() > named().length) {
        <span class="tx-quiet"> {{ t('andMore', { count: count() }) }}</span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      overflow-wrap: anywhere;
    }
  `,
})
export class RecordLinks {
  readonly records = input.required<readonly RecentRecord[]>();
  /** How many there are, of which these are the first. */
  readonly count = input.required<number>();
  protected readonly words = inject(OrganizationWords);
  protected readonly named = computed(() => this.records().slice(0, MOST_NAMED));

  protected address({ id, sort, there }: RecentRecord): string[] | null {
    if (!there) return null;
    if (sort === 'organization') return ['/organizations', id];
    return sort === 'area' ? ['/areas', id] : null;
  }
}
