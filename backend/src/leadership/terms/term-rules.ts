import { planKept, sql } from '../../platform/database/sql.js';
import type { Reads } from '../../platform/database/reads.js';
import type { Day } from '../../platform/time/day.js';

/** What holds of the terms of an organization on a day: as set for it, its type, its kind, else as the kind is described. */
export interface RuleOfTerms {
  /** Usual length; null: its kind has no terms. */
  readonly years: number | null;
  readonly leadMonths: number;
  readonly longestPostponementMonths: number | null;
  readonly postponementsAtMost: number | null;
  readonly toBeFiled: boolean;
  readonly filingDays: number | null;
  readonly hasTerms: boolean;
}

/** 即将届满 where nothing is set: half a year before the last day. */
export const USUAL_LEAD_MONTHS = 6;
/** A change of the 法定代表人 is applied for within thirty days of the supervising unit's agreement (社会团体登记管理条例 art. 20). */
export const DAYS_TO_REGISTER = 30;

/** The rule of one organization on a day. */
export async function ruleOfTerms(reads: Reads, organizationId: string, day: Day): Promise<RuleOfTerms> {
  const rule = await reads.one<RuleOfTerms>(
    planKept(sql`/* leadership.rule-of-terms */ select r.years, r.lead_months as "leadMonths", r.longest_postponement_months as "longestPostponementMonths",
        r.postponements_at_most as "postponementsAtMost", r.to_be_filed as "toBeFiled", r.filing_days as "filingDays", r.has_terms as "hasTerms"
      from rule_of_terms(${organizationId}, ${day}::date) r`),
  );
  return (
    rule ?? {
      years: null,
      leadMonths: USUAL_LEAD_MONTHS,
      longestPostponementMonths: null,
      postponementsAtMost: null,
      toBeFiled: false,
      filingDays: null,
      hasTerms: false,
    }
  );
}
