import { Component, inject, signal, viewChild, type ElementRef } from '@angular/core';
import { disabled, type FieldTree, form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef, type MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { EmptyError, firstValueFrom } from 'rxjs';
import { newKey } from '../../api/client';
import { findings, isCutOff, problemOf } from '../../api/problem';
import type { Document } from '../../api/documents';
import { DateBox } from '../../ui/date-box';
import { DayButton } from '../../ui/day-button';
import { Documents, type DocumentFacts, type Upload } from './documents.api';
import { FILE_ENDINGS, guessedFrom, MOST_FILE_BYTES, sizeOf } from './file-names';

/** The document to mend; absent: a new one with its file. */
export interface DocumentData {
  readonly document?: Document;
}

interface Typed {
  readonly title: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
  readonly unclassified: boolean;
}

/** 登记文件: a file, by choice or dropped, and what is to be said of it; or what is said of one mended. */
@Component({
  selector: 'tx-document-dialog',
  imports: [
    DateBox,
    DayButton,
    FormField,
    FormRoot,
    MatButton,
    MatCheckbox,
    MatDialogModule,
    MatFormFieldModule,
    MatIcon,
    MatInput,
    MatProgressBar,
    TranslocoDirective,
  ],
  templateUrl: './document-dialog.html',
  styleUrl: './document-dialog.scss',
})
export class DocumentDialog {
  protected readonly data = inject<DocumentData>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<DocumentDialog, Document>>(MatDialogRef);
  private readonly documents = inject(Documents);
  private readonly words = inject(TranslocoService);
  private readonly halt = viewChild<ElementRef<HTMLElement>>('halt');
  private readonly chooser = viewChild<ElementRef<HTMLInputElement>>('chooser');
  protected readonly endings = FILE_ENDINGS;
  protected readonly size = sizeOf;

  protected readonly file = signal<File | null>(null);
  protected readonly fileFault = signal('');
  protected readonly over = signal(false);
  /** The part that has gone, 0 to 1; null: nothing is under way. */
  protected readonly gone = signal<number | null>(null);
  protected readonly stopped = signal(false);
  protected readonly refusals = signal<readonly string[]>([]);
  private upload: Upload | undefined;
  // The same key while a request was cut off: sent again, it does the thing once.
  private key = newKey();

  private readonly start = this.data.document;
  private readonly model = signal<Typed>({
    title: this.start?.title ?? '',
    number: this.start?.number ?? '',
    issuedOn: this.start?.issuedOn ?? '',
    issuer: this.start?.issuer ?? '',
    unclassified: this.start !== undefined,
  });
  protected readonly f: FieldTree<Typed> = form(
    this.model,
    (o) => {
      required(o.title, { message: () => this.say('needTitle') });
      maxLength(o.title, 200, { message: () => this.say('tooLong', { max: 200 }) });
      maxLength(o.number, 60, { message: () => this.say('tooLong', { max: 60 }) });
      maxLength(o.issuer, 200, { message: () => this.say('tooLong', { max: 200 }) });
      validate(o.unclassified, ({ value }) => (value() ? undefined : { kind: 'unclassified', message: this.say('confirm') }));
      disabled(o.unclassified, { when: () => this.start !== undefined });
    },
    {
      submission: {
        action: (field) => this.save(field),
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  /** Opens it; gives the document, or nothing where it was left. */
  static async ask(dialog: MatDialog, data: DocumentData = {}): Promise<Document | undefined> {
    return firstValueFrom(
      dialog.open<DocumentDialog, DocumentData, Document>(DocumentDialog, { data, width: '620px', disableClose: true }).afterClosed(),
    );
  }

  protected choose(): void {
    this.chooser()?.nativeElement.click();
  }

  protected chosen(event: Event): void {
    const box = event.target as HTMLInputElement;
    this.take(box.files);
    box.value = ''; // the same file chosen again is told again
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files ?? null);
  }

  protected hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  /** Stops the file on its way; what was typed stays. */
  protected stop(): void {
    this.upload?.cancel();
    // Its button goes: the key that pressed it must not fall to another one.
    this.halt()?.nativeElement.focus();
  }

  private take(files: FileList | null): void {
    const [file] = files ?? [];
    if (!file) return;
    this.key = newKey();
    this.fileFault.set(file.size > MOST_FILE_BYTES ? this.say('tooLarge') : file.size ? '' : this.say('empty'));
    this.file.set(file);
    const { title, number } = guessedFrom(file.name);
    this.model.update((now) => ({ ...now, title: now.title || title.slice(0, 200), number: now.number || number }));
  }

  private async save(field: FieldTree<Typed>): Promise<undefined | ReturnType<typeof findings>['atFields']> {
    this.refusals.set([]);
    this.stopped.set(false);
    const file = this.file();
    if (!this.start && !file) this.fileFault.set(this.say('needFile'));
    if (this.fileFault()) return undefined;
    try {
      this.dialog.close(this.start || !file ? await this.mend() : await this.send(file));
      return undefined;
    } catch (error) {
      return this.refused(field, error);
    } finally {
      this.upload = undefined;
      this.gone.set(null);
    }
  }

  private mend(): Promise<Document> {
    if (!this.start) throw new Error('nothing to mend');
    const { title, number, issuedOn, issuer } = this.facts();
    return this.documents.change(this.start, { title, number, issuedOn, issuer }, this.key);
  }

  private send(file: File): Promise<Document> {
    this.gone.set(0);
    this.upload = this.documents.add(this.facts(), file, this.key, (part) => this.gone.set(part));
    return this.upload.done;
  }

  private refused(field: FieldTree<Typed>, error: unknown): undefined | ReturnType<typeof findings>['atFields'] {
    if (error instanceof EmptyError) {
      this.stopped.set(true);
      return undefined;
    }
    if (isCutOff(error)) {
      this.refusals.set([this.say('cutOff')]);
      return undefined;
    }
    this.key = newKey();
    const problem = problemOf(error);
    if (!problem) throw error;
    const ofFile = problem.errors?.find((e) => e.pointer === '/file');
    this.fileFault.set(ofFile?.message ?? (problem.status === 413 ? this.say('tooLarge') : ''));
    const found = findings(field, { ...problem, ...(problem.errors && { errors: problem.errors.filter((e) => e !== ofFile) }) });
    if (!this.fileFault() || problem.errors?.length !== 1) this.refusals.set(found.otherwise.filter(() => !this.fileFault()));
    return found.atFields;
  }

  private facts(): DocumentFacts {
    const { title, number, issuedOn, issuer, unclassified } = this.model();
    return {
      title: title.trim(),
      number: number.trim() || null,
      issuedOn: issuedOn.trim() || null,
      issuer: issuer.trim() || null,
      unclassified,
    };
  }

  private say(key: string, values: Record<string, unknown> = {}): string {
    return this.words.translate(`papers.dialog.${key}`, values);
  }
}
