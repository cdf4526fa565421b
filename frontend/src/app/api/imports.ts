// 导入 as the server answers it, by the names of the contract.

export const ROW_OUTCOMES = ['new', 'changed', 'unchanged', 'wrong', 'doubtful', 'skipped'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export interface ImportColumn {
  readonly head: string;
  /** null: left out. */
  readonly field: string | null;
  readonly notice: 'privacy' | null;
  /** Something stood in it when it came. */
  readonly filled: boolean;
}

/** A list that went out from here, and what became of it since. */
export interface ImportOrigin {
  readonly sort: 'kept' | 'export';
  readonly id: string;
  /** Of a table; null: the list itself. */
  readonly title: string | null;
  readonly asOf: string;
  readonly at: string;
  /** Its organizations, and how many of them were changed since; null: it carries no ids. */
  readonly records: number | null;
  readonly changed: number | null;
}

export interface Import {
  readonly id: string;
  readonly columns: readonly ImportColumn[];
  readonly fields: readonly { readonly code: string; readonly label: string }[];
  readonly source: {
    /** null: pasted. */
    readonly file: string | null;
    readonly sheet: string | null;
    readonly sheets: readonly { readonly sheet: string; readonly records: number }[];
    readonly notices: readonly string[];
    readonly skipped: readonly { readonly row: number; readonly reason: string }[];
    /** Where it once went out from here. */
    readonly origin: ImportOrigin | null;
  };
  readonly kind: string | null;
  readonly types: readonly string[];
  readonly effectiveOn: string | null;
  readonly counts: Readonly<Record<RowOutcome, number>>;
  readonly changeSet: string | null;
}

export interface ImportRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly outcome: RowOutcome;
  readonly matched: string | null;
  readonly target: { readonly id: string; readonly name: string; readonly version: number } | null;
  readonly values: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  readonly problems: readonly { readonly field: string | null; readonly code: string; readonly message: string }[];
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly kind: string; readonly area: string }[];
}

export interface ImportRows {
  readonly items: readonly ImportRow[];
  readonly next: number | null;
}

/** An import of one's own as it is found again. */
export interface ImportFound {
  readonly id: string;
  /** null: pasted. */
  readonly file: string | null;
  readonly begunAt: string;
  readonly counts: Readonly<Record<RowOutcome, number>>;
  readonly changeSet: string | null;
}

export interface ImportsFound {
  readonly items: readonly ImportFound[];
}
