import type { PrintedTable } from './printed.js';
import type { PrintedTableAnswer } from './tables.dto.js';
import { tableWords } from './words.js';

/** Of what was kept before tables told their language. */
const USUAL = 'zh';

/** A printed table as the screen needs it: what stands in its cells, without how it came about; whatever it says, in its own language. */
export const answerOf = ({
  locale,
  members: _members,
  ...table
}: Omit<PrintedTable, 'locale'> & Partial<PrintedTable>): PrintedTableAnswer => ({
  ...table,
  locale: locale ?? USUAL,
  reporterLabel: tableWords.reporter[locale ?? USUAL],
  nothing: tableWords[table.columns.some(({ key }) => key === 'movement') ? 'nothingMoved' : 'nothing'][locale ?? USUAL],
  title: [...table.title],
  marks: [...table.marks],
  notes: [...table.notes],
  signatures: [...table.signatures],
  columns: table.columns.map((column) => ({ ...column })),
  head: table.head.map((row) => row.map((cell) => ({ ...cell }))),
  lines: table.lines.map(({ cells, part: _part, ...line }) => ({
    ...line,
    cells: cells.map(({ text }) => text),
    ...(cells.some(({ down }) => down !== undefined) && { down: cells.map(({ down }) => down ?? 1) }),
  })),
});
