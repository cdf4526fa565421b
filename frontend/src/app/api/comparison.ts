// 名单比对 as the server answers it, by the names of the contract.

import type { Status } from './kinds';

export type Pile = 'registered' | 'near' | 'missing';
export type Nearness =
  'ended' | 'script' | 'signs' | 'places' | 'short' | 'former' | 'later' | 'foreign' | 'brackets' | 'abbreviation' | 'city' | 'sign';

export interface ComparedOrganization {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: string;
  readonly type: string;
  readonly typeCode: string;
  readonly status: Status;
  readonly areaName: string;
}

export interface ComparedMatch extends ComparedOrganization {
  /** null: it bears this very name on the day. */
  readonly why: Nearness | null;
  /** The other name that was hit, with its period. */
  readonly by: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ComparedName {
  readonly name: string;
  readonly pile: Pile;
  /** Place in the list of the same name before it. */
  readonly sameAs: number | null;
  readonly matches: readonly ComparedMatch[];
}

export interface Comparison {
  readonly asOf: string;
  readonly items: readonly ComparedName[];
  /** 系统另有, where a filter was chosen. */
  readonly others: readonly ComparedOrganization[] | null;
  readonly moreOthers: boolean;
}

/** The names in one column of a file, and what else it has to choose from. */
export interface NamesFile {
  /** null: a file of separated values. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly columns: readonly { readonly head: string; readonly notice: 'privacy' | null }[];
  readonly column: number;
  readonly count: number;
  /** None where there are more than are compared at once. */
  readonly names: readonly string[];
  readonly notices: readonly string[];
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
}
