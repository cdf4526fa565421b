import { Component, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AsOf } from './as-of';
import { Language } from './language';

@Component({
  selector: 'tx-not-found',
  imports: [MatButton, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'notFound'">
      <section class="tx-panel">
        <h1>{{ t('title') }}</h1>
        <p class="tx-quiet">{{ t('why') }}</p>
        <p>
          <a matButton="outlined" routerLink="/organizations" [queryParams]="asOf.params()">{{ t('back') }}</a>
        </p>
      </section>
    </ng-container>
  `,
  styles: `
    section {
      padding: 48px 16px;
      text-align: center;
    }
    p {
      margin: 14px 0;
    }
  `,
})
export class NotFound {
  protected readonly asOf = inject(AsOf);

  constructor() {
    const [title, words, language] = [inject(Title), inject(TranslocoService), inject(Language)];
    effect(() => {
      language.now();
      title.setTitle(`${words.translate('notFound.title')} · ${words.translate('frame.name')}`);
    });
  }
}
