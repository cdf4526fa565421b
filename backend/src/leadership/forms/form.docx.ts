import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  type IRunOptions,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Fact, FormList, OfficialForm } from './official-form.js';

// Lengths are in twentieths of a point (twips), sizes of type in half-points, as the format has them; 1 mm is 56.7 twips.
const A4 = { width: 11906, height: 16838 };
const MARGIN = { top: 1134, bottom: 1134, left: 1304, right: 1134, header: 567, footer: 567 };
const LABEL = 1900;
const [ROW, OPINION] = [460, 1300];
const font = (eastAsia: string): NonNullable<IRunOptions['font']> => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
const [FANGSONG, SONG, HEI] = [font('仿宋'), font('宋体'), font('黑体')];
const SIZE = { title: 40, text: 24, list: 21, small: 18 };

/** The form as a document for Word and WPS, on A4: rows high enough to be filled by pen, the head of the list on every page. */
export function formAsDocx(form: OfficialForm): Promise<Buffer> {
  const width = (form.landscape ? A4.height : A4.width) - MARGIN.left - MARGIN.right;
  const document = new Document({
    title: form.title,
    styles: { default: { document: { run: { font: FANGSONG, size: SIZE.text } } } },
    sections: [
      {
        properties: { page: { size: { ...A4, ...(form.landscape && { orientation: PageOrientation.LANDSCAPE }) }, margin: MARGIN } },
        children: [
          ...(form.marks.length ? [line(form.marks.join('　'), { size: SIZE.small }, AlignmentType.RIGHT)] : []),
          line(form.title, { font: SONG, size: SIZE.title, bold: true }, AlignmentType.CENTER, 200),
          facts(form.facts, width),
          ...(form.list ? [line('', { size: 8 }), list(form.list, width)] : []),
          ...(form.opinions.length ? [line('', { size: 8 }), opinions(form.opinions, width)] : []),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

const line = (text: string, run: IRunOptions = {}, alignment?: Alignment, after = 0): Paragraph =>
  new Paragraph({ ...(alignment && { alignment }), spacing: { after }, children: [new TextRun({ ...run, text })] });

const cell = (paragraphs: Paragraph[], width: number, span = 1): TableCell =>
  new TableCell({
    width: { size: Math.floor(width), type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    children: paragraphs,
  });
const label = (text: string, width: number): TableCell => cell([line(text, { font: HEI, size: SIZE.list }, AlignmentType.CENTER)], width);

function table(rows: TableRow[], widths: readonly number[]): Table {
  const border = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: Math.floor(widths.reduce((sum, one) => sum + one, 0)), type: WidthType.DXA },
    columnWidths: widths.map(Math.floor),
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
    rows,
  });
}

const row = (children: TableCell[], height = ROW, tableHeader = false): TableRow =>
  new TableRow({ cantSplit: true, tableHeader, height: { value: height, rule: HeightRule.ATLEAST }, children });

function facts(rows: readonly (readonly Fact[])[], width: number): Table {
  const value = width / 2 - LABEL;
  return table(
    rows.map((pair) =>
      row(
        pair.flatMap((fact) => [
          label(fact.label, LABEL),
          pair.length === 1 ? cell([line(fact.value)], width - LABEL, 3) : cell([line(fact.value)], value),
        ]),
      ),
    ),
    [LABEL, value, LABEL, value],
  );
}

function list({ columns, rows }: FormList, width: number): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / all) * width);
  const at = (place: number): number => widths[place] ?? 0;
  return table(
    [
      row(
        columns.map(({ head }, place) => label(head, at(place))),
        ROW,
        true,
      ),
      ...rows.map((cells) => row(cells.map((text, place) => cell([line(text, { size: SIZE.list }, AlignmentType.CENTER)], at(place))))),
    ],
    widths,
  );
}

/** Room to write, and below it the line for seal and day. */
const opinions = (heads: readonly string[], width: number): Table =>
  table(
    heads.map((head) =>
      row(
        [
          label(head, LABEL),
          cell([line(''), line(''), line('（盖章）　　　　　　年　　月　　日', { size: SIZE.list }, AlignmentType.RIGHT)], width - LABEL),
        ],
        OPINION,
      ),
    ),
    [LABEL, width - LABEL],
  );
