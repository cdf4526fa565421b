import { Component, computed, input } from '@angular/core';
import { daysBetween } from './days';

/** A stretch of days with what holds in it; `from` of the first and `to` of the last may be open. */
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
        @for (tick of drawn().ticks; track tick.day) {
          <span class="tick" [class.high]="tick.high" [style.left.%]="tick.left">{{ tick.day }}</span>
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
      padding-top: 16px;
    }
  `,
})
export class TwoBars {
  readonly before = input.required<readonly Bar[]>();
  readonly after = input.required<readonly Bar[]>();
  readonly today = input.required<string>();
  readonly beforeLabel = input.required<string>();
  readonly afterLabel = input.required<string>();

  protected readonly drawn = computed(() => {
    const days = [...this.before(), ...this.after()].flatMap((bar) => [bar.from, bar.to]).filter((day) => day !== null);
    const sorted = [...new Set([...days, this.today()])].sort();
    const first = sorted[0] ?? this.today();
    const span = Math.max(1, daysBetween(first, sorted.at(-1) ?? this.today()));
    // What is open at the end goes on beyond the last day that is named.
    const whole = span * 1.12;
    const at = (day: string) => (daysBetween(first, day) / whole) * 100;
    const draw = (bars: readonly Bar[]): Drawn[] =>
      bars.map((bar) => {
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
    const ticks = [...new Set(days)].sort().map((day) => {
      const high = at(day) - low < 24;
      if (!high) low = at(day);
      return { day, left: Math.min(at(day), 82), high };
    });
    return { before: draw(this.before()), after: draw(this.after()), ticks };
  });

  protected spoken(bars: readonly Bar[]): string {
    return bars.map((bar) => `${bar.text} ${bar.from ?? '…'} — ${bar.to ?? '…'}`).join('；');
  }
}
