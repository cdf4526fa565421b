import { Component, input } from '@angular/core';

/** How a state is marked beside its word: filled, hollow or a dash, never by a colour alone. */
export type Mark = 'red' | 'amber' | 'amber-open' | 'ink' | 'ink-open' | 'dash';

@Component({
  selector: 'tx-state-mark',
  template: `<span [class]="mark()"><ng-content /></span>`,
  styles: `
    span {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      max-width: 100%;
      white-space: var(--tx-mark-wrap, nowrap);
      /* A short mark would otherwise carry the word below its line. */
      vertical-align: top;
    }
    span::before {
      content: '';
      flex: none;
      box-sizing: border-box;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--mat-sys-primary);
    }
    .ink-open::before {
      background: none;
      border: 2px solid var(--mat-sys-primary);
    }
    .amber::before {
      background: #c98a00;
    }
    .amber-open::before {
      background: none;
      border: 2px solid #c98a00;
    }
    .red {
      color: var(--mat-sys-error);
    }
    .red::before {
      background: var(--mat-sys-error);
    }
    .dash {
      color: var(--tx-quiet);
    }
    .dash::before {
      height: 2px;
      border-radius: 0;
      background: var(--tx-quiet);
    }
    @media print {
      span::before {
        display: none;
      }
    }
  `,
})
export class StateMark {
  readonly mark = input.required<Mark>();
}
