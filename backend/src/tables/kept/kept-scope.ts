import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { sql, type Sql } from '../../platform/database/sql.js';

/** Who sees a kept table: whoever reaches today everything that its keeper reached. What he may not export he does not get as a file of last year. */
@Injectable()
export class KeptScope {
  constructor(private readonly reach: ReachService) {}

  /** Condition over a kept table `k`. */
  async seenBy(viewer: Viewer): Promise<Sql> {
    const { everywhere } = await this.reach.today(viewer, 'organizations.export');
    if (everywhere) return sql`true`;
    const [own, whole] = [await this.areasOf(viewer), await this.areasOf(viewer, true)];
    return sql`(k.areas <@ ${whole}::uuid[] or (k.account_id = ${viewer.accountId} and k.areas <@ ${own}::uuid[]))`;
  }

  /** Recorded areas that the viewer reaches today; null: everything. `whole`: only those of which he reaches all kinds. */
  async areasOf(viewer: Viewer, whole = false): Promise<string[] | null> {
    const { everywhere, parts } = await this.reach.today(viewer, 'organizations.export');
    if (everywhere) return null;
    return [...new Set(parts.filter(({ kinds }) => !whole || kinds === null).flatMap(({ today }) => today))].sort();
  }
}
