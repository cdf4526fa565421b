// Names alike and what the search finds, as the answers have them, by the names of the contract.
import type { Status } from './kinds';
import type { Certainty, Matched } from './types';

/** Whose name is alike, or who holds the code that is typed. */
export interface AlikeOrganization {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly type: string;
  readonly typeCode: string;
  readonly status: Status | null;
  readonly areaName: string;
  readonly sameCode: boolean;
  readonly matched: Matched | null;
}

export interface AlikeAnswer {
  readonly items: readonly AlikeOrganization[];
  /** Beyond the reach only whom to ask; null: asked too often to be told. */
  readonly elsewhere: readonly { readonly ask: string }[] | null;
}

export interface SearchHit {
  /** `organization` or `area`. */
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly matched: Matched | null;
  readonly status: string | null;
  readonly kind: string | null;
  readonly kindType: string | null;
  readonly areaName: string | null;
  readonly certainty: Certainty | null;
  /** How well a name answers, the best first. */
  readonly match: 'exact' | 'beginning' | 'reading' | 'readingBeginning' | 'inside';
}

export interface SearchAnswer {
  readonly asOf: string;
  readonly items: readonly SearchHit[];
}
