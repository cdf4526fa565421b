import { Injectable, type OnModuleInit } from '@nestjs/common';
import { holds, reachesToday, ReachService, type Viewer } from '../accounts/index.js';
import { Declared } from '../history/index.js';
import { sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { OrganizationActs } from './acts.js';
import { inReachToday } from './filter.js';
import { type Allowance, takeOrganizations } from './take.js';
import { takeTypes } from './types/types.service.js';

/** What the history asks of this room: how records are named, whose history may be read, how they are taken for an undo. */
@Injectable()
export class OrganizationsHistoryPort implements OnModuleInit {
  constructor(
    private readonly declared: Declared,
    private readonly acts: OrganizationActs,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  onModuleInit(): void {
    this.declared.register('organizations', {
      names: {
        organization: (viewer, ids) => this.names(viewer as Viewer, ids),
        type: (_, ids) => sql`/* organizations.names-of-types */ select t.id, t.name from organization_types t where t.id = any(${ids})`,
      },
      records: (viewer, ids) => this.records(viewer as Viewer, ids),
      readable: (viewer, subject) => this.readable(viewer as Viewer, subject),
      take: (tx, viewer, ids) => this.take(tx, viewer as Viewer, ids),
    });
  }

  private async names(viewer: Viewer, ids: readonly string[]): Promise<Sql> {
    const reach = await this.reach.today(viewer, 'organizations.read');
    const today = this.clock.today();
    return sql`/* organizations.names */ select p.organization_id as id, p.name from (select distinct on (q.organization_id) q.organization_id, q.name, q.area_id, o.kind
        from organization_profiles q join organizations o on o.id = q.organization_id
        where q.organization_id = any(${ids}) and q.from_earliest <= ${today} order by q.organization_id, q.from_earliest desc) p
      where ${inReachToday(sql`p.kind`, sql`p.area_id`, reach)}`;
  }

  /** Of one that the undo of its founding removed, the history says what it was called and where it was. */
  private async records(viewer: Viewer, ids: readonly string[]): Promise<Sql> {
    const reach = await this.reach.today(viewer, 'organizations.read');
    return sql`select n.id, n.name, 'organization' as sort, o.kind, true as there from (${await this.names(viewer, ids)}) n join organizations o on o.id = n.id
      union all select g.id, g.name, 'organization', g.kind, false from (${lastImages(ids)}) g where ${inReachToday(sql`g.kind`, sql`g.area_id::uuid`, reach)}
      union all select t.id, t.name, 'type', null, true from organization_types t where t.id = any(${ids})`;
  }

  /** History is read where today's jurisdiction is reached (records.md 5); of void records by those who may restore them. */
  private async readable(viewer: Viewer, subject: Sql): Promise<Sql> {
    const read = await this.reach.today(viewer, 'organizations.read');
    const restore = await this.reach.today(viewer, 'organizations.void');
    const today = this.clock.today();
    return sql`exists (select from organizations o cross join lateral (select q.area_id from organization_profiles q where q.organization_id = o.id
        and q.from_earliest <= ${today} order by q.from_earliest desc limit 1) p
      where o.id = ${subject} and ${inReachToday(sql`o.kind`, sql`p.area_id`, read)}
        and (o.voided_at is null or ${inReachToday(sql`o.kind`, sql`p.area_id`, restore)}))`;
  }

  /** Takes records for an undo; of one that the undo of its founding removed, the history says where it was. @throws Problem 404, 403 */
  private async take(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
    const allowance = await this.acts.allowance(viewer, 'history.undo');
    const there = await tx.rows<{ id: string }>(sql`/* organizations.there */ select o.id from organizations o where o.id = any(${ids})`);
    const live = there.map((row) => row.id);
    if (live.length) await takeOrganizations(tx, live, allowance, this.clock.today(), { voided: 'either' });
    const types = await this.typesAmong(tx, ids);
    if (types.length) {
      if (!holds(viewer, 'types.manage')) throw problem('forbidden');
      await takeTypes(tx);
      tx.take(types);
    }
    const gone = ids.filter((id) => !live.includes(id) && !types.includes(id));
    if (gone.length) await this.takeGone(tx, gone, allowance);
  }

  /** Types, and places of kinds and parties, whether they are there or gone: they belong to no county, and whoever keeps them takes back what was done. */
  private async typesAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(sql`/* organizations.types-among */ select distinct e.row_id as id from history.entries e
      where e.table_name in ('organization_types', 'kind_places', 'party_places') and e.row_id = any(${ids})`);
    return rows.map((row) => row.id);
  }

  private async takeGone(tx: Tx, ids: readonly string[], allowance: Allowance): Promise<void> {
    const rows = await tx.rows<{ id: string; kind: string; area_id: string }>(sql`/* organizations.gone */ ${lastImages(ids)}`);
    for (const id of ids) {
      const row = rows.find((one) => one.id === id);
      const within = (reach: Allowance['seen']): boolean => row !== undefined && reachesToday(reach, row.kind, row.area_id);
      if (!within(allowance.seen)) throw problem('not_found');
      if (!within(allowance.allowed)) throw problem('forbidden');
    }
    tx.take(ids);
  }
}

/** What the history last knew of organizations that are no more: `id`, `kind`, `name`, `area_id`. */
const lastImages = (ids: readonly string[]): Sql => sql`select e.id, e.kind, p.image ->> 'name' as name, p.image ->> 'area_id' as area_id
  from (select distinct on (h.row_id) h.row_id as id, h.image ->> 'kind' as kind from history.entries h
    where h.table_name = 'organizations' and h.row_id = any(${ids}) and h.op <> 'delete' order by h.row_id, h.id desc) e
  left join lateral (select q.image from history.entries q where q.table_name = 'organization_profiles' and q.subjects[1] = e.id and q.op <> 'delete'
    order by q.id desc limit 1) p on true
  where not exists (select from organizations o where o.id = e.id)`;
