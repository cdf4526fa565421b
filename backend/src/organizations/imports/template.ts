import type { Cell, CellStyle } from 'hucre';
import type { Words } from '../../platform/room.js';
import type { Locale } from '../../platform/http/problem.js';
import { columnName, serialOf } from '../../spreadsheets/index.js';
import { type Kind, fieldsOf } from '../kinds/index.js';

/** A column of a template: what it is called, what may be chosen in it, an example. */
export interface TemplateColumn {
  readonly code: string;
  readonly words: Words;
  readonly width: number;
  readonly needed?: true;
  readonly example: Words;
  /** What may be chosen; empty: anything may be written. */
  readonly choices: readonly string[];
  readonly hidden?: true;
}

/** Values by the code of their column, of a record that the template is sent out with. */
export type TemplateRow = Readonly<Record<string, string | number | null>>;

export interface Template {
  readonly kind: Kind;
  readonly columns: readonly TemplateColumn[];
  readonly rows: readonly TemplateRow[];
}

/** So many rows have their lists to choose from. */
const FILLED_ROWS = 2000;
const WORDS = {
  number: { zh: '序号', en: 'No.' },
  example: { zh: '例', en: 'e.g.' },
  choices: { zh: '可选项', en: 'Choices' },
  notes: { zh: '说明', en: 'About' },
} as const satisfies Record<string, Words>;

/** The columns that a kind's template has, with the types and counties of the office to choose from. */
export function templateColumns(kind: Kind, types: readonly string[], counties: readonly string[], filled: boolean): TemplateColumn[] {
  const abroad = kind.code === 'overseasGroup';
  const members = fieldsOf(kind).find(({ code, type }) => code === 'members' && type === 'count');
  const column = (
    code: string,
    zh: string,
    en: string,
    width: number,
    example: Words,
    rest: Partial<TemplateColumn> = {},
  ): TemplateColumn => ({
    code,
    words: { zh, en },
    width,
    example,
    choices: [],
    ...rest,
  });
  const hidden = (code: string, zh: string, en: string): TemplateColumn => column(code, zh, en, 12, { zh: '', en: '' }, { hidden: true });
  const area = abroad
    ? column('areaName', '国家（地区）', 'Country', 18, { zh: '日本', en: '日本' }, { needed: true })
    : column(
        'areaName',
        '县（市、区）',
        'County',
        18,
        { zh: counties[0] ?? '', en: counties[0] ?? '' },
        { needed: true, choices: counties },
      );
  return [
    column('name', '名称', 'Name', 40, { zh: `示例${kind.words.zh}`, en: `Example ${kind.words.en}` }, { needed: true }),
    column('type', '类型', 'Type', 22, { zh: types[0] ?? '', en: types[0] ?? '' }, { needed: true, choices: types }),
    area,
    column('foundedOn', '成立日期', 'Founded', 16, { zh: '2019年5月', en: '2019-05' }, { needed: true }),
    column('creditCode', '统一社会信用代码', 'Credit code', 24, { zh: '', en: '' }),
    ...(kind.care.address ? [column('address', '地址', 'Address', 32, { zh: '示例路1号', en: '示例路1号' })] : []),
    ...(members ? [column('members', members.words.zh, members.words.en, 12, { zh: '120', en: '120' })] : []),
    column('remarks', '备注', 'Remarks', 30, { zh: '', en: '' }),
    ...(filled ? [hidden('id', '编号', 'Id'), hidden('version', '版本', 'Version'), hidden('exportId', '导出编号', 'Export')] : []),
  ];
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
    if (say(column.example)) put(1, at + 1, say(column.example), quiet);
  }
  for (const [index, row] of rows.entries()) {
    put(index + 2, 0, index + 1, { font });
    for (const [at, { code }] of columns.entries()) {
      const value = row[code];
      if (value === null || value === undefined) continue;
      const day = code === 'foundedOn' && typeof value === 'string' ? serialOf(value) : undefined;
      put(index + 2, at + 1, day ?? value, day === undefined ? { font } : { font, numFmt: 'yyyy-mm-dd' });
    }
  }
  const lists = columns.flatMap((column, at) => (column.choices.length ? [{ column, at: at + 1 }] : []));
  const bytes = await writeXlsx({
    defaultFont: font,
    sheets: [
      {
        name: kind.words[locale].slice(0, 31),
        columns: [{ width: 6 }, ...columns.map(({ width, hidden }) => ({ width, ...(hidden && { hidden }) }))],
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
