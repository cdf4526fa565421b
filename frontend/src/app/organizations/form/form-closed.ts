import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { problemOf } from '../../api/problem';
import type { Organization } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { Keys } from '../../shell/keys';

export type ClosedWhy =
  'noFounding' | 'noChange' | 'noBulk' | 'nothingSelected' | 'tooMany' | 'absent' | 'failed' | 'voided' | 'merged' | 'past' | 'loading';

/** Whether an answer says that there is no such organization; an address that cannot be one (/organizations/abc) says so too. */
export function isAbsent(error: unknown): boolean {
  return [400, 404].includes(problemOf(error)?.status ?? 0);
}

/** In the place of a form that can't be filled in: why, and what to do instead. */
@Component({
  selector: 'tx-form-closed',
  imports: [MatButton, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations'">
      @if (why() === 'loading') {
        <section class="tx-panel" aria-busy="true">{{ t('page.loading') }}</section>
      } @else {
        <section class="tx-panel" [attr.role]="why() === 'past' ? null : 'alert'">
          <h1>{{ t(words()[0], values()) }}</h1>
          <p class="tx-quiet">{{ t(words()[1], values()) }}</p>
          <p>
            @if (why() === 'past') {
              <button matButton="filled" type="button" (click)="asOf.set(null)">{{ t('form.toToday') }}</button>
            } @else {
              @if (why() === 'failed') {
                <button matButton="tonal" type="button" (click)="again.emit()">{{ t('list.again') }}</button>
              }
              @if (record(); as record) {
                <a matButton="filled" [routerLink]="['/organizations', record.mergedInto?.id ?? record.id]">{{ t('closed.toRecord') }}</a>
              }
              <a [matButton]="record() || why() === 'failed' ? 'outlined' : 'filled'" routerLink="/organizations">{{ t('page.toList') }}</a>
              @if (why() === 'absent') {
                <button matButton="outlined" type="button" (click)="keys.act('/')">{{ t('page.search') }}</button>
              }
            }
          </p>
        </section>
      }
    </ng-container>
  `,
  styles: `
    section {
      padding: 48px 16px;
      text-align: center;
    }
    p {
      margin: 14px 0;
    }
    p:last-child {
      display: flex;
      justify-content: center;
      gap: 8px;
      margin-bottom: 0;
    }
  `,
})
export class FormClosed {
  readonly why = input.required<ClosedWhy>();
  readonly record = input<Organization | null>(null);
  /** The record is asked for once more. */
  readonly again = output();
  protected readonly asOf = inject(AsOf);
  protected readonly keys = inject(Keys);

  protected readonly words = computed(() => {
    const why = this.why();
    if (why === 'absent') return ['page.notFound', 'page.notFoundWhy'] as const;
    if (why === 'failed') return ['page.failed', 'page.failedWhy'] as const;
    if (why === 'past') return ['list.locked', 'form.lockedWhy'] as const;
    return [`closed.${why}`, `closed.${why}Why`] as const;
  });
  protected readonly values = computed(() => ({
    day: this.asOf.day(),
    name: this.record()?.name ?? '',
    into: this.record()?.mergedInto?.name ?? '',
  }));
}
