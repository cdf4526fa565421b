import { Component, computed, input } from '@angular/core';

/** A status is a mark and a word, never a colour alone: filled, ring, dash, dashed ring for what is only possible. */
@Component({
  selector: 'tx-status-dot',
  template: `<span class="dot" [class]="mark()">{{ word() }}</span>`,
  styles: `
    .dot {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      white-space: nowrap;
      /* A short mark would otherwise carry the word below its line. */
      vertical-align: top;
    }
    .dot::before {
      content: '';
      flex: none;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--mat-sys-primary);
    }
    .ring::before {
      width: 10px;
      height: 10px;
      margin: 0 -1px;
      background: none;
      border: 2px solid var(--tx-quiet);
    }
    .open::before {
      background: none;
      border: 2px solid var(--mat-sys-primary);
    }
    .dash {
      color: var(--tx-quiet);
    }
    .dash::before {
      height: 2px;
      border-radius: 0;
      background: var(--tx-quiet);
    }
    .maybe::before {
      background: none;
      border: 1.5px dashed var(--mat-sys-primary);
    }
    /* Paper has the colours of marks or not, as its printer is set: there the word says it alone. */
    @media print {
      .dot::before {
        display: none;
      }
    }
  `,
})
export class StatusDot {
  readonly status = input.required<string>();
  readonly word = input.required<string>();
  readonly possible = input(false);

  protected readonly mark = computed(() => {
    if (this.possible()) return 'maybe';
    switch (this.status()) {
      case 'active':
        return 'full';
      case 'suspended':
        return 'ring';
      case 'preparing':
        return 'open';
      default:
        return 'dash';
    }
  });
}
