import type { Words } from '../../platform/room.js';
import type { Locale } from '../../platform/http/problem.js';
import type { Day } from '../../platform/time/day.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import type { Cell } from '../../spreadsheets/index.js';
import type { OrganizationAnswer } from '../answers.dto.js';
import { CODE_ABSENT_WORDS } from '../code-words.js';
import { exportWords } from '../export-notes.js';
import { memberCountWords } from '../kinds/democratic-party.js';
import { fieldOf, kindOf } from '../kinds/index.js';
import { columnsOf, type ExportRow } from '../organizations.columns.js';
import { dateShown, periodShown } from '../period-words.js';
import type { SheetAnswer, SheetFact } from './sheet.dto.js';

/** The record as it is answered, whatever made it. */
type Shown = { readonly [Member in keyof OrganizationAnswer]: OrganizationAnswer[Member] };

/** What a sheet says of itself beside the record. */
export interface SheetFrame {
  readonly office: string | null;
  readonly sample: boolean;
  readonly mark: string | null;
  readonly typeNameEn: string | null;
  readonly areaNameEn: string | null;
  readonly seatAreaNameEn: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** The words of a sheet that no column has. */
export const sheetWords = {
  title: { zh: '组织情况表', en: 'Organization sheet' },
  asOf: { zh: '截至日期', en: 'As of' },
  office: { zh: '填报单位', en: 'Office' },
  madeBy: { zh: '制表人', en: 'Made by' },
  madeAt: { zh: '制表时间', en: 'Made at' },
  formerNames: { zh: '曾用名', en: 'Former names' },
  phone: { zh: '办公电话', en: 'Office phone' },
  parent: { zh: '上级组织', en: 'Parent' },
  life: { zh: '沿革', en: 'History' },
  period: { zh: '起止时间', en: 'Period' },
  name: { zh: '名称', en: 'Name' },
  type: { zh: '类型', en: 'Type' },
  area: { zh: '属地', en: 'Jurisdiction' },
  voided: { zh: '已作废', en: 'Void' },
  preparing: { zh: '筹备中', en: 'in preparation' },
  notYet: { zh: '当日尚未成立', en: 'Not yet founded on that day' },
  doubtful: { zh: '（待核实）', en: ' (to be verified)' },
} as const satisfies Record<string, Words>;

/** The order of an office's form; the fields of the kind stand before the phone. */
const FIRST = [
  'name',
  'shortName',
  'kind',
  'type',
  'status',
  'foundedOn',
  'dissolvedOn',
  'areaName',
  'seatAreaName',
  'address',
  'supervisor',
  'creditCode',
  'level',
];
const WIDE = new Set(['name', 'address', 'supervisor', 'parent', 'recognitions', 'formerNames', 'summary']);
/** Half a line holds so much in the type that the sheet is set in, a Chinese sign counted twice; more takes a whole one. */
const HALF_A_LINE = 22;

/** The sheet of a record as it stands on its day. */
export function sheetOf(record: Shown, frame: SheetFrame, leaders: readonly SheetFact[], locale: Locale): SheetAnswer {
  return {
    asOf: record.asOf,
    title: sheetWords.title[locale],
    name: record.name,
    office: frame.office,
    sample: frame.sample ? exportWords.sample[locale] : null,
    mark: frame.mark,
    rows: rowsOf(factsOf(record, frame, leaders, locale)),
    stretches: stretchesOf(record, locale),
    madeBy: frame.madeBy,
    madeAt: frame.madeAt,
  };
}

/** By the columns of the list: what a sheet says of a field is what an export says of it. A blank is shown where the office expects a value. */
function factsOf(record: Shown, frame: SheetFrame, leaders: readonly SheetFact[], locale: Locale): SheetFact[] {
  const row = rowOf(record, frame);
  const columns = new Map(columnsOf({ kind: [record.kind] }, undefined).map((column) => [column.code, column]));
  const fact = (code: string, label: string, value: string): SheetFact => ({
    code,
    label,
    value: value || '—',
  });
  const ofColumn = (code: string): SheetFact[] => {
    const column = columns.get(code);
    if (!column) return [];
    const value = special(record, code, locale) ?? read(column.value(row, locale), column.sort, locale);
    const words = code === 'fields.members' ? (memberCountWords(record) ?? column.words) : column.words;
    return value || expected(code, record) ? [fact(code, words[locale], value)] : [];
  };
  const further = (code: 'parent' | 'phone' | 'formerNames', value: string): SheetFact[] =>
    value ? [fact(code, sheetWords[code][locale], value)] : [];
  const ownFields = [...columns.keys()].filter((code) => code.startsWith('fields.') && !code.endsWith('.onDay'));
  return [
    ...FIRST.flatMap(ofColumn),
    ...leaders,
    ...further('parent', record.parent?.name ?? ''),
    ...ownFields.flatMap(ofColumn),
    ...further('phone', record.phoneMasked ?? ''),
    ...ofColumn('recognitions'),
    ...further('formerNames', formerNames(record, locale)),
    ...ofColumn('summary'),
  ];
}

/** Is the field one that this organization should have, so that a blank says something? */
function expected(code: string, { kind }: Shown): boolean {
  if (code === 'supervisor' || code === 'creditCode') return fieldOf(kind, 'registered') !== undefined;
  if (code === 'address') return kindOf(kind)?.care.address ?? true;
  return FIRST.includes(code) && !['shortName', 'dissolvedOn'].includes(code);
}

/** What paper says otherwise than a column of a table does. */
function special(record: Shown, code: string, locale: Locale): string | undefined {
  const count = record.observations.find(({ measure }) => code === `fields.${measure}`);
  if (count) return `${count.value.toLocaleString('en-US')}${asOfDay(count.onDay, locale)}`;
  if (code === 'status') return statusOf(record, locale);
  if (code === 'dissolvedOn') return hasEnded(record) ? undefined : '';
  const { creditCodeAbsent: absent } = record;
  if (code === 'creditCode' && absent !== null) return (CODE_ABSENT_WORDS as Readonly<Record<string, Words>>)[absent]?.[locale];
  return undefined;
}

function read(cell: Cell, sort: 'text' | 'number' | 'date', locale: Locale): string {
  if (typeof cell === 'number') return cell.toLocaleString('en-US');
  return sort === 'date' ? dateShown(cell, locale, 'prose') : (cell ?? '');
}

/** A long fact alone, the others two by two in their order. */
function rowsOf(facts: readonly SheetFact[]): SheetFact[][] {
  const rows: SheetFact[][] = [];
  let half: SheetFact[] | undefined;
  for (const fact of facts) {
    const wide = WIDE.has(fact.code) || widthOf(fact.value) > HALF_A_LINE;
    if (half && !wide) {
      half.push(fact);
      half = undefined;
    } else {
      const row = [fact];
      rows.push(row);
      half = wide ? undefined : row;
    }
  }
  return rows;
}

const widthOf = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (sign > '\u00ff' ? 2 : 1), 0);

