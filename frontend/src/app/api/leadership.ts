// Teams 班子 and terms 届次 of an organization as the answers have them, by the names of the contract.

import type { DateText, NamedRecord } from './types';

export type WayIn = 'elected' | 'appointed' | 'added' | 'byElection' | 'hired' | 'promoted';
export type WayOut = 'termEnded' | 'resigned' | 'transferred' | 'retired' | 'removed' | 'recalled' | 'died' | 'other';
export type ActingSort = 'acting' | 'presiding';
export type HoldingMark = 'coopted' | 'candidate';
export type HoldingState = 'upcoming' | 'possible' | 'held' | 'left';

/** In office on the day, for certain or as far as is known. */
export const inOffice = ({ state }: { readonly state: HoldingState }): boolean => state === 'held' || state === 'possible';

/** States of a term, the urgent first. */
export const TERM_STATES = [
  'postponed_overdue',
  'overdue',
  'postponed',
  'scheduled',
  'due_soon',
  'awaiting_filing',
  'normal',
  'none',
] as const;
export type TermState = (typeof TERM_STATES)[number];

/** How a state is marked: filled, hollow or dashed, never by colour alone. */
export const STATE_MARKS = {
  postponed_overdue: 'red',
  overdue: 'red',
  postponed: 'amber-open',
  scheduled: 'ink',
  due_soon: 'amber',
  awaiting_filing: 'ink-open',
  normal: 'ink',
  none: 'dash',
} as const satisfies Readonly<Record<TermState, string>>;

/** What the change of somebody's office may rest on; without an id where the account does not see it. */
interface Cited {
  readonly id: string | null;
  readonly name: string;
}

export interface PostName {
  readonly code: string;
  readonly name: string;
}

/** A post of the day, with its seats. */
export interface TeamPost extends PostName {
  readonly rank: number;
  /** Of the term, else of the charter; null: free. */
  readonly seats: number | null;
  readonly mostSeats: number | null;
  readonly filled: number;
  /** Among the 负责人. */
  readonly responsible: boolean;
  readonly honorary: boolean;
  readonly hired: boolean;
}

/** An office held, of any time. */
export interface Holding {
  readonly id: string;
  /** The holder; of a unit its representative on the day. */
  readonly person: NamedRecord | null;
  readonly unit: { readonly id: string | null; readonly name: string } | null;
  readonly exOfficio: string | null;
  readonly post: PostName;
  readonly seat: number;
  /** Place in the team: by rank, then post, then seat. */
  readonly place: number;
  readonly acting: ActingSort | null;
  readonly termId: string | null;
  readonly term: number | null;
  readonly from: DateText;
  /** The first day on which it is no longer held. */
  readonly to: DateText | null;
  /** The first day of the unbroken chain in the post. */
  readonly since: DateText;
  readonly state: HoldingState;
  readonly wayIn: WayIn | null;
  /** `left` where the account may not know it. */
  readonly wayOut: WayOut | 'left' | null;
  readonly fullTime: boolean | null;
  readonly employer: string | null;
  readonly title: string | null;
  readonly mark: HoldingMark | null;
  readonly termsInARow: number;
  readonly representatives: readonly { readonly person: NamedRecord; readonly from: DateText; readonly to: DateText | null }[];
  /** 轮值: on duty on the day asked. */
  readonly onDuty: boolean;
  readonly documents: readonly Cited[];
}

/** 班子: everything that its tab shows, of all times. */
export interface Team {
  readonly asOf: string;
  /** Of the organization. */
  readonly version: number;
  /** By rank. */
  readonly posts: readonly TeamPost[];
  /** By place, the newest on a seat first. */
  readonly holdings: readonly Holding[];
  /** 负责人 in office, each once. */
  readonly responsible: number;
}

/** 轮值: the roster of an organization, by its days. */
export interface Rota {
  readonly turns: readonly {
    readonly holdingId: string;
    readonly from: string;
    /** The first day that is no longer his. */
    readonly to: string;
  }[];
}

export interface Postponement {
  readonly id: string;
  readonly documentOn: string;
  /** The new last day. */
  readonly to: string;
  readonly documentNumber: string | null;
  readonly because: string | null;
  /** Beyond what the rule allows. */
  readonly beyond: readonly ('tooLong' | 'tooOften')[];
}

export interface Term {
  readonly id: string;
  readonly sort: 'congress' | 'preparatory';
  readonly number: number | null;
  readonly congressOn: DateText;
  /** The first day on which it no longer stood. */
  readonly to: DateText | null;
  readonly years: number | null;
  /** The last day by its length. */
  readonly dueOn: DateText | null;
  /** By the newest document by the day asked. */
  readonly postponedTo: string | null;
  readonly meeting: string | null;
  readonly expected: number | null;
  readonly present: number | null;
  /** By post code. */
  readonly votes: Readonly<Record<string, unknown>> | null;
  readonly toBeFiled: boolean;
  readonly filedOn: DateText | null;
  readonly filingNumber: string | null;
  readonly seats: readonly { readonly post: string; readonly seats: number }[];
  readonly postponements: readonly Postponement[];
  readonly changes: { readonly reelected: number; readonly new: number; readonly left: number; readonly vacant: number } | null;
  /** That recorded its congress, where it may still be undone. */
  readonly changeSet: string | null;
  readonly documents: readonly Cited[];
}

