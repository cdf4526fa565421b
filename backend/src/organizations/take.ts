import { type Reach, reachesToday } from '../accounts/index.js';
import { KnownDate } from '../platform/database/known-date.js';
import { planKept, sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import type { Match } from '../platform/http/etag.js';
import { problem } from '../platform/http/problem.js';
import type { Day } from '../platform/time/day.js';
import { Organization } from './organization.entity.js';

/** An organization that this act holds: locked, its version raised, seen and allowed. */
export interface Taken {
  readonly organization: Organization;
  /** Its jurisdiction today, as recorded. */
  readonly areaId: string;
}

interface TakenRow {
  id: string;
  version: number;
  kind: string;
  approved_earliest: Day | null;
  approved_latest: Day | null;
  founded_earliest: Day;
  founded_latest: Day;
  ended_earliest: Day | null;
  ended_latest: Day | null;
  end_way: Organization['endWay'];
  merged_into_id: string | null;
  credit_code: string | null;
  credit_code_absent: Organization['creditCodeAbsent'];
  voided_at: string | null;
  voided_by: string | null;
  void_reason: string | null;
  area_id: string;
}

/** Who may do what, and where, for one act. */
export interface Allowance {
  /** Reach by which the account sees records today. */
  readonly seen: Reach;
  /** Reach within which it has the right that the act needs. */
  readonly allowed: Reach;
}

/**
 * Takes organizations for an act: locks them in the order of their ids, raises each version once, and checks in the order of the
 * contracts that they are there and seen (404), may be changed (403), and are the version that was read (428, 412).
 * A void record is not there but for the act that restores it. One statement.
 * @throws Problem 404, 403, 428; StaleVersion
 */
export async function takeOrganizations(
  tx: Tx,
  ids: readonly string[],
  allowance: Allowance,
  today: Day,
  options: { match?: Match; voided?: 'refused' | 'wanted' | 'either' } = {},
): Promise<Taken[]> {
  const rows = await tx.rows<TakenRow>(
    planKept(sql`/* organizations.take */
    with locked as (select o.id from organizations o where o.id = any(${ids}) order by o.id for no key update)
    update organizations o set version = o.version + 1 from locked l where o.id = l.id
    returning o.id, o.version, o.kind, o.approved_earliest, o.approved_latest, o.founded_earliest, o.founded_latest, o.ended_earliest, o.ended_latest, o.end_way,
      o.merged_into_id, o.credit_code, o.credit_code_absent, o.voided_at, o.voided_by, o.void_reason, (select p.area_id from organization_profiles p where p.organization_id = o.id and p.from_earliest <= ${today}
      order by p.from_earliest desc limit 1) as area_id`),
  );
  const wanted = options.voided ?? 'refused';
  const there = rows.filter((row) => wanted === 'either' || (row.voided_at !== null) === (wanted === 'wanted'));
  const seen = there.filter((row) => reachesToday(allowance.seen, row.kind, row.area_id));
  if (seen.length < new Set(ids).size) throw problem('not_found');
  if (seen.some((row) => !reachesToday(allowance.allowed, row.kind, row.area_id))) throw problem('forbidden');
  if (options.match) for (const row of seen) options.match.require(row.id, row.version - 1);
  tx.take(seen.map((row) => row.id));
  return seen.map((row) => ({ organization: organizationOf(row), areaId: row.area_id }));
}

/** A merged organization is changed no more, but for its merger being undone. @throws Problem 409 */
export function refuseMerged({ organization }: Taken): void {
  if (organization.endWay === 'merged') throw problem('ended', { members: { rule: 'merged' } });
}

const dates = (earliest: Day | null, latest: Day | null): KnownDate => Object.assign(new KnownDate(), { earliest, latest });

function organizationOf(row: TakenRow): Organization {
  return Object.assign(new Organization(), {
    id: row.id,
    version: row.version,
    kind: row.kind,
    approved: dates(row.approved_earliest, row.approved_latest),
    founded: dates(row.founded_earliest, row.founded_latest),
    ended: dates(row.ended_earliest, row.ended_latest),
    endWay: row.end_way,
    mergedIntoId: row.merged_into_id,
    creditCode: row.credit_code,
    creditCodeAbsent: row.credit_code_absent,
    voidedAt: row.voided_at,
    voidedBy: row.voided_by,
    voidReason: row.void_reason,
  });
}
