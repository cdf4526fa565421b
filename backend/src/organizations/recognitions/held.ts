import { KnownDate } from '../../platform/database/known-date.js';
import { allOf, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import type { Status } from '../kinds/index.js';
import type { RecognitionAnswer } from './recognitions.dto.js';

/** Only what lives holds a 称号: with its end, or before its founding, an organization has none. */
export const MAY_HOLD: readonly Status[] = ['active', 'suspended'];

/** A recognition as `recognitionsOf` gives it. */
export interface RecognitionRow {
  readonly id: string;
  readonly title: string;
  readonly level: string | null;
  readonly from: KnownDate;
  readonly validUntil: KnownDate;
  readonly reviewed: KnownDate;
  readonly until: KnownDate;
}

const dateOf = (column: string): Sql =>
  sql`json_build_object('earliest', ${raw(`r.${column}_earliest`)}::text, 'latest', ${raw(`r.${column}_latest`)}::text)`;

/** All recognitions of the organization `id`, newest first, as one json value. */
export const recognitionsOf = (
  id: Sql,
): Sql => sql`coalesce((select json_agg(json_build_object('id', r.id, 'title', r.title, 'level', r.level,
    'from', ${dateOf('from')}, 'validUntil', ${dateOf('valid_until')}, 'reviewed', ${dateOf('reviewed')}, 'until', ${dateOf('until')})
    order by r.from_earliest desc, r.title) from organization_recognitions r where r.organization_id = ${id}), '[]')`;

/** A recognition that an organization holds on a day. */
export interface HeldRecognition {
  readonly title: string;
  readonly level: string | null;
  /** False: it holds possibly. */
  readonly certain: boolean;
}

/** A json list of HeldRecognition, the latest first, of the rows `r`. */
const heldList = (day: Day): Sql => sql`json_agg(json_build_object('title', r.title, 'level', r.level, 'certain', r.certain @> ${day}::date)
    order by r.from_earliest desc, r.title)`;

/** What each organization holds on a day, as `organization_id` and `held`. */
export const heldOn = (day: Day): Sql => sql`select r.organization_id, ${heldList(day)} as held
  from organization_recognitions r where r.possible @> ${day}::date group by r.organization_id`;

/** What the organization `id` holds on a day. */
export const heldBy = (id: Sql, day: Day): Sql =>
  sql`(select ${heldList(day)} from organization_recognitions r where r.organization_id = ${id} and r.possible @> ${day}::date)`;

/** Which recognitions a question asks for. */
export interface RecognitionFilter {
  readonly recognition?: readonly string[] | undefined;
  readonly recognitionLevel?: readonly string[] | undefined;
}

/** Is the question one about recognitions? */
export const asksForRecognition = ({ recognition, recognitionLevel }: RecognitionFilter): boolean =>
  Boolean(recognition ?? recognitionLevel);

/**
 * Organizations that hold such a recognition on the day, certainly or possibly, as an array of ids: few have one, so they lead to the rows.
 * Undefined where none is asked for.
 */
export function holders(filter: RecognitionFilter, day: Day, how: 'certain' | 'possible'): Sql | undefined {
  const { recognition, recognitionLevel } = filter;
  if (!asksForRecognition(filter)) return undefined;
  const conditions = [
    ...(recognition ? [sql`r.title = any(${recognition})`] : []),
    ...(recognitionLevel ? [sql`r.level = any(${recognitionLevel})`] : []),
    sql`${raw(`r.${how}`)} @> ${day}::date`,
  ];
  return sql`array(select r.organization_id from organization_recognitions r where ${allOf(conditions)})`;
}

/** A recognition as it stands on a day. Nothing is held after the end of the organization. */
export function recognitionOn(row: RecognitionRow, day: Day, ended: boolean): Omit<RecognitionAnswer, 'documents'> {
  const [from, validUntil, reviewed, until] = [row.from, row.validUntil, row.reviewed, row.until].map((date) => KnownDate.read(date));
  return {
    id: row.id,
    title: row.title,
    level: row.level,
    from: from?.toString() ?? '',
    to: until?.toString() ?? null,
    validUntil: validUntil?.toString() ?? null,
    reviewedOn: reviewed?.toString() ?? null,
    state: stateOn(row, day, ended),
  };
}

function stateOn({ from, validUntil, until }: RecognitionRow, day: Day, ended: boolean): RecognitionAnswer['state'] {
  if ((from.earliest ?? '') > day) return 'upcoming';
  if (ended || (until.latest !== null && until.latest <= day)) return 'ended';
  if (validUntil.latest !== null && validUntil.latest < day) return 'expired';
  const begun = from.latest !== null && from.latest <= day;
  return begun && (until.earliest === null || day < until.earliest) ? 'held' : 'possible';
}