/** 届次 of an organization, and the state of the one of the day. */
export interface Terms {
  readonly asOf: string;
  readonly knownOn: string | null;
  /** Of the organization. */
  readonly version: number;
  readonly state: TermState;
  /** The last day in force: of a postponement from its document on. */
  readonly dueOn: DateText | null;
  readonly termId: string | null;
  readonly number: number | null;
  /** 换届安排 in force on the day. */
  readonly window: {
    readonly id: string;
    readonly title: string;
    readonly documentNumber: string | null;
    readonly from: string;
    readonly lastOn: string;
  } | null;
  readonly usualYears: number | null;
  readonly usuallyFiled: boolean;
  /** Organizations of its kind have terms. */
  readonly hasTerms: boolean;
  /** The newest first. */
  readonly items: readonly Term[];
}

export type SeatAct = 'reelected' | 'new' | 'transferred' | 'left' | 'vacant';

export interface Compared {
  readonly personId: string | null;
  readonly name: string;
  readonly employer: string | null;
  readonly title: string | null;
  readonly since: DateText | null;
}

/** What a congress changed, seat by seat. */
export interface TermComparison {
  readonly number: number | null;
  readonly diff: {
    readonly rows: readonly {
      readonly post: PostName;
      readonly seat: number;
      readonly before: Compared | null;
      readonly after: Compared | null;
      readonly act: SeatAct;
    }[];
    /** In the words of the office. */
    readonly sentences: readonly string[];
  };
  readonly reelected: number;
  readonly new: number;
  readonly left: number;
  readonly vacant: number;
}

/** A body whose congress is due, late, arranged, or was held and is to be filed. */
export interface Due {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly type: string;
  readonly areaName: string;
  readonly state: TermState;
  readonly termId: string | null;
  readonly number: number | null;
  /** The last day by length. */
  readonly lastOn: DateText | null;
  /** The last day in force. */
  readonly dueOn: string | null;
  /** Days left; negative: over. */
  readonly days: number | null;
  readonly window: { readonly id: string; readonly title: string; readonly lastOn: string } | null;
  readonly fileBy: string | null;
  readonly plannedOn: DateText | null;
  readonly handler: NamedRecord | null;
  readonly done: number;
  readonly steps: number;
}

export interface DuePage {
  readonly asOf: string;
  readonly until: string;
  readonly items: readonly Due[];
  readonly next: string | null;
  readonly previous: string | null;
}

export interface DueCounts {
  readonly count: number;
  readonly states: readonly { readonly state: TermState; readonly count: number }[];
  readonly areas: readonly { readonly areaId: string; readonly areaName: string; readonly count: number; readonly overdue: number }[];
  /** Arrangements with those that stand in their windows, whichever page of the list they are on. */
  readonly windows: readonly { readonly id: string; readonly count: number; readonly kinds: readonly string[] }[];
}

/** Bodies whose first post nobody holds. */
export interface VacancyList {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly type: string;
    readonly areaName: string;
    /** What the first post is called there. */
    readonly post: string;
    /** Null: nobody is recorded. */
    readonly since: string | null;
    readonly acting: string | null;
  }[];
  /** All of them; the list ends with 500. */
  readonly count: number;
}

/** 法定代表人 vacant, or to be registered anew. */
export interface LegalReminderList {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly why: 'vacant' | 'register';
    readonly by: string | null;
  }[];
}

export interface CalendarCell {
  /** Null: past its day already. */
  readonly month: string | null;
  readonly count: number;
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: TermState;
    readonly on: string;
    readonly planned: boolean;
  }[];
}

export interface Calendar {
  readonly asOf: string;
  readonly until: string;
  readonly months: readonly string[];
  readonly rows: readonly { readonly kind: string; readonly cells: readonly CalendarCell[] }[];
  readonly arrangements: readonly {
    readonly id: string;
    readonly title: string;
    readonly documentNumber: string | null;
    readonly from: string;
    readonly lastOn: string;
    readonly kinds: readonly string[];
    readonly count: number;
  }[];
}

export interface Arranged {
  readonly id: string;
  readonly name: string;
  readonly areaName: string;
  readonly state: TermState;
  readonly before: TermState | null;
  readonly dueOn: string | null;
}

/** 换届安排 with its bodies. */
export interface Arrangement {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly documentOn: string;
  readonly from: string;
  readonly lastOn: string;
  readonly organizations: number;
  readonly items: readonly Arranged[];
  readonly changeSet: string | null;
}
