import { CdkDrag, CdkDragHandle, CdkDropList, moveItemInArray, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { Component, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

export interface ColumnChoice {
  readonly key: string;
  readonly label: string;
  readonly shown: boolean;
  /** Always there (the name). */
  readonly fixed?: boolean | undefined;
}

/** 列设置: which columns, in which order; by mouse or by the buttons. */
@Component({
  selector: 'tx-column-settings',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, MatButton, MatCheckbox, MatDialogModule, MatIcon, MatIconButton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.columns'">
      <h2 matDialogTitle>{{ t('title') }}</h2>
      <mat-dialog-content>
        <p class="tx-hint">{{ t('help') }}</p>
        <ul cdkDropList (cdkDropListDropped)="drop($event)">
          @for (column of columns(); track column.key; let i = $index, last = $last) {
            <li cdkDrag [cdkDragDisabled]="!!column.fixed">
              <mat-checkbox [checked]="column.shown" [disabled]="!!column.fixed" (change)="show(column.key, $event.checked)">{{
                column.label
              }}</mat-checkbox>
              @if (!column.fixed) {
                <span class="moves" cdkDragHandle>
                  <button
                    matIconButton
                    type="button"
                    [disabled]="i < 2"
                    [attr.aria-label]="t('up', { column: column.label })"
                    (click)="move(i, i - 1)"
                  >
                    <mat-icon svgIcon="up" />
                  </button>
                  <button
                    matIconButton
                    type="button"
                    [disabled]="last"
                    [attr.aria-label]="t('down', { column: column.label })"
                    (click)="move(i, i + 1)"
                  >
                    <mat-icon svgIcon="down" />
                  </button>
                </span>
              }
            </li>
          }
        </ul>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton="text" class="reset" [matDialogClose]="'reset'">{{ t('reset') }}</button>
        <button matButton="text" matDialogClose>{{ t('cancel') }}</button>
        <button matButton="filled" (click)="done()">{{ t('done') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    ul {
      list-style: none;
      margin: 8px 0;
      padding: 0;
    }
    li {
      display: flex;
      align-items: center;
      height: 34px;
      background: var(--mat-sys-surface);
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .moves {
      margin-left: auto;
      cursor: grab;
    }
    .tx-hint {
      margin: 0;
    }
    .reset {
      margin-right: auto;
    }
    .cdk-drag-preview {
      padding: 0 8px;
      border: 1px solid var(--mat-sys-primary);
      border-radius: 6px;
    }
  `,
})
export class ColumnSettings {
  private readonly dialog = inject<MatDialogRef<ColumnSettings, readonly string[] | 'reset'>>(MatDialogRef);
  protected readonly columns = signal(inject<readonly ColumnChoice[]>(MAT_DIALOG_DATA));

  /** The keys to show in their order, `reset` for the usual ones, undefined when nothing was decided. */
  static ask(dialog: MatDialog, columns: readonly ColumnChoice[]): Promise<readonly string[] | 'reset' | undefined> {
    const opened = dialog.open<ColumnSettings, readonly ColumnChoice[], readonly string[] | 'reset'>(ColumnSettings, {
      data: columns,
      width: '420px',
    });
    return firstValueFrom(opened.afterClosed());
  }

  protected show(key: string, shown: boolean): void {
    this.columns.update((all) => all.map((c) => (c.key === key ? { ...c, shown } : c)));
  }

  protected drop(event: CdkDragDrop<unknown>): void {
    this.move(event.previousIndex, event.currentIndex);
  }

  protected move(from: number, to: number): void {
    const all = [...this.columns()];
    moveItemInArray(all, from, Math.max(1, to));
    this.columns.set(all);
  }

  protected done(): void {
    this.dialog.close(
      this.columns()
        .filter((c) => c.shown)
        .map((c) => c.key),
    );
  }
}
