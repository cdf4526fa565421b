import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { HeadCell, PrintedColumn, PrintedLine, PrintedTable } from './printed.js';
import { leastWidths } from './widths.js';
import { tableWords } from './words.js';

// Lengths are in twentieths of a point (twips), sizes of type in half-points, as the format has them; 1 mm is 56.7 twips.
const A4 = { width: 11906, height: 16838 };
const MARGIN = { top: 1134, bottom: 1134, left: 1134, right: 1134, header: 567, footer: 567 };
const TEXT_WIDTH = A4.height - MARGIN.left - MARGIN.right;
const font = (eastAsia: string): NonNullable<IRunOptions['font']> => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
const [FANGSONG, SONG, HEI] = [font('仿宋'), font('宋体'), font('黑体')];
const SIZE = { title: 40, around: 24, body: 21, small: 18 };

/** A table to hand up as a document for Word and WPS: A4 landscape, the head on every page, page x of y. */
export function tableAsDocx(table: PrintedTable): Promise<Buffer> {
  const { locale } = table;
  const pages = locale === 'zh' ? ['第', '页/共', '页'] : ['Page ', ' of ', ''];
  const document = new Document({
    title: table.title.join(' '),
    styles: { default: { document: { run: { font: FANGSONG, size: SIZE.body } } } },
    sections: [
      {
        properties: { page: { size: { ...A4, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    size: SIZE.small,
                    children: [pages[0] ?? '', PageNumber.CURRENT, pages[1] ?? '', PageNumber.TOTAL_PAGES, pages[2] ?? ''],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          ...(table.marks.length ? [text(table.marks.join('　'))] : []),
          ...table.title.map((title) => text(title, { font: SONG, size: SIZE.title, bold: true }, AlignmentType.CENTER)),
          new Paragraph({
            tabStops: [
              { type: TabStopType.CENTER, position: TEXT_WIDTH / 2 },
              { type: TabStopType.RIGHT, position: TEXT_WIDTH },
            ],
            spacing: { before: 80, after: 80 },
            children: [
              new TextRun({ size: SIZE.around, text: `${tableWords.reporter[locale]}${table.reporter}\t${table.day}\t${table.unit}` }),
            ],
          }),
          grid(table),
          ...table.notes.map((note) => text(note)),
          ...(table.signatures.length ? [text(table.signatures.join('　　　　　　　　'), { size: SIZE.around }, undefined, 160)] : []),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

const text = (words: string, run: IRunOptions = {}, alignment?: Alignment, before = 0): Paragraph =>
  new Paragraph({ ...(alignment && { alignment }), spacing: { before }, children: [new TextRun({ ...run, text: words })] });

/** Half the width of a Chinese character of the body, and what stands free beside the text of a cell. */
const [PLACE, FREE] = [SIZE.body * 5, 160];

/** The page is shared out by the widths of the columns once each has what it needs at least, as far as all together leave anything. */
function widthsOf(table: PrintedTable): number[] {
  const least = leastWidths(table).map((places) => places * PLACE + FREE);
  const needed = least.reduce((sum, one) => sum + one, 0);
  if (needed >= TEXT_WIDTH) return least.map((one) => Math.floor((one / needed) * TEXT_WIDTH));
  const wished = table.columns.map(({ width }, at) => Math.max(width * PLACE + FREE - (least[at] ?? 0), 0));
  const all = wished.reduce((sum, one) => sum + one, 0) || 1;
  return least.map((one, at) => Math.floor(one + ((wished[at] ?? 0) / all) * (TEXT_WIDTH - needed)));
}

function grid(table: PrintedTable): Table {
  const { columns, head, lines } = table;
  const border = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
  const widths = widthsOf(table);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
    rows: [
      ...head.map((cells) => new TableRow({ tableHeader: true, cantSplit: true, children: cells.map(headCell) })),
      ...lines.map((line) => new TableRow({ cantSplit: true, children: bodyCells(line, columns) })),
    ],
  });
}

const headCell = ({ text: words, columns, rows }: HeadCell): TableCell =>
  new TableCell({
    columnSpan: columns,
    rowSpan: rows,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [text(words, { font: HEI }, AlignmentType.CENTER)],
  });

function bodyCells({ sort, cells }: PrintedLine, columns: readonly PrintedColumn[]): TableCell[] {
  if (sort === 'group') return [new TableCell({ columnSpan: columns.length, children: [text(cells[0]?.text ?? '', { font: HEI })] })];
  const bold = sort !== 'row';
  return columns.flatMap(({ format }, at) => {
    const { text: words = '', down = 1 } = cells[at] ?? {};
    if (down === 0) return [];
    const middle = format === 'day' || at === 0 || (format === 'text' && bold);
    const alignment = middle ? AlignmentType.CENTER : format === 'text' ? AlignmentType.LEFT : AlignmentType.RIGHT;
    return new TableCell({
      ...(down > 1 && { rowSpan: down }),
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 60, right: 60 },
      children: [text(words, { bold }, alignment)],
    });
  });
}
