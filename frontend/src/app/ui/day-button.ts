import { CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DateBox } from './date-box';
import { isDay, OFFICE_TODAY } from './days';
import { DropSheet } from './drop-sheet';
import { MonthGrid } from './month-grid';
import { dayRange } from './partial-date';

/**
 * The calendar of a date box: `<tx-day-button matSuffix [box]="box" [label]="…" />` beside `<input txDateBox #box="txDateBox" />`.
 * It fills in a day; what is known only to the month or the year is still typed.
 */
@Component({
  selector: 'tx-day-button',
  imports: [CdkOverlayOrigin, DropSheet, MatIcon, MatIconButton, MonthGrid, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.date'">
      <button
        matIconButton
        type="button"
        cdkOverlayOrigin
        #origin="cdkOverlayOrigin"
        aria-haspopup="dialog"
        [attr.aria-label]="t('calendar', { field: label() })"
        [attr.aria-expanded]="open()"
        (click)="open.set(!open())"
      >
        <mat-icon svgIcon="calendar" />
      </button>
      <tx-drop-sheet
        [origin]="origin"
        [(open)]="open"
        [label]="t('calendar', { field: label() })"
        [offset]="6"
        [capture]="false"
        (left)="box().focus()"
      >
        <ng-template>
          <tx-month-grid [value]="begin()" [today]="today()" (chosen)="choose($event)" />
        </ng-template>
      </tx-drop-sheet>
    </ng-container>
  `,
  styles: `
    button {
      margin-right: 6px;
      --mat-icon-button-state-layer-size: 28px;
      width: 28px;
      height: 28px;
      padding: 5px;
      --mat-icon-button-icon-size: 18px;
    }
    mat-icon {
      color: var(--mat-sys-on-surface-variant);
    }
    tx-month-grid {
      display: block;
      padding: 8px 12px 12px;
    }
  `,
})
export class DayButton {
  readonly box = input.required<DateBox>();
  readonly label = input.required<string>();
  protected readonly today = inject(OFFICE_TODAY);
  protected readonly open = signal(false);
  private readonly grid = viewChild(MonthGrid);

  /** The day in the box; else the month with which what is in it begins, or this one. */
  protected readonly begin = computed(() => {
    const date = this.box().value();
    if (isDay(date)) return date;
    const range = dayRange(date);
    return (range ? (range.earliest ?? range.latest) : this.today()).slice(0, 7);
  });

  constructor() {
    effect(() => this.grid()?.focus());
  }

  protected choose(day: string): void {
    this.box().fill(day);
    this.open.set(false);
    this.box().focus();
  }
}
