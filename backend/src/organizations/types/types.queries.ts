import { Injectable } from '@nestjs/common';
import { Reader, type Reads } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { TypeUseAnswer } from './types.dto.js';

/** Questions about the types within the kinds. */
@Injectable()
export class TypesQueries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** All of them in the office's order, retired ones too, with how much stands on each: numbers of the whole registry, for who keeps the list. */
  list(reads: Reads = this.reader): Promise<TypeUseAnswer[]> {
    const today = this.clock.today();
    return reads.rows<TypeUseAnswer>(sql`/* types.list */
      select t.id, t.kind, t.code, t.name, t.name_en as "nameEn", t.retired_at is not null as retired, coalesce(s.n, 0)::int as organizations,
        exists (select from organization_profiles p where p.type_id = t.id) as used
      from types_in_order o join organization_types t on t.id = o.id
      left join (select s.type_id, count(*) as n from organization_segments s
        where s.shown and s.from_day <= ${today} and ${today} < s.until_day group by s.type_id) s on s.type_id = t.id
      order by o.place`);
  }
}
