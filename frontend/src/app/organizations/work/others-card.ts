import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { OthersChanges } from '../../api/work-types';
import { AsOf } from '../../shell/as-of';
import { OrganizationWords } from '../organization-words';
import { RecordLinks } from './record-links';

const MOST_SHOWN = '6';

/** What others did lately within one's reach. */
@Component({
  selector: 'tx-others-card',
  imports: [RecordLinks, RouterLink, TranslocoDirective],
  template: `
    <section class="tx-panel card" aria-labelledby="workbench-others" *transloco="let t; prefix: 'organizations.workbench.others'">
      <h2 id="workbench-others">{{ t('title') }}</h2>
      <ul>
        @for (change of items(); track change.changeSet) {
          <li>
            <time [attr.datetime]="change.at">{{ words.time(change.at) }}</time>
            <span class="what">
              @if (change.count) {
                <tx-record-links [records]="change.records" [count]="change.count" />&ngsp;
              }
              <span class="tx-quiet who">{{ words.who(change.account) }}</span>
              <span class="did">{{ change.sentence ?? change.actLabel }}</span>
            </span>
          </li>
        } @empty {
          <li class="tx-quiet">
            <span>{{ state() }}</span>
            @if (answer.error()) {
              <button type="button" class="tx-link" (click)="answer.reload()">{{ t('again') }}</button>
            }
          </li>
        }
      </ul>
      <p class="more">
        <a routerLink="/operations" [queryParams]="asOf.params()">{{ t('mine') }}</a>
        @if (asOf.elsewhere()) {
          <span class="tx-hint">{{ t('past') }}</span>
        }
      </p>
    </section>
  `,
  styleUrls: ['./_card.scss', './others-card.scss'],
})
export class OthersCard {
  protected readonly asOf = inject(AsOf);
  protected readonly words = inject(OrganizationWords);
  protected readonly answer = httpResource<OthersChanges>(() => ({ url: '/api/changes/others', params: { limit: MOST_SHOWN } }));
  protected readonly items = computed(() => (this.answer.hasValue() ? this.answer.value().items : []));
  protected readonly state = computed(() => {
    this.words.now();
    if (this.answer.error()) return this.words.say('workbench.failed');
    return this.words.say(this.answer.isLoading() ? 'workbench.loading' : 'workbench.others.none');
  });
}
