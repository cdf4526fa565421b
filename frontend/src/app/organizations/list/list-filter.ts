import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { OfficeSettings } from '../../shell/office-settings';
import { Language } from '../../shell/language';
import { AreaPicker } from '../../ui/area-picker';
import { DateBox } from '../../ui/date-box';
import { DayButton } from '../../ui/day-button';
import { isDay } from '../../ui/days';
import { ListChips, STATUSES } from './list-chips';
import { OfficeHands } from './office-hands';
import { TERM_STATES } from '../../api/leadership';
import { LEVELS, OrganizationWords } from '../organization-words';
import { heldTitles, type HeldTitle } from '../recognition-titles';
import { FIRST_PAGE, LIST_DEFAULTS, type ListState } from './list-query';

type Filters = Pick<
  ListState,
  | 'q'
  | 'areaId'
  | 'seatAreaId'
  | 'boundaries'
  | 'status'
  | 'certainty'
  | 'recognition'
  | 'recognitionLevel'
  | 'section'
  | 'handler'
  | 'notConfirmedSince'
  | 'notConfirmedMonths'
  | 'expiresWithin'
  | 'dueFrom'
  | 'dueTo'
  | 'chairVacant'
> & { kindOrType: string; termStates: string[] };

/** 多久没有核对 */
const MONTHS = ['1', '3', '6', '12', '24'] as const;
/** 多少天内到期 */
const DAYS = ['30', '90', '180', '365'] as const;

/** The query form above the list: what is typed or chosen counts when it is asked for. */
@Component({
  selector: 'tx-list-filter',
  imports: [
    AreaPicker,
    DateBox,
    DayButton,
    FormField,
    FormRoot,
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatInput,
    MatSelectModule,
    TranslocoDirective,
  ],
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
  protected readonly termStates = TERM_STATES;
  protected readonly words = inject(OrganizationWords);
  protected readonly hands = inject(OfficeHands);
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
  protected readonly filterForm = form(
    this.filters,
    (o) => {
      // The box also takes months and years; a confirmation and the end of a term have a day.
      for (const day of [o.notConfirmedSince, o.dueFrom, o.dueTo])
        validate(day, ({ value }) =>
          value() === '' || isDay(value()) ? undefined : { kind: 'day', message: this.words.say('filters.needDay') },
        );
    },
    {
      submission: {
        action: () => {
          this.ask();
          return Promise.resolve(undefined);
        },
      },
    },
  );
  private readonly settings = inject(OfficeSettings);
  /** How often the office confirms its records. */
  protected readonly ownMonths = computed(() => String(this.settings.now()?.confirmMonths ?? ''));
  /** The choices, the office's own first, and what the address asks for beside them. */
  protected readonly months = computed(() => [...new Set([this.ownMonths(), ...MONTHS, this.query().notConfirmedMonths].filter(Boolean))]);
  protected readonly days = computed(() => [...new Set([...DAYS, this.query().expiresWithin].filter(Boolean))]);

  protected toggleMore(): void {
    this.more.set(!this.more());
    this.hands.wanted.set(true);
  }

  private ask(): void {
    const { kindOrType, termStates, ...filters } = this.filters();
    const [kind = '', type = ''] = kindOrType.split('/');
    this.asked.emit({ ...filters, termState: termStates.join(','), q: filters.q.trim(), kind, type, ...FIRST_PAGE });
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
    const { section, handler, notConfirmedSince, notConfirmedMonths, expiresWithin } = query;
    const kindOrType = type ? `${this.chipping.kindOfType(kind, type)}/${type}` : kind;
    const { termState, dueFrom, dueTo, chairVacant } = query;
    const led = { termStates: termState.split(',').filter(Boolean), dueFrom, dueTo, chairVacant };
    const care = { section, handler, notConfirmedSince, notConfirmedMonths, expiresWithin };
    return { q, areaId, seatAreaId, boundaries, status, certainty, recognition, recognitionLevel, ...care, ...led, kindOrType };
  }
}
