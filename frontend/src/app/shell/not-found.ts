import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from './as-of';

@Component({
  selector: 'tx-not-found',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'notFound'">
      <h1>{{ t('title') }}</h1>
      <p>{{ t('why') }}</p>
      <p>
        <a routerLink="/organizations" [queryParams]="asOf.params()">{{ t('back') }}</a>
      </p>
    </ng-container>
  `,
})
export class NotFound {
  protected readonly asOf = inject(AsOf);
}
