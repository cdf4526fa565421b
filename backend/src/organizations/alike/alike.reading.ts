import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { AreasQueries } from '../../areas/index.js';
import { readCreditCode } from '../../platform/chinese/credit-code.js';
import { coresOf } from '../../platform/chinese/name-core.js';
import { Reader } from '../../platform/database/reads.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { OverTheFence, type Placed } from '../over-the-fence.js';
import type { AlikeAnswer, AlikeOrganization, AlikeQuery } from './alike.dto.js';
import { alikeStatement } from './alike.statement.js';

/** The row of an organization alike, with what the fence has to know. */
type Found = AlikeOrganization & Placed;

/** Names alike, while one is typed: nothing is refused, it is only said who may be meant. */
@Injectable()
export class AlikeReading {
  constructor(
    private readonly reader: Reader,
    private readonly areas: AreasQueries,
    private readonly fence: OverTheFence,
    private readonly clock: OfficeClock,
  ) {}

  /** Whoever ever had a name alike or will have it, or holds the code; void records apart. */
  async alike(viewer: Viewer, { name = '', creditCode = '', areaId, except }: AlikeQuery): Promise<AlikeAnswer> {
    const cores = coresOf(name, areaId ? await this.areas.namesDownTo(areaId, this.clock.today()) : []);
    const read = readCreditCode(creditCode);
    const code = read.ok ? read.code : null;
    if (!cores.length && !code) return { items: [], elsewhere: [] };
    const found = await this.reader.rows<Found>(alikeStatement({ cores, code, except: except ?? null, today: this.clock.today() }));
    const { within, ask } = await this.fence.part(viewer, found, { name, creditCode });
    return {
      items: within.map(({ areaId: _areaId, office: _office, ...shown }) => shown),
      elsewhere: ask?.map((office) => ({ ask: office })) ?? null,
    };
  }
}
