import type { Cell, CellStyle } from 'hucre';
import type { Locale } from '../../platform/http/problem.js';
import type { Words } from '../../platform/room.js';
import { IMPORT_FIELDS } from './import-columns.js';
import type { JudgedRow, KeptImport, RowOutcome } from './imports.store.js';

const OUTCOMES: Readonly<Record<RowOutcome, Words>> = {
  new: { zh: '新增', en: 'New' },
  changed: { zh: '更新', en: 'Changed' },
  unchanged: { zh: '无变化', en: 'Unchanged' },
  wrong: { zh: '错误', en: 'Wrong' },
  doubtful: { zh: '疑似重复', en: 'Doubtful' },
  skipped: { zh: '跳过', en: 'Skipped' },
};
const HEADS = { outcome: { zh: '结果', en: 'Outcome' }, problems: { zh: '问题', en: 'Problems' } } as const satisfies Record<string, Words>;
const FONT = { name: 'Microsoft YaHei', size: 10, charset: 134 } as const;
const HEAD: CellStyle = { font: { ...FONT, bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EDF3' } } };
const WRONG: CellStyle = { font: FONT, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FBE3E1' } } };
const PLAIN: CellStyle = { font: FONT };

/**
 * The list as a workbook to be mended by whoever sent it: cells as they came, the wrong ones marked, with two columns more, 结果 and 问题. What is
 * private is not in it.
 */
export async function markedAsXlsx(kept: KeptImport, rows: readonly JudgedRow[], locale: Locale): Promise<Buffer> {
  const { writeXlsx } = await import('hucre');
  const shown = kept.columns.flatMap((column, at) => (column.notice === 'privacy' ? [] : { ...column, at }));
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, value: string, style: CellStyle): void => {
    cells.set(`${row},${column}`, { value, type: 'string', style });
  };
  const heads = [...shown.map(({ head, field }) => head || labelOf(field, locale)), HEADS.outcome[locale], HEADS.problems[locale]];
  for (const [column, head] of heads.entries()) put(0, column, head, HEAD);
  for (const [index, { cells: texts, outcome, result }] of rows.entries()) {
    const wrong = new Set(result.problems.map(({ field }) => field));
    for (const [column, { at, field }] of shown.entries()) {
      const text = texts[at] ?? '';
      const marked = field !== null && wrong.has(field);
      if (text || marked) put(index + 1, column, text, marked ? WRONG : PLAIN);
    }
    put(index + 1, shown.length, OUTCOMES[outcome][locale], PLAIN);
    const said = problemsOf(result, locale);
    if (said) put(index + 1, shown.length + 1, said, PLAIN);
  }
  const bytes = await writeXlsx({
    defaultFont: FONT,
    sheets: [
      {
        name: (kept.source.sheet ?? HEADS.problems[locale]).slice(0, 31),
        columns: [...shown.map(() => ({ width: 18 })), { width: 10 }, { width: 60 }],
        cells,
        freezePane: { rows: 1 },
      },
    ],
  });
  return Buffer.from(bytes);
}

const labelOf = (field: string | null, locale: Locale): string => IMPORT_FIELDS.find(({ code }) => code === field)?.words[locale] ?? '';

function problemsOf({ problems, candidates }: JudgedRow['result'], locale: Locale): string {
  const [colon, semicolon] = locale === 'zh' ? (['：', '；'] as const) : ([': ', '; '] as const);
  return [
    ...problems.map(({ field, words }) => [labelOf(field, locale), words[locale]].filter(Boolean).join(colon)),
    ...candidates.map(({ name, area }) => `${locale === 'zh' ? '可能是' : 'perhaps'} ${name}（${area}）`),
  ].join(semicolon);
}
