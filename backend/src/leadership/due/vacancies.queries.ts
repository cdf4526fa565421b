import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { inReachOn, officesKnown, withoutChair } from '../../organizations/index.js';
import { Reader } from '../../platform/database/reads.js';
import { raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { DAYS_TO_REGISTER } from '../terms/term-rules.js';
import type { LegalReminderListAnswer, VacancyListAnswer } from './due.dto.js';

const MOST_VACANCIES = 500;

/** Who is missing: first posts that nobody holds, legal representatives. */
@Injectable()
export class VacanciesQueries {
  constructor(
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** 一把手空缺: bodies of which offices are known and whose first post certainly nobody holds on the day; where it fell vacant last first. */
  async vacancies(viewer: Viewer, asOf: Day): Promise<VacancyListAnswer> {
    const post = viewer.locale === 'en' ? sql`x.name_en` : sql`x.name`;
    const rows = await this.reader.rows<VacancyListAnswer['items'][number] & { total: number }>(sql`/* leadership.vacancies */
      with nobody as materialized (select * from ${await this.seen(viewer, asOf)} s where ${withoutChair(raw('s'), asOf, 'certain')}),
      s as (select * from nobody s where ${officesKnown(raw('s'), asOf)})
      select s.organization_id as id, s.name, s.kind, t.name as type, u.name as "areaName",
        coalesce((select ${post} from posts_of(array[s.organization_id], ${asOf}) x where x.code = 'chair'), '') as post, date_text(l.until_earliest, l.until_latest) as since,
        (select coalesce(j.name, p.name) from office_holdings h join people p on p.id = h.person_id left join people j on j.id = p.joined_to_id
          where h.organization_id = s.organization_id and h.post = 'chair' and h.acting is not null and h.possible @> ${asOf}::date limit 1) as acting,
        (count(*) over ())::int as total
      from s join organization_types t on t.id = s.type_id
      left join area_spans a on a.area_id = s.area_id and a.from_day <= ${asOf} and ${asOf} < a.until_day join areas u on u.id = coalesce(a.unit_id, s.area_id)
      left join lateral (select h.until_earliest, h.until_latest from office_holdings h where h.organization_id = s.organization_id and h.post = 'chair'
        and h.acting is null and h.until_latest <= ${asOf} order by h.until_latest desc, h.until_earliest desc limit 1) l on true
      order by l.until_latest desc nulls last, s.name_key, s.organization_id limit ${MOST_VACANCIES}`);
    return { asOf, items: rows.map(({ total: _, ...row }) => row), count: rows[0]?.total ?? 0 };
  }

  /** 法定代表人 vacant, or to be registered anew: the chair changed within thirty days, and nobody new became 法定代表人 since. */
  async reminders(viewer: Viewer, asOf: Day): Promise<LegalReminderListAnswer> {
    const items = await this.reader.rows<LegalReminderListAnswer['items'][number]>(sql`/* leadership.legal-reminders */
      with changed as (
        select h.organization_id, max(h.from_latest) as on_day from office_holdings h
        where h.post = 'chair' and h.acting is null and h.certain @> ${asOf}::date and h.from_latest between ${asOf}::date - ${DAYS_TO_REGISTER}::int and ${asOf}::date
          and exists (select from office_holdings q where ${follows(raw('h'), raw('q'))} and not ${sameHolder(raw('h'), raw('q'))})
          and not exists (select from office_holdings q where ${follows(raw('h'), raw('q'))} and ${sameHolder(raw('h'), raw('q'))})
          and not exists (select from office_holdings r where r.organization_id = h.organization_id and r.post = 'legalRepresentative' and r.acting is null
            and r.from_latest >= h.from_earliest and r.from_latest <= ${asOf}::date
            and not exists (select from office_holdings q where ${follows(raw('r'), raw('q'))} and ${sameHolder(raw('r'), raw('q'))})) group by h.organization_id),
      vacant as (
        select h.organization_id from office_holdings h where h.post = 'legalRepresentative' and h.acting is null and h.until_latest <= ${asOf}::date
        except select h.organization_id from office_holdings h where h.post = 'legalRepresentative' and h.acting is null and h.possible @> ${asOf}::date
        except select c.organization_id from changed c)
      select s.organization_id as id, s.name, case when n.on_day is null then 'vacant' else 'register' end as why, (n.on_day + ${DAYS_TO_REGISTER}::int)::text as by
      from (select c.organization_id, c.on_day from changed c union all select v.organization_id, null from vacant v) n
      join ${await this.seen(viewer, asOf)} s on s.organization_id = n.organization_id join kinds k on k.code = s.kind and k.term_years is not null
      where s.status = 'active' and (select r.to_be_filed from rule_of_terms(s.organization_id, ${asOf}) r)
      order by n.on_day nulls first, s.name_key, s.organization_id limit ${MOST_VACANCIES}`);
    return { asOf, items };
  }

  private async seen(viewer: Viewer, asOf: Day): Promise<Sql> {
    const reach = await this.reach.of(viewer, asOf, 'leadership.read');
    return sql`(select s.* from organization_segments s where s.shown and s.from_day <= ${asOf} and ${asOf} < s.until_day
      and ${inReachOn(raw('s'), { reach, asOf, today: this.clock.today() })})`;
  }
}

/** Did the holding `next` follow on `before` in the post, which went on until it began? */
const follows = (next: Sql, before: Sql): Sql => sql`${before}.organization_id = ${next}.organization_id and ${before}.post = ${next}.post
              and ${before}.acting is null and ${before}.from_earliest < ${next}.from_earliest and ${before}.until_latest >= ${next}.from_earliest`;

/** A unit stays the same whoever represents it, and one man who was entered twice is one. */
const holderOf = (holding: Sql): Sql => sql`coalesce(${holding}.unit_id::text, ${holding}.unit_name,
              (select coalesce(p.joined_to_id, p.id)::text from people p where p.id = ${holding}.person_id), ${holding}.ex_officio)`;
const sameHolder = (one: Sql, other: Sql): Sql => sql`${holderOf(one)} = ${holderOf(other)}`;
