import type { Reach } from '../accounts/index.js';
import { normaliseName } from '../platform/chinese/names.js';
import { allOf, join, raw, sql, type Sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';
import { type ConfirmationFilter, notConfirmed } from './confirmations/confirmed.js';
import { type Status, STATUSES } from './kinds/index.js';
import { asksForRecognition, holders, MAY_HOLD, type RecognitionFilter } from './recognitions/held.js';
import { lookedAfter, type ResponsibilityFilter } from './responsibilities/responsible.js';
import { asksOfLeadership, certainOfLeadership, type LeadershipFilter } from './offices/terms-in-lists.js';
import { type ExpiryFilter, runsOut } from './running-out.js';

/** Which organizations a list, a count or an export asks for. */
export interface OrganizationFilter extends RecognitionFilter, ConfirmationFilter, ResponsibilityFilter, ExpiryFilter, LeadershipFilter {
  /** Those that were chosen one by one, whatever their state. */
  readonly ids?: readonly string[] | undefined;
  readonly q?: string | undefined;
  /** Are few expected to have the words of `q`? (decision 0013) */
  readonly few?: boolean | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly type?: readonly string[] | undefined;
  readonly areaId?: string | undefined;
  readonly seatAreaId?: string | undefined;
  readonly boundaries?: 'then' | 'now' | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly certainty?: 'certain' | 'possible' | undefined;
  readonly foundedFrom?: Day | undefined;
  readonly foundedTo?: Day | undefined;
}

/** One question: whose, of which day, and what today is. */
export interface Asked {
  readonly reach: Reach;
  readonly asOf: Day;
  readonly today: Day;
}

/** Under an alias, the condition that a segment stands on a day. */
const onDay = (alias: Sql, day: Day): Sql => sql`${alias}.from_day <= ${day} and ${day} < ${alias}.until_day`;

/**
 * The same where the rows are walked in the order asked for. Of a day that it does not know a kept plan believes that one row in nine
 * stands on it, and would rather fetch all and sort them; as a `case` the day is no reason to leave the order.
 */
const onDayWalking = (alias: Sql, day: Day): Sql => sql`case when ${alias}.from_day <= ${day} then ${day} < ${alias}.until_day end`;

/** Who sees what: jurisdiction on the day asked or today lies under a grant (records.md 5). Today the two are one. */
export function inReachOn(alias: Sql, { reach, asOf, today }: Asked, areaId = sql`${alias}.area_id`): Sql {
  if (reach.everywhere || asOf === today) return inReachToday(sql`${alias}.kind`, areaId, reach);
  const parts = reach.parts.map((part) => {
    const kinds = part.kinds ? sql`${alias}.kind = any(${part.kinds}) and ` : sql``;
    return sql`(${kinds}(${areaId} = any(${part.then}) or ${alias}.organization_id in
      (select n.organization_id from organization_segments n where n.area_id = any(${part.today}) and ${onDay(raw('n'), today)})))`;
  });
  return parts.length ? sql`(${join(parts, ' or ')})` : sql`false`;
}

/** Is the organization of segment `alias` reached today, whatever is asked of the past? What others wrote after it left is theirs alone. */
export function reachedToday(alias: Sql, { reach, asOf, today }: Asked): Sql {
  if (reach.everywhere || asOf === today) return sql`true`;
  return sql`exists (select from organization_segments n where n.organization_id = ${alias}.organization_id and ${onDay(raw('n'), today)}
    and ${inReachToday(sql`n.kind`, sql`n.area_id`, reach)})`;
}

/** Does the reach hold a record of this kind with this jurisdiction today? The same question as `reachesToday`, as a condition. */
export function inReachToday(kind: Sql, areaId: Sql, reach: Reach): Sql {
  if (reach.everywhere) return sql`true`;
  const parts = reach.parts.map((part) => {
    const kinds = part.kinds ? sql`${kind} = any(${part.kinds}) and ` : sql``;
    return sql`(${kinds}${areaId} = any(${part.today}))`;
  });
  return parts.length ? sql`(${join(parts, ' or ')})` : sql`false`;
}

/** Another organization as it is called on the day, as json `{id, name}`; null where there is none, or it lies outside the reach. */
export const namedInReach = (id: Sql, asked: Asked): Sql => sql`(select json_build_object('id', other.organization_id, 'name', other.name)
    from organization_segments other where other.organization_id = ${id} and ${onDay(raw('other'), asked.asOf)} and ${inReachOn(raw('other'), asked)}
    order by other.place desc limit 1)`;

/** Recorded area ids that mean a unit under the area: as the map was on the day, or what has become part of it by today. */
const areasUnder = (areaId: string, day: Day): Sql =>
  sql`array(select a.area_id from area_spans a where a.path @> array[${areaId}]::uuid[] and ${onDay(raw('a'), day)})`;

/** One value is asked for as itself: a list of one keeps an index from giving the rows in its order. */
const oneOf = (column: Sql, values: readonly string[]): Sql =>
  values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${values})`;

const FEW_AREAS = 24;

/**
 * The recorded areas that hold everything that a question asks for, where they are few: an account's reach today, or the area asked for.
 * Names of one county stand together in the order of names (海安…, 海门…), so a page of it is taken from each area's own order and merged,
 * not looked for along the order of all.
 */
export function areasAsked({ reach, asOf, today }: Asked, filter: OrganizationFilter): Sql | undefined {
  if (filter.areaId) return areasUnder(filter.areaId, filter.boundaries === 'now' ? today : asOf);
  const areas = [...new Set(reach.parts.flatMap((part) => part.today))];
  return reach.everywhere || asOf !== today || areas.length > FEW_AREAS ? undefined : sql`${areas}::uuid[]`;
}

/** The words of a search, each of which has to be somewhere in one of the names. */
export const wordsOf = (q: string): string[] =>
  q
    .split(/\s+/u)
    .map((word) => normaliseName(word))
    .filter((word) => word.length > 0);

/**
 * The words are in the names: of few organizations, all of which are found by the pieces of the words; or of many, so that the names are
 * looked at along the order in which they are asked for.
 */
function named(alias: Sql, q: string, few: boolean): Sql {
  const conditions = wordsOf(q).map((word) => {
    const anywhere = sql`exists (select from unnest(n.texts) t where t like like_anywhere(${word}))`;
    return few && [...word].length > 1 ? sql`n.grams @> grams(${word}) and ${anywhere}` : anywhere;
  });
  if (!conditions.length) return sql`false`;
  return few
    ? sql`${alias}.organization_id = any(array(select n.organization_id from organization_search n where ${allOf(conditions)}))`
    : sql`exists (select from organization_search n where n.organization_id = ${alias}.organization_id and ${allOf(conditions)})`;
}

/** How the rows of a list are come by. */
export interface Way {
  /** They are walked in the order of the list. */
  readonly walked?: boolean;
  /** The area at hand, of those that are asked for one after the other: it is what the segment's own is. */
  readonly areaId?: Sql;
  /** All of them are read: those in doubt are gathered once, and the server may share the work among its processes. */
  readonly whole?: boolean;
}

/** What is asked of the organization, so that all alternatives of a day answer alike, under an alias of organization_segments. */
function asksOfAll(alias: Sql, filter: OrganizationFilter, { asOf }: Asked): Sql[] {
  const holding = holders(filter, asOf, 'possible');
  const cared = lookedAfter(filter, asOf);
  const unconfirmed = notConfirmed(filter, sql`${alias}.organization_id`, asOf);
  return [
    ...(filter.ids ? [sql`${alias}.organization_id = any(${filter.ids}::uuid[])`] : []),
    ...(holding ? [sql`${alias}.organization_id = any(${holding})`] : []),
    ...(cared ? [sql`${alias}.organization_id = any(${cared})`] : []),
    ...(unconfirmed ? [unconfirmed] : []),
    ...(filter.q ? [named(alias, filter.q, filter.few ?? false)] : []),
  ];
}

/** Without a word about it those in preparation are left out, unless they were chosen themselves. */
function stateAsked(alias: Sql, { status, ids }: OrganizationFilter): Sql[] {
  if (status) return [oneOf(sql`${alias}.status`, status)];
  return ids ? [] : [sql`${alias}.status <> 'preparing'`];
}

/** What is asked of each alternative for itself. */
function asksOfEach(alias: Sql, filter: OrganizationFilter, asked: Asked, { walked, areaId = sql`${alias}.area_id` }: Way): Sql[] {
  const { asOf, today } = asked;
  const boundariesDay = filter.boundaries === 'now' ? today : asOf;
  const expiring = runsOut(filter, alias, asOf, 'possible');
  return [
    walked ? onDayWalking(alias, asOf) : onDay(alias, asOf),
    ...stateAsked(alias, filter),
    ...(filter.kind ? [oneOf(sql`${alias}.kind`, filter.kind)] : []),
    ...(filter.type
      ? [
          sql`${alias}.type_id = any(array(select t.id from organization_types t where t.code = any(${filter.type}) or t.name = any(${filter.type})))`,
        ]
      : []),
    ...(filter.areaId ? [sql`${areaId} = any(${areasUnder(filter.areaId, boundariesDay)})`] : []),
    ...(filter.seatAreaId ? [sql`${alias}.seat_area_id = any(${areasUnder(filter.seatAreaId, boundariesDay)})`] : []),
    ...(asksForRecognition(filter) ? [sql`${alias}.status = any(${MAY_HOLD})`] : []),
    ...(expiring ? [expiring] : []),
    ...asksOfLeadership(filter, alias, asOf),
    // What those write who have it now is no business of who had it then.
    ...(filter.preparedBy ? [reachedToday(alias, asked)] : []),
    // One that has not been founded lies after every day.
    ...(filter.foundedFrom ? [sql`${alias}.founded_earliest >= ${filter.foundedFrom} and ${alias}.founded_earliest < 'infinity'`] : []),
    ...(filter.foundedTo ? [sql`${alias}.founded_earliest <= ${filter.foundedTo}`] : []),
  ];
}

/**
 * Each alternative of the day that answers, as a derived table: an organization answers certainly where all its `alternatives` are there. For
 * questions that are asked of many areas at once.
 */
export const alternativesThatAnswer = (asked: Asked, filter: OrganizationFilter): Sql => {
  const s = raw('s');
  return sql`(select s.* from organization_segments s where ${allOf([...asksOfEach(s, filter, asked, {}), ...asksOfAll(s, filter, asked), inReachOn(s, asked)])})`;
};

/**
 * The segments of the day that answer, one for each organization, as a derived table. Where the day has alternatives, the last of those
 * that answer stands for the organization; it is certain when all of them answer (records.md 4).
 */
export function organizations(asked: Asked, filter: OrganizationFilter, way: Way = {}): Sql {
  const ofEach = (alias: Sql, by: Way): Sql => allOf([...asksOfEach(alias, filter, asked, by), inReachOn(alias, asked, by.areaId)]);
  const { last, alike } = way.whole ? amongDoubtful(ofEach(raw('x'), {})) : amongOthers(ofEach(raw('x'), {}));
  const holding = holders(filter, asked.asOf, 'certain');
  const expiring = runsOut(filter, raw('s'), asked.asOf, 'certain');
  const certain = sql`(${allOf([
    alike,
    ...(holding ? [sql`s.organization_id = any(${holding})`] : []),
    ...(expiring ? [expiring] : []),
    ...certainOfLeadership(filter, raw('s'), asked.asOf),
  ])})`;
  const certainty =
    filter.certainty === 'certain' ? sql` and ${certain}` : filter.certainty === 'possible' ? sql` and not ${certain}` : sql``;
  return sql`(select s.*, case when ${certain} then 'certain' else 'possible' end as certainty from organization_segments s
    where ${ofEach(raw('s'), way)} and ${allOf(asksOfAll(raw('s'), filter, asked))} and ${last}${certainty})`;
}

/** Is `s` the last of the alternatives of its day that answer, and do they all? */
interface Alternatives {
  readonly last: Sql;
  readonly alike: Sql;
}

/** Looked up for each organization that has more than one. */
function amongOthers(answers: Sql): Alternatives {
  const others = sql`organization_segments x where x.organization_id = s.organization_id and ${answers}`;
  return {
    last: sql`(s.alternatives = 1 or s.place = (select max(x.place) from ${others}))`,
    alike: sql`(s.alternatives = 1 or (select count(*) from ${others}) = s.alternatives)`,
  };
}

/** The same, told from all that have more than one: a look-up that hangs on each row would keep a plan to one process. */
const amongDoubtful = (answers: Sql): Alternatives => ({
  last: sql`not exists (select from organization_segments x where x.organization_id = s.organization_id and x.place > s.place
      and x.alternatives > 1 and ${answers})`,
  alike: sql`(s.alternatives = 1 or s.organization_id in (select x.organization_id from organization_segments x
      where x.alternatives > 1 and ${answers} group by x.organization_id having count(*) = max(x.alternatives)))`,
});

/**
 * Every organization of the day within the reach, whatever its state, one segment each, as a derived table. Who sees everything sees of a
 * day in doubt what is shown; a grant may hold another of its alternatives.
 */
export const everyOrganization = (asked: Asked): Sql =>
  asked.reach.everywhere
    ? sql`(select s.* from organization_segments s where ${onDay(raw('s'), asked.asOf)} and s.shown)`
    : organizations(asked, { status: STATUSES });
