import { sql, type Sql } from '../../platform/database/sql.js';
import { addMonths, type Day, earlierOf } from '../../platform/time/day.js';
import type { ConfirmationSource } from '../code-words.js';

/** What was found right on a day, by whom (the name of the account) and from where he knew. */
export interface Confirmed {
  readonly on: Day;
  readonly source: ConfirmationSource;
  readonly account: string | null;
}

const MOST_SHOWN = 4;

/** The rows of the organization `id` by the day, the last first. */
const upTo = (
  id: Sql,
  day: Day,
  most: number,
): Sql => sql`(select json_build_object('on', c.on_day, 'source', c.source, 'account', a.name) as confirmed
    from organization_confirmations c left join accounts a on a.id = c.account_id
    where c.organization_id = ${id} and c.on_day <= ${day} order by c.on_day desc limit ${most})`;

/** The last confirmation of the organization `id` on or before the day: a Confirmed as json, or null. */
export const lastConfirmed = (id: Sql, day: Day): Sql => upTo(id, day, 1);

/** The last few confirmations of the organization `id` by the day, newest first, as one json value. */
export const confirmationsOf = (id: Sql, day: Day): Sql =>
  sql`coalesce((select json_agg(x.confirmed) from ${upTo(id, day, MOST_SHOWN)} x), '[]')`;

/** The last confirmation of every organization on or before the day, as `organization_id` and `confirmed`: for all of them at once. */
export const allLastConfirmed = (
  day: Day,
): Sql => sql`select l.organization_id, json_build_object('on', l.on_day, 'source', l.source, 'account', a.name) as confirmed
  from (select distinct on (c.organization_id) c.organization_id, c.on_day, c.source, c.account_id from organization_confirmations c
    where c.on_day <= ${day} order by c.organization_id, c.on_day desc) l left join accounts a on a.id = l.account_id`;

/** What is asked about confirmations: both ask for what was not looked at. */
export interface ConfirmationFilter {
  /** No confirmation on this day or later. */
  readonly notConfirmedSince?: Day | undefined;
  /** No confirmation in so many months up to the day asked. */
  readonly notConfirmedMonths?: number | undefined;
}

/** From which day on there is to be none, where that is asked: of two wishes the earlier day holds both. */
function sinceOf({ notConfirmedSince, notConfirmedMonths }: ConfirmationFilter, day: Day): Day | undefined {
  const months = notConfirmedMonths === undefined ? undefined : addMonths(day, -notConfirmedMonths);
  return notConfirmedSince !== undefined && months !== undefined ? earlierOf(notConfirmedSince, months) : (notConfirmedSince ?? months);
}

/** The condition that the organization `id` was not confirmed since, on the day asked; undefined where nothing of the kind is asked. */
export function notConfirmed(filter: ConfirmationFilter, id: Sql, day: Day): Sql | undefined {
  const since = sinceOf(filter, day);
  if (since === undefined) return undefined;
  return sql`not exists (select from organization_confirmations c where c.organization_id = ${id} and c.on_day >= ${since} and c.on_day <= ${day})`;
}
