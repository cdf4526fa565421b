import type { Words } from '../../platform/room.js';

// The usual posts 职务 of organizations of one sort, the first in rank first. A charter may know others (leadership/posts).

/** A post as the kind knows it. Its code means the same in all kinds: `chair` is the first of each (一把手), whatever it is called. */
export interface Post {
  readonly code: string;
  readonly words: Words;
  /** How many hold it side by side; null: as many as the congress elects. */
  readonly seats: number | null;
  /** Among the 负责人: 会长, 副会长, 秘书长 and whom the charter adds, never an honorary post. */
  readonly responsible: boolean;
  readonly honorary: boolean;
  /** 聘任: engaged, not elected. */
  readonly hired: boolean;
}

type Rest = Partial<Omit<Post, 'code' | 'words'>>;

const post = (code: string, zh: string, en: string, rest: Rest = {}): Post => ({
  code,
  words: { zh, en },
  seats: null,
  responsible: true,
  honorary: false,
  hired: false,
  ...rest,
});
const one = { seats: 1 } as const;
const beside = { responsible: false } as const;
const honorary = { responsible: false, honorary: true } as const;

const secretary = post('secretaryGeneral', '秘书长', 'Secretary-general', one);
const deputySecretary = post('deputySecretary', '副秘书长', 'Deputy secretary-general', beside);
const supervisorChair = post('supervisorChair', '监事长', 'Chief supervisor', { ...one, ...beside });
const legalRepresentative = post('legalRepresentative', '法定代表人', 'Legal representative', { ...one, ...beside });
const honours = [
  post('honoraryChair', '名誉会长', 'Honorary president', honorary),
  post('foundingChair', '创会会长', 'Founding president', honorary),
  post('adviser', '顾问', 'Adviser', honorary),
];

export const OF_ASSOCIATIONS: readonly Post[] = [
  post('chair', '会长', 'President', one),
  post('executiveChair', '执行会长', 'Executive president'),
  post('permanentViceChair', '常务副会长', 'Standing vice president'),
  post('viceChair', '副会长', 'Vice president'),
  secretary,
  supervisorChair,
  legalRepresentative,
  post('standingCouncillor', '常务理事', 'Standing councillor', beside),
  post('councillor', '理事', 'Councillor', beside),
  post('supervisor', '监事', 'Supervisor', beside),
  deputySecretary,
  ...honours,
];
/** 工商联: a chair, and beside it the secretary of the leading Party members' group. */
export const OF_FEDERATIONS: readonly Post[] = [
  post('chair', '主席', 'Chair', one),
  post('partySecretary', '党组书记', 'Party group secretary', one),
  post('permanentViceChair', '常务副主席', 'Standing vice chair'),
  post('viceChair', '副主席', 'Vice chair'),
  secretary,
  legalRepresentative,
  post('standingCommitteeMember', '常务委员', 'Standing committee member', beside),
  post('committeeMember', '执行委员', 'Executive committee member', beside),
  deputySecretary,
];
export const OF_PARTIES: readonly Post[] = [
  post('chair', '主任委员', 'Chair', one),
  post('viceChair', '副主任委员', 'Vice chair'),
  secretary,
  post('standingCommitteeMember', '常务委员', 'Standing committee member', beside),
  post('committeeMember', '委员', 'Committee member', beside),
  post('candidateMember', '候补委员', 'Candidate member', beside),
];
export const OF_OFFICES: readonly Post[] = [
  post('chair', '主任', 'Director', one),
  post('viceChair', '副主任', 'Deputy director'),
  post('committeeMember', '委员', 'Member', beside),
];
export const OF_COLLEGES: readonly Post[] = [post('chair', '院长', 'Dean', one), post('viceChair', '副院长', 'Vice dean')];
export const OF_LEADING_GROUPS: readonly Post[] = [
  post('chair', '组长', 'Head', one),
  post('viceChair', '副组长', 'Deputy head'),
  post('officeHead', '办公室主任', 'Head of its office', one),
  post('member', '成员', 'Member', beside),
  post('liaisonOfficer', '联络员', 'Liaison officer', { ...one, ...beside }),
];
export const OF_DEPARTMENTS: readonly Post[] = [post('chair', '部长', 'Head', one), post('viceChair', '副部长', 'Deputy head')];
/** Where one person answers for it. */
export const IN_CHARGE: readonly Post[] = [post('chair', '负责人', 'Person in charge', one)];
/** By default the chair alone is known of an overseas group (office.md 7). */
export const CHAIR_ALONE: readonly Post[] = [post('chair', '会长', 'President', one)];
