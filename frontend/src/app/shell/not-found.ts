import { Component, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AsOf } from './as-of';
import { Keys } from './keys';
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
          <a matButton="filled" routerLink="/organizations" [queryParams]="asOf.params()">{{ t('back') }}</a>
          <button matButton="outlined" type="button" (click)="keys.act('/')">{{ t('search') }}</button>
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
    p:last-child {
      display: flex;
      justify-content: center;
      gap: 8px;
      margin-bottom: 0;
    }
  `,
})
export class NotFound {
  protected readonly asOf = inject(AsOf);
  protected readonly keys = inject(Keys);

  constructor() {
    const [title, words, language] = [inject(Title), inject(TranslocoService), inject(Language)];
    effect(() => {
      language.now();
      title.setTitle(`${words.translate('notFound.title')} · ${words.translate('frame.name')}`);
    });
  }
}
