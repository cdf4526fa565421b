import type { Dimension, How } from '../organizations/index.js';

/** What stands beside a number of the day: 上年同期, 增减, 增幅. */
export const COMPARISONS = ['previous', 'difference', 'growth'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const NUMBERINGS = ['through', 'byGroup', 'none'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** In which order the rows stand: as the view has them, as the office orders its counties and types, by pinyin, 按姓氏笔画, or by what runs out first. */
export const ORDERS = ['view', 'office', 'pinyin', 'stroke', 'expiry'] as const;
export type Order = (typeof ORDERS)[number];

/** What is left to be filled in by hand beneath a table: 填表人, 审核人, 联系电话, 填表日期. */
export const SIGNATURES = ['madeBy', 'checkedBy', 'phone', 'madeOn'] as const;
export type Signature = (typeof SIGNATURES)[number];

/** A column of a register: one of the list's own. */
export interface RegisterColumn {
  readonly key: string;
  /** Its head where it is called otherwise than in the list. */
  readonly head?: string | undefined;
  /** The head above it; neighbours with the same one stand under it together. */
  readonly over?: string | undefined;
  /** In characters of the usual font. */
  readonly width?: number | undefined;
  /** Added up in 小计 and 合计. */
  readonly total?: boolean | undefined;
  readonly compare?: readonly Comparison[] | undefined;
}

/** A row for each organization. */
export interface RegisterDefinition {
  readonly groupBy?: Dimension | null | undefined;
  /** A line with the name of the group above its rows. */
  readonly headings?: boolean | undefined;
  readonly subtotals?: boolean | undefined;
  readonly numbering: Numbering;
  readonly order: Order;
  readonly columns: readonly RegisterColumn[];
}

/** A row for each county, kind, country … with numbers. */
export interface StatisticDefinition {
  readonly rows: Dimension;
  readonly across?: Dimension | null | undefined;
  readonly measure: string;
  readonly compare: readonly Comparison[];
  /** 占比: of the sum of all rows. */
  readonly share?: boolean | undefined;
}

export const SPANS = ['year', 'quarter', 'month'] as const;
/** From the last day of the year, quarter or month before the day of the table. */
export type Span = (typeof SPANS)[number];

/** A row for each organization that came, went or was renamed: 新成立、注销、更名清单. */
export interface MovementsDefinition {
  readonly span: Span;
  readonly hows: readonly How[];
}

/** What a line tells of an officer. */
export const OFFICER_COLUMNS = ['term', 'post', 'name', 'employer', 'title', 'since', 'from', 'to', 'wayIn', 'wayOut'] as const;
export type OfficerColumn = (typeof OFFICER_COLUMNS)[number];
/** A line for each office, or one for each person with all his offices. */
export const OFFICERS_PER = ['office', 'person'] as const;
export type OfficersPer = (typeof OFFICERS_PER)[number];
/** By the rank of the team, organization by organization; or 按姓氏笔画 over all. */
export const OFFICERS_ORDERS = ['rank', 'stroke'] as const;
export type OfficersOrder = (typeof OFFICERS_ORDERS)[number];
/** 负责人; all but honorary posts; all. */
export const OFFICERS_AMONG = ['responsible', 'working', 'all'] as const;
export type OfficersAmong = (typeof OFFICERS_AMONG)[number];
/** Those of the day, or 历届. */
export const OFFICERS_SPANS = ['now', 'terms'] as const;
export type OfficersSpan = (typeof OFFICERS_SPANS)[number];

/** A row for each officer, his organization merged down. */
export interface OfficersDefinition {
  readonly per: OfficersPer;
  readonly order: OfficersOrder;
  readonly among: OfficersAmong;
  readonly span: OfficersSpan;
  /** Of the organization, as the list has them. */
  readonly columns: readonly RegisterColumn[];
  readonly officer: readonly OfficerColumn[];
}

/** How a question is set as a table to hand up (office.md 4). Exactly one of `register`, `statistic`, `movements` and `officers` is there. */
export interface TableDefinition {
  /** One or two lines; {单位}, {年} and {截至日期}, in English {office}, {year} and {asOf}, stand for what they say on the day. */
  readonly title: readonly string[];
  /** 填报单位; without it the office of whoever prints it, or nothing, to be filled in by hand. */
  readonly reporter?: string | null | undefined;
  /** 单位, the unit of measure: 个 */
  readonly unit?: string | null | undefined;
  readonly register?: RegisterDefinition | null | undefined;
  readonly statistic?: StatisticDefinition | null | undefined;
  readonly movements?: MovementsDefinition | null | undefined;
  readonly officers?: OfficersDefinition | null | undefined;
  readonly total: boolean;
  /** 口径, a line each. */
  readonly notes?: string | null | undefined;
  readonly signatures: readonly Signature[];
}
