import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DueCounts, LegalReminderList, TermState, VacancyList } from '../../api/leadership';
import { AsOf } from '../../shell/as-of';
import { OrganizationWords } from '../organization-words';

const STATES = ['overdue', 'postponed_overdue', 'due_soon', 'awaiting_filing'] as const satisfies readonly TermState[];
const LATE: readonly TermState[] = ['overdue', 'postponed_overdue'];

/** 换届 on the workbench: what is late or due, and where nobody is 一把手; each figure opens the list that it counted. */
@Component({
  selector: 'tx-leadership-card',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <section class="tx-panel line" aria-labelledby="workbench-leadership" *transloco="let t; prefix: 'organizations.workbench.leadership'">
      <h2 id="workbench-leadership">{{ t('title') }}</h2>
      @if (failed()) {
        <span class="tx-quiet" role="alert">{{ words.say('workbench.failed') }}</span>
        <button type="button" class="tx-link" (click)="read()">{{ words.say('workbench.again') }}</button>
      } @else {
        @for (one of figures(); track one.state) {
          <a routerLink="/leadership" [queryParams]="{ state: one.state, ...asOf.params() }" [class.late]="one.late">
            {{ t(one.state) }} <b>{{ one.count }}</b>
          </a>
        }
        <a routerLink="/leadership/vacancies" [queryParams]="asOf.params()">
          {{ t('vacancies') }} <b>{{ vacancies() }}</b>
        </a>
        <a routerLink="/leadership/vacancies" fragment="legal" [queryParams]="asOf.params()">
          {{ t('reminders') }} <b>{{ reminders() }}</b>
        </a>
      }
    </section>
  `,
  styles: `
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 4px 24px;
      padding: 8px 16px;
      font-size: 13px;
      line-height: 20px;
    }
    h2 {
      font-size: 14px;
      line-height: 20px;
    }
    .late {
      color: var(--mat-sys-error);
    }
  `,
})
export class LeadershipCard {
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(OrganizationWords);
  private readonly counts = httpResource<DueCounts>(() => ({ url: '/api/leadership/due/counts', params: this.asOf.params() }));
  private readonly vacant = httpResource<VacancyList>(() => ({ url: '/api/leadership/vacancies', params: this.asOf.params() }));
  private readonly legal = httpResource<LegalReminderList>(() => ({ url: '/api/leadership/reminders', params: this.asOf.params() }));

  protected readonly failed = computed(() => !!(this.counts.error() ?? this.vacant.error() ?? this.legal.error()));
  protected readonly figures = computed(() => {
    const states = this.counts.hasValue() ? this.counts.value().states : undefined;
    return STATES.map((state) => {
      const count = states && (states.find((one) => one.state === state)?.count ?? 0);
      return { state, count: count === undefined ? '--' : this.words.plain(count), late: !!count && LATE.includes(state) };
    });
  });
  protected readonly vacancies = computed(() => (this.vacant.hasValue() ? this.words.plain(this.vacant.value().count) : '--'));
  protected readonly reminders = computed(() => (this.legal.hasValue() ? this.words.plain(this.legal.value().items.length) : '--'));

  protected read(): void {
    for (const answer of [this.counts, this.vacant, this.legal]) answer.reload();
  }
}
