import type { RoomDeclaration, Words } from '../platform/room.js';
import { CODE_ABSENT_WORDS, END_WAY_WORDS, LEVEL_WORDS, NAME_SORT_WORDS, RELATION_WORDS, sourceWord } from './code-words.js';
import { PROFILE_FIELDS, profileFrom, rowOfImage } from './life.js';
import { PARTIES } from './kinds/democratic-party.js';
import { fieldsOf, KINDS } from './kinds/index.js';
import { OrganizationProfile } from './organization-profile.entity.js';
import { problems } from './organizations.problems.js';
import { type Sentence, worded } from './sentences.js';

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
  credit_code: field('信用代码', 'Credit code'),
  creditCode: field('信用代码', 'Credit code'),
  credit_code_absent: field('无代码原因', 'Why no credit code'),
  creditCodeAbsent: field('无代码原因', 'Why no credit code'),
  voided_at: field('作废', 'Voided'),
  voided_by: field('作废人', 'Voided by'),
  void_reason: field('作废原因', 'Reason of voiding'),
};

/** Fields of the kinds by code: a code means the same in every kind that has it. */
const kindWords: Readonly<Record<string, Words>> = Object.fromEntries(
  KINDS.flatMap((kind) => fieldsOf(kind).map((one) => [one.code, one.words])),
);

/** The word of a field as the history and the sentences name it. */
export const labelOf = (name: string): Words =>
  (profileWords as Readonly<Record<string, Words>>)[name] ??
  identityWords[name] ??
  kindWords[name.replace(/^fields\./, '')] ?? { zh: name, en: name };

