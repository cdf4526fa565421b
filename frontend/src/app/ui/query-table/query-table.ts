import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  contentChildren,
  Directive,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  TemplateRef,
  viewChild,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatTableModule } from '@angular/material/table';
import { TranslocoDirective } from '@jsverse/transloco';
import { ColumnEdge } from './column-edge';

export interface QueryColumn {
  readonly key: string;
  readonly label: string;
  readonly width: number;
  /** Takes what the others leave of the table; its width is the least it has. */
  readonly grows?: boolean | undefined;
  /** Name under which the server sorts by it; absent: it can't be sorted. */
  readonly sort?: string | undefined;
  readonly numeric?: boolean | undefined;
  readonly pinned?: 'start' | 'end' | undefined;
}

/** Widths by column that somebody chose; null: the usual one again. */
export type Widths = Readonly<Record<string, number | null>>;

/** How the cells of one column are drawn: `<ng-template txCell="name" let-row>`. */
@Directive({ selector: 'ng-template[txCell]' })
export class CellTemplate {
  readonly key = input.required<string>({ alias: 'txCell' });
  readonly template = inject<TemplateRef<{ $implicit: unknown; key: string }>>(TemplateRef);
}

/**
 * A table of rows that the server has filtered, ordered and cut into pages; it never does any of that itself.
 * Arrow keys walk the rows: each row is where its link is (an element with `data-row`), so Enter opens it as any link.
 */
@Component({
  selector: 'tx-query-table',
  imports: [ColumnEdge, MatIcon, MatProgressBar, MatTableModule, NgTemplateOutlet, TranslocoDirective],
  templateUrl: './query-table.html',
  styleUrl: './query-table.scss',
  host: {
    '[class.compact]': 'compact()',
    '[class.tinted]': 'tinted()',
    '[class.many]': 'keys().length > 10',
    '(mouseover)': 'tellWhole($event)',
  },
})
export class QueryTable<Row extends { readonly id: string }> {
  readonly label = input.required<string>();
  readonly rows = input.required<readonly Row[]>();
  readonly columns = input.required<readonly QueryColumn[]>();
  readonly sort = input('');
  readonly loading = input(false);
  readonly compact = input(false);
  readonly tinted = input(false);
  readonly quiet = input<(row: Row) => boolean>(() => false);
  readonly sortChange = output<string>();
  readonly widthChange = output<Widths>();

  private readonly cells = contentChildren(CellTemplate);
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  /** Widths while an edge is moved; whoever owns the columns keeps them afterwards. */
  private readonly moving = linkedSignal<readonly QueryColumn[], Readonly<Record<string, number>>>({
    source: this.columns,
    computation: () => ({}),
  });
  protected readonly shown = computed(() =>
    this.columns().map((column) => {
      const width = this.moving()[column.key];
      return width === undefined ? column : { ...column, width, grows: false };
    }),
  );
  protected readonly keys = computed(() => this.columns().map((c) => c.key));
  protected readonly width = computed(() => this.shown().reduce((sum, c) => sum + c.width, 0));
  protected readonly grows = computed(() => this.shown().some((c) => c.grows));
  protected readonly templates = computed(() => new Map(this.cells().map((c) => [c.key(), c.template])));

  protected readonly byId = (_index: number, row: Row) => row.id;

  /** The order by this column: ascending, descending, or none of it. */
  protected direction(column: QueryColumn): 'ascending' | 'descending' | 'none' {
    const first = this.sort().split(',')[0] ?? '';
    if (!column.sort || first.replace('-', '') !== column.sort) return 'none';
    return first.startsWith('-') ? 'descending' : 'ascending';
  }

  protected sortBy(column: QueryColumn): void {
    if (!column.sort) return;
    this.sortChange.emit(this.direction(column) === 'ascending' ? `-${column.sort}` : column.sort);
  }

  /** One column gets another width; one that grows stands still from now on, or the edge would run away from the pointer. */
  protected widen(column: QueryColumn, width: number): void {
    const still = this.shown()
      .filter((c) => c.grows && c.key !== column.key)
      .map((c) => [c.key, this.widthOnScreen(c)] as const);
    this.moving.update((moving) => ({ ...moving, ...Object.fromEntries(still), [column.key]: width }));
  }

  protected keepWidths(): void {
    this.widthChange.emit(this.moving());
  }

  protected forgetWidth(column: QueryColumn): void {
    this.widthChange.emit({ [column.key]: null });
  }

  /** Focuses the first row: for the arrow keys of the page around. */
  focusRow(at: 'first' | 'last' = 'first'): void {
    const links = this.links();
    (at === 'first' ? links[0] : links.at(-1))?.focus();
  }

  protected walk(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = this.links();
    const here = links.findIndex((link) => link.closest('tr')?.contains(event.target as Node));
    const steps: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here < 0 ? 0 : here - 1, Home: 0, End: links.length - 1 };
    const next = steps[event.key];
    if (next === undefined || (here < 0 && (event.key === 'Home' || event.key === 'End'))) return;
    event.preventDefault();
    links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
  }

  /** How far down it is scrolled: for coming back to the same rows. */
  top(): number {
    return this.box().nativeElement.scrollTop;
  }

  goTo(top: number): void {
    this.box().nativeElement.scrollTop = top;
  }

  /** What a narrow column cuts off is said in full where the pointer rests. */
  protected tellWhole(event: MouseEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('td, th');
    if (!cell) return;
    if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent.replace(/\s+/g, ' ').trim();
    else cell.removeAttribute('title');
  }

  private widthOnScreen(column: QueryColumn): number {
    const head = this.box().nativeElement.querySelector(`th[data-column="${column.key}"]`);
    return Math.round(head?.getBoundingClientRect().width ?? 0) || column.width;
  }

  private links(): HTMLElement[] {
    return [...this.box().nativeElement.querySelectorAll<HTMLElement>('[data-row]')];
  }
}
