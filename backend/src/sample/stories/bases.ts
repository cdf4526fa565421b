import { CHONGCHUAN, COUNTIES, type County, GANGZHA, HAIAN, HAIMEN, QIDONG, RUDONG, RUGAO, TONGZHOU, unitOn } from '../counties.js';
import { dayFor } from '../days.js';
import { WORKSHOPS } from '../fixed-points.js';
import type { Paper } from '../papers.js';
import { Story } from '../story.js';

/** Those named by the end of 2021, and those of the first half of 2022: 40 and 17; with the one that was 摘牌 between them 41 and then 57. */
const BASES: readonly (readonly [County, before: readonly string[], after: readonly string[]])[] = [
  [
    CHONGCHUAN,
    ['濠河文化创意园', '青年网络作家之家', '律师行业', '会计师行业', '社会组织创新园'],
    ['紫琅新媒体', '中创区人才港', '钟秀楼宇经济'],
  ],
  [GANGZHA, ['唐闸1895文创园', '市北科技城', '永兴电商园'], []],
  [
    TONGZHOU,
    ['南通家纺城', '通州湾青年创客', '平潮电商直播', '金沙众创空间', '石港非遗工坊', '川姜设计师'],
    ['锡通科技园', '通州楼宇', '二甲数字工场'],
  ],
  [
    HAIMEN,
    ['叠石桥家纺设计', '海门科创中心', '海门留学人员创业园', '临江新医药', '常乐张謇故里', '海门新媒体'],
    ['海门工业园', '三星直播基地'],
  ],
  [QIDONG, ['启东电动工具创客', '吕四仙渔小镇', '启东生命健康园', '启东律师行业', '启东社会组织孵化园'], ['启东楼宇党建', '启东新媒体']],
  [RUGAO, ['如皋花木盆景', '如皋软件园', '白蒲黄酒文创', '如皋港电商', '如皋高新区创客', '如皋新媒体'], ['如皋楼宇经济', '如皋网络作家']],
  [HAIAN, ['海安上湖创新区', '海安家具设计', '海安丝绸文创', '海安软件园', '海安社会组织之家'], ['海安新媒体', '海安科教城']],
  [RUDONG, ['洋口港青年创客', '如东文创园', '如东体育器材设计', '如东会计行业'], ['如东新能源人才', '如东直播电商', '栟茶非遗工坊']],
];

const MEDICINE_NAMED: readonly (readonly [County, string])[] = [
  [CHONGCHUAN, '2019-06-20'],
  [TONGZHOU, '2019-09-17'],
  [HAIMEN, '2019-12-05'],
  [QIDONG, '2020-09-10'],
  [RUGAO, '2020-11-19'],
  [HAIAN, '2021-04-15'],
  [RUDONG, '2021-09-23'],
];

const GROUPS_SERVED = '新的社会阶层人士';

/** Invented, and it looks it. */
const DELISTING: Paper = {
  title: '关于示例市级示范基地复核结果的通报',
  number: '示例〔2022〕5号',
  issuedOn: '2022-03-25',
  issuer: '示例市级主管单位',
  lines: ['各有关单位：', '    经复核，自2022年3月31日起取消', '示例双创新的社会阶层人士统战工作实践创新基地', '示例市级示范基地称号。'],
};

/** 实践基地 of every type. */
export function bases(): Story {
  const story = new Story();
  for (const [county, before, after] of BASES) {
    for (const carrier of before) innovationBase(story, county, carrier, '2016-09-01', '2021-12-20');
    for (const carrier of after) innovationBase(story, county, carrier, '2022-01-10', '2022-06-24');
  }
  const delisted = story.found({
    name: '示例双创新的社会阶层人士统战工作实践创新基地',
    kind: 'practiceBase',
    type: '实践创新基地',
    area: '320612',
    seat: '320612',
    on: '2018-05-16',
    level: 'county',
    fields: { groupsServed: GROUPS_SERVED },
  });
  delisted.recognised('示例县级示范基地', 'county', '2018-10', { validUntil: '2020' });
  delisted.recognised('示例市级示范基地', 'city', '2019-11-20', { to: '2022-03-31', paper: DELISTING });
  delisted.ended('2022-03-31', '复核未通过，摘牌');
  cityBases(story);
  for (const [county, on] of MEDICINE_NAMED) {
    const unit = unitOn(county, on);
    story
      .found({
        name: `${unit.name}中医惠侨基地`,
        kind: 'practiceBase',
        type: '中医惠侨基地',
        area: unit.code,
        seat: unit.code,
        on,
        level: 'county',
        fields: { groupsServed: '归侨侨眷' },
      })
      .related('hostedBy', `${unit.name}中医院`, on)
      .renamedWithUnit(county);
  }
  COUNTIES.forEach((county) => home(story, county));
  for (const county of [CHONGCHUAN, RUGAO]) publicityPost(story, county);
  return story;
}

