import { signal } from '@angular/core';
import type { ImportRow } from '../../api/imports';

/** What is typed into the rows of a list, until it has arrived: one row is open at a time, and none is lost by opening another. */
export class ImportEdits {
  /** The row that is being edited. */
  readonly open = signal<number | null>(null);
  private readonly typed = new Map<number, readonly string[]>();

  /** Whether something typed has not arrived yet. */
  unsent(): boolean {
    return this.typed.size > 0;
  }

  /** What stands in a cell: as it was typed, else as it came. */
  textOf(row: ImportRow, at: number): string {
    return this.typed.get(row.row)?.[at] ?? row.cells[at] ?? '';
  }

  type(row: ImportRow, width: number, at: number, text: string): void {
    this.typed.set(
      row.row,
      Array.from({ length: width }, (_, place) => (place === at ? text : this.textOf(row, place))),
    );
  }

  /** What was typed into the open row, which is closed with it; undefined: none is open, or nothing was typed. */
  close(): { readonly row: number; readonly cells: readonly string[] } | undefined {
    const row = this.open();
    this.open.set(null);
    const cells = row === null ? undefined : this.typed.get(row);
    return row === null || !cells ? undefined : { row, cells };
  }

  giveUp(row: number): void {
    this.typed.delete(row);
    this.open.set(null);
  }

  arrived(row: number, cells: readonly string[]): void {
    if (this.typed.get(row) === cells) this.typed.delete(row);
  }

  /** It did not arrive: the row is open again, unless another is. */
  failed(row: number): void {
    if (this.open() === null) this.open.set(row);
  }
}
