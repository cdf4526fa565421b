import { HttpClient, HttpEventType, HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { concatMap, firstValueFrom, Subject, takeUntil, tap } from 'rxjs';
import { asked, Client } from '../../api/client';
import type { Document, DocumentList } from '../../api/documents';

const ROOT = '/api/documents';

/** What is said of a file when it is entered. */
export interface DocumentFacts {
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  readonly unclassified: boolean;
}

/** A file on its way. Stopped, `done` fails with rxjs' EmptyError. */
export interface Upload {
  readonly done: Promise<Document>;
  cancel(): void;
}

export const fileAddress = (id: string, download = false): string => `${ROOT}/${id}/file${download ? '?download=true' : ''}`;

export const documentRequest = (id: string, asOf: Readonly<Record<string, string>>) => ({ url: `${ROOT}/${id}`, params: { ...asOf } });

/** The acts on documents, each one request. */
@Injectable({ providedIn: 'root' })
export class Documents {
  private readonly http = inject(HttpClient);
  private readonly client = inject(Client);
  private readonly known = new Map<string, Document>();

  /** Sends facts and file; `progress` is told the part that has gone, 0 to 1. */
  add(facts: DocumentFacts, file: File, key: string, progress: (part: number) => void): Upload {
    const form = new FormData();
    form.append('facts', JSON.stringify(facts));
    form.append('file', file, file.name);
    const stop = new Subject<void>();
    const sent = this.http
      .post<Document>(ROOT, form, { headers: { 'Idempotency-Key': key }, observe: 'events', reportUploadProgress: true })
      .pipe(
        takeUntil(stop),
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total) progress(event.loaded / event.total);
        }),
        concatMap((event) => (event instanceof HttpResponse && event.body ? [event.body] : [])),
      );
    return { done: firstValueFrom(sent), cancel: () => stop.next() };
  }

  change(document: Document, facts: Partial<DocumentFacts>, key: string): Promise<Document> {
    return this.client.patch<Document>(`${ROOT}/${document.id}`, facts, { version: document.version, key });
  }

  /** Gives the change set that an undo takes back. */
  remove(document: Document): Promise<{ readonly changeSet: string }> {
    return this.client.remove(`${ROOT}/${document.id}`, { version: document.version });
  }

  undo(changeSet: string, reason: string): Promise<unknown> {
    return this.client.post(`/api/changes/${changeSet}/undo`, { reason });
  }

  erase(document: Document, reason: string, key: string): Promise<Document> {
    return this.client.post<Document>(`${ROOT}/${document.id}/erase`, { reason }, { version: document.version, key });
  }

  /** Those that have these words in title, number or issuer. */
  async find(text: string): Promise<readonly Document[]> {
    return (await this.client.get<DocumentList>(ROOT, asked({ q: text, limit: 8 }))).items;
  }

  /** One of them, for its name. */
  async one(id: string): Promise<Document> {
    const known = this.known.get(id) ?? (await this.client.get<Document>(`${ROOT}/${id}`));
    this.known.set(id, known);
    return known;
  }
}
