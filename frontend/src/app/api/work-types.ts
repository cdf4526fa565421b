// What stands on the workbench and behind it, as the answers have it; held against the generated types in contract.ts.
import type { ChangeSet } from './changes';

/** A record that a change set is about. */
export interface RecentRecord {
  readonly id: string;
  readonly name: string;
  readonly sort: 'organization' | 'type' | 'area' | 'areaEvent' | 'section' | 'person' | 'arrangement';
  /** Of an organization. */
  readonly kind: string | null;
  /** False: an undo took it away. */
  readonly there: boolean;
}

/** A change set of one's own. */
export interface MyChange extends ChangeSet {
  /** At most 20 of them. */
  readonly records: readonly RecentRecord[];
  readonly count: number;
}

export interface MyChanges {
  /** From this day on. */
  readonly since: string;
  /** What there is to filter by. */
  readonly acts: readonly { readonly act: string; readonly label: string }[];
  readonly items: readonly MyChange[];
  readonly next: string | null;
}

/** A change set of somebody else. */
export interface OthersChange {
  readonly at: string;
  readonly account: string | null;
  readonly actLabel: string;
  readonly changeSet: string;
  readonly sentence: string | null;
  readonly records: readonly RecentRecord[];
  readonly count: number;
}

export interface OthersChanges {
  readonly since: string;
  readonly items: readonly OthersChange[];
  readonly next: string | null;
}

interface Figure {
  readonly count: number;
  readonly possible: number;
}

/** A 称号 or a certificate (`title` null) with its last valid day. */
export interface RunningOut {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly level: string | null;
  readonly until: string;
}

/** The figures of the workbench; each is the count of a list. */
export interface Workbench {
  readonly asOf: string;
  readonly kinds: readonly (Figure & { readonly kind: string })[];
  readonly confirm: Figure & { readonly months: number; readonly all: Figure };
  readonly expiring: Figure & { readonly days: number; readonly items: readonly RunningOut[] };
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Long work that the account asked for. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  /** 0 to 1. */
  readonly progress: number;
  readonly message: string | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** When it and its result are forgotten. */
  readonly expiresAt: string | null;
}

export interface JobList {
  readonly items: readonly Job[];
}

/** What a 核验 found. */
export interface Verified {
  readonly ok: boolean;
  readonly found: number;
  readonly findings: readonly { readonly place: string; readonly finding: string }[];
}
