import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

export type LeaveAnswer = 'stay' | 'drop' | 'keep';

/** What becomes of what was typed. Loaded with the page that asks it: it has to come up when the server is away too. */
@Component({
  selector: 'tx-leave-dialog',
  imports: [MatButton, MatDialogModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.leave'">
      <h2 matDialogTitle>{{ t('title') }}</h2>
      <mat-dialog-content>
        <p>{{ t(drafted ? 'help' : 'noDraft') }}</p>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" type="button" matDialogClose="stay">{{ t('stay') }}</button>
        <button matButton="outlined" type="button" matDialogClose="drop">{{ t('drop') }}</button>
        @if (drafted) {
          <button matButton="filled" type="button" matDialogClose="keep">{{ t('keep') }}</button>
        }
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class LeaveDialog {
  /** Whether a draft of it can be kept. */
  protected readonly drafted = inject<boolean>(MAT_DIALOG_DATA);

  /** What was answered; closed in any other way, the page stays. */
  static async ask(dialog: MatDialog, drafted = true): Promise<LeaveAnswer> {
    // At once, or a key that follows quickly would still reach what lies under it.
    const opened = dialog.open<LeaveDialog, boolean, LeaveAnswer>(LeaveDialog, {
      data: drafted,
      width: '460px',
      enterAnimationDuration: 0,
    });
    return (await firstValueFrom(opened.afterClosed())) ?? 'stay';
  }
}
