import { Injectable, type OnModuleInit } from '@nestjs/common';
import { holds, type Viewer } from '../accounts/index.js';
import { Declared } from '../history/index.js';
import { sql, type Sql } from '../platform/database/sql.js';
import type { Tx } from '../platform/database/tx.js';
import { problem } from '../platform/http/problem.js';
import { PeopleSight } from './sight.js';

/** What the history asks of this room: persons are named to who sees them, and taken for an undo. */
@Injectable()
export class PeopleHistoryPort implements OnModuleInit {
  constructor(
    private readonly declared: Declared,
    private readonly sight: PeopleSight,
  ) {}

  onModuleInit(): void {
    this.declared.register('people', {
      names: {
        person: async (viewer, ids) =>
          sql`/* people.names */ select p.id, p.name from people p where p.id = any(${ids}) and ${await this.sight.seen(viewer as Viewer)}`,
      },
      records: (viewer, ids) => this.records(viewer as Viewer, ids),
      readable: async (viewer, subject) =>
        sql`exists (select from people p where p.id = ${subject} and ${await this.sight.seen(viewer as Viewer)})`,
      take: (tx, viewer, ids) => this.take(tx, viewer as Viewer, ids),
    });
  }

  private async records(viewer: Viewer, ids: readonly string[]): Promise<Sql> {
    return sql`select p.id, p.name, 'person' as sort, null::text as kind, true as there from people p where p.id = any(${ids}) and ${await this.sight.seen(viewer)}`;
  }

  /** Locks persons for an undo, and raises their versions. One whom the account does not see is as one that is not there; one that an undo removed belongs to whoever undoes that. */
  private async take(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
    if (!holds(viewer, 'people.change')) throw problem('forbidden');
    const there = await tx.rows<{ id: string }>(
      sql`/* people.lock */ with locked as (select p.id from people p where p.id = any(${ids}) order by p.id for no key update)
        update people p set version = p.version + 1 from locked l where p.id = l.id returning p.id`,
    );
    const seen = await this.sight.seenAmong(
      tx,
      viewer,
      there.map(({ id }) => id),
    );
    if (there.some(({ id }) => !seen.has(id))) throw problem('not_found');
    tx.take(ids);
  }
}