const prefixed = (table: string, words: Readonly<Record<string, Words>>): Record<string, Words> =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${table}.${key}`, word]));

const kindNames = Object.fromEntries(KINDS.map((kind) => [kind.code, kind.words]));

/** Codes of a kind's option fields in words, for the history. */
const optionValues = Object.fromEntries(
  KINDS.flatMap((kind) =>
    fieldsOf(kind).map((one) => [`fields.${one.code}`, Object.fromEntries(one.options?.map((o) => [o.code, o.words]) ?? [])] as const),
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
    ...prefixed('organization_recognitions', {
      title: field('称号', 'Recognition'),
      level: field('称号级别', 'Level of recognition'),
      from: field('授予日期', 'Given'),
      valid_until: field('有效期至', 'Valid until'),
      reviewed: field('复核', 'Reviewed'),
      until: field('摘牌', 'Taken away'),
    }),
    ...prefixed('organization_responsibilities', {
      section_id: field('责任科室', 'Section'),
      handler_id: field('经办人', 'Handler'),
      from_day: field('负责起始', 'Responsible from'),
      until_day: field('负责截止', 'Responsible until'),
    }),
    ...prefixed('organization_relations', {
      sort: field('关系', 'Relation'),
      other_id: field('对方组织', 'Other organization'),
      other_name: field('对方单位', 'Other unit'),
      seat: field('席位', 'Seat'),
      ex_officio: field('当然职务', 'Post that holds the seat'),
      from: field('起始', 'From'),
      until: field('终止', 'Until'),
    }),
    'organization_documents.document_id': field('文件', 'Document'),
    ...prefixed('organization_observations', kindWords),
    ...prefixed('organization_contacts', { phone: field('办公电话', 'Office phone') }),
    'kind_places.kind': field('类别', 'Kind'),
    'kind_places.place': field('次序', 'Order'),
    'party_places.party': field('党派', 'Party'),
    'party_places.place': field('次序', 'Order'),
    ...prefixed('organization_types', {
      kind: field('类别', 'Kind'),
      code: field('代码', 'Code'),
      name: field('类型名称', 'Name of the type'),
      name_en: field('英文名称', 'English name'),
      sort_order: field('次序', 'Order'),
      retired_at: field('停用', 'Retired'),
    }),
  },
  acts: {
    'organizations.found': field('新建组织', 'Founded'),
    'organizations.change': field('变更', 'Changed'),
    'organizations.changeMany': field('批量修改', 'Bulk edit'),
    'organizations.import': field('导入', 'Import'),
    'organizations.suspend': field('停止活动', 'Suspended'),
    'organizations.resume': field('恢复活动', 'Resumed'),
    'organizations.end': field('终止', 'Ended'),
    'organizations.void': field('作废', 'Voided'),
    'organizations.restore': field('恢复作废', 'Restored'),
    'organizations.addName': field('添加名称', 'Name added'),
    'organizations.removeName': field('删去名称', 'Name removed'),
    'organizations.observe': field('登记数量', 'Count recorded'),
    'organizations.recognize': field('登记称号', 'Recognition recorded'),
    'organizations.changeRecognition': field('更正称号', 'Recognition changed'),
    'organizations.removeRecognition': field('删去称号', 'Recognition removed'),
    'organizations.confirm': field('核对无变化', 'Confirmed'),
    'organizations.assign': field('确定责任科室、经办人', 'Responsibility assigned'),
    'organizations.changeResponsibility': field('更正责任科室、经办人', 'Responsibility changed'),
    'organizations.removeResponsibility': field('删去责任科室、经办人', 'Responsibility removed'),
    'organizations.relate': field('登记关系', 'Relation recorded'),
    'organizations.changeRelation': field('更正关系', 'Relation changed'),
    'organizations.removeRelation': field('删去关系', 'Relation removed'),
    'organizations.merge': field('合并', 'Merged'),
    'organizations.layDocuments': field('关联文件', 'Documents laid to it'),
    'organizations.takeDocumentAway': field('取消关联文件', 'Document taken from it'),
    'organizations.setPhone': field('更改电话', 'Phone changed'),
    'organizations.erasePhone': field('抹除电话', 'Phone erased'),
    'organizations.addTypes': field('登记类型', 'Types added'),
    'types.add': field('添加类型', 'Type added'),
    'types.change': field('修改类型', 'Type changed'),
    'types.remove': field('删去类型', 'Type removed'),
    'types.order': field('排列类型', 'Types put in order'),
    'types.orderKinds': field('排列类别', 'Kinds put in order'),
    'types.orderParties': field('排列党派', 'Parties put in order'),
  },
  history: {
    records: 'organization',
    tables: {
      organization_types: { values: { kind: kindNames } },
      kind_places: { values: { kind: kindNames } },
      party_places: { values: { party: PARTIES } },
      organizations: {
        record: 'organization',
        // Redo of a founding: a version that nobody has read before.
        onReturn: (entries) => ({ version: entries + 1 }),
        things: { merged_into_id: 'organization', voided_by: 'account' },
        fields: { ended: 'dissolvedOn' },
        values: { kind: kindNames, end_way: END_WAY_WORDS, credit_code_absent: CODE_ABSENT_WORDS },
        groups: [
          ['ended', 'end_way', 'merged_into_id'],
          ['voided_at', 'voided_by', 'void_reason'],
        ],
      },
      organization_profiles: {
        owner: 'organization_id',
        silent: ['name_key', 'forms'],
        things: { typeId: 'type', areaId: 'area', seatAreaId: 'area', parentId: 'organization' },
        values: { ...optionValues, level: LEVEL_WORDS },
        tiled: { entity: OrganizationProfile, toRow: rowOfImage, toEntity: profileFrom },
      },
      organization_suspensions: { owner: 'organization_id' },
      organization_names: { owner: 'organization_id', silent: ['forms'], values: { sort: NAME_SORT_WORDS } },
      organization_recognitions: {
        owner: 'organization_id',
        fields: { from: 'from', valid_until: 'validUntil', reviewed: 'reviewedOn', until: 'to' },
        values: { level: LEVEL_WORDS },
      },
      organization_confirmations: {
        owner: 'organization_id',
        line: (image, locale) => ({
          field: 'lastConfirmed',
          words: field('最近核对', 'Last confirmed'),
          value: `${String(image.on_day)}${{ zh: '（', en: ' (' }[locale]}${sourceWord(String(image.source), locale)}${{ zh: '）', en: ')' }[locale]}`,
        }),
      },
      organization_responsibilities: {
        owner: 'organization_id',
        fields: { section_id: 'section', handler_id: 'handler', from_day: 'from', until_day: 'to' },
        things: { section_id: 'section', handler_id: 'account' },
      },
      organization_relations: {
        owner: 'organization_id',
        record: 'organization',
        things: { other_id: 'organization' },
        fields: { from: 'from', until: 'to', ex_officio: 'exOfficio' },
        values: { sort: RELATION_WORDS },
      },
      organization_observations: {
        owner: 'organization_id',
        line: (image) => ({
          field: String(image.measure),
          words: labelOf(String(image.measure)),
          value: `${String(image.value)}（${String(image.on_day)}）`,
        }),
      },
      organization_documents: { owner: 'organization_id', fields: { document_id: 'document' }, things: { document_id: 'document' } },
      organization_contacts: { owner: 'organization_id' },
    },
    indivisible: ['organizations.merge'],
    sentence: (sentence, locale) => worded(sentence as Sentence, labelOf)?.[locale],
  },
};
