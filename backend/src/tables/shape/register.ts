import type { ExportRow, Group, GroupedRow } from '../../organizations/index.js';
import { type Cell, type Column, type Locale, serialOf, shownDate } from '../../spreadsheets/index.js';
import type { Comparison, RegisterColumn, RegisterDefinition } from '../definition.js';
import type { Formula, LineRange, PrintedBody, PrintedCell, PrintedLine } from '../printed.js';
import { tableWords } from '../words.js';
import { comparisonCells, comparisonColumns, EMPTY, headOf, type HeadedColumn, numberCell, placeCell, plain } from './numbers.js';

/** A row of the list, with its group where the table has groups. */
export type RegisterRow = ExportRow & { readonly group?: Group };

export interface RegisterRows {
  readonly now: readonly RegisterRow[];
  /** A year before, by id; none where nothing is compared. */
  readonly then: ReadonlyMap<string, ExportRow>;
  /** Organizations left out, since it is not certain that they belong there. */
  readonly doubtful: number;
}

export interface RegisterWords {
  readonly locale: Locale;
  readonly total: boolean;
  /** Behind the number of organizations in 小计 and 合计. */
  readonly unit: string;
  nameOf(group: Group): string;
}

/** One column of the definition with what the list knows of it. */
interface Chosen {
  readonly asked: RegisterColumn;
  readonly column: Column<ExportRow>;
  readonly compare: readonly Comparison[];
  /** Where it stands. */
  readonly at: number;
}

/**
 * A register: a row for each organization in the order given, grouped, numbered, with 小计 and 合计. Columns that the list has no more are left
 * out. Numbers are summed where the definition says so; the number of organizations stands in the column of names.
 */
export function registerOf(
  definition: RegisterDefinition,
  columns: ReadonlyMap<string, Column<ExportRow>>,
  rows: RegisterRows,
  words: RegisterWords,
): PrintedBody {
  const numbered = definition.numbering !== 'none';
  const chosen = chosenOf(definition, columns, numbered ? 1 : 0);
  const headed = headedOf(chosen, numbered, words.locale);
  const lines = new Lines(definition, chosen, headed.length, rows.then, words);
  const groups = definition.groupBy ? groupsOf(rows.now as readonly GroupedRow[], words) : [{ name: '', rows: rows.now }];
  for (const group of groups) lines.add(group.name, group.rows);
  if (words.total) lines.addTotal();
  return { columns: headed.map(plain), head: headOf(headed), lines: lines.all, doubtful: rows.doubtful };
}

function chosenOf({ columns: asked }: RegisterDefinition, columns: ReadonlyMap<string, Column<ExportRow>>, first: number): Chosen[] {
  const chosen: Chosen[] = [];
  let at = first;
  for (const one of asked) {
    const column = columns.get(one.key);
    if (!column) continue;
    const compare = column.sort === 'number' ? (one.compare ?? []) : [];
    chosen.push({ asked: one, column, compare, at });
    at += 1 + compare.length;
  }
  return chosen;
}

function headedOf(chosen: readonly Chosen[], numbered: boolean, locale: Locale): HeadedColumn[] {
  const number: HeadedColumn = { key: 'number', format: 'text', width: 6, over: '', head: tableWords.number[locale] };
  const own = chosen.flatMap(({ asked, column, compare }): HeadedColumn[] => {
    const head = asked.head ?? column.words[locale];
    const format = column.sort === 'date' ? 'day' : column.sort;
    const self = { key: column.code, format, width: asked.width ?? column.width } as const;
    // What is compared stands under its own head together with the comparison.
    if (!compare.length) return [{ ...self, over: asked.over ?? '', head }];
    return [{ ...self, over: head, head: tableWords.current[locale] }, ...comparisonColumns(column.code, head, compare, locale)];
  });
  return numbered ? [number, ...own] : own;
}

/** By the office's order of the groups, within each as the rows came. */
function groupsOf(rows: readonly GroupedRow[], words: RegisterWords): { name: string; rows: readonly GroupedRow[] }[] {
  return [...Map.groupBy(rows, ({ group }) => group.key).values()]
    .flatMap((members) => {
      const group = members[0]?.group;
      return group ? [{ place: group.place, name: words.nameOf(group), rows: members }] : [];
    })
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : a.name.localeCompare(b.name, 'zh')));
}

