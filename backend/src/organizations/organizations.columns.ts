import type { Words } from '../platform/room.js';
import type { Cell, Column, Locale } from '../spreadsheets/index.js';
import type { OrganizationFilter } from './filter.js';
import { fieldOf, fieldsOf, KINDS, kindOf, type KindField } from './kinds/index.js';
import type { InOffice } from './offices/in-office.js';
import { ACTING_WORDS, TERM_STATE_WORDS } from './offices/office-words.js';
import { MAY_HOLD } from './recognitions/held.js';
import type { OrganizationItem } from './organizations.queries.js';
import type { FurtherCells } from './row-columns.js';
import { periodShown } from './period-words.js';
import type { Paper } from './running-out.js';
import { levelWord, NAME_SORT_WORDS, sourceWord } from './code-words.js';

/** Of what the list tells, what only some columns show. */
type Further = keyof FurtherCells | 'fields' | 'held' | 'lastConfirmed' | 'responsible' | 'matched';
/** What only some columns show: read where one of them is asked for. */
export type Gathered = Further | 'papers' | 'preparedBy' | 'version';

/** A row of the list as an export has it. */
export interface ExportRow
  extends
    Omit<OrganizationItem, Further | 'typeCode' | 'areaId' | 'seatAreaId' | 'version'>,
    Partial<Pick<OrganizationItem, Further | 'version'>> {
  readonly papers?: readonly Paper[] | null;
  readonly preparedBy?: string | null;
  /** English names are there where the file is English. */
  readonly typeNameEn?: string | null;
  readonly areaNameEn?: string | null;
  readonly seatAreaNameEn?: string | null;
}

type OrganizationColumn = Column<ExportRow>;

const MATCHED_WORDS: Readonly<Record<string, Words>> = { ...NAME_SORT_WORDS, later: { zh: '后改名', en: 'Later name' } };

const column = (
  code: string,
  words: Words,
  width: number,
  value: OrganizationColumn['value'],
  sort: OrganizationColumn['sort'] = 'text',
): OrganizationColumn => ({ code, words, width, sort, value });

/** What is called so in the language; in Chinese where it has no English name. */
export const inLocale = (locale: Locale, zh: string | null, en: string | null | undefined): string | null =>
  locale === 'en' ? (en ?? zh) : zh;

/** 状态: the word of the kind, with a note where it holds possibly. */
function status(row: ExportRow, locale: Locale): Cell {
  const word = kindOf(row.kind)?.statusWords[row.status][locale] ?? row.status;
  if (row.certainty === 'certain') return word;
  return locale === 'zh' ? `${word}（可能）` : `${word} (possible)`;
}

/** 匹配于: the other name that was hit, with its period; its last day, as people read it. */
function matched({ matched: hit }: ExportRow, locale: Locale): Cell {
  if (!hit) return null;
  const sort = MATCHED_WORDS[hit.sort]?.[locale] ?? hit.sort;
  const period = periodShown(hit.from, hit.to, locale, 'lists');
  if (locale === 'zh') return `${sort}：${hit.name}${period ? `（${period}）` : ''}`;
  return `${sort}: ${hit.name}${period ? ` (${period})` : ''}`;
}

/** 最近核对: from where it was known, and by whom. */
function confirmedHow({ lastConfirmed }: ExportRow, locale: Locale): Cell {
  if (!lastConfirmed) return null;
  return [sourceWord(lastConfirmed.source, locale), lastConfirmed.account].filter(Boolean).join(locale === 'zh' ? '，' : ', ');
}

/** 称号: each with its level, and a note where it holds possibly. */
function recognitions(row: ExportRow, locale: Locale): Cell {
  if (!MAY_HOLD.includes(row.status)) return null;
  const said = (row.held ?? []).map(({ title, level, certain }) => {
    const word = level === null ? undefined : levelWord(level, locale);
    const notes = [word, certain ? undefined : { zh: '可能', en: 'possible' }[locale]].filter((note) => note !== undefined);
    if (!notes.length) return title;
    return locale === 'zh' ? `${title}（${notes.join('，')}）` : `${title} (${notes.join(', ')})`;
  });
  return said.join(locale === 'zh' ? '、' : ', ') || null;
}

