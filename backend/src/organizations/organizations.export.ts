import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '../accounts/index.js';
import { type Column, fileNameOf, type Locale, type Note, OutgoingFiles } from '../spreadsheets/index.js';
import type { OrganizationExportQuery } from './export.dto.js';
import { ExportLog, type ExportFacts } from './export-log.js';
import type { OrganizationFilter } from './filter.js';
import { columnsOf, type ExportRow } from './organizations.columns.js';
import { OrganizationRows } from './organizations.rows.js';
import { exportNotes, exportWords, fileParts } from './export-notes.js';
import { askedBy } from './responsibilities/responsible.js';

/** The list as a file 数据表: with ids in hidden columns and a sheet that says what it holds (office.md 4). */
@Injectable()
export class OrganizationsExport {
  constructor(
    private readonly rows: OrganizationRows,
    private readonly log: ExportLog,
    private readonly files: OutgoingFiles,
  ) {}

  /** Streams the rows that the viewer may export, of those chosen where `ids` names them; who exported what, and how much of it, is logged. */
  async send(viewer: Viewer, query: OrganizationExportQuery, locale: Locale, reply: FastifyReply, ids?: readonly string[]): Promise<void> {
    const { asOf, sort, format, columns: codes, ...rest } = query;
    const filter: OrganizationFilter = { ...askedBy(rest, viewer.accountId), ids };
    const columns = columnsOf(filter, codes);
    const facts = await this.log.facts(viewer, { ...filter, asOf, sort }, locale);
    // What no sheet shows is not read.
    const shown = [...columns, ...(format === 'xlsx' ? hiddenColumns(facts.id) : [])];
    const rows = await this.rows.of(viewer, { filter, sort, asOf, locale }, shown);
    const log = await this.log.begin(viewer, facts.id, { format, asOf, filter, sort, columns: codes ?? null });
    await this.files.send<ExportRow>(reply, {
      format,
      name: fileNameOf(nameParts(facts, locale), format),
      sheet: {
        name: exportWords.title[locale],
        locale,
        columns: shown,
        notes: {
          name: exportWords.notes[locale],
          title: exportWords.title[locale],
          lines: (count): Note[] => exportNotes(facts, count, locale),
        },
      },
      rows,
      ended: (rows, whole) => this.log.end(log, rows, whole),
    });
  }
}

/** By these a later import knows which record, in which state, of which export a row is, whatever was done to the sheet. */
const hiddenColumns = (exportId: string): Column<ExportRow>[] => [
  { code: 'id', words: { zh: '编号', en: 'Id' }, sort: 'text', width: 38, hidden: true, value: (row) => row.id },
  { code: 'version', words: { zh: '版本', en: 'Version' }, sort: 'number', width: 8, hidden: true, value: (row) => row.version ?? null },
  { code: 'exportId', words: { zh: '导出编号', en: 'Export' }, sort: 'text', width: 38, hidden: true, value: () => exportId },
];

const nameParts = (facts: ExportFacts, locale: Locale): string[] => {
  const filter = facts.conditions.map((condition) => condition.value).join('·') || exportWords.everything[locale];
  return fileParts([exportWords.title[locale], filter], facts, locale);
};
