import { Injectable } from '@nestjs/common';
import { holds, type Reach, reachesToday, ReachService, type Right, type Viewer } from '../accounts/index.js';
import { type CitedAnswer, Declared, documentsCited } from '../history/index.js';
import { Reader, type Reads } from '../platform/database/reads.js';
import { KnownDate } from '../platform/database/known-date.js';
import { problem } from '../platform/http/problem.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { PartialDate } from '../platform/time/partial-date.js';
import { stretchesOf, type Timeline, timelineOf } from '../platform/timeline/index.js';
import { fieldsOfProfile } from './life.js';
import type { NamedRecord, OrganizationAnswer } from './answers.dto.js';
import type { PlacedRecord } from './placed.js';
import { recognitionOn } from './recognitions/held.js';
import { OrganizationQueries, type OrganizationRow, type OtherRecord, type ProfileRow } from './organization.queries.js';

/** One organization as its viewer may see it. */
@Injectable()
export class OrganizationRecords {
  constructor(
    private readonly queries: OrganizationQueries,
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly declared: Declared,
    private readonly clock: OfficeClock,
  ) {}

  /** The record as of a day. @throws Problem 404 where it is not there or not to be seen */
  async one(viewer: Viewer, id: string, asOf: Day, reads: Reads = this.reader): Promise<OrganizationAnswer> {
    const today = this.clock.today();
    const row = await this.queries.one(reads, id, asOf, today);
    if (!row) throw problem('not_found');
    const now = await this.reach.today(viewer, 'organizations.read');
    const inSight = await this.within(viewer, asOf, 'organizations.read');
    const placed = { ...row, areas: row.areasThen ?? [row.recordedAreaId] };
    const seenToday = reachesToday(now, row.kind, row.areaToday);
    if (!inSight(placed)) throw problem('not_found');
    const mayRestore = await this.reach.mayRightAt(viewer, 'organizations.void', row.kind, row.areaToday);
    if (row.voided && !mayRestore) throw problem('not_found');
    // What is cited by who has it now is no business of who had it then.
    const cited = seenToday ? row.recognitions.map((one) => one.id) : [];
    return answerOf(seenToday ? row : asSeenThen(row, asOf), {
      documentsOf: await documentsCited(reads, this.declared, viewer, 'organization_recognitions', cited),
      asOf,
      today,
      mayChange: await this.reach.mayRightAt(viewer, 'organizations.change', row.kind, row.areaToday),
      mayExport: (await this.within(viewer, asOf, 'organizations.export'))(placed),
      inSight: (of) => inSight({ ...of, areas: [of.areaId] }),
      phoneSeen: holds(viewer, 'organizations.contact'),
    });
  }

  /** Which records a right reaches on the day: those that lie within it then, or do today. */
  async within(viewer: Viewer, asOf: Day, right: Right): Promise<(of: Placed) => boolean> {
    const [then, now] = [await this.reach.of(viewer, asOf, right), await this.reach.today(viewer, right)];
    return (of) => reachesToday(now, of.kind, of.areaToday) || of.areas.some((area) => reachesThen(then, of.kind, area));
  }

  /**
   * Judges a record that a statement of another room found (`placed`): is it seen today, so that what was written since may be told, and may it be
   * changed? @throws Problem 404 where it is not there, void or not to be seen
   */
  async seen(viewer: Viewer, of: PlacedRecord | undefined, asOf: Day): Promise<{ readonly today: boolean; readonly mayChange: boolean }> {
    if (!of || of.voided || !(await this.within(viewer, asOf, 'organizations.read'))(of)) throw problem('not_found');
    return {
      today: reachesToday(await this.reach.today(viewer, 'organizations.read'), of.kind, of.areaToday),
      mayChange: await this.reach.mayRightAt(viewer, 'organizations.change', of.kind, of.areaToday),
    };
  }

  /** The jurisdiction of a record today, where the viewer may read its history. @throws Problem 404 */
  async historySeen(viewer: Viewer, id: string): Promise<void> {
    const today = this.clock.today();
    const row = await this.queries.one(this.reader, id, today, today);
    if (!row || !(await this.reach.mayRightAt(viewer, 'organizations.read', row.kind, row.areaToday))) throw problem('not_found');
    if (row.voided && !(await this.reach.mayRightAt(viewer, 'organizations.void', row.kind, row.areaToday))) throw problem('not_found');
  }
}

/** A record by its kind and where it is on the day and today. */
export interface Placed {
  readonly kind: string;
  readonly areas: readonly string[];
  readonly areaToday: string;
}

const reachesThen = (reach: Reach, kind: string, areaId: string): boolean =>
  reach.everywhere || reach.parts.some((part) => (part.kinds === null || part.kinds.includes(kind)) && part.then.includes(areaId));

/** What an account sees of a record that has gone to others since: its life up to the day, and nothing of what they wrote afterwards. */
function asSeenThen(row: OrganizationRow, asOf: Day): OrganizationRow {
  const begun = (date: string | null): boolean => date !== null && PartialDate.parse(date).earliest <= asOf;
  return {
    ...row,
    phone: null,
    profiles: row.profiles.filter((profile) => profile.from.earliest === null || profile.from.earliest <= asOf),
    otherNames: row.otherNames.filter((name) => begun(name.from)),
    suspensions: row.suspensions.filter((suspension) => begun(suspension.from)),
    recognitions: row.recognitions.filter(({ from }) => (from.earliest ?? '') <= asOf),
    responsibilities: row.responsibilities.filter(({ from }) => from <= asOf),
  };
}

