import { HttpClient, HttpEventType, HttpResponse } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatRadioModule } from '@angular/material/radio';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Subscription } from 'rxjs';
import { nameIn, saidInFile, saveFile } from '../file-answer';
import { OrganizationWords } from '../organization-words';

export interface ExportData {
  readonly params: Readonly<Record<string, string>>;
  /** Of a selection: these rows and no others. */
  readonly ids: readonly string[] | null;
  readonly day: string;
  readonly total: number | null;
  readonly filters: readonly string[];
  /** The address of the question, for a table to hand up; of a selection there is none. */
  readonly address: Readonly<Record<string, string>> | null;
  readonly columns: readonly { readonly key: string; readonly label: string }[];
}

/** 导出: the rows of the filter or the chosen ones, the columns on the screen or all, as of the day. It can be cancelled while it runs. */
@Component({
  selector: 'tx-export-dialog',
  imports: [MatButton, MatDialogModule, MatProgressBar, MatRadioModule, RouterLink, TranslocoDirective],
  templateUrl: './export-dialog.html',
  styles: `
    dl {
      display: grid;
      grid-template-columns: 84px 1fr;
      gap: 8px 12px;
      margin: 0 0 8px;
      font-size: 13px;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      padding-top: 2px;
    }
    dd {
      margin: 0;
      padding-top: 2px;
    }
    /* Level with the first choice beside it. */
    dt[id] {
      padding-top: 8px;
    }
    mat-radio-group {
      display: flex;
      flex-direction: column;
    }
    mat-radio-button {
      margin-left: -10px;
    }
    mat-radio-button .tx-quiet {
      display: block;
      font-size: 13px;
    }
  `,
})
export class ExportDialog {
  protected readonly data = inject<ExportData>(MAT_DIALOG_DATA);
  private readonly http = inject(HttpClient);
  private readonly snack = inject(MatSnackBar);
  protected readonly words = inject(OrganizationWords);
  private readonly dialog = inject<MatDialogRef<ExportDialog>>(MatDialogRef);

  protected readonly format = signal<'xlsx' | 'csv'>('xlsx');
  protected readonly columns = signal<'shown' | 'all'>('shown');
  protected readonly running = signal<Subscription | null>(null);
  protected readonly bytes = signal(0);
  protected readonly failure = signal('');
  protected readonly size = computed(() => (this.bytes() / 1024 / 1024).toFixed(1));
  protected readonly columnNames = this.words.list(this.data.columns.map((c) => c.label));

  static open(dialog: MatDialog, data: ExportData): MatDialogRef<ExportDialog> {
    return dialog.open(ExportDialog, { data, width: '520px' });
  }

  constructor() {
    inject(DestroyRef).onDestroy(() => this.running()?.unsubscribe());
  }

  protected start(): void {
    this.failure.set('');
    this.bytes.set(0);
    const params: Record<string, string> = { ...this.data.params, format: this.format() };
    if (this.columns() === 'shown') params['columns'] = this.data.columns.map((c) => c.key).join(',');
    const { ids } = this.data;
    const request = this.http.request(ids ? 'POST' : 'GET', '/api/organizations/export', {
      params,
      ...(ids && { body: { ids } }),
      responseType: 'blob',
      observe: 'events',
      reportDownloadProgress: true,
    });
    this.running.set(
      request.subscribe({
        next: (event) => {
          if (event.type === HttpEventType.DownloadProgress) this.bytes.set(event.loaded);
          if (event instanceof HttpResponse && event.body)
            this.save(event.body, nameIn(event.headers.get('Content-Disposition')) ?? `export.${this.format()}`);
        },
        error: (error: unknown) => {
          this.running.set(null);
          void saidInFile(error).then((said) => this.failure.set(said));
        },
      }),
    );
  }

  protected cancel(): void {
    this.running()?.unsubscribe();
    this.running.set(null);
  }

  private save(file: Blob, name: string): void {
    saveFile(file, name);
    this.running.set(null);
    this.dialog.close();
    const { total } = this.data;
    this.snack.open(
      total === null ? this.words.say('export.begun') : this.words.say('export.done', { count: total.toLocaleString('en-US') }),
    );
  }
}
