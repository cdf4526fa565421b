import { Component, computed, effect, inject, input, linkedSignal, resource, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { asked } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { DefinedTable, PrintedLine, PrintedTable, TableDefinition } from '../../api/tables';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Session } from '../../shell/session';
import type { MayHoldTyping } from '../../ui/leave-guard';
import { listState } from '../../ui/list-state';
import { saidInFile } from '../file-answer';
import { ListChips } from '../list/list-chips';
import { LIST_DEFAULTS, orderOf, type ListState } from '../list/list-query';
import { OfficeHands } from '../list/office-hands';
import { OrganizationWords } from '../organization-words';
import { filterParams } from '../organizations.api';
import { dayOf, questionOf } from '../views/view-content';
import { wholeOf } from './paper-numbers';
import { newTable, questionOfReady, questionOfTable, READY_MADE } from './table-content';
import { TableEditor } from './table-editor';
import { TableNaming } from './table-naming';
import { TableNumbers } from './table-numbers';
import { TablePaper } from './table-paper';
import { TableSaving } from './table-saving';
import { type Scope, TableScope } from './table-scope';
import { TablesApi } from './tables.api';

/** A pause in typing, in milliseconds, after which the paper is drawn anew. */
const PAUSE = 350;

/** 上报表: one table on its paper, to be printed, taken along, kept; and how it is set beside it. Without an id it is a new one, of the question in the address. */
@Component({
  selector: 'tx-table-page',
  imports: [MatButton, MatIcon, MatProgressBar, RouterLink, TableEditor, TableNaming, TablePaper, TableScope, TranslocoDirective],
  providers: [ListChips, OfficeHands],
  templateUrl: './table-page.html',
  styleUrl: './table-page.scss',
})
export class TablePage implements MayHoldTyping {
  readonly id = input('');
  /** One of those that offices ask for. */
  readonly ready = input('');
  /** Organizations that were chosen one by one, between commas. */
  readonly ids = input('', { transform: (ids: string | undefined) => ids ?? '' });
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  private readonly api = inject(TablesApi);
  private readonly saving = inject(TableSaving);
  private readonly numbers = inject(TableNumbers);
  private readonly kinds = inject(Kinds);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly snack = inject(MatSnackBar);
  protected readonly words = inject(OrganizationWords);
  readonly undrafted = true;

  private readonly address = listState(LIST_DEFAULTS);
  protected readonly answer = resource({ params: () => this.id() || undefined, loader: ({ params }) => this.api.one(params) });
  /** The table as it was last saved. */
  protected readonly saved = linkedSignal<DefinedTable | null>(() => (this.answer.hasValue() ? this.answer.value() : null));
  private readonly ofReady = computed(() => READY_MADE.find(({ code }) => code === this.ready()));

  /** What is asked, as the address of the list would say it. */
  protected readonly question = computed<ListState>(() => {
    const saved = this.saved();
    const ready = this.ofReady();
    const address = this.address.query();
    if (!this.id()) return { ...address, ...(ready && questionOfReady(ready, this.asOf.day(), questionOf(address), this.chosen() > 0)) };
    if (!saved || !this.kinds.loaded()) return LIST_DEFAULTS;
    return questionOfTable(saved, this.kinds.all());
  });
  protected readonly chosen = computed(() => this.ids().split(',').filter(Boolean).length);
  protected readonly chips = inject(ListChips).of(this.question);
  private readonly params = computed(() => ({
    ...filterParams(this.question(), this.asOf.params()),
    ...asked({ sort: orderOf(this.question()), ids: this.ids() }),
  }));

