import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import { Client } from '../api/client';
import type { SettingsDone } from '../api/office';
import { OfficeActs } from '../shell/office-acts';
import { OfficeSettings } from '../shell/office-settings';
import { Session } from '../shell/session';

const STEPS = ['settings', 'counties', 'sections', 'types', 'accounts'] as const;

/**
 * 启用准备: what comes before the first record, in one page that can be left and taken up again. Each step is the screen on which the thing is
 * kept anyway and saves at once, so nothing is lost by leaving; the server knows whether the administrator has said that he is through.
 */
@Component({
  selector: 'tx-setup-page',
  imports: [MatButton, RouterLink, RouterLinkActive, RouterOutlet, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'office.setup'">
      @if (!session.may('registry.change')) {
        <section class="tx-panel" role="alert">
          <h1>{{ t('noRight') }}</h1>
          <p class="tx-quiet">{{ t('noRightWhy') }}</p>
          <a matButton="filled" routerLink="/organizations">{{ t('toList') }}</a>
        </section>
      } @else {
        <nav class="tx-panel" [attr.aria-label]="t('title')">
          <b>{{ t('title') }}</b>
          @for (step of steps; track step; let i = $index) {
            <a [routerLink]="step" routerLinkActive="on" ariaCurrentWhenActive="step">{{ i + 1 }} {{ t(step) }}</a>
          }
          @if (next(); as step) {
            <a class="go" matButton="filled" [routerLink]="step">{{ t('next', { step: t(step) }) }}</a>
          } @else if (settings.now()?.ready === false) {
            <button class="go" matButton="filled" type="button" (click)="finish()">{{ t('finish') }}</button>
          }
        </nav>
        <p class="tx-hint">{{ t('help') }}</p>
        <router-outlet />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }
    section {
      padding: 48px 16px;
      text-align: center;
    }
    section p {
      margin: 14px 0;
    }
    nav {
      display: flex;
      align-items: center;
      gap: 4px;
      padding: 8px 16px;
    }
    b {
      margin-right: 12px;
    }
    nav a:not(.go) {
      padding: 6px 10px;
      border-radius: 6px;
      text-decoration: none;
    }
    .on {
      background: var(--mat-sys-secondary-container);
      font-weight: 600;
    }
    .go {
      margin-left: auto;
    }
    .tx-hint {
      margin: 0;
    }
  `,
})
export class SetupPage {
  protected readonly settings = inject(OfficeSettings);
  protected readonly session = inject(Session);
  private readonly acts = inject(OfficeActs);
  private readonly client = inject(Client);
  private readonly words = inject(TranslocoService);
  private readonly router = inject(Router);
  protected readonly steps = STEPS;

  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  /** The step after the one that is open; none after the last. */
  protected readonly next = computed(() => STEPS[STEPS.findIndex((step) => this.address().startsWith(`/setup/${step}`)) + 1]);

  protected finish(): Promise<void> {
    return this.acts.run({
      work: () => this.client.patch<SettingsDone>('/api/registry/settings', { ready: true }),
      told: this.words.translate('office.setup.finished'),
      after: (done) => {
        if (done) this.settings.take(done);
        else this.settings.reload();
        if (done) void this.router.navigateByUrl('/home');
      },
    });
  }
}
