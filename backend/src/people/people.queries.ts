import { Injectable } from '@nestjs/common';
import { holds, type Viewer } from '../accounts/index.js';
import { otherRecord } from '../organizations/index.js';
import { normaliseName } from '../platform/chinese/names.js';
import type { Reads } from '../platform/database/reads.js';
import { limit, sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { RANK, type Rank } from '../search/index.js';
import type { HeldDays } from './chains.js';
import { inOffice } from './in-office.js';
import type { PersonAnswer, PersonFoundAnswer, PersonOfficeAnswer } from './people.dto.js';
import { PeopleSight, reached, reachedNow } from './sight.js';

export interface FoundRow extends Omit<PersonFoundAnswer, 'offices'> {
  readonly rank: Rank;
}
export interface NamesakeRow extends Omit<PersonFoundAnswer, 'offices'> {
  /** Of the name, from 1. */
  readonly place: number;
}
/** An office as it is recorded, of one term: whether it goes on with the next one, the reading tells. */
export interface OfficeRow extends Pick<PersonOfficeAnswer, 'id' | 'organization' | 'areaName' | 'post' | 'acting' | 'wayOut'>, HeldDays {
  readonly personId: string;
  readonly chairAlone: boolean;
  /** The unit that holds it where it is exercised for one. */
  readonly heldBy: string | null;
  readonly term: number | null;
}
export type PersonRow = Omit<PersonAnswer, 'asOf' | 'offices' | 'phoneKept' | 'changeSet'>;

/** So many records with a part of a name are compared, and no more: 王 alone is the name of thousands. */
const MOST_COMPARED = 1000;
/** So many of one name are told apart by their offices. */
const MOST_NAMESAKES = 12;

/** What is asked of persons, as the account may see them. */
@Injectable()
export class PeopleQueries {
  constructor(
    private readonly sight: PeopleSight,
    private readonly clock: OfficeClock,
  ) {}

  /** Persons by a part of a name, pinyin or initials, the best first; each once, as the record as which he is read. */
  async find(reads: Reads, viewer: Viewer, q: string, most: number, asOf: Day, organizationId?: string): Promise<FoundRow[]> {
    const text = normaliseName(q);
    if (!text) return [];
    const anywhere = sql`exists (select from unnest(p.forms) t where t like like_anywhere(${text}))`;
    const named = [...text].length < 2 ? anywhere : sql`grams_of(p.forms) @> grams(${text}) and ${anywhere}`;
    return reads.rows<FoundRow>(sql`/* people.find */ with n as materialized (
        select coalesce(p.joined_to_id, p.id) as id, min(${rankOf(text)}) as rank from (select p.id, p.joined_to_id, p.forms from people p
          where ${named} and ${await this.findable(viewer, asOf, organizationId)} ${limit(MOST_COMPARED)}) p group by 1)
      select p.id, p.name, p.employer, p.title, n.rank from n join people p on p.id = n.id order by n.rank, p.name_key collate "C", p.id ${limit(most)}`);
  }

  /** Persons who are called exactly so, or were: of each name those with it, each once as the record as which he is read. */
  async namesakes(reads: Reads, viewer: Viewer, names: readonly string[], organizationId?: string): Promise<NamesakeRow[]> {
    if (!names.length) return [];
    const findable = await this.findable(viewer, this.clock.today(), organizationId);
    return reads.rows<NamesakeRow>(sql`/* people.namesakes */ with n as materialized (
        select distinct asked.place, coalesce(p.joined_to_id, p.id) as id from unnest(${names.map(normaliseName)}::text[]) with ordinality as asked(name, place)
        cross join lateral (select p.id, p.joined_to_id from people p where grams_of(p.forms) @> grams(asked.name) and asked.name = any (p.forms)
          and ${findable} ${limit(MOST_NAMESAKES)}) p)
      select n.place::int, p.id, p.name, p.employer, p.title from n join people p on p.id = n.id order by n.place, p.name_key collate "C", p.id`);
  }

  private async findable(viewer: Viewer, asOf: Day, organizationId: string | undefined): Promise<Sql> {
    return sql`${await this.sight.seen(viewer, 'people.read', asOf)} and ${await this.sight.findable(viewer, organizationId, asOf)}`;
  }

  /** The offices of persons of all times, in organizations that the account sees on the day, in no order. */
  async offices(reads: Reads, viewer: Viewer, ids: readonly string[], asOf: Day): Promise<OfficeRow[]> {
    if (!ids.length) return [];
    const today = this.clock.today();
    const asked = await this.sight.asked(viewer, 'organizations.read', asOf);
    const post = viewer.locale === 'en' ? sql`x.name_en` : sql`x.name`;
    const told = holds(viewer, 'leadership.ways') ? sql`true` : sql`h.way_out = 'termEnded'`;
    const wayOut = sql`case when d.until_earliest is null or h.way_out is null then null when ${told} then h.way_out else 'left' end`;
    // What others wrote after the organization went to them is theirs alone.
    const hidden = asOf === today ? sql`false` : sql`(least(h.until_earliest, o.ended_earliest) > ${asOf} and not ${reachedNow(asked)})`;
    return reads.rows<OfficeRow>(sql`/* people.offices */
      select h.id, coalesce(w.joined_to_id, w.id) as "personId", k.chair_alone as "chairAlone", h.acting, h.held_by as "heldBy", t.number as term,
        json_build_object('id', o.id, 'name', coalesce(${otherRecord(sql`o.id`, asOf, today)} ->> 'name', ${otherRecord(sql`o.id`, today, today)} ->> 'name')) as organization,
        (select a.name from organization_profiles q left join area_spans g on g.area_id = q.area_id and g.from_day <= ${asOf} and ${asOf} < g.until_day
          join areas a on a.id = coalesce(g.unit_id, q.area_id) where q.organization_id = o.id
          order by q.from_earliest <= ${asOf} desc, case when q.from_earliest <= ${asOf} then q.from_earliest end desc, q.from_earliest limit 1) as "areaName",
        json_build_object('code', h.post, 'name', coalesce((select ${post} from posts_of(array[o.id], ${asOf}::date) x where x.code = h.post),
          (select ${post} from kind_posts x where x.kind = o.kind and x.code = h.post order by x.type limit 1), h.post)) as post,
        json_build_object('earliest', h.from_earliest::text, 'latest', h.from_latest::text) as "from",
        json_build_object('earliest', d.until_earliest::text, 'latest', d.until_latest::text) as until, ${wayOut} as "wayOut"
      from people w
      cross join lateral (
        select h.id, h.organization_id, h.post, h.acting, h.term_id, h.from_earliest, h.from_latest, h.until_earliest, h.until_latest, h.way_out, null as held_by
          from office_holdings h where h.person_id = w.id
        union all
        select h.id, h.organization_id, h.post, h.acting, h.term_id, r.from_earliest, r.from_latest, least(r.until_earliest, h.until_earliest), least(r.until_latest, h.until_latest), null, coalesce(h.unit_id::text, h.unit_name, '')
          from holding_representatives r join office_holdings h on h.id = r.holding_id where r.person_id = w.id) h
      join organizations o on o.id = h.organization_id and o.voided_at is null
      join kinds k on k.code = o.kind
      left join terms t on t.id = h.term_id
      cross join lateral (select case when ${hidden} then null else least(h.until_earliest, o.ended_earliest) end as until_earliest,
        case when ${hidden} then null else least(h.until_latest, o.ended_latest) end as until_latest) d
      where (w.id = any(${ids}) or w.joined_to_id = any(${ids})) and ${reached(asked)}`);
  }

  /** A person as the record as which he is read; undefined where the account does not see him. */
  async one(reads: Reads, viewer: Viewer, id: string, asOf: Day): Promise<PersonRow | undefined> {
    const mayJoin = holds(viewer, 'people.join') ? sql`not (${await this.sight.beyond(viewer, 'people.join')})` : sql`false`;
    // Contact data are of the present: on a past day alone nobody is told of them.
    const seenNow = asOf === this.clock.today() ? sql`true` : await this.sight.seen(viewer);
    const mayChange = holds(viewer, 'people.change') ? await this.sight.seen(viewer, 'people.change') : sql`false`;
    return reads.one<PersonRow>(sql`/* people.one */
      select p.id, p.version, p.name, p.other_names as "otherNames", p.employer, p.title, ${mayChange} as "mayChange", m.may_join as "mayJoin",
        exists (select from person_contacts c join people w on w.id = c.person_id where c.phone is not null and (w.id = p.id or w.joined_to_id = p.id))
          and ${inOffice(sql`p.id`, this.clock.today())} and ${seenNow} as "hasPhone",
        case when m.may_join then coalesce((select json_agg(json_build_object('id', j.id, 'name', j.name, 'employer', j.employer, 'title', j.title) order by j.id)
          from people j where j.joined_to_id = p.id), '[]') else '[]' end as joined
      from people asked join people p on p.id = coalesce(asked.joined_to_id, asked.id) cross join lateral (select ${mayJoin} as may_join) m
      where asked.id = ${id} and ${await this.sight.seen(viewer, 'people.read', asOf)}`);
  }
}

/** How well the best of the forms answers. */
const rankOf = (text: string): Sql => {
  const equal = sql`${text} = any (p.forms)`;
  const begins = sql`exists (select from unnest(p.forms) t where starts_with(t, ${text}))`;
  return /^[a-z0-9 ]+$/.test(text)
    ? sql`case when ${equal} then ${RANK.reading}::int when ${begins} then ${RANK.readingBeginning}::int else ${RANK.inside}::int end`
    : sql`case when ${equal} then ${RANK.exact}::int when ${begins} then ${RANK.beginning}::int else ${RANK.inside}::int end`;
};
