import { inject, Injectable } from '@angular/core';
import type { BulkAnswer } from '../api/bulk-edit';
import { asked, Client } from '../api/client';
import type { ConfirmationSource, ConfirmedList } from '../api/care';
import type { MergePreview } from '../api/relations';
import type { DryRun, UndoAnswer } from '../api/changes';
import type { Organization } from '../api/types';
import { orderOf } from './list/list-query';

const ROOT = '/api/organizations';

export interface ListQuery {
  readonly q: string;
  readonly kind: string;
  readonly type: string;
  readonly areaId: string;
  readonly seatAreaId: string;
  readonly boundaries: string;
  readonly status: string;
  readonly certainty: string;
  readonly recognition: string;
  readonly recognitionLevel: string;
  readonly section: string;
  readonly handler: string;
  readonly notConfirmedSince: string;
  readonly notConfirmedMonths: string;
  readonly expiresWithin: string;
  readonly termState: string;
  readonly dueFrom: string;
  readonly dueTo: string;
  readonly chairVacant: string;
  readonly preparedBy: string;
}

/** The filters as the server knows them; `status=all` is this screen's word for no filter. */
export function filterParams(query: ListQuery, asOf: Readonly<Record<string, string>>): Record<string, string> {
  const { q, kind, type, areaId, seatAreaId, boundaries, status, certainty, recognition, recognitionLevel } = query;
  const { section, handler, notConfirmedSince, notConfirmedMonths, expiresWithin } = query;
  const { termState, dueFrom, dueTo, chairVacant, preparedBy } = query;
  return asked({
    q,
    kind,
    type,
    areaId,
    seatAreaId,
    boundaries,
    certainty,
    recognition,
    recognitionLevel,
    section,
    handler,
    notConfirmedSince,
    notConfirmedMonths,
    expiresWithin,
    termState,
    dueFrom,
    dueTo,
    chairVacant,
    preparedBy,
    status: status === 'all' ? '' : status,
    ...asOf,
  });
}

export const listRequest = (
  query: ListQuery & { readonly sort: string; readonly limit: string; readonly after: string; readonly before: string },
  asOf: Readonly<Record<string, string>>,
  /** What each row is to tell beside the usual. */
  more = '',
) => ({
  url: ROOT,
  params: {
    ...filterParams(query, asOf),
    ...asked({ sort: orderOf(query), limit: query.limit, more, after: query.after, before: query.before }),
  },
});

export const countRequest = (query: ListQuery, asOf: Readonly<Record<string, string>>) => ({
  url: `${ROOT}/count`,
  params: filterParams(query, asOf),
});

export const oneRequest = (id: string, asOf: Readonly<Record<string, string>>) => ({
  url: `${ROOT}/${encodeURIComponent(id)}`,
  params: { ...asOf },
});

export const changesRequest = (id: string, after: string | null = null) => ({
  url: `${ROOT}/${encodeURIComponent(id)}/changes`,
  params: asked({ after, limit: 50 }),
});

export const sheetRequest = (id: string, params: Readonly<Record<string, string>>) => ({
  url: `${ROOT}/${id}/sheet`,
  params: { ...params },
});

export const relationsRequest = (id: string, asOf: Readonly<Record<string, string>>) => ({
  url: `${ROOT}/${encodeURIComponent(id)}/relations`,
  params: { ...asOf },
});

export const documentsRequest = (id: string, asOf: Readonly<Record<string, string>>) => ({
  url: `${ROOT}/${encodeURIComponent(id)}/documents`,
  params: { ...asOf },
});

export const titlesRequest = (asOf: Readonly<Record<string, string>>) => ({ url: '/api/recognitions/titles', params: { ...asOf } });

export const sectionsRequest = () => ({ url: '/api/sections' });
export const handlersRequest = (asOf: Readonly<Record<string, string>>) => ({ url: '/api/handlers', params: { ...asOf } });

/** A record as it was read. */
export type SeenRecord = Pick<Organization, 'id' | 'version'>;

/** What a form sends: fields by their names in the contract. */
export type Input = Readonly<Record<string, unknown>>;

/** The acts on organizations, each one request. A record comes back with its new version. */
@Injectable({ providedIn: 'root' })
export class OrganizationActs {
  private readonly client = inject(Client);

  one(id: string, asOf: Readonly<Record<string, string>> = {}): Promise<Organization> {
    return this.client.get<Organization>(`${ROOT}/${id}`, asOf);
  }

  found(input: Input, key: string): Promise<Organization> {
    return this.client.post<Organization>(ROOT, input, { key });
  }

  change(record: Organization, input: Input, key: string): Promise<Organization> {
    return this.client.patch<Organization>(`${ROOT}/${record.id}`, input, { version: record.version, key });
  }

