import { inject, Injectable } from '@angular/core';
import { Client } from '../../../api/client';
import type { Rota, TermComparison } from '../../../api/leadership';
import type { Organization } from '../../../api/types';
import type { Input } from '../../organizations.api';

const of = (id: string): string => `/api/organizations/${encodeURIComponent(id)}`;

export const teamRequest = (id: string, asOf: Readonly<Record<string, string>>) => ({ url: `${of(id)}/team`, params: { ...asOf } });
export const termsRequest = (id: string, asOf: Readonly<Record<string, string>>) => ({ url: `${of(id)}/terms`, params: { ...asOf } });

/** The acts on the team and the terms of an organization, each one request. */
@Injectable({ providedIn: 'root' })
export class LeadershipRequests {
  private readonly client = inject(Client);

  /** Its answer is the team or the terms; of the record it gives the version that the next act stands on. */
  async act(
    method: 'post' | 'patch' | 'put' | 'remove',
    record: Organization,
    path: string,
    input: Input,
    key: string,
  ): Promise<Organization> {
    const [url, options] = [`${of(record.id)}/${path}`, { version: record.version, key }];
    const { version } =
      method === 'remove'
        ? await this.client.remove<{ readonly version: number }>(url, options)
        : await this.client[method]<{ readonly version: number }>(url, input, options);
    return { ...record, version };
  }

  rota(id: string): Promise<Rota> {
    return this.client.get<Rota>(`${of(id)}/rota`);
  }

  comparison(id: string, termId: string): Promise<TermComparison> {
    return this.client.get<TermComparison>(`${of(id)}/terms/${termId}/comparison`);
  }
}
