// Shapes of the answers, by the names of the contract. Written by hand beside the OpenAPI document's generated types:
// whoever reads an answer imports it from here, so that the source of a shape can change in this one file.

export type Status = 'preparing' | 'active' | 'suspended' | 'dissolved' | 'merged';
export type Certainty = 'certain' | 'possible';
/** A day or what is known of it, ISO 8601-2: `2019`, `2019-05`, `2019-05-18`, `[..2019-05-18]`, `[2018-03-01..2019-05-31]`. */
export type DateText = string;
export type Locale = 'zh' | 'en';

export interface Registry {
  readonly name: string;
  readonly city: string | null;
  readonly sample: boolean;
  /** Today by the office clock. */
  readonly today: string;
  readonly languages: readonly Locale[];
  readonly empty: boolean;
}

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly unit: string | null;
  readonly locale: Locale;
  readonly rights: readonly string[];
}

export interface SessionAnswer {
  readonly account: Account;
  readonly expiresAt: string;
}

export interface Area {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly shortName?: string | null;
  readonly level: string;
  readonly parentId: string | null;
  readonly path: readonly string[];
  readonly counted: boolean;
  readonly from: DateText | null;
  readonly to: DateText | null;
  readonly livesOn: boolean;
  readonly now: { readonly id: string; readonly name: string } | null;
  readonly formerNames: readonly (string | { readonly name: string })[];
}

export interface AreaList {
  readonly asOf: string;
  readonly items: readonly Area[];
}

export interface NamedCode {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface KindType extends NamedCode {
  readonly id: string;
  readonly retired: boolean;
}

export type FieldSort = 'text' | 'number' | 'date' | 'option' | 'boolean' | 'count';

export interface KindField extends NamedCode {
  readonly type: FieldSort;
  readonly options?: readonly NamedCode[] | null;
  readonly max?: number | null;
  readonly maxLength?: number | null;
  readonly pattern?: string | { readonly source: string; readonly mend?: string | null; readonly mendEn?: string | null } | null;
  readonly multiline?: boolean | null;
  readonly unit?: string | null;
  readonly retired?: boolean | null;
  readonly hint?: string | null;
  readonly hintEn?: string | null;
}

export interface Kind extends NamedCode {
  readonly statusWords: Readonly<Record<Status, string>>;
  readonly statusWordsEn?: Readonly<Record<Status, string>> | null;
  readonly types: readonly KindType[];
  readonly fields: readonly KindField[];
}

export interface KindList {
  readonly items: readonly Kind[];
}

/** Which other name than the one of the day was hit. */
export interface Matched {
  readonly name: string;
  readonly sort?: string | null;
  readonly from?: DateText | null;
  readonly to?: DateText | null;
}

export type FieldValue = string | number | boolean | null;

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
  /** False where the unit of that day is no more. */
  readonly areaLivesOn?: boolean | null;
  readonly seatAreaId: string | null;
  readonly seatAreaName: string | null;
  readonly foundedOn: DateText | null;
  readonly dissolvedOn: DateText | null;
  readonly certainty: Certainty;
  readonly matched: Matched | null;
  readonly mayChange?: boolean | null;
  readonly fields?: Readonly<Record<string, FieldValue>> | null;
}

export interface OrganizationPage {
  readonly asOf: string;
  readonly items: readonly OrganizationRow[];
  readonly next: string | null;
  readonly previous: string | null;
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

export interface Organization extends OrganizationRow {
  readonly version: number;
  readonly address: string | null;
  readonly parent: { readonly id: string; readonly name: string } | null;
  readonly supervisor: string | null;
  readonly level: string | null;
  readonly summary: string | null;
  readonly creditCode: string | null;
  readonly creditCodeAbsent?: string | boolean | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly names: readonly NamePeriod[];
  readonly otherNames: readonly OtherName[];
  readonly observations: readonly Observation[];
  readonly suspensions: readonly Suspension[];
  readonly phoneMasked: string | null;
  readonly mayChange: boolean;
  readonly upcoming: readonly { readonly on: DateText; readonly sentence: string }[];
  readonly voided?: Voided | null;
  readonly mergedInto?: { readonly id: string; readonly name: string } | null;
  readonly timeline: readonly Stretch[];
}

export type Who = string | { readonly id: string | null; readonly name: string } | null;

export interface FieldChange {
  readonly table?: string | null;
  readonly field: string;
  readonly label?: string | null;
  readonly from?: DateText | null;
  readonly to?: DateText | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ChangeSet {
  readonly at: string;
  readonly account: Who;
  readonly act: string;
  readonly actLabel?: string | null;
  readonly reason: string | null;
  readonly changeSet: string;
  readonly undoes?: string | null;
  readonly undone?: boolean | null;
  readonly sentence?: string | null;
  readonly fields: readonly FieldChange[];
}

export interface ChangeList {
  readonly items: readonly ChangeSet[];
  readonly next: string | null;
}

export interface DryRun {
  readonly diff: readonly FieldChange[];
  readonly sentence?: string | null;
}

export interface UndoAnswer {
  readonly changeSet: string;
  readonly diff: readonly FieldChange[];
}

export interface Offer {
  readonly fields?: readonly string[] | null;
  readonly with?: readonly string[] | null;
  readonly label: string;
}

export interface Blocking {
  readonly changeSet: string;
  readonly at: string;
  readonly account: Who;
  readonly sentence?: string | null;
  readonly fields: readonly (string | FieldChange)[];
}

export interface SearchHit {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly matched: Matched | null;
}

export interface SearchAnswer {
  readonly asOf: string;
  readonly items: readonly SearchHit[];
}
