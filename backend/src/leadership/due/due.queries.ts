import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { type Asked, inReachOn, reachedToday, UNASSIGNED } from '../../organizations/index.js';
import { Reader } from '../../platform/database/reads.js';
import { allOf, empty, join, limit, raw, sql, type Sql } from '../../platform/database/sql.js';
import { addMonths, type Day, dayFrom, daysInMonth, partsOf } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { type TermState, TERM_STATES } from '../code-words.js';
import type { DueAnswer, DueCountsAnswer, DueFilter, Within } from './due.dto.js';

/** A row with the keys by which it stands in the list. */
export type KeyedDue = DueAnswer & { readonly keys: readonly [rank: number, due: Day, nameKey: string, id: string] };

export interface DueQuestion extends DueFilter {
  readonly asOf: Day;
  readonly until: Day;
  readonly state?: readonly TermState[] | undefined;
  /** Only those whose term ends or has ended: nobody without a term, and no congress that was held and is to be filed. */
  readonly endingAlone?: boolean;
}

/** Where a page goes on. */
export interface DuePlace {
  readonly keys: readonly unknown[];
  readonly backwards: boolean;
}

/** The last day that is looked at: of this month, quarter or year, or half a year on. */
export function untilOf(asOf: Day, within: Within = 'half'): Day {
  const { year, month } = partsOf(asOf);
  if (within === 'half') return addMonths(asOf, 6);
  const last = within === 'month' ? month : within === 'quarter' ? Math.ceil(month / 3) * 3 : 12;
  return dayFrom(year, last, daysInMonth(year, last));
}

/** Where a congress is to be filed and no rule says within how many days. */
const USUAL_FILING_DAYS = 30;
/** States that are looked at whenever the last day is; 任期内 and 即将届满 only where it comes in time. */
const ENDING: readonly TermState[] = ['postponed_overdue', 'overdue', 'postponed', 'scheduled'];
const RANK = sql`array_position(${[...TERM_STATES]}::text[], b.state)`;

