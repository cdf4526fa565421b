import { normaliseName } from '../../platform/chinese/names.js';
import { fault, wordsOfFault } from '../../platform/http/faults.js';
import type { Words } from '../../platform/room.js';
import { PartialDate } from '../../platform/time/partial-date.js';
import { dateOfText } from '../../spreadsheets/index.js';
import { CODE_ABSENT_WORDS, LEVEL_WORDS } from '../code-words.js';
import { fieldOf, kindOf, KINDS } from '../kinds/index.js';

/** What a cell means, or why it cannot be read, with its mend. */
export type Read = { readonly value: unknown } | { readonly wrong: Words };

/** An area as its cell may name it. */
export interface NamedArea {
  readonly id: string;
  /** The unit that it is today; of one that there is, itself. */
  readonly unitId: string;
  /** Of the office's own city: a name that another city has as well means this one. */
  readonly home: boolean;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** Names from the top down to its own. */
  readonly path: readonly string[];
}

const bare = (text: string): string => normaliseName(text).replace(/[\s·/\\,，>-]/gu, '');
const SUFFIX = /(?:开发区|街道|新区|[省市区县镇乡])$/u;

/** Areas by everything they may be called: code, name, name with the units above; and, where no area has the name, without its 区 or 县. */
export class AreaNames {
  private readonly known = new Map<string, Set<string>>();
  private readonly shortened = new Map<string, Set<string>>();
  private readonly byId: ReadonlyMap<string, NamedArea>;

  constructor(areas: readonly NamedArea[]) {
    this.byId = new Map(areas.map((area) => [area.id, area]));
    for (const area of areas) {
      for (const name of calledBy(area)) add(this.known, bare(name), area.unitId);
      const short = area.name.replace(SUFFIX, '');
      if (short.length > 1) add(this.shortened, bare(short), area.unitId);
    }
  }

  /** The area that a cell names. One that several are called by is asked for in full. */
  read(text: string): Read {
    const key = bare(text);
    const all = [...(this.known.get(key) ?? this.shortened.get(key) ?? [])];
    const home = all.filter((one) => this.byId.get(one)?.home);
    const ids = home.length ? home : all;
    const [id] = ids;
    if (id === undefined)
      return { wrong: { zh: `没有区划“${text}”，请写全名，例如 南通市崇川区`, en: `There is no area “${text}”; write its whole name` } };
    if (ids.length > 1)
      return {
        wrong: { zh: `有几个区划叫“${text}”，请连上级一起写`, en: `Several areas are called “${text}”; write the units above too` },
      };
    return { value: id };
  }

  /** The unit that an area is today: a record keeps the one that it was registered in. */
  unitOf(id: unknown): unknown {
    return this.byId.get(String(id))?.unitId ?? id;
  }

  nameOf(id: unknown): string {
    return this.byId.get(String(id))?.name ?? String(id);
  }
}

function add(names: Map<string, Set<string>>, key: string, id: string): void {
  names.set(key, (names.get(key) ?? new Set()).add(id));
}

