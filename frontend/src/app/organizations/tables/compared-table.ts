import type { ComparedRow, KeptComparison, PrintedTable } from '../../api/tables';
import { officeTime } from '../../ui/days';
import type { OrganizationWords } from '../organization-words';

const COLUMNS = ['row', 'how', 'then', 'behind'] as const;

/** 与现在比较 as a table that can be copied: a line for each that differs, what of it, and the changes behind it. */
export function comparedTable(
  title: string,
  { rows, members }: KeptComparison,
  words: OrganizationWords,
): Pick<PrintedTable, 'title' | 'head' | 'lines' | 'columns'> {
  const say = (key: string): string => words.say(`tables.kept.${key}`);
  const cellsOf = ({ name, corrected, how, cells, changes }: ComparedRow): string[] => [
    name,
    [say(corrected ? 'corrected' : 'since'), ...(how === 'changed' ? [] : [say(`hows.${how}`)])].join(' '),
    words.clauses(cells.map(({ column, kept, now }) => `${column} ${kept || '--'} → ${now || '--'}`)),
    words.clauses(
      changes.map(({ at, account, reason, ...change }) =>
        [officeTime(at), words.who(account), words.sentence({ at, account, reason, ...change }), reason].filter(Boolean).join(' '),
      ),
    ),
  ];
  const line = (row: ComparedRow) => ({ sort: 'row' as const, id: row.id, cells: cellsOf(row) });
  const heading = { sort: 'group' as const, cells: [say('members')] };
  return {
    title: [title],
    columns: COLUMNS.map((key) => ({ key, format: 'text', width: 30 })),
    head: [COLUMNS.map((key) => ({ text: say(key), columns: 1, rows: 1 }))],
    lines: [...rows.map(line), ...(members.length ? [heading, ...members.map(line)] : [])],
  };
}
