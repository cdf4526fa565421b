import type { Dimension } from '../organizations/index.js';
import type { Words } from '../platform/room.js';
import type { Comparison, OfficerColumn, Signature } from './definition.js';

/** The words that a table to hand up says by itself. */
export const tableWords = {
  number: { zh: '序号', en: 'No.' },
  subtotal: { zh: '小计', en: 'Subtotal' },
  total: { zh: '合计', en: 'Total' },
  among: { zh: '其中', en: 'Of these' },
  compared: { zh: '与上年同期比', en: 'Against a year before' },
  current: { zh: '本期', en: 'Now' },
  share: { zh: '占比', en: 'Share' },
  sharePoints: { zh: '占比增减（百分点）', en: 'Change of share (points)' },
  organizations: { zh: '组织数', en: 'Organizations' },
  ofTheCity: { zh: '本级', en: ' (city level)' },
  movement: { zh: '变动', en: 'Movement' },
  name: { zh: '组织名称', en: 'Organization' },
  before: { zh: '原名称', en: 'Former name' },
  type: { zh: '类型', en: 'Type' },
  area: { zh: '属地', en: 'Jurisdiction' },
  on: { zh: '日期', en: 'Date' },
  nowhere: { zh: '未填', en: 'Not given' },
  reporter: { zh: '填报单位（盖章）：', en: 'Reported by (seal): ' },
  nothing: { zh: '当日没有符合条件的组织', en: 'No organization answers on that day' },
  nothingMoved: { zh: '期间没有符合条件的变动', en: 'Nothing of this kind happened in that time' },
  unit: { zh: '单位：', en: 'Unit: ' },
  perOffice: { zh: '任职（一职一行）', en: 'Offices (a line for each)' },
  perPerson: { zh: '人员（一人一行）', en: 'Persons (a line for each)' },
  offices: { zh: '人次', en: ' offices' },
  persons: { zh: '人', en: ' persons' },
  possible: { zh: '可能', en: 'possible' },
  termNumber: { zh: '第{n}届', en: 'Term {n}' },
  noOfficer: { zh: '另有{n}个组织当日没有登记任职，未列入本表。', en: '{n} more have no office on record on that day, and are left out.' },
  asOf: { zh: '截至日期：', en: 'As of: ' },
  definition: { zh: '注：', en: 'Note: ' },
} as const satisfies Record<string, Words>;

export const COMPARISON_WORDS: Readonly<Record<Comparison, Words>> = {
  previous: { zh: '上年同期', en: 'Year before' },
  difference: { zh: '增减', en: 'Change' },
  growth: { zh: '增幅', en: 'Growth' },
};

export const OFFICER_WORDS: Readonly<Record<OfficerColumn, Words>> = {
  term: { zh: '届次', en: 'Term' },
  post: { zh: '职务', en: 'Post' },
  name: { zh: '姓名', en: 'Name' },
  employer: { zh: '工作单位', en: 'Employer' },
  title: { zh: '单位职务', en: 'Title' },
  since: { zh: '任现职起始', en: 'In the post since' },
  from: { zh: '本届起始', en: 'From' },
  to: { zh: '截止', en: 'To' },
  wayIn: { zh: '产生方式', en: 'Way in' },
  wayOut: { zh: '离任方式', en: 'Way out' },
};

export const DIMENSION_WORDS: Readonly<Record<Dimension, Words>> = {
  area: { zh: '属地', en: 'Jurisdiction' },
  seat: { zh: '国家（地区）或省份', en: 'Country, region or province' },
  kind: { zh: '类别', en: 'Kind' },
  type: { zh: '类型', en: 'Type' },
  level: { zh: '级别', en: 'Level' },
  party: { zh: '党派', en: 'Party' },
};

export const SIGNATURE_WORDS: Readonly<Record<Signature, Words>> = {
  madeBy: { zh: '填表人：', en: 'Made by: ' },
  checkedBy: { zh: '审核人：', en: 'Checked by: ' },
  phone: { zh: '联系电话：', en: 'Phone: ' },
  madeOn: { zh: '填表日期：', en: 'Date: ' },
};

/** 另有N个…: those that may belong in a table, in the words of a note below it (office.md 5). */
export const doubtfulNote = (count: number): Words => ({
  zh: `另有${count}个组织有关日期待核实，未列入本表。`,
  en: `${count} more may belong here; their dates are to be verified, and they are left out.`,
});
