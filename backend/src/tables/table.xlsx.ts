import type { Cell, CellStyle, MergeRange, RowDef } from 'hucre';
import { columnName, type Locale, ORIGIN_PROPERTY, serialOf } from '../spreadsheets/index.js';
import type { Formula, LineRange, PrintedCell, PrintedColumn, PrintedLine, PrintedTable } from './printed.js';
import { leastWidths, linesIn } from './widths.js';
import { tableWords } from './words.js';

// The fonts of official documents, by the names under which office machines have them.
const [SONG, FANGSONG, HEI] = ['宋体', '仿宋', '黑体'];
/** In inches, as the format has them. */
const MARGIN = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };
const LINE = { style: 'thin', color: { rgb: '000000' } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const PAGES: Readonly<Record<Locale, string>> = { zh: '第&P页/共&N页', en: 'Page &P of &N' };
const FORMATS: Readonly<Record<PrintedColumn['format'], string | undefined>> = {
  text: undefined,
  number: '#,##0.##;-#,##0.##',
  day: 'yyyy-mm-dd',
  percent: '0.0%',
  points: '+0.0;-0.0;0.0',
};
/** Height of a line of body text, in points. */
const ROW = 20;

const styled = (name: string, size: number, more: Omit<CellStyle, 'font'> & { readonly bold?: boolean }): CellStyle => {
  const { bold, ...rest } = more;
  return { font: { name, size, charset: 134, ...(bold && { bold }) }, ...rest };
};
const aligned = (horizontal: 'left' | 'center' | 'right', wrapText = false): CellStyle['alignment'] => ({
  horizontal,
  vertical: 'center',
  wrapText,
});
const TITLE = styled(SONG, 20, { bold: true, alignment: aligned('center') });
const AROUND = styled(FANGSONG, 12, { alignment: aligned('left') });
const AROUND_RIGHT = styled(FANGSONG, 12, { alignment: aligned('right') });
const ENDS = [AROUND, styled(FANGSONG, 12, { alignment: aligned('center') }), AROUND_RIGHT];
const NOTE = styled(FANGSONG, 11, { alignment: aligned('left', true) });
const HEAD = styled(HEI, 11, { border: BORDER, alignment: aligned('center', true) });

const made = new Map<string, CellStyle>();

/** Thousands of cells look alike: each look is made once. */
function bodyStyle(format: PrintedColumn['format'], { sort }: PrintedLine, first: boolean): CellStyle {
  const key = `${format} ${sort} ${first}`;
  const known = made.get(key);
  if (known) return known;
  const numFmt = FORMATS[format];
  const horizontal =
    format === 'text' ? (first || sort === 'subtotal' || sort === 'total' ? 'center' : 'left') : format === 'day' ? 'center' : 'right';
  const style = styled(FANGSONG, 11, {
    bold: sort !== 'row',
    border: BORDER,
    alignment: aligned(horizontal, format === 'text'),
    ...(numFmt && { numFmt }),
  });
  made.set(key, style);
  return style;
}
const GROUP = styled(HEI, 11, { border: BORDER, alignment: aligned('left') });

/**
 * A table to hand up as a workbook: one sheet, A4 landscape, as wide as the page, its head on every page, borders, real days and numbers, sums as
 * formulas with what they come to. Nothing hidden, nothing about itself (office.md 4) but for the id of what it is, in its properties.
 */
export async function tableAsXlsx(table: PrintedTable, id: string): Promise<Buffer> {
  const { locale } = table;
  // Loaded where it is first needed: most starts of a process never need it.
  const { writeXlsx } = await import('hucre');
  const least = leastWidths(table);
  const columns = table.columns.map((column, at) => ({ ...column, width: Math.max(column.width, least[at] ?? 0) }));
  const sheet = new Sheet(columns.map(({ width }) => width));
  if (table.marks.length) sheet.line(table.marks.join('　'), AROUND, 18);
  for (const title of table.title) sheet.line(title, TITLE, 34);
  sheet.twoEnds([`${tableWords.reporter[locale]}${table.reporter}`, table.day, table.unit]);
  const headFrom = sheet.next;
  sheet.head(table.head);
  const headTo = sheet.next;
  const first = sheet.next;
  for (const line of table.lines) sheet.body(line, columns, first);
  for (const note of table.notes) sheet.line(note, NOTE, ROW * linesIn(note, Math.max(sheet.whole, 10)));
  if (table.signatures.length) sheet.spread(table.signatures);
  const name = sheetName(table.title[0] ?? '');
  const bytes = await writeXlsx({
    defaultFont: { name: SONG, size: 11 },
    properties: { title: table.title.join(' '), custom: { [ORIGIN_PROPERTY]: id } },
    // The writer's own setting leaves the name of the sheet bare, which one that begins with a year must not be.
    namedRanges: [{ name: '_xlnm.Print_Titles', range: `'${name}'!$${headFrom + 1}:$${headTo}`, scope: name }],
    sheets: [
      {
        name,
        columns: columns.map(({ width }) => ({ width })),
        freezePane: { rows: headTo },
        cells: sheet.cells,
        merges: sheet.merges,
        rowDefs: sheet.heights,
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          horizontalCentered: true,
          margins: MARGIN,
        },
        headerFooter: { oddFooter: `&C&"${SONG},Regular"&10${PAGES[locale]}` },
        view: { showGridLines: false },
      },
    ],
  });
  return Buffer.from(bytes);
}