const common: readonly OrganizationColumn[] = [
  column('name', { zh: '名称', en: 'Name' }, 52, (row) => row.name),
  column('matched', { zh: '匹配于', en: 'Found by' }, 40, matched),
  column('shortName', { zh: '简称', en: 'Short name' }, 16, (row) => row.shortName),
  column('kind', { zh: '类别', en: 'Kind' }, 16, (row, locale) => kindOf(row.kind)?.words[locale] ?? row.kind),
  column('type', { zh: '类型', en: 'Type' }, 18, (row, locale) => inLocale(locale, row.type, row.typeNameEn)),
  column('status', { zh: '状态', en: 'Status' }, 12, status),
  column('certainty', { zh: '确定性', en: 'Certainty' }, 10, (row, locale) =>
    row.certainty === 'certain' ? { zh: '确定', en: 'Certain' }[locale] : { zh: '可能', en: 'Possible' }[locale],
  ),
  column('areaName', { zh: '属地', en: 'Jurisdiction' }, 20, (row, locale) => inLocale(locale, row.areaName, row.areaNameEn)),
  column('seatAreaName', { zh: '所在地', en: 'Seat' }, 20, (row, locale) => inLocale(locale, row.seatAreaName, row.seatAreaNameEn)),
  column('level', { zh: '级别', en: 'Level' }, 10, (row, locale) => (row.level === null ? null : levelWord(row.level, locale))),
  column('parent', { zh: '上级组织', en: 'Parent' }, 32, (row) => row.parent?.name ?? null),
  column('supervisor', { zh: '业务主管单位', en: 'Supervising unit' }, 24, (row) => row.supervisor),
  column('address', { zh: '地址', en: 'Address' }, 32, (row) => row.address),
  column('approvedOn', { zh: '同意筹建', en: 'Approved' }, 14, (row) => row.approvedOn ?? null, 'date'),
  column('foundedOn', { zh: '成立日期', en: 'Founded' }, 26, (row) => row.foundedOn, 'date'),
  column('dissolvedOn', { zh: '终止日期', en: 'Ended' }, 14, (row) => row.dissolvedOn, 'date'),
  column('creditCode', { zh: '统一社会信用代码', en: 'Credit code' }, 22, (row) => row.creditCode),
];

const last: readonly OrganizationColumn[] = [
  column('section', { zh: '责任科室', en: 'Section' }, 16, (row) => row.responsible?.section?.name ?? null),
  column('handler', { zh: '经办人', en: 'Handler' }, 12, (row) => row.responsible?.handler?.name ?? null),
  column('lastConfirmed', { zh: '最近核对', en: 'Last confirmed' }, 14, (row) => row.lastConfirmed?.on ?? null, 'date'),
  column('lastConfirmed.how', { zh: '核对来源', en: 'Confirmed by' }, 20, confirmedHow),
  column('recognitions', { zh: '称号', en: 'Recognitions' }, 30, recognitions),
  column('summary', { zh: '简介', en: 'Summary' }, 40, (row) => row.summary ?? null),
  column('remarks', { zh: '备注', en: 'Remarks' }, 30, (row) => row.remarks ?? null),
];

/** Ids are for programs: they are given when they are named, and hidden in every workbook. */
const technical: readonly OrganizationColumn[] = [
  column('id', { zh: '编号', en: 'Id' }, 38, (row) => row.id),
  column('version', { zh: '版本', en: 'Version' }, 8, (row) => row.version ?? null, 'number'),
];

/** The columns that the description of a field brings: its value, and of a count also its own day. */
function columnsOfField(field: KindField, words: Words): OrganizationColumn[] {
  const { code, type } = field;
  if (type === 'count') {
    const dayWords = { zh: `${words.zh}截至`, en: `${words.en} as of` };
    return [
      column(`fields.${code}`, words, 12, (row) => row.counts?.[code]?.[0] ?? null, 'number'),
      column(`fields.${code}.onDay`, dayWords, 16, (row) => row.counts?.[code]?.[1] ?? null, 'date'),
    ];
  }
  const sort = type === 'number' || type === 'date' ? type : 'text';
  return [column(`fields.${code}`, words, type === 'text' ? 24 : 14, (row, locale) => fieldCell(row, code, locale), sort)];
}

function fieldCell(row: ExportRow, code: string, locale: Locale): Cell {
  const value = row.fields?.[code];
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return (value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })[locale];
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return fieldOf(row.kind, code)?.options?.find((option) => option.code === text)?.words[locale] ?? text;
}

