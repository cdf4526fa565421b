import type { Cell, CellStyle } from 'hucre';
import type { Words } from '../../platform/room.js';
import type { Locale } from '../../platform/http/problem.js';
import { type Column, columnName, serialOf, shownDate } from '../../spreadsheets/index.js';
import { fieldsOf, type Kind } from '../kinds/index.js';
import { columnsOf, type ExportRow } from '../organizations.columns.js';

/** A column of a template: one of the kind's, what may be chosen in it, an example. */
export interface TemplateColumn {
  readonly of: Column<ExportRow>;
  readonly words: Words;
  readonly needed: boolean;
  readonly hidden: boolean;
  readonly example: string;
  /** What may be chosen; empty: anything may be written. */
  readonly choices: readonly string[];
}

export interface Template {
  readonly kind: Kind;
  readonly columns: readonly TemplateColumn[];
  readonly rows: readonly ExportRow[];
}

/** So many rows have their lists to choose from. */
const FILLED_ROWS = 2000;
const WORDS = {
  number: { zh: '序号', en: 'No.' },
  example: { zh: '例', en: 'e.g.' },
  choices: { zh: '可选项', en: 'Choices' },
  notes: { zh: '说明', en: 'About' },
} as const satisfies Record<string, Words>;

const NEEDED: ReadonlySet<string> = new Set(['name', 'type', 'areaName', 'seatAreaName', 'foundedOn']);
const HIDDEN: ReadonlySet<string> = new Set(['id', 'version']);
/** As those who fill it in call them. */
const CALLED: Readonly<Record<string, Words>> = {
  areaName: { zh: '县（市、区）', en: 'County' },
  seatAreaName: { zh: '国家（地区）', en: 'Country' },
};
const EXAMPLES: Readonly<Record<string, Words>> = {
  seatAreaName: { zh: '日本', en: '日本' },
  foundedOn: { zh: '2019年5月', en: '2019-05' },
  address: { zh: '示例路1号', en: '示例路1号' },
};
export const YES_NO: readonly Words[] = [
  { zh: '是', en: 'Yes' },
  { zh: '否', en: 'No' },
];

/** The columns of a kind's template: what the import reads of it, with the types and counties of the office to choose from. */
export function templateColumns(
  kind: Kind,
  given: { readonly types: readonly string[]; readonly counties: readonly string[]; readonly filled: boolean },
  locale: Locale,
): TemplateColumn[] {
  const fields = fieldsOf(kind).filter(({ code, retired }) => !retired && code !== 'orderNumber');
  const codes = [
    'name',
    'shortName',
    'type',
    kind.code === 'overseasGroup' ? 'seatAreaName' : 'areaName',
    'supervisor',
    'foundedOn',
    'creditCode',
    ...(kind.care.address ? ['address'] : []),
    ...fields.map(({ code }) => `fields.${code}`),
    'remarks',
    ...(given.filled ? [...HIDDEN] : []),
  ];
  const choicesOf = (code: string): readonly string[] => {
    if (code === 'type') return given.types;
    if (code === 'areaName') return given.counties;
    const field = fields.find((one) => `fields.${one.code}` === code);
    const words = field?.type === 'boolean' ? YES_NO : (field?.options ?? []).map((option) => option.words);
    return words.map((one) => one[locale]);
  };
  return columnsOf({ kind: [kind.code] }, codes).map((of): TemplateColumn => {
    const choices = choicesOf(of.code);
    const example = of.code === 'name' ? `${{ zh: '示例', en: 'Example ' }[locale]}${kind.words[locale]}` : EXAMPLES[of.code]?.[locale];
    return {
      of,
      words: CALLED[of.code] ?? of.words,
      needed: NEEDED.has(of.code),
      hidden: HIDDEN.has(of.code),
      example: example ?? choices[0] ?? '',
      choices,
    };
  });
}

const NOTES: Words = {
  zh: '一行填一个组织；带*的必填。成立日期知道多少填多少：2019、2019年5月、2019-05-18 都可以，只知道不晚于某天的写“不晚于2024年3月1日”。请勿填写民族、信仰、家庭、证件号码和住址，这样的列不会读入。“例”一行不会读入。填好后在“组织名录 › 导入”中选择这个文件，先看会改什么，再写入。最后几列是隐藏的编号，请勿改动。',
  en: 'A row for each organization; columns with * are needed. Of the founding write what is known: 2019, 2019-05, 2019-05-18. Leave out ethnicity, belief, family, identity numbers and homes: such columns are not read. The row “e.g.” is not read. Choose this file under Import: what would change is shown before it is written. The last columns are hidden ids; leave them as they are.',
};

/** A workbook to be filled in: head, an example, lists to choose from, notes; with rows where it is sent out to be brought up to date. */
export async function templateAsXlsx({ kind, columns, rows }: Template, locale: Locale): Promise<Buffer> {
  const { writeXlsx } = await import('hucre');
  const say = (words: Words): string => words[locale];
  const font = { name: 'Microsoft YaHei', size: 10, charset: 134 };
  const head: CellStyle = { font: { ...font, bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EDF3' } } };
  const quiet: CellStyle = { font: { ...font, italic: true, color: { rgb: '767676' } } };
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, value: string | number, style: CellStyle): void => {
    cells.set(`${row},${column}`, { value, type: typeof value === 'number' ? 'number' : 'string', style });
  };
  put(0, 0, say(WORDS.number), head);
  put(1, 0, say(WORDS.example), quiet);
  for (const [at, column] of columns.entries()) {
    put(0, at + 1, `${say(column.words)}${column.needed ? '*' : ''}`, head);
    if (column.example) put(1, at + 1, column.example, quiet);
  }
  for (const [index, row] of rows.entries()) {
    put(index + 2, 0, index + 1, { font });
    for (const [at, { of }] of columns.entries()) {
      const value = of.value(row, locale);
      if (value === null) continue;
      const day = of.sort === 'date' && typeof value === 'string' ? serialOf(value) : undefined;
      const words = of.sort === 'date' && typeof value === 'string' ? shownDate(value, locale) : value;
      put(index + 2, at + 1, day ?? words, day === undefined ? { font } : { font, numFmt: 'yyyy-mm-dd' });
    }
  }
  const lists = columns.flatMap((column, at) => (column.choices.length ? [{ column, at: at + 1 }] : []));
  const bytes = await writeXlsx({
    defaultFont: font,
    sheets: [
      {
        name: kind.words[locale].slice(0, 31),
        columns: [{ width: 6 }, ...columns.map(({ of, hidden }) => ({ width: Math.min(of.width, 40), ...(hidden && { hidden }) }))],
        cells,
        freezePane: { rows: 1 },
        dataValidations: lists.map(({ column, at }, list) => ({
          type: 'list' as const,
          allowBlank: true,
          showErrorMessage: false,
          formula1: `'${say(WORDS.choices)}'!$${columnName(list)}$2:$${columnName(list)}$${column.choices.length + 1}`,
          range: `${columnName(at)}3:${columnName(at)}${FILLED_ROWS}`,
        })),
      },
      {
        name: say(WORDS.choices),
        columns: lists.map(() => ({ width: 24 })),
        rows: Array.from({ length: 1 + Math.max(0, ...lists.map(({ column }) => column.choices.length)) }, (_, row) =>
          lists.map(({ column }) => (row === 0 ? say(column.words) : (column.choices[row - 1] ?? null))),
        ),
      },
      { name: say(WORDS.notes), columns: [{ width: 100 }], rows: NOTES[locale].split(/(?<=。|\. )/).map((line) => [line.trim()]) },
    ],
  });
  return Buffer.from(bytes);
}
