import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Locale } from '../../platform/http/problem.js';
import { dateShown } from '../period-words.js';
import { sheetWords } from './sheet.content.js';
import type { SheetAnswer } from './sheet.dto.js';

// Lengths are in twentieths of a point (twips), sizes of type in half-points, as the format has them; 1 mm is 56.7 twips.
const A4 = { width: 11906, height: 16838 };
const MARGIN = { top: 1304, bottom: 1134, left: 1304, right: 1134, header: 680, footer: 567 };
const TEXT_WIDTH = A4.width - MARGIN.left - MARGIN.right;
const LABEL = 1700;
const VALUE = TEXT_WIDTH / 2 - LABEL;
const PERIOD = 3300;
/** Signs of a value that may take half a page and more. */
const HALF_A_PAGE = 500;

// The fonts of official documents, by the names under which office machines have them; a machine without them takes its own song or fang-song.
const font = (eastAsia: string): NonNullable<IRunOptions['font']> => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
const [FANGSONG, SONG, HEI] = [font('仿宋'), font('宋体'), font('黑体')];
const SIZE = { title: 44, text: 24, small: 21 };

/** The sheet as a document for Word and WPS: A4 upright, the row with the name and the line above repeated where it runs over. */
export function sheetAsDocx(sheet: SheetAnswer, locale: Locale): Promise<Buffer> {
  const day = dateShown(sheet.asOf, locale, 'prose');
  const colon = locale === 'zh' ? '：' : ': ';
  const said = (...parts: (string | null)[]): string => parts.filter((part) => part !== null).join('　');
  const document = new Document({
    title: `${sheet.name} ${sheet.title}`,
    creator: sheet.madeBy,
    styles: { default: { document: { run: { font: FANGSONG, size: SIZE.text } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        headers: {
          default: new Header({
            children: [
              line(
                said(sheet.mark, sheet.sample, `${sheetWords.asOf[locale]}${colon}${day}`),
                { alignment: AlignmentType.RIGHT },
                { size: SIZE.small },
              ),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              line(
                said(`${sheetWords.madeBy[locale]}${colon}${sheet.madeBy}`, `${sheetWords.madeAt[locale]}${colon}${sheet.madeAt}`),
                {},
                { size: SIZE.small },
              ),
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ size: SIZE.small, children: ['— ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES, ' —'] })],
              }),
            ],
          }),
        },
        children: [
          line(sheet.title, { alignment: AlignmentType.CENTER, spacing: { after: 160 } }, { font: SONG, size: SIZE.title, bold: true }),
          ...(sheet.office ? [line(`${sheetWords.office[locale]}${colon}${sheet.office}`, { spacing: { after: 80 } })] : []),
          factTable(sheet.rows),
          ...(sheet.stretches.length > 1 ? [line('', {}, { size: 8 }), stretchTable(sheet.stretches, locale)] : []),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** A paragraph of one run. */
const line = (text: string, paragraph: IParagraphOptions = {}, run: IRunOptions = {}): Paragraph =>
  new Paragraph({ ...paragraph, children: [new TextRun({ text, ...run })] });

const cell = (text: string, width: number, { head = false, span = 1 } = {}): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    children: text
      .split('\n')
      .map((part) => line(part, { alignment: head ? AlignmentType.CENTER : AlignmentType.LEFT }, head ? { font: HEI } : {})),
  });

const table = (rows: TableRow[], columnWidths: readonly number[]): Table => {
  const border = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...columnWidths],
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
    rows,
  });
};

/** Label and value: two facts beside each other, or one over the whole width. */
const factTable = (rows: SheetAnswer['rows']): Table =>
  table(
    rows.map(
      (facts, at) =>
        new TableRow({
          // What fills a page may go on on the next one.
          cantSplit: facts.every(({ value }) => value.length < HALF_A_PAGE),
          tableHeader: at === 0,
          children: facts.flatMap(({ label, value }) => [
            cell(label, LABEL, { head: true }),
            facts.length === 1 ? cell(value, TEXT_WIDTH - LABEL, { span: 3 }) : cell(value, VALUE),
          ]),
        }),
    ),
    [LABEL, VALUE, LABEL, VALUE],
  );

function stretchTable(stretches: SheetAnswer['stretches'], locale: Locale): Table {
  const columns = [
    { word: sheetWords.period, of: 'period', width: PERIOD },
    { word: sheetWords.name, of: 'name', width: TEXT_WIDTH - PERIOD - 2 * LABEL },
    { word: sheetWords.type, of: 'type', width: LABEL },
    { word: sheetWords.area, of: 'area', width: LABEL },
  ] as const;
  const title = new TableRow({
    tableHeader: true,
    children: [cell(sheetWords.life[locale], TEXT_WIDTH, { head: true, span: columns.length })],
  });
  const head = new TableRow({ tableHeader: true, children: columns.map(({ word, width }) => cell(word[locale], width, { head: true })) });
  const rows = stretches.map((one) => new TableRow({ cantSplit: true, children: columns.map(({ of, width }) => cell(one[of], width)) }));
  return table(
    [title, head, ...rows],
    columns.map(({ width }) => width),
  );
}
