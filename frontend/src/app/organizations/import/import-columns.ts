import { afterNextRender, Component, computed, inject, Injector, input, linkedSignal, output, viewChildren } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelect, MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Import } from '../../api/imports';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { DateBox } from '../../ui/date-box';
import { DayButton } from '../../ui/day-button';
import type { Reading } from './imports.api';

/** With more columns than these, those that found their field are folded away. */
const MOST_UNFOLDED = 12;

/** Above numbers that count the rows: nobody misses them. */
const COUNTS_ROWS = /^(?:序号|序|no\.?|#)$/iu;

/** How a list is read: where it came from, each column into a field, of which kind and type its rows are, and how its changes hold. */
@Component({
  selector: 'tx-import-columns',
  imports: [DateBox, DayButton, MatFormFieldModule, MatInput, MatRadioModule, MatSelectModule, TranslocoDirective],
  templateUrl: './import-columns.html',
  styleUrl: './import-columns.scss',
})
export class ImportColumns {
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  private readonly injector = inject(Injector);
  readonly list = input.required<Import>();
  readonly busy = input.required<boolean>();
  /** The file is still at hand, so that another of its sheets may be read. */
  readonly atHand = input.required<boolean>();
  readonly revised = output<Reading>();
  readonly sheet = output<string>();

  private readonly boxes = viewChildren(MatSelect);
  protected readonly columns = computed(() => this.list().columns.map((column, at) => ({ ...column, at })));
  protected readonly withheld = computed(() => this.columns().filter(({ notice }) => notice !== null));
  /** Something stands in them, and it is not imported. */
  protected readonly loose = computed(() =>
    this.columns().filter(
      ({ head, field, notice, filled }) => filled && field === null && notice === null && !COUNTS_ROWS.test(head.trim()),
    ),
  );
  private readonly many = computed(() => this.columns().length > MOST_UNFOLDED);
  protected readonly foldable = computed(() => (this.many() ? this.columns().filter(({ field }) => field !== null).length : 0));
  protected readonly unfolded = linkedSignal(() => !this.many());
  protected readonly shown = computed(() => {
    const choosable = this.columns().filter(({ notice }) => notice === null);
    return this.unfolded() ? choosable : choosable.filter(({ field, filled }) => filled && field === null);
  });

  private readonly effectiveOn = computed(() => this.list().effectiveOn);
  protected readonly way = linkedSignal<string>(() => (this.effectiveOn() ? 'from' : 'correction'));
  protected readonly day = linkedSignal(() => this.effectiveOn() ?? '');
  /** With no day yet it would be written as a correction, which nobody asked for. */
  readonly dayMissing = computed(() => this.way() === 'from' && (!this.day() || this.day() !== this.effectiveOn()));

  /** Leads to where a field is said of rows that leave it out: the type, the kind, else a column that is read into nothing yet. */
  lead(field: string): void {
    if (field === 'type' || field === 'kind') this.open(`import-${field}`);
    else {
      const [free = this.columns().find((one) => one.field === null && one.notice === null)] = this.loose();
      this.choose(free?.at ?? 0);
    }
  }

  /** What a column without a head is called: by what it is read into. */
  protected labelOf(field: string | null): string {
    return this.list().fields.find(({ code }) => code === field)?.label ?? '';
  }

  protected choose(at: number): void {
    if (!this.shown().some((one) => one.at === at)) this.unfolded.set(true);
    this.open(`import-column-${String(at)}`);
  }

  private open(id: string): void {
    const open = () => {
      const box = this.boxes().find((one) => one.id === id);
      box?.focus();
      box?.open();
    };
    afterNextRender(open, { injector: this.injector });
  }

  protected read(at: number, chosen: string): void {
    const field = chosen || null;
    const fields = this.list().columns.map((column, place) => (place === at ? field : column.field === field ? null : column.field));
    this.revised.emit({ fields });
  }

  /** One of each kind: who chooses another of a kind means that one. */
  protected putTypes(chosen: readonly string[]): void {
    const before = this.list().types;
    const kindOf = (id: string): string => this.kinds.all().find(({ types }) => types.some((type) => type.id === id))?.code ?? '';
    const added = chosen.filter((id) => !before.includes(id));
    const replaced = new Set(added.map(kindOf));
    this.revised.emit({ types: chosen.filter((id) => added.includes(id) || !replaced.has(kindOf(id))) });
  }

  protected putKind(kind: string): void {
    this.revised.emit({ kind: kind || null });
  }

  protected putWay(way: string): void {
    this.way.set(way);
    if (way === 'correction' && this.effectiveOn()) this.revised.emit({ effectiveOn: null });
  }

  protected putDay(day: string): void {
    this.day.set(day);
    if (day && day !== this.effectiveOn()) this.revised.emit({ effectiveOn: day });
  }
}