/** Of these the province made a 苏新艺坊 in spring 2022. */
const WORKSHOPS_OF_2022 = ['濠河文化创意园', '石港非遗工坊', '叠石桥家纺设计', '白蒲黄酒文创'];

/** Held for three years each, so that for some years to come one runs out soon. */
const MODELS: Readonly<Record<string, readonly [from: string, validUntil: string]>> = {
  平潮电商直播: ['2023-12-15', '2026-12-31'],
  海门科创中心: ['2024-02-02', '2027-02-01'],
  吕四仙渔小镇: ['2024-05-10', '2027-05-09'],
  如皋软件园: ['2024-08-16', '2027-08-15'],
  海安软件园: ['2024-11-08', '2027-11-07'],
  如东文创园: ['2025-02-14', '2028-02-13'],
  紫琅新媒体: ['2025-05-16', '2028-05-15'],
  金沙众创空间: ['2025-08-15', '2028-08-14'],
  临江新医药: ['2025-11-14', '2028-11-13'],
};

function innovationBase(story: Story, county: County, carrier: string, first: string, last: string): void {
  const on = dayFor(carrier, first, last);
  const unit = unitOn(county, on);
  const base = story.found({
    name: `${carrier}新的社会阶层人士统战工作实践创新基地`,
    shortName: `${carrier}实践创新基地`,
    kind: 'practiceBase',
    type: '实践创新基地',
    area: unit.code,
    seat: unit.code,
    on,
    level: 'county',
    fields: { groupsServed: GROUPS_SERVED, ...(carrier.endsWith('园') && { setting: 'park' }) },
  });
  base.related('hostedBy', carrier, on);
  base.lookedAfter('strata', '2022-09-01').confirmed('2025-01-06', '2026-09-25');
  const model = MODELS[carrier];
  if (model) base.recognised('示例县级示范基地', 'county', model[0], { validUntil: model[1] });
  if (WORKSHOPS_OF_2022.includes(carrier)) base.recognised(WORKSHOPS.title, WORKSHOPS.level, '2022-03-18');
}

function cityBases(story: Story): void {
  story.found({
    name: '国有企业党外知识分子工作实践创新基地',
    kind: 'practiceBase',
    type: '国企实践创新基地',
    area: '3206',
    seat: '3206',
    on: '2020-06-18',
    level: 'city',
    fields: { groupsServed: '国有企业党外知识分子' },
  });
  story
    .found({
      name: '南通市中医惠侨基地',
      kind: 'practiceBase',
      type: '中医惠侨基地',
      area: '3206',
      seat: '3206',
      on: '2018-11-30',
      level: 'city',
      fields: { groupsServed: '归侨侨眷' },
    })
    .related('hostedBy', '南通市中医院', '2018-11-30');
  story.found({
    name: '南通“华创苑”',
    kind: 'practiceBase',
    type: '华创苑',
    area: '3206',
    seat: '320671',
    on: '2020-10-21',
    level: 'city',
    fields: { groupsServed: '华侨华人、归国留学人员' },
  });
}

function home(story: Story, county: County): void {
  const on = dayFor(`家园${county.short}`, '2017-09-01', '2021-10-31');
  const unit = unitOn(county, on);
  story
    .found({
      name: `${unit.name}多党合作示范家园`,
      kind: 'practiceBase',
      type: '多党合作示范家园',
      area: unit.code,
      seat: unit.code,
      on,
      level: 'county',
      fields: { groupsServed: '民主党派成员、无党派人士' },
    })
    .renamedWithUnit(county);
}

/** 宗教场所法治宣传阵地: the body and its place alone. */
function publicityPost(story: Story, county: County): void {
  const on = dayFor(`阵地${county.short}`, '2019-03-01', '2021-11-30');
  const unit = unitOn(county, on);
  story.found({
    name: `${unit.name}宗教场所法治宣传阵地`,
    kind: 'practiceBase',
    type: '宣传阵地',
    area: unit.code,
    seat: unit.code,
    on,
    level: 'county',
  });
}
