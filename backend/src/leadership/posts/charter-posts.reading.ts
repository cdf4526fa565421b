import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { OrganizationRecords, placed, type PlacedRecord } from '../../organizations/index.js';
import { Reader, type Reads } from '../../platform/database/reads.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { problem } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import type { OrganizationPostsAnswer, TypePostsAnswer } from './charter-posts.dto.js';
import { POSTS } from './posts.queries.js';

/** What charters say, `c`, as a json list. */
const OWN: Sql = sql`json_agg(json_build_object('id', c.id, 'code', c.code, 'name', c.name, 'nameEn', c.name_en, 'rank', c.rank, 'seats', c.seats, 'responsible', c.responsible,
  'honorary', c.honorary, 'hired', c.hired, 'present', c.present, 'from', case when c.from_day > '-infinity' then c.from_day::text end,
  'to', case when c.until_day < 'infinity' then c.until_day::text end) order by c.rank, c.code, c.from_day)`;

/** Which posts 职务 organizations and types know. */
@Injectable()
export class CharterPostsReading {
  constructor(
    private readonly records: OrganizationRecords,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** Of one organization on a day. @throws Problem 404 */
  async organization(viewer: Viewer, id: string, asOf: Day, reads: Reads = this.reader): Promise<OrganizationPostsAnswer> {
    const found = await reads.one<
      Pick<OrganizationPostsAnswer, 'items' | 'own' | 'usual' | 'chairAlone'> & { placed: PlacedRecord }
    >(sql`/* leadership.posts */
      select ${placed(asOf, this.clock.today())} as placed, k.chair_alone as "chairAlone", coalesce((select ${POSTS} from posts_of(array[o.id], ${asOf}::date) x), '[]') as items,
        coalesce((select ${OWN} from charter_posts c where c.organization_id = o.id), '[]') as own, coalesce((select ${POSTS} from posts_of_type(p.type_id, ${asOf}::date) x), '[]') as usual
      from organizations o join kinds k on k.code = o.kind
      join lateral (select q.type_id from organization_profiles q where q.organization_id = o.id
        order by q.from_earliest <= ${asOf} desc, case when q.from_earliest <= ${asOf} then q.from_earliest end desc, q.from_earliest limit 1) p on true where o.id = ${id}`);
    const { today } = await this.records.seen(viewer, found?.placed, asOf);
    const { items = [], own = [], usual = [], chairAlone = false } = found ?? {};
    const told = own.filter(({ from }) => today || (from ?? '') <= asOf);
    return { asOf, version: found?.placed.version ?? 0, chairAlone, items, own: told, usual };
  }

  /** Of all organizations of a type, as their own charters do not say otherwise. @throws Problem 404 */
  async type(id: string, asOf: Day, reads: Reads = this.reader): Promise<TypePostsAnswer> {
    const found = await reads.one<Pick<TypePostsAnswer, 'items' | 'own' | 'usual'>>(sql`/* leadership.posts-of-type */
      select coalesce((select ${POSTS} from posts_of_type(t.id, ${asOf}::date) x), '[]') as items,
        coalesce((select ${OWN} from charter_posts c where c.type_id = t.id), '[]') as own,
        coalesce((select ${POSTS} from kind_posts x where x.kind = t.kind
          and x.type = case when exists (select from kind_posts p where p.kind = t.kind and p.type = t.code) then t.code else '' end), '[]') as usual
      from organization_types t where t.id = ${id}`);
    if (!found) throw problem('not_found');
    return { asOf, ...found };
  }
}
