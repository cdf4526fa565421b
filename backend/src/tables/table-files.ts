import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/index.js';
import { ExportLog } from '../organizations/index.js';
import { Identifiers } from '../platform/identifiers.js';
import { fileNameOf, type Locale } from '../spreadsheets/index.js';
import type { TableDefinition } from './definition.js';
import type { PrintedTable } from './printed.js';
import { Printing } from './printing.js';
import { tableAsXlsx } from './table.xlsx.js';
import type { TableFileQuery, TableFormat } from './tables.dto.js';

export const FILE_TYPES: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A table as a file; a workbook says in its properties which export it is, by its id, so that it is known again when it comes back. */
export async function fileOf(table: PrintedTable, format: TableFormat, id: string): Promise<Buffer> {
  if (format === 'xlsx') return tableAsXlsx(table, id);
  // Loaded where it is first needed: most starts of a process never need it.
  return (await import('./table.docx.js')).tableAsDocx(table);
}

/** Tables as files, named as their titles, and the line in the log of who took what. */
@Injectable()
export class TableFiles {
  constructor(
    private readonly printing: Printing,
    private readonly log: ExportLog,
    private readonly identifiers: Identifiers,
  ) {}

  /** @throws Problem as `Printing.table` */
  async made(
    viewer: Viewer,
    definition: TableDefinition,
    { format, ...query }: TableFileQuery,
    locale: Locale,
  ): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const table = await this.printing.table(viewer, definition, query, locale);
    const { asOf, sort, ...filter } = query;
    const detail = { format, table: table.title.join(' '), asOf, filter, sort };
    const id = this.identifiers.next();
    const log = await this.log.begin(viewer, id, detail);
    const bytes = await fileOf(table, format, id);
    await this.log.end(log, table.lines.filter(({ sort: kind }) => kind === 'row').length, true);
    return { name: fileNameOf([table.title.join(' ')], format), bytes };
  }
}
