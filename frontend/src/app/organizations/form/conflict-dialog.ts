import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Side } from './conflict';

export interface ConflictRow {
  readonly field: string;
  readonly label: string;
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
}

export interface ConflictData {
  readonly who: string;
  readonly at: string;
  readonly rows: readonly ConflictRow[];
  /** Labels of what only they changed. */
  readonly taken: readonly string[];
}

/** 该记录刚被某某修改: 原来 / 对方 / 我的, a choice for each field that both changed. Leaving keeps everything that was typed. */
@Component({
  selector: 'tx-conflict-dialog',
  imports: [MatButton, MatDialogModule, TranslocoDirective],
  templateUrl: './conflict-dialog.html',
  styleUrl: './conflict-dialog.scss',
})
export class ConflictDialog {
  protected readonly data = inject<ConflictData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ConflictDialog, Readonly<Record<string, Side>>>>(MatDialogRef);
  protected readonly choices = signal<Readonly<Record<string, Side>>>({});
  protected readonly open = computed(() => this.data.rows.filter((row) => !this.choices()[row.field]).length);

  /** The choice for each field; undefined when it was left undecided. */
  static ask(dialog: MatDialog, data: ConflictData): Promise<Readonly<Record<string, Side>> | undefined> {
    return firstValueFrom(
      dialog.open<ConflictDialog, ConflictData, Readonly<Record<string, Side>>>(ConflictDialog, { data, width: '860px' }).afterClosed(),
    );
  }

  protected choose(field: string, side: Side): void {
    this.choices.update((all) => ({ ...all, [field]: side }));
  }

  protected save(): void {
    if (!this.open()) this.dialog.close(this.choices());
  }
}
