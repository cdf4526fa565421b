import { HttpClient } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject, input, model, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Subscription } from 'rxjs';
import type { NamesFile } from '../../api/comparison';
import { problemOf } from '../../api/problem';
import { OrganizationWords } from '../organization-words';
import { KeptComparison, type ReadFile } from './kept-comparison';

/** Where in a file the names are; what is left out the server makes out. */
interface Place {
  readonly sheet?: string | null;
  readonly column?: number;
}

/** A list out of a file that is chosen, or dropped anywhere on the page: which sheet and column are read, and what of it is not. */
@Component({
  selector: 'tx-names-file-source',
  imports: [MatButton, MatFormFieldModule, MatSelectModule, TranslocoDirective],
  templateUrl: './names-file-source.html',
  styleUrl: './names-file-source.scss',
  // A file that misses the box would take the page's place in the window.
  host: { '(document:dragover)': 'hover($event)', '(document:dragleave)': 'over.set(false)', '(document:drop)': 'drop($event)' },
})
export class NamesFileSource {
  protected readonly kept = inject(KeptComparison);
  private readonly words = inject(OrganizationWords);
  private readonly http = inject(HttpClient);
  /** A file is held over the page. */
  readonly over = model(false);
  /** Why there is no list; empty when it is read anew. */
  readonly failed = output<string>();

  /** The names that the list holds now. */
  readonly names = input.required<readonly string[]>();
  /** A list was taken from a file. */
  readonly taken = output();
  /** A file that was read while the list held names: somebody has to say what becomes of them. */
  protected readonly waiting = signal<Omit<ReadFile, 'before'> | null>(null);

  /** What stood in the list when the file was chosen. */
  private begunWith: string | undefined;
  private readonly running = signal<Subscription | null>(null);
  protected readonly reading = computed(() => this.running() !== null);
  /** The columns to choose from. */
  protected readonly columns = computed(() =>
    (this.kept.file()?.answer.columns ?? []).flatMap(({ head, notice }, at) => (notice ? [] : { at, word: `${String(at + 1)}　${head}` })),
  );
  protected readonly leftOut = computed(() =>
    (this.kept.file()?.answer.columns ?? []).filter(({ notice }) => notice).map(({ head }) => head),
  );

  constructor() {
    // Who writes a list by hand meanwhile, or clears it, waits for no file any more. What was written before the file was chosen may be told only now.
    effect(() => {
      const text = this.kept.text();
      untracked(() => (text === this.begunWith ? undefined : this.stop()));
    });
    inject(DestroyRef).onDestroy(() => this.stop());
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
    if (file) this.read(file, {}, 'another');
  }

  /** The file goes into the list: after what stands in it, or instead. */
  protected put({ file, answer }: Omit<ReadFile, 'before'>, before: readonly string[]): void {
    this.waiting.set(null);
    this.kept.read({ file, answer, before });
    this.taken.emit();
  }

  protected read(file: File, { sheet, column }: Place, which: 'another' | 'same' = 'same'): void {
    this.stop();
    this.begunWith = this.kept.text();
    this.failed.emit('');
    const form = new FormData();
    form.append('facts', JSON.stringify({ ...(sheet == null ? {} : { sheet }), ...(column === undefined ? {} : { column }) }));
    form.append('file', file, file.name);
    this.running.set(
      this.http.post<NamesFile>('/api/organizations/comparison/file', form).subscribe({
        next: (answer) => {
          this.running.set(null);
          if (which === 'another' && this.names().length) this.waiting.set({ file, answer });
          else this.put({ file, answer }, which === 'same' ? (this.kept.file()?.before ?? []) : []);
        },
        error: (error: unknown) => {
          this.running.set(null);
          const problem = problemOf(error);
          const why = problem?.errors?.[0]?.message ?? problem?.detail ?? this.words.say('compare.file.failed');
          this.failed.emit(this.words.say('compare.file.wrong', { file: file.name, why }));
        },
      }),
    );
  }

  private stop(): void {
    this.running()?.unsubscribe();
    this.running.set(null);
    this.waiting.set(null);
  }
}
