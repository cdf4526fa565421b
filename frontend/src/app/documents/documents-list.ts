import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { asked } from '../api/client';
import type { DocumentCount, DocumentList } from '../api/documents';
import { problemOf } from '../api/problem';
import { AsOf } from '../shell/as-of';
import { sizeOf } from '../shell/documents/file-names';
import { Keys } from '../shell/keys';
import { Language } from '../shell/language';
import { Session } from '../shell/session';
import { listState } from '../ui/list-state';
import { showDate } from '../ui/partial-date';
import { CellTemplate, QueryTable, type QueryColumn } from '../ui/query-table/query-table';

const DEFAULTS = { q: '', mine: '', after: '', before: '' };

/** 文件: every paper that this account sees, the newest first. The address is the state. */
@Component({
  selector: 'tx-documents-list',
  imports: [CellTemplate, MatButton, MatFormFieldModule, MatIcon, MatInput, QueryTable, RouterLink, TranslocoDirective],
  templateUrl: './documents-list.html',
  styleUrl: './documents-list.scss',
})
export class DocumentsList {
  protected readonly asOf = inject(AsOf);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  protected readonly size = sizeOf;

  protected readonly state = listState(DEFAULTS);
  private readonly question = computed(() => asked({ q: this.state.query().q, mine: this.state.query().mine, ...this.asOf.params() }), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly page = httpResource<DocumentList>(() => {
    const { after, before } = this.state.query();
    return { url: '/api/documents', params: { ...this.question(), ...asked({ after, before }) } };
  });
  // Rows stay while the next ones load.
  protected readonly shown = linkedSignal<DocumentList | undefined, DocumentList | undefined>({
    source: () => (this.page.hasValue() ? this.page.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  private readonly counted = httpResource<DocumentCount>(() =>
    this.shown() ? { url: '/api/documents/count', params: this.question() } : undefined,
  );
  protected readonly total = computed(() => (this.counted.hasValue() ? this.counted.value().count : null));
  protected readonly problem = computed(() => {
    const error = this.page.error();
    return error ? (problemOf(error)?.detail ?? this.say('failed')) : null;
  });
  /** The account reads no documents: asking again would not help. */
  protected readonly refused = computed(() => problemOf(this.page.error())?.status === 403);
  protected readonly columns = computed((): QueryColumn[] => {
    this.language.now();
    const column = (key: string, width: number, more: Partial<QueryColumn> = {}) => ({
      key,
      label: this.say(`columns.${key}`),
      width,
      ...more,
    });
    return [
      column('title', 320, { pinned: 'start', grows: true }),
      column('number', 170),
      column('issuedOn', 120),
      column('issuer', 160),
      column('about', 200),
      column('file', 110),
      column('enteredOn', 110),
    ];
  });
  protected readonly mayAdd = computed(() => this.session.may('documents.add') && !this.asOf.elsewhere());

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.say('title')} · ${this.words.translate('frame.name')}`);
    });
    inject(Keys).bind([{ key: 'n', word: 'papers.dialog.title', act: () => void this.enter() }]);
  }

  protected date(text: string | null): string {
    return showDate(text, this.language.now());
  }

  protected about(row: { readonly about: readonly { readonly name: string }[] }): string {
    return row.about.map(({ name }) => name).join(this.language.now() === 'en' ? ', ' : '、') || '--';
  }

  protected async ask(q: string): Promise<void> {
    await this.state.change({ q: q.trim(), after: '', before: '' });
  }

  protected async onlyMine(mine: boolean): Promise<void> {
    await this.state.change({ mine: mine ? 'true' : '', after: '', before: '' });
  }

  protected async enter(): Promise<void> {
    if (!this.mayAdd()) return;
    const { DocumentDialog } = await import('../shell/documents/document-dialog');
    const entered = await DocumentDialog.ask(this.dialog);
    if (entered) await this.router.navigate(['/documents', entered.id]);
  }

  private say(key: string): string {
    return this.words.translate(`documents.${key}`);
  }
}
