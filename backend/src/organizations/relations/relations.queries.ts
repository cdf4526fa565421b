import { Injectable } from '@nestjs/common';
import { reachesToday, ReachService, type Viewer } from '../../accounts/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import { Reader } from '../../platform/database/reads.js';
import { limit, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { NamedRecord } from '../answers.dto.js';
import type { KeptSort } from '../code-words.js';
import { type Asked, organizations } from '../filter.js';
import { OrganizationRecords } from '../organization-record.js';
import { otherRecord, type OtherRecord } from '../organization.queries.js';
import { type ChildAnswer, ENDS, type RelationAnswer, type RelationsAnswer } from './relations.dto.js';

const MOST_CHILDREN = 200;

interface RelationRow {
  readonly id: string;
  readonly sort: KeptSort;
  /** It belongs to the organization asked about. */
  readonly own: boolean;
  readonly other: (OtherRecord & { readonly over: boolean }) | null;
  readonly name: string | null;
  readonly seat: string | null;
  readonly exOfficio: string | null;
  readonly from: KnownDate;
  readonly until: KnownDate;
}

interface Row {
  readonly kind: string;
  readonly areaToday: string;
  readonly over: boolean;
  readonly items: RelationRow[];
  readonly children: ChildAnswer[];
  readonly mergedFrom: { readonly other: OtherRecord; readonly on: KnownDate }[];
}

/** What stands around one organization. */
@Injectable()
export class RelationsQueries {
  constructor(
    private readonly records: OrganizationRecords,
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * Parent, children, hosts, guides, member units and mergers of an organization as of a day. Of its own relations all but the name of what lies outside
   * the reach is told; of those that belong to organizations outside it only that there are some. @throws Problem 404
   */
  async of(viewer: Viewer, id: string, asOf: Day): Promise<RelationsAnswer> {
    const record = await this.records.one(viewer, id, asOf);
    const today = this.clock.today();
    const [sight, now, then, change] = await Promise.all([
      this.records.within(viewer, asOf, 'organizations.read'),
      this.reach.today(viewer, 'organizations.read'),
      this.reach.of(viewer, asOf),
      this.reach.today(viewer, 'organizations.change'),
    ]);
    const row = await this.reader.one<Row>(statement(id, { reach: then, asOf, today }));
    const named = (other: OtherRecord | null): NamedRecord | null =>
      other && sight({ ...other, areas: [other.areaId] }) ? { id: other.id, name: other.name } : null;
    // Of a record that has gone to others since, nothing that was written for a later day (records.md 5).
    const seenToday = row !== undefined && reachesToday(now, row.kind, row.areaToday);
    const begun = (date: KnownDate): boolean => seenToday || (date.earliest ?? '') <= asOf;
    const items = (row?.items ?? []).filter(({ from }) => begun(from)).map((one) => ({ one, other: named(one.other) }));
    const merged = (row?.mergedFrom ?? []).filter(({ on }) => begun(on)).map((one) => ({ one, other: named(one.other) }));
    const mayChange = (one: RelationRow): boolean =>
      asOf === today && (one.own ? record.mayChange : one.other !== null && reachesToday(change, one.other.kind, one.other.areaToday));
    return {
      asOf,
      parent: record.parent,
      hasParent: record.hasParent,
      children: row?.children ?? [],
      items: items
        .filter(({ one, other }) => one.own || other)
        .map(({ one, other }) => relationOn(one, other, { asOf, over: row?.over ?? false, mayChange: mayChange(one) })),
      mergedFrom: merged.flatMap(({ one, other }) =>
        other ? [{ id: other.id, name: other.name, on: KnownDate.read(one.on)?.toString() ?? '' }] : [],
      ),
      mergedInto: record.mergedInto,
      outside: items.some(({ one, other }) => !one.own && !other) || merged.some(({ other }) => !other),
    };
  }
}

const LIVING = ['active', 'suspended'] as const;

const dateOf = (row: string, column: string): Sql =>
  sql`json_build_object('earliest', ${raw(`${row}.${column}_earliest`)}::text, 'latest', ${raw(`${row}.${column}_latest`)}::text)`;

/** Children as the reach of the day has them; the other ends of relations and mergers as they stand, to be weighed one by one. */
const statement = (id: string, asked: Asked): Sql => sql`/* relations.of */
  select o.kind, o.ended_latest <= ${asked.asOf} as over,
    (select q.area_id from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${asked.today} order by q.from_earliest desc limit 1) as "areaToday",
    coalesce((select json_agg(json_build_object('id', r.id, 'sort', r.sort, 'own', r.organization_id = o.id, 'name', r.other_name, 'seat', r.seat, 'exOfficio', r.ex_officio,
        'other', case when r.other then (${otherRecord(sql`r.end_id`, asked.asOf, asked.today)}::jsonb || jsonb_build_object('over', coalesce(e.ended_latest <= ${asked.asOf}, false)))::json end,
        'from', ${dateOf('r', 'from')}, 'until', ${dateOf('r', 'until')}) order by case when r.sort = 'member' then r.from_earliest end, r.from_earliest desc, r.id)
      from (select r.*, r.other_id is not null as other, case when r.organization_id = o.id then r.other_id else r.organization_id end as end_id
        from organization_relations r where r.organization_id = o.id or r.other_id = o.id) r
      left join organizations e on e.id = r.end_id where e.voided_at is null), '[]') as items,
    coalesce((select json_agg(json_build_object('other', ${otherRecord(sql`m.id`, asked.asOf, asked.today)}, 'on', ${dateOf('m', 'ended')}) order by m.ended_earliest, m.id)
      from organizations m where m.merged_into_id = o.id and m.voided_at is null), '[]') as "mergedFrom",
    coalesce((select json_agg(json_build_object('id', c.organization_id, 'name', c.name, 'kind', c.kind, 'type', c.type, 'status', c.status) order by c.name_key)
      from (select s.organization_id, s.name, s.name_key, s.kind, t.name as type, s.status from organization_profiles q
          join ${organizations(asked, { status: LIVING })} s on s.organization_id = q.organization_id and s.profile_id = q.id join organization_types t on t.id = s.type_id
        where q.parent_id = o.id order by s.name_key ${limit(MOST_CHILDREN)}) c), '[]') as children
  from organizations o where o.id = ${id}`;

/** A relation as it stands on a day. Nothing holds after the end of either of its ends. */
function relationOn(
  row: RelationRow,
  other: NamedRecord | null,
  { asOf, over, mayChange }: { asOf: Day; over: boolean; mayChange: boolean },
): RelationAnswer {
  return {
    id: row.id,
    sort: ENDS[row.sort][row.own ? 'own' : 'other'],
    other,
    name: row.name,
    seat: row.seat,
    exOfficio: row.exOfficio,
    from: KnownDate.read(row.from)?.toString() ?? '',
    to: KnownDate.read(row.until)?.toString() ?? null,
    state: stateOn(row, asOf, over || row.other?.over === true),
    mayChange,
  };
}

function stateOn({ from, until }: RelationRow, day: Day, over: boolean): RelationAnswer['state'] {
  if ((from.earliest ?? '') > day) return 'upcoming';
  if (over || (until.latest !== null && until.latest <= day)) return 'ended';
  const begun = from.latest !== null && from.latest <= day;
  return begun && (until.earliest === null || day < until.earliest) ? 'holds' : 'possible';
}
