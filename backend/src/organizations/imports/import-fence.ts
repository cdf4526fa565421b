import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../accounts/index.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { problem } from '../../platform/http/problem.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { keptCode } from '../identity.js';
import { OverTheFence, type Placed } from '../over-the-fence.js';
import type { ReadRow } from './import-world.js';
import type { JudgedRow, StagedRow } from './imports.store.js';

/** The one thing that a list is told of records beyond the reach: that a credit code is held. Each is a look over the fence, logged and limited. */
@Injectable()
export class ImportFence {
  constructor(
    private readonly fence: OverTheFence,
    private readonly clock: OfficeClock,
  ) {}

  /** Writes down each code that is told for the first time. @throws Problem 409 where an account was told of too many within the hour */
  async log(
    tx: Tx,
    viewer: Viewer,
    rows: readonly ReadRow[],
    before: readonly (StagedRow | JudgedRow)[],
    now: readonly JudgedRow[],
  ): Promise<void> {
    const known = new Set(before.flatMap((row) => (tells(row) ? row.row : [])));
    const asked = new Set(now.flatMap((row) => (tells(row) && !known.has(row.row) ? row.row : [])));
    const codes = rows.flatMap(({ staged, texts }) => (asked.has(staged.row) ? (keptCode(texts.get('creditCode')) ?? []) : []));
    for (const held of await placesOf(tx, codes, this.clock.today())) {
      const { ask } = await this.fence.part(viewer, [held], { creditCode: held.code });
      if (ask === null)
        throw problem('rule_broken', {
          detail: {
            zh: '表中太多统一社会信用代码登记在您管辖以外的组织名下，请核对这一列；一小时后可以再试',
            en: 'Too many of these credit codes are held by organizations beyond your reach: check the column; try again in an hour',
          },
        });
    }
  }
}

const tells = (row: StagedRow | JudgedRow): boolean =>
  'result' in row && row.result.problems.some(({ code }) => code === 'credit_code_held_once');

const placesOf = (tx: Tx, codes: readonly string[], today: string): Promise<(Placed & { readonly code: string })[]> =>
  tx.rows(sql`/* imports.over-the-fence */ select o.credit_code as code, o.kind, p.area_id as "areaId", a.name as office from organizations o
    cross join lateral (select q.area_id from organization_profiles q where q.organization_id = o.id and q.from_earliest <= ${today}
      order by q.from_earliest desc limit 1) p
    join areas a on a.id = p.area_id
    where o.voided_at is null and o.credit_code = any(${codes})`);
