import type { Words } from '../../platform/room.js';

/** Who does the work of an office that he does not hold. */
export const ACTING_WORDS = {
  acting: { zh: '代理', en: 'Acting' },
  presiding: { zh: '主持工作', en: 'In charge for the time being' },
} as const satisfies Readonly<Record<string, Words>>;
export type Acting = keyof typeof ACTING_WORDS;
export const ACTINGS = Object.keys(ACTING_WORDS) as Acting[];

/** States of a term, the urgent first (semantics.md S23a; the order of the page 换届). */
export const TERM_STATE_WORDS = {
  postponed_overdue: { zh: '延期超限', en: 'Postponement overrun' },
  overdue: { zh: '逾期未换届', en: 'Overdue' },
  postponed: { zh: '延期中', en: 'Postponed' },
  scheduled: { zh: '已安排', en: 'Scheduled' },
  due_soon: { zh: '即将届满', en: 'Due soon' },
  awaiting_filing: { zh: '已换届待备案', en: 'Awaiting filing' },
  normal: { zh: '任期内', en: 'In term' },
  none: { zh: '届次待补', en: 'Term to be added' },
} as const satisfies Readonly<Record<string, Words>>;
export type TermState = keyof typeof TERM_STATE_WORDS;
export const TERM_STATES = Object.keys(TERM_STATE_WORDS) as TermState[];
