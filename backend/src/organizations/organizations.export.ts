import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReachService, type Viewer } from '../accounts/index.js';
import { Reader } from '../platform/database/reads.js';
import { empty, sql } from '../platform/database/sql.js';
import { Identifiers } from '../platform/identifiers.js';
import type { Day } from '../platform/time/day.js';
import { OfficeClock } from '../platform/time/office-clock.js';
import { type Column, fileNameOf, type Locale, type Note, OutgoingFiles } from '../spreadsheets/index.js';
import type { OrganizationExportQuery } from './export.dto.js';
import { FilterWords, type SaidCondition } from './filter-words.js';
import { columnsOf, type ExportRow } from './organizations.columns.js';
import { type Further, OrganizationsQueries } from './organizations.queries.js';
import { heldOn } from './recognitions/held.js';
import { exportNotes, exportWords, fileParts } from './export-notes.js';

/** Everything about one export that its file says of itself. */
export interface ExportFacts {
  readonly id: string;
  readonly asOf: Day;
  readonly office: string | null;
  readonly sample: boolean;
  readonly conditions: readonly SaidCondition[];
  readonly exporter: string;
  /** Time of the export by the office's clock, to the second. */
  readonly time: string;
  readonly sort: OrganizationExportQuery['sort'];
}

/** The list as a file 数据表: with ids in hidden columns and a sheet that says what it holds (office.md 4). */
@Injectable()
export class OrganizationsExport {
  constructor(
    private readonly queries: OrganizationsQueries,
    private readonly words: FilterWords,
    private readonly reach: ReachService,
    private readonly reader: Reader,
    private readonly files: OutgoingFiles,
    private readonly identifiers: Identifiers,
    private readonly clock: OfficeClock,
  ) {}

  /** Streams the rows that the viewer may export; who exported what, and how much of it, is logged. */
  async send(viewer: Viewer, query: OrganizationExportQuery, locale: Locale, reply: FastifyReply): Promise<void> {
    const { asOf, sort, format, columns: codes, ...filter } = query;
    const asked = { reach: await this.reach.of(viewer, asOf, 'organizations.export'), asOf, today: this.clock.today() };
    const columns = columnsOf(filter, codes);
    const facts = await this.facts(viewer, query, locale);
    const counted = columns.some((column) => column.code.endsWith('.onDay'));
    const recognised = columns.some((column) => column.code === 'recognitions');
    const log = await this.begin(viewer, facts.id, { format, asOf, filter, sort, columns: codes ?? null });
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
      rows: (signal) => this.queries.all<ExportRow>(asked, filter, sort, signal, moreOf(asOf, counted, recognised)),
      ended: (rows, whole) => this.end(log, rows, whole),
    });
  }

  private async facts(viewer: Viewer, { asOf, sort, ...query }: OrganizationExportQuery, locale: Locale): Promise<ExportFacts> {
    const registry = await this.reader.one<{ office: string; sample: boolean }>(
      sql`/* organizations.export-office */ select office_name as office, sample from registry`,
    );
    return {
      id: this.identifiers.next(),
      asOf,
      sort,
      office: registry?.office ?? null,
      sample: registry?.sample ?? false,
      conditions: await this.words.of(query, asOf, locale),
      exporter: viewer.name,
      time: this.clock.shown(),
    };
  }

  /** Written before the first row goes out: whoever pulls the plug has been noted. */
  private async begin(viewer: Viewer, exportId: string, detail: Record<string, unknown>): Promise<number> {
    const row = await this.reader.one<{ id: number }>(sql`/* organizations.export-begun */
      insert into access_log (account_id, act, subject_id, detail)
      values (${viewer.accountId}, 'organizations.export', ${exportId}, ${JSON.stringify(detail)}) returning id`);
    return row?.id ?? 0;
  }

  private async end(log: number, rows: number, whole: boolean): Promise<void> {
    await this.reader.rows(sql`/* organizations.export-ended */
      update access_log set detail = detail || ${JSON.stringify({ rows, whole })}::jsonb where id = ${log}`);
  }
}

/** What an export shows beside the list, and where it comes from; counts and recognitions of all organizations are gathered once, not for each row. */
const moreOf = (asOf: Day, counted: boolean, recognised: boolean): Further => ({
  columns: sql`, t.name_en as "typeNameEn", u.name_en as "areaNameEn", v.name_en as "seatAreaNameEn",
  date_text(o.approved_earliest, o.approved_latest) as "approvedOn", p.summary, p.remarks, ${counted ? sql`c.counts` : sql`null::json`} as counts,
  ${recognised ? sql`h.held` : sql`null::json`} as recognitions`,
  joins: sql`${
    counted
      ? sql`left join (select b.organization_id, json_object_agg(b.measure, json_build_array(b.value, b.on_day)) as counts
      from (select distinct on (b.organization_id, b.measure) b.organization_id, b.measure, b.value, b.on_day from organization_observations b
        where b.on_day <= ${asOf} order by b.organization_id, b.measure, b.on_day desc) b group by b.organization_id) c on c.organization_id = s.organization_id`
      : empty
  } ${recognised ? sql`left join (${heldOn(asOf)}) h on h.organization_id = s.organization_id` : empty}`,
});

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