/** Names of sheets have at most 31 signs and none of these. */
const sheetName = (title: string): string =>
  Array.from(title.replace(/[\\/?*[\]:']/g, ' ').trim())
    .slice(0, 31)
    .join('') || 'Sheet1';

/** A sheet as it fills up, line by line. */
class Sheet {
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: MergeRange[] = [];
  readonly heights = new Map<number, RowDef>();
  next = 0;

  /** `widths`: of the columns. */
  constructor(private readonly widths: readonly number[]) {}

  private get width(): number {
    return this.widths.length;
  }

  /** In characters. */
  get whole(): number {
    return this.widths.reduce((sum, one) => sum + one, 0);
  }

  /** Columns, first and last, of so many parts of the whole width that are as alike as whole columns allow; undefined where there are too few. */
  private parts(count: number): readonly (readonly [first: number, last: number])[] | undefined {
    if (this.width < count) return undefined;
    const { whole } = this;
    let [at, sum] = [0, 0];
    return Array.from({ length: count }, (_, part) => {
      const first = at;
      const left = count - part - 1;
      while (at === first || (at < this.width - left && sum + (this.widths[at] ?? 0) / 2 < (whole * (part + 1)) / count))
        sum += this.widths[at++] ?? 0;
      return [first, left ? at - 1 : this.width - 1] as const;
    });
  }

  /** One cell over the whole width. */
  line(text: string, style: CellStyle, height: number): void {
    this.put(this.next, 0, { value: text, type: 'string', style });
    this.merge(this.next, 0, this.next, this.width - 1);
    this.end(height);
  }

  /** What stands left, in the middle and at the right of one line; a narrow table has a line for each. */
  twoEnds(texts: readonly string[]): void {
    const places = this.parts(texts.length);
    if (!places) {
      for (const text of texts.filter(Boolean)) this.line(text, AROUND, ROW);
      return;
    }
    for (const [at, [first, last]] of places.entries()) this.over(first, last, texts[at] ?? '', ENDS[at] ?? AROUND);
    this.end(ROW + 2);
  }

  /** Labels to be filled in by hand, side by side. */
  spread(texts: readonly string[]): void {
    const places = this.parts(texts.length);
    if (!places) {
      this.line(texts.join('　　　　'), AROUND, ROW + 8);
      return;
    }
    for (const [at, [first, last]] of places.entries()) this.over(first, last, texts[at] ?? '', AROUND);
    this.end(ROW + 8);
  }

  head(rows: PrintedTable['head']): void {
    const taken = new Set<string>();
    // What reaches over both rows stretches the lower one where the upper is too low for it.
    const lines = rows.map(() => 1);
    for (const [index, row] of rows.entries()) {
      let at = 0;
      for (const cell of row) {
        while (taken.has(`${index},${at}`)) at += 1;
        for (let down = 0; down < cell.rows; down++)
          for (let over = 0; over < cell.columns; over++) {
            taken.add(`${index + down},${at + over}`);
            this.put(this.next + index + down, at + over, { value: down || over ? '' : cell.text, type: 'string', style: HEAD });
          }
        this.merge(this.next + index, at, this.next + index + cell.rows - 1, at + cell.columns - 1);
        const room = this.widths.slice(at, at + cell.columns).reduce((sum, one) => sum + one, 0);
        const last = index + cell.rows - 1;
        lines[last] = Math.max(lines[last] ?? 1, linesIn(cell.text, room) - (cell.rows - 1));
        at += cell.columns;
      }
    }
    for (const many of lines) this.end(4 + ROW * many);
  }

  body(line: PrintedLine, columns: readonly PrintedColumn[], first: number): void {
    const [only] = line.cells;
    if (line.sort === 'group' && only) {
      for (let at = 0; at < this.width; at++)
        this.put(this.next, at, {
          value: at ? '' : only.text,
          type: 'string',
          style: GROUP,
        });
      this.merge(this.next, 0, this.next, this.width - 1);
      this.end(ROW);
      return;
    }
    let tallest = 1;
    for (const [at, cell] of line.cells.entries()) {
      const column = columns[at];
      if (!column) continue;
      // One that reaches down has the room of its lines.
      if (cell.down !== 0) tallest = Math.max(tallest, Math.ceil(linesIn(cell.text, Math.max(column.width, 4)) / (cell.down ?? 1)));
      const style = bodyStyle(column.format, line, at === 0);
      // Covered by the one above: what would stand there would be counted with it.
      this.put(this.next, at, cell.down === 0 ? { style } : { ...contentOf(cell, at, this.next, first), style });
      if (cell.down) this.merge(this.next, at, this.next + cell.down - 1, at);
    }
    this.end(ROW * Math.min(tallest, 8));
  }

  private over(from: number, to: number, text: string, style: CellStyle): void {
    this.put(this.next, from, { value: text, type: 'string', style });
    this.merge(this.next, from, this.next, to);
  }

  private put(row: number, column: number, cell: Partial<Cell>): void {
    this.cells.set(`${row},${column}`, cell);
  }

  private merge(startRow: number, startCol: number, endRow: number, endCol: number): void {
    if (startRow !== endRow || startCol !== endCol) this.merges.push({ startRow, startCol, endRow, endCol });
  }

  private end(height: number): void {
    this.heights.set(this.next, { height });
    this.next += 1;
  }
}

/** The content of a cell on a row of the sheet; `first` is the row where line 0 stands. */
function contentOf({ text, number, day, formula }: PrintedCell, column: number, row: number, first: number): Partial<Cell> {
  if (formula) {
    const result = number ?? text;
    return { type: 'formula', value: result, formula: formulaText(formula, column, row, first), formulaResult: result };
  }
  const value = day === undefined ? number : serialOf(day);
  return value === undefined ? { type: 'string', value: text } : { type: 'number', value };
}

/** A formula in the words of spreadsheets (ECMA-376 part 1, 18.17). */
function formulaText(formula: Formula, column: number, row: number, first: number): string {
  const own = columnName(column);
  const at = (of: number, line = row - first): string => `${columnName(of)}${first + line + 1}`;
  const ranges = (lines: readonly LineRange[]): string =>
    lines.map(([from, to]) => (from === to ? `${own}${first + from + 1}` : `${own}${first + from + 1}:${own}${first + to + 1}`)).join(',');
  if ('sum' in formula) return `SUM(${ranges(formula.sum)})`;
  if ('names' in formula) return `COUNTA(${ranges(formula.names)})&"${formula.unit.replaceAll('"', '""')}"`;
  if ('difference' in formula) return `${at(formula.difference[0])}-${at(formula.difference[1])}`;
  if ('growth' in formula) {
    const [now, then] = formula.growth;
    return `IF(${at(then)}=0,"—",${at(now)}/${at(then)}-1)`;
  }
  const [value, whole] = 'share' in formula ? [formula.share[0], formula.share[1]] : [formula.points[0], formula.points[2]];
  const rate = (of: number): string => `IF(${at(of, whole)}=0,0,${at(of)}/${at(of, whole)})`;
  return 'share' in formula ? rate(value) : `(${rate(value)}-${rate(formula.points[1])})*100`;
}
