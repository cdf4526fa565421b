import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../../../shell/as-of';
import { LeadershipWords } from './leadership-words';
import { OpenLeadership } from './open-leadership';
import { daysLeft, partsOf } from './term-state';
import { TermStateMark } from './term-state-mark';

/** 任期 in the head of a page: mark and word of its state, how much of it has run, and a sentence with its days. */
@Component({
  selector: 'tx-term-bar',
  imports: [RouterLink, TermStateMark, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organizations.leadership'">
      @if (told(); as told) {
        <tx-term-state [state]="told.state" />
        @if (told.parts; as parts) {
          <span class="bar" aria-hidden="true">
            <i [style.width.%]="parts.run"></i><i class="postponed" [style.width.%]="parts.postponed"></i
            ><i class="over" [style.width.%]="parts.over"></i>
          </span>
        }
        <span class="words" [title]="told.title">
          {{ told.words }}
          @if (told.days; as days) {
            <b [class.red]="told.over">{{ days }}</b>
          }
        </span>
        @if (told.state === 'none' && link()) {
          <a class="tx-no-print" routerLink="team" [queryParams]="asOf.params()">{{ t('toTeam') }}</a>
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
      min-height: 22px;
      font-size: 13px;
      line-height: 22px;
    }
    :host:empty {
      display: none;
    }
    .bar {
      display: flex;
      flex: none;
      width: 80px;
      height: 6px;
      border-radius: 3px;
      overflow: hidden;
      background: var(--mat-sys-outline-variant);
      print-color-adjust: exact;
    }
    .bar i {
      background: var(--mat-sys-primary);
    }
    .bar .postponed {
      background: #d9a441;
    }
    .bar .over {
      background: var(--mat-sys-error);
    }
    .words {
      color: var(--mat-sys-on-surface-variant);
    }
    b {
      font-weight: 600;
      color: var(--mat-sys-on-surface);
    }
    b.red {
      color: var(--mat-sys-error);
    }
  `,
})
export class TermBar {
  /** Leads to the tab 班子 where there is something to add; not on that tab. */
  readonly link = input(true);
  private readonly leadership = inject(OpenLeadership);
  private readonly speak = inject(LeadershipWords);
  protected readonly asOf = inject(AsOf);

  protected readonly told = computed(() => {
    const terms = this.leadership.terms();
    if (!terms?.hasTerms) return null;
    const term = this.leadership.term();
    const { state, window } = terms;
    if (!term) return { state, parts: null, words: this.speak.say('bar.none'), title: '', days: '', over: false };
    const left = daysLeft(terms, this.asOf.day());
    const values = {
      term: this.speak.term(term),
      from: this.speak.date(term.congressOn),
      due: this.speak.date(term.dueOn),
      to: this.speak.date(terms.dueOn),
      first: window && this.speak.date(window.from),
      last: window && this.speak.date(window.lastOn),
    };
    const key = term.dueOn === null ? 'endless' : state;
    const counts = left !== null && !['normal', 'awaiting_filing', 'scheduled'].includes(key) && key !== 'endless';
    const over = left !== null && left < 0;
    return {
      state,
      parts: partsOf(terms, term, this.asOf.day()),
      words: this.speak.say(`bar.${key}`, values) + (counts ? this.speak.say(over ? 'bar.over' : 'bar.left') : ''),
      title: window ? window.title + (window.documentNumber ?? '') : '',
      days: counts ? this.speak.say('bar.days', { days: Math.abs(left) }) : '',
      over,
    };
  });
}
