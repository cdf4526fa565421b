import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Keys } from './keys';
import { Language } from './language';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ' ': '␣',
  Escape: 'Esc',
  'Ctrl+k': 'Ctrl K',
  'Ctrl+s': 'Ctrl S',
};

/** The list behind `?`: what holds everywhere, and what the screen at hand adds. */
@Component({
  selector: 'tx-key-list',
  imports: [MatDialogModule, MatButton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'keys'">
      <h2 matDialogTitle>{{ t('title') }}</h2>
      <mat-dialog-content>
        <dl>
          @for (row of rows(); track row.keys) {
            <dt>
              @for (key of row.keys.split(' '); track key) {
                <kbd>{{ key }}</kbd>
              }
            </dt>
            <dd>{{ row.says }}</dd>
          }
        </dl>
        <p class="tx-hint">{{ t('asleep') }}</p>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="filled" matDialogClose>{{ t('close') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 120px 1fr;
      gap: 6px 12px;
      margin: 0 0 12px;
      font-size: 13px;
    }
    dt {
      display: flex;
      gap: 4px;
    }
    dd {
      margin: 0;
    }
  `,
})
export class KeyList {
  private readonly keys = inject(Keys);
  private readonly words = inject(TranslocoService);
  private readonly language = inject(Language);

  protected readonly rows = computed(() => {
    this.language.now();
    const own = this.keys.known().map((k) => ({ keys: (SIGNS[k.key] ?? k.key).replace('+', ' '), says: this.words.translate(k.word) }));
    const fixed = [
      { keys: '↑ ↓', says: this.words.translate('keys.rows') },
      { keys: 'Enter', says: this.words.translate('keys.open') },
      { keys: 'Esc', says: this.words.translate('keys.escape') },
    ];
    return [...own, ...fixed];
  });
}
