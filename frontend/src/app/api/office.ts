// Accounts and settings of the office as the answers have them, by the names of the contract.

import type { Grant, Locale } from './session';

/** A role of an account over an area and kinds, from a day until the first day without it. */
export interface AccountGrant extends Grant {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** An account as its keeper sees it. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly unit: string | null;
  readonly sectionId: string | null;
  readonly sectionName: string | null;
  readonly locale: Locale;
  readonly disabled: boolean;
  readonly grants: readonly AccountGrant[];
}

export interface AccountList {
  readonly items: readonly AccountRow[];
}

/** What the office sets for itself. */
export interface Settings {
  readonly officeName: string;
  readonly city: { readonly id: string; readonly code: string; readonly name: string };
  /** Organizations are recorded: the city stays. */
  readonly cityStays: boolean;
  readonly confirmMonths: number;
  readonly exportMark: string | null;
  /** False: the administrator is still preparing a registry of the office's own. */
  readonly ready: boolean;
}

export interface SettingsDone extends Settings {
  readonly changeSet: string | null;
}
