import { Injectable } from '@nestjs/common';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { type Right, roleHas } from './rights.js';
import type { Viewer } from './viewer.js';

/** What grants of the same kinds reach: recorded area ids that mean a unit under the grant on the day asked, and those that do today. */
export interface ReachPart {
  /** null: all kinds */
  readonly kinds: readonly string[] | null;
  readonly then: readonly string[];
  readonly today: readonly string[];
}

/** What an account reaches with a right on a day. `everywhere`: no condition at all; no part: nothing. */
export interface Reach {
  readonly everywhere: boolean;
  readonly parts: readonly ReachPart[];
  /** Alike for alike reach: goes into the fingerprint of cursors. */
  readonly key: string;
}

const EVERYWHERE: Reach = { everywhere: true, parts: [], key: 'everywhere' };
const MOST_REMEMBERED = 5000;

/** Turns grants into areas (records.md 5): one look-up in area_spans, remembered by grants, day and version of the areas. */
@Injectable()
export class ReachService {
  private readonly remembered = new Map<string, Promise<Reach>>();

  constructor(
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** What the viewer reaches on a day with a right; by default to read. */
  of(viewer: Viewer, asOf: Day, right: Right = 'organizations.read'): Promise<Reach> {
    const grants = viewer.grants
      .filter((grant) => roleHas(grant.role, right))
      .map(({ areaId, kinds }) => ({ areaId, kinds: kinds && [...kinds].sort() }));
    if (grants.some((grant) => grant.areaId === null && grant.kinds === null)) return Promise.resolve(EVERYWHERE);
    const today = this.clock.today();
    const key = JSON.stringify([grants, asOf, today, viewer.areasVersion]);
    const known = this.remembered.get(key);
    if (known) return known;
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    const reach = this.compute(grants, asOf, today);
    this.remembered.set(key, reach);
    // A failure is told once and not remembered.
    reach.catch(() => this.remembered.delete(key));
    return reach;
  }

  /** What the viewer reaches today with a right: where records may be changed, and history read. */
  today(viewer: Viewer, right: Right): Promise<Reach> {
    return this.of(viewer, this.clock.today(), right);
  }

  /** May the viewer use the right today on a record of this kind whose jurisdiction today is this area (as recorded)? */
  async mayRightAt(viewer: Viewer, right: Right, kind: string, areaId: string): Promise<boolean> {
    const reach = await this.today(viewer, right);
    return reachesToday(reach, kind, areaId);
  }

  private async compute(
    grants: readonly { areaId: string | null; kinds: readonly string[] | null }[],
    asOf: Day,
    today: Day,
  ): Promise<Reach> {
    if (!grants.length) return { everywhere: false, parts: [], key: 'nowhere' };
    // The grant goes where its area went: an office of a unit that merged works in the new unit. What the new unit was made of counts as
    // its own past; what only moved under it later does not (a township that changed county stays with the old one on the old days).
    const rows = await this.reader.rows<{ place: number; then: string[] | null; today: string[] | null }>(sql`/* reach.areas */
      select g.place, array_agg(distinct s.area_id) filter (where s.from_day <= ${asOf} and ${asOf} < s.until_day and (g.area_id is null or s.path && own.areas)) as "then",
        array_agg(distinct s.area_id) filter (where s.from_day <= ${today} and ${today} < s.until_day and (g.area_id is null or s.path @> array[unit.id])) as today
      from unnest(${grants.map((grant) => grant.areaId)}::uuid[]) with ordinality as g(area_id, place)
      cross join lateral (select coalesce((select n.unit_id from area_spans n where n.area_id = g.area_id and n.from_day <= ${today} and ${today} < n.until_day), g.area_id) as id) unit
      cross join lateral (select array_agg(distinct p.area_id) as areas from area_spans p where p.unit_id = unit.id) own
      join area_spans s on g.area_id is null or s.path && (own.areas || unit.id)
      group by g.place`);
    const parts = new Map<string, { kinds: readonly string[] | null; then: Set<string>; today: Set<string> }>();
    for (const { place, then, today: now } of rows) {
      const kinds = grants[place - 1]?.kinds ?? null;
      const part = parts.get(JSON.stringify(kinds)) ?? { kinds, then: new Set(), today: new Set() };
      for (const id of then ?? []) part.then.add(id);
      for (const id of now ?? []) part.today.add(id);
      parts.set(JSON.stringify(kinds), part);
    }
    const list = [...parts.values()].map((part): ReachPart => ({
      kinds: part.kinds,
      then: [...part.then].sort(),
      today: [...part.today].sort(),
    }));
    return { everywhere: false, parts: list, key: JSON.stringify(list) };
  }
}

/** Does a reach hold a record of this kind with this jurisdiction (as recorded) today? */
export const reachesToday = (reach: Reach, kind: string, areaId: string): boolean =>
  reach.everywhere || reach.parts.some((part) => (part.kinds === null || part.kinds.includes(kind)) && part.today.includes(areaId));
