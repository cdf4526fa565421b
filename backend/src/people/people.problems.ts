import type { ConstraintProblem } from '../platform/room.js';

const wrong = (code: string, pointer: string, zh: string, en: string): ConstraintProblem => ({
  status: 422,
  code,
  pointer,
  words: { zh, en },
});
const rule = (code: string, zh: string, en: string): ConstraintProblem => ({ status: 409, code, words: { zh, en } });

/** How each constraint on persons is told. */
export const problems: Readonly<Record<string, ConstraintProblem>> = {
  person_has_a_name: wrong('too_long', '/name', '姓名为1至60个字', 'A name has 1 to 60 characters'),
  person_other_names_are_names: wrong('too_many', '/otherNames', '其他写法最多10个，不能为空', 'At most 10 other forms, none empty'),
  person_employer_fits: wrong('too_long', '/employer', '单位最多100个字', 'An employer has at most 100 characters'),
  person_title_fits: wrong('too_long', '/title', '单位职务最多60个字', 'A title has at most 60 characters'),
  person_phone_fits: wrong('too_long', '/phone', '办公电话最多60个字', 'A phone has at most 60 characters'),
  one_contact_of_a_person: rule('one_contact_of_a_person', '该人员已有办公电话', 'The person has an office phone already'),
  not_joined_to_itself: rule('joined', '不能与自己合为一人', 'A record is not joined to itself'),
  joined_in_one_step: rule(
    'joined',
    '对方已合入另一条记录，请与那一条合为一人',
    'The other one is joined to a third record already: join it to that one',
  ),
  people_joined_to_id_fkey: rule('unknown_reference', '没有这个人员', 'There is no such person'),
  people_entered_by_fkey: rule('unknown_reference', '没有这个账号', 'There is no such account'),
  person_contacts_person_id_fkey: rule('unknown_reference', '没有这个人员', 'There is no such person'),
};

/** Joined to what it is read as already. */
export const ONE_ALREADY = rule('joined', '两条记录已经是同一人', 'The two records are one person already');
/** Contact data are of the present. */
export const NO_OFFICE = rule('no_office', '该人员现无任职，不登记办公电话', 'The person holds no office: no phone is recorded');
