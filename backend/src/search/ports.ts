import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../platform/http/may.js';
import type { Day } from '../platform/time/day.js';

/** How well a name answers, the best first: the whole name, its beginning, its whole reading or initials, their beginning, anywhere inside. */
export const RANK = { exact: 0, beginning: 1, reading: 2, readingBeginning: 3, inside: 4 } as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

/** Another name by which a thing was found, with its period; `sort` says which (former, later, foreign, short). */
export interface MatchedBy {
  readonly name: string;
  readonly sort: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Something found, with as much as a line of the search box shows. */
export interface Hit {
  readonly id: string;
  readonly name: string;
  readonly rank: Rank;
  /** What has ended stands behind what lives, among hits of one rank. */
  readonly ended: boolean;
  readonly matched: MatchedBy | null;
  readonly status: string | null;
  readonly kind: string | null;
  readonly kindType: string | null;
  readonly areaName: string | null;
  readonly certainty: 'certain' | 'possible' | null;
}

/** What a room lets the search find. Who may see what is the room's own business: it gives nothing that the viewer does not reach. */
export interface SearchPort {
  /** For example `organization`; with the id it is the address of the thing. */
  readonly type: string;
  /** Among equal hits those of the lower place come first. */
  readonly place: number;
  /** At most `limit` hits in the order of rank, living before ended, then of the office. */
  find(viewer: SignedIn, q: string, asOf: Day, limit: number): Promise<Hit[]>;
}

/** The rooms put their ports in when the application is wired. */
@Injectable()
export class SearchPorts {
  private readonly ports: SearchPort[] = [];

  register(port: SearchPort): void {
    this.ports.push(port);
    this.ports.sort((a, b) => a.place - b.place);
  }

  all(): readonly SearchPort[] {
    return this.ports;
  }
}
