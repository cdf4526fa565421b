import type { Words } from '../platform/room.js';

// Lists of organizations speak of these too.
export { type Acting, ACTING_WORDS, ACTINGS, TERM_STATE_WORDS, type TermState, TERM_STATES } from '../organizations/index.js';

/** How somebody came into an office. */
export const WAY_IN_WORDS = {
  elected: { zh: '选举', en: 'Elected' },
  appointed: { zh: '任命', en: 'Appointed' },
  added: { zh: '增补', en: 'Added' },
  byElection: { zh: '补选', en: 'By-election' },
  hired: { zh: '聘任', en: 'Engaged' },
  promoted: { zh: '递补', en: 'Moved up' },
} as const satisfies Readonly<Record<string, Words>>;
export type WayIn = keyof typeof WAY_IN_WORDS;
export const WAYS_IN = Object.keys(WAY_IN_WORDS) as WayIn[];

/** How somebody left an office. Without the right `leadership.ways` all but 届满 read 已离任 (office.md 7). */
export const WAY_OUT_WORDS = {
  termEnded: { zh: '届满', en: 'Term ended' },
  resigned: { zh: '辞职', en: 'Resigned' },
  transferred: { zh: '调动', en: 'Transferred' },
  retired: { zh: '退休', en: 'Retired' },
  removed: { zh: '免职', en: 'Removed' },
  recalled: { zh: '罢免', en: 'Recalled' },
  died: { zh: '去世', en: 'Died' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Readonly<Record<string, Words>>;
export type WayOut = keyof typeof WAY_OUT_WORDS;
export const WAYS_OUT = Object.keys(WAY_OUT_WORDS) as WayOut[];

/** What is read for a way out that the account may not know. */
export const LEFT = 'left';
export const LEFT_WORDS: Words = { zh: '已离任', en: 'Left office' };

/** How lists mark a name. */
export const MARK_WORDS = {
  coopted: { zh: '增选', en: 'Co-opted' },
  candidate: { zh: '候补', en: 'Candidate' },
} as const satisfies Readonly<Record<string, Words>>;
export type Mark = keyof typeof MARK_WORDS;
export const MARKS = Object.keys(MARK_WORDS) as Mark[];

export const TERM_SORT_WORDS = {
  congress: { zh: '届', en: 'Term' },
  preparatory: { zh: '筹委会', en: 'Preparatory committee' },
} as const satisfies Readonly<Record<string, Words>>;
export type TermSort = keyof typeof TERM_SORT_WORDS;
export const TERM_SORTS = Object.keys(TERM_SORT_WORDS) as TermSort[];

/** Counts of votes by post, as published. */
export type Votes = Readonly<Record<string, { readonly for?: number; readonly against?: number; readonly abstained?: number }>>;
