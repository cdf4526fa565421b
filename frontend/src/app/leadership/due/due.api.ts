import { inject, Injectable } from '@angular/core';
import { Client } from '../../api/client';
import type { Arrangement } from '../../api/leadership';

/** Acts of the page 换届. */
@Injectable({ providedIn: 'root' })
export class DueActs {
  private readonly client = inject(Client);

  tryArrangement(body: unknown): Promise<Arrangement> {
    return this.client.post<Arrangement>('/api/arrangements', body, { params: { dryRun: 'true' } });
  }

  arrange(body: unknown, key: string): Promise<Arrangement> {
    return this.client.post<Arrangement>('/api/arrangements', body, { key });
  }

  /** Who prepares the congresses of these bodies; null: nobody any more. */
  assign(
    organizationIds: readonly string[],
    handlerId: string | null,
    key: string,
  ): Promise<{ readonly count: number; readonly changeSet: string }> {
    return this.client.post('/api/preparations', { organizationIds, handlerId }, { key });
  }
}
