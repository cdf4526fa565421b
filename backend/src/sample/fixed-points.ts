import type { Day } from '../platform/time/day.js';

/** What tests, checks and reports may rely on in the sample, whatever else its stories tell. */

/** 上海南通商会 by day: the only organization whose initials are `shntsh`. */
export const SHANGHAI = {
  foundedOn: '2014-05-10',
  initials: 'shntsh',
  names: [
    { name: '上海市南通商会', from: '2014-05-10', to: '2017-04-01' },
    { name: '上海南通商会', from: '2017-04-01', to: null },
  ],
} as const;

/** The last day of the five years that the newspaper reviews. */
export const REVIEWED: Day = '2022-06-30';

/** Counts of active organizations; without a day: today. */
export interface CountedPoint {
  readonly query: Readonly<Record<string, string>>;
  readonly asOf?: Day;
  readonly exactly?: number;
  readonly atLeast?: number;
}

export const COUNTS: readonly CountedPoint[] = [
  { query: { type: '实践创新基地' }, asOf: '2021-12-31', exactly: 41 },
  { query: { type: '实践创新基地' }, asOf: REVIEWED, exactly: 57 },
  { query: { type: '实践创新基地' }, exactly: 57 },
  { query: { type: '异地南通商会' }, asOf: REVIEWED, atLeast: 80 },
  { query: { type: '异地南通商会' }, atLeast: 80 },
  { query: { type: '市级组织' }, exactly: 7 },
  { query: { type: '内部监督机构' }, exactly: 7 },
];

/** 苏新艺坊, of the province: what the newspaper counts among the bases. */
export const WORKSHOPS = { title: '苏新艺坊', level: 'province', type: '实践创新基地', number: 4, none: '2019-12-31' } as const;

/** Between the end of 2021 and the middle of 2022: so many bases were named, and one, called 示例…, was 摘牌. */
export const BASES_BETWEEN = { named: 17, delisted: 1 } as const;

/** Countries and regions with an active overseas group or workstation; 香港, 澳门 and 台湾 are not in this number. */
export const COUNTRIES = { number: 43, among: ['南非', '俄罗斯'], on: [REVIEWED, undefined] } as const;

/** Counted units without an active 新联会. */
export const XINLIANHUI_GAPS: readonly { readonly asOf?: Day; readonly units: number; readonly without: readonly string[] }[] = [
  { asOf: '2019-12-31', units: 8, without: ['港闸区', '如东县'] },
  { asOf: '2021-12-31', units: 7, without: ['如东县'] },
  { units: 7, without: [] },
];

export const LEAST_IN_A_COUNTY = 20;

/** Every organization that the newspaper names by its own name. */
export const NAMED_IN_THE_ARTICLE = [
  '民革南通市委员会',
  '民盟南通市委员会',
  '民建南通市委员会',
  '民进南通市委员会',
  '农工党南通市委员会',
  '致公党南通市委员会',
  '九三学社南通市委员会',
  '南通市工商业联合会',
  '南通市无党派知识分子联谊会',
  '南通市党外知识分子联谊会国企分会',
  '南通市新的社会阶层人士联谊会',
  '南通市港人港企联谊会',
  '南通市台湾同胞联谊会',
  '通商总会',
  '通商总会海外商会',
  '长三角南通商会联盟',
  '苏锡常通跨江融合产业协作联盟',
  '香港南通同乡会',
  '国有企业党外知识分子工作实践创新基地',
  '南通“华创苑”',
  '通商海外法律服务中心',
  '“知联侨”知识产权海外服务中心',
  '“融金惠侨”侨企金融服务品牌',
  '张謇企业家学院',
  '市委统一战线工作领导小组',
] as const;

/** Types of which the article names a family and no single body: each county has one, or several stand for them. */
export const FAMILIES = [
  '基层组织',
  '多党合作示范家园',
  '工商联',
  '高校知联会',
  '侨团',
  '“一带一路”海外工作站',
  '中医惠侨基地',
  '成员单位',
  '宣传阵地',
] as const;
