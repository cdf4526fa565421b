import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Day } from '../../platform/time/day.js';
import type { InOffice } from './in-office.js';

/** A post that an organization has on a day. */
export interface KnownPost {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Null: as many as there are. */
  readonly seats: number | null;
}

/** Posts and their holders of an organization, as a list that is brought in is compared with them. */
export interface KnownTeam {
  readonly posts: readonly KnownPost[];
  readonly held: readonly (InOffice & { readonly post: string; readonly personId: string | null })[];
}

/** Posts `x` as a json list, the first in rank first. */
const POSTS = sql`json_agg(json_build_object('code', x.code, 'name', x.name, 'nameEn', x.name_en, 'seats', x.seats) order by x.rank, x.code)`;

/** The posts that a new organization of each type has on a day, by the id of the type. */
export async function postsOfTypes(tx: Tx, day: Day): Promise<Map<string, readonly KnownPost[]>> {
  const rows = await tx.rows<{ id: string; posts: KnownPost[] }>(sql`/* imports.posts-of-types */ select t.id, ${POSTS} as posts
    from organization_types t cross join lateral posts_of_type(t.id, ${day}::date) x group by t.id`);
  return new Map(rows.map(({ id, posts }) => [id, posts]));
}

/** The teams of organizations that the account may change, in one statement. */
export async function teamsOf(tx: Tx, ids: readonly string[], day: Day): Promise<Map<string, KnownTeam>> {
  const rows = await tx.rows<KnownTeam & { id: string }>(sql`/* imports.teams */ select k.id,
      coalesce((select ${POSTS} from posts_of(array[k.id], ${day}::date) x), '[]') as posts,
      coalesce((select json_agg(json_build_object('post', h.post, 'personId', coalesce(j.id, p.id), 'name', coalesce(j.name, p.name, h.unit_name, case when h.unit_id is null then h.ex_officio end), 'acting', h.acting,
          'certain', h.certain @> ${day}::date) order by h.acting nulls first, (h.certain @> ${day}::date) desc, h.rank, h.seat, h.from_earliest)
        from office_holdings h left join people p on p.id = h.person_id left join people j on j.id = p.joined_to_id
        where h.organization_id = k.id and h.possible @> ${day}::date), '[]') as held
    from unnest(${ids}::uuid[]) k(id)`);
  return new Map(rows.map((row) => [row.id, row]));
}
