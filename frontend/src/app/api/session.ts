// Who one is and whose registry it is, by the names of the contract.

import type { ListSettings } from './list-types';

export type Locale = 'zh' | 'en';

export interface Registry {
  /** False: nobody has chosen yet between the sample and a registry of one's own. */
  readonly begun: boolean;
  readonly officeName: string | null;
  readonly city: { readonly id: string; readonly code: string; readonly name: string } | null;
  readonly sample: boolean;
  /** Today by the office clock. */
  readonly today: string;
}

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly unit?: string | null;
  readonly locale: Locale;
}

export interface Grant {
  readonly role: string;
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly kinds: readonly string[] | null;
}

export interface SessionAnswer {
  readonly account: Account;
  readonly rights: readonly string[];
  readonly grants: readonly Grant[];
  /** How the account likes its lists, by their names. */
  readonly lists?: Readonly<Record<string, ListSettings>>;
  /** With the answer to signing in. */
  readonly expiresAt?: string;
}

export type Who = string | { readonly id: string | null; readonly name: string } | null;
