import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { RegistryInfo } from './shell/registry';

@Component({
  selector: 'tx-root',
  imports: [RouterOutlet, MatButton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'app'">
      @if (registry.unreachable()) {
        <main class="away">
          <h1>{{ t('unreachable') }}</h1>
          <p>{{ t('unreachableHelp') }}</p>
          <button matButton="filled" (click)="retry()">{{ t('retry') }}</button>
        </main>
      } @else {
        <router-outlet />
      }
    </ng-container>
  `,
  styles: `
    .away {
      max-width: 480px;
      margin: 20vh auto;
      padding: 0 16px;
    }
  `,
})
export class App {
  protected readonly registry = inject(RegistryInfo);

  protected retry(): void {
    location.reload();
  }
}
