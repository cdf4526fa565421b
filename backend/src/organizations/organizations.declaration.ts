import type { ConstraintProblem, RoomDeclaration, Words } from '../platform/room.js';
import { PROFILE_FIELDS, profileFrom, rowOfImage } from './life.js';
import { KINDS } from './kinds/index.js';
import { OrganizationProfile } from './organization-profile.entity.js';
import { type Sentence, worded } from './sentences.js';

const conflict = (code: string, zh: string, en: string, pointer?: string): ConstraintProblem => ({
  status: 409,
  code,
  words: { zh, en },
  ...(pointer && { pointer }),
});
const wrong = (code: string, zh: string, en: string, pointer?: string): ConstraintProblem => ({
  status: 422,
  code,
  words: { zh, en },
  ...(pointer && { pointer }),
});

/** How each constraint of the room's tables is told. */
const problems: Readonly<Record<string, ConstraintProblem>> = {
  credit_code_held_once: conflict(
    'credit_code_held_once',
    '这个统一社会信用代码在同一时期已由另一组织使用',
    'Another organization holds this credit code on the same days',
    '/creditCode',
  ),
  boundaries_apart: conflict(
    'boundary_in_the_way',
    '这个日期与一项已有变更的日期重叠',
    'The date overlaps that of another change',
    '/effectiveOn',
  ),
  change_within_life: conflict(
    'change_within_life',
    '变更的日期不在组织存续期内',
    'The date of the change lies outside the life of the organization',
    '/effectiveOn',
  ),
  life_has_a_first_profile: conflict('life_has_a_first_profile', '组织缺少最初的基本情况', 'The organization has no first profile'),
  suspension_within_life: conflict(
    'suspension_within_life',
    '停止活动的日期不在组织存续期内',
    'The suspension lies outside the life of the organization',
    '/from',
  ),
  one_suspension_at_a_time: conflict(
    'one_suspension_at_a_time',
    '这段时间已登记为停止活动',
    'It is suspended on some of these days already',
    '/from',
  ),
  suspension_ends_after_it_began: wrong('reversed', '恢复活动须晚于停止活动', 'It has to resume after it was suspended', '/on'),
  suspension_is_a_range: wrong('not_date', '停止活动的日期不明确', 'The days of the suspension are not clear', '/from'),
  end_after_founding: wrong('end_after_founding', '终止日期须晚于成立日期', 'The end has to be after the founding', '/on'),
  end_has_a_way: wrong('end_has_a_way', '终止须说明方式', 'An end needs its way', '/on'),
  end_is_a_range: wrong('not_date', '终止日期不明确', 'The date of the end is not clear', '/on'),
  approval_before_founding: wrong(
    'approval_before_founding',
    '同意筹建须早于成立',
    'The approval has to be before the founding',
    '/approvedOn',
  ),
  approval_is_a_range: wrong('not_date', '同意筹建的日期不明确', 'The date of the approval is not clear', '/approvedOn'),
  founding_is_a_range: wrong('not_date', '成立日期不明确', 'The date of the founding is not clear', '/foundedOn'),
  merged_into_another: wrong('merged_into_another', '合并须指明并入的另一组织', 'A merger needs another organization to merge into'),
  code_or_why_none: wrong(
    'code_or_why_none',
    '已有统一社会信用代码，不能再填无代码原因',
    'It has a credit code, so there is no reason why none',
    '/creditCodeAbsent',
  ),
  void_has_a_reason: wrong('required', '作废须填写原因', 'A void record needs a reason', '/reason'),
  beginning_is_a_range: wrong('no_beginning', '变更日期须有最早的一天', 'The date of the change needs an earliest day', '/effectiveOn'),
  not_its_own_parent: wrong('not_its_own_parent', '上级组织不能是自己', 'An organization cannot be its own parent', '/parentId'),
  parent_lives: conflict('parent_lives', '上级组织在这段时间并不存续', 'The parent does not live all that time', '/parentId'),
  parents_form_a_tree: conflict('parents_form_a_tree', '上级组织之间形成循环', 'The parents would form a circle', '/parentId'),
  nothing_merged_into_a_void_record: conflict(
    'nothing_merged_into_a_void_record',
    '有组织并入此记录，不能作废',
    'Another organization merged into this record',
  ),
  fields_fit_the_kind: wrong('fields_fit_the_kind', '类别字段填写有误', 'A field of the kind is wrong', '/fields'),
  measure_belongs_to_the_kind: wrong('measure_belongs_to_the_kind', '这个类别没有此项数量', 'The kind has no such count', '/measure'),
  type_belongs_to_the_kind: wrong('type_belongs_to_the_kind', '类型与类别不符', 'The type is not one of the kind', '/type'),
  name_period_is_a_range: wrong('not_date', '名称的起止日期不明确', 'The days of the name are not clear', '/from'),
  name_ends_after_it_began: wrong('reversed', '名称的结束须晚于开始', 'The name has to end after it began', '/to'),
  one_name_of_a_sort: conflict('one_name_of_a_sort', '已有这个名称', 'The name is there already', '/name'),
  one_observation_a_day: conflict('one_observation_a_day', '这一天已有此项数量', 'There is a count of that day already', '/onDay'),
  one_contact_of_an_organization: conflict('one_contact_of_an_organization', '已有联系方式', 'There are contact data already'),
  one_type_of_a_code: conflict('one_type_of_a_code', '类型代码已使用', 'The code is used by another type', '/code'),
  one_type_of_a_name: conflict('one_type_of_a_name', '已有同名类型', 'Another type has this name', '/name'),
  options_belong_to_option_fields: wrong('options', '只有选项字段有选项', 'Only option fields have options'),
  organization_profiles_area_id_fkey: conflict('area_in_use', '仍有组织记在这个区划', 'Organizations are still recorded in this area'),
  organization_profiles_seat_area_id_fkey: conflict(
    'area_in_use',
    '仍有组织所在于这个区划',
    'Organizations still have their seat in this area',
  ),
  organization_profiles_parent_id_fkey: conflict(
    'parent_in_use',
    '仍有组织以此为上级',
    'Other organizations still have it as their parent',
  ),
  organization_profiles_type_id_fkey: conflict('type_in_use', '仍有组织属于这个类型', 'Organizations still have this type'),
  organizations_merged_into_id_fkey: conflict('merged_into_in_use', '有组织并入此组织', 'Another organization merged into it'),
};

