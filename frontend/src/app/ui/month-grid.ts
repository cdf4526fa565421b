import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, linkedSignal, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { addDays, dayText, daysInMonth, isDay } from './days';
import { showDate } from './partial-date';

/** One month of days, weeks beginning on Monday. One day of it is reached by Tab, the others by the arrow keys. */
@Component({
  selector: 'tx-month-grid',
  imports: [MatIconButton, MatIcon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.month'">
      <div class="head">
        @for (step of back; track step.by) {
          <button matIconButton type="button" [attr.aria-label]="t(step.word)" (click)="turn(step.by)">
            <mat-icon [svgIcon]="step.icon" />
          </button>
        }
        <span aria-live="polite">{{ title() }}</span>
        @for (step of onward; track step.by) {
          <button matIconButton type="button" [attr.aria-label]="t(step.word)" (click)="turn(step.by)">
            <mat-icon [svgIcon]="step.icon" />
          </button>
        }
      </div>
      <div class="grid" role="group" [attr.aria-label]="title()" (keydown)="walk($event)">
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
              [attr.tabindex]="day === reached() ? 0 : -1"
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
      font-weight: 600;
      font-size: 13px;
    }
    .head span {
      flex: 1;
      text-align: center;
    }
    .head button {
      --mat-icon-button-state-layer-size: 32px;
      width: 32px;
      height: 32px;
      padding: 7px;
      --mat-icon-button-icon-size: 18px;
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
  /** A day, or the month to begin with. */
  readonly value = input.required<string>();
  readonly today = input.required<string>();
  readonly chosen = output<string>();
  private readonly words = inject(TranslocoService);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly back = [
    { by: -12, word: 'yearBefore', icon: 'farLeft' },
    { by: -1, word: 'before', icon: 'left' },
  ];
  protected readonly onward = [
    { by: 1, word: 'after', icon: 'right' },
    { by: 12, word: 'yearAfter', icon: 'farRight' },
  ];
  private readonly month = linkedSignal(() => this.value().slice(0, 7));
  protected readonly title = computed(() => showDate(this.month(), this.words.getActiveLang()));
  protected readonly days = computed(() => {
    const [year, month] = this.month().split('-').map(Number) as [number, number];
    const firstWeekday = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
    const days = Array.from({ length: daysInMonth(year, month) }, (_, i) => dayText(year, month, i + 1));
    return [...Array.from({ length: firstWeekday }, () => null), ...days];
  });
  /** The day that Tab reaches. */
  protected readonly reached = linkedSignal(() => {
    const month = this.month();
    return [this.value(), this.today()].find((day) => isDay(day) && day.startsWith(month)) ?? `${month}-01`;
  });

  focus(): void {
    afterNextRender(() => this.element.nativeElement.querySelector<HTMLElement>('.grid [tabindex="0"]')?.focus(), {
      injector: this.injector,
    });
  }

  protected number(day: string): number {
    return Number(day.slice(8));
  }

  protected turn(by: number): void {
    const [year, month] = this.month().split('-').map(Number) as [number, number];
    const at = Math.max(12, year * 12 + month - 1 + by);
    this.month.set(dayText(Math.floor(at / 12), (at % 12) + 1, 1).slice(0, 7));
  }

  protected walk(event: KeyboardEvent): void {
    const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (days === undefined && months === undefined) return;
    event.preventDefault();
    if (days !== undefined) {
      const day = addDays(this.reached(), days);
      this.month.set(day.slice(0, 7));
      this.reached.set(day);
    } else this.turn(months ?? 0);
    this.focus();
  }
}
