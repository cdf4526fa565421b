import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject, linkedSignal, signal } from '@angular/core';
import { MatAnchor, MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ChangeSet } from '../../api/changes';
import { type Import, type ImportRows, ROW_OUTCOMES, type RowOutcome } from '../../api/imports';
import { isCutOff, problemOf } from '../../api/problem';
import type { Job } from '../../api/work-types';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { DateBox } from '../../ui/date-box';
import { DayButton } from '../../ui/day-button';
import { listState } from '../../ui/list-state';
import { ListTrail } from '../list/list-trail';
import { OrganizationWords } from '../organization-words';
import { UndoPanel } from '../page/undo-panel';
import { ImportOriginNotice } from './import-origin';
import { ImportRowsTable } from './import-rows';
import { ImportSource } from './import-source';
import { ImportActs, importRequest, type Reading, type RowDecision, rowsRequest } from './imports.api';

/** As many rows as the server takes at once. */
const MOST_ROWS = 20_000;
/** Milliseconds between two questions how far the job is. */
const PAUSE = 700;

/** 导入: a pasted block; how its columns are read; what becomes of each row; then the outcome, with its undo. */
@Component({
  selector: 'tx-import-list',
  imports: [
    DateBox,
    DayButton,
    ImportOriginNotice,
    ImportRowsTable,
    ImportSource,
    MatAnchor,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatProgressBar,
    MatRadioModule,
    MatSelectModule,
    RouterLink,
    TranslocoDirective,
    UndoPanel,
  ],
  templateUrl: './import-list.html',
  styleUrl: './import-list.scss',
})
export class ImportList {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  protected readonly words = inject(OrganizationWords);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  protected readonly trail = inject(ListTrail);
  private readonly acts = inject(ImportActs);

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
  protected readonly way = linkedSignal<string>(() => (this.list()?.effectiveOn ? 'from' : 'correction'));
  protected readonly day = linkedSignal(() => this.list()?.effectiveOn ?? '');
  /** With no day yet it would be written as a correction, which nobody asked for. */
  protected readonly dayMissing = computed(() => this.way() === 'from' && (!this.day() || this.day() !== this.list()?.effectiveOn));
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly job = signal<Job | null>(null);
  protected readonly undoing = signal(false);
  protected readonly taken = signal(false);
  /** The change set that was written, as the panel of undo takes it. */
  protected readonly done = computed(
    () => ({ changeSet: this.list()?.changeSet ?? '', act: 'organizations.import', fields: [] }) as unknown as ChangeSet,
  );
  private gone = false;

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.words.say('import.title')} · ${this.words.say('product')}`);
    });
    inject(DestroyRef).onDestroy(() => (this.gone = true));
  }

  protected count(outcome: RowOutcome): string {
    return (this.list()?.counts[outcome] ?? 0).toLocaleString('en-US');
  }

  protected show(outcome: string): void {
    void this.state.change({ outcome, after: '' });
  }

  protected turn(after: string): void {
    void this.state.change({ after });
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
      await this.state.change({ id, outcome: '', after: '' });
    });
  }

  /** One of each kind: who chooses another of a kind means that one. */
  protected putTypes(chosen: readonly string[]): void {
    const before = this.list()?.types ?? [];
    const kindOf = (id: string): string => this.kinds.all().find(({ types }) => types.some((type) => type.id === id))?.code ?? '';
    const added = chosen.filter((id) => !before.includes(id));
    const replaced = new Set(added.map(kindOf));
    void this.revise({ types: chosen.filter((id) => added.includes(id) || !replaced.has(kindOf(id))) });
  }

  protected read(at: number, chosen: string): void {
    const field = chosen || null;
    const fields = this.list()?.columns.map((column, place) => (place === at ? field : column.field === field ? null : column.field)) ?? [];
    void this.revise({ fields });
  }

  protected putKind(kind: string): void {
    void this.revise({ kind: kind || null });
  }

  protected putWay(way: string): void {
    this.way.set(way);
    if (way === 'correction' && this.list()?.effectiveOn) void this.revise({ effectiveOn: null });
  }

  protected putDay(day: string): void {
    this.day.set(day);
    if (day && day !== this.list()?.effectiveOn) void this.revise({ effectiveOn: day });
  }

  protected decide({ row, decision }: { readonly row: number; readonly decision: RowDecision }): void {
    void this.sent(async () => {
      this.list.set(await this.acts.decide(this.id(), row, decision));
      this.page.reload();
    });
  }

  protected async forget(): Promise<void> {
    await this.sent(async () => {
      await this.acts.forget(this.id());
      await this.state.reset();
    });
  }

  /** Writes what is new and changed; the page may be left meanwhile. */
  protected async apply(): Promise<void> {
    if (this.dayMissing()) return;
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

  private async revise(reading: Reading): Promise<void> {
    await this.sent(async () => {
      this.list.set(await this.acts.revise(this.id(), reading));
      this.page.reload();
    });
  }

  private async sent(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      if (!problem && !isCutOff(error)) throw error;
      this.failure.set(problem?.errors?.[0]?.message ?? problem?.detail ?? this.words.say('import.failed'));
    } finally {
      this.busy.set(false);
    }
  }
}
