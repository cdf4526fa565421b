import type { Words } from '../platform/room.js';

/** What the levels 级别 are called. */
export const LEVEL_WORDS = {
  national: { zh: '国家级', en: 'National' },
  province: { zh: '省级', en: 'Province' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡镇级', en: 'Township' },
  institution: { zh: '单位级', en: 'Institution' },
  overseas: { zh: '海外', en: 'Overseas' },
  crossRegion: { zh: '跨区域', en: 'Across regions' },
  outside: { zh: '外地', en: 'Elsewhere' },
} as const satisfies Readonly<Record<string, Words>>;

export type Level = keyof typeof LEVEL_WORDS;
export const LEVELS = Object.keys(LEVEL_WORDS) as Level[];

/** The word of a level; a code that is none stays as it is. */
export const levelWord = (code: string, locale: 'zh' | 'en'): string =>
  (LEVEL_WORDS as Readonly<Record<string, Words>>)[code]?.[locale] ?? code;

/** What the sorts of further names are called. */
export const NAME_SORT_WORDS = {
  foreign: { zh: '外文名', en: 'Foreign name' },
  former: { zh: '曾用名', en: 'Former name' },
  short: { zh: '简称', en: 'Short name' },
} as const satisfies Readonly<Record<string, Words>>;

export type NameSort = keyof typeof NAME_SORT_WORDS;
export const NAME_SORTS = Object.keys(NAME_SORT_WORDS) as NameSort[];

/** How an organization ends. */
export const END_WAY_WORDS = {
  dissolved: { zh: '终止', en: 'Ended' },
  merged: { zh: '并入其他组织', en: 'Merged into another' },
} as const satisfies Readonly<Record<string, Words>>;

/** Relations between two organizations, as both are told of them: a sentence of the history names neither, for who reads it may see only one. */
export const RELATION_WORDS = {
  hosted: { zh: '依托关系', en: 'Hosted' },
  supervised: { zh: '业务指导关系', en: 'Guided' },
  member: { zh: '成员单位关系', en: 'Member unit' },
} as const satisfies Readonly<Record<string, Words>>;

/** The sorts of relations, as they are kept. */
export type KeptSort = keyof typeof RELATION_WORDS;

/** Why an organization has no credit code. */
export const CODE_ABSENT_WORDS = {
  none: { zh: '无', en: 'None' },
  pending: { zh: '办理中', en: 'Pending' },
} as const satisfies Readonly<Record<string, Words>>;

/** Where it is known from that a record is still right. */
export const SOURCE_WORDS = {
  document: { zh: '文件', en: 'Document' },
  countyReport: { zh: '县区报送', en: 'County report' },
  phone: { zh: '电话', en: 'Phone call' },
  publicReport: { zh: '公开报道', en: 'Public report' },
} as const satisfies Readonly<Record<string, Words>>;

export type ConfirmationSource = keyof typeof SOURCE_WORDS;
export const SOURCES = Object.keys(SOURCE_WORDS) as ConfirmationSource[];

/** The word of a source; a code that is none stays as it is. */
export const sourceWord = (code: string, locale: 'zh' | 'en'): string =>
  (SOURCE_WORDS as Readonly<Record<string, Words>>)[code]?.[locale] ?? code;
