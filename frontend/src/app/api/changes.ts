// What was changed, what would be, and what stands in the way of taking it back.

import type { Who } from './session';
import type { DateText, NamedRecord } from './types';

export interface FieldChange {
  readonly table?: string | null;
  readonly field: string;
  readonly label?: string | null;
  readonly from?: DateText | null;
  readonly to?: DateText | null;
  /** The record that it is told of, where that is not the one of the page. */
  readonly of?: NamedRecord | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ChangeSet {
  readonly at: string;
  readonly account: Who;
  readonly act: string;
  readonly actLabel?: string | null;
  readonly reason: string | null;
  readonly changeSet: string;
  readonly undoes?: string | null;
  readonly undone?: boolean | null;
  /** It stays: it is not undone. */
  readonly final?: boolean;
  /** It takes an undo back, and so brings back what that had undone. */
  readonly redo?: boolean | null;
  readonly sentence?: string | null;
  /** Documents that it rests on; without an id where this account does not see one. */
  readonly documents?: readonly { readonly id: string | null; readonly name: string }[];
  readonly fields: readonly FieldChange[];
}

export interface ChangeList {
  readonly items: readonly ChangeSet[];
  readonly next: string | null;
}

export interface DryRun {
  readonly diff: readonly FieldChange[];
  readonly sentence?: string | null;
}

export interface RecordNamed {
  readonly id: string;
  readonly name: string | null;
}

export interface UndoAnswer {
  readonly changeSet: string;
  readonly diff: readonly FieldChange[];
  /** Of a change set over several records: each with what changes. */
  readonly records?: readonly (RecordNamed & { readonly diff: readonly FieldChange[] })[] | null;
}

export interface Offer {
  readonly fields?: readonly string[] | null;
  readonly with?: readonly string[] | null;
  /** All records but these, which are named. */
  readonly except?: readonly string[] | null;
  readonly left?: readonly RecordNamed[] | null;
  readonly label: string;
}

export interface Blocking {
  readonly changeSet: string;
  readonly at: string;
  readonly account: Who;
  readonly sentence?: string | null;
  readonly fields: readonly (string | FieldChange)[];
}
