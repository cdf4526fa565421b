import { Injectable } from '@nestjs/common';
import { otherRecord, placed, type PlacedRecord } from '../../organizations/index.js';
import { KnownDate } from '../../platform/database/known-date.js';
import type { Reads } from '../../platform/database/reads.js';
import { planKept, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { POSTS } from '../posts/posts.queries.js';
import { type HoldingRow, type NamedPost, type PostRow, RANK_OF_POSTS_GONE } from './team.js';

/** Somebody who exercises the office of a unit: while it holds it, and no longer. */
export interface RepresentativeRow {
  readonly id: string;
  readonly holdingId: string;
  readonly personId: string;
  readonly name: string;
  readonly from: KnownDate;
  readonly until: KnownDate;
}

export interface TermOfTeam {
  readonly id: string;
  readonly number: number | null;
  readonly congress: KnownDate;
  readonly seats: Readonly<Record<string, number>>;
}

/** Who is in office in one organization, with what they held before: as much as the answer `holders` needs. */
export interface HoldersRow {
  readonly placed: PlacedRecord;
  /** As the organization calls the posts of the holdings on the day; one that it no longer has comes last, as its kind calls it. */
  readonly posts: readonly NamedPost[];
  readonly holdings: HoldingRow[];
  readonly representatives: RepresentativeRow[];
}

/** Everything that is recorded of the leadership of one organization. */
export interface TeamRow extends HoldersRow {
  readonly id: string;
  readonly chairAlone: boolean;
  readonly posts: PostRow[];
  /** Names of the posts of its kind by code: of one that it had once. */
  readonly postNames: Readonly<Record<string, string>>;
  /** Holdings that are on duty 轮值 on the day. */
  readonly onDuty: string[];
  readonly terms: TermOfTeam[];
}

const known = (column: string): Sql =>
  sql`json_build_object('earliest', ${raw(`${column}_earliest`)}::text, 'latest', ${raw(`${column}_latest`)}::text)`;

/** The holdings of organization `o` that meet the condition as json, each with the name of the record as which its person is read, and its
 *  unit as it is called on the day. With the organization every office in it ends. */
const holdingsOf = (
  asOf: Day,
  today: Day,
  which: Sql = sql`true`,
): Sql => sql`coalesce((select json_agg(json_build_object('id', h.id, 'personId', coalesce(j.id, p.id), 'name', coalesce(j.name, p.name), 'unit', ${otherRecord(sql`h.unit_id`, asOf, today)}, 'unitId', h.unit_id,
      'unitName', h.unit_name, 'exOfficio', h.ex_officio, 'post', h.post, 'seat', h.seat, 'acting', h.acting, 'termId', h.term_id, 'term', t.number,
      'from', ${known('h.from')}, 'until', json_build_object('earliest', least(h.until_earliest, o.ended_earliest)::text, 'latest', least(h.until_latest, o.ended_latest)::text), 'wayIn', h.way_in, 'wayOut', h.way_out, 'rank', h.rank, 'fullTime', h.full_time,
      'employer', coalesce(h.employer, p.employer), 'title', coalesce(h.title, p.title), 'mark', h.mark))
    from office_holdings h left join people p on p.id = h.person_id left join people j on j.id = p.joined_to_id left join terms t on t.id = h.term_id
    where h.organization_id = o.id and ${which}), '[]')`;

/** Who exercises the offices of units in the organization `o`, as json. */
const representativesOf = sql`coalesce((select json_agg(json_build_object('id', r.id, 'holdingId', r.holding_id, 'personId', coalesce(j.id, p.id), 'name', coalesce(j.name, p.name),
            'from', ${known('r.from')}, 'until', json_build_object('earliest', u.earliest::text, 'latest', u.latest::text)) order by r.from_earliest)
          from holding_representatives r join office_holdings h on h.id = r.holding_id join people p on p.id = r.person_id left join people j on j.id = p.joined_to_id
          cross join lateral (select least(r.until_earliest, h.until_earliest, o.ended_earliest) as earliest, least(r.until_latest, h.until_latest, o.ended_latest) as latest) u
          where r.organization_id = o.id and r.from_earliest < coalesce(u.latest, 'infinity')), '[]')`;

const POST_NAMES = sql`coalesce((select json_object_agg(n.code, n.name) from (select distinct on (x.code) x.code, x.name from kind_posts x where x.kind = o.kind order by x.code, x.type) n), '{}')`;

const postsOf = (day: Sql): Sql => sql`coalesce((select ${POSTS} from posts_of(array[o.id], ${day}::date) x), '[]')`;

/** What is asked of the leadership of one organization. */
@Injectable()
export class TeamQueries {
  /** Everything recorded, whoever asks: the caller judges by `placed` who may see it. Undefined where there is no such organization. */
  async team(reads: Reads, id: string, asOf: Day, today: Day): Promise<TeamRow | undefined> {
    const [row] = await this.teams(reads, [id], asOf, today);
    return row;
  }

  /** The same of those who begin by the day alone, with the posts that they hold; the chains are of those before them. */
  async holders(reads: Reads, id: string, asOf: Day, today: Day): Promise<HoldersRow | undefined> {
    const [row] = await reads.rows<HoldersRow>(
      planKept(sql`/* leadership.holders */ select ${placed(asOf, today)} as placed, ${holdingsOf(asOf, today, sql`h.from_earliest <= ${asOf}`)} as holdings,
        coalesce((select json_agg(json_build_object('code', c.post, 'name', coalesce(x.name, n.name, c.post), 'nameEn', coalesce(x.name_en, n.name, c.post), 'rank', coalesce(x.rank, ${RANK_OF_POSTS_GONE}::int)))
          from (select distinct h.post from office_holdings h where h.organization_id = o.id) c left join posts_of(array[o.id], ${asOf}::date) x on x.code = c.post
          left join lateral (select q.name from kind_posts q where x.code is null and q.kind = o.kind and q.code = c.post order by q.type limit 1) n on true), '[]') as posts,
        ${representativesOf} as representatives
      from organizations o where o.id = ${id}`),
    );
    return row;
  }

  /** The whole team of many organizations, in no order. */
  teams(reads: Reads, ids: readonly string[], asOf: Day, today: Day): Promise<TeamRow[]> {
    return reads.rows<TeamRow>(
      planKept(sql`/* leadership.team */ select o.id, ${placed(asOf, today)} as placed, k.chair_alone as "chairAlone", ${postsOf(sql`${asOf}`)} as posts,
        ${POST_NAMES} as "postNames",
        ${holdingsOf(asOf, today)} as holdings,
        ${representativesOf} as representatives,
        coalesce((select json_agg(d.holding_id) from duty_turns d where d.organization_id = o.id and d.from_day <= ${asOf} and ${asOf} < d.until_day), '[]') as "onDuty",
        coalesce((select json_agg(json_build_object('id', t.id, 'number', t.number, 'congress', ${known('t.congress')},
            'seats', coalesce((select json_object_agg(s.post, s.seats) from term_seats s where s.term_id = t.id), '{}')) order by t.congress_earliest)
          from terms t where t.organization_id = o.id), '[]') as terms
      from organizations o join kinds k on k.code = o.kind where o.id = any(${ids}::uuid[])`),
    );
  }
}