  /** What the change would do, row by row; nothing is written. */
  preview(record: Organization, input: Input): Promise<DryRun> {
    return this.client.patch<DryRun>(`${ROOT}/${record.id}`, input, { version: record.version, params: { dryRun: 'true' } });
  }

  /** What a bulk edit would do to each record; without `records` in the input, to all that the filter finds. */
  tryMany(input: Input, filter: Readonly<Record<string, string>>): Promise<BulkAnswer> {
    return this.client.post<BulkAnswer>(`${ROOT}/bulk-changes`, input, { params: { ...filter, dryRun: 'true' } });
  }

  changeMany(input: Input, key: string): Promise<BulkAnswer> {
    return this.client.post<BulkAnswer>(`${ROOT}/bulk-changes`, input, { key });
  }

  /** One of the acts with a word of their own: suspend, resume, end, void, restore, names, observations, recognitions, relations, merge. */
  act(record: SeenRecord, name: string, input: Input, key: string): Promise<Organization> {
    return this.client.post<Organization>(`${ROOT}/${record.id}/${name}`, input, { version: record.version, key });
  }

  /** What a merger would do and what goes over with it; nothing is written. */
  mergePreview(record: Organization, input: Input): Promise<MergePreview> {
    return this.client.post<MergePreview>(`${ROOT}/${record.id}/merge`, input, { version: record.version, params: { dryRun: 'true' } });
  }

  changeRelation(record: Organization, relationId: string, input: Input, key: string): Promise<Organization> {
    return this.client.patch<Organization>(`${ROOT}/${record.id}/relations/${relationId}`, input, { version: record.version, key });
  }

  dropRelation(record: Organization, relationId: string, key: string): Promise<Organization> {
    return this.client.remove<Organization>(`${ROOT}/${record.id}/relations/${relationId}`, { version: record.version, key });
  }

  dropName(record: Organization, nameId: string, key: string): Promise<Organization> {
    return this.client.remove<Organization>(`${ROOT}/${record.id}/names/${nameId}`, { version: record.version, key });
  }

  changeRecognition(record: Organization, recognitionId: string, input: Input, key: string): Promise<Organization> {
    const url = `${ROOT}/${record.id}/recognitions/${recognitionId}`;
    return this.client.patch<Organization>(url, input, { version: record.version, key });
  }

  dropRecognition(record: Organization, recognitionId: string, key: string): Promise<Organization> {
    return this.client.remove<Organization>(`${ROOT}/${record.id}/recognitions/${recognitionId}`, { version: record.version, key });
  }

  dropDocument(record: Organization, documentId: string, key: string): Promise<Organization> {
    return this.client.remove<Organization>(`${ROOT}/${record.id}/documents/${documentId}`, { version: record.version, key });
  }

  changeResponsibility(record: Organization, responsibilityId: string, input: Input, key: string): Promise<Organization> {
    const url = `${ROOT}/${record.id}/responsibilities/${responsibilityId}`;
    return this.client.patch<Organization>(url, input, { version: record.version, key });
  }

  dropResponsibility(record: Organization, responsibilityId: string, key: string): Promise<Organization> {
    return this.client.remove<Organization>(`${ROOT}/${record.id}/responsibilities/${responsibilityId}`, { version: record.version, key });
  }

  /** 无变化, of the record as it was read. */
  confirm(record: Organization, source: ConfirmationSource, key: string): Promise<ConfirmedList> {
    return this.confirmMany([record], source, key);
  }

  /** 无变化, of several as they were read: of all of them or of none. */
  confirmMany(records: readonly SeenRecord[], source: ConfirmationSource, key: string): Promise<ConfirmedList> {
    return this.client.post<ConfirmedList>(
      '/api/confirmations',
      { source, records: records.map(({ id, version }) => ({ id, version })) },
      { key },
    );
  }

  setPhone(record: Organization, phone: string | null, key: string): Promise<Organization> {
    return this.client.put<Organization>(`${ROOT}/${record.id}/phone`, { phone }, { version: record.version, key });
  }

  /** Shows the phone; the server writes down who looked. */
  async phone(id: string): Promise<string | null> {
    return (await this.client.get<{ readonly phone: string | null }>(`${ROOT}/${id}/phone`)).phone;
  }

  undo(
    changeSet: string,
    input: {
      reason: string;
      fields?: readonly string[];
      with?: readonly string[];
      records?: readonly string[];
      except?: readonly string[];
    },
    dryRun = false,
  ): Promise<UndoAnswer> {
    return this.client.post<UndoAnswer>(`/api/changes/${changeSet}/undo`, input, dryRun ? { params: { dryRun: 'true' } } : {});
  }
}
