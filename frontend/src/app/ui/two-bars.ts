import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { daysBetween } from './days';
import { dayRange, showDate, showPeriod } from './partial-date';

/**
 * A stretch of time with what holds in it: texts of the contract, `to` the first day on which it no longer holds.
 * `from` of the first and `to` of the last may be open.
 */
export interface Bar {
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
  readonly changed?: boolean;
}

interface Drawn {
  readonly left: number;
  readonly width: number;
  readonly text: string;
  readonly changed: boolean;
  readonly title: string;
}

/** Where a date lies on the axis: what is known only to the month or the year lies where it begins. */
export function dayOnAxis(date: string): string {
  const range = dayRange(date);
  return range?.earliest ?? range?.latest ?? date;
}

/** Before and after as two bars on one axis of time. */
@Component({
  selector: 'tx-two-bars',
  template: `
    <div class="row">
      <span class="label">{{ beforeLabel() }}</span>
      <div class="bar" role="img" [attr.aria-label]="beforeLabel() + '：' + spoken(before())">
        @for (piece of drawn().before; track $index) {
          <span class="piece" [style.left.%]="piece.left" [style.width.%]="piece.width" [attr.title]="piece.title">{{ piece.text }}</span>
        }
      </div>
    </div>
    <div class="row">
      <span class="label">{{ afterLabel() }}</span>
      <div class="bar" role="img" [attr.aria-label]="afterLabel() + '：' + spoken(after())">
        @for (piece of drawn().after; track $index) {
          <span
            class="piece"
            [class.changed]="piece.changed"
            [style.left.%]="piece.left"
            [style.width.%]="piece.width"
            [attr.title]="piece.title"
            >{{ piece.text }}</span
          >
        }
      </div>
    </div>
    <div class="row" aria-hidden="true">
      <span class="label"></span>
      <div class="axis">
        @for (tick of drawn().ticks; track tick.text) {
          <span class="tick" [class.high]="tick.high" [style.left.%]="tick.left">{{ tick.text }}</span>
        }
      </div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      font-size: 12px;
      line-height: 18px;
    }
    .row {
      display: grid;
      grid-template-columns: 36px minmax(0, 1fr);
      align-items: center;
      margin-bottom: 6px;
    }
    .label {
      color: var(--mat-sys-on-surface-variant);
    }
    .bar {
      position: relative;
      height: 28px;
    }
    .piece {
      position: absolute;
      top: 0;
      bottom: 0;
      padding: 4px 6px;
      border: 1px solid var(--tx-ink-line);
      background: var(--mat-sys-surface);
      border-radius: 3px;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .changed {
      background: var(--tx-ink-soft);
      border-color: var(--mat-sys-primary);
      color: var(--tx-ink-dark);
      font-weight: 600;
    }
    .axis {
      position: relative;
      height: 36px;
    }
    .tick {
      position: absolute;
      top: 0;
      padding-left: 3px;
      border-left: 1px solid var(--mat-sys-outline);
      color: var(--tx-quiet);
      font-size: 11px;
      line-height: 14px;
      white-space: nowrap;
    }
    .high {
      top: 16px;
    }
  `,
})
export class TwoBars {
  readonly before = input.required<readonly Bar[]>();
  readonly after = input.required<readonly Bar[]>();
  readonly today = input.required<string>();
  readonly beforeLabel = input.required<string>();
  readonly afterLabel = input.required<string>();

  private readonly words = inject(TranslocoService);

  protected readonly drawn = computed(() => {
    const bars = [...this.before(), ...this.after()];
    const dates = new Set(bars.flatMap((bar) => [bar.from, bar.to]).filter((date) => date !== null));
    const begun = new Set(bars.map((bar) => bar.from));
    const sorted = [...dates].map(dayOnAxis).concat(this.today()).sort();
    const first = sorted[0] ?? this.today();
    const span = Math.max(1, daysBetween(first, sorted.at(-1) ?? this.today()));
    // What is open at the end goes on beyond the last day that is named.
    const whole = span * 1.12;
    const at = (date: string) => (daysBetween(first, dayOnAxis(date)) / whole) * 100;
    const draw = (drawn: readonly Bar[]): Drawn[] =>
      drawn.map((bar) => {
        const left = bar.from === null ? 0 : at(bar.from);
        return {
          left,
          width: Math.max(0.6, (bar.to === null ? 100 : at(bar.to)) - left),
          text: bar.text,
          changed: bar.changed ?? false,
          title: this.spoken([bar]),
        };
      });
    let low = -100;
    const ticks = [...dates]
      .sort((a, b) => at(a) - at(b))
      .map((date) => {
        const high = at(date) - low < 24;
        if (!high) low = at(date);
        // Where nothing begins, something ends: said by the last day on which it holds.
        const text = begun.has(date) ? showDate(date, this.language()) : showPeriod(null, date, this.language());
        return { text, left: Math.min(at(date), 82), high };
      });
    return { before: draw(this.before()), after: draw(this.after()), ticks };
  });

  protected spoken(bars: readonly Bar[]): string {
    return bars.map((bar) => [bar.text, showPeriod(bar.from, bar.to, this.language())].filter(Boolean).join(' ')).join('；');
  }

  private language(): string {
    return this.words.getActiveLang();
  }
}
