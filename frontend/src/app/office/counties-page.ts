import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AreaAct, AreaList, AreaOne } from '../api/areas';
import { Client, newKey } from '../api/client';
import { OfficeActs } from '../shell/office-acts';
import { OfficeSettings } from '../shell/office-settings';
import { pageTitle } from './page-title';

/** The counties of the office's own city in its own order, each step saved at once. */
@Component({
  selector: 'tx-counties-page',
  imports: [MatIcon, MatIconButton, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'office.counties'">
      <h1>{{ t('title', { city: settings.now()?.city?.name }) }}</h1>
      <section class="tx-panel">
        <p class="tx-hint">{{ t('help') }}</p>
        <ol>
          @for (unit of units(); track unit.id; let i = $index) {
            <li>
              <span class="place">{{ i + 1 }}</span>
              <span class="name">{{ unit.name }}</span>
              <button
                matIconButton
                type="button"
                [disabled]="i === 0"
                [attr.aria-label]="t('up', { name: unit.name })"
                (click)="move(i, -1)"
              >
                <mat-icon svgIcon="upward" aria-hidden="true" />
              </button>
              <button
                matIconButton
                type="button"
                [disabled]="i === units().length - 1"
                [attr.aria-label]="t('down', { name: unit.name })"
                (click)="move(i, 1)"
              >
                <mat-icon svgIcon="downward" aria-hidden="true" />
              </button>
            </li>
          } @empty {
            <li class="tx-quiet">{{ t(answer.error() ? 'failed' : 'loading') }}</li>
          }
        </ol>
        <p>
          <a [routerLink]="['/areas', settings.now()?.city?.id]">{{ t('more') }}</a>
        </p>
      </section>
    </ng-container>
  `,
  styles: `
    section {
      padding: 12px 16px;
      max-width: 560px;
    }
    ol {
      margin: 8px 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 40px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .place {
      width: 24px;
      text-align: right;
      color: var(--tx-quiet);
    }
    .name {
      flex: 1;
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

  protected move(index: number, by: 1 | -1): Promise<void> {
    const areaIds = this.units().map(({ id }) => id);
    areaIds.splice(index + by, 0, ...areaIds.splice(index, 1));
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
