import { HttpClient } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Subscription } from 'rxjs';
import { Client, newKey } from '../../api/client';
import type { ImportCell, Imported, ImportFault, ImportOutcome, ImportPreview, ImportRow, PreviewedRow } from '../../api/imports';
import { isCutOff, problemOf } from '../../api/problem';
import { AsOf } from '../../shell/as-of';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { isDay } from '../../ui/days';
import type { MayHoldTyping } from '../../ui/leave-guard';
import { OrganizationWords } from '../organization-words';
import { type Choice, countsOf, kindsWithoutType, rowFor, usualChoice } from './import-choices';

const SHOWN = 200;
export const OUTCOMES: readonly ImportOutcome[] = ['new', 'changed', 'asked', 'unchanged', 'wrong', 'doubtful'];

/** 导入: a list is pasted or chosen, looked at row by row and cell by cell, and written as one change set that can be taken back. */
@Component({
  selector: 'tx-import-page',
  imports: [
    MatButton,
    MatCheckbox,
    MatFormFieldModule,
    MatInput,
    MatProgressBar,
    MatRadioModule,
    MatSelectModule,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  // A file that misses the box would take the page's place in the window.
  host: { '(document:dragover)': 'hover($event)', '(document:dragleave)': 'over.set(false)', '(document:drop)': 'drop($event)' },
})
export class ImportPage implements MayHoldTyping {
  protected readonly asOf = inject(AsOf);
  protected readonly session = inject(Session);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  protected readonly words = inject(OrganizationWords);
  private readonly http = inject(HttpClient);
  private readonly client = inject(Client);
  private readonly snack = inject(MatSnackBar);
  protected readonly outcomes = OUTCOMES;
  readonly undrafted = true;

  protected readonly text = signal('');
  protected readonly file = signal<File | null>(null);
  protected readonly over = signal(false);
  private readonly running = signal<Subscription | null>(null);
  protected readonly checking = computed(() => this.running() !== null);
  protected readonly writing = signal(false);
  protected readonly failure = signal('');
  private readonly types = signal<Readonly<Record<string, string>>>({});
  protected readonly preview = signal<ImportPreview | null>(null);
  protected readonly done = signal<Imported | null>(null);

  protected readonly at = linkedSignal<ImportPreview | null, number>({
    source: this.preview,
    // The first that says anything; after a second look the one that was open.
    computation: (preview, before) => {
      const sheets = preview?.sheets ?? [];
      if (before && sheets[before.value]?.rows.length) return before.value;
      return Math.max(
        0,
        sheets.findIndex(({ rows }) => rows.length),
      );
    },
  });
  protected readonly sheet = computed(() => this.preview()?.sheets[this.at()]);
  protected readonly counts = computed(() => {
    const sheet = this.sheet();
    return sheet ? countsOf(sheet) : null;
  });
  /** Each kind without types, with those of the office to choose from. */
  protected readonly typeless = computed(() => {
    this.language.now();
    const asked = new Set([...Object.keys(this.types()), ...(this.sheet() ? kindsWithoutType(this.sheet() ?? { ...NO_SHEET }) : [])]);
    return this.kinds
      .all()
      .filter(({ code }) => asked.has(code))
      .map((kind) => ({
        code: kind.code,
        name: this.language.nameOf(kind),
        chosen: this.types()[kind.code] ?? '',
        types: kind.types.filter(({ retired }) => !retired).map((type) => ({ value: type.name, name: this.language.nameOf(type) })),
      }));
  });
  protected readonly filter = linkedSignal<unknown, ImportOutcome | null>({ source: this.sheet, computation: () => null });
  protected readonly shown = linkedSignal<unknown, number>({ source: () => [this.sheet(), this.filter()], computation: () => SHOWN });
  protected readonly filtered = computed(() =>
    (this.sheet()?.rows ?? []).filter(({ outcome }) => !this.filter() || outcome === this.filter()),
  );
  protected readonly rows = computed(() => this.filtered().slice(0, this.shown()));
  private readonly choices = linkedSignal<unknown, ReadonlyMap<number, Choice>>({ source: this.sheet, computation: () => new Map() });
  /** What the server found wrong when it was to be written, by row. */
  private readonly refusals = linkedSignal<unknown, ReadonlyMap<number, readonly string[]>>({
    source: this.sheet,
    computation: () => new Map(),
  });

  protected readonly way = signal<'correction' | 'from'>('correction');
  protected readonly fromDay = signal('');
  protected readonly membersOn = signal('');
  protected readonly reason = signal('');
  protected readonly hasMembers = computed(() => (this.sheet()?.rows ?? []).some(({ members }) => members !== null));
  protected readonly changes = computed(() => this.chosen().some(({ id }) => id !== undefined));
  protected readonly wrongDay = computed(
    () => (this.way() === 'from' && this.changes() && !isDay(this.fromDay())) || (this.membersOn() !== '' && !isDay(this.membersOn())),
  );
  protected readonly chosen = computed((): ImportRow[] =>
    (this.sheet()?.rows ?? []).flatMap((row) => rowFor(row, this.choiceOf(row), this.way() === 'from' ? this.fromDay() : null) ?? []),
  );
  // The same key while a request was cut off: sent again, it does the thing once.
  private key = newKey();

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.words.now();
      title.setTitle(`${this.words.say('import.title')} · ${this.words.say('product')}`);
    });
    inject(DestroyRef).onDestroy(() => this.cancel());
  }

  unsaved(): boolean {
    return (this.text() !== '' || this.file() !== null) && !this.done();
  }

  forget(): void {
    this.clear();
  }

  protected drop(event: DragEvent): void {
    this.over.set(false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.take(event.dataTransfer.files);
  }

  protected hover(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over.set(true);
  }

  protected take(files: FileList | null): void {
    const file = files?.[0];
    if (!file) return;
    this.file.set(file);
    this.text.set('');
    this.check();
  }

  protected typed(text: string): void {
    this.text.set(text);
    this.file.set(null);
  }

  protected chooseType(kind: string, type: string): void {
    this.types.update((types) => ({ ...types, [kind]: type }));
    this.check();
  }

  /** 预检: nothing is written. A pasted block goes as the file that it would be. */
  protected check(): void {
    const file = this.file() ?? new File([this.text()], `${this.words.say('import.unnamed')}.txt`, { type: 'text/plain' });
    this.cancel();
    this.failure.set('');
    this.done.set(null);
    const form = new FormData();
    form.append('facts', JSON.stringify({ types: this.types() }));
    form.append('file', file, file.name);
    this.running.set(
      this.http.post<ImportPreview>('/api/imports/preview', form).subscribe({
        next: (preview) => {
          this.running.set(null);
          this.preview.set(preview);
        },
        error: (error: unknown) => {
          this.running.set(null);
          this.preview.set(null);
          this.failure.set(problemOf(error)?.detail ?? this.words.say('import.failed'));
        },
      }),
    );
  }

  protected cancel(): void {
    this.running()?.unsubscribe();
    this.running.set(null);
  }

  protected clear(): void {
    this.cancel();
    this.text.set('');
    this.file.set(null);
    this.preview.set(null);
    this.done.set(null);
    this.failure.set('');
    this.types.set({});
  }

  protected choiceOf(row: PreviewedRow): Choice {
    return this.choices().get(row.row) ?? usualChoice(row);
  }

  protected choose(row: PreviewedRow, choice: Choice): void {
    this.choices.update((choices) => new Map(choices).set(row.row, choice));
    this.key = newKey();
  }

  /** Can it go in as it stands? A wrong one is mended in the list first. */
  protected takable({ outcome }: PreviewedRow): boolean {
    return outcome === 'new' || outcome === 'changed';
  }

  protected whole({ matches, outcome }: PreviewedRow): Choice {
    return outcome === 'new' ? 'new' : (matches[0]?.id ?? 'skip');
  }

  /** What of a row is worth reading: of one that is there what changes, else all of it. */
  protected told({ outcome, cells }: PreviewedRow): readonly ImportCell[] {
    return outcome === 'changed' || outcome === 'asked' ? cells.filter(({ changed }) => changed) : outcome === 'unchanged' ? [] : cells;
  }

  /** What is wrong with the whole row stands at no cell of it. */
  protected said({ place, why, raw }: ImportFault): string {
    if (/^\d/.test(place)) return why;
    return raw ? this.words.say('import.atRaw', { place, why, raw }) : this.words.say('import.at', { place, why });
  }

  protected refusalsOf({ row }: PreviewedRow): readonly string[] {
    return this.refusals().get(row) ?? [];
  }

  protected why(why: string | null): string {
    return this.words.say(`import.why.${why ?? 'same'}`);
  }

  protected async write(): Promise<void> {
    const rows = this.chosen();
    if (!rows.length || this.wrongDay()) return;
    this.writing.set(true);
    this.failure.set('');
    const [reason, membersOn] = [this.reason().trim(), this.membersOn()];
    try {
      const body = { rows, ...(reason && { reason }), ...(membersOn && { membersOn }) };
      const done = await this.client.post<Imported>('/api/imports', body, { key: this.key });
      this.done.set(done);
      this.snack.open(this.words.say('import.done', { founded: done.founded, changed: done.changed }));
    } catch (error) {
      if (!isCutOff(error)) this.key = newKey();
      this.tell(error, rows);
    } finally {
      this.writing.set(false);
    }
  }

  protected async undo(changeSet: string): Promise<void> {
    this.writing.set(true);
    try {
      await this.client.post(`/api/changes/${changeSet}/undo`, { reason: this.words.say('import.undo') });
      this.snack.open(this.words.say('import.undone'));
      this.done.set(null);
      this.key = newKey();
      this.check();
    } catch (error) {
      this.failure.set(problemOf(error)?.detail ?? this.words.say('import.failed'));
    } finally {
      this.writing.set(false);
    }
  }

  /** What is wrong goes to its rows; what belongs to none stands above. */
  private tell(error: unknown, rows: readonly ImportRow[]): void {
    const problem = problemOf(error);
    const refusals = new Map<number, string[]>();
    for (const { pointer, message } of problem?.errors ?? []) {
      const row = rows[Number(/^\/rows\/(\d+)/.exec(pointer)?.[1] ?? NaN)];
      if (row) refusals.set(row.row, [...(refusals.get(row.row) ?? []), message]);
    }
    this.refusals.set(refusals);
    const count = [...refusals.values()].flat().length;
    this.failure.set(count ? this.words.say('import.refused', { count }) : (problem?.detail ?? this.words.say('import.failed')));
  }
}

const NO_SHEET = { sheet: null, unread: null, columns: [], unmatched: [], leftOut: [], rows: [], skipped: [], more: 0 };
