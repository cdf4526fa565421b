import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { ChangesQueries } from '../history/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';
import { ConstraintViolated, StaleVersion } from '../platform/database/violation.js';
import type { Match } from '../platform/http/etag.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { OrganizationRecords } from './organization-record.js';
import { OverTheFence, type Placed } from './over-the-fence.js';

const MOST_CHANGES = 50;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface Obstacle extends Placed {
  readonly id: string;
  readonly name: string;
}

/** Explains refusals: what changed since (412), and which record is in the way (409), as far as the account may see it. */
@Injectable()
export class Refusals {
  constructor(
    private readonly records: OrganizationRecords,
    private readonly changes: ChangesQueries,
    private readonly fence: OverTheFence,
    private readonly reader: Reader,
    private readonly clock: OfficeClock,
  ) {}

  /** Does the work; what is refused is thrown on with its explanation. */
  async explained<T>(viewer: Viewer, match: Match | undefined, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StaleVersion) error.members = await this.changesSince(viewer, error, match);
      if (error instanceof ConstraintViolated) error.members = await this.obstacles(viewer, error);
      throw error;
    }
  }

  /** The record as it is now and the newest change sets: each act raised the version once. */
  private async changesSince(viewer: Viewer, error: StaleVersion, match: Match | undefined): Promise<Record<string, unknown>> {
    const missed = error.current - (match?.latestOf(error.id) ?? 0);
    const [current, { items }] = await Promise.all([
      this.records.one(viewer, error.id, this.clock.today()),
      this.changes.ofSubject(viewer, error.id, { limit: Math.min(Math.max(missed, 1), MOST_CHANGES) }),
    ]);
    return { current, changes: items };
  }

  /** Over the fence only that something is there and whom to ask. */
  private async obstacles(viewer: Viewer, error: ConstraintViolated): Promise<Record<string, unknown>> {
    const code = error.constraint === 'credit_code_held_once' ? /\(([0-9A-Z]{18}), /.exec(error.detail ?? '')?.[1] : undefined;
    const ids = [...new Set(error.detail?.match(UUID) ?? [])];
    if (code === undefined && !ids.length) return {};
    const found = await this.reader.rows<Obstacle>(sql`/* organizations.in-the-way */
      select o.id, p.name, o.kind, p.area_id as "areaId", a.name as office
      from organizations o
      cross join lateral (select q.name, q.area_id from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${this.clock.today()}
        order by q.from_earliest desc limit 1) p
      join areas a on a.id = p.area_id
      where o.voided_at is null and (o.credit_code = ${code ?? null} or o.id = any(${ids}))`);
    const { within, ask } = await this.fence.part(viewer, found, { constraint: error.constraint });
    const inTheWay = [...within.map(({ id, name }) => ({ id, name })), ...(ask ?? []).map((office) => ({ ask: office }))];
    return inTheWay.length ? { inTheWay } : {};
  }
}
