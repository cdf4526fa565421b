// 导入 as the server answers it, by the names of the contract.
import type { FieldChange } from './changes';

export type ImportOutcome = 'new' | 'changed' | 'unchanged' | 'wrong' | 'doubtful' | 'asked';

export interface ImportMatch {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly areaName: string;
  /** null: it bears this very name. */
  readonly why: string | null;
  readonly change: Readonly<Record<string, unknown>>;
}

export interface ImportCell {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
  readonly changed: boolean;
  /** As it was exported, where sheet and registry both changed it since. */
  readonly then: string | null;
}

export interface ImportFault {
  readonly place: string;
  readonly code: string;
  readonly why: string;
  readonly raw?: string;
}

export interface PreviewedRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly outcome: ImportOutcome;
  readonly name: string;
  readonly kind: string | null;
  readonly matches: readonly ImportMatch[];
  readonly cells: readonly ImportCell[];
  readonly founding: Readonly<Record<string, unknown>>;
  readonly members: number | null;
  readonly faults: readonly ImportFault[];
  /** Read, and not written yet. */
  readonly unkept: readonly string[];
}

export interface PreviewedSheet {
  readonly sheet: string | null;
  readonly unread: string | null;
  readonly columns: readonly { readonly column: string; readonly field: string }[];
  readonly unmatched: readonly { readonly column: string; readonly head: string }[];
  readonly leftOut: readonly { readonly column: string; readonly head: string }[];
  readonly rows: readonly PreviewedRow[];
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
  readonly more: number;
}

export interface ImportPreview {
  readonly notices: readonly string[];
  readonly sheets: readonly PreviewedSheet[];
}

export interface Imported {
  readonly changeSet: string | null;
  readonly founded: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rows: readonly {
    readonly row: number;
    readonly id: string;
    readonly outcome: string;
    readonly fields: readonly FieldChange[];
  }[];
}

/** A row that goes in: a new organization, or one that is there with what changes. */
export interface ImportRow {
  readonly row: number;
  readonly id?: string;
  readonly version?: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly members?: number;
}
