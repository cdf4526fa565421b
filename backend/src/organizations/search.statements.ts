import { normaliseName, nameKey } from '../platform/chinese/names.js';
import { readings } from '../platform/chinese/readings.js';
import { allOf, join, limit, planKept, sql, type Sql } from '../platform/database/sql.js';
import { RANK } from '../search/index.js';
import { type Asked, organizations, wordsOf } from './filter.js';
import { MOST_CANDIDATES } from './gram-frequencies.js';
import { STATUSES } from './kinds/index.js';
import { matched } from './organizations.queries.js';

/** A search as it is asked of the database. */
export interface Wanted {
  readonly asked: Asked;
  readonly q: string;
  readonly limit: number;
}

/** So many names in their order are looked through, and no more: of one character no piece is indexed, and an estimate may be wrong. */
const MOST_LOOKED_THROUGH = 20_000;

const columns = sql`s.organization_id, s.name, s.name_key, s.status, s.kind, s.type_id, s.area_id, s.profile_id`;
const everyStatus = { status: STATUSES };
const ended = sql`(s.status in ('dissolved', 'merged'))`;
const isLatin = (text: string): boolean => /^[a-z0-9 ]+$/.test(text);

/**
 * Every word stands somewhere in one of the names. By the index only where few are expected: of several pieces the planner believes that
 * they go together by chance, and would fetch all 13,000 with 南通商会 to show twenty.
 */
const hasWords = (q: string, by: 'index' | 'walk'): Sql =>
  allOf(
    wordsOf(q).map((word) => {
      const anywhere = sql`exists (select from unnest(n.texts) t where t like like_anywhere(${word}))`;
      return by === 'walk' || [...word].length < 2 ? anywhere : sql`n.grams @> grams(${word}) and ${anywhere}`;
    }),
  );

/** Best rank over all names ever; letters are asked of the name of the day first, then of readings and initials. */
function rankOf(q: string): Sql {
  const whole = normaliseName(q);
  const equal = sql`${whole} = any (n.texts)`;
  const begins = sql`exists (select from unnest(n.texts) t where starts_with(t, ${whole}))`;
  return isLatin(whole)
    ? sql`case when lower(s.name) = ${whole} then ${RANK.exact} when starts_with(lower(s.name), ${whole}) then ${RANK.beginning}
        when ${equal} then ${RANK.reading} when ${begins} then ${RANK.readingBeginning} else ${RANK.inside} end`
    : sql`case when ${equal} then ${RANK.exact} when ${begins} then ${RANK.beginning} else ${RANK.inside} end`;
}

/** The columns of a hit, from the segments `s` that were found, in the order in which they were. */
const shown = ({ q, asked }: Wanted, name: Sql, found: Sql): Sql => sql`${name}
  select s.organization_id as id, s.name, s.rank::int as rank, ${ended} as ended, s.status, s.kind, t.name as "kindType", u.name as "areaName", c.certainty,
    ${matched(q, asked)} as matched, s.place
  from (${found}) s
  join ${organizations(asked, everyStatus)} c on c.organization_id = s.organization_id
  join organizations o on o.id = s.organization_id
  join organization_profiles p on p.id = s.profile_id
  join organization_types t on t.id = s.type_id
  left join area_spans a on a.area_id = s.area_id and a.from_day <= ${asked.asOf} and ${asked.asOf} < a.until_day
  join areas u on u.id = coalesce(a.unit_id, s.area_id)
  order by s.place`;

/**
 * Every organization that has the words somewhere in a name, by the bigram index, ranked one against the other. `full` on a row says
 * that there were more than are looked at: then the answer is not the best one.
 */
export function rareStatement(wanted: Wanted): Sql {
  const { asked, q } = wanted;
  const most = limit(wanted.limit);
  return planKept(sql`/* organizations.search */
    with n as materialized (select n.organization_id, n.texts from organization_search n where ${hasWords(q, 'index')} ${limit(MOST_CANDIDATES + 1)})
    select (select count(*) from n) > ${MOST_CANDIDATES} as full, to_json(x) as hit from (values (1)) one left join (${shown(
      wanted,
      sql``,
      sql`select r.*, row_number() over (order by r.rank, r.ended, r.name_key, r.organization_id) as place from (
          select ${columns}, ${ended} as ended, ${rankOf(q)} as rank from n join ${organizations(asked, everyStatus)} s on s.organization_id = n.organization_id
          where (select count(*) from n) <= ${MOST_CANDIDATES}) r
        order by r.rank, r.ended, r.name_key, r.organization_id ${most}`,
    )}) x on true order by x.place`);
}

