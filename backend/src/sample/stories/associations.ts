import { CHONGCHUAN, COUNTIES, type County, HAIAN, HAIMEN, QIDONG, RUDONG, RUGAO, TONGZHOU, unitOn } from '../counties.js';
import { inventedCreditCode, inventedPhone } from '../credit-codes.js';
import { chanceOf, dayFor } from '../days.js';
import { Story } from '../story.js';

/** Coverage rule R06: at the end of 2019 all but 港闸区 and 如东县, at the end of 2021 all but 如东县, today all seven. */
const XINLIANHUI: readonly (readonly [County, string])[] = [
  [CHONGCHUAN, '2017-11-16'],
  [TONGZHOU, '2018-04-19'],
  [HAIMEN, '2018-06-27'],
  [QIDONG, '2018-12-12'],
  [RUGAO, '2019-03-21'],
  [HAIAN, '2019-09-26'],
  [RUDONG, '2022-05-18'],
];

const UNIVERSITIES = [
  ['南通职业大学', '2015-12-10'],
  ['南通科技职业学院', '2016-05-26'],
  ['南通师范高等专科学校', '2016-11-24'],
  ['南通开放大学', '2018-06-07'],
] as const;

/** 联谊会等社团 of the city, its colleges and its counties. */
export function associations(): Story {
  const story = new Story();
  const zhilianhui = story
    .found({
      name: '南通市无党派知识分子联谊会',
      shortName: '市知联会',
      kind: 'association',
      type: '知联会',
      area: '3206',
      seat: '3206',
      on: '2015-09-22',
      level: 'city',
      supervisor: '中共南通市委统战部',
      creditCode: inventedCreditCode(101),
      fields: { registered: 'legalPerson', registrar: '南通市民政局', scope: '联谊交流、建言献策、社会服务' },
    })
    .phoned(inventedPhone(31))
    .counted('members', '2015-12-31', 126)
    .counted('members', '2020-12-31', 168)
    .counted('councillors', '2020-12-31', 41);
  story.found({
    name: '南通市党外知识分子联谊会国企分会',
    shortName: '市知联会国企分会',
    kind: 'association',
    type: '知联会分会',
    area: '3206',
    parent: zhilianhui,
    on: '2019-11-08',
    level: 'city',
    fields: { registered: 'none' },
  });
  for (const [university, on] of UNIVERSITIES) {
    story.found({
      name: `${university}党外知识分子联谊会`,
      shortName: `${university}知联会`,
      kind: 'association',
      type: '高校知联会',
      area: '3206',
      seat: '3206',
      on,
      level: 'institution',
      fields: { registered: 'filed' },
    });
  }
  cityAssociations(story);
  for (const county of COUNTIES) countyZhilianhui(story, county);
  for (const [county, on] of XINLIANHUI) {
    const unit = unitOn(county, on);
    story
      .found({
        name: `${unit.name}新的社会阶层人士联谊会`,
        shortName: `${county.short}新联会`,
        kind: 'association',
        type: '新联会',
        area: unit.code,
        seat: unit.code,
        on,
        level: 'county',
        supervisor: `中共${unit.name}委统战部`,
        fields: { registered: 'legalPerson' },
      })
      .renamedWithUnit(county)
      .counted('members', on < '2022' ? '2021-12-31' : '2022-12-31', 48 + Math.floor(chanceOf(county.short) * 60));
  }
  return story;
}

function cityAssociations(story: Story): void {
  story
    .found({
      name: '南通市新的社会阶层人士联谊会',
      shortName: '市新联会',
      kind: 'association',
      type: '新联会',
      area: '3206',
      seat: '3206',
      on: '2017-08-30',
      level: 'city',
      supervisor: '中共南通市委统战部',
      creditCode: inventedCreditCode(102),
      fields: { registered: 'legalPerson', registrar: '南通市民政局' },
    })
    .phoned(inventedPhone(32))
    .counted('members', '2017-12-31', 152)
    .counted('members', '2021-12-31', 203);
  story.found({
    name: '南通市港人港企联谊会',
    kind: 'association',
    type: '联谊会',
    area: '3206',
    seat: '3206',
    on: '2018-10-18',
    level: 'city',
    supervisor: '中共南通市委统战部',
    creditCode: inventedCreditCode(103),
    fields: { registered: 'legalPerson', registrar: '南通市民政局' },
  });
  story
    .found({
      name: '南通市台湾同胞联谊会',
      shortName: '市台联',
      kind: 'association',
      type: '台联',
      area: '3206',
      seat: '3206',
      on: '1989-04-25',
      level: 'city',
    })
    .phoned(inventedPhone(33));
  story
    .found({
      name: '苏锡常通跨江融合产业协作联盟',
      kind: 'association',
      type: '协作联盟',
      area: '3206',
      seat: '3205',
      on: '2020-11-12',
      level: 'crossRegion',
      fields: { registered: 'none' },
    })
    .counted('unitMembers', '2021-12-31', 86);
}

function countyZhilianhui(story: Story, county: County): void {
  const on = dayFor(`知联会${county.short}`, '2015-10-08', '2018-04-30');
  const unit = unitOn(county, on);
  story
    .found({
      name: `${unit.name}党外知识分子联谊会`,
      shortName: `${county.short}知联会`,
      kind: 'association',
      type: '知联会',
      area: unit.code,
      seat: unit.code,
      on,
      level: 'county',
      fields: { registered: 'legalPerson' },
    })
    .renamedWithUnit(county)
    .counted('members', '2020-12-31', 60 + Math.floor(chanceOf(`知${county.short}`) * 50));
}
