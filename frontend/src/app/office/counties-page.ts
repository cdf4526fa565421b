import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AreaAct, AreaList, AreaOne } from '../api/areas';
import { Client, newKey } from '../api/client';
import { OfficeActs } from '../shell/office-acts';
import { OfficeSettings } from '../shell/office-settings';
import { OrderList } from '../ui/order-list';
import { pageTitle } from './page-title';

/** The counties of the office's own city in its own order, each step saved at once. */
@Component({
  selector: 'tx-counties-page',
  imports: [MatButton, OrderList, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'office.counties'">
      <h1>{{ t('title', { city: settings.now()?.city?.name }) }}</h1>
      <section class="tx-panel">
        <p class="tx-hint">{{ t('help') }}</p>
        @if (units().length) {
          <tx-order-list [items]="units()" (moved)="order($event)" />
        } @else if (answer.error()) {
          <p class="tx-error" role="alert">{{ t('failed') }}</p>
          <button matButton="tonal" type="button" (click)="answer.reload()">{{ t('again') }}</button>
        } @else {
          <p class="tx-quiet" aria-busy="true">{{ t('loading') }}</p>
        }
        <p>
          <a [routerLink]="['/areas', settings.now()?.city?.id]">{{ t('more') }}</a>
        </p>
      </section>
    </ng-container>
  `,
  styles: `
    h1 {
      margin-bottom: 8px;
    }
    section {
      padding: 12px 16px;
      max-width: 560px;
    }
  `,
})
export class CountiesPage {
  protected readonly settings = inject(OfficeSettings);
  private readonly acts = inject(OfficeActs);
  private readonly client = inject(Client);
  private readonly words = inject(TranslocoService);
  private readonly city = httpResource<AreaOne>(() => {
    const id = this.settings.now()?.city.id;
    return id ? `/api/areas/${id}` : undefined;
  });
  protected readonly answer = httpResource<AreaList>(() => {
    const code = this.settings.now()?.city.code;
    return code ? { url: '/api/areas', params: { parent: code, level: 'county', limit: '100' } } : undefined;
  });
  protected readonly units = computed(() => (this.answer.hasValue() ? this.answer.value().items : []));

  constructor() {
    pageTitle('setup.counties');
  }

  protected order(areaIds: string[]): Promise<void> {
    const version = this.city.hasValue() ? this.city.value().version : undefined;
    return this.acts.run({
      work: () => this.client.put<AreaAct>(`/api/areas/${this.settings.now()?.city.id}/order`, { areaIds }, { version, key: newKey() }),
      told: this.words.translate('office.counties.moved'),
      after: () => {
        this.city.reload();
        this.answer.reload();
      },
    });
  }
}
