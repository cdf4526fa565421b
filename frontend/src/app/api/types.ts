// Organizations as the answers have them, by the names of the contract. Written by hand beside the OpenAPI document's generated types:
// whoever reads an answer imports it from here, so that the source of a shape can change in this one file.

import type { Confirmed, Responsibility, Responsible } from './care';
import type { Status } from './kinds';
import type { Who } from './session';

export type Certainty = 'certain' | 'possible';

/** A day or what is known of it, ISO 8601-2: `2019`, `2019-05`, `2019-05-18`, `[..2019-05-18]`, `[2018-03-01..2019-05-31]`. */
export type DateText = string;

/** Which other name than the one of the day was hit. */
export interface Matched {
  readonly name: string;
  readonly sort?: string | null;
  readonly from?: DateText | null;
  readonly to?: DateText | null;
}

export interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly type: string;
  readonly typeCode: string;
  readonly status: Status;
  readonly areaId: string;
  readonly areaName: string;
  readonly seatAreaId: string | null;
  readonly seatAreaName: string | null;
  readonly foundedOn: DateText | null;
  readonly dissolvedOn: DateText | null;
  readonly certainty: Certainty;
  readonly matched: Matched | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly level: string | null;
  readonly supervisor: string | null;
  readonly address: string | null;
  readonly creditCode: string | null;
  readonly lastConfirmed: Confirmed | null;
  readonly responsible: Responsible | null;
  /** 称号 of the day, where they were asked for. */
  readonly held?: readonly { readonly title: string; readonly level: string | null; readonly certain: boolean }[] | null;
  // What follows is told where the list is asked for it.
  readonly parent?: NamedRecord | null;
  readonly approvedOn?: DateText | null;
  readonly summary?: string | null;
  readonly remarks?: string | null;
  /** By measure the last count by the day, and its own day. */
  readonly counts?: Readonly<Record<string, readonly unknown[]>> | null;
  /** Whoever is 会长, 主席, 主任委员 … on the day, or does the work. */
  readonly chair?: readonly InOffice[] | null;
  readonly secretaryGeneral?: readonly InOffice[] | null;
  readonly dueOn?: string | null;
  readonly termState?: string | null;
  readonly version: number;
}

/** Who is in an office; without a name a unit out of reach. */
export interface InOffice {
  readonly name: string | null;
  readonly acting: string | null;
  readonly certain: boolean;
}

export interface OrganizationPage {
  readonly asOf: string;
  readonly items: readonly OrganizationRow[];
  readonly next: string | null;
  readonly previous: string | null;
  /** Why nothing is there, where the area asked for was none on the day. */
  readonly hint?: string;
}

export interface OrganizationCount {
  readonly asOf: string;
  readonly count: number;
  readonly possible: number;
  readonly byStatus?: Partial<Record<Status, number>> | null;
}

export interface NamePeriod {
  readonly name: string;
  readonly from: DateText | null;
  readonly to: DateText | null;
  readonly certainty?: Certainty | null;
}

export interface OtherName {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  readonly sort: string;
  readonly from: DateText | null;
  readonly to: DateText | null;
}

export interface Observation {
  readonly measure: string;
  readonly onDay: DateText;
  readonly value: number;
}

export interface Suspension {
  readonly id: string;
  readonly from: DateText;
  readonly to: DateText | null;
}

/** How a recognition stands on the day of the answer. */
export type RecognitionState = 'held' | 'possible' | 'upcoming' | 'ended' | 'expired';

/** 称号: what the organization has been named, from a day on. */
export interface Recognition {
  readonly id: string;
  readonly title: string;
  readonly level: string | null;
  readonly from: DateText;
  /** The first day on which it is no longer held. */
  readonly to: DateText | null;
  /** The last valid day, as it is printed. */
  readonly validUntil: DateText | null;
  readonly reviewedOn: DateText | null;
  readonly state: RecognitionState;
  /** Cited when it was given, reviewed, mended or taken away; without an id where the account does not see one. */
  readonly documents: readonly { readonly id: string | null; readonly name: string }[];
}

export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

/** Titles that are held on a day, the highest level first. */
export interface TitleList {
  readonly asOf: string;
  readonly items: readonly {
    readonly title: string;
    readonly level: string | null;
    readonly count: number;
    readonly possible: number;
  }[];
}

/** One stretch of a life: what is counted or named stands unchanged between its days. */
export interface Stretch {
  readonly from: DateText | null;
  readonly to: DateText | null;
  readonly name: string;
  readonly shortName?: string | null;
  readonly type: string;
  readonly areaName: string;
  readonly seatAreaName?: string | null;
  readonly parentName?: string | null;
  readonly supervisor?: string | null;
  readonly address?: string | null;
  readonly level?: string | null;
}

export interface Voided {
  readonly at: string;
  readonly account: Who;
  readonly reason: string;
}

export interface Upcoming {
  readonly on: DateText;
  readonly fields: readonly string[];
  /** The name of then, where the name is what changes. */
  readonly name: string | null;
}

export interface Organization extends OrganizationRow {
  readonly asOf: string;
  /** False before the approval or founding. */
  readonly exists: boolean;
  readonly approvedOn: DateText | null;
  readonly parent: NamedRecord | null;
  /** True also where the parent lies outside the reach. */
  readonly hasParent: boolean;
  readonly mergedInto: NamedRecord | null;
  readonly endWay: 'dissolved' | 'merged' | null;
  readonly children: number;
  readonly summary: string | null;
  readonly remarks: string | null;
  readonly creditCodeAbsent: string | null;
  readonly names: readonly NamePeriod[];
  readonly otherNames: readonly OtherName[];
  readonly observations: readonly Observation[];
  readonly suspensions: readonly Suspension[];
  /** Of the whole life, newest first. */
  readonly recognitions: readonly Recognition[];
  /** The last few by the day, newest first. */
  readonly confirmations: readonly Confirmed[];
  readonly responsibilities: readonly Responsibility[];
  readonly phoneMasked: string | null;
  readonly mayShowPhone: boolean;
  readonly mayChange: boolean;
  readonly mayRestore: boolean;
  /** May the account take it away as a file? */
  readonly mayExport: boolean;
  readonly upcoming: readonly Upcoming[];
  readonly timeline: readonly Stretch[];
  readonly voided: Voided | null;
}
