import { empty, limit, raw, sql, type Sql } from '../../platform/database/sql.js';
import { type Asked, everyOrganization, organizations, type OrganizationFilter, reachedToday } from '../filter.js';
import { STATUSES } from '../kinds/index.js';

const EVERY_STATUS: OrganizationFilter = { status: STATUSES };

/** A ComparedOrganization of the segments `s`, and where its columns come from. */
const SHOWN = sql`s.organization_id as id, o.version, s.name, s.kind, t.name as type, t.code as "typeCode", t.name_en as "typeNameEn", s.status, u.name as "areaName",
  u.name_en as "areaNameEn"`;
const shownOf = (asked: Asked): Sql => sql`join organizations o on o.id = s.organization_id
  join organization_types t on t.id = s.type_id
  left join area_spans a on a.area_id = s.area_id and a.from_day <= ${asked.asOf} and ${asked.asOf} < a.until_day
  join areas u on u.id = coalesce(a.unit_id, s.area_id)`;

/**
 * Whose names, of whatever time, have these cores. Core by core along their index: of a list that overlaps with ten thousand of them at once
 * the planner believes that it holds every row, and reads them all.
 */
export const withCoresStatement = (cores: readonly string[]): Sql => sql`/* organizations.with-cores */
  select distinct n.organization_id as id from unnest(${cores}::text[]) k(core) join organization_search n on name_cores(n.texts) @> array[k.core]`;

/**
 * Of these organizations those within reach, with every name that they ever had or will have; what was named after a record left the reach is
 * not told (records.md 5).
 */
export function namedStatement(asked: Asked, ids: readonly string[]): Sql {
  const day = asked.asOf;
  const known = (alias: Sql): Sql => sql`(${alias}.from_earliest <= ${day} or ${reachedToday(raw('s'), asked)})`;
  const profiles = sql`organization_profiles h where h.organization_id = o.id and ${known(raw('h'))}`;
  return sql`/* organizations.compared */
    select ${SHOWN}, (select json_agg(json_build_object('name', m.name, 'sort', m.sort, 'from', m.from_text, 'to', m.to_text)) from (
        select h.name, case when h.id = s.profile_id then 'current' when h.from_earliest > ${day} then 'later' else 'former' end as sort,
          case when h.from_earliest = '-infinity' then date_text(o.founded_earliest, o.founded_latest) else date_text(h.from_earliest, h.from_latest) end as from_text,
          (select date_text(l.from_earliest, l.from_latest) from organization_profiles l where l.organization_id = h.organization_id
            and l.from_earliest > h.from_earliest and l.name <> h.name order by l.from_earliest limit 1) as to_text
        from ${profiles}
        union all select h.short_name, 'short', null, null from ${profiles} and h.short_name is not null
        union all select x.name, x.sort, date_text(x.from_earliest, x.from_latest), date_text(x.until_earliest, x.until_latest)
        from organization_names x where x.organization_id = o.id and ${known(raw('x'))}) m) as names
    from ${organizations(asked, { ...EVERY_STATUS, ids })} s ${shownOf(asked)}`;
}

/** The normalised name that each organization of the day bears, for whoever goes by all of them. */
export const everyNameStatement = (asked: Asked): Sql => sql`/* organizations.every-name */
  select s.organization_id as id, p.forms[1] as form from ${everyOrganization(asked)} s join organization_profiles p on p.id = s.profile_id`;

/** Those that answer a filter and are none of these, in the order of names. */
export const othersStatement = (
  asked: Asked,
  filter: OrganizationFilter,
  known: readonly string[],
  most: number | null,
): Sql => sql`/* organizations.others */
  select ${SHOWN} from ${organizations(asked, filter)} s ${shownOf(asked)}
  where not ${raw('s')}.organization_id = any(${known}::uuid[]) order by s.name_key, s.organization_id ${most === null ? empty : limit(most)}`;
