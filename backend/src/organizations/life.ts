import { nameForms, nameKey } from '../platform/chinese/names.js';
import { KnownDate } from '../platform/database/known-date.js';
import { sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { problem } from '../platform/http/problem.js';
import { PartialDate } from '../platform/time/partial-date.js';
import {
  applyFrom,
  BoundaryInTheWay,
  type Fields,
  rowsToWrite,
  type Timeline,
  timelineOf,
  type TimelineRow,
} from '../platform/timeline/index.js';
import { OrganizationProfile } from './organization-profile.entity.js';

/** What a profile holds beside its place in time; the fields of the kind stand beside them as `fields.<code>`. */
export const PROFILE_FIELDS = [
  'name',
  'shortName',
  'typeId',
  'areaId',
  'seatAreaId',
  'address',
  'parentId',
  'supervisor',
  'level',
  'summary',
  'remarks',
] as const;
type ProfileField = (typeof PROFILE_FIELDS)[number];

const OF_KIND = 'fields.';

/** The values of a profile under flat keys, as the timeline wants them. */
export function fieldsOfProfile(profile: Pick<OrganizationProfile, ProfileField | 'fields'>): Fields {
  const own = PROFILE_FIELDS.map((field) => [field, profile[field]] as const);
  const ofKind = Object.entries(profile.fields).map(([code, value]) => [`${OF_KIND}${code}`, value] as const);
  return Object.fromEntries([...own, ...ofKind].filter(([, value]) => value !== null && value !== undefined));
}

const rowOfProfile = (profile: OrganizationProfile): TimelineRow => ({
  id: profile.id,
  from: profile.from.earliest === '-infinity' ? null : KnownDate.read(profile.from),
  fields: fieldsOfProfile(profile),
});

/** The rows of the table as a timeline. @throws NotATimeline */
export const timelineOfProfiles = (profiles: readonly OrganizationProfile[]): Timeline => timelineOf(profiles.map(rowOfProfile));

/** The image of a row in the history as a row of the timeline (its columns, in the words of the entity). */
export function rowOfImage(image: Readonly<Record<string, unknown>>): TimelineRow {
  const at = (column: string): unknown => image[column] ?? null;
  const profile = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, at(columnOf(field))]));
  return {
    id: String(image.id),
    from: image.from_earliest === '-infinity' ? null : PartialDate.of(String(image.from_earliest), String(image.from_latest)),
    fields: fieldsOfProfile({ ...profile, fields: (at('fields') ?? {}) as Record<string, unknown> } as OrganizationProfile),
  };
}

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A profile from values under flat keys; what is searched and sorted by follows from the names. */
export function profileFrom(id: string, organizationId: string, from: PartialDate | null, fields: Fields): OrganizationProfile {
  const text = (field: ProfileField): string | null => (fields[field] as string | null | undefined) ?? null;
  const name = text('name') ?? '';
  const shortName = text('shortName');
  const ofKind = Object.entries(fields).filter(([field, value]) => field.startsWith(OF_KIND) && value !== null && value !== undefined);
  return Object.assign(new OrganizationProfile(), Object.fromEntries(PROFILE_FIELDS.map((field) => [field, text(field)])), {
    id,
    organizationId,
    from: from ? KnownDate.of(from) : Object.assign(new KnownDate(), { earliest: '-infinity', latest: '-infinity' }),
    name,
    nameKey: nameKey(name),
    forms: nameForms(name, shortName ?? undefined),
    fields: Object.fromEntries(ofKind.map(([field, value]) => [field.slice(OF_KIND.length), value])),
  });
}

/** Lets the patch hold from a day on. @throws Problem 409 where another boundary is in the way */
export function changedFrom(timeline: Timeline, patch: Fields, from: PartialDate, until?: PartialDate | null): Timeline {
  try {
    return applyFrom(timeline, patch, from, until);
  } catch (error) {
    if (!(error instanceof BoundaryInTheWay)) throw error;
    throw problem('boundary_in_the_way', { members: { existing: error.existing.toString(), wanted: error.wanted.toString() } });
  }
}

/** The first profile of a new organization: from the beginning of its life. */
export const firstProfile = (id: string, organizationId: string, fields: Fields): OrganizationProfile =>
  profileFrom(id, organizationId, null, fields);

/** The stored timelines of these organizations, by their ids, in one statement. */
export async function livesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Timeline>> {
  const rows = await tx.rows<{
    organization_id: string;
  }>(sql`/* organizations.lives */ select p.id, p.organization_id, p.from_earliest, p.from_latest,
      p.name, p.short_name, p.type_id, p.area_id, p.seat_area_id, p.address, p.parent_id, p.supervisor, p.level, p.summary, p.remarks, p.fields
    from organization_profiles p where p.organization_id = any(${ids})`);
  return new Map([...Map.groupBy(rows, (row) => row.organization_id)].map(([id, own]) => [id, timelineOf(own.map(rowOfImage))]));
}

/** One organization's timeline as it is stored and as it is to be. */
export interface LifeToWrite {
  readonly organizationId: string;
  readonly old: Timeline;
  readonly next: Timeline;
}

const WRITTEN = ['from', 'nameKey', 'forms', 'fields', ...PROFILE_FIELDS] as const;
/** The database judges a row anew where a statement names these: that takes as long as the writing, so they are named only where one differs. */
const WATCHED: ReadonlySet<string> = new Set(['from', 'fields', 'typeId', 'address']);

/** Writes what differs between the timelines of one organization or of many: delete, shrink, insert, each as one statement. */
export async function writeTimelines(tx: Tx, lives: readonly LifeToWrite[]): Promise<void> {
  const remove: OrganizationProfile[] = [];
  const update: OrganizationProfile[] = [];
  const insert: OrganizationProfile[] = [];
  const touched = new Set<keyof OrganizationProfile>();
  for (const { organizationId, old, next } of lives) {
    const writes = rowsToWrite(old, next);
    const before = new Map(old.map((row) => [row.id, row]));
    const after = new Map(next.map((row) => [row.id, row]));
    const entity = (row: TimelineRow | undefined, id: string): OrganizationProfile =>
      profileFrom(id, organizationId, row?.from ?? null, row?.fields ?? {});
    remove.push(...writes.remove.map((id) => entity(before.get(id), id)));
    // A row whose end alone moved stands as it was: in the table a row has only its beginning.
    const changed = writes.update.filter(
      ({ id, from, fields }) => Object.keys(fields).length > 0 || !sameFrom(before.get(id)?.from ?? null, from),
    );
    update.push(...changed.map(({ id }) => entity(after.get(id), id)));
    for (const { id, from, fields } of changed) {
      if (!sameFrom(before.get(id)?.from ?? null, from)) touched.add('from');
      for (const field of Object.keys(fields)) touched.add(field.startsWith(OF_KIND) ? 'fields' : (field as ProfileField));
    }
    insert.push(...writes.insert.map(({ from, fields }) => profileFrom(tx.identifiers.next(), organizationId, from, fields)));
  }
  await tx.remove(OrganizationProfile, remove);
  const named = WRITTEN.filter((property) => touched.has(property) || !WATCHED.has(property));
  await tx.update(OrganizationProfile, update, named);
  await tx.insert(OrganizationProfile, insert);
}

const sameFrom = (a: PartialDate | null, b: PartialDate | null): boolean => (a ? a.equals(b) : b === null);
