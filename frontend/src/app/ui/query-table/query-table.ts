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

/** The column in which rows are chosen. */
const CHOICE = 'choice';
const CHOICE_WIDTH = 40;

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
  imports: [ColumnEdge, MatIcon, MatTableModule, NgTemplateOutlet, TranslocoDirective],
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
  /** The rows chosen, on this page and on others; null: none can be. */
  readonly selected = input<ReadonlySet<string> | null>(null);
  readonly selectedChange = output<ReadonlySet<string>>();

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
  protected readonly keys = computed(() => [...(this.selected() ? [CHOICE] : []), ...this.columns().map((c) => c.key)]);
  protected readonly width = computed(() => this.shown().reduce((sum, c) => sum + c.width, this.selected() ? CHOICE_WIDTH : 0));
  protected readonly onPage = computed(() => this.rows().filter((row) => this.selected()?.has(row.id)).length);
  /** The row that was last chosen or let go: a range goes from there. */
  private lastChosen: string | null = null;
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

  /** Chooses a row or lets it go; with shift, all between it and the last one as well. */
  protected choose(row: Row, on: boolean, range: boolean): void {
    const ids = this.rows().map(({ id }) => id);
    const [here, before] = [ids.indexOf(row.id), range && this.lastChosen !== null ? ids.indexOf(this.lastChosen) : -1];
    const between = before < 0 ? [row.id] : ids.slice(Math.min(here, before), Math.max(here, before) + 1);
    this.lastChosen = row.id;
    this.emitChosen(between, on);
  }

  protected choosePage(on: boolean): void {
    this.emitChosen(
      this.rows().map(({ id }) => id),
      on,
    );
  }

  /** Chooses the row that has the focus, or lets it go: for a key of the page around. */
  chooseFocused(range = false): void {
    const id = document.activeElement?.closest('tr')?.dataset['id'];
    const row = this.rows().find((one) => one.id === id);
    if (row && this.selected()) this.choose(row, !this.selected()?.has(row.id), range);
  }

  private emitChosen(ids: readonly string[], on: boolean): void {
    const chosen = new Set(this.selected());
    for (const id of ids)
      if (on) chosen.add(id);
      else chosen.delete(id);
    this.selectedChange.emit(chosen);
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
