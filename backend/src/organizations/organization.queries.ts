import { Injectable } from '@nestjs/common';
import { KnownDate } from '../platform/database/known-date.js';
import type { Reads } from '../platform/database/reads.js';
import { planKept, sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';
import type { OrganizationItem } from './organizations.queries.js';
import type { Status } from './kinds/index.js';
import { type Confirmed, confirmationsOf } from './confirmations/confirmed.js';
import { type Responsible, type ResponsibilityRow, responsibilitiesOf } from './responsibilities/responsible.js';
import { type RecognitionRow, recognitionsOf } from './recognitions/held.js';

/** A profile as the statement gives it, with the names of what it points at. */
export interface ProfileRow {
  id: string;
  from: KnownDate;
  name: string;
  shortName: string | null;
  typeId: string;
  type: string;
  areaId: string;
  areaName: string;
  seatAreaId: string | null;
  seatAreaName: string | null;
  address: string | null;
  parentId: string | null;
  supervisor: string | null;
  level: string | null;
  summary: string | null;
  remarks: string | null;
  fields: Record<string, unknown>;
}

/** Everything that one record's page asks of the database, in one row. */
export interface OrganizationRow extends Omit<
  OrganizationItem,
  | 'certainty'
  | 'matched'
  | 'lastConfirmed'
  | 'held'
  | 'status'
  | 'name'
  | 'shortName'
  | 'type'
  | 'typeCode'
  | 'level'
  | 'supervisor'
  | 'address'
  | 'fields'
> {
  status: Status | null;
  certainty: 'certain' | 'possible' | null;
  profileId: string;
  recordedAreaId: string;
  /** Jurisdictions of the day, as recorded: several where a move is known to a month only. */
  areasThen: string[] | null;
  areaToday: string;
  version: number;
  approvedOn: string | null;
  endWay: 'dissolved' | 'merged' | null;
  creditCode: string | null;
  creditCodeAbsent: string | null;
  typeCode: string;
  parent: OtherRecord | null;
  mergedInto: OtherRecord | null;
  /** What stands under it on the day, by kind and jurisdiction. */
  children: { kind: string; areaId: string; count: number }[];
  phone: string | null;
  profiles: ProfileRow[];
  otherNames: { id: string; name: string; sort: string; language: string | null; from: string | null; to: string | null }[];
  suspensions: { id: string; from: string; to: string | null; reason: string | null }[];
  observations: { measure: string; onDay: Day; value: number }[];
  recognitions: RecognitionRow[];
  /** The last few by the day, newest first. */
  confirmations: Confirmed[];
  responsibilities: ResponsibilityRow[];
  voided: { at: string; account: string | null; reason: string } | null;
}

/** Another record that this one points at, with where it is on the day and today: whether it may be named, the caller decides. */
export interface OtherRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly areaId: string;
  readonly areaToday: string;
}

/** The organization of an id with its name of a day, as one json value; null where there is none. */
export const otherRecord = (
  id: Sql,
  asOf: Day,
  today: Day,
): Sql => sql`(select json_build_object('id', q.organization_id, 'kind', w.kind, 'areaId', q.area_id, 'name', q.name,
    'areaToday', (select t.area_id from organization_profiles t where t.organization_id = w.id and t.from_earliest <= ${today} order by t.from_earliest desc limit 1))
  from organization_profiles q join organizations w on w.id = q.organization_id
  where q.organization_id = ${id} and q.from_earliest <= ${asOf} order by q.from_earliest desc limit 1)`;

const who = ({ section, handler, from }: ResponsibilityRow): Responsible => ({ section, handler, from });

/** Its jurisdiction as recorded on a day; before its founding the first. */
function areaOn({ profiles, recordedAreaId }: Pick<OrganizationRow, 'profiles' | 'recordedAreaId'>, day: Day): string {
  const profile = profiles.findLast(({ from }) => (from.earliest ?? '') <= day) ?? profiles[0];
  return profile?.areaId ?? recordedAreaId;
}