const field = (zh: string, en: string): Words => ({ zh, en });

const profileWords: Readonly<Record<(typeof PROFILE_FIELDS)[number], Words>> = {
  name: field('名称', 'Name'),
  shortName: field('简称', 'Short name'),
  typeId: field('类型', 'Type'),
  areaId: field('属地', 'Jurisdiction'),
  seatAreaId: field('所在地', 'Seat'),
  address: field('地址', 'Address'),
  parentId: field('上级组织', 'Parent'),
  supervisor: field('业务主管单位', 'Supervising unit'),
  level: field('级别', 'Level'),
  summary: field('简介', 'Summary'),
  remarks: field('备注', 'Remarks'),
};

const identityWords: Readonly<Record<string, Words>> = {
  kind: field('类别', 'Kind'),
  approved: field('同意筹建', 'Approved'),
  approvedOn: field('同意筹建', 'Approved'),
  founded: field('成立日期', 'Founded'),
  foundedOn: field('成立日期', 'Founded'),
  ended: field('终止日期', 'Ended'),
  dissolvedOn: field('终止日期', 'Ended'),
  end_way: field('终止方式', 'Way of the end'),
  merged_into_id: field('并入', 'Merged into'),
  credit_code: field('统一社会信用代码', 'Credit code'),
  creditCode: field('统一社会信用代码', 'Credit code'),
  credit_code_absent: field('无代码原因', 'Why no credit code'),
  creditCodeAbsent: field('无代码原因', 'Why no credit code'),
  voided_at: field('作废', 'Voided'),
  voided_by: field('作废人', 'Voided by'),
  void_reason: field('作废原因', 'Reason of voiding'),
};

/** Fields of the kinds by code: a code means the same in every kind that has it. */
const kindWords: Readonly<Record<string, Words>> = Object.fromEntries(
  KINDS.flatMap((kind) => kind.fields.map((one) => [one.code, one.words])),
);

