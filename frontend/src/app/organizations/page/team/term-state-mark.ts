import { Component, computed, inject, input } from '@angular/core';
import type { TermState } from '../../../api/leadership';
import { LeadershipWords } from './leadership-words';
import { STATE_MARKS } from './term-state';

/** The state of a term: a mark and a word, never a colour alone. */
@Component({
  selector: 'tx-term-state',
  template: `<span [class]="mark()">{{ words.state(state()) }}</span>`,
  styles: `
    span {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      white-space: nowrap;
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
export class TermStateMark {
  readonly state = input.required<TermState>();
  protected readonly words = inject(LeadershipWords);
  protected readonly mark = computed(() => STATE_MARKS[this.state()]);
}
