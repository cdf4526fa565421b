import type { PrintedLine, PrintedTable, TableDefinition } from '../../api/tables';
import type { ListState } from '../list/list-query';
import { questionOf } from '../views/view-content';

/** A number of the paper as it may be explained: what it counts beside the question of the table, and in words. */
export interface ExplainableNumber {
  readonly across: Readonly<Record<string, string>>;
  readonly row: Readonly<Record<string, string>>;
  /** What its row is called; empty: all rows. */
  readonly name: string;
  /** What its column says; empty: what the table counts. */
  readonly column: string;
  readonly now: number;
}

/** Numbers of organizations can be opened: of a row, of a column of kinds or types, or of all. Undefined of any other. */
export function explainable(
  paper: PrintedTable,
  { statistic }: TableDefinition,
  { line, at }: { readonly line: PrintedLine; readonly at: number },
): ExplainableNumber | undefined {
  const key = paper.columns[at]?.key;
  if (!statistic || !key) return undefined;
  const column = key.startsWith('across.') ? key.slice('across.'.length) : null;
  if (column !== null && statistic.across !== 'kind' && statistic.across !== 'type') return undefined;
  const ofRow = line.sort === 'row';
  return {
    across: column !== null && statistic.across ? { [statistic.across]: column } : {},
    row: ofRow ? { by: statistic.rows, key: line.id ?? '' } : {},
    name: ofRow ? (line.cells[1] ?? '') : '',
    column: column === null ? '' : headOver(paper, at),
    // What is compared leads to the number itself.
    now: numberIn(line, column === null ? valueAt(paper) : at),
  };
}

/** The words of the list by which the rows of a statistic are found again. */
const ROW_WORDS: Readonly<Record<string, string>> = { area: 'areaId', seat: 'seatAreaId', kind: 'kind', type: 'type' };

/**
 * The address of the list of the organizations that a number counts; null where the list has no such question: what belongs to the city itself and to
 * none of its counties, a level, a party, or nothing.
 */
export function listOf(
  { row, across }: Pick<ExplainableNumber, 'row' | 'across'>,
  question: ListState,
  cityId: string | undefined,
): Readonly<Record<string, string>> | null {
  const asked = { ...questionOf(question), certainty: question.certainty || 'certain', ...across };
  const { by, key } = row;
  if (by === undefined) return asked;
  const word = ROW_WORDS[by];
  if (!word || !key || key === cityId) return null;
  return { ...asked, [word]: key };
}

/** How many organizations the whole paper speaks of; null where it counts something else. */
export function wholeOf(paper: PrintedTable, { statistic }: TableDefinition): number | null {
  const rows = paper.lines.filter(({ sort }) => sort === 'row');
  if (!statistic) return rows.length;
  return statistic.measure === 'count' ? rows.reduce((sum, line) => sum + numberIn(line, valueAt(paper)), 0) : null;
}

const valueAt = ({ columns }: PrintedTable): number => columns.findIndex(({ key }) => key === 'value');
const numberIn = ({ cells }: PrintedLine, at: number): number => Number((cells[at] ?? '').replaceAll(',', ''));

/** What the lowest row of the head says over a column. */
function headOver({ head, columns }: PrintedTable, at: number): string {
  const [above = [], below = []] = head;
  const under = columns.slice(0, at).length - above.filter(({ rows }, index) => rows === 2 && index <= at).length;
  return below[under]?.text ?? '';
}
