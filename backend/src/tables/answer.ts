import type { PrintedTable } from './printed.js';
import type { PrintedTableAnswer } from './tables.dto.js';

/** A printed table as the screen needs it: what stands in its cells, without how it came about. */
export const answerOf = ({ locale: _locale, members: _members, ...table }: PrintedTable): PrintedTableAnswer => ({
  ...table,
  title: [...table.title],
  marks: [...table.marks],
  notes: [...table.notes],
  signatures: [...table.signatures],
  columns: table.columns.map((column) => ({ ...column })),
  head: table.head.map((row) => row.map((cell) => ({ ...cell }))),
  lines: table.lines.map(({ cells, ...line }) => ({ ...line, cells: cells.map(({ text }) => text) })),
});