interface Seen {
  /** The documents that a 称号 rests on. */
  readonly documentsOf: (recognitionId: string) => CitedAnswer[];
  readonly asOf: Day;
  readonly today: Day;
  readonly mayChange: boolean;
  readonly mayExport: boolean;
  /** May the account see this other record, on the day or today? */
  readonly inSight: (of: { kind: string; areaId: string; areaToday: string }) => boolean;
  readonly phoneSeen: boolean;
}

function answerOf(row: OrganizationRow, seen: Seen): OrganizationAnswer {
  const { profiles, profileId, recordedAreaId, areaToday, areasThen, phone, parent, mergedInto, children, recognitions, ...rest } = row;
  const named = (other: OtherRecord | null): NamedRecord | null =>
    other && seen.inSight(other) ? { id: other.id, name: other.name } : null;
  const shown = profiles.find((profile) => profile.id === profileId) ?? profiles[0];
  const timeline = timelineOf(profiles.map((profile) => ({ id: profile.id, from: boundaryOf(profile), fields: fieldsOfProfile(profile) })));
  if (!shown) throw problem('not_found');
  return {
    ...rest,
    asOf: seen.asOf,
    status: row.status ?? (row.voided ? 'dissolved' : 'preparing'),
    exists: row.status !== null,
    certainty: row.certainty ?? 'certain',
    name: shown.name,
    shortName: shown.shortName,
    type: shown.type,
    matched: null,
    lastConfirmed: row.confirmations[0] ?? null,
    address: shown.address,
    supervisor: shown.supervisor,
    level: shown.level,
    summary: shown.summary,
    remarks: shown.remarks,
    fields: shown.fields,
    parent: named(parent),
    hasParent: parent !== null,
    mergedInto: named(mergedInto),
    children: children.filter((some) => seen.inSight({ ...some, areaToday: some.areaId })).reduce((sum, some) => sum + some.count, 0),
    recognitions: recognitions.map((one) => ({
      ...recognitionOn(one, seen.asOf, row.status === 'dissolved' || row.status === 'merged'),
      documents: seen.documentsOf(one.id),
    })),
    phoneMasked: masked(phone),
    mayShowPhone: seen.phoneSeen && phone !== null,
    mayChange: seen.mayChange && seen.asOf === seen.today && row.endWay !== 'merged' && !row.voided,
    mayExport: seen.mayExport,
    mayRestore: row.voided !== null,
    names: namesOf(row, timeline, seen.asOf),
    timeline: profiles.map((profile, index) => stretchOf(row, profile, profiles[index + 1])),
    upcoming: upcomingOf(timeline, seen.asOf),
  };
}

const boundaryOf = (profile: ProfileRow): PartialDate | null =>
  profile.from.earliest === '-infinity' ? null : KnownDate.read(profile.from);

/** Every name of the life, coalesced; from the founding, to the end. `certainty` of a boundary that is known only to a month is `possible` on its days. */
function namesOf(row: OrganizationRow, timeline: Timeline, asOf: Day): OrganizationAnswer['names'] {
  return stretchesOf(timeline, 'name').map(({ from, until, value }) => ({
    name: String(value),
    from: from?.toString() ?? row.foundedOn,
    to: until?.toString() ?? row.dissolvedOn,
    certainty: inDoubt(from, asOf) || inDoubt(until, asOf) ? 'possible' : 'certain',
  }));
}

const inDoubt = (boundary: PartialDate | null, asOf: Day): boolean =>
  boundary !== null && boundary.earliest <= asOf && asOf < boundary.latest;

function stretchOf(row: OrganizationRow, profile: ProfileRow, next: ProfileRow | undefined): OrganizationAnswer['timeline'][number] {
  const { id, name, shortName, type, areaId, areaName, seatAreaId, seatAreaName, address, supervisor, level } = profile;
  const from = boundaryOf(profile)?.toString() ?? row.foundedOn;
  const to = (next ? boundaryOf(next)?.toString() : undefined) ?? row.dissolvedOn;
  return {
    id,
    from,
    to,
    name,
    shortName,
    type,
    areaId,
    areaName,
    seatAreaId,
    seatAreaName,
    address,
    supervisor,
    level,
    fields: profile.fields,
  };
}

/** What is known to change after the day: 将于2027-01-01更名为B. */
function upcomingOf(timeline: Timeline, asOf: Day): OrganizationAnswer['upcoming'] {
  return timeline.slice(1).flatMap((row, index) => {
    const before = timeline[index]?.fields ?? {};
    if (!row.from || row.from.earliest <= asOf) return [];
    const changed = [...new Set([...Object.keys(before), ...Object.keys(row.fields)])].filter(
      (field) => before[field] !== row.fields[field],
    );
    return [{ on: row.from.toString(), fields: changed, name: changed.includes('name') ? String(row.fields['name']) : null }];
  });
}

/** All but the last two digits of a phone behind signs, so that it can be told apart and not rung. */
const masked = (phone: string | null): string | null => phone?.replace(/\d(?=(?:\D*\d){2})/g, '*') ?? null;