/** Questions about one organization. */
@Injectable()
export class OrganizationQueries {
  /**
   * The record as of a day, void or not, whoever asks: the caller decides who may see it. Undefined where there is none.
   * `profileId` is the profile shown on the day; before the founding and after the end the nearest one.
   */
  async one(reads: Reads, id: string, asOf: Day, today: Day): Promise<OrganizationRow | undefined> {
    const row = await reads.one<Omit<OrganizationRow, 'areaToday' | 'responsible'>>(
      planKept(sql`/* organizations.one */
      select o.id, o.kind, o.version, s.status, case when s.alternatives = day.alternatives - case when s.status = 'preparing' then 0 else day.preparing end then 'certain'
          when s.alternatives > 1 then 'possible' end as certainty, day.areas as "areasThen",
        p.id as "profileId", p.area_id as "recordedAreaId", coalesce(a.unit_id, p.area_id) as "areaId", u.name as "areaName",
        coalesce(b.unit_id, p.seat_area_id) as "seatAreaId", v.name as "seatAreaName", t.code as "typeCode",
        date_text(o.founded_earliest, o.founded_latest) as "foundedOn", date_text(o.ended_earliest, o.ended_latest) as "dissolvedOn",
        date_text(o.approved_earliest, o.approved_latest) as "approvedOn", o.end_way as "endWay", o.credit_code as "creditCode", o.credit_code_absent as "creditCodeAbsent",
        ${otherRecord(sql`p.parent_id`, asOf, today)} as parent, ${otherRecord(sql`o.merged_into_id`, asOf, today)} as "mergedInto",
        coalesce((select json_agg(json_build_object('kind', x.kind, 'areaId', x.area_id, 'count', x.n)) from (
            select c.kind, c.area_id, count(*) as n from organization_profiles q join organization_segments c on c.organization_id = q.organization_id and c.profile_id = q.id and c.shown
              and c.status in ('active', 'suspended') and c.from_day <= ${asOf} and ${asOf} < c.until_day where q.parent_id = o.id group by c.kind, c.area_id) x), '[]') as children,
        (select c.phone from organization_contacts c where c.organization_id = o.id) as phone,
        (select json_agg(json_build_object('id', q.id, 'from', json_build_object('earliest', q.from_earliest::text, 'latest', q.from_latest::text), 'name', q.name,
            'shortName', q.short_name, 'typeId', q.type_id, 'type', qt.name, 'areaId', q.area_id, 'areaName', qa.name, 'seatAreaId', q.seat_area_id, 'seatAreaName', qs.name,
            'address', q.address, 'parentId', q.parent_id, 'supervisor', q.supervisor, 'level', q.level, 'summary', q.summary, 'remarks', q.remarks, 'fields', q.fields)
            order by q.from_earliest)
          from organization_profiles q join organization_types qt on qt.id = q.type_id join areas qa on qa.id = q.area_id left join areas qs on qs.id = q.seat_area_id
          where q.organization_id = o.id) as profiles,
        coalesce((select json_agg(json_build_object('id', n.id, 'name', n.name, 'sort', n.sort, 'language', n.language,
            'from', date_text(n.from_earliest, n.from_latest), 'to', date_text(n.until_earliest, n.until_latest)) order by n.sort, n.name)
          from organization_names n where n.organization_id = o.id), '[]') as "otherNames",
        coalesce((select json_agg(json_build_object('id', x.id, 'from', date_text(x.from_earliest, x.from_latest), 'to', date_text(x.until_earliest, x.until_latest),
            'reason', x.reason) order by x.from_earliest) from organization_suspensions x where x.organization_id = o.id), '[]') as suspensions,
        coalesce((select json_agg(json_build_object('measure', x.measure, 'onDay', x.on_day::text, 'value', x.value) order by x.measure) from (
            select distinct on (ob.measure) ob.measure, ob.on_day, ob.value from organization_observations ob
            where ob.organization_id = o.id and ob.on_day <= ${asOf} order by ob.measure, ob.on_day desc) x), '[]') as observations,
        ${recognitionsOf(sql`o.id`)} as recognitions, ${confirmationsOf(sql`o.id`, asOf)} as confirmations,
        ${responsibilitiesOf(sql`o.id`)} as responsibilities,
        case when o.voided_at is not null then json_build_object('at', to_char(o.voided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'account', (select c.name from accounts c where c.id = o.voided_by), 'reason', o.void_reason) end as voided
      from organizations o
      left join organization_segments s on s.organization_id = o.id and s.shown and s.from_day <= ${asOf} and ${asOf} < s.until_day
      join lateral (select q.* from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${asOf} order by q.from_earliest desc limit 1) p on true
      cross join lateral (select count(*) as alternatives, count(*) filter (where z.status = 'preparing') as preparing, array_agg(distinct z.area_id) as areas
        from organization_segments z where z.organization_id = o.id and z.from_day <= ${asOf} and ${asOf} < z.until_day) day
      join organization_types t on t.id = p.type_id
      left join area_spans a on a.area_id = p.area_id and a.from_day <= ${asOf} and ${asOf} < a.until_day
      join areas u on u.id = coalesce(a.unit_id, p.area_id)
      left join area_spans b on b.area_id = p.seat_area_id and b.from_day <= ${asOf} and ${asOf} < b.until_day
      left join areas v on v.id = coalesce(b.unit_id, p.seat_area_id)
      where o.id = ${id}`),
    );
    if (!row) return undefined;
    // What stands in the life told above is not looked up again.
    const responsible = row.responsibilities.find(({ from, to }) => from <= asOf && (to === null || asOf < to));
    return { ...row, areaToday: areaOn(row, today), responsible: responsible ? who(responsible) : null };
  }
}
