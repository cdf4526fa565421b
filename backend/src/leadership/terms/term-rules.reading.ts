import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { OrganizationRecords, placed, type PlacedRecord } from '../../organizations/index.js';
import { Reader, type Reads } from '../../platform/database/reads.js';
import { raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { ruleOfTerms, USUAL_LEAD_MONTHS } from './term-rules.js';
import type { OrganizationTermRulesAnswer, TermRuleAnswer, TermRuleListAnswer } from './term-rules.dto.js';

/** A rule `r` as json, with its type by name. */
const RULE: Sql = sql`json_build_object('id', r.id, 'kind', r.kind, 'type', (select json_build_object('id', t.id, 'name', t.name) from organization_types t where t.id = r.type_id),
  'from', case when r.from_day > '-infinity' then r.from_day::text end, ${raw(
    (
      [
        ['years', 'years'],
        ['leadMonths', 'lead_months'],
        ['longestPostponementMonths', 'longest_postponement_months'],
        ['postponementsAtMost', 'postponements_at_most'],
        ['toBeFiled', 'to_be_filed'],
        ['filingDays', 'filing_days'],
      ] as const
    )
      .map(([name, column]) => `'${name}', r.${column}`)
      .join(', '),
  )})`;

/** Questions about the rules of terms. */
@Injectable()
export class TermRulesReading {
  constructor(
    private readonly records: OrganizationRecords,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** The rules of kinds and types, with what each kind is described to have. */
  async list(reads: Reads = this.reader): Promise<TermRuleListAnswer> {
    const usual = await reads.rows<TermRuleListAnswer['usual'][number]>(sql`/* leadership.usual-rules */
      select k.code as kind, k.term_years as years, ${USUAL_LEAD_MONTHS}::int as "leadMonths", k.filing_days as "filingDays"
      from kinds k join kinds_in_order o on o.code = k.code where k.term_years is not null order by o.place`);
    const rows = await reads.rows<{ rule: TermRuleAnswer }>(sql`/* leadership.rules */ select ${RULE} as rule from term_rules r
      left join organization_types t on t.id = r.type_id join kinds_in_order o on o.code = coalesce(r.kind, t.kind)
      where r.organization_id is null order by o.place, t.sort_order nulls first, r.from_day desc`);
    return { usual, items: rows.map(({ rule }) => rule) };
  }

  /** The rule of one organization on a day, and what was set for it alone. @throws Problem 404 */
  async organization(viewer: Viewer, id: string, asOf: Day, reads: Reads = this.reader): Promise<OrganizationTermRulesAnswer> {
    const found = await reads.one<{ placed: PlacedRecord; items: TermRuleAnswer[] }>(sql`/* leadership.rules-of-organization */
      select ${placed(asOf, this.clock.today())} as placed,
        coalesce((select json_agg(${RULE} order by r.from_day desc) from term_rules r where r.organization_id = o.id), '[]') as items
      from organizations o where o.id = ${id}`);
    const { today } = await this.records.seen(viewer, found?.placed, asOf);
    const { hasTerms: _, ...inForce } = await ruleOfTerms(reads, id, asOf);
    const items = (found?.items ?? []).filter(({ from }) => today || (from ?? '') <= asOf);
    return { asOf, version: found?.placed.version ?? 0, inForce, items };
  }
}
