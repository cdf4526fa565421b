import { Injectable } from '@nestjs/common';
import { ReachService, type Viewer } from '../../accounts/index.js';
import { Reader } from '../../platform/database/reads.js';
import { join, limit, sql, type Sql } from '../../platform/database/sql.js';
import type { Day } from '../../platform/time/day.js';
import { OfficeClock } from '../../platform/time/office-clock.js';
import { organizations, type OrganizationFilter } from '../filter.js';
import { KINDS } from '../kinds/index.js';
import { papersOf } from '../running-out.js';
import type { WorkbenchAnswer } from './workbench.dto.js';

/** Issue 5: certificates and recognitions that run out in 90 days. */
const EXPIRY_DAYS = 90;
const MOST_SHOWN = 6;

/** Kinds by what counts as active in them. */
const BY_ACTIVE = Map.groupBy(KINDS, ({ activeIn }) => activeIn.join());

/** The words that the list's filter knows them by: a figure and the list that it opens ask the same question. */
const ACTIVE = { status: ['active'] } as const satisfies OrganizationFilter;

type Figures = Pick<WorkbenchAnswer, 'kinds'> & {
  readonly mine: { count: number; possible: number };
  readonly confirm: { count: number; possible: number };
  readonly expiring: { count: number; possible: number };
};

/** What somebody finds on his desk in the morning. */
@Injectable()
export class WorkbenchQueries {
  constructor(
    private readonly reader: Reader,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** The figures of a day in one statement, by the office's own 核对周期, and in another the first papers that run out. */
  async figures(viewer: Viewer, asOf: Day): Promise<WorkbenchAnswer> {
    const asked = { reach: await this.reach.of(viewer, asOf), asOf, today: this.clock.today() };
    const of = (filter: OrganizationFilter): Sql => organizations(asked, { ...ACTIVE, ...filter });
    const counted = sql`count(*) filter (where s.certainty = 'certain')::int as count, count(*) filter (where s.certainty = 'possible')::int as possible`;
    const figure = (filter: OrganizationFilter): Sql => sql`(select to_json(f) from (select ${counted} from ${of(filter)} s) f)`;
    // Kinds are asked for by name, so that they are counted in the index that begins with the kind.
    const ofKinds = [...BY_ACTIVE.values()].map(
      (kinds) =>
        sql`select s.kind, ${counted} from ${of({ kind: kinds.map(({ code }) => code), status: kinds[0]?.activeIn })} s group by s.kind`,
    );
    const mine = { handler: [viewer.accountId] };
    const expiring = { expiresWithin: EXPIRY_DAYS };
    const interval = await this.reader.one<{ months: number }>(sql`/* workbench.interval */ select confirm_months() as months`);
    if (!interval) throw new Error('the interval gave no row');
    const { months } = interval;
    const [figures, items] = await Promise.all([
      this.reader.one<Figures>(sql`/* workbench.figures */
        select coalesce((select json_agg(f) from (${join(ofKinds, ' union all ')}) f), '[]') as kinds,
          ${figure(mine)} as mine, ${figure({ ...mine, notConfirmedMonths: months })} as confirm, ${figure(expiring)} as expiring`),
      this.reader.rows<WorkbenchAnswer['expiring']['items'][number]>(sql`/* workbench.expiring */
        select s.organization_id as id, s.name, x.title, x.level, x.until from ${of(expiring)} s cross join ${papersOf(EXPIRY_DAYS, asOf)} x
        order by x.until, s.name_key, s.organization_id, x.title nulls first ${limit(MOST_SHOWN)}`),
    ]);
    if (!figures) throw new Error('the figures gave no row');
    const ofKind = new Map(figures.kinds.map((one) => [one.kind, one]));
    return {
      asOf,
      kinds: KINDS.map(({ code }) => ofKind.get(code) ?? { kind: code, count: 0, possible: 0 }),
      confirm: { ...figures.confirm, months, all: figures.mine },
      expiring: { ...figures.expiring, days: EXPIRY_DAYS, items },
    };
  }
}
