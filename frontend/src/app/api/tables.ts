// 上报表 and 上报留底 as the server answers them, by the names of the contract.
import type { ChangeSet } from './changes';

export const DIMENSIONS = ['area', 'seat', 'kind', 'type', 'level', 'party'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const COMPARISONS = ['previous', 'difference', 'growth'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const NUMBERINGS = ['through', 'byGroup', 'none'] as const;
export const ORDERS = ['office', 'view', 'pinyin', 'stroke', 'expiry'] as const;
export const SIGNATURES = ['madeBy', 'checkedBy', 'phone', 'madeOn'] as const;
export type Signature = (typeof SIGNATURES)[number];

export interface RegisterColumn {
  readonly key: string;
  readonly head?: string;
  readonly over?: string;
  readonly width?: number;
  readonly total?: boolean;
  readonly compare?: readonly Comparison[];
}

export interface Register {
  readonly groupBy?: Dimension | null;
  readonly headings?: boolean;
  readonly subtotals?: boolean;
  readonly numbering: (typeof NUMBERINGS)[number];
  readonly order: (typeof ORDERS)[number];
  readonly columns: readonly RegisterColumn[];
}

export interface Statistic {
  readonly rows: Dimension;
  readonly across?: Dimension | null;
  readonly measure: string;
  readonly compare: readonly Comparison[];
  readonly share?: boolean;
}

export const SPANS = ['year', 'quarter', 'month'] as const;
export const HOWS = [
  'founded',
  'resumed',
  'entered',
  'dissolved',
  'merged',
  'suspended',
  'left',
  'movedIn',
  'movedOut',
  'renamed',
] as const;
export type How = (typeof HOWS)[number];

/** What came, went or was renamed since the end of the year, quarter or month before. */
export interface MovementsOf {
  readonly span: (typeof SPANS)[number];
  readonly hows: readonly How[];
}

export const OFFICER_COLUMNS = ['term', 'post', 'name', 'employer', 'title', 'since', 'from', 'to', 'wayIn', 'wayOut'] as const;
export type OfficerColumn = (typeof OFFICER_COLUMNS)[number];
export const OFFICERS_PER = ['office', 'person'] as const;
export const OFFICERS_ORDERS = ['rank', 'stroke'] as const;
export const OFFICERS_AMONG = ['responsible', 'working', 'all'] as const;
export const OFFICERS_SPANS = ['now', 'terms'] as const;

/** A row for each officer, his organization merged down. */
export interface Officers {
  readonly per: (typeof OFFICERS_PER)[number];
  readonly order: (typeof OFFICERS_ORDERS)[number];
  readonly among: (typeof OFFICERS_AMONG)[number];
  readonly span: (typeof OFFICERS_SPANS)[number];
  readonly columns: readonly RegisterColumn[];
  readonly officer: readonly OfficerColumn[];
}

/** How a question is set: a row for each organization, a row for each group with numbers, what came and went, or a row for each officer. */
export interface TableDefinition {
  readonly title: readonly string[];
  readonly reporter?: string | null;
  readonly unit?: string | null;
  readonly register?: Register | null;
  readonly statistic?: Statistic | null;
  readonly movements?: MovementsOf | null;
  readonly officers?: Officers | null;
  readonly total: boolean;
  readonly notes?: string | null;
  readonly signatures: readonly Signature[];
}

export interface TableView {
  readonly id: string;
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly removed: boolean;
}

/** A saved 上报表. */
export interface DefinedTable {
  readonly id: string;
  readonly name: string;
  readonly view: TableView;
  readonly definition: TableDefinition;
  readonly own: boolean;
  readonly owner: string;
  readonly lastKept: string | null;
  readonly version: number;
}

export interface DefinedTableList {
  readonly items: readonly DefinedTable[];
}

export interface PrintedLine {
  readonly sort: 'row' | 'group' | 'subtotal' | 'total';
  readonly id?: string;
  readonly cells: readonly string[];
  /** Over how many lines each cell reaches down; 0: the one above covers it. */
  readonly down?: readonly number[];
}

/** A table as it lies on the desk. */
export interface PrintedTable {
  readonly asOf: string;
  readonly title: readonly string[];
  readonly marks: readonly string[];
  /** The language that it speaks, whatever that of the screen is. */
  readonly locale: 'zh' | 'en';
  /** What stands before the reporting office. */
  readonly reporterLabel: string;
  /** Empty: to be filled in by hand. */
  readonly reporter: string;
  /** What is said where it has no line. */
  readonly nothing: string;
  readonly day: string;
  readonly unit: string;
  readonly columns: readonly { readonly key: string; readonly format: string; readonly width: number }[];
  readonly head: readonly (readonly { readonly text: string; readonly columns: number; readonly rows: number }[])[];
  readonly lines: readonly PrintedLine[];
  readonly notes: readonly string[];
  readonly signatures: readonly string[];
}

/** 上报留底. */
export interface KeptTable {
  readonly id: string;
  readonly tableId: string | null;
  readonly title: string;
  readonly asOf: string;
  readonly handedTo: string;
  readonly purpose: string | null;
  readonly keptAt: string;
  readonly account: string;
  readonly format: 'xlsx' | 'docx';
  readonly fileName: string;
  readonly sha256: string;
}

export interface KeptTableList {
  readonly items: readonly KeptTable[];
}

export interface KeptTableOne extends KeptTable {
  readonly table: PrintedTable;
}

export interface ComparedRow {
  readonly id: string;
  readonly name: string;
  readonly how: 'added' | 'removed' | 'changed';
  readonly corrected: boolean;
  readonly cells: readonly { readonly column: string; readonly kept: string; readonly now: string; readonly corrected: boolean }[];
  readonly changes: readonly ChangeSet[];
}

/** 与现在比较. */
export interface KeptComparison {
  readonly asOf: string;
  readonly rows: readonly ComparedRow[];
  /** Behind figures that differ: the organizations that count otherwise now. */
  readonly members: readonly ComparedRow[];
  readonly same: number;
  /** The changes behind its rows are told: those of a register and of movements, not of figures. */
  readonly traced: boolean;
}

/** Two numbers explained: what came, went or was renamed between two days. */
export interface Movements {
  readonly since: string;
  readonly asOf: string;
  readonly balance: readonly { readonly word: string; readonly count: number; readonly counts: boolean }[];
  readonly items: readonly {
    readonly id: string;
    readonly word: string;
    readonly name: string;
    readonly before: string | null;
    readonly on: string | null;
    readonly type: string;
    readonly areaName: string;
  }[];
}
