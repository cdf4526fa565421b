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

/** The rule of one organization on a day. */
export async function ruleOfTerms(reads: Reads, organizationId: string, day: Day): Promise<RuleOfTerms> {
  const rule = await reads.one<RuleOfTerms>(
    planKept(sql`/* leadership.rule-of-terms */ with rules as (
        select r.*, case when r.organization_id is not null then 3 when r.type_id is not null then 2 else 1 end as nearness
        from organizations o
        join lateral (select q.type_id from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${day} order by q.from_earliest desc limit 1) p on true
        join term_rules r on (r.organization_id = o.id or r.type_id = p.type_id or r.kind = o.kind) and r.from_day <= ${day} where o.id = ${organizationId})
      select coalesce((select years from rules where years is not null order by nearness desc, from_day desc limit 1), k.term_years) as years,
        lead_months_of(o.id) as "leadMonths",
        (select longest_postponement_months from rules where longest_postponement_months is not null order by nearness desc, from_day desc limit 1) as "longestPostponementMonths",
        (select postponements_at_most from rules where postponements_at_most is not null order by nearness desc, from_day desc limit 1) as "postponementsAtMost",
        coalesce((select to_be_filed from rules where to_be_filed is not null order by nearness desc, from_day desc limit 1), k.filing_days is not null) as "toBeFiled",
        coalesce((select filing_days from rules where filing_days is not null order by nearness desc, from_day desc limit 1), k.filing_days) as "filingDays",
        k.term_years is not null as "hasTerms"
      from organizations o join kinds k on k.code = o.kind where o.id = ${organizationId}`),
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
