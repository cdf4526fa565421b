import { Injectable } from '@nestjs/common';
import { reachesToday, ReachService, type Viewer } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import { sql } from '../platform/database/sql.js';

/** So many looks over the fence are answered within an hour; nobody needs more, and who tries names one after the other gets no further. */
const MOST_LOOKS = 60;

/** A record as far as the fence has to know of it: where it stands today, and the office to ask. */
export interface Placed {
  readonly kind: string;
  readonly areaId: string;
  readonly office: string;
}

/** What lies within reach as it is, and of the rest whom to ask: each office once; null where it was asked too often to be told. */
export interface Fenced<T> {
  readonly within: T[];
  readonly ask: string[] | null;
}

/** Over the fence of one's reach: only that something is there and whom to ask, never a name, a number or a date; logged and limited (records.md 13). */
@Injectable()
export class OverTheFence {
  constructor(
    private readonly reach: ReachService,
    private readonly reader: Reader,
  ) {}

  /** Parts what was found; `asked` goes into the log of accesses where something lies beyond. */
  async part<T extends Placed>(viewer: Viewer, found: readonly T[], asked: Readonly<Record<string, unknown>>): Promise<Fenced<T>> {
    const reach = await this.reach.today(viewer, 'organizations.read');
    const seen = (one: T): boolean => reachesToday(reach, one.kind, one.areaId);
    const within = found.filter(seen);
    const offices = [...new Set(found.filter((one) => !seen(one)).map(({ office }) => office))];
    if (!offices.length) return { within, ask: [] };
    const row = await this.reader.one<{ looks: number }>(sql`/* organizations.log-look-over-the-fence */
      with logged as (insert into access_log (account_id, act, detail) values (${viewer.accountId}, 'over-the-fence', ${JSON.stringify(asked)}::jsonb))
      select count(*)::int as looks from access_log where account_id = ${viewer.accountId} and act = 'over-the-fence' and at > now() - interval '1 hour'`);
    return { within, ask: (row?.looks ?? 0) < MOST_LOOKS ? offices : null };
  }
}
