import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { problemOf } from '../../api/problem';
import type { OrganizationCount, OrganizationPage, OrganizationRow } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { Keys } from '../../shell/keys';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { listState } from '../../ui/list-state';
import { Marked } from '../../ui/marked';
import { CellTemplate, QueryTable } from '../../ui/query-table/query-table';
import { StatusDot } from '../../ui/status-dot';
import { comparedAddress } from '../compare/compared-filter';
import { GoneUnits } from './gone-units';
import { ListSelection } from './list-selection';
import { SelectionBar } from './selection-bar';
import { ListChips, type Chip } from './list-chips';
import { ListFilter } from './list-filter';
import { ListFoot, totalOf } from './list-foot';
import type { Question } from './list-columns';
import { keepPlace } from './list-place';
import { ListPreferences } from './list-preferences';
import { FIRST_PAGE, LIST_DEFAULTS, type ListState, orderOf, walkAddress } from './list-query';
import { ShownColumns } from './list-shown-columns';
import { ListTrail } from './list-trail';
import { OfficeHands } from './office-hands';
import { OrganizationWords } from '../organization-words';
import { countRequest, filterParams, listRequest, type ListQuery } from '../organizations.api';
import { printNote } from '../sheet/print-note';
import { OpenView } from '../views/open-view';
import { ViewMenu } from '../views/view-menu';

/** 组织名录. The address is the state; what is typed above the table counts when it is asked for. */
@Component({
  selector: 'tx-organizations-list',
  imports: [
    CellTemplate,
    ListFilter,
    ListFoot,
    Marked,
    MatButton,
    MatIcon,
    QueryTable,
    RouterLink,
    SelectionBar,
    StatusDot,
    TranslocoDirective,
    ViewMenu,
  ],
  providers: [GoneUnits, ListChips, OfficeHands, OpenView, ShownColumns],
  templateUrl: './organizations-list.html',
  styleUrls: ['./organizations-list.scss', './list-chips.scss'],
})
export class OrganizationsList {
  protected readonly asOf = inject(AsOf);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  protected readonly session = inject(Session);
  protected readonly words = inject(OrganizationWords);
  protected readonly preferences = inject(ListPreferences);
  private readonly trail = inject(ListTrail);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly table = viewChild(QueryTable);

  protected readonly state = listState(LIST_DEFAULTS);
  protected readonly order = computed(() => orderOf(this.state.query()));
  private readonly request = computed(() => listRequest(this.state.query(), this.asOf.params(), this.columns.more()));
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
  private readonly count = httpResource<OrganizationCount>(() => this.counted());
  protected readonly counting = computed(() => (this.count.hasValue() ? this.count.value() : this.count.error() ? null : undefined));
  protected readonly total = computed(() => totalOf(this.counting()));
  protected readonly problem = computed(() => {
    const error = this.page.error();
    return error ? (problemOf(error)?.detail ?? this.words.say('list.failed')) : null;
  });
  /** Nothing was asked for beyond what the list shows at first: there is nothing to put back. */
  protected readonly usual = computed(() =>
    Object.entries(LIST_DEFAULTS).every(([key, value]) => this.state.query()[key as keyof ListState] === value),
  );
  /** The account reads no organizations: asking again would not help. */
  protected readonly refused = computed(() => problemOf(this.page.error())?.status === 403);

  protected readonly chips = inject(ListChips).of(this.state.query);
  protected readonly values = computed(() => this.chips().map(({ value }) => value));
  protected readonly conditions = computed(() => this.chips().map((chip) => `${chip.label} ${chip.value}`));

  /** What was looked for may stand in another name than the one a row shows: without such a row the column would say nothing. */
  private readonly asked = computed((): Question[] => {
    const { q, recognition, recognitionLevel } = this.state.query();
    const byAnotherName = q !== '' && (this.shown()?.items ?? []).some((row) => row.matched);
    return [...(byAnotherName ? ['otherName' as const] : []), ...(recognition || recognitionLevel ? ['recognition' as const] : [])];
  });
  protected readonly view = inject(OpenView);
  private readonly columning = inject(ShownColumns);
  protected readonly columns = this.columning.of(
    computed(() => this.state.query().kind),
    this.asked,
  );
  protected readonly units = inject(GoneUnits);
  private readonly heading = computed(() => {
    this.language.now();
    return this.words.say('title');
  });
  /** Of which day the printed list is and who made it. */
  protected readonly made = printNote(this.heading);
  protected readonly selection = inject(ListSelection);
  /** Rows are chosen to be changed, which is for today, or to be exported, by those who may. */
  protected readonly selected = computed(() =>
    this.session.may('organizations.export') || (this.session.may('organizations.change') && !this.asOf.elsewhere())
      ? this.selection.ids()
      : null,
  );
  protected readonly ended = (row: OrganizationRow) => row.status === 'dissolved' || row.status === 'merged';

