import type { Holding, Team, TeamPost, Term, Terms } from '../api/leadership';
import { TODAY } from './office';

export const post = (over: Partial<TeamPost> = {}): TeamPost => ({
  code: 'chair',
  name: '会长',
  rank: 1,
  seats: 1,
  mostSeats: 1,
  filled: 1,
  responsible: true,
  honorary: false,
  hired: false,
  ...over,
});
export const CHAIR = post();
export const VICE = post({ code: 'viceChair', name: '副会长', rank: 4, seats: 9, mostSeats: null, filled: 9 });
export const SECRETARY = post({ code: 'secretaryGeneral', name: '秘书长', rank: 5, hired: true });

export const term = (over: Partial<Term> = {}): Term => ({
  id: 't2',
  sort: 'congress',
  number: 2,
  congressOn: '2019-05-18',
  to: null,
  years: 5,
  dueOn: '2024-05-18',
  postponedTo: '2025-05-18',
  meeting: '第二届第一次会员大会',
  expected: 120,
  present: 108,
  votes: null,
  toBeFiled: true,
  filedOn: '2019-06-10',
  filingNumber: '示例民备〔2019〕7号',
  seats: [
    { post: 'chair', seats: 1 },
    { post: 'viceChair', seats: 9 },
    { post: 'secretaryGeneral', seats: 1 },
  ],
  postponements: [
    { id: 'pp', documentOn: '2024-04-10', to: '2025-05-18', documentNumber: '示例发〔2024〕3号', because: '筹备未完成', beyond: [] },
  ],
  changes: { reelected: 3, new: 8, left: 3, vacant: 0 },
  changeSet: 'c2',
  documents: [],
  ...over,
});
const FIRST = term({
  id: 't1',
  number: 1,
  congressOn: '2014-05-10',
  to: '2019-05-18',
  dueOn: '2019-05-10',
  postponedTo: null,
  meeting: null,
  expected: null,
  present: null,
  filedOn: '2014-06',
  filingNumber: null,
  seats: [],
  postponements: [],
  changes: { reelected: 0, new: 9, left: 0, vacant: 0 },
  changeSet: null,
});

export const terms = (over: Partial<Terms> = {}): Terms => ({
  asOf: TODAY,
  knownOn: null,
  version: 3,
  state: 'postponed_overdue',
  dueOn: '2025-05-18',
  termId: 't2',
  number: 2,
  window: null,
  usualYears: 5,
  usuallyFiled: true,
  hasTerms: true,
  items: [term(), FIRST],
  ...over,
});

let made = 0;
/** Somebody in an office of the second term: name, since when, on which seat of which post. */
export const holding = (name: string, from: string, over: Partial<Holding> = {}): Holding => ({
  id: `h${(made += 1)}`,
  person: { id: `p-${name}`, name },
  unit: null,
  exOfficio: null,
  post: { code: 'viceChair', name: '副会长' },
  seat: 1,
  place: 1,
  acting: null,
  termId: 't2',
  term: 2,
  from,
  to: null,
  since: from,
  state: 'held',
  wayIn: 'elected',
  wayOut: null,
  fullTime: null,
  employer: `示例${name.slice(0, 1)}记公司`,
  title: '董事长',
  mark: null,
  termsInARow: 1,
  representatives: [],
  onDuty: false,
  documents: [],
  ...over,
});
const first = { termId: 't1', term: 1, to: '2019-05-18', state: 'left', wayOut: 'termEnded' } as const;
const again = { since: '2014-05-10', termsInARow: 2 } as const;
const chair = { post: { code: 'chair', name: '会长' }, place: 1 } as const;
const secretary = { post: { code: 'secretaryGeneral', name: '秘书长' }, place: 9 } as const;

/** Part of the team of t01: who went on, who followed whom, days known to the month and the year, an empty seat in between. */
export const team = (over: Partial<Team> = {}): Team => ({
  asOf: TODAY,
  version: 3,
  posts: [CHAIR, { ...VICE, seats: 5, filled: 5 }, SECRETARY],
  holdings: [
    holding('李乙二', '2019-05-18', chair),
    holding('张甲一', '2014-05-10', { ...chair, ...first }),
    holding('赵丁四', '2019-05', { seat: 1, place: 2 }),
    holding('王丙三', '2014-05-10', { ...first, seat: 1, place: 2, to: '2019-05' }),
    holding('周戊五', '2019-05-18', { seat: 2, place: 3, ...again }),
    holding('周戊五', '2014-05-10', { ...first, seat: 2, place: 3 }),
    holding('卫子一', '2019-05-18', { seat: 3, place: 4, since: '2016-11-20', termsInARow: 2 }),
    holding('卫子一', '2016-11-20', { ...first, seat: 3, place: 4, wayIn: 'added' }),
    holding('陈壬九', '2019-05-18', { seat: 4, place: 5 }),
    holding('朱巳六', '2014-05-10', { ...first, seat: 4, place: 5, to: '2018', wayOut: 'left' }),
    holding('褚癸十', '2019-05-18', { seat: 5, place: 6 }),
    holding('沈寅三', '2018-03-15', { ...secretary, wayIn: 'hired', employer: '本会专职', title: null }),
    holding('韩卯四', '2014-05-10', { ...secretary, ...first, to: '2017-09', wayOut: 'resigned' }),
    holding('卫子一', '2017-10-01', { ...secretary, ...first, acting: 'presiding', to: '2018-03-15', wayOut: null, seat: 1 }),
  ],
  responsible: 7,
  ...over,
});
