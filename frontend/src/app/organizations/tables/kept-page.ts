import { ChangeDetectorRef, Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { problemOf } from '../../api/problem';
import type { ComparedRow, KeptComparison } from '../../api/tables';
import { AsOf } from '../../shell/as-of';
import { officeTime } from '../../ui/days';
import { saidInFile } from '../file-answer';
import { OrganizationWords } from '../organization-words';
import { TablePaper } from './table-paper';
import { TablesApi } from './tables.api';

/** 上报留底: a table as it was handed up, and what of it reads otherwise today. */
@Component({
  selector: 'tx-kept-page',
  imports: [MatButton, MatIcon, MatProgressBar, RouterLink, TablePaper, TranslocoDirective],
  templateUrl: './kept-page.html',
  styleUrls: ['./table-page.scss', './kept-page.scss'],
})
export class KeptPage {
  readonly id = input.required<string>();
  protected readonly asOf = inject(AsOf);
  private readonly api = inject(TablesApi);
  protected readonly words = inject(OrganizationWords);
  protected readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.api.keptOne(params) });
  protected readonly kept = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly gone = computed(() => problemOf(this.answer.error())?.status === 404);
  /** Compared with: nothing yet, today, or the same day as it is recorded now. */
  protected readonly with = signal<'nothing' | 'today' | 'sameDay'>('nothing');
  protected readonly comparison = resource({
    params: () => {
      const kept = this.kept();
      this.words.now();
      if (!kept || this.with() === 'nothing') return undefined;
      return { id: kept.id, asOf: this.with() === 'today' ? this.asOf.today() : kept.asOf };
    },
    loader: ({ params: { id, asOf } }) => this.api.comparison(id, asOf),
  });
  /** What goes to the printer is the comparison, not the table. */
  protected readonly comparisonAlone = signal(false);
  private readonly changes = inject(ChangeDetectorRef);
  private readonly snack = inject(MatSnackBar);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly time = officeTime;

  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(this.kept()?.title ?? `${this.words.say('tables.kept.title')} · ${this.words.say('product')}`);
    });
  }

  /** A row of figures is a county or a kind, none that has a page. */
  protected leads({ traced, rows }: KeptComparison, part: readonly ComparedRow[]): boolean {
    return traced || part !== rows;
  }

  /** What is said of a row without a change behind it: figures stand on the organizations that are told below them. */
  protected whyNone({ traced, rows, members }: KeptComparison, part: readonly ComparedRow[]): string {
    if (traced || part !== rows) return 'kept.before';
    return members.length ? 'kept.below' : 'kept.summed';
  }

  protected print(): void {
    window.print();
  }

  /** The comparison alone; the browser prints what stands there while it is asked. */
  protected printComparison(): void {
    this.comparisonAlone.set(true);
    this.changes.detectChanges();
    window.print();
    this.comparisonAlone.set(false);
  }

  protected async copyComparison(title: string, compared: KeptComparison): Promise<void> {
    const [{ comparedTable }, { copyTable }] = await Promise.all([import('./compared-table'), import('./copied-table')]);
    const table = comparedTable(title, compared, this.words);
    this.snack.open(this.words.say((await copyTable(table)) ? 'tables.copied' : 'tables.notCopied', { count: table.lines.length }));
  }

  protected async download(): Promise<void> {
    this.busy.set(true);
    this.failure.set('');
    try {
      await this.api.keptFile(this.id());
    } catch (error) {
      const said = await saidInFile(error);
      this.failure.set(said === '?' ? this.words.say('tables.failed') : said);
    } finally {
      this.busy.set(false);
    }
  }
}
