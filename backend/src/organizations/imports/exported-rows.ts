import type { Grid } from '../../spreadsheets/index.js';

/** By what a row of our own export is known again, whatever was done to the sheet: the hidden columns of a workbook. */
export interface ExportedRow {
  readonly id: string;
  /** As the export counted the record's changes. */
  readonly version: number | null;
  readonly exportId: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HEADS = { id: /^(编号|Id)$/, version: /^(版本|Version)$/, exportId: /^(导出编号|Export)$/ } as const;

/** Rows by their number, of a sheet whose head has the columns of an export. */
export function exportedRows({ rows }: Grid, headRows: readonly number[]): Map<number, ExportedRow> {
  const heads = rows
    .filter(({ row }) => headRows.includes(row))
    .flatMap(({ cells }) => cells.map((cell, at) => ({ text: cell?.text.trim() ?? '', at })));
  const columnOf = (head: RegExp): number => heads.find(({ text }) => head.test(text))?.at ?? -1;
  const [id, version, exportId] = [columnOf(HEADS.id), columnOf(HEADS.version), columnOf(HEADS.exportId)];
  const found = new Map<number, ExportedRow>();
  if (id < 0) return found;
  for (const { row, cells } of rows) {
    const own = cells[id]?.text.trim() ?? '';
    if (!UUID.test(own)) continue;
    const [counted, of] = [Number(cells[version]?.text ?? NaN), cells[exportId]?.text.trim() ?? ''];
    found.set(row, {
      id: own.toLowerCase(),
      version: Number.isInteger(counted) ? counted : null,
      exportId: UUID.test(of) ? of.toLowerCase() : null,
    });
  }
  return found;
}