function* calledBy({ code, name, nameEn, path }: NamedArea): Generator<string> {
  yield code;
  if (nameEn) yield nameEn;
  // Of one that is no more the path ends with what it became: lists go on calling it by its own name.
  const called = [...path.slice(0, -1), name];
  for (let from = 0; from < called.length; from++) yield called.slice(from).join('');
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const ENGLISH = new RegExp(`(?:(\\d{1,2}) )?(${MONTHS.join('|')}) (\\d{4})`, 'gu');

/** As our own lists in English write a date (18 May 2019; unknown, by May 2019; between … and …), in the form of the contracts. */
function ofEnglish(text: string): string {
  const plain = text.replaceAll(ENGLISH, (_, day: string | undefined, month: string, year: string) =>
    [year, MONTHS.indexOf(month) + 1, ...(day === undefined ? [] : [day])].map((part) => String(part).padStart(2, '0')).join('-'),
  );
  const last = /^unknown, by (.+)$/u.exec(plain)?.[1];
  if (last !== undefined) return `[..${PartialDate.tryParse(last)?.latest ?? last}]`;
  return plain.replace(/^between (.+) and (.+)$/u, '[$1..$2]');
}

/** A date as offices write it: 2019年5月18日, 2019.5, 2019/05/18, 20190518, 不晚于2024年3月1日, as our own lists do, and the forms of the contracts. */
export function readDate(text: string): Read {
  const own = PartialDate.tryParse(ofEnglish(text.trim()));
  if (own) return { value: own.toString() };
  const read = dateOfText(text);
  if ('date' in read) return { value: read.date.toString() };
  return { wrong: wordsOfFault(read.fault === 'impossible' ? fault('no_such_day', { value: text }) : fault('not_date')) };
}

interface Option {
  readonly code: string;
  readonly words: Words;
}

const lookups = new WeakMap<readonly Option[], ReadonlyMap<string, string>>();

/** The code of the option that a text names, by its code or a word of it. */
function named(all: readonly Option[], text: string): string | undefined {
  const made = (): ReadonlyMap<string, string> =>
    new Map(all.flatMap(({ code, words }) => [code, words.zh, words.en].map((word) => [bare(word), code] as const)).toReversed());
  const lookup = lookups.get(all) ?? made();
  lookups.set(all, lookup);
  return lookup.get(bare(text));
}

const oneOf = (all: readonly Option[], text: string): Read => {
  const code = named(all, text);
  if (code !== undefined) return { value: code };
  const words = (locale: 'zh' | 'en'): string => all.map((one) => one.words[locale]).join(locale === 'zh' ? '、' : ', ');
  return { wrong: { zh: `只能是：${words('zh')}`, en: `One of: ${words('en')}` } };
};

/** The kind that a cell names. */
export const readKind = (text: string): Read => oneOf(KINDS, text);

const LEVELS = Object.entries(LEVEL_WORDS).map(([code, words]) => ({ code, words }));
const WHY_NO_CODE = Object.entries(CODE_ABSENT_WORDS).map(([code, words]) => ({ code, words }));

/** Where there is no credit code a cell may say why: 无, 办理中. */
export const whyNoCode = (text: string): string | undefined => named(WHY_NO_CODE, text);

const YES = [
  { code: 'true', words: { zh: '是', en: 'Yes' } },
  { code: 'true', words: { zh: '有', en: 'True' } },
  { code: 'false', words: { zh: '否', en: 'No' } },
  { code: 'false', words: { zh: '无', en: 'False' } },
];

/** A cell of a plain field: text as it is, a date, a level. What further rules say of it is asked by the body of the form. */
export function readOwn(field: string, text: string): Read {
  if (field === 'foundedOn' || field === 'approvedOn' || field === 'effectiveOn') return readDate(text);
  return field === 'level' ? oneOf(LEVELS, text) : { value: text };
}

/** That a kind has no such field, with both ways out. */
export function notOfKind(kind: string): Words {
  const of = kindOf(kind)?.words ?? { zh: kind, en: kind };
  return {
    zh: `${of.zh}没有这一项，请清空这一格，或不导入这一列`,
    en: `${of.en} has no such field; empty the cell, or leave its column out`,
  };
}

/** A cell of a field of the kind. */
export function readOfKind(kind: string, code: string, text: string): Read {
  const field = fieldOf(kind, code);
  if (!field) return { wrong: notOfKind(kind) };
  switch (field.type) {
    case 'number': {
      const digits = text.replaceAll(/[,，\s]/gu, '');
      return /^-?\d+(\.\d+)?$/u.test(digits) ? { value: Number(digits) } : { wrong: wordsOfFault(fault('not_number')) };
    }
    case 'date':
      return readDate(text);
    case 'boolean': {
      const read = oneOf(YES, text);
      return 'value' in read ? { value: read.value === 'true' } : { wrong: { zh: '只能是：是、否', en: 'Yes or No' } };
    }
    case 'option':
      return oneOf(field.options ?? [], text);
    default:
      return { value: text };
  }
}

/** A value as a cell shows it. */
export function cellShown(kind: string, field: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return wordOf(kind, field, value) ?? value;
}

function wordOf(kind: string, field: string, code: string): string | undefined {
  const among = (all: readonly Option[] = []): string | undefined => all.find((one) => one.code === code)?.words.zh;
  if (field === 'level') return among(LEVELS);
  if (field === 'creditCode') return among(WHY_NO_CODE);
  if (field === 'kind') return kindOf(code)?.words.zh;
  return field.startsWith('fields.') ? among(fieldOf(kind, field.slice('fields.'.length))?.options) : undefined;
}
