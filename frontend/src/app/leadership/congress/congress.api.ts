import { inject, Injectable } from '@angular/core';
import { Client } from '../../api/client';
import type { Compared, SeatAct, TermState } from '../../api/leadership';

/** What the charter or a regulation says of the new team. */
export interface Warning {
  readonly code: string;
  readonly names: readonly string[];
  readonly text: string;
  readonly by: string | null;
}

export interface ComparedSeat {
  readonly post: { readonly code: string; readonly name: string };
  readonly seat: number;
  readonly before: (Compared & { readonly wayOut: string | null }) | null;
  readonly after: Compared | null;
  readonly act: SeatAct;
}

/** What a congress does, or would do. */
export interface LeadershipChange {
  readonly closed: number;
  readonly opened: number;
  readonly reelected: number;
  readonly new: number;
  readonly left: number;
  readonly vacant: number;
  readonly diff: { readonly rows: readonly ComparedSeat[]; readonly sentences: readonly string[] };
  readonly warnings: readonly Warning[];
  readonly number: number | null;
  readonly dueOn: string | null;
  readonly state: TermState;
  readonly termId: string | null;
  readonly changeSet: string | null;
}

/** The act 换届, tried and done, and taken back. */
@Injectable({ providedIn: 'root' })
export class CongressActs {
  private readonly client = inject(Client);

  try(id: string, body: unknown): Promise<LeadershipChange> {
    return this.client.post<LeadershipChange>(`/api/organizations/${id}/leadership-changes`, body, { params: { dryRun: 'true' } });
  }

  hold(id: string, version: number, body: unknown, key: string): Promise<LeadershipChange> {
    return this.client.post<LeadershipChange>(`/api/organizations/${id}/leadership-changes`, body, { version, key });
  }

  undo(changeSet: string, reason: string, key: string): Promise<unknown> {
    return this.client.post(`/api/changes/${changeSet}/undo`, { reason }, { key });
  }
}
