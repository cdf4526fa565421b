import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { problemOf } from '../api/problem';
import type { OrganizationCount, OrganizationPage, OrganizationRow, Status } from '../api/types';
import { AsOf } from '../shell/as-of';
import { Keys } from '../shell/keys';
import { Kinds } from '../shell/kinds';
import { Language } from '../shell/language';
import { RegistryInfo } from '../shell/registry';
import { Session } from '../shell/session';
import { AreaPicker } from '../ui/area-picker';
import { listState } from '../ui/list-state';
import { Marked } from '../ui/marked';
import { CellTemplate, QueryTable, type QueryColumn } from '../ui/query-table/query-table';
import { StatusDot } from '../ui/status-dot';
import { GoneUnits } from './gone-units';
import { ListChips, type Chip } from './list-chips';
import { chosenColumns, columnsFor, sized } from './list-columns';
import { keepPlace } from './list-place';
import { ListPreferences } from './list-preferences';
import { ListTrail } from './list-trail';
import { OrganizationWords } from './organization-words';
import { countRequest, filterParams, listRequest, type ListQuery } from './organizations.api';

const DEFAULTS = {
  q: '',
  kind: '',
  type: '',
  areaId: '',
  seatAreaId: '',
  boundaries: '',
  status: 'active',
  certainty: '',
  sort: '',
  limit: '50',
  after: '',
  before: '',
  page: '1',
};
type Filters = Pick<typeof DEFAULTS, 'q' | 'areaId' | 'seatAreaId' | 'boundaries' | 'status' | 'certainty'> & { kindOrType: string };
const FIRST_PAGE = { after: '', before: '', page: '1' };

/** 组织名录. The address is the state; what is typed above the table counts when it is asked for. */
@Component({
  selector: 'tx-organizations-list',
  imports: [
    AreaPicker,
    CellTemplate,
    FormField,
    FormRoot,
    Marked,
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatInput,
    MatSelectModule,
    QueryTable,
    RouterLink,
    StatusDot,
    TranslocoDirective,
  ],
  providers: [GoneUnits, ListChips],
  templateUrl: './organizations-list.html',
  styleUrl: './organizations-list.scss',
})
export class OrganizationsList {
  protected readonly asOf = inject(AsOf);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  protected readonly session = inject(Session);
  protected readonly registry = inject(RegistryInfo);
  protected readonly words = inject(OrganizationWords);
  protected readonly preferences = inject(ListPreferences);
  private readonly trail = inject(ListTrail);
  protected readonly chipping = inject(ListChips);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly table = viewChild(QueryTable);

