import type { Words } from '../../platform/room.js';
import type { SkipReason } from '../../spreadsheets/index.js';

/** A row that is no record, and why. */
export interface SkippedRow {
  readonly row: number;
  readonly reason: SkipReason;
}

/** Why a row is no record. */
export const SKIPPED: Readonly<Record<SkipReason, Words>> = {
  title: { zh: '标题', en: 'title' },
  unitLine: { zh: '填报单位一行', en: 'line of the office' },
  columnNumbers: { zh: '列号', en: 'numbers of columns' },
  example: { zh: '示例', en: 'example' },
  section: { zh: '分组', en: 'section' },
  subtotal: { zh: '小计', en: 'subtotal' },
  total: { zh: '合计', en: 'total' },
  repeatedHeader: { zh: '重复的表头', en: 'head again' },
  note: { zh: '表注', en: 'note' },
  blank: { zh: '空行', en: 'blank' },
};
const UNSAID: ReadonlySet<SkipReason> = new Set(['blank', 'columnNumbers']);
const MOST_SAID = 200;

/** What of a sheet is no record, as far as somebody asks. */
export const saidOf = (skipped: readonly SkippedRow[]): SkippedRow[] =>
  skipped.filter(({ reason }) => !UNSAID.has(reason)).slice(0, MOST_SAID);