/**
 * The same for words that many have: the whole name and its beginning by the order of names, then whoever comes first in it. Each branch
 * is only begun when those above it did not fill the answer, and leaves out what they found.
 */
export function commonStatement(wanted: Wanted): Sql {
  const { asked, q } = wanted;
  const most = limit(wanted.limit);
  const whole = normaliseName(q);
  const latin = isLatin(whole);
  const searched = (segments: Sql): Sql => sql`${segments} s join organization_search n on n.organization_id = s.organization_id`;
  const all = organizations(asked, everyStatus);
  const walk = (
    rank: number,
    segments: Sql,
    condition: Sql,
    over: boolean,
  ): Sql => sql`(select ${columns}, ${rank} as rank from ${searched(segments)}
    where ${condition} and ${over ? ended : sql`not ${ended}`} and s.organization_id not in (select e.organization_id from exact e)
    order by s.name_key, s.organization_id ${most})`;
  const beginning = beginsWith(q, whole);
  // A word that most have is found at once; what the estimate or a single character got wrong ends here.
  const looked = sql`(select l.* from ${all} l order by l.name_key, l.organization_id ${limit(MOST_LOOKED_THROUGH)})`;
  const inside = sql`${hasWords(q, 'walk')} and not ${beginning}`;
  const rank = latin ? RANK.readingBeginning : RANK.beginning;
  const branches = [
    sql`(select ${columns}, ${RANK.exact} as rank from (select distinct e.organization_id from exact e) e join ${all} s on s.organization_id = e.organization_id
      order by ${ended}, s.name_key, s.organization_id ${most})`,
    walk(rank, all, beginning, false),
    walk(rank, all, beginning, true),
    walk(RANK.inside, looked, inside, false),
    walk(RANK.inside, looked, inside, true),
  ];
  return shown(
    wanted,
    sql`/* organizations.search-common */ with exact as materialized (${exactly(q)})`,
    sql`select b.*, row_number() over () as place from (${join(branches, ' union all ')}) b ${most}`,
  );
}

/** The name of the day, or for letters a reading or initials, begins so; by its key where the reading says where it has to stand. */
function beginsWith(q: string, whole: string): Sql {
  const ranges = isLatin(whole) ? [whole.slice(0, 1)] : headsOf(q);
  if (!ranges.length) return sql`false`;
  const range = join(
    ranges.map((head) => between(sql`s.name_key`, head)),
    ' or ',
  );
  return sql`((${range}) and exists (select from unnest(n.texts) t where starts_with(t, ${whole})))`;
}

/** Whoever was ever called exactly so, by the key that names are ordered by. */
const exactly = (q: string): Sql => {
  const keys = headsOf(q).map((head) => sql`(k.name_key >= ${`${head}\t`} and k.name_key < ${`${head}\n`})`);
  if (!keys.length) return sql`select null::uuid as organization_id where false`;
  return sql`select k.organization_id from organization_segments k join organization_profiles h on h.id = k.profile_id
    where (${join(keys, ' or ')}) and h.forms[1] = ${normaliseName(q)}`;
};

/** The readings of a text as name keys begin with them; none for a text that is only signs. */
function headsOf(q: string): string[] {
  const head = nameKey(q).split('\t')[0] ?? '';
  if (!head) return [];
  return [...new Set([head, ...(/^\p{Script=Han}+$/u.test(q) ? readings(q).map((syllables) => syllables.join(' ')) : [])])];
}

/** From a text on to everything that begins with it; keys are of letters, which the sign behind `~` ends. */
const between = (column: Sql, head: string): Sql => sql`(${column} >= ${head} and ${column} < ${`${head}\u007f`})`;
