import { Injectable } from '@nestjs/common';
import { ReachService, type Right, type Viewer } from '../accounts/index.js';
import { empty, raw, sql, type Sql } from '../platform/database/sql.js';
import type { SortKey } from '../platform/http/params.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { allLastConfirmed } from './confirmations/confirmed.js';
import type { Asked, OrganizationFilter } from './filter.js';
import { type Dimension, type Group, groupOf } from './grouping.js';
import type { ExportRow } from './organizations.columns.js';
import { type Further, OrganizationsQueries, type SORTS } from './organizations.queries.js';
import { heldOn } from './recognitions/held.js';
import { allResponsibleOn } from './responsibilities/responsible.js';
import { approvedOfRow, parentOfRow } from './row-columns.js';

/** Which rows are wanted, of which day, in which order. */
export interface RowsAsked {
  readonly filter: OrganizationFilter;
  readonly sort: readonly SortKey<(typeof SORTS)[number]>[];
  readonly asOf: Day;
}

/** A row that tells which group it belongs to. */
export interface GroupedRow extends ExportRow {
  readonly group: Group;
}

/** The rows of a list with whatever its columns show, for files and tables: those of them that the viewer may export (or has another right to). */
@Injectable()
export class OrganizationRows {
  constructor(
    private readonly queries: OrganizationsQueries,
    private readonly reach: ReachService,
    private readonly clock: OfficeClock,
  ) {}

  /** The rows in pieces of a thousand, once they are asked for; `columns` say what has to be gathered, `dimension` by what they are grouped. */
  async of(
    viewer: Viewer,
    { filter, sort, asOf }: RowsAsked,
    columns: readonly { readonly code: string }[],
    right: Right = 'organizations.export',
  ): Promise<(signal: AbortSignal) => AsyncGenerator<ExportRow[]>> {
    const asked = await this.asked(viewer, asOf, right);
    return (signal) => this.queries.all<ExportRow>(asked, filter, sort, signal, moreOf(asked, gatheredFor(columns)));
  }

  /** The same, each row with its group. */
  async grouped(
    viewer: Viewer,
    { filter, sort, asOf }: RowsAsked,
    columns: readonly { readonly code: string }[],
    dimension: Dimension,
  ): Promise<(signal: AbortSignal) => AsyncGenerator<GroupedRow[]>> {
    const asked = await this.asked(viewer, asOf, 'organizations.export');
    const more = moreOf(asked, gatheredFor(columns));
    const { group, joins } = groupOf(dimension, asOf, 'grouped');
    const further = { columns: sql`${more.columns}, ${group} as "group"`, joins: sql`${more.joins} ${joins}` };
    return (signal) => this.queries.all<GroupedRow>(asked, filter, sort, signal, further);
  }

  private async asked(viewer: Viewer, asOf: Day, right: Right): Promise<Asked> {
    return { reach: await this.reach.of(viewer, asOf, right), asOf, today: this.clock.today() };
  }
}

/** What has to be gathered so that these columns have something to show. */
function gatheredFor(columns: readonly { readonly code: string }[]): Readonly<Record<Gathered, boolean>> {
  const shown = (...wanted: readonly string[]): boolean => columns.some(({ code }) => wanted.includes(code));
  return {
    parent: shown('parent'),
    counts: columns.some(({ code }) => code.endsWith('.onDay')),
    recognitions: shown('recognitions'),
    confirmed: shown('lastConfirmed', 'lastConfirmed.how'),
    responsible: shown('section', 'handler'),
  };
}

/** What only some columns show. */
type Gathered = 'parent' | 'counts' | 'recognitions' | 'confirmed' | 'responsible';

/** What an export shows beside the list, and where it comes from: what hangs on all organizations is gathered once, not for each row. */
function moreOf(asked: Asked, wanted: Readonly<Record<Gathered, boolean>>): Further {
  const { asOf } = asked;
  const counts = sql`select b.organization_id, json_object_agg(b.measure, json_build_array(b.value, b.on_day)) as counts
      from (select distinct on (b.organization_id, b.measure) b.organization_id, b.measure, b.value, b.on_day from organization_observations b
        where b.on_day <= ${asOf} order by b.organization_id, b.measure, b.on_day desc) b group by b.organization_id`;
  const shown = (of: Gathered, value: Sql): Sql => (wanted[of] ? value : sql`null::json`);
  const joined = (of: Gathered, rows: Sql, alias: Sql): Sql =>
    wanted[of] ? sql`left join (${rows}) ${alias} on ${alias}.organization_id = s.organization_id` : empty;
  return {
    columns: sql`, t.name_en as "typeNameEn", u.name_en as "areaNameEn", v.name_en as "seatAreaNameEn",
  ${approvedOfRow} as "approvedOn", ${shown('parent', parentOfRow(asked))} as parent, p.summary, p.remarks, ${shown('counts', sql`n.counts`)} as counts,
  ${shown('recognitions', sql`h.held`)} as held, ${shown('confirmed', sql`lc.confirmed`)} as "lastConfirmed", ${shown('responsible', sql`ro.responsible`)} as responsible`,
    joins: sql`${joined('counts', counts, raw('n'))} ${joined('recognitions', heldOn(asOf), raw('h'))}
    ${joined('confirmed', allLastConfirmed(asOf), raw('lc'))} ${joined('responsible', allResponsibleOn(asOf), raw('ro'))}`,
  };
}
