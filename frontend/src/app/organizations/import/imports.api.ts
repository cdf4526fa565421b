import { inject, Injectable } from '@angular/core';
import { Client } from '../../api/client';
import type { Import } from '../../api/imports';
import type { Job } from '../../api/work-types';

/** One's own of the last days. */
export const IMPORTS = '/api/imports';

export const importRequest = (id: string): string => `${IMPORTS}/${id}`;
export const rowsRequest = (id: string, outcome: string, after: string) => ({
  url: `${IMPORTS}/${id}/rows`,
  params: { ...(outcome ? { outcome } : {}), ...(after ? { afterRow: after } : {}) },
});

/** How a list is read. */
export interface Reading {
  readonly fields?: readonly (string | null)[];
  readonly kind?: string | null;
  readonly types?: readonly string[];
  readonly effectiveOn?: string | null;
}

/** What is decided of a row. */
export interface RowDecision {
  readonly cells?: readonly string[];
  readonly skipped?: boolean;
  readonly matched?: string | null;
}

/** The acts of 导入. */
@Injectable({ providedIn: 'root' })
export class ImportActs {
  private readonly client = inject(Client);

  begin(rows: readonly (readonly string[])[]): Promise<Import> {
    return this.client.post<Import>(IMPORTS, { rows });
  }

  beginFile(file: File, sheet?: string): Promise<Import> {
    const form = new FormData();
    form.append('facts', JSON.stringify(sheet === undefined ? {} : { sheet }));
    form.append('file', file, file.name);
    return this.client.post<Import>(`${IMPORTS}/file`, form);
  }

  revise(id: string, reading: Reading): Promise<Import> {
    return this.client.patch<Import>(`${IMPORTS}/${id}`, reading);
  }

  decide(id: string, row: number, decision: RowDecision): Promise<Import> {
    return this.client.patch<Import>(`${IMPORTS}/${id}/rows/${String(row)}`, decision);
  }

  forget(id: string): Promise<void> {
    return this.client.remove<undefined>(`${IMPORTS}/${id}`);
  }

  apply(id: string): Promise<Job> {
    return this.client.post<Job>(`${IMPORTS}/${id}/apply`, {});
  }

  job(id: string): Promise<Job> {
    return this.client.get<Job>(`/api/jobs/${id}`);
  }

  cancel(id: string): Promise<Job> {
    return this.client.remove<Job>(`/api/jobs/${id}`);
  }
}