  constructor() {
    const title = inject(Title);
    effect(() => {
      const day = this.asOf.elsewhere() ? `（${this.words.say('asOfDay', { day: this.asOf.day() })}）` : '';
      title.setTitle(`${this.heading()}${day} · ${this.words.say('product')}`);
    });
    effect(() => {
      const page = this.shown();
      if (!page || this.page.isLoading()) return;
      const query = this.state.query();
      const address = Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== LIST_DEFAULTS[key as keyof ListState]));
      this.trail.remember(page, this.request().params, address, (Number(query.page) - 1) * Number(query.limit));
    });
    effect(() => this.view.id.set(this.state.query().view));
    effect(() => this.trail.total.set(this.total()));
    keepPlace(
      this.table,
      computed(() => JSON.stringify(this.request().params)),
      computed(() => this.shown() !== undefined && !this.page.isLoading()),
    );
    inject(Keys).bind([
      { key: 'ArrowDown', word: 'organizations.keys.firstRow', act: () => this.table()?.focusRow() },
      { key: 'n', word: 'organizations.keys.new', act: () => void this.create() },
      { key: 'w', word: 'organizations.keys.walk', act: () => void this.walk() },
      { key: 'e', word: 'organizations.keys.export', act: () => void this.export() },
      { key: 'x', word: 'organizations.keys.choose', act: () => this.table()?.chooseFocused() },
      { key: 'X', word: 'organizations.keys.chooseRange', act: () => this.table()?.chooseFocused(true) },
      { key: 'r', word: 'organizations.keys.refresh', act: () => this.refresh() },
    ]);
  }

  protected mayFound(): boolean {
    return this.session.may('organizations.found') && !this.asOf.elsewhere();
  }

  protected mayChange(row: OrganizationRow): boolean {
    return this.session.may('organizations.change') && !this.ended(row);
  }

  /** 名单比对 within what is listed. */
  protected readonly comparedWith = computed(() => ({ ...comparedAddress(this.state.query()), ...this.asOf.params() }));

  protected mayWalk(): boolean {
    return this.session.may('organizations.change') && !this.asOf.elsewhere();
  }

  /** 快速核对 of what is listed, in its order. */
  protected async walk(): Promise<void> {
    if (this.mayWalk()) await this.router.navigate(['/organizations/walk'], { queryParams: walkAddress(this.state.query()) });
  }

  /** 我负责的, and off again. */
  protected async toggleMine(): Promise<void> {
    await this.state.change({ handler: this.state.query().handler === 'me' ? '' : 'me', ...FIRST_PAGE });
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

  protected readonly again = (): void => this.refresh();

  protected refresh(): void {
    this.page.reload();
    this.count.reload();
  }

  protected async create(): Promise<void> {
    if (this.mayFound())
      await this.router.navigate(['/organizations/new'], { queryParams: this.state.query().kind ? { kind: this.state.query().kind } : {} });
  }

  /** 导出 of what is chosen, else of all that the filter finds. */
  protected async export(): Promise<void> {
    if (!this.session.may('organizations.export')) return;
    const { ExportDialog } = await import('./export-dialog');
    // What is chosen may stand on other pages, or have been found by another filter.
    const ids = this.selected()?.size ? [...(this.selected() ?? [])] : null;
    ExportDialog.open(this.dialog, {
      params: {
        ...(ids ? this.asOf.params() : filterParams(this.state.query(), this.asOf.params())),
        ...(this.order() ? { sort: this.order() } : {}),
      },
      ids,
      day: this.asOf.day(),
      total: ids?.length ?? this.total(),
      filters: this.conditions(),
      address: ids ? null : { ...walkAddress(this.state.query()), ...this.asOf.params() },
      columns: this.columns
        .data()
        // By what a name was found is told where something was looked for.
        .filter((column) => !(ids && column.only))
        .map((column) => ({ key: column.key, label: this.columning.label(column) })),
    });
  }

  /** 称号 of the day, in words. */
  protected held(row: OrganizationRow): string {
    return this.words.list(
      (row.held ?? []).map((one) =>
        one.certain ? this.words.recognition(one) : this.words.say('list.heldPossibly', { held: this.words.recognition(one) }),
      ),
    );
  }

  protected print(): void {
    window.print();
  }

  protected fieldValue(row: OrganizationRow, key: string): string {
    const code = key.replace('fields.', '');
    const [count, day] = row.counts?.[code] ?? [];
    if (typeof count === 'number') return this.words.say('list.counted', { count: count.toLocaleString('en-US'), day });
    return this.words.value(row.kind, code, row.fields[code]) || '--';
  }
}
