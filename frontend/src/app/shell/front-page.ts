import { booleanAttribute, Component, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from './language';

/** What stands before the registry is open (signing in, the beginning): one card in the middle, the other language at one click. */
@Component({
  selector: 'tx-front-page',
  template: `
    <main class="page">
      <div class="tx-panel card" [class.wide]="wide()">
        <header>
          <svg viewBox="0 0 32 32" width="40" height="40" aria-hidden="true">
            <g fill="none" stroke="currentColor">
              <circle cx="16" cy="16" r="13" stroke-width="2" />
              <circle cx="16" cy="16" r="7.5" stroke-width="2" />
            </g>
            <circle cx="16" cy="16" r="2.4" fill="currentColor" />
          </svg>
          <div>
            <h1>{{ heading() }}</h1>
            <p class="tx-quiet">{{ subheading() }}</p>
          </div>
          <button class="tx-link" type="button" (click)="language.use(language.other())">
            {{ language.other() === 'en' ? 'English' : '中文' }}
          </button>
        </header>
        <ng-content />
      </div>
      <ng-content select="footer" />
    </main>
  `,
  styles: `
    .page {
      min-height: 100dvh;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 20px;
      padding: 24px 16px;
    }
    .card {
      width: 400px;
      max-width: 100%;
      padding: 28px 32px 24px;
    }
    .card.wide {
      width: 760px;
    }
    header {
      display: flex;
      align-items: center;
      gap: 14px;
      margin-bottom: 24px;
      color: var(--mat-sys-primary);
    }
    header p {
      margin: 0;
      font-size: 13px;
    }
    header button {
      margin-left: auto;
      align-self: flex-start;
    }
    h1 {
      font-size: 20px;
      line-height: 28px;
    }
  `,
})
export class FrontPage {
  /** Its name in the browser's tab. */
  readonly page = input.required<string>();
  readonly heading = input.required<string>();
  readonly subheading = input('');
  readonly wide = input(false, { transform: booleanAttribute });
  protected readonly language = inject(Language);

  constructor() {
    const [title, words] = [inject(Title), inject(TranslocoService)];
    effect(() => {
      this.language.now();
      title.setTitle(`${this.page()} · ${words.translate('frame.name')}`);
    });
  }
}
