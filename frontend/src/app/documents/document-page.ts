import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { DomSanitizer, Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { newKey } from '../api/client';
import type { Document } from '../api/documents';
import { problemOf } from '../api/problem';
import { AsOf } from '../shell/as-of';
import { documentRequest, Documents, fileAddress } from '../shell/documents/documents.api';
import { sizeOf } from '../shell/documents/file-names';
import { Language } from '../shell/language';
import { Session } from '../shell/session';
import { showDate } from '../ui/partial-date';
import { ReasonDialog } from '../ui/reason-dialog';

/** One document: what is said of it, what it is about, and the paper itself where the browser can show it. */
@Component({
  selector: 'tx-document-page',
  imports: [MatButton, MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './document-page.html',
  styleUrl: './document-page.scss',
})
export class DocumentPage {
  readonly id = input.required<string>();
  protected readonly asOf = inject(AsOf);
  private readonly documents = inject(Documents);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);
  private readonly dialog = inject(MatDialog);
  private readonly snack = inject(MatSnackBar);
  private readonly router = inject(Router);
  private readonly sanitizer = inject(DomSanitizer);
  protected readonly address = fileAddress;
  protected readonly size = sizeOf;

  protected readonly answer = httpResource<Document>(() => documentRequest(this.id(), this.asOf.params()));
  protected readonly document = linkedSignal(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly missing = computed(() => [400, 404].includes(problemOf(this.answer.error())?.status ?? 0));
  /** The account reads no documents: asking again would not help. */
  protected readonly refused = computed(() => problemOf(this.answer.error())?.status === 403);
  protected readonly failure = computed(() => this.why(this.answer.error(), 'failed'));
  protected readonly mayChange = computed(() => this.document()?.mayChange === true && !this.asOf.elsewhere());
  protected readonly mayErase = computed(() => this.mayChange() && this.session.may('documents.erase'));
  protected readonly isPicture = computed(() => ['jpg', 'png'].includes(this.document()?.fileKind ?? ''));
  /** Our own address, and the server has looked into the file: nothing in it runs. */
  protected readonly framed = computed(() => this.sanitizer.bypassSecurityTrustResourceUrl(fileAddress(this.id())));
  protected readonly failed = signal('');

  constructor() {
    const title = inject(Title);
    effect(() => {
      this.language.now();
      title.setTitle(`${this.document()?.title ?? this.words.translate('documents.title')} · ${this.words.translate('frame.name')}`);
    });
  }

  protected date(text: string | null): string {
    return showDate(text, this.language.now());
  }

  protected async mend(document: Document): Promise<void> {
    const { DocumentDialog } = await import('../shell/documents/document-dialog');
    const mended = await DocumentDialog.ask(this.dialog, { document });
    if (mended) this.document.set(mended);
  }

  protected async remove(document: Document): Promise<void> {
    const asked = await ReasonDialog.ask(this.dialog, this.asking('remove', document, false));
    if (asked === undefined) return;
    await this.tried(async () => {
      const { changeSet } = await this.documents.remove(document);
      await this.router.navigate(['/documents']);
      this.offerBack(document, changeSet);
    });
  }

  protected async erase(document: Document): Promise<void> {
    const reason = await ReasonDialog.ask(this.dialog, this.asking('erase', document, true));
    if (reason === undefined) return;
    await this.tried(async () => this.document.set(await this.documents.erase(document, reason, newKey())));
  }

  private offerBack({ id, title }: Document, changeSet: string): void {
    const say = (key: string) => this.words.translate(`documents.remove.${key}`, { title });
    const bar = this.snack.open(say('done'), say('undo'));
    bar.onAction().subscribe(() => {
      void this.bringBack(id, changeSet, say('undone'));
    });
  }

  /** This page has gone by then: what went wrong is told where it was asked. */
  private async bringBack(id: string, changeSet: string, reason: string): Promise<void> {
    try {
      await this.documents.undo(changeSet, reason);
      await this.router.navigate(['/documents', id]);
    } catch (error) {
      this.snack.open(this.why(error));
    }
  }

  private why(error: unknown, otherwise = 'notDone'): string {
    return problemOf(error)?.detail ?? this.words.translate(`documents.${otherwise}`);
  }

  private asking(act: string, { title }: Document, reason: boolean) {
    const say = (key: string) => this.words.translate(`documents.${act}.${key}`, { title });
    return { title: say('title'), effect: say('effect'), submit: say('title'), reason };
  }

  private async tried(act: () => Promise<void>): Promise<void> {
    this.failed.set('');
    try {
      await act();
    } catch (error) {
      this.failed.set(this.why(error));
    }
  }
}
