import { shownDate, serialOf } from './dates.js';
import { type Column, type Locale, LOOKS_LIKE_FORMULA, type Sheet } from './sheet.js';
import {
  columnName,
  contentTypes,
  printing,
  relations,
  sheetOpening,
  STYLE,
  styles,
  textCell,
  workbook,
  workbookRelations,
  xmlText,
} from './xlsx-parts.js';
import { zip, type ZipEntry } from './zip.js';

const PIECE = 128 * 1024;
/** Rows of a worksheet, its head among them (Excel's limit). */
const MOST_ROWS = 1_048_576;
/** What a worksheet holds before another one is begun: well below the 4 GB of an archive's file. */
const MOST_BYTES = 2 ** 31;
const MOST_DATES = 20_000;
/** &P and &N are the page and their number (18.3.1.39). */
const PAGES: Readonly<Record<Locale, string>> = { zh: '第&P页/共&N页', en: 'Page &P of &N' };

/**
 * A workbook, written while its rows come: nothing is held but a piece of a few hundred rows (decision 0012). The rows stand on the first
 * sheet, the next ones only where it is full, 说明 on the last.
 */
export function xlsxOf<Row>(sheet: Sheet<Row>, mostRows = MOST_ROWS): AsyncGenerator<Buffer> {
  return zip(parts(sheet, mostRows));
}

async function* parts<Row>(sheet: Sheet<Row>, mostRows: number): AsyncGenerator<ZipEntry> {
  const source = new Rows(sheet.rows);
  const names: string[] = [];
  try {
    do {
      names.push(names.length ? `${sheet.name} (${names.length + 1})` : sheet.name);
      yield { name: `xl/worksheets/sheet${names.length}.xml`, data: rowsXml(sheet, source, mostRows) };
    } while (await source.more());
  } finally {
    await source.stop();
  }
  names.push(sheet.notes.name);
  yield part(`xl/worksheets/sheet${names.length}.xml`, notesXml(sheet, source.count));
  yield part('xl/styles.xml', styles);
  yield part('xl/workbook.xml', workbook(names, names.length - 1));
  yield part('xl/_rels/workbook.xml.rels', workbookRelations(names.length));
  yield part('_rels/.rels', relations);
  yield part('[Content_Types].xml', contentTypes(names.length));
}

const part = (name: string, text: string): ZipEntry => ({ name, data: [Buffer.from(text)] });

/** The rows one by one, over however many worksheets they go. */
class Rows<Row> {
  count = 0;
  private piece: readonly Row[] = [];
  private place = 0;
  private readonly pieces: AsyncIterator<readonly Row[]>;

  constructor(rows: AsyncIterable<readonly Row[]>) {
    this.pieces = rows[Symbol.asyncIterator]();
  }

  /** Is there another row? It waits for the next piece where there has to be one. */
  async more(): Promise<boolean> {
    while (this.place >= this.piece.length) {
      const next = await this.pieces.next();
      if (next.done) return false;
      this.piece = next.value;
      this.place = 0;
    }
    return true;
  }

  /** The rows that are here already, `most` of them at the most. */
  take(most: number): readonly Row[] {
    const taken = this.piece.slice(this.place, this.place + most);
    this.place += taken.length;
    this.count += taken.length;
    return taken;
  }

  async stop(): Promise<void> {
    await this.pieces.return?.();
  }
}

async function* rowsXml<Row>({ columns, locale }: Sheet<Row>, source: Rows<Row>, mostRows: number): AsyncGenerator<Buffer> {
  const width = columns.reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0);
  const letters = columns.map((_, index) => columnName(index));
  const cells = columns.map((column) => cellWriter(column, locale));
  let line = 1;
  let bytes = 0;
  let text = `${sheetOpening(columns, true)}<row r="1">${columns
    .map((column, index) => textCell(`${letters[index]}1`, column.words[locale], STYLE.head))
    .join('')}</row>`;
  while (line < mostRows && bytes < MOST_BYTES && (await source.more())) {
    for (const row of source.take(Math.min(250, mostRows - line))) {
      line += 1;
      text += `<row r="${line}">`;
      for (let i = 0; i < cells.length; i++) text += cells[i]?.(row, `${letters[i]}${line}`) ?? '';
      text += '</row>';
    }
    if (text.length < PIECE) continue;
    const piece = Buffer.from(text);
    bytes += piece.length;
    text = '';
    yield piece;
  }
  yield Buffer.from(`${text}</sheetData><autoFilter ref="A1:${letters.at(-1)}${line}"/>${printing(PAGES[locale], width)}</worksheet>`);
}

/** Writes the cells of a column. */
function cellWriter<Row>(column: Column<Row>, locale: Locale): (row: Row, place: string) => string {
  const dates = new Map<string, string>();
  const date = (text: string): string => {
    const known = dates.get(text);
    if (known !== undefined) return known;
    const serial = serialOf(text);
    const made = serial === undefined ? plainText(shownDate(text, locale)) : ` s="${STYLE.date}"><v>${serial}</v></c>`;
    if (dates.size >= MOST_DATES) dates.clear();
    dates.set(text, made);
    return made;
  };
  return (row, place) => {
    const cell = column.value(row, locale);
    if (cell === null || cell === '') return '';
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
    return `<c r="${place}"${column.sort === 'date' ? date(cell) : plainText(cell)}`;
  };
}

/** The rest of a cell that holds text, behind its place. */
function plainText(text: string): string {
  const style = LOOKS_LIKE_FORMULA.test(text) ? ` s="${STYLE.text}"` : '';
  const space = /^\s|[\s]$|[\n\t]| {2}/.test(text) ? ' xml:space="preserve"' : '';
  return ` t="inlineStr"${style}><is><t${space}>${xmlText(text)}</t></is></c>`;
}

const LABEL = 20;
const NOTE = 90;

/** How wide a text is in characters of the usual width: a Chinese one is as wide as two. */
const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2.2 : 1.1), 0);

function notesXml<Row>({ notes, locale }: Sheet<Row>, count: number): string {
  const lines = notes.lines(count).map(([label, text], index) => {
    const line = index + 3;
    // No program makes room by itself for lines that a text was broken into.
    const lines = Math.max(1, Math.ceil(widthOf(text) / NOTE));
    return `<row r="${line}" ht="${lines * 16}" customHeight="1">${textCell(`A${line}`, label, STYLE.label)}${textCell(`B${line}`, text, STYLE.note)}</row>`;
  });
  return `${sheetOpening([{ width: LABEL }, { width: NOTE }], false)}<row r="1" ht="24" customHeight="1">${textCell('A1', notes.title, STYLE.title)}</row>${lines.join('')}</sheetData>${printing(PAGES[locale], LABEL + NOTE)}</worksheet>`;
}
