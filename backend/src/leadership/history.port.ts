import { Injectable, type OnModuleInit } from '@nestjs/common';
import { holds, ReachService, type Right, type Viewer } from '../accounts/index.js';
import { Declared } from '../history/index.js';
import { inReachToday } from '../organizations/index.js';
import { sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { problem } from '../platform/http/problem.js';
import { OfficeClock } from '../platform/time/office-clock.js';

/** What the history asks of this room: its rows hang on organizations, but for arrangements and settings. */
@Injectable()
export class LeadershipHistoryPort implements OnModuleInit {
  constructor(
    private readonly declared: Declared,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  onModuleInit(): void {
    this.declared.register('leadership', {
      names: {
        arrangement: (_, ids) =>
          sql`/* leadership.names-of-arrangements */ select a.id, a.title as name from arrangements a where a.id = any(${ids})`,
        holding: (viewer, ids) => this.holders(viewer as Viewer, ids),
      },
      readable: (_, subject) => sql`exists (select from arrangements a where a.id = ${subject})`,
      take: (tx, viewer, ids) => this.take(tx, viewer as Viewer, ids),
    });
  }

  /** Who holds or held the offices, those too that an undo took away; a unit of the registry as far as the account sees it. */
  private async holders(viewer: Viewer, ids: readonly string[]): Promise<Sql> {
    const today = this.clock.today();
    const reach = await this.reach.today(viewer, 'organizations.read');
    return sql`/* leadership.names-of-holders */ select h.id, h.name from (select distinct on (e.row_id) e.row_id as id,
        coalesce(j.name, p.name, e.image ->> 'unit_name', (select s.name from organization_segments s where s.organization_id = (e.image ->> 'unit_id')::uuid
          and s.from_day <= ${today} and ${today} < s.until_day and ${inReachToday(sql`s.kind`, sql`s.area_id`, reach)}), e.image ->> 'ex_officio') as name
      from history.entries e left join people p on p.id = (e.image ->> 'person_id')::uuid left join people j on j.id = p.joined_to_id
      where e.table_name = 'office_holdings' and e.row_id = any(${ids}) and e.image is not null order by e.row_id, e.row_version desc) h where h.name is not null`;
  }

  /**
   * Organizations are taken by their own room, and so are all of an arrangement: its window is of each. What belongs to none needs the right of its acts.
   * @throws Problem 404, 403
   */
  private async take(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
    const rows = await tx.rows<{
      id: string;
      sort: Sort;
    }>(sql`/* leadership.sorts-of-records */ select distinct on (e.row_id) e.row_id as id,
        case e.table_name when 'organizations' then 'organization' when 'arrangements' then 'arrangement' else 'setting' end as sort
      from history.entries e where e.row_id = any(${ids}) and e.table_name in ('organizations', 'arrangements', 'organization_types', 'term_rules', 'preparation_steps')
      order by e.row_id`);
    const sorts = new Map(rows.map(({ id, sort }) => [id, sort]));
    for (const id of ids) {
      const right = RIGHT[sorts.get(id) ?? 'setting'];
      if (right && !holds(viewer, right)) throw problem('forbidden');
    }
    const of = (sort: Sort): string[] => ids.filter((id) => sorts.get(id) === sort);
    const members = await tx.rows<{ id: string }>(sql`/* leadership.arranged-organizations */ select m.organization_id as id
      from arrangement_members m where m.arrangement_id = any(${of('arrangement')})`);
    const organizations = new Set([...of('organization'), ...members.map(({ id }) => id)]);
    if (organizations.size) await this.declared.port('organizations')?.take?.(tx, viewer, [...organizations]);
    tx.take(ids.filter((id) => !organizations.has(id)));
  }
}

type Sort = 'organization' | 'arrangement' | 'setting';
const RIGHT: Readonly<Record<Sort, Right | undefined>> = {
  organization: undefined,
  arrangement: 'leadership.arrange',
  setting: 'leadership.settings',
};
