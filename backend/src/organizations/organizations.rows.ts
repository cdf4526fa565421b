import { Injectable } from '@nestjs/common';
import { ReachService, type Right, type Viewer } from '../accounts/index.js';
import { empty, raw, sql, type Sql } from '../platform/database/sql.js';
import type { SortKey } from '../platform/http/params.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import type { Locale } from '../spreadsheets/index.js';
import { allLastConfirmed } from './confirmations/confirmed.js';
import { type Asked, type OrganizationFilter, reachedToday } from './filter.js';
import { type Dimension, type Group, groupOf } from './grouping.js';
import type { ExportRow, Gathered } from './organizations.columns.js';
import { matched, OrganizationsQueries, type RowShape, type SORTS, TOLD } from './organizations.queries.js';
import { allInOffice } from './offices/in-office.js';
import { allTerms, DUE_ON, PREPARED_BY, preparers, TERM_STATE } from './offices/terms-in-lists.js';
import { heldOn } from './recognitions/held.js';
import { allResponsibleOn } from './responsibilities/responsible.js';
import { approvedOfRow, parentOfRow } from './row-columns.js';
import { papersOfRow } from './running-out.js';

/** Which rows are wanted, of which day, in which order. */
export interface RowsAsked {
  readonly filter: OrganizationFilter;
  readonly sort: readonly SortKey<(typeof SORTS)[number]>[];
  readonly asOf: Day;
  readonly locale: Locale;
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
    { filter, sort, asOf, locale }: RowsAsked,
    columns: readonly { readonly code: string }[],
    right: Right = 'organizations.export',
  ): Promise<(signal: AbortSignal) => AsyncGenerator<ExportRow[]>> {
    const asked = await this.asked(viewer, asOf, right);
    return (signal) => this.queries.all<ExportRow>(asked, filter, sort, signal, shapeOf(asked, filter, locale, gatheredFor(columns)));
  }

  /** The same, each row with its group. */
  async grouped(
    viewer: Viewer,
    { filter, sort, asOf, locale }: RowsAsked,
    columns: readonly { readonly code: string }[],
    dimension: Dimension,
  ): Promise<(signal: AbortSignal) => AsyncGenerator<GroupedRow[]>> {
    const asked = await this.asked(viewer, asOf, 'organizations.export');
    const shape = shapeOf(asked, filter, locale, gatheredFor(columns));
    const { group, joins } = groupOf(dimension, asOf, 'grouped');
    const grouped = { columns: sql`${shape.columns}, ${group} as "group"`, joins: sql`${shape.joins} ${joins}` };
    return (signal) => this.queries.all<GroupedRow>(asked, filter, sort, signal, grouped);
  }

  private async asked(viewer: Viewer, asOf: Day, right: Right): Promise<Asked> {
    return { reach: await this.reach.of(viewer, asOf, right), asOf, today: this.clock.today() };
  }
}

/** What has to be read so that these columns have something to show. */
function gatheredFor(columns: readonly { readonly code: string }[]): Readonly<Record<Gathered, boolean>> {
  const shown = (...wanted: readonly string[]): boolean => columns.some(({ code }) => wanted.includes(code));
  return {
    parent: shown('parent'),
    approvedOn: shown('approvedOn'),
    summary: shown('summary'),
    remarks: shown('remarks'),
    fields: columns.some(({ code }) => code.startsWith('fields.')) || shown('runsOut'),
    counts: columns.some(({ code }) => code.endsWith('.onDay')),
    held: shown('recognitions'),
    lastConfirmed: shown('lastConfirmed', 'lastConfirmed.how'),
    responsible: shown('section', 'handler'),
    matched: shown('matched'),
    papers: shown('runsOut', 'runsOutOn'),
    version: shown('version'),
    chair: shown('chair'),
    secretaryGeneral: shown('secretaryGeneral'),
    dueOn: shown('dueOn'),
    termState: shown('termState'),
    preparedBy: shown('preparedBy'),
  };
}

const ENGLISH = sql`, t.name_en as "typeNameEn", u.name_en as "areaNameEn", v.name_en as "seatAreaNameEn"`;

/** A row of an export, and where it comes from: what hangs on all organizations is gathered once, not for each row. */
function shapeOf(asked: Asked, filter: OrganizationFilter, locale: Locale, wanted: Readonly<Record<Gathered, boolean>>): RowShape {
  const { asOf } = asked;
  const counts = sql`select b.organization_id, json_object_agg(b.measure, json_build_array(b.value, b.on_day)) as counts
      from (select distinct on (b.organization_id, b.measure) b.organization_id, b.measure, b.value, b.on_day from organization_observations b
        where b.on_day <= ${asOf} order by b.organization_id, b.measure, b.on_day desc) b group by b.organization_id`;
  const shown = (of: Gathered, value: Sql): Sql => (wanted[of] ? sql`, ${value} as ${raw(`"${of}"`)}` : empty);
  const joined = (of: Gathered, rows: Sql, alias: Sql): Sql =>
    wanted[of] ? sql`left join (${rows}) ${alias} on ${alias}.organization_id = s.organization_id` : empty;
  return {
    columns: sql`${TOLD}${locale === 'en' ? ENGLISH : empty} ${shown('version', sql`o.version`)} ${shown('approvedOn', approvedOfRow)}
  ${shown('parent', parentOfRow(asked))} ${shown('summary', sql`p.summary`)} ${shown('remarks', sql`p.remarks`)} ${shown('fields', sql`p.fields`)}
  ${shown('counts', sql`n.counts`)} ${shown('held', sql`h.held`)} ${shown('lastConfirmed', sql`lc.confirmed`)}
  ${shown('responsible', sql`ro.responsible`)} ${shown('matched', matched(filter.q, asked))}
  ${shown('papers', papersOfRow(filter, asOf))} ${shown('chair', sql`office_chair.held`)} ${shown('secretaryGeneral', sql`office_secretary.held`)}
  ${shown('dueOn', DUE_ON)} ${shown('termState', TERM_STATE)} ${shown('preparedBy', PREPARED_BY)}`,
    joins: sql`${joined('counts', counts, raw('n'))} ${joined('held', heldOn(asOf), raw('h'))}
    ${joined('lastConfirmed', allLastConfirmed(asOf), raw('lc'))} ${joined('responsible', allResponsibleOn(asOf), raw('ro'))}
    ${joined('chair', allInOffice('chair', asked), raw('office_chair'))}
    ${joined('secretaryGeneral', allInOffice('secretaryGeneral', asked), raw('office_secretary'))} ${wanted.dueOn || wanted.termState || wanted.preparedBy ? allTerms(asOf) : empty}
    ${wanted.preparedBy ? preparers(reachedToday(raw('s'), asked)) : empty}`,
  };
}
