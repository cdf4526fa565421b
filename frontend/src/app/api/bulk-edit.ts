import type { FieldChange } from './changes';

/** What a bulk edit does to one record. */
export interface BulkItem {
  readonly id: string;
  readonly name: string | null;
  readonly kind: string | null;
  readonly version: number | null;
  readonly outcome: 'changed' | 'unchanged' | 'refused';
  readonly fields: readonly FieldChange[];
  readonly refusal: { readonly type: string; readonly detail: string } | null;
}

/** Preview and outcome of a bulk edit alike. */
export interface BulkAnswer {
  readonly changeSet: string | null;
  readonly count: { readonly changed: number; readonly unchanged: number; readonly refused: number };
  readonly items: readonly BulkItem[];
}
