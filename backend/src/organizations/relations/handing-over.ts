import { KnownDate } from '../../platform/database/known-date.js';
import { type Day } from '../../platform/time/day.js';
import type { PartialDate } from '../../platform/time/partial-date.js';
import { correct, type Fields, type Timeline } from '../../platform/timeline/index.js';
import { OrganizationRelation } from './relation.entity.js';

/** Which parent is left, for which, from which day; `founded` is the first day on which the child may have been there. */
interface NewParent {
  readonly from: string;
  readonly parentId: string | null;
  readonly on: PartialDate;
  readonly founded: Day;
}

/**
 * A child's life with the new parent: the stretch that holds on the day turns on that day, stretches that begin later go over whole.
 * `changed` lets a patch hold from a day on. @throws what `changed` throws
 */
export function parentsHandedOver(
  timeline: Timeline,
  { from, parentId, on, founded }: NewParent,
  changed: (timeline: Timeline, patch: Fields, on: PartialDate) => Timeline,
): Timeline {
  const patch = { parentId };
  const beginning = (row: Timeline[number]): Day => row.from?.earliest ?? founded;
  const holding = timeline.filter((row) => beginning(row) < on.earliest).at(-1);
  const later = timeline.filter((row) => beginning(row) >= on.earliest && row.fields['parentId'] === from);
  const turned = holding?.fields['parentId'] === from ? changed(timeline, patch, on) : timeline;
  return later.reduce((life, row) => (valueOn(life, beginning(row)) === from ? correct(life, patch, beginning(row)) : life), turned);
}

const valueOn = (timeline: Timeline, day: Day): unknown =>
  timeline.filter((row) => row.from === null || row.from.earliest <= day).at(-1)?.fields['parentId'];

/** What has to be written for relations to go over. */
interface HandedOver {
  readonly gone: OrganizationRelation[];
  readonly ended: OrganizationRelation[];
  readonly moved: OrganizationRelation[];
  readonly begun: OrganizationRelation[];
}

/**
 * Relations to `from` end on the day, and go on to `into` from it; those that begin later go over whole. None goes over to its own owner,
 * or where the owner has it with `into` already on these days. `rows` are all relations of the owners.
 */
export function relationsHandedOver(
  rows: readonly OrganizationRelation[],
  from: string,
  into: string,
  on: PartialDate,
  next: () => string,
): HandedOver {
  const result: HandedOver = { gone: [], ended: [], moved: [], begun: [] };
  for (const row of rows) {
    if (row.otherId !== from || (row.until.latest !== null && row.until.latest <= on.earliest)) continue;
    const begunBefore = (row.from.earliest ?? '') < on.earliest;
    const after = Object.assign(new OrganizationRelation(), row, {
      otherId: into,
      ...(begunBefore && { id: next(), from: KnownDate.of(on) }),
    });
    const goesOver = row.organizationId !== into && !rows.some((other) => meets(other, after));
    if (begunBefore) {
      result.ended.push(Object.assign(new OrganizationRelation(), row, { until: KnownDate.of(on) }));
      if (goesOver) result.begun.push(after);
    } else (goesOver ? result.moved : result.gone).push(goesOver ? after : row);
  }
  return result;
}

/** The same relation, certainly on some of the same days. */
const meets = (a: OrganizationRelation, b: OrganizationRelation): boolean =>
  a.organizationId === b.organizationId &&
  a.sort === b.sort &&
  a.otherId === b.otherId &&
  (a.until.earliest === null || (b.from.latest ?? '') < a.until.earliest) &&
  (b.until.earliest === null || (a.from.latest ?? '') < b.until.earliest);
