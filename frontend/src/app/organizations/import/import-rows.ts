import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Import, ImportRow } from '../../api/imports';
import type { RowDecision } from './imports.api';

interface ShownCell {
  readonly at: number;
  readonly label: string;
  readonly text: string;
  /** Of a change: what stands there until now. */
  readonly before: string | null;
  readonly wrong: string | null;
}

/** The rows of a list with what becomes of each: wrong cells with their sentence, old → new, mended in place, skipped, matched by hand. */
@Component({
  selector: 'tx-import-rows',
  imports: [MatButton, RouterLink, TranslocoDirective],
  templateUrl: './import-rows.html',
  styleUrl: './import-rows.scss',
})
export class ImportRowsTable {
  readonly list = input.required<Import>();
  readonly rows = input.required<readonly ImportRow[]>();
  readonly busy = input.required<boolean>();
  readonly decided = output<{ readonly row: number; readonly decision: RowDecision }>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly editing = signal<number | null>(null);
  private typed: string[] = [];
  protected readonly fixed = computed(() => this.list().changeSet !== null);
  /** The columns that are read, by their place. */
  protected readonly columns = computed(() => {
    const labels = new Map(this.list().fields.map(({ code, label }) => [code, label]));
    return this.list().columns.flatMap(({ field }, at) => (field ? [{ at, field, label: labels.get(field) ?? field }] : []));
  });

  protected cells(row: ImportRow): ShownCell[] {
    return this.columns().map(({ at, field, label }) => {
      const value = row.outcome === 'changed' || row.outcome === 'doubtful' ? row.values.find((one) => one.field === field) : undefined;
      const wrong = row.problems.find((one) => one.field === field);
      return { at, label, text: row.cells[at] ?? '', before: value ? value.before : null, wrong: wrong?.message ?? null };
    });
  }

  /** What is wrong with the row as a whole, or with a field that has no column here. */
  protected ofRow(row: ImportRow): string[] {
    const here = new Set(this.columns().map(({ field }) => field));
    const labels = new Map(this.list().fields.map(({ code, label }) => [code, label]));
    return row.problems
      .filter(({ field }) => field === null || !here.has(field))
      .map(({ field, message }) => (field === null ? message : `${labels.get(field) ?? field}：${message}`));
  }

  /** What a new one is given that its cells leave unsaid: its kind, its type. */
  protected completed(row: ImportRow): { readonly label: string; readonly after: string }[] {
    if (row.outcome !== 'new') return [];
    const said = new Set(this.columns().flatMap(({ at, field }) => ((row.cells[at] ?? '') === '' ? [] : field)));
    const labels = new Map(this.list().fields.map(({ code, label }) => [code, label]));
    return row.values
      .filter(({ field, after }) => !said.has(field) && after !== '')
      .map(({ field, after }) => ({ label: labels.get(field) ?? field, after }));
  }

  protected edit(row: ImportRow): void {
    this.typed = this.list().columns.map((_, at) => row.cells[at] ?? '');
    this.editing.set(row.row);
    afterNextRender(
      () =>
        (
          this.host.nativeElement.querySelector<HTMLElement>('td.wrong input') ??
          this.host.nativeElement.querySelector<HTMLElement>('input')
        )?.focus(),
      { injector: this.injector },
    );
  }

  protected type(at: number, event: Event): void {
    this.typed[at] = (event.target as HTMLInputElement).value;
  }

  /** Enter of an input method that composes means the word. */
  protected enter(event: Event, row: ImportRow): void {
    if (!(event as KeyboardEvent).isComposing) this.save(row);
  }

  protected save(row: ImportRow): void {
    this.editing.set(null);
    this.decide(row, { cells: [...this.typed] });
  }

  protected decide({ row }: ImportRow, decision: RowDecision): void {
    this.decided.emit({ row, decision });
  }
}
