// 最近核对 and 责任科室/经办人 as the answers have them, by the names of the contract.

interface NamedOne {
  readonly id: string;
  readonly name: string;
}

/** Where it is known from that a record is still right. */
export type ConfirmationSource = 'document' | 'countyReport' | 'phone' | 'publicReport';

/** 最近核对: found right on a day, by an account (its name). */
export interface Confirmed {
  readonly on: string;
  readonly source: ConfirmationSource;
  readonly account: string | null;
}

/** What 无变化 answers, and by which change set it is taken back; null: it stood there already. */
export interface ConfirmedList {
  readonly changeSet: string | null;
  readonly items: readonly { readonly id: string; readonly version: number; readonly lastConfirmed: Confirmed }[];
}

/** 责任科室 and 经办人 of a day. */
export interface Responsible {
  readonly section: NamedOne | null;
  readonly handler: NamedOne | null;
  readonly from: string;
}

export interface Responsibility extends Responsible {
  readonly id: string;
  /** The first day on which it no longer holds. */
  readonly to: string | null;
}

/** 科室 of the office. */
export interface Section extends NamedOne {
  readonly code: string;
  readonly retired: boolean;
}

export interface SectionList {
  readonly items: readonly Section[];
}

export interface SectionsDone extends SectionList {
  readonly changeSet: string | null;
}

export interface Handler extends NamedOne {
  /** False: responsible for something, and not to be chosen any more. */
  readonly mayHandle: boolean;
  /** Areas in which he may change records; none: everywhere, or nowhere any more. */
  readonly places: readonly string[];
}

export interface HandlerList {
  readonly items: readonly Handler[];
}
