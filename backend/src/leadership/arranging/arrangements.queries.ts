import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { inReachOn, inReachToday } from '../../organizations/index.js';
import { Reader, type Reads } from '../../platform/database/reads.js';
import { allOf, raw, sql } from '../../platform/database/sql.js';
import { problem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { ArrangedFilter, ArrangementAnswer, ArrangementListAnswer, ArrangementWithMembersAnswer } from './arrangements.dto.js';

type Arranged = ArrangementWithMembersAnswer['items'][number];

/** Questions about 换届安排; of their organizations those that the account sees. */
@Injectable()
export class ArrangementsQueries {
  constructor(
    private readonly reach: ReachService,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  async list(viewer: Viewer, asOf: Day): Promise<ArrangementListAnswer> {
    const { rows } = await this.statement(this.reader, viewer, asOf);
    return { asOf, items: rows.map(({ members: _, ...row }) => row) };
  }

  /** One arrangement with its organizations. @throws Problem 404 */
  async one(viewer: Viewer, id: string, asOf: Day, reads: Reads = this.reader): Promise<ArrangementWithMembersAnswer> {
    const { rows } = await this.statement(reads, viewer, asOf, id);
    const [row] = rows;
    if (!row) throw problem('not_found');
    const { members, ...arrangement } = row;
    return { ...arrangement, asOf, items: members ?? [], changeSet: null };
  }

  /** Active organizations that a filter means, within the reach of the right to arrange. */
  async meantToday(viewer: Viewer, { kind, type, areaId }: ArrangedFilter): Promise<string[]> {
    const today = this.clock.today();
    const reach = await this.reach.today(viewer, 'leadership.arrange');
    const conditions = [
      sql`s.shown and s.status in ('active', 'suspended') and s.from_day <= ${today} and ${today} < s.until_day`,
      inReachToday(sql`s.kind`, sql`s.area_id`, reach),
      ...(kind === undefined ? [] : [sql`s.kind = ${kind}`]),
      ...(type === undefined ? [] : [sql`s.type_id in (select t.id from organization_types t where t.code = ${type} or t.name = ${type})`]),
      ...(areaId === undefined
        ? []
        : [
            sql`s.area_id in (select a.area_id from area_spans a where a.path @> array[${areaId}]::uuid[] and a.from_day <= ${today} and ${today} < a.until_day)`,
          ]),
    ];
    const rows = await this.reader.rows<{
      id: string;
    }>(sql`/* leadership.arranged-by-filter */ select s.organization_id as id from organization_segments s
      join kinds k on k.code = s.kind and k.term_years is not null where ${allOf(conditions)} order by 1`);
    return rows.map(({ id }) => id);
  }

  /** The organizations of an arrangement, and whether each lies within the reach of the right to arrange. */
  async members(viewer: Viewer, id: string): Promise<{ readonly id: string; readonly within: boolean }[]> {
    const today = this.clock.today();
    const reach = await this.reach.today(viewer, 'leadership.arrange');
    return this.reader.rows<{ id: string; within: boolean }>(sql`/* leadership.members-of-arrangement */
      select o.id, ${inReachToday(sql`o.kind`, sql`p.area_id`, reach)} as within from arrangement_members m join organizations o on o.id = m.organization_id
      cross join lateral (select q.area_id from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${today}
        order by q.from_earliest desc limit 1) p where m.arrangement_id = ${id}`);
  }

  private async statement(
    reads: Reads,
    viewer: Viewer,
    asOf: Day,
    id?: string,
  ): Promise<{ rows: (ArrangementAnswer & { readonly members: Arranged[] | null })[] }> {
    const today = this.clock.today();
    const reach = await this.reach.of(viewer, asOf, 'leadership.read');
    const members = sql`select m.arrangement_id, s.organization_id as id, s.name, s.kind, t.name as type, u.name as "areaName", coalesce(g.state, 'none') as state,
        g.due_on::text as "dueOn", (select date_text(c.congress_earliest, c.congress_latest) from terms c where c.organization_id = s.organization_id and c.sort = 'congress'
          and c.congress_earliest >= a.document_on and c.congress_latest <= ${asOf} order by c.congress_earliest desc limit 1) as "congressOn"
      from arrangement_members m join organization_segments s on s.organization_id = m.organization_id and s.shown and s.from_day <= ${asOf} and ${asOf} < s.until_day
      join organization_types t on t.id = s.type_id left join area_spans x on x.area_id = s.area_id and x.from_day <= ${asOf} and ${asOf} < x.until_day
      join areas u on u.id = coalesce(x.unit_id, s.area_id)
      left join term_segments g on g.organization_id = s.organization_id and g.from_day <= ${asOf} and ${asOf} < g.until_day
      where m.arrangement_id = a.id and ${inReachOn(raw('s'), { reach, asOf, today })}`;
    const rows = await reads.rows<ArrangementAnswer & { members: Arranged[] | null }>(sql`/* leadership.arrangements */
      select a.id, a.version, a.title, a.document_number as "documentNumber", a.document_on as "documentOn", a.window_from as "from", a.window_last as "lastOn",
        n.organizations, n.held${id === undefined ? sql`` : sql`, n.members`}
      from arrangements a cross join lateral (select count(*)::int as organizations, count(x."congressOn")::int as held,
        json_agg(json_build_object('id', x.id, 'name', x.name, 'kind', x.kind, 'type', x.type, 'areaName', x."areaName", 'state', x.state, 'before', null,
          'dueOn', x."dueOn", 'congressOn', x."congressOn") order by x."dueOn" nulls last, x.name) as members from (${members}) x) n
      where ${id === undefined ? sql`true` : sql`a.id = ${id}`} order by a.document_on desc, a.id desc`);
    return { rows };
  }
}
