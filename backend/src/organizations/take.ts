import { type Reach, reachesToday } from '../accounts/index.js';
import { KnownDate } from '../platform/database/known-date.js';
import { empty, planKept, sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import type { Match } from '../platform/http/etag.js';
import { type Problem, problem } from '../platform/http/problem.js';
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

const TAKEN = (
  today: Day,
): Sql => sql`o.id, o.version, o.kind, o.approved_earliest, o.approved_latest, o.founded_earliest, o.founded_latest, o.ended_earliest,
      o.ended_latest, o.end_way, o.merged_into_id, o.credit_code, o.credit_code_absent, o.voided_at, o.voided_by, o.void_reason,
      (select p.area_id from organization_profiles p where p.organization_id = o.id and p.from_earliest <= ${today} order by p.from_earliest desc limit 1) as area_id`;

type Wanted = 'refused' | 'wanted' | 'either';

/** Why an act may not have a record: it is not there or not seen (404), or may not be changed (403). A void one is there where `voided` says so. */
function refusalOf(row: TakenRow | undefined, { seen, allowed }: Allowance, voided: Wanted): Problem | undefined {
  const there = row && (voided === 'either' || (row.voided_at !== null) === (voided === 'wanted'));
  if (!there || !reachesToday(seen, row.kind, row.area_id)) return problem('not_found');
  return reachesToday(allowed, row.kind, row.area_id) ? undefined : problem('forbidden');
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
  options: { match?: Match; voided?: Wanted } = {},
): Promise<Taken[]> {
  const rows = await tx.rows<TakenRow>(
    planKept(sql`/* organizations.take */
    with locked as (select o.id from organizations o where o.id = any(${ids}) order by o.id for no key update)
    update organizations o set version = o.version + 1 from locked l where o.id = l.id returning ${TAKEN(today)}`),
  );
  const there = new Map(rows.map((row) => [row.id, row]));
  const refusals = ids.flatMap((id) => refusalOf(there.get(id), allowance, options.voided ?? 'refused') ?? []);
  const [refusal] = refusals.toSorted((a, b) => b.status - a.status);
  if (refusal) throw refusal;
  if (options.match) for (const row of rows) options.match.require(row.id, row.version - 1);
  tx.take(rows.map((row) => row.id));
  return rows.map(takenOf);
}

/** A merged organization is changed no more, but for its merger being undone. @throws Problem 409 */
export function refuseMerged({ organization }: Taken): void {
  if (organization.endWay === 'merged') throw problem('ended', { members: { rule: 'merged' } });
}

/** A record that an act over many names: the version that was read, absent where it is being read now. */
export interface NamedVersion {
  readonly id: string;
  readonly version?: number | undefined;
}

/** One of many: as it stands where it is seen, and why this act may not have it. */
export interface Held {
  readonly id: string;
  readonly taken: Taken | undefined;
  readonly refusal: Problem | undefined;
}

/**
 * Locks organizations for an act over many, which decides record by record: none is raised yet (`raiseVersions`), and what is refused
 * (404, 403, 412) stands beside the others. One statement, whatever their number. A preview only looks: nobody waits for it.
 */
export async function holdOrganizations(
  tx: Tx,
  records: readonly NamedVersion[],
  allowance: Allowance,
  today: Day,
  how: 'locked' | 'looked at' = 'locked',
): Promise<Held[]> {
  const rows = await tx.rows<TakenRow>(sql`/* organizations.hold */ select ${TAKEN(today)} from organizations o
    where o.id = any(${records.map(({ id }) => id)}) order by o.id ${how === 'locked' ? sql`for no key update of o` : empty}`);
  const there = new Map(rows.map((row) => [row.id, row]));
  return records.map(({ id, version }): Held => {
    const row = there.get(id);
    const refusal = refusalOf(row, allowance, 'refused');
    const stale = row && version !== undefined && version !== row.version ? problem('stale_version') : undefined;
    return { id, taken: row && refusal?.code !== 'not_found' ? takenOf(row) : undefined, refusal: refusal ?? stale };
  });
}

/** Takes held records: their versions go up once, and rows that hang on them may be written. */
export async function raiseVersions(tx: Tx, taken: readonly Taken[]): Promise<void> {
  const ids = taken.map(({ organization }) => organization.id);
  await tx.execute(sql`/* organizations.raise */ update organizations o set version = o.version + 1 where o.id = any(${ids})`);
  tx.take(ids);
}

const takenOf = (row: TakenRow): Taken => ({ organization: organizationOf(row), areaId: row.area_id });

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
