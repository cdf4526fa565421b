import { limit, planKept, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { otherName } from '../organizations.queries.js';

/** What is asked: the cores of the name (platform/chinese/name-core), the code, and who is not meant. */
export interface AlikeAsked {
  readonly cores: readonly string[];
  readonly code: string | null;
  readonly except: string | null;
  readonly today: Day;
}

const MOST = 20;

/**
 * Whose name, of whatever time, has one of the cores, and who holds the code; with the office to ask. By the index of cores and that of
 * codes: whoever is found is looked at alone. The code first, then those whose name of today it is, then those that live.
 */
export function alikeStatement({ cores, code, except, today }: AlikeAsked): Sql {
  const alike = (forms: Sql): Sql => sql`name_cores(${forms}) && ${cores}::text[]`;
  return planKept(sql`/* organizations.alike */
    with n as materialized (select n.organization_id as id from organization_search n where ${alike(sql`n.texts`)}
      union select c.id from organizations c where c.credit_code = ${code} and c.credit_code is not null and c.voided_at is null)
    select o.id, p.name, o.kind, p.area_id as "areaId", u.name as office, u.name as "areaName", t.name as type, t.code as "typeCode", g.status,
      coalesce(o.credit_code = ${code}, false) as "sameCode", ${otherName(alike, today, sql`true`)} as matched
    from n join organizations o on o.id = n.id and o.voided_at is null and o.id is distinct from ${except}::uuid
    cross join lateral (select q.* from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${today}
      order by q.from_earliest desc limit 1) p
    left join organization_segments g on g.organization_id = o.id and g.shown and g.from_day <= ${today} and ${today} < g.until_day
    join organization_types t on t.id = p.type_id
    left join area_spans a on a.area_id = p.area_id and a.from_day <= ${today} and ${today} < a.until_day
    join areas u on u.id = coalesce(a.unit_id, p.area_id)
    order by "sameCode" desc, ${alike(sql`p.forms`)} desc, coalesce(g.status in ('dissolved', 'merged'), false), p.name_key, o.id ${limit(MOST)}`);
}