/** What is due 换届: bodies with terms that live on the day, as far as the account sees them. */
@Injectable()
export class DueQueries {
  constructor(
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** The urgent first; `rows` of them, backwards turned round. */
  async list(viewer: Viewer, question: DueQuestion, rows: number, from?: DuePlace): Promise<KeyedDue[]> {
    const { asOf } = question;
    const backwards = from?.backwards ?? false;
    const beyond = from
      ? sql`where (b.rank, b.due, b.name_key, b.id) ${backwards ? sql`<` : sql`>`} (${from.keys[0]}::int, ${from.keys[1]}::date, ${from.keys[2]}::text, ${from.keys[3]}::uuid)`
      : empty;
    const order = backwards ? sql`b.rank desc, b.due desc, b.name_key desc, b.id desc` : sql`b.rank, b.due, b.name_key, b.id`;
    const parts = (await this.parts(viewer, question)).map(
      (part) =>
        sql`(select * from (select b.*, ${RANK} as rank, coalesce(b.due_on, 'infinity'::date) as due from ${part} b) b ${beyond} order by ${order} ${limit(rows)})`,
    );
    // 届次待补 comes last: it is looked for only where the page is not full without it.
    const page = join(backwards ? parts.reverse() : parts, ' union all ');
    return this.reader.rows<KeyedDue>(sql`/* leadership.due */ with page as (select * from (${page}) b ${limit(rows)})
      select b.id, o.version, b.name, p.short_name as "shortName", b.kind, t.name as type, u.id as "areaId", u.name as "areaName", b.state, b.term_id as "termId", c.number,
        case when c.years is not null then date_text(last_day(c.congress_earliest, c.years), last_day(c.congress_latest, c.years)) end as "lastOn", b.due_on::text as "dueOn",
        (b.due_on - ${asOf}::date)::int as days, w.window, case when b.state = 'awaiting_filing'
          then (c.congress_latest + coalesce((select f.filing_days from rule_of_terms(b.id, c.congress_latest) f), ${USUAL_FILING_DAYS}::int))::text end as "fileBy",
        coalesce((select date_text(n.congress_earliest, n.congress_latest) from terms n where n.organization_id = b.id and n.congress_earliest > ${asOf} order by n.congress_earliest limit 1),
          r.planned_on::text) as "plannedOn",
        case when h.id is not null then json_build_object('id', h.id, 'name', h.name) end as handler, coalesce(x.done, 0) as done, coalesce(x.steps, 0) as steps,
        json_build_array(b.rank, b.due::text, b.name_key, b.id) as keys
      from page b join organizations o on o.id = b.id join organization_types t on t.id = b.type_id join organization_profiles p on p.id = b.profile_id
      left join area_spans a on a.area_id = b.area_id and a.from_day <= ${asOf} and ${asOf} < a.until_day join areas u on u.id = coalesce(a.unit_id, b.area_id)
      left join terms c on c.id = b.term_id
      left join lateral (select json_build_object('id', v.id, 'title', v.title, 'lastOn', v.window_last::text) as window from ${windowOn(asOf)} v) w on true
      left join preparations r on r.organization_id = b.id and r.term_id is not distinct from b.term_id and b.reached left join accounts h on h.id = r.handler_id
      left join lateral (select count(*)::int as steps, count(z.done_on)::int as done from preparation_checks z where z.preparation_id = r.id) x on true
      order by ${order}`);
  }

  /** How many by state, by county and by the window of an arrangement. */
  async counts(viewer: Viewer, question: DueQuestion): Promise<DueCountsAnswer> {
    const { asOf, until } = question;
    const rows = await this.reader.rows<{
      state: TermState | null;
      areaId: string | null;
      areaName: string | null;
      windowId: string | null;
      kinds: string[] | null;
      count: number;
      overdue: number;
    }>(sql`/* leadership.due-counts */
      with b as materialized (select b.state, b.kind, w.id as window_id, coalesce(county.id, u.id) as area_id, coalesce(county.name, u.name) as area_name, coalesce(county.sort_order, 999) as place
        from ${await this.bodies(viewer, question)} b
        left join area_spans a on a.area_id = b.area_id and a.from_day <= ${asOf} and ${asOf} < a.until_day join areas u on u.id = coalesce(a.unit_id, b.area_id)
        left join lateral (select q.id, q.name, q.sort_order from areas q where q.id = any(a.path) and q.level = 'county' limit 1) county on true
        left join lateral ${windowOn(asOf)} w on true)
      select b.state, null::uuid as "areaId", null as "areaName", null::uuid as "windowId", null::text[] as kinds, count(*)::int as count, 0 as overdue, 0 as place from b group by b.state
      union all select null, b.area_id, b.area_name, null, null, count(*)::int, (count(*) filter (where b.state in ('overdue', 'postponed_overdue')))::int, b.place from b group by b.area_id, b.area_name, b.place
      union all select null, null, null, b.window_id, array_agg(distinct b.kind), count(*)::int, 0, 0 from b where b.window_id is not null group by b.window_id
      order by place, "areaName", "windowId"`);
    const states = TERM_STATES.flatMap((state) => rows.filter((row) => row.state === state).map(({ count }) => ({ state, count })));
    const areas = rows.flatMap(({ areaId, areaName, count, overdue }) =>
      areaId && areaName ? [{ areaId, areaName, count, overdue }] : [],
    );
    const windows = rows.flatMap(({ windowId: id, kinds, count }) => (id && kinds ? [{ id, count, kinds }] : []));
    return { asOf, until, count: states.reduce((sum, { count }) => sum + count, 0), states, areas, windows };
  }

  /** Bodies with terms that live on the day and are looked at, as `(id, name, name_key, kind, type_id, area_id, profile_id, term_id, state, due_on, reached)`. */
  async bodies(viewer: Viewer, question: DueQuestion): Promise<Sql> {
    return sql`(${join(
      (await this.parts(viewer, question)).map((part) => sql`select * from ${part} part`),
      ' union all ',
    )})`;
  }

  /** The same in two parts, each where it is asked for: those with a term, found by its states and days, and those without one. */
  private async parts(viewer: Viewer, question: DueQuestion): Promise<Sql[]> {
    const { asOf, until, state, endingAlone = false } = question;
    const asked = { reach: await this.reach.of(viewer, asOf, 'leadership.read'), asOf, today: this.clock.today() };
    const termed = state?.filter((one) => one !== 'none');
    const conditions = [
      sql`s.shown and s.status in ('active', 'suspended') and s.from_day <= ${asOf} and ${asOf} < s.until_day`,
      inReachOn(raw('s'), asked),
    ];
    const body = sql`s.organization_id as id, s.name, s.name_key, s.kind, s.type_id, s.area_id, s.profile_id, ${reachedToday(raw('s'), asked)} as reached`;
    const current = sql`g.from_day <= ${asOf} and ${asOf} < g.until_day`;
    const looked = termed
      ? sql`g.state = any(${termed})`
      : // A term that has not ended ends on a day that comes.
        sql`(g.state = any(${endingAlone ? ENDING : [...ENDING, 'awaiting_filing']}) or (g.due_on between ${asOf} and ${until} and g.state <> 'awaiting_filing'))`;
    return [
      ...(termed?.length === 0
        ? []
        : [
            sql`(select ${body}, g.term_id, g.state, g.due_on from term_segments g join organization_segments s on s.organization_id = g.organization_id
              join kinds y on y.code = s.kind and y.term_years is not null where ${current} and ${allOf([looked, ...conditions, ...narrowed(question, asked, sql`g.term_id`)])})`,
          ]),
      // Of overseas groups the office knows the chair, and a congress where it was told of one: none is missed there.
      ...(endingAlone || (state && !state.includes('none'))
        ? []
        : [
            sql`(select ${body}, null::uuid as term_id, 'none' as state, null::date as due_on from organization_segments s
              join kinds y on y.code = s.kind and y.term_years is not null and not y.chair_alone
              where ${allOf([...conditions, ...narrowed(question, asked, sql`null::uuid`)])} and not exists (select from term_segments g where g.organization_id = s.organization_id and ${current}))`,
          ]),
    ];
  }
}

/** What the filter asks of the segment `s` and of the preparation of what follows on its term: of that nothing is told to whoever had it before. */
export function narrowed({ kind, type, areaId, handlerId }: DueFilter, asked: Asked, termId: Sql): Sql[] {
  const { asOf } = asked;
  const charged = sql`r.organization_id = s.organization_id and r.term_id is not distinct from ${termId}`;
  return [
    ...(kind ? [sql`s.kind = any(${[...kind]})`] : []),
    ...(type
      ? [sql`s.type_id in (select t.id from organization_types t where t.code = any(${[...type]}) or t.name = any(${[...type]}))`]
      : []),
    ...(areaId
      ? [
          sql`s.area_id in (select a.area_id from area_spans a where a.path @> array[${areaId}]::uuid[] and a.from_day <= ${asOf} and ${asOf} < a.until_day)`,
        ]
      : []),
    ...(handlerId ? [reachedToday(raw('s'), asked)] : []),
    ...(handlerId === UNASSIGNED
      ? [sql`not exists (select from preparations r where r.handler_id is not null and ${charged})`]
      : handlerId
        ? [sql`exists (select from preparations r where r.handler_id = ${handlerId} and ${charged})`]
        : []),
  ];
}

/** The arrangement in whose window the body `b` stands on the day, the one that reaches farthest: one row at most. */
const windowOn = (asOf: Day): Sql => sql`(select v.* from arrangement_members m join arrangements v on v.id = m.arrangement_id
        where m.organization_id = b.id and v.document_on <= ${asOf} and v.window_last >= ${asOf} and b.state = 'scheduled' order by v.window_last desc limit 1)`;
