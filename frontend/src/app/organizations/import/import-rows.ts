import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Import, ImportRow } from '../../api/imports';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { AreaLookup } from '../../ui/area-lookup';
import { OrganizationWords } from '../organization-words';
import { ImportEdits } from './import-edits';
import type { RowDecision } from './imports.api';

export interface RowDecided {
  readonly row: number;
  readonly decision: RowDecision;
}

interface ShownColumn {
  readonly at: number;
  readonly field: string;
  readonly label: string;
  /** Its least width in em, by what stands in it. */
  readonly wide: number;
}

interface ShownCell {
  readonly at: number;
  readonly field: string;
  readonly label: string;
  readonly text: string;
  /** Of a change: what stands there until now. */
  readonly before: string | null;
  readonly wrong: string | null;
  /** Where else it may be said. */
  readonly lead: string | null;
}

/** Fields that are said above for all rows that leave them out. */
const SAID_ABOVE: readonly string[] = ['type', 'kind'];
/** Fields that only a column can say. */
const OF_COLUMN: readonly string[] = ['name', 'areaName'];
const [LEAST, LEAST_NAME, MOST] = [5, 13, 17];

/** How wide a text is, in em: a Chinese character is a square. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 1 : 0.6), 0);

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
  readonly decided = output<RowDecided>();
  /** Where a field is said of all rows is asked for. */
  readonly lead = output<string>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly lookup = inject(AreaLookup);
  private readonly words = inject(OrganizationWords);

  readonly edits = new ImportEdits();
  protected readonly fixed = computed(() => this.list().changeSet !== null);
  private readonly labels = computed(() => new Map(this.list().fields.map(({ code, label }) => [code, label])));
  /** The columns that are read, by their place. */
  private readonly read = computed(() =>
    this.list().columns.flatMap(({ field }, at) => (field ? [{ at, field, label: this.labels().get(field) ?? field }] : [])),
  );
  private readonly filled = computed(() => this.read().filter((column) => column.field === 'name' || this.holds(column)));
  protected readonly empty = computed(() => this.read().length - this.filled().length);
  protected readonly unfolded = signal(false);
  protected readonly columns = computed<readonly ShownColumn[]>(() =>
    (this.unfolded() ? this.read() : this.filled()).map((column) => ({ ...column, wide: this.wideOf(column) })),
  );

  protected readonly types = computed(() => {
    const kind = this.list().kind;
    const kinds = this.kinds.all().filter(({ code }) => kind === null || code === kind);
    return [...new Set(kinds.flatMap(({ types }) => types.flatMap((type) => (type.retired ? [] : this.language.nameOf(type)))))];
  });
  /** By field: where the options of a cell stand. */
  protected readonly lists: Readonly<Record<string, string | undefined>> = { type: 'import-types', areaName: 'import-areas' };
  protected readonly areas = signal<readonly string[]>([]);

  protected cells(row: ImportRow): ShownCell[] {
    const told = row.outcome === 'changed' || row.outcome === 'doubtful';
    return this.columns().map(({ at, field, label }) => {
      const value = told ? row.values.find((one) => one.field === field) : undefined;
      const wrong = row.problems.find((one) => one.field === field);
      const lead = wrong?.code === 'required' && SAID_ABOVE.includes(field) ? field : null;
      return { at, field, label, text: row.cells[at] ?? '', before: value ? value.before : null, wrong: wrong?.message ?? null, lead };
    });
  }

  /** What is wrong with the row as a whole, or with a field that has no column here; and where that is said. */
  protected ofRow(row: ImportRow): { readonly said: string; readonly lead: string | null }[] {
    const here = new Set(this.columns().map(({ field }) => field));
    return row.problems
      .filter(({ field }) => field === null || !here.has(field))
      .map(({ field, code, message }) => {
        const label = field === null ? '' : (this.labels().get(field) ?? field);
        const leads = code === 'required' && field !== null && [...SAID_ABOVE, ...OF_COLUMN].includes(field);
        return { said: field === null ? message : this.words.say('import.saidOf', { label, message }), lead: leads ? field : null };
      });
  }

  /** What a new one is given that its cells leave unsaid: its kind, its type. */
  protected completed(row: ImportRow): { readonly label: string; readonly after: string }[] {
    if (row.outcome !== 'new') return [];
    const said = new Set(this.read().flatMap(({ at, field }) => ((row.cells[at] ?? '') === '' ? [] : field)));
    return row.values
      .filter(({ field, after }) => !said.has(field) && after !== '')
      .map(({ field, after }) => ({ label: this.labels().get(field) ?? field, after }));
  }

  protected edit(row: ImportRow): void {
    this.settle();
    this.edits.open.set(row.row);
    if (this.read().some(({ field }) => field === 'areaName')) void this.offerAreas('');
    const { nativeElement } = this.host;
    afterNextRender(
      () => (nativeElement.querySelector<HTMLElement>('td.wrong input') ?? nativeElement.querySelector<HTMLElement>('input'))?.focus(),
      { injector: this.injector },
    );
  }

  protected type(row: ImportRow, { at, field }: ShownCell, event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.edits.type(row, this.list().columns.length, at, text);
    if (field === 'areaName') void this.offerAreas(text);
  }

  private async offerAreas(text: string): Promise<void> {
    const found = await this.lookup.find(text).catch(() => []);
    this.areas.set([...new Set(found.map(({ name }) => name))]);
  }

  /** Enter of an input method that composes means the word. */
  protected enter(event: Event, row: ImportRow): void {
    if (!(event as KeyboardEvent).isComposing) this.save(row);
  }

  /** Also where nothing was typed: that the cells are right as they stand is said with it. */
  protected save(row: ImportRow): void {
    const cells = this.edits.close()?.cells ?? this.list().columns.map((_, at) => row.cells[at] ?? '');
    this.decided.emit({ row: row.row, decision: { cells } });
  }

  /** Takes what was typed into the open row: whoever goes elsewhere means it to stay. Esc gives it up. */
  settle(): void {
    const typed = this.edits.close();
    if (typed) this.decided.emit({ row: typed.row, decision: { cells: typed.cells } });
  }

  protected decide({ row }: ImportRow, decision: RowDecision): void {
    this.settle();
    this.decided.emit({ row, decision });
  }

  private holds({ at, field }: { readonly at: number; readonly field: string }): boolean {
    return this.rows().some(
      ({ cells, values, problems, outcome }) =>
        (cells[at] ?? '') !== '' ||
        problems.some((one) => one.field === field) ||
        (outcome === 'changed' && values.some((one) => one.field === field)),
    );
  }

  /** Long texts take two lines, so half of them is wide enough. */
  private wideOf({ at, field, label }: { readonly at: number; readonly field: string; readonly label: string }): number {
    const longest = this.rows().reduce((most, { cells }) => Math.max(most, widthOf(cells[at] ?? '')), widthOf(label));
    return Math.min(MOST, Math.max(field === 'name' ? LEAST_NAME : LEAST, longest)) + 1.2;
  }
}
