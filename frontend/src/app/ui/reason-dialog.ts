import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

export interface ReasonData {
  readonly title: string;
  /** What will follow, in a sentence that names the object. */
  readonly effect: string;
  readonly submit: string;
  /** Asks why. */
  readonly reason: boolean;
}

/** Asks before what is not easily taken back: it names the object and the effect, and the reason where one is needed. */
@Component({
  selector: 'tx-reason-dialog',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.reason'">
      <h2 matDialogTitle>{{ data.title }}</h2>
      <mat-dialog-content>
        <p class="effect">{{ data.effect }}</p>
        @if (data.reason) {
          <mat-form-field>
            <mat-label>{{ t('label') }}</mat-label>
            <textarea matInput #box rows="2" maxlength="500" (input)="reason.set(box.value)"></textarea>
          </mat-form-field>
          @if (asked() && !reason().trim()) {
            <p class="tx-hint tx-error" role="alert">{{ t('needed') }}</p>
          }
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" type="button" [matDialogClose]="undefined">{{ t('cancel') }}</button>
        <button matButton="filled" type="button" class="danger" (click)="done()">{{ data.submit }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    .effect {
      margin: 0 0 16px;
    }
    mat-form-field {
      width: 100%;
    }
    .danger {
      --mat-button-filled-container-color: var(--mat-sys-error);
    }
  `,
})
export class ReasonDialog {
  protected readonly data = inject<ReasonData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ReasonDialog, string>>(MatDialogRef);
  protected readonly reason = signal('');
  protected readonly asked = signal(false);

  /** The reason, '' where none is asked for; nothing where it was left. */
  static ask(dialog: MatDialog, data: ReasonData): Promise<string | undefined> {
    return firstValueFrom(dialog.open<ReasonDialog, ReasonData, string>(ReasonDialog, { data, width: '480px' }).afterClosed());
  }

  protected done(): void {
    this.asked.set(true);
    if (!this.data.reason || this.reason().trim()) this.dialog.close(this.reason().trim());
  }
}
