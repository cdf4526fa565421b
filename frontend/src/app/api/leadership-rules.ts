// What is set of terms, posts and the preparation of a congress, as the answers have it, by the names of the contract.

/** What holds of terms; null: nothing is said. */
export interface RuleFacts {
  /** 每届年限 */
  readonly years: number | null;
  /** 即将届满: so many months before the last day. */
  readonly leadMonths: number | null;
  readonly longestPostponementMonths: number | null;
  readonly postponementsAtMost: number | null;
  readonly toBeFiled: boolean | null;
  readonly filingDays: number | null;
}

/** A rule that was set: of a kind, a type or one organization. */
export interface TermRule extends RuleFacts {
  readonly id: string;
  readonly kind: string | null;
  readonly type: { readonly id: string; readonly name: string } | null;
  /** Null: of all days. */
  readonly from: string | null;
}

/** As a kind is described. */
export interface UsualRule {
  readonly kind: string;
  readonly years: number;
  readonly leadMonths: number;
  /** Null: a congress is not filed. */
  readonly filingDays: number | null;
}

export interface TermRuleList {
  readonly usual: readonly UsualRule[];
  /** What differs, the newest first within a kind or a type. */
  readonly items: readonly TermRule[];
}

export interface OrganizationTermRules {
  readonly asOf: string;
  /** Of the organization. */
  readonly version: number;
  readonly inForce: RuleFacts;
  /** Set for it alone, the newest first. */
  readonly items: readonly TermRule[];
}

/** A post 职务 that is known on the day. */
export interface KnownPost {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly rank: number;
  /** Null: as many as the congress elects. */
  readonly seats: number | null;
  /** Among the 负责人. */
  readonly responsible: boolean;
  readonly honorary: boolean;
  readonly hired: boolean;
}

/** How a charter has a post on some days. */
export interface CharterPost extends Omit<KnownPost, 'nameEn'> {
  readonly id: string;
  readonly nameEn: string | null;
  /** False: the charter has no such post. */
  readonly present: boolean;
  readonly from: string | null;
  /** The first day on which it is so no longer. */
  readonly to: string | null;
}

export interface TypePosts {
  readonly asOf: string;
  /** Known on the day, the first in rank first. */
  readonly items: readonly KnownPost[];
  /** What was set here, of all days. */
  readonly own: readonly CharterPost[];
  /** What would be known on the day without that. */
  readonly usual: readonly KnownPost[];
}

export interface OrganizationPosts extends TypePosts {
  /** Of the organization. */
  readonly version: number;
  /** Of organizations of its kind the chair alone is kept. */
  readonly chairAlone: boolean;
}

/** What has to be done so many days before the congress; after it: negative. */
export interface Step {
  readonly words: string;
  readonly daysBefore: number;
}

/** The check-list of a kind, or of all that have none of their own. */
export interface StepTemplate {
  readonly kind: string | null;
  /** False: as the registry began with. */
  readonly own: boolean;
  readonly steps: readonly Step[];
}

export interface StepTemplates {
  readonly items: readonly StepTemplate[];
}

/** An act on these, by what it is taken back. */
export interface RuleDone {
  readonly changeSet: string;
}
