import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, FormRoot } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../shell/as-of';
import { Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import { AreaPicker } from '../ui/area-picker';
import { ListChips, STATUSES } from './list-chips';
import { LEVELS, OrganizationWords } from './organization-words';
import { heldTitles, type HeldTitle } from './recognition-titles';
import { FIRST_PAGE, LIST_DEFAULTS, type ListState } from './list-query';

type Filters = Pick<
  ListState,
  'q' | 'areaId' | 'seatAreaId' | 'boundaries' | 'status' | 'certainty' | 'recognition' | 'recognitionLevel'
> & { kindOrType: string };

/** The query form above the list: what is typed or chosen counts when it is asked for. */
@Component({
  selector: 'tx-list-filter',
  imports: [AreaPicker, FormField, FormRoot, MatButton, MatFormFieldModule, MatIcon, MatInput, MatSelectModule, TranslocoDirective],
  templateUrl: './list-filter.html',
  styleUrl: './list-filter.scss',
})
export class ListFilter {
  readonly query = input.required<ListState>();
  readonly asked = output<Partial<ListState>>();
  readonly cleared = output();

  protected readonly asOf = inject(AsOf);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  protected readonly chipping = inject(ListChips);
  protected readonly statuses = STATUSES;
  protected readonly levels = LEVELS;
  protected readonly words = inject(OrganizationWords);
  protected readonly more = signal(false);
  private readonly held = heldTitles(() => (this.more() ? this.asOf.params() : undefined));
  /** The titles of the day; what the address asks for is among them, held by somebody or not. */
  protected readonly titles = computed(() => {
    const asked = this.query().recognition;
    const titles = this.held().map((one) => ({ value: one.title, word: one.title, levels: one.levels, held: this.heldBy(one) }));
    if (!asked || titles.some(({ value }) => value === asked)) return titles;
    return [{ value: asked, word: this.words.list(asked.split(',')), levels: [], held: '' }, ...titles];
  });
  protected readonly filters = linkedSignal<Filters>(() => this.filtersOf(this.query()));
  protected readonly filterForm = form(this.filters, {
    submission: {
      action: () => {
        this.ask();
        return Promise.resolve(undefined);
      },
    },
  });

  private ask(): void {
    const { kindOrType, ...filters } = this.filters();
    const [kind = '', type = ''] = kindOrType.split('/');
    this.asked.emit({ ...filters, q: filters.q.trim(), kind, type, ...FIRST_PAGE });
  }

  /** Also what was typed and not yet asked for goes. */
  protected clear(): void {
    this.filters.set(this.filtersOf(LIST_DEFAULTS));
    this.cleared.emit();
  }

  private heldBy({ count, possible }: HeldTitle): string {
    return this.words.say(possible ? 'filters.heldByPossible' : 'filters.heldBy', { count, possible });
  }

  private filtersOf(query: ListState): Filters {
    const { q, kind, type, areaId, seatAreaId, boundaries, status, certainty, recognition, recognitionLevel } = query;
    const kindOrType = type ? `${this.chipping.kindOfType(kind, type)}/${type}` : kind;
    return { q, areaId, seatAreaId, boundaries, status, certainty, recognition, recognitionLevel, kindOrType };
  }
}
