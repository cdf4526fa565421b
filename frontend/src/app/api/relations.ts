// 关系 and mergers as the answers have them, by the names of the contract.
import type { DryRun } from './changes';
import type { Status } from './kinds';
import type { DateText, NamedRecord } from './types';

/** What the other end is to the organization of the page. */
export type RelationSort = 'hostedBy' | 'supervisedBy' | 'hosts' | 'supervises' | 'members' | 'memberOf';
export type RelationState = 'holds' | 'possible' | 'upcoming' | 'ended';

export interface Relation {
  readonly id: string;
  readonly sort: RelationSort;
  /** Null: a plain name, or outside the reach. */
  readonly other: NamedRecord | null;
  /** Of a 依托单位 or 成员单位 that is not in the registry. */
  readonly name: string | null;
  /** 席位 of a member unit. */
  readonly seat: string | null;
  /** 当然职务: the post in a member unit whose holder has the seat. */
  readonly exOfficio: string | null;
  readonly from: DateText;
  /** The first day on which it no longer holds. */
  readonly to: DateText | null;
  readonly state: RelationState;
  readonly mayChange: boolean;
}

export interface ChildRecord extends NamedRecord {
  readonly kind: string;
  readonly type: string;
  readonly status: Status;
}

/** What an organization stands under, what stands under it, and what merged into it. */
export interface Relations {
  readonly asOf: string;
  readonly parent: NamedRecord | null;
  readonly hasParent: boolean;
  readonly children: readonly ChildRecord[];
  /** Of the whole life, newest first; members as they joined. */
  readonly items: readonly Relation[];
  readonly mergedFrom: readonly (NamedRecord & { readonly on: DateText })[];
  readonly mergedInto: NamedRecord | null;
  /** There are more, outside the reach. */
  readonly outside: boolean;
}

/** What a merger would do, and what goes over with it. */
export interface MergePreview extends DryRun {
  readonly followers: readonly (NamedRecord & { readonly as: 'child' | 'hosted' | 'supervised' | 'member' })[];
}