/** The lines of a register as they come, with what its sums are made of. */
class Lines {
  readonly all: PrintedLine[] = [];
  private readonly ranges: LineRange[] = [];
  private readonly subtotalLines: number[] = [];
  private readonly rows: RegisterRow[] = [];
  private number = 0;

  constructor(
    private readonly definition: RegisterDefinition,
    private readonly chosen: readonly Chosen[],
    private readonly width: number,
    private readonly then: ReadonlyMap<string, ExportRow>,
    private readonly words: RegisterWords,
  ) {}

  add(name: string, rows: readonly RegisterRow[]): void {
    if (!rows.length) return;
    const { headings, subtotals, groupBy, numbering } = this.definition;
    if (groupBy && headings) this.all.push({ sort: 'group', cells: [{ text: name }] });
    if (numbering === 'byGroup') this.number = 0;
    const from = this.all.length;
    for (const row of rows) this.all.push(this.line(row));
    const range: LineRange = [from, this.all.length - 1];
    this.ranges.push(range);
    this.rows.push(...rows);
    if (!groupBy || !subtotals) return;
    this.subtotalLines.push(this.all.length);
    this.all.push(this.sumLine('subtotal', rows, [range], [range]));
  }

  /** Sums come from the subtotals where there are any: whoever mends a subtotal by hand sees it in the total. */
  addTotal(): void {
    const from = this.subtotalLines.length ? this.subtotalLines.map((line): LineRange => [line, line]) : this.ranges;
    this.all.push(this.sumLine('total', this.rows, from, this.ranges));
  }

  private line(row: RegisterRow): PrintedLine {
    const then = this.then.get(row.id);
    const own = this.chosen.flatMap(({ column, compare, at }): PrintedCell[] => {
      const value = column.value(row, this.words.locale);
      const before = then ? column.value(then, this.words.locale) : null;
      return [
        cellOf(value, column, this.words.locale),
        ...comparisonCells(compare, { at, first: at + 1 }, numberOf(value), numberOf(before)),
      ];
    });
    return { sort: 'row', id: row.id, cells: this.definition.numbering === 'none' ? own : [placeCell(++this.number), ...own] };
  }

  private sumLine(
    sort: 'subtotal' | 'total',
    rows: readonly RegisterRow[],
    sums: readonly LineRange[],
    ranges: readonly LineRange[],
  ): PrintedLine {
    const cells: PrintedCell[] = Array.from({ length: this.width }, () => EMPTY);
    const word = tableWords[sort][this.words.locale];
    const names = this.chosen.find(({ column }) => column.code === 'name')?.at;
    // Where the names stand first, the word stands before their number.
    if (names !== 0) cells[0] = { text: word };
    if (names !== undefined)
      cells[names] =
        names === 0
          ? { text: `${word} ${rows.length}${this.words.unit}` }
          : { text: `${rows.length}${this.words.unit}`, formula: { names: ranges, unit: this.words.unit } };
    for (const { asked, column, compare, at } of this.chosen) {
      if (!asked.total || column.sort !== 'number') continue;
      const [now, then] = [this.sumOf(rows, column), this.sumOf(this.before(rows), column)];
      const sum: Formula = { sum: sums };
      const own = [numberCell(now ?? 0, sum), ...comparisonCells(compare, { at, first: at + 1 }, now ?? 0, then ?? 0, sum)];
      cells.splice(at, own.length, ...own);
    }
    return { sort, cells };
  }

  private before(rows: readonly RegisterRow[]): ExportRow[] {
    return rows.flatMap(({ id }) => this.then.get(id) ?? []);
  }

  private sumOf(rows: readonly ExportRow[], column: Column<ExportRow>): number | null {
    const numbers = rows.flatMap((row) => numberOf(column.value(row, this.words.locale)) ?? []);
    return numbers.length ? numbers.reduce((sum, one) => sum + one, 0) : null;
  }
}

const numberOf = (value: Cell): number | null => (typeof value === 'number' ? value : null);

/** What the list tells of an organization, as a cell. */
export function cellOf(value: Cell, { sort }: Pick<Column<ExportRow>, 'sort'>, locale: Locale): PrintedCell {
  if (value === null || value === '') return EMPTY;
  if (typeof value === 'number') return numberCell(value);
  if (sort !== 'date') return { text: value };
  return { text: shownDate(value, locale), ...(serialOf(value) !== undefined && { day: value }) };
}