  protected readonly statuses: readonly Status[] = ['active', 'preparing', 'suspended', 'dissolved', 'merged'];
  protected readonly state = listState(DEFAULTS);
  private readonly request = computed(() => listRequest(this.state.query(), this.asOf.params()));
  protected readonly page = httpResource<OrganizationPage>(() => this.request());
  // Rows stay while the next ones load.
  protected readonly shown = linkedSignal<OrganizationPage | undefined, OrganizationPage | undefined>({
    source: () => (this.page.hasValue() ? this.page.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  // Rows first: the total is asked for when they are there, and not again for another page of the same question.
  private readonly counted = computed(() => (this.shown() ? countRequest(this.state.query(), this.asOf.params()) : undefined), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly count = httpResource<OrganizationCount>(() => this.counted());
  protected readonly total = computed(() => {
    if (!this.count.hasValue()) return null;
    const { count, possible } = this.count.value();
    return count + possible;
  });
  protected readonly breakdown = computed(() => this.breakdownWords());
  protected readonly toVerify = computed(() => (this.count.hasValue() ? this.count.value().possible : 0));
  protected readonly pages = computed(() => {
    const total = this.total();
    return total === null ? null : Math.max(1, Math.ceil(total / Number(this.state.query().limit)));
  });
  protected readonly problem = computed(() => {
    const error = this.page.error();
    return error ? (problemOf(error)?.detail ?? this.words.say('list.failed')) : null;
  });

  protected readonly more = signal(false);
  protected readonly filters = linkedSignal<Filters>(() => this.filtersOf(this.state.query()));
  protected readonly filterForm = form(this.filters, {
    submission: {
      action: async () => {
        await this.query();
        return undefined;
      },
    },
  });
  protected readonly chips = this.chipping.of(this.state.query);

  /** A row on the page has what was looked for in another name than the one it shows; without one the column would say nothing. */
  private readonly byAnotherName = computed(() => this.state.query().q !== '' && (this.shown()?.items ?? []).some((row) => row.matched));
  private readonly allColumns = computed(() => columnsFor(this.kinds.kind(this.state.query().kind), (f) => this.language.nameOf(f)));
  protected readonly dataColumns = computed(() =>
    chosenColumns(this.allColumns(), this.preferences.columns(this.state.query().kind), this.byAnotherName()),
  );
  protected readonly columns = computed<QueryColumn[]>(() => {
    this.language.now();
    const past = this.asOf.elsewhere();
    const own = this.dataColumns().map((c) => ({
      ...c,
      label:
        c.label ??
        this.words.say(past && (c.key === 'name' || c.key === 'status') ? `columns.${c.word ?? ''}OfDay` : `columns.${c.word ?? ''}`),
    }));
    const made = own.map((column) => sized(column, this.preferences.widths(), this.language.now()));
    return past ? made : [...made, { key: 'actions', label: this.words.say('columns.actions'), width: 66, pinned: 'end' as const }];
  });
  protected readonly units = inject(GoneUnits);
  protected readonly goneHere = computed(() => [
    ...new Set((this.shown()?.items ?? []).map((row) => row.areaName).filter((name) => this.units.gone(name))),
  ]);
  protected readonly ended = (row: OrganizationRow) => row.status === 'dissolved' || row.status === 'merged';

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      const day = this.asOf.elsewhere() ? `（${this.words.say('asOfDay', { day: this.asOf.day() })}）` : '';
      title.setTitle(`${this.words.say('title')}${day} · ${this.words.say('product')}`);
    });
    effect(() => {
      const page = this.shown();
      if (!page || this.page.isLoading()) return;
      const query = this.state.query();
      const address = Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== DEFAULTS[key as keyof typeof DEFAULTS]));
      this.trail.remember(page, this.request().params, address, (Number(query.page) - 1) * Number(query.limit));
    });
    effect(() => this.trail.total.set(this.total()));
    keepPlace(
      this.table,
      computed(() => JSON.stringify(this.request().params)),
      computed(() => this.shown() !== undefined && !this.page.isLoading()),
    );
    inject(Keys).bind([
      { key: 'ArrowDown', word: 'organizations.keys.firstRow', act: () => this.table()?.focusRow() },
      { key: 'n', word: 'organizations.keys.new', act: () => void this.create() },
      { key: 'e', word: 'organizations.keys.export', act: () => void this.export() },
      { key: 'r', word: 'organizations.keys.refresh', act: () => this.refresh() },
    ]);
  }

  protected mayFound(): boolean {
    return this.session.may('organizations.found') && !this.asOf.elsewhere();
  }

  protected mayChange(row: OrganizationRow): boolean {
    return this.session.may('organizations.change') && !this.ended(row);
  }

  protected async query(): Promise<void> {
    const { kindOrType, ...filters } = this.filters();
    const [kind = '', type = ''] = kindOrType.split('/');
    await this.state.change({ ...filters, q: filters.q.trim(), kind, type, ...FIRST_PAGE });
  }

  protected async reset(): Promise<void> {
    this.filters.set(this.filtersOf(DEFAULTS));
    await this.state.reset();
  }

  protected async drop(chip: Chip<ListQuery>): Promise<void> {
    await this.state.change({ ...chip.off, ...FIRST_PAGE });
  }

  /** An area that is no unit any more is found by today's map. */
  protected async byTodaysMap(): Promise<void> {
    await this.state.change({ boundaries: 'now', ...FIRST_PAGE });
  }

  protected async sortBy(sort: string): Promise<void> {
    await this.state.change({ sort, ...FIRST_PAGE });
  }

  protected async turn(step: 1 | -1): Promise<void> {
    const page = this.shown();
    const number = Math.max(1, Number(this.state.query().page) + step);
    if (step === 1 && page?.next) await this.state.change({ after: page.next, before: '', page: String(number) });
    if (step === -1 && page?.previous) {
      await this.state.change(number === 1 ? FIRST_PAGE : { before: page.previous, after: '', page: String(number) });
    }
  }

  protected async limit(limit: string): Promise<void> {
    await this.state.change({ limit, ...FIRST_PAGE });
  }

  protected refresh(): void {
    this.page.reload();
    this.count.reload();
  }

  protected async create(): Promise<void> {
    if (this.mayFound())
      await this.router.navigate(['/organizations/new'], { queryParams: this.state.query().kind ? { kind: this.state.query().kind } : {} });
  }

  protected async export(): Promise<void> {
    if (!this.session.may('organizations.export')) return;
    const { ExportDialog } = await import('./export-dialog');
    const column = (c: { key: string; label?: string; word: string | null }) => ({
      key: c.key,
      label: c.label ?? this.words.say(`columns.${c.word ?? ''}`),
    });
    ExportDialog.open(this.dialog, {
      params: {
        ...filterParams(this.state.query(), this.asOf.params()),
        ...(this.state.query().sort ? { sort: this.state.query().sort } : {}),
      },
      day: this.asOf.day(),
      total: this.total(),
      filters: this.chips().map((c) => `${c.label} ${c.value}`),
      columns: this.dataColumns()
        .filter((c) => !c.withQuery)
        .map(column),
    });
  }

  protected async setColumns(): Promise<void> {
    const { ColumnSettings } = await import('../ui/column-settings');
    const shown = this.dataColumns();
    const hidden = this.allColumns().filter((c) => !c.withQuery && !shown.includes(c));
    const choice = await ColumnSettings.ask(
      this.dialog,
      [...shown.filter((c) => !c.withQuery).map((c) => ({ c, on: true })), ...hidden.map((c) => ({ c, on: false }))].map(({ c, on }) => ({
        key: c.key,
        label: c.label ?? this.words.say(`columns.${c.word ?? ''}`),
        shown: on,
        fixed: c.key === 'name',
      })),
    );
    if (choice) this.preferences.keepColumns(this.state.query().kind, choice === 'reset' ? null : choice);
    if (choice === 'reset') this.preferences.keepWidths(Object.fromEntries(this.allColumns().map((c) => [c.key, null])));
  }

  protected print(): void {
    window.print();
  }

  protected fieldValue(row: OrganizationRow, key: string): string {
    const code = key.replace('fields.', '');
    return this.words.value(row.kind, code, row.fields[code]) || '--';
  }

  private filtersOf(query: typeof DEFAULTS): Filters {
    const { q, kind, type, areaId, seatAreaId, boundaries, status, certainty } = query;
    return {
      q,
      areaId,
      seatAreaId,
      boundaries,
      status,
      certainty,
      kindOrType: type ? `${this.chipping.kindOfType(kind, type)}/${type}` : kind,
    };
  }

  private breakdownWords(): string {
    this.language.now();
    if (!this.count.hasValue()) return '';
    const { byStatus } = this.count.value();
    if (!byStatus) return '';
    return this.statuses
      .filter((s) => byStatus[s])
      .map((s) => `${this.chipping.statusWord(s, this.state.query().kind)} ${(byStatus[s] ?? 0).toLocaleString('en-US')}`)
      .join(' · ');
  }
}
