// Areas as the answers have them, by the names of the contract; held against the generated types in contract.ts.

export interface Area {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly nameEn: string | null;
  readonly level: string;
  readonly parentId: string | null;
  /** What it lies under, from below. */
  readonly path: readonly { readonly id: string; readonly name: string }[];
  readonly counted: boolean;
  readonly from: string | null;
  readonly to: string | null;
  /** Of an ended unit: what it has become part of. */
  readonly now: { readonly id: string; readonly name: string; readonly code: string } | null;
  readonly formerNames: readonly { readonly id: string; readonly name: string; readonly code: string; readonly to: string }[];
  /** Before this day nothing is known of its history: it comes from a list of this day. */
  readonly historyFrom: string | null;
  /** Are there units under it, of any day? */
  readonly below: boolean;
  /** The city abroad that was looked for: this is its country. */
  readonly city: string | null;
}

/** One area, with the version of the areas as a whole. */
export interface AreaOne extends Area {
  readonly asOf: string;
  readonly version: number;
}

export interface NamedArea {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** A dated change of units: the old ones ended, the new ones began. */
export interface AreaEvent {
  readonly id: string;
  readonly kind: string;
  readonly on: string;
  readonly title: string;
  readonly document: string | null;
  readonly from: readonly NamedArea[];
  readonly to: readonly NamedArea[];
}

export interface AreaEventList {
  readonly asOf: string;
  readonly items: readonly AreaEvent[];
}

/** Active organizations under an area, by kind, by unit right below, and in the area itself where there are some. */
export interface AreaOrganizations {
  readonly asOf: string;
  readonly kinds: readonly { readonly kind: string; readonly count: number; readonly possible: number }[];
  readonly units: readonly { readonly areaId: string; readonly count: number; readonly possible: number }[];
}

/** What an act on areas answers; `changeSet` is what an undo takes back. */
export interface AreaAct {
  readonly changeSet: string;
  readonly version: number;
}

export interface LoadedTownships extends AreaAct {
  readonly added: number;
  readonly there: number;
  readonly left: number;
}

export interface AreaList {
  readonly asOf: string;
  readonly items: readonly Area[];
}
