import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { MatAnchor, MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ChangeSet } from '../../api/changes';
import { type Import, type ImportRows, ROW_OUTCOMES, type RowOutcome } from '../../api/imports';
import { isCutOff, problemOf } from '../../api/problem';
import type { Job } from '../../api/work-types';
import { AsOf } from '../../shell/as-of';
import { Session } from '../../shell/session';
import type { MayHoldTyping } from '../../ui/leave-guard';
import { listState } from '../../ui/list-state';
import { ListTrail } from '../list/list-trail';
import { OrganizationWords } from '../organization-words';
import { UndoPanel } from '../page/undo-panel';
import { ImportColumns } from './import-columns';
import { ImportFoundLists } from './import-found';
import { ImportOriginNotice } from './import-origin';
import { ImportRowsTable, type RowDecided } from './import-rows';
import { ImportSource } from './import-source';
import { ImportActs, importRequest, type Reading, rowsRequest } from './imports.api';

/** As many rows as the server takes at once. */
const MOST_ROWS = 20_000;
/** Milliseconds between two questions how far the job is. */
const PAUSE = 700;

/** 导入: a pasted block; how its columns are read; what becomes of each row; then the outcome, with its undo. */
@Component({
  selector: 'tx-import-list',
  imports: [
    ImportColumns,
    ImportFoundLists,
    ImportOriginNotice,
    ImportRowsTable,
    ImportSource,
    MatAnchor,
    MatButton,
    MatProgressBar,
    RouterLink,
    TranslocoDirective,
    UndoPanel,
  ],
  templateUrl: './import-list.html',
  styleUrl: './import-list.scss',
})
export class ImportList implements MayHoldTyping {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly words = inject(OrganizationWords);
  protected readonly trail = inject(ListTrail);
  private readonly acts = inject(ImportActs);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly columns = viewChild(ImportColumns);
  private readonly table = viewChild(ImportRowsTable);
  /** No draft is kept of what may hold people's private facts. */
  readonly undrafted = true;

