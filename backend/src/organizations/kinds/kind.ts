import type { Words } from '../../platform/room.js';
import type { Post } from './posts.js';

/** A field that only organizations of one kind have. Forms, pages, list columns, exports and the history read this description. */
export interface KindField {
  readonly code: string;
  readonly words: Words;
  /** `count` is no value of the record but an observation: a number with its day (截至). */
  readonly type: 'text' | 'number' | 'date' | 'option' | 'boolean' | 'count';
  readonly options?: readonly { readonly code: string; readonly words: Words }[];
  readonly maxLength?: number;
  /** What the whole text has to look like, and the sentence for who writes it otherwise. */
  readonly pattern?: { readonly source: string; readonly mend: Words };
  readonly retired?: true;
}

/** A type that a new registry of the kind begins with; `{city}` stands for the short name of the registry's city. Types are data: an office adds its own. */
export interface KindType {
  readonly code: string;
  readonly words: Words;
  /** Fields that only this type of the kind has, or some do that name the same; never counts. */
  readonly fields?: readonly KindField[];
  /** The usual posts 职务 where they differ from those of the kind. */
  readonly posts?: readonly Post[];
}

/** What is kept of an organization that can endanger those named in it, and whether looking at it is written down. */
export interface Care {
  readonly phone: boolean;
  readonly address: boolean;
  /** The opening of each record is written into the access log. */
  readonly openingLogged: boolean;
  /** Of its people the chair alone is kept, and nobody is found by his name. */
  readonly chairAlone: boolean;
}

/** How long a term of the kind is where no charter says otherwise, and within how many days a congress is filed 备案; null: it is not. */
export interface Terms {
  readonly years: number;
  readonly filingDays: number | null;
}

export interface Kind {
  readonly code: string;
  readonly words: Words;
  /** What the kind calls the states of its organizations (office.md 5). */
  readonly statusWords: Readonly<Record<Status, Words>>;
  /** What its founding is called among what came in a year; absent: 新成立. */
  readonly foundedWord?: Words;
  /** In which states an organization of the kind counts in the figures of the day. */
  readonly activeIn: readonly Status[];
  readonly care: Care;
  /** It has member units 成员单位, each with its period. */
  readonly members?: true;
  readonly types: readonly KindType[];
  readonly fields: readonly KindField[];
  /** The usual posts 职务, the first in rank first. */
  readonly posts: readonly Post[];
  /** Its organizations have terms 届次; absent: none. */
  readonly terms?: Terms;
}

export type Status = 'preparing' | 'active' | 'suspended' | 'dissolved' | 'merged';
export const STATUSES: readonly Status[] = ['preparing', 'active', 'suspended', 'dissolved', 'merged'];

/** Of most kinds: phone and address are those of an office, and whoever may read a record opens it freely. */
export const OPEN: Care = { phone: true, address: true, openingLogged: false, chairAlone: false };

/** The words of status with what the kind calls an organization that has ended. */
export const statusWords = (ended: Words): Kind['statusWords'] => ({
  preparing: { zh: '筹备', en: 'In preparation' },
  active: { zh: '正常', en: 'Active' },
  suspended: { zh: '停止活动', en: 'Suspended' },
  dissolved: ended,
  merged: { zh: '已合并', en: 'Merged' },
});

type Rest = Pick<KindField, 'maxLength' | 'pattern' | 'retired'>;

export const text = (code: string, words: Words, rest: Rest = {}): KindField => ({ code, words, type: 'text', maxLength: 200, ...rest });
export const number = (code: string, words: Words): KindField => ({ code, words, type: 'number' });
export const date = (code: string, words: Words): KindField => ({ code, words, type: 'date' });
export const yesNo = (code: string, words: Words): KindField => ({ code, words, type: 'boolean' });
export const count = (code: string, words: Words): KindField => ({ code, words, type: 'count' });
export const option = (code: string, words: Words, options: Readonly<Record<string, Words>>): KindField => ({
  code,
  words,
  type: 'option',
  options: Object.entries(options).map(([value, optionWords]) => ({ code: value, words: optionWords })),
});
/** 序号: the place that the office's own list gives an organization; no rule that all differ. */
export const orderNumber = number('orderNumber', { zh: '序号', en: 'Order number' });
export const type = (code: string, zh: string, en: string, own: Pick<KindType, 'fields' | 'posts'> = {}): KindType => ({
  code,
  words: { zh, en },
  ...own,
});
