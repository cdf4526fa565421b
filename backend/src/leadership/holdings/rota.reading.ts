import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import { addDays, type Day } from '../../platform/time/day.js';
import type { RotaAnswer } from './rota.dto.js';
import { TeamReading } from './team.reading.js';

/** The roster 轮值 of an organization as its viewer may see it. */
@Injectable()
export class RotaReading {
  constructor(
    private readonly teams: TeamReading,
    private readonly reader: Reader,
  ) {}

  /** Turns of all times; to whom sees the organization on a past day alone, those that had begun by then. @throws Problem 404 */
  async rota(viewer: Viewer, id: string, asOf: Day): Promise<RotaAnswer> {
    const { row, holdings, seenToday } = await this.teams.seen(viewer, id, asOf);
    const turns = await this.reader.rows<RotaAnswer['turns'][number]>(sql`/* leadership.rota */
      select d.holding_id as "holdingId", d.from_day::text as "from", d.until_day::text as "to" from duty_turns d
      where d.organization_id = ${id} and d.holding_id = any(${holdings.map((one) => one.id)}) and (${seenToday} or d.from_day <= ${asOf}) order by d.from_day`);
    // How long a turn of that day lasted, others may have written since.
    const known = (to: Day): Day => (seenToday || to <= asOf ? to : addDays(asOf, 1));
    return { version: row.placed.version, turns: turns.map(({ holdingId, from, to }) => ({ holdingId, from, to: known(to) })) };
  }
}