const hasEnded = ({ status }: Shown): boolean => status === 'dissolved' || status === 'merged';

const asOfDay = (day: Day, locale: Locale): string =>
  locale === 'zh' ? `（截至${dateShown(day, locale, 'prose')}）` : ` (as of ${dateShown(day, locale, 'prose')})`;

function statusOf(record: Shown, locale: Locale): string {
  if (record.voided) return sheetWords.voided[locale];
  if (!record.exists) return sheetWords.notYet[locale];
  const word = kindOf(record.kind)?.statusWords[record.status][locale] ?? record.status;
  return record.certainty === 'possible' ? `${word}${sheetWords.doubtful[locale]}` : word;
}

/** 曾用名 until the day, those from before the registry among them, each with its period as far as it is known. */
function formerNames(record: Shown, locale: Locale): string {
  const registered = record.names.filter(({ name, to }) => name !== record.name && to !== null && begunBy(to, record.asOf));
  const older = record.otherNames.filter(({ sort, to }) => sort === 'former' && (to === null || begunBy(to, record.asOf)));
  return [...older, ...registered]
    .map(({ name, from, to }) => {
      const period = periodShown(from, to, locale, 'prose');
      if (!period) return name;
      return locale === 'zh' ? `${name}（${period}）` : `${name} (${period})`;
    })
    .join('\n');
}

/** Before its founding, where that has not come (`date` null), it has been in preparation all along. */
const begunBy = (date: string | null, day: Day): boolean => date === null || PartialDate.parse(date).earliest <= day;

/** Names, types and jurisdictions by period, until the day; neighbours that differ in none of them are one. */
function stretchesOf(record: Shown, locale: Locale): SheetAnswer['stretches'] {
  const merged: { name: string; type: string; area: string; from: string | null; to: string | null }[] = [];
  for (const { from, to, name, type, areaName: area } of record.timeline.filter((one) => begunBy(one.from, record.asOf))) {
    const last = merged.at(-1);
    if (last?.name === name && last.type === type && last.area === area) last.to = to;
    else merged.push({ name, type, area, from, to });
  }
  return merged.map(({ from, to, ...held }) => ({
    ...held,
    period: to !== null && begunBy(to, record.asOf) ? periodShown(from, to, locale, 'prose') : since(from, locale),
  }));
}

function since(from: string | null, locale: Locale): string {
  if (from === null) return sheetWords.preparing[locale];
  return locale === 'zh' ? `${dateShown(from, locale, 'prose')}起` : `since ${dateShown(from, locale, 'prose')}`;
}

const rowOf = (record: Shown, { typeNameEn, areaNameEn, seatAreaNameEn }: SheetFrame): ExportRow => ({
  ...record,
  typeNameEn,
  areaNameEn,
  seatAreaNameEn,
  counts: null,
  held: record.recognitions
    .filter(({ state }) => state === 'held' || state === 'possible')
    .map(({ title, level, state }) => ({ title, level, certain: state === 'held' })),
});
