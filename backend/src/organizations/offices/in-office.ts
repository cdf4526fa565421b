import { sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { type Asked, namedInReach } from '../filter.js';
import type { Acting } from './office-words.js';

/** The offices that a list tells of; each code means the same in all kinds. */
export const LISTED_POSTS = ['chair', 'secretaryGeneral'] as const;
export type ListedPost = (typeof LISTED_POSTS)[number];

/** Who holds an office on a day, or does its work. */
export interface InOffice {
  /** A person, a unit or a post held elsewhere; null: a unit that the account does not see. */
  readonly name: string | null;
  /** Null: he holds it. */
  readonly acting: Acting | null;
  /** False: he holds it possibly. */
  readonly certain: boolean;
}

/** With the organization `o` every office in it ends. */
const heldOn = (day: Day): Sql => sql`h.possible @> ${day}::date and (o.ended_latest is null or ${day} < o.ended_latest)`;
const certainOn = (day: Day): Sql => sql`(h.certain @> ${day}::date and (o.ended_earliest is null or ${day} < o.ended_earliest))`;
const PERSONS = sql`left join people p on p.id = h.person_id left join people j on j.id = p.joined_to_id`;

/** A json list of InOffice: whoever holds it before whoever acts, the certain first. */
const listed = (asked: Asked): Sql => sql`json_agg(json_build_object(
      'name', coalesce(j.name, p.name, h.unit_name, ${namedInReach(sql`h.unit_id`, asked)} ->> 'name', case when h.unit_id is null then h.ex_officio end),
      'acting', h.acting, 'certain', ${certainOn(asked.asOf)})
    order by (h.acting is not null), ${certainOn(asked.asOf)} desc, h.rank, h.seat, h.from_earliest)`;

/** Who is in the office in the organization `o` on the day; null: nobody. */
export const inOfficeOf = (post: ListedPost, asked: Asked): Sql => sql`(select ${listed(asked)} from office_holdings h ${PERSONS}
    where h.organization_id = o.id and h.post = ${post} and ${heldOn(asked.asOf)})`;

/** The same of every organization, as `organization_id` and `held`: for all of them at once. */
export const allInOffice = (post: ListedPost, asked: Asked): Sql => sql`select h.organization_id, ${listed(asked)} as held
    from office_holdings h join organizations o on o.id = h.organization_id ${PERSONS} where h.post = ${post} and ${heldOn(asked.asOf)} group by h.organization_id`;

/** Behind every name. */
const NOBODY = '\u{10FFFF}';

/** By whom the organization of the segment `s` is led, as its rows are put in order: by his name as the office sorts names; whoever has nobody comes last. */
export const CHAIR_KEY = sql`(coalesce(led.key, ${NOBODY}) collate "C")`;
export const chairInOrder = (
  day: Day,
): Sql => sql`left join lateral (select coalesce(j.name_key, p.name_key, h.unit_name, h.ex_officio) as key
    from office_holdings h ${PERSONS} where h.organization_id = s.organization_id and h.post = 'chair' and h.acting is null and h.possible @> ${day}::date
    order by (h.certain @> ${day}::date) desc, h.seat, h.from_earliest limit 1) led on s.status in ('active', 'suspended', 'preparing')`;
