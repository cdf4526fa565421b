import type { Words } from '../../platform/room.js';

// The usual posts 职务 of organizations of one sort, the first in rank first. A charter may know others.

const post = (zh: string, en: string): Words => ({ zh, en });

const secretary = post('秘书长', 'Secretary-general');
const director = post('主任', 'Director');
const deputyDirector = post('副主任', 'Deputy director');

export const OF_ASSOCIATIONS = [post('会长', 'President'), post('副会长', 'Vice president'), secretary, post('监事长', 'Chief supervisor')];
/** 工商联: a chair, and beside it the secretary of the leading Party members' group. */
export const OF_FEDERATIONS = [post('主席', 'Chair'), post('党组书记', 'Party group secretary'), post('副主席', 'Vice chair'), secretary];
export const OF_PARTIES = [post('主任委员', 'Chair'), post('副主任委员', 'Vice chair'), secretary];
export const OF_OFFICES = [director, deputyDirector];
export const OF_COLLEGES = [post('院长', 'Dean'), post('副院长', 'Vice dean')];
export const OF_LEADING_GROUPS = [post('组长', 'Head'), post('副组长', 'Deputy head'), post('办公室主任', 'Head of its office')];
export const OF_DEPARTMENTS = [post('部长', 'Head'), post('副部长', 'Deputy head')];
/** Where one person answers for it. */
export const IN_CHARGE = [post('负责人', 'Person in charge')];
/** By default the chair alone is known of an overseas group (office.md 7). */
export const CHAIR_ALONE = [post('会长', 'President')];
