import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { inReachOn } from '../../organizations/index.js';
import { Reader } from '../../platform/database/reads.js';
import { allOf, raw, sql } from '../../platform/database/sql.js';
import { addMonths, type Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { TermState } from '../code-words.js';
import type { CalendarAnswer } from './due.dto.js';
import { DueQueries, type DueQuestion, narrowed } from './due.queries.js';

/** So many names stand in a cell; the rest is a number. */
const MOST_NAMES = 12;

interface Cell {
  readonly kind: string;
  readonly month: string | null;
  readonly count: number;
  readonly items: { id: string; name: string; state: TermState; on: Day; planned: boolean }[];
}

/** The calendar of 换届: kinds by months, what is past its day first, arrangements as bars. */
@Injectable()
export class CalendarQueries {
  constructor(
    private readonly due: DueQueries,
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  async calendar(viewer: Viewer, question: DueQuestion): Promise<CalendarAnswer> {
    const { asOf, until } = question;
    const cells = await this.reader.rows<Cell>(sql`/* leadership.calendar */
      with b as materialized (select * from ${await this.due.bodies(viewer, { ...question, endingAlone: true })} b),
      -- The last day by length, where a postponement has moved the one in force.
      moved as materialized (select distinct c.id, last_day(c.congress_latest, c.years) as last from postponements p join terms c on c.id = p.term_id and c.years is not null),
      marks as (
        select b.id, b.name, b.kind, b.state, coalesce(l.last, b.due_on) as on_day, false as planned, b.name_key from b left join moved l on l.id = b.term_id
        union all select b.id, b.name, b.kind, b.state, n.congress_latest, true, b.name_key from b join terms n on n.organization_id = b.id and n.congress_earliest > ${asOf} and n.congress_latest <= ${until}),
      -- What is past its day stands together, before the first month.
      placed as materialized (select m.*, k.place, case when m.on_day >= ${asOf}::date then date_trunc('month', m.on_day)::date else '-infinity' end as month
        from marks m join kinds_in_order k on k.code = m.kind where m.on_day <= ${until}::date),
      counted as (select p.place, p.month, min(p.kind) as kind, count(*)::int as count from placed p group by p.place, p.month),
      named as (select p.place, p.month, json_agg(json_build_object('id', p.id, 'name', p.name, 'state', p.state, 'on', p.on_day::text, 'planned', p.planned) order by p.on_day, p.name_key) as items
        from (select p.*, row_number() over (partition by p.place, p.month order by p.on_day, p.name_key, p.id) as n from placed p) p where p.n <= ${MOST_NAMES} group by p.place, p.month)
      select c.kind, to_char(nullif(c.month, '-infinity'), 'YYYY-MM') as month, c.count, n.items from counted c join named n on n.place = c.place and n.month = c.month order by c.place, c.month`);
    const months: string[] = [];
    for (let day = `${asOf.slice(0, 7)}-01`; day <= until; day = addMonths(day, 1)) months.push(day.slice(0, 7));
    const rows = [...Map.groupBy(cells, ({ kind }) => kind)].map(([kind, own]) => ({
      kind,
      cells: own.map(({ kind: _, ...cell }) => cell),
    }));
    return { asOf, until, months, rows, arrangements: await this.bars(viewer, question) };
  }

  private async bars(viewer: Viewer, question: DueQuestion): Promise<CalendarAnswer['arrangements']> {
    const { asOf, until } = question;
    const asked = { reach: await this.reach.of(viewer, asOf, 'leadership.read'), asOf, today: this.clock.today() };
    return this.reader.rows<CalendarAnswer['arrangements'][number]>(sql`/* leadership.calendar-bars */
      select a.id, a.title, a.document_number as "documentNumber", a.window_from as "from", a.window_last as "lastOn", array_agg(distinct s.kind) as kinds, count(*)::int as count
      from arrangements a join arrangement_members m on m.arrangement_id = a.id
      join organization_segments s on s.organization_id = m.organization_id and s.shown and s.from_day <= ${asOf} and ${asOf} < s.until_day
      left join term_segments g on g.organization_id = s.organization_id and g.from_day <= ${asOf} and ${asOf} < g.until_day
      where a.document_on <= ${asOf} and a.window_last >= ${asOf} and a.window_from <= ${until}
        and ${inReachOn(raw('s'), asked)} and ${allOf(narrowed(question, asked, sql`g.term_id`))}
      group by a.id order by a.window_from, a.id`);
  }
}