  /** As it is begun, in words of the language; a scope's words may come later than the page. */
  private readonly begun = computed<{ readonly name: string; readonly definition: TableDefinition | undefined }>(() => {
    const saved = this.saved();
    if (this.id()) return { name: saved?.name ?? '', definition: saved?.definition };
    this.words.now();
    return newTable(this.ofReady(), (key) => this.words.say(key));
  });
  private readonly touched = signal(false);
  /** The definition and the name as they stand on the screen: what was typed stays, whatever language is chosen. */
  protected readonly definition = linkedSignal<TableDefinition | undefined, TableDefinition | undefined>({
    source: () => this.begun().definition,
    computation: (begun, before) => (untracked(this.touched) && before ? before.value : begun),
  });
  protected readonly name = linkedSignal<string, string>({
    source: () => this.begun().name,
    computation: (begun, before) => (untracked(this.touched) && before ? before.value : begun),
  });
  private readonly changed = computed(
    () => JSON.stringify(this.definition()) !== JSON.stringify(this.saved()?.definition) || this.name() !== (this.saved()?.name ?? ''),
  );
  protected readonly editing = linkedSignal(() => !this.id());
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  private readonly naming = viewChild(TableNaming);

  // While somebody types, the paper waits.
  private readonly settled = signal<TableDefinition | undefined>(undefined);
  protected readonly printed = resource({
    params: () => {
      const definition = this.settled();
      this.words.now();
      return definition && (!this.id() || this.saved()) ? { definition, params: this.params() } : undefined;
    },
    loader: ({ params: { definition, params } }) => this.api.printed(definition, params),
  });
  /** The paper stays while the next one is drawn. */
  protected readonly paper = linkedSignal<PrintedTable | undefined, PrintedTable | undefined>({
    source: () => (this.printed.hasValue() ? this.printed.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly refusal = computed(() => {
    const error = this.printed.error();
    if (!error) return '';
    const problem = problemOf(error);
    return problem?.errors?.[0]?.message ?? problem?.detail ?? this.words.say('tables.failed');
  });
  protected readonly gone = computed(() => problemOf(this.answer.error())?.status === 404);

  constructor() {
    let pause: ReturnType<typeof setTimeout> | undefined;
    effect((onCleanup) => {
      const definition = this.definition();
      const wait = untracked(() => this.settled()) ? PAUSE : 0;
      pause = setTimeout(() => this.settled.set(definition), wait);
      onCleanup(() => clearTimeout(pause));
    });
    const title = inject(Title);
    effect(() => {
      // The browser offers the title as the name of the file when the page is printed into one.
      const [own] = this.paper()?.title ?? [];
      title.setTitle(own ?? `${this.words.say('tables.title')} · ${this.words.say('product')}`);
    });
    // A saved table is of the day of its view, until another is chosen; a ready-made one of its own.
    let opened = '';
    effect(() => {
      const rule = this.id() ? this.saved()?.view.asOf : this.ofReady()?.asOf;
      const key = this.id() || this.ready();
      if (!rule || opened === key) return;
      opened = key;
      const day = dayOf(rule, this.asOf.today());
      if (untracked(() => !this.asOf.elsewhere()) && day !== this.asOf.today())
        void this.router.navigate([], { queryParams: { asOf: day }, queryParamsHandling: 'merge', replaceUrl: true });
    });
  }

  unsaved(): boolean {
    return this.touched() && this.changed();
  }

  forget(): void {
    this.touched.set(false);
  }

  protected edit(definition: TableDefinition): void {
    this.touched.set(true);
    this.definition.set(definition);
  }

  protected rename(name: string): void {
    this.touched.set(true);
    this.name.set(name);
  }

  /** Another question, set as it stands; or another ready-made table, which is set as it is made. */
  protected ask({ address, anew }: Scope): void {
    this.touched.set(!anew && (this.touched() || this.ready() !== ''));
    void this.router.navigate(['/tables/new'], { queryParams: address });
  }

  protected print(): void {
    window.print();
  }

  protected async download(format: 'xlsx' | 'docx'): Promise<void> {
    const definition = this.definition();
    if (!definition) return;
    await this.tried(() => this.api.download(definition, this.params(), format), saidInFile);
  }

  /** Numbers of organizations can be opened. */
  protected readonly explained = computed(() => this.definition()?.statistic?.measure === 'count');
  private readonly atHand = computed(() => {
    const [paper, definition] = [this.paper(), this.definition()];
    return paper && definition && { paper, definition, question: this.question(), asked: this.chips().map(({ value }) => value) };
  });
  /** How many the paper speaks of. */
  protected readonly whole = computed(() => {
    const all = this.atHand();
    return all ? wholeOf(all.paper, all.definition) : null;
  });

  protected async explain(counted: { readonly line: PrintedLine; readonly at: number }): Promise<void> {
    const all = this.atHand();
    if (all) await this.numbers.explain(all, counted);
  }

  protected copyNumber(count: number): void {
    const all = this.atHand();
    if (all) this.numbers.copy(all, count);
  }

  /** Rows with borders and the same as text: WPS, Word and Excel take whichever they keep best. */
  protected async copy(): Promise<void> {
    const paper = this.paper();
    if (!paper) return;
    const { copyTable } = await import('./copied-table');
    this.snack.open(this.words.say((await copyTable(paper)) ? 'tables.copied' : 'tables.notCopied', { count: paper.lines.length }));
  }

  protected async keep(): Promise<void> {
    const [paper, definition, saved] = [this.paper(), this.definition(), this.saved()];
    if (!definition || !paper) return;
    const { KeepDialog } = await import('./keep-dialog');
    const kept = await KeepDialog.ask(this.dialog, {
      title: paper.title.join(' '),
      lines: paper.lines.filter(({ sort }) => sort === 'row').length,
      act: (handing, key) => this.api.keep({ ...handing, definition, tableId: saved?.id ?? null }, this.params(), key),
    });
    if (!kept) return;
    const bar = this.snack.open(this.words.say('tables.kept.done', { to: kept.handedTo }), this.words.say('tables.kept.open'));
    bar.onAction().subscribe(() => void this.router.navigate(['/tables/kept', kept.id]));
  }

  /** `taken`: one's own table that it takes the place of. */
  protected async save(taken?: DefinedTable): Promise<void> {
    const [definition, name, saved] = [this.definition(), this.name().trim(), this.saved()];
    if (!definition || !name) return;
    await this.tried(async () => {
      const holder = taken ? undefined : await this.saving.holderOf(name, saved);
      if (holder) {
        this.naming()?.refuse(this.words.say('tables.nameTaken', { name }), saved?.own ? undefined : holder);
        return;
      }
      const of = { question: this.question(), view: this.address.query().view, rule: this.ofReady()?.asOf };
      const done = await this.saving.save(saved, { name, definition }, of, taken);
      this.touched.set(false);
      this.saved.set(done);
      this.editing.set(false);
      this.snack.open(this.words.say('tables.saved', { name }));
      if (done.id !== this.id()) await this.router.navigate(['/tables', done.id], { queryParams: this.asOf.params(), replaceUrl: true });
    });
  }

  protected async remove(): Promise<void> {
    const saved = this.saved();
    if (!saved) return;
    await this.tried(async () => {
      await this.saving.remove(saved);
      this.touched.set(false);
      await this.router.navigate(['/tables']);
      const bar = this.snack.open(this.words.say('tables.removed', { name: saved.name }), this.words.say('undo.short'));
      bar.onAction().subscribe(() => {
        void this.tried(async () => {
          await this.saving.restore(saved);
          await this.router.navigate(['/tables', saved.id]);
        });
      });
    });
  }

  private async tried(act: () => Promise<void>, said?: (error: unknown) => Promise<string>): Promise<void> {
    this.busy.set(true);
    this.failure.set('');
    this.naming()?.accept();
    try {
      await act();
    } catch (error) {
      const problem = problemOf(error);
      const ofName = problem?.errors?.find(({ pointer }) => pointer === '/name');
      if (ofName) return this.naming()?.refuse(ofName.message);
      const words = said ? await said(error) : (problem?.errors?.[0]?.message ?? problem?.detail);
      this.failure.set(words && words !== '?' ? words : this.words.say('tables.failed'));
    } finally {
      this.busy.set(false);
    }
  }
}
