import type { Words } from '../../platform/room.js';

/**
 * What a column of a list that comes in may hold. `name`: of the record; `people`: persons, with their posts in the cell or in the head;
 * `person`, `post`: one holder of an office in each row; `span`: from when until when; `years`: how many.
 */
export type IncomingSort =
  | 'name'
  | 'text'
  | 'date'
  | 'span'
  | 'years'
  | 'termNumber'
  | 'number'
  | 'area'
  | 'kind'
  | 'phone'
  | 'creditCode'
  | 'people'
  | 'person'
  | 'post';

/** A column that a list may have, as its room declares it. */
export interface IncomingColumn {
  readonly code: string;
  readonly words: Words;
  readonly sort: IncomingSort;
  /** Heads that mean it, beside its words. */
  readonly aliases: readonly string[];
  /** Heads that look like it: over the head in simplified characters without blanks. */
  readonly pattern?: RegExp;
  /** More than one column of a sheet may be it. */
  readonly several?: true;
  /** A further row of a record (one for each holder of an office) may fill it. */
  readonly further?: true;
}

/** How a column was recognized: its head is a declared one, looks like one, or its cells do. */
export type Certainty = 'named' | 'alike' | 'content';

/** A column of the sheet. */
export interface SheetColumn {
  /** From 1. */
  readonly column: number;
  /** As it stands, both levels of a head of two, without blanks. */
  readonly head: string;
  /** The lowest level alone. */
  readonly lowest: string;
}

/** A column of the sheet that is understood. */
export interface MatchedColumn extends SheetColumn {
  /** Undefined: yes or no, named by its head. */
  readonly incoming?: IncomingColumn;
  readonly certainty: Certainty;
}
