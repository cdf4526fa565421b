import type { Reads } from '../../platform/database/reads.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import type { PostRow } from '../holdings/team.js';

/** Posts `x` as a json list, the first in rank first. */
export const POSTS: Sql = sql`json_agg(json_build_object('code', x.code, 'name', x.name, 'nameEn', x.name_en, 'rank', x.rank, 'seats', x.seats, 'responsible', x.responsible,
  'honorary', x.honorary, 'hired', x.hired) order by x.rank, x.code)`;

/** The posts of each organization on a day. */
export async function postsOn(reads: Reads, ids: readonly string[], day: Day): Promise<ReadonlyMap<string, PostRow[]>> {
  const rows = await reads.rows<{
    id: string;
    posts: PostRow[];
  }>(sql`/* leadership.posts-of-many */ select x.organization_id as id, ${POSTS} as posts
    from posts_of(${ids}::uuid[], ${day}::date) x group by x.organization_id`);
  return new Map(rows.map(({ id, posts }) => [id, posts]));
}
