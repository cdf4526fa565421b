import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { dayText, daysInMonth } from './days';
import { showDate } from './partial-date';

/** One month of days, weeks beginning on Monday. */
@Component({
  selector: 'tx-month-grid',
  imports: [MatIconButton, MatIcon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.month'">
      <div class="head">
        <button matIconButton type="button" [attr.aria-label]="t('before')" (click)="turn(-1)"><mat-icon svgIcon="left" /></button>
        <span aria-live="polite">{{ title() }}</span>
        <button matIconButton type="button" [attr.aria-label]="t('after')" (click)="turn(1)"><mat-icon svgIcon="right" /></button>
      </div>
      <div class="grid" role="group" [attr.aria-label]="title()">
        @for (name of t('weekdays').split(' '); track name) {
          <span class="weekday" aria-hidden="true">{{ name }}</span>
        }
        @for (day of days(); track $index) {
          @if (day) {
            <button
              type="button"
              [class.on]="day === value()"
              [class.today]="day === today()"
              [attr.aria-label]="day"
              [attr.aria-pressed]="day === value()"
              (click)="chosen.emit(day)"
            >
              {{ number(day) }}
            </button>
          } @else {
            <span></span>
          }
        }
      </div>
    </ng-container>
  `,
  styles: `
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      font-weight: 600;
      font-size: 13px;
    }
    .grid {
      display: grid;
      grid-template-columns: repeat(7, 32px);
      text-align: center;
      font-size: 13px;
    }
    .weekday {
      color: var(--tx-quiet);
      font-size: 12px;
      line-height: 24px;
    }
    .grid button {
      border: 0;
      background: none;
      font: inherit;
      height: 28px;
      border-radius: 4px;
      cursor: pointer;
    }
    .grid button:hover {
      background: var(--tx-ink-soft);
    }
    .grid button.today {
      box-shadow: inset 0 0 0 1px var(--mat-sys-primary);
    }
    .grid button.on {
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
    }
  `,
})
export class MonthGrid {
  readonly value = input.required<string>();
  readonly today = input.required<string>();
  readonly chosen = output<string>();
  private readonly words = inject(TranslocoService);

  private readonly month = linkedSignal(() => this.value().slice(0, 7));
  protected readonly title = computed(() => showDate(this.month(), this.words.getActiveLang()));
  protected readonly days = computed(() => {
    const [year, month] = this.month().split('-').map(Number) as [number, number];
    const firstWeekday = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
    const days = Array.from({ length: daysInMonth(year, month) }, (_, i) => dayText(year, month, i + 1));
    return [...Array.from({ length: firstWeekday }, () => null), ...days];
  });

  protected number(day: string): number {
    return Number(day.slice(8));
  }

  protected turn(by: number): void {
    const [year, month] = this.month().split('-').map(Number) as [number, number];
    const at = year * 12 + month - 1 + by;
    this.month.set(dayText(Math.floor(at / 12), (at % 12) + 1, 1).slice(0, 7));
  }
}
