import { COUNT, type Dimension } from '../../organizations/index.js';
import type { Locale } from '../../spreadsheets/index.js';
import type { RegisterDefinition, StatisticDefinition } from '../definition.js';
import type { PrintedBody } from '../printed.js';
import { DIMENSION_WORDS } from '../words.js';

/** The column of the list that shows by what rows are put together. */
const COLUMNS: Readonly<Record<Dimension, string>> = {
  area: 'areaName',
  seat: 'seatAreaName',
  kind: 'kind',
  type: 'type',
  level: 'level',
  party: 'fields.party',
};

/** The organizations behind figures, as a register: each under the row that it counts in, with what tells its column and its number. */
export const registerBehind = ({ rows, across, measure }: StatisticDefinition): RegisterDefinition => ({
  groupBy: rows,
  headings: true,
  subtotals: false,
  numbering: 'none',
  order: 'view',
  columns: [{ key: 'name' }, ...(across ? [{ key: COLUMNS[across] }] : []), ...(measure === COUNT ? [] : [{ key: measure }])],
});

/** Such a register with the row that an organization counts in as a column of its own, called as the rows are. */
export function membersOf(body: PrintedBody, { rows }: StatisticDefinition, locale: Locale): PrintedBody {
  let group = '';
  return {
    ...body,
    columns: [{ key: COLUMNS[rows], format: 'text', width: 20 }, ...body.columns],
    head: body.head.map((row, at) => (at ? row : [{ text: DIMENSION_WORDS[rows][locale], columns: 1, rows: 1 }, ...row])),
    lines: body.lines.flatMap((line) => {
      if (line.sort !== 'group') return [{ ...line, cells: [{ text: group }, ...line.cells] }];
      group = line.cells[0]?.text ?? '';
      return [];
    }),
  };
}
