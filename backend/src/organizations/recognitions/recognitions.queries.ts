import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { Reader } from '../../platform/database/reads.js';
import { sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { LEVELS } from '../code-words.js';
import { organizations } from '../filter.js';
import { MAY_HOLD } from './held.js';
import type { TitleListAnswer } from './recognitions.dto.js';

/** Questions about 称号 over many organizations. */
@Injectable()
export class RecognitionsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** The titles held on a day by what the viewer sees, the highest level first, each with how many certainly and possibly hold it. */
  async titles(viewer: Viewer, asOf: Day): Promise<TitleListAnswer> {
    const asked = { reach: await this.reach.of(viewer, asOf), asOf, today: this.clock.today() };
    const items = await this.reader.rows<TitleListAnswer['items'][number]>(sql`/* recognitions.titles */
      select r.title, r.level, count(*) filter (where s.certainty = 'certain' and r.certain @> ${asOf}::date)::int as count,
        count(*) filter (where s.certainty = 'possible' or not r.certain @> ${asOf}::date)::int as possible
      from organization_recognitions r join ${organizations(asked, { status: MAY_HOLD })} s on s.organization_id = r.organization_id
      where r.possible @> ${asOf}::date group by r.title, r.level order by array_position(${LEVELS}, r.level), r.title`);
    return { asOf, items };
  }
}
