import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { alternativesThatAnswer } from '../filter.js';
import type { AreaOrganizationsAnswer } from './area-organizations.dto.js';

/** How many organizations an area has on a day. */
@Injectable()
export class AreaOrganizationsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /**
   * The active organizations under an area by kind, under each unit right below it, and in the area itself: what the list counts with `areaId` and `status=active`,
   * for each of them. A move known to the month is certain in the city and possible in two counties.
   */
  async of(viewer: Viewer, areaId: string, asOf: Day): Promise<AreaOrganizationsAnswer> {
    const asked = { reach: await this.reach.of(viewer, asOf), asOf, today: this.clock.today() };
    const counts = await this.reader.one<Pick<AreaOrganizationsAnswer, 'kinds' | 'units'>>(sql`/* areas.organizations */
      with hit as (select s.organization_id, s.kind, s.alternatives, coalesce(p.path[array_position(p.path, ${areaId}::uuid) - 1], ${areaId}) as unit
        from ${alternativesThatAnswer(asked, { areaId, status: ['active'] })} s
        join area_spans p on p.area_id = s.area_id and p.from_day <= ${asOf} and ${asOf} < p.until_day),
      of_kind as (select h.kind, count(*) = max(h.alternatives) as certain from hit h group by h.kind, h.organization_id),
      of_unit as (select h.unit, count(*) = max(h.alternatives) as certain from hit h group by h.unit, h.organization_id)
      select coalesce((select json_agg(k) from (select o.kind, count(*) filter (where o.certain)::int as count,
          count(*) filter (where not o.certain)::int as possible from of_kind o join kinds_in_order n on n.code = o.kind group by o.kind, n.place order by n.place) k), '[]') as kinds,
        coalesce((select json_agg(u) from (select o.unit as "areaId", count(*) filter (where o.certain)::int as count,
          count(*) filter (where not o.certain)::int as possible from of_unit o group by o.unit order by o.unit) u), '[]') as units`);
    return { asOf, kinds: counts?.kinds ?? [], units: counts?.units ?? [] };
  }
}
