import { Injectable } from '@nestjs/common';
import { roleHas, type Viewer } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { OfficeClock } from '../platform/time/office-clock.js';

/** What is known of whoever hands a table up. */
export interface ReportingOffice {
  /** 填报单位 where a table names none; null: whoever fills it in writes it by hand. */
  readonly office: string | null;
  readonly sample: boolean;
  /** 印发标记 of the office. */
  readonly mark: string | null;
  readonly cityId: string | null;
}

interface Facts extends ReportingOffice {
  readonly city: string;
  /** Some grant reaches the whole city. */
  readonly whole: boolean;
  /** The one county that all grants are of. */
  readonly county: string | null;
}

const NOT_BEGUN: ReportingOffice = { office: null, sample: false, mark: null, cityId: null };

/** Whose seal a table bears: that of the office for whoever reaches the whole city, that of the county's own for an account of one county. */
@Injectable()
export class ReportingOffices {
  constructor(
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  async of(viewer: Viewer): Promise<ReportingOffice> {
    const areas = viewer.grants.filter(({ role }) => roleHas(role, 'organizations.export')).map(({ areaId }) => areaId);
    const today = this.clock.today();
    // A grant goes where its area went, as its reach does.
    const facts = await this.reader.one<Facts>(sql`/* tables.office */
      select r.office_name as office, r.sample, r.export_mark as mark, r.city_area_id as "cityId", city.name as city, own.*
      from registry r join areas city on city.id = r.city_area_id
      cross join lateral (select coalesce(bool_or(g.area_id is null or above.area_id is not null), false) as whole,
          case when count(distinct u.id) = 1 and bool_and(u.level = 'county') then min(u.name) end as county
        from unnest(${areas}::uuid[]) g(area_id)
        left join area_spans s on s.area_id = g.area_id and s.from_day <= ${today} and ${today} < s.until_day
        left join areas u on u.id = coalesce(s.unit_id, g.area_id)
        left join area_spans above on above.area_id = r.city_area_id and above.path @> array[u.id]
          and above.from_day <= ${today} and ${today} < above.until_day) own`);
    if (!facts) return NOT_BEGUN;
    const { office, city, whole, county, ...rest } = facts;
    return { ...rest, office: whole ? office : ofTheCounty(office ?? '', city, county) };
  }
}

/** 南通市委统战部 → 如东县委统战部; null where the name does not begin so. A 开发区 has no such office, and neither has a township. */
const ofTheCounty = (office: string, city: string, county: string | null): string | null =>
  county !== null && office.startsWith(city) ? county + office.slice(city.length) : null;
