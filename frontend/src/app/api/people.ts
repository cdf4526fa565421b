// Persons as the answers have them, by the names of the contract.

import type { ActingSort, HoldingState, PostName, WayOut } from './leadership';
import type { DateText, NamedRecord } from './types';

/** An office by which somebody is known: an unbroken chain in one post. */
export interface PersonOffice {
  readonly organization: NamedRecord;
  readonly areaName: string;
  readonly post: PostName;
  readonly acting: ActingSort | null;
  readonly from: DateText;
  /** The first day on which it is no longer held. */
  readonly to: DateText | null;
  readonly state: HoldingState;
}

interface PublishedPerson extends NamedRecord {
  readonly employer: string | null;
  readonly title: string | null;
}

/** Somebody found for a picker. */
export interface FoundPerson extends PublishedPerson {
  /** In organizations that the account sees; those of the day first. */
  readonly offices: readonly PersonOffice[];
}

export interface PeopleFound {
  readonly asOf: string;
  readonly items: readonly FoundPerson[];
}

/** Names of a list that somebody has already. */
export interface NamesakesFound {
  readonly items: readonly { readonly name: string; readonly persons: readonly FoundPerson[] }[];
}

export interface Person extends PublishedPerson {
  readonly version: number;
  readonly asOf: string;
  readonly otherNames: readonly string[];
  readonly hasPhone: boolean;
  readonly phoneKept: boolean;
  readonly mayChange: boolean;
  readonly mayJoin: boolean;
  /** Records that are read as this one. */
  readonly joined: readonly PublishedPerson[];
  readonly offices: readonly (PersonOffice & {
    readonly id: string;
    /** Exercised for a unit that holds it. */
    readonly forUnit: boolean;
    readonly term: number | null;
    /** Numbers of the terms that he holds it in a row. */
    readonly terms: readonly number[];
    readonly wayOut: WayOut | 'left' | null;
  })[];
  /** Of the act that is answered. */
  readonly changeSet?: string;
}