  private readonly state = listState({ id: '', outcome: '', after: '' });
  protected readonly outcome = computed(() => this.state.query().outcome);
  protected readonly after = computed(() => this.state.query().after);
  protected readonly id = computed(() => this.state.query().id);
  protected readonly reading = httpResource<Import>(() => (this.id() ? importRequest(this.id()) : undefined));
  protected readonly list = linkedSignal<Import | undefined>(() =>
    this.id() && this.reading.hasValue() ? this.reading.value() : undefined,
  );
  protected readonly page = httpResource<ImportRows>(() => {
    const { id, outcome, after } = this.state.query();
    return id ? rowsRequest(id, outcome, after) : undefined;
  });
  /** Stand until the next reading is there. */
  protected readonly rows = linkedSignal<ImportRows | undefined, ImportRows | undefined>({
    source: () => (this.page.hasValue() ? this.page.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly outcomes = ROW_OUTCOMES;
  protected readonly all = computed(() => Object.values(this.list()?.counts ?? {}).reduce((sum, count) => sum + count, 0));
  protected readonly written = computed(() => (this.list()?.counts.new ?? 0) + (this.list()?.counts.changed ?? 0));
  protected readonly marked = computed(() => `${importRequest(this.id())}/marked`);
  protected readonly left = computed(() => (this.list()?.counts.wrong ?? 0) + (this.list()?.counts.doubtful ?? 0));

  /** Kept so that another of its sheets may be read; gone when the page is opened anew. */
  protected readonly file = signal<File | null>(null);
  /** What stands in the box and has not been sent. */
  protected readonly pasted = signal('');
  protected readonly dayMissing = computed(() => this.columns()?.dayMissing() ?? false);
  /** Fields that no column says although rows are wrong for want of them. */
  protected readonly missing = computed(() => {
    const list = this.list();
    if (!list || list.changeSet) return [];
    const wanted = new Set(
      this.rows()?.items.flatMap(({ problems }) => problems.flatMap(({ field, code }) => (code === 'required' ? field : []))),
    );
    return ['name', 'areaName', 'type'].filter((field) => wanted.has(field) && !list.columns.some((column) => column.field === field));
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly job = signal<Job | null>(null);
  protected readonly undoing = signal(false);
  /** Rows whose cells were mended here: work that goes with the list. */
  protected readonly mended = signal<ReadonlySet<number>>(new Set());
  /** Whether to give it up is asked. */
  protected readonly givingUp = signal(false);
  protected readonly taken = signal(false);
  /** The change set that was written, as the panel of undo takes it. */
  protected readonly done = computed(
    () => ({ changeSet: this.list()?.changeSet ?? '', act: 'organizations.import', fields: [] }) as unknown as ChangeSet,
  );
  private gone = false;
  /** It was imported just now: where that is said comes into sight. */
  private landed = false;
  /** What is sent goes one after the other. True: it arrived. */
  private turn: Promise<boolean> = Promise.resolve(true);

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.words.say('import.title')} · ${this.words.say('product')}`);
    });
    effect(() => {
      if (!this.list()?.changeSet || !this.landed) return;
      this.landed = false;
      afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('.outcome')?.focus(), { injector: this.injector });
    });
    inject(DestroyRef).onDestroy(() => (this.gone = true));
  }

  protected count(outcome: RowOutcome): string {
    return (this.list()?.counts[outcome] ?? 0).toLocaleString('en-US');
  }

  unsaved(): boolean {
    return this.pasted().trim() !== '' || (this.table()?.edits.unsent() ?? false);
  }

  /** It goes with the page. */
  forget(): void {
    this.pasted.set('');
  }

  protected async show(outcome: string): Promise<void> {
    if (await this.settled()) await this.state.change({ outcome, after: '' });
  }

  protected async leaf(after: string): Promise<void> {
    if (await this.settled()) await this.state.change({ after });
  }

  protected async begin(rows: readonly (readonly string[])[]): Promise<void> {
    if (this.busy()) return;
    if (rows.length > MOST_ROWS + 1) {
      this.failure.set(
        this.words.say('import.tooMany', { most: MOST_ROWS.toLocaleString('en-US'), count: rows.length.toLocaleString('en-US') }),
      );
      return;
    }
    this.file.set(null);
    await this.opened(() => this.acts.begin(rows));
  }

  protected async beginFile(file: File): Promise<void> {
    this.file.set(file);
    await this.opened(() => this.acts.beginFile(file));
  }

  /** Reads another sheet of the file; what was decided of the one before is given up. */
  protected async readSheet(sheet: string): Promise<void> {
    const [file, before] = [this.file(), this.id()];
    if (!file || sheet === this.list()?.source.sheet) return;
    await this.opened(async () => {
      const begun = await this.acts.beginFile(file, sheet);
      await this.acts.forget(before);
      return begun;
    });
  }

  private async opened(begin: () => Promise<Import>): Promise<void> {
    await this.sent(async () => {
      const { id } = await begin();
      this.pasted.set('');
      await this.state.change({ id, outcome: '', after: '' });
    });
  }

  protected decide({ row, decision }: RowDecided): void {
    const { cells } = decision;
    void this.sent(async () => {
      this.list.set(await this.acts.decide(this.id(), row, decision));
      this.page.reload();
      if (!cells) return;
      this.table()?.edits.arrived(row, cells);
      this.mended.update((rows) => new Set([...rows, row]));
    }).then((arrived) => {
      if (cells && !arrived) this.table()?.edits.failed(row);
    });
  }

  /** Once what is typed into a row has arrived. False: it has not, and whoever would go elsewhere stays with it. */
  private async settled(): Promise<boolean> {
    this.table()?.settle();
    await this.turn;
    return !this.table()?.edits.unsent();
  }

  /** Asks first where cells were mended. */
  protected async giveUp(): Promise<void> {
    if (this.mended().size && !this.givingUp()) {
      this.givingUp.set(true);
      return;
    }
    await this.sent(async () => {
      await this.acts.forget(this.id());
      this.givingUp.set(false);
      this.mended.set(new Set());
      await this.state.reset();
    });
  }

  /** Writes what is new and changed; the page may be left meanwhile. */
  protected async apply(): Promise<void> {
    if (this.dayMissing() || this.busy()) return;
    const seen = this.written();
    if (!(await this.settled())) return;
    if (this.written() !== seen) {
      this.failure.set(this.words.say('import.lookFirst', { count: this.written().toLocaleString('en-US') }));
      return;
    }
    await this.sent(async () => {
      let job = await this.acts.apply(this.id());
      this.job.set(job);
      while ((job.state === 'waiting' || job.state === 'running') && !this.gone) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        job = await this.acts.job(job.id);
        this.job.set(job);
      }
      const refusal = job.result?.['problem'] as { readonly detail?: string } | undefined;
      if (job.state === 'failed') this.failure.set(refusal?.detail ?? this.words.say('import.failed'));
      if (job.state === 'cancelled') this.failure.set(this.words.say('import.cancelled'));
      this.job.set(null);
      this.landed = job.state === 'done';
      this.reading.reload();
      this.page.reload();
    });
    this.job.set(null);
  }

  protected async cancel(job: Job): Promise<void> {
    try {
      await this.acts.cancel(job.id);
    } catch (error) {
      this.failure.set(problemOf(error)?.detail ?? this.words.say('import.failed'));
    }
  }

  protected async revise(reading: Reading): Promise<void> {
    if (!(await this.settled())) return;
    await this.sent(async () => {
      this.list.set(await this.acts.revise(this.id(), reading));
      this.page.reload();
    });
  }

  /** A column for what the sheet has none for: each row says it for itself. */
  protected add(field: string): void {
    const fields = this.list()?.columns.map((column) => column.field) ?? [];
    void this.revise({ fields: [...fields, field] });
  }

  private sent(work: () => Promise<void>): Promise<boolean> {
    const sending = this.turn.then(() => this.send(work));
    this.turn = sending.catch(() => false);
    return sending;
  }

  private async send(work: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    this.failure.set('');
    try {
      await work();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (!problem && !isCutOff(error)) throw error;
      this.failure.set(problem?.errors?.[0]?.message ?? problem?.detail ?? this.words.say('import.failed'));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
