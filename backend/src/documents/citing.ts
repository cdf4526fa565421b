import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { join, type Sql, sql } from '../platform/database/sql.js';
import type { Day } from '../platform/time/day.js';

/** What a room says of the documents that its records cite. `document` is an id in a statement. */
export interface CitingPort {
  /** Condition: does the viewer see, on the day or today, a record that cites it? */
  seen(viewer: Viewer, asOf: Day, document: Sql): Promise<Sql>;
  /** Condition: may the viewer change a record that cites it? */
  changeable(viewer: Viewer, document: Sql): Promise<Sql>;
  /** The records seen that cite it: a value of json, a list of {id, name}. */
  about(viewer: Viewer, asOf: Day, document: Sql): Promise<Sql>;
}

/** Who may see a document follows from what cites it: the rooms say so here, this room knows none of their records. */
@Injectable()
export class Citing {
  private readonly ports: CitingPort[] = [];

  register(port: CitingPort): void {
    this.ports.push(port);
  }

  /** Condition over the document `d`: entered by the viewer, or cited by what he sees. */
  seen(viewer: Viewer, asOf: Day): Promise<Sql> {
    return this.any(viewer, (port) => port.seen(viewer, asOf, sql`d.id`));
  }

  /** Condition over the document `d`: entered by the viewer, or cited by what he may change. */
  changeable(viewer: Viewer): Promise<Sql> {
    return this.any(viewer, (port) => port.changeable(viewer, sql`d.id`));
  }

  /** What the document `d` is about, as far as the viewer sees it: a value of json. */
  async about(viewer: Viewer, asOf: Day): Promise<Sql> {
    const lists = await Promise.all(this.ports.map((port) => port.about(viewer, asOf, sql`d.id`)));
    return lists[0] ?? sql`'[]'::json`;
  }

  private async any(viewer: Viewer, condition: (port: CitingPort) => Promise<Sql>): Promise<Sql> {
    return sql`(${join([sql`d.entered_by = ${viewer.accountId}`, ...(await Promise.all(this.ports.map(condition)))], ' or ')})`;
  }
}