/** The word of a field as the history and the sentences name it. */
export const labelOf = (name: string): Words =>
  (profileWords as Readonly<Record<string, Words>>)[name] ??
  identityWords[name] ??
  kindWords[name.replace(/^fields\./, '')] ?? { zh: name, en: name };

const prefixed = (table: string, words: Readonly<Record<string, Words>>): Record<string, Words> =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${table}.${key}`, word]));

/** Codes of a kind's option fields in words, for the history. */
const optionValues = Object.fromEntries(
  KINDS.flatMap((kind) =>
    kind.fields.map((one) => [`fields.${one.code}`, Object.fromEntries(one.options?.map((o) => [o.code, o.words]) ?? [])] as const),
  ),
);

/** What the room of organizations tells the others. */
export const organizationsRoom: RoomDeclaration = {
  name: 'organizations',
  problems,
  labels: {
    ...prefixed('organizations', identityWords),
    ...prefixed('organization_profiles', {
      ...profileWords,
      ...Object.fromEntries(Object.entries(kindWords).map(([code, words]) => [`fields.${code}`, words])),
    }),
    ...prefixed('organization_suspensions', {
      from: field('停止活动', 'Suspended'),
      until: field('恢复活动', 'Resumed'),
      reason: field('停止活动原因', 'Reason of the suspension'),
    }),
    ...prefixed('organization_names', {
      name: field('其他名称', 'Further name'),
      sort: field('名称类别', 'Sort of name'),
      language: field('语种', 'Language'),
      from: field('启用', 'From'),
      until: field('停用', 'Until'),
    }),
    ...prefixed('organization_observations', kindWords),
    ...prefixed('organization_contacts', { phone: field('办公电话', 'Office phone') }),
    ...prefixed('organization_types', {
      name: field('类型名称', 'Name of the type'),
      name_en: field('英文名称', 'English name'),
      sort_order: field('次序', 'Order'),
      retired_at: field('停用', 'Retired'),
    }),
  },
  acts: {
    'organizations.found': field('新建组织', 'Founded'),
    'organizations.change': field('变更', 'Changed'),
    'organizations.suspend': field('停止活动', 'Suspended'),
    'organizations.resume': field('恢复活动', 'Resumed'),
    'organizations.end': field('终止', 'Ended'),
    'organizations.void': field('作废', 'Voided'),
    'organizations.restore': field('恢复作废', 'Restored'),
    'organizations.addName': field('添加名称', 'Name added'),
    'organizations.removeName': field('删去名称', 'Name removed'),
    'organizations.observe': field('登记数量', 'Count recorded'),
    'organizations.setPhone': field('更改电话', 'Phone changed'),
    'organizations.erasePhone': field('抹除电话', 'Phone erased'),
    'organizations.addTypes': field('登记类型', 'Types added'),
  },
  history: {
    tables: {
      organization_types: {},
      organizations: {
        things: { merged_into_id: 'organization', voided_by: 'account' },
        fields: { ended: 'dissolvedOn' },
        groups: [
          ['ended', 'end_way', 'merged_into_id'],
          ['voided_at', 'voided_by', 'void_reason'],
        ],
      },
      organization_profiles: {
        owner: 'organization_id',
        silent: ['name_key', 'forms'],
        things: { typeId: 'type', areaId: 'area', seatAreaId: 'area', parentId: 'organization' },
        values: optionValues,
        tiled: { entity: OrganizationProfile, toRow: rowOfImage, toEntity: profileFrom },
      },
      organization_suspensions: { owner: 'organization_id' },
      organization_names: { owner: 'organization_id', silent: ['forms'] },
      organization_observations: {
        owner: 'organization_id',
        line: (image) => ({
          field: String(image.measure),
          words: labelOf(String(image.measure)),
          value: `${String(image.value)}（${String(image.on_day)}）`,
        }),
      },
      organization_contacts: { owner: 'organization_id' },
    },
    sentence: (sentence, locale) => worded(sentence as Sentence, labelOf)[locale],
  },
};
