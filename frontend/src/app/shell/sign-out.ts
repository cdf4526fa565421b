import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { officeTime } from '../ui/days';
import type { Draft } from './drafts';

export type SignOutAnswer = 'keep' | 'drop' | 'stay';

/** Asked when something typed was not saved: it may stay on this machine for its owner, or go. */
@Component({
  selector: 'tx-sign-out',
  imports: [MatButton, MatDialogModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'signOut'">
      <h2 matDialogTitle>{{ t('title', { count: drafts.length }) }}</h2>
      <mat-dialog-content>
        <ul>
          @for (draft of drafts; track draft.form) {
            <li>
              {{ draft.title }} <span class="tx-quiet">{{ officeTime(draft.at) }}</span>
            </li>
          }
        </ul>
        <p class="tx-hint">{{ t('help') }}</p>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" matDialogClose="stay">{{ t('stay') }}</button>
        <button matButton="outlined" matDialogClose="drop">{{ t('drop') }}</button>
        <button matButton="filled" matDialogClose="keep">{{ t('keep') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
})
export class SignOut {
  protected readonly officeTime = officeTime;
  protected readonly drafts = inject<readonly Draft[]>(MAT_DIALOG_DATA);

  static async ask(dialog: MatDialog, drafts: readonly Draft[]): Promise<SignOutAnswer> {
    const opened = dialog.open<SignOut, readonly Draft[], SignOutAnswer>(SignOut, { data: drafts, width: '480px' });
    return (await firstValueFrom(opened.afterClosed())) ?? 'stay';
  }
}