/** Columns of the kinds' own fields, each code once; where kinds call it differently, all their words stand in the head. */
function fieldColumns(kinds: readonly string[] | undefined): OrganizationColumn[] {
  const found = new Map<string, { field: KindField; words: Words[] }>();
  for (const kind of KINDS.filter((one) => !kinds || kinds.includes(one.code))) {
    for (const field of fieldsOf(kind).filter((one) => !one.retired)) {
      const known = found.get(field.code) ?? { field, words: [] };
      if (!known.words.some((words) => words.zh === field.words.zh)) known.words.push(field.words);
      found.set(field.code, known);
    }
  }
  return [...found.values()].flatMap(({ field, words }) =>
    columnsOfField(field, { zh: words.map((w) => w.zh).join('／'), en: words.map((w) => w.en).join(' / ') }),
  );
}

/** 到期的称号、证书: each with its level or grade, and its last valid day. */
function runsOut(row: ExportRow, locale: Locale): Cell {
  const said = (row.papers ?? []).map(({ title, level, until }) => {
    const grade = row.fields?.['grade'] === 'none' ? null : fieldCell(row, 'grade', locale);
    const note = title === null ? grade : level && levelWord(level, locale);
    const name = title ?? { zh: '登记证书', en: 'Certificate' }[locale];
    if (locale === 'en') return `${name} (${[note, `valid until ${until}`].filter(Boolean).join(', ')})`;
    return `${name}（${[note, `有效期至${until}`].filter(Boolean).join('，')}）`;
  });
  return said.join(locale === 'zh' ? '、' : ', ') || null;
}

/** Who is in an office: whoever holds it possibly or does its work is marked. */
export function inOffice(held: readonly InOffice[] | null | undefined, locale: Locale): Cell {
  const said = (held ?? []).map(({ name, acting, certain }) => {
    const who = name ?? { zh: '其他单位', en: 'another unit' }[locale];
    const notes = [acting ? ACTING_WORDS[acting][locale] : '', certain ? '' : { zh: '可能', en: 'possible' }[locale]].filter(Boolean);
    if (!notes.length) return who;
    return locale === 'zh' ? `${who}（${notes.join('，')}）` : `${who} (${notes.join(', ')})`;
  });
  return said.join(locale === 'zh' ? '、' : ', ') || null;
}

/** Told only where they are named: names of persons go out where somebody asks for them; what runs out answers a question of its own. */
const named: readonly OrganizationColumn[] = [
  column('chair', { zh: '会长（一把手）', en: 'President (first in charge)' }, 18, (row, locale) => inOffice(row.chair, locale)),
  column('secretaryGeneral', { zh: '秘书长', en: 'Secretary-general' }, 14, (row, locale) => inOffice(row.secretaryGeneral, locale)),
  column('dueOn', { zh: '届满日期', en: 'Term ends' }, 14, (row) => row.dueOn ?? null, 'date'),
  column('termState', { zh: '换届状态', en: 'State of the term' }, 16, (row, locale) =>
    row.termState ? TERM_STATE_WORDS[row.termState][locale] : null,
  ),
  column('preparedBy', { zh: '换届经办人', en: 'Congress prepared by' }, 12, (row) => row.preparedBy ?? null),
  column('runsOut', { zh: '到期的称号、证书', en: 'What runs out' }, 44, runsOut),
  column('runsOutOn', { zh: '到期日期', en: 'Runs out on' }, 14, (row) => row.papers?.[0]?.until ?? null, 'date'),
];

const everyColumn = (): OrganizationColumn[] => [...common, ...fieldColumns(undefined), ...last, ...named, ...technical];

/** Every code that `columns=` takes. */
export const COLUMN_CODES: readonly string[] = everyColumn().map((one) => one.code);

/**
 * The columns of an export: those named, in their order, each once, a count with its day; where none are named every one that the kinds
 * asked for have.
 */
export function columnsOf(filter: Pick<OrganizationFilter, 'kind' | 'q'>, codes: readonly string[] | undefined): OrganizationColumn[] {
  const all = [...common, ...fieldColumns(filter.kind), ...last];
  if (!codes?.length) return all.filter((one) => one.code !== 'matched' || filter.q);
  // A column of a kind that the filter leaves out is still a column: its cells are empty.
  const known = new Map([...everyColumn(), ...all].map((one) => [one.code, one]));
  const beside = (code: string): string[] => [`${code}.onDay`, `${code}.how`].filter((more) => known.has(more));
  const wanted = new Set(codes.flatMap((code) => [code, ...beside(code)]));
  return [...wanted].flatMap((code) => known.get(code) ?? []);
}
