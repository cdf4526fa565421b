import type { Words } from '../platform/room.js';
import type { Locale, Note } from '../spreadsheets/index.js';
import type { ExportFacts } from './export-log.js';

/** The words of an export. */
export const exportWords = {
  title: { zh: '组织名录', en: 'Organizations' },
  notes: { zh: '说明', en: 'About' },
  everything: { zh: '全部', en: 'All' },
  asOf: { zh: '截至', en: 'As of' },
  sample: { zh: '示例数据', en: 'Sample data' },
} as const satisfies Record<string, Words>;

/** Parts of a file's name: 名称_筛选_截至日期_导出人_时间, and 示例数据 before them while the sample is loaded. */
export const fileParts = (
  what: readonly string[],
  { sample, asOf, exporter, time }: Pick<ExportFacts, 'sample' | 'asOf' | 'exporter' | 'time'>,
  locale: Locale,
): string[] => [
  sample ? exportWords.sample[locale] : '',
  ...what,
  `${exportWords.asOf[locale]}${locale === 'en' ? ' ' : ''}${asOf}`,
  exporter,
  time.replaceAll(':', '').replace(' ', '-'),
];

const SORT_WORDS: Readonly<Record<ExportFacts['sort'][number]['field'], Words>> = {
  name: { zh: '名称', en: 'name' },
  foundedOn: { zh: '成立日期', en: 'founding' },
  status: { zh: '状态', en: 'status' },
  kind: { zh: '类别', en: 'kind' },
  type: { zh: '类型', en: 'type' },
  area: { zh: '属地', en: 'jurisdiction' },
  party: { zh: '党派', en: 'party' },
  orderNumber: { zh: '序号', en: 'order number' },
  chair: { zh: '会长（一把手）', en: 'first in charge' },
  dueOn: { zh: '届满日期', en: 'end of the term' },
  termState: { zh: '换届状态', en: 'state of the term' },
};

const definition: Words = {
  zh: '“确定”：按已登记的日期，当日一定符合上述条件。“可能”：有关日期只知道到月、年或某个范围，当日可能符合、也可能不符合；这样的行也在表中，状态后注“（可能）”。计数时两者分开。',
  en: '“Certain”: by the dates on record it answered the filter on that day. “Possible”: a date is known only to the month, the year or a range, so it may or may not have answered; such rows are in the table too, marked “(possible)” behind the status. They are counted apart.',
};

const dates: Words = {
  zh: '知道到日的是日期；只知道到月、年或范围的，按原来的精确程度写成文字（如2019年5月）。',
  en: 'A date known to the day is a date; one known to the month, the year or a range is text, as precise as it was given (May 2019).',
};

const hidden: Words = {
  zh: '表中最后三列已隐藏，是记录编号、版本和导出编号，供以后导入时核对，请勿改动。',
  en: 'The last three columns are hidden: id, version and export of each row. A later import compares by them; leave them as they are.',
};

/** The sheet 说明 of a list, line by line. */
export function exportNotes(facts: ExportFacts, count: number, locale: Locale): Note[] {
  const say = (zh: string, en: string): string => (locale === 'zh' ? zh : en);
  const order = facts.sort.map(
    ({ field, descending }) => `${SORT_WORDS[field][locale]}${descending ? say('（倒序）', ' (descending)') : ''}`,
  );
  return [
    ...originNotes(facts, locale),
    [say('排序', 'Order'), order.join(say('、', ', '))],
    ...makingNotes(facts, count, locale),
    [say('口径', 'Definition'), definition[locale]],
    [say('日期', 'Dates'), dates[locale]],
    [say('隐藏列', 'Hidden columns'), hidden[locale]],
  ];
}

/** Whose data a file holds, of which day, and by which filter. */
export function originNotes({ conditions, sample, mark, office, asOf }: ExportFacts, locale: Locale): Note[] {
  const say = (zh: string, en: string): string => (locale === 'zh' ? zh : en);
  const colon = say('：', ': ');
  const filter = conditions.map(({ label, value }) => `${label}${colon}${value}`).join(say('；', '; '));
  return [
    ...(sample
      ? [[exportWords.sample[locale], say('本表为示例数据，不是真实登记。', 'These are sample data, no real records.')] as Note]
      : []),
    ...(mark ? [[say('标记', 'Mark'), mark] as Note] : []),
    ...(office ? [[say('单位', 'Office'), office] as Note] : []),
    [say('截至日期', 'As of'), asOf],
    [say('筛选', 'Filter'), filter || exportWords.everything[locale]],
  ];
}

/** How many rows it has, and who made it when. */
export function makingNotes({ exporter, time, id }: ExportFacts, count: number, locale: Locale): Note[] {
  const say = (zh: string, en: string): string => (locale === 'zh' ? zh : en);
  return [
    [say('行数', 'Rows'), String(count)],
    [say('导出人', 'Exported by'), exporter],
    [say('导出时间', 'Exported at'), time],
    [say('导出编号', 'Export'), id],
  ];
}
