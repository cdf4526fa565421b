import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReachService, type Viewer } from '../accounts/index.js';
import { empty, raw, sql, type Sql } from '../platform/database/sql.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { type Column, fileNameOf, type Locale, type Note, OutgoingFiles } from '../spreadsheets/index.js';
import type { OrganizationExportQuery } from './export.dto.js';
import { ExportLog, type ExportFacts } from './export-log.js';
import type { Asked, OrganizationFilter } from './filter.js';
import { columnsOf, type ExportRow } from './organizations.columns.js';
import { type Further, OrganizationsQueries } from './organizations.queries.js';
import { allLastConfirmed } from './confirmations/confirmed.js';
import { heldOn } from './recognitions/held.js';
import { approvedOfRow, parentOfRow } from './row-columns.js';
import { exportNotes, exportWords, fileParts } from './export-notes.js';
import { allResponsibleOn, askedBy } from './responsibilities/responsible.js';

/** The list as a file 数据表: with ids in hidden columns and a sheet that says what it holds (office.md 4). */
@Injectable()
export class OrganizationsExport {
  constructor(
    private readonly queries: OrganizationsQueries,
    private readonly reach: ReachService,
    private readonly log: ExportLog,
    private readonly files: OutgoingFiles,
    private readonly clock: OfficeClock,
  ) {}

  /** Streams the rows that the viewer may export, of those chosen where `ids` names them; who exported what, and how much of it, is logged. */
  async send(viewer: Viewer, query: OrganizationExportQuery, locale: Locale, reply: FastifyReply, ids?: readonly string[]): Promise<void> {
    const { asOf, sort, format, columns: codes, ...rest } = query;
    const filter: OrganizationFilter = { ...askedBy(rest, viewer.accountId), ids };
    const asked = { reach: await this.reach.of(viewer, asOf, 'organizations.export'), asOf, today: this.clock.today() };
    const columns = columnsOf(filter, codes);
    const facts = await this.log.facts(viewer, { ...filter, asOf, sort }, locale);
    const shown = (...wanted: readonly string[]): boolean => columns.some(({ code }) => wanted.includes(code));
    const more = moreOf(asked, {
      parent: shown('parent'),
      counts: columns.some((column) => column.code.endsWith('.onDay')),
      recognitions: shown('recognitions'),
      confirmed: shown('lastConfirmed', 'lastConfirmed.how'),
      responsible: shown('section', 'handler'),
    });
    const log = await this.log.begin(viewer, facts.id, { format, asOf, filter, sort, columns: codes ?? null });
    await this.files.send<ExportRow>(reply, {
      format,
      name: fileNameOf(nameParts(facts, locale), format),
      sheet: {
        name: exportWords.title[locale],
        locale,
        columns: [...columns, ...(format === 'xlsx' ? hiddenColumns(facts.id) : [])],
        notes: {
          name: exportWords.notes[locale],
          title: exportWords.title[locale],
          lines: (count): Note[] => exportNotes(facts, count, locale),
        },
      },
      rows: (signal) => this.queries.all<ExportRow>(asked, filter, sort, signal, more),
      ended: (rows, whole) => this.log.end(log, rows, whole),
    });
  }
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

/** By these a later import knows which record, in which state, of which export a row is, whatever was done to the sheet. */
const hiddenColumns = (exportId: string): Column<ExportRow>[] => [
  { code: 'id', words: { zh: '编号', en: 'Id' }, sort: 'text', width: 38, hidden: true, value: (row) => row.id },
  { code: 'version', words: { zh: '版本', en: 'Version' }, sort: 'number', width: 8, hidden: true, value: (row) => row.version },
  { code: 'exportId', words: { zh: '导出编号', en: 'Export' }, sort: 'text', width: 38, hidden: true, value: () => exportId },
];

const nameParts = (facts: ExportFacts, locale: Locale): string[] => {
  const filter = facts.conditions.map((condition) => condition.value).join('·') || exportWords.everything[locale];
  return fileParts([exportWords.title[locale], filter], facts, locale);
};
