import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { RegistryInfo } from './registry';

/** The first screen of a registry without a record: how to look at the sample, how to begin one's own. */
@Component({
  selector: 'tx-begin',
  imports: [MatButton, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'begin'">
      <main class="page">
        <h1>{{ t('title') }}</h1>
        <p>{{ t('empty', { name: registry.info()?.name ?? '' }) }}</p>
        <div class="ways">
          <section class="tx-panel">
            <h2>{{ t('sample') }}</h2>
            <p>{{ t('sampleHelp') }}</p>
            <p><code>npm run tongxin -- sample</code></p>
          </section>
          <section class="tx-panel">
            <h2>{{ t('own') }}</h2>
            <p>{{ t('ownHelp') }}</p>
            <p><code>npm run tongxin -- begin</code></p>
          </section>
        </div>
        <p>
          <a matButton="filled" routerLink="/sign-in">{{ t('signIn') }}</a>
        </p>
      </main>
    </ng-container>
  `,
  styles: `
    .page {
      max-width: 760px;
      margin: 12vh auto 0;
      padding: 0 16px;
    }
    .ways {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 16px;
      margin: 16px 0;
    }
    section {
      padding: 16px 20px;
    }
  `,
})
export class Begin {
  protected readonly registry = inject(RegistryInfo);
}
