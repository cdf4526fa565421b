import { CHONGCHUAN, COUNTIES, type County, GANGZHA, HAIAN, HAIMEN, QIDONG, RUDONG, RUGAO, TONGZHOU, unitOn } from '../counties.js';
import { inventedCreditCode, inventedPhone } from '../credit-codes.js';
import { chanceOf, dayFor } from '../days.js';
import { Story, type Teller } from '../story.js';

const TOWNS: readonly (readonly [County, readonly string[]])[] = [
  [CHONGCHUAN, ['狼山镇街道', '观音山街道', '新城桥街道']],
  [GANGZHA, ['唐闸镇街道', '天生港镇街道', '秦灶街道']],
  [TONGZHOU, ['金沙街道', '石港镇', '平潮镇', '川姜镇', '二甲镇']],
  [HAIMEN, ['三星镇', '常乐镇', '包场镇', '四甲镇']],
  [QIDONG, ['汇龙镇', '吕四港镇', '寅阳镇', '惠萍镇']],
  [RUGAO, ['如城街道', '白蒲镇', '长江镇', '搬经镇']],
  [HAIAN, ['李堡镇', '曲塘镇', '角斜镇', '大公镇']],
  [RUDONG, ['掘港街道', '洋口镇', '栟茶镇', '岔河镇']],
];

const TRADES: readonly (readonly [County, readonly string[]])[] = [
  [CHONGCHUAN, ['建筑装饰', '餐饮']],
  [TONGZHOU, ['家纺', '建筑']],
  [HAIMEN, ['家纺', '新材料']],
  [QIDONG, ['电动工具', '海洋工程']],
  [RUGAO, ['花木盆景', '机械装备']],
  [HAIAN, ['丝绸', '家具']],
  [RUDONG, ['体育器材', '新能源']],
];

const GRADES = ['a5', 'a4', 'a4', 'a3', 'a3', 'none'] as const;

/** 商会 of the city and its counties: 工商联, 通商总会 and what stands under it, trade and township chambers. */
export function chambers(): Story {
  const story = new Story();
  const federation = story
    .found({
      name: '南通市工商业联合会',
      shortName: '市工商联',
      kind: 'chamberOfCommerce',
      type: '工商联',
      area: '3206',
      seat: '3206',
      on: '1953-06-16',
      level: 'city',
      fields: { registered: 'none' },
    })
    .phoned(inventedPhone(51))
    .counted('unitMembers', '2016-12-31', 2140)
    .counted('unitMembers', '2021-12-31', 2875)
    .lookedAfter('economy', '2022-09-01')
    .confirmed('2026-01-05', '2026-09-25');
  const general = story
    .found({
      name: '通商总会',
      kind: 'chamberOfCommerce',
      type: '通商总会',
      area: '3206',
      seat: '3206',
      on: '2011-05-20',
      level: 'city',
      supervisor: '南通市工商业联合会',
      creditCode: inventedCreditCode(201),
      fields: { registered: 'legalPerson', registrar: '南通市民政局', origin: '南通', grade: 'a5' },
    })
    .phoned(inventedPhone(52))
    .recognised('全国“四好”商会', 'national', '2021-12', { validUntil: '2022' })
    .counted('unitMembers', '2017-12-31', 318)
    .counted('unitMembers', '2021-12-31', 402)
    .lookedAfter('economy', '2022-09-01')
    .confirmed('2026-01-05', '2026-09-25');
  story
    .found({
      name: '通商总会海外商会',
      kind: 'chamberOfCommerce',
      type: '海外商会',
      area: '3206',
      seat: '3206',
      parent: general,
      on: '2019-05-23',
      level: 'overseas',
      fields: { registered: 'none', origin: '南通' },
    })
    .called('Overseas Chamber of the Tongshang General Chamber', 'en');
  story
    .found({
      name: '长三角南通商会联盟',
      kind: 'chamberOfCommerce',
      type: '商会联盟',
      area: '3206',
      seat: '31',
      parent: general,
      on: '2019-11-28',
      level: 'crossRegion',
      fields: { registered: 'none', origin: '南通' },
    })
    .counted('unitMembers', '2021-12-31', 26);
  COUNTIES.forEach((county, place) => countyFederation(story, federation, county, place));
  TOWNS.forEach(([county, towns]) => towns.forEach((town) => townChamber(story, county, town)));
  TRADES.forEach(([county, trades], at) => trades.forEach((trade, place) => tradeChamber(story, county, trade, 300 + at * 10 + place)));
  story.found({
    name: '南通经济技术开发区商会',
    kind: 'chamberOfCommerce',
    type: '镇街商会',
    area: '320671',
    seat: '320671',
    on: '2012-03-29',
    level: 'county',
    fields: { registered: 'legalPerson' },
  });
  return story;
}

function countyFederation(story: Story, federation: Teller, county: County, place: number): void {
  const on = dayFor(`工商联${county.short}`, '1991-03-01', '1999-12-31');
  const unit = unitOn(county, on);
  story
    .found({
      name: `${unit.name}工商业联合会`,
      shortName: `${county.short}工商联`,
      kind: 'chamberOfCommerce',
      type: '工商联',
      area: unit.code,
      seat: unit.code,
      parent: federation,
      on,
      level: 'county',
      fields: { registered: 'none' },
    })
    .renamedWithUnit(county)
    .phoned(inventedPhone(60 + place))
    .counted('unitMembers', '2021-12-31', 420 + Math.floor(chanceOf(`工${county.short}`) * 600));
}

function townChamber(story: Story, county: County, town: string): void {
  const on = dayFor(town, '2006-03-01', '2019-12-20');
  const unit = unitOn(county, on);
  story
    .found({
      name: `${county.short === '港闸' ? '' : county.short}${town}商会`,
      kind: 'chamberOfCommerce',
      type: '镇街商会',
      area: unit.code,
      seat: unit.code,
      on,
      level: 'township',
      fields: { registered: chanceOf(town) < 0.5 ? 'legalPerson' : 'filed' },
    })
    .counted('unitMembers', '2020-12-31', 30 + Math.floor(chanceOf(`${town}会员`) * 90));
}

function tradeChamber(story: Story, county: County, trade: string, serial: number): void {
  const on = dayFor(`${county.short}${trade}`, '2008-03-01', '2019-10-31');
  const unit = unitOn(county, on);
  story
    .found({
      name: `${unit.name}${trade}行业商会`,
      kind: 'chamberOfCommerce',
      type: '行业商会',
      area: unit.code,
      seat: unit.code,
      on,
      level: 'county',
      supervisor: `${unit.name}工商业联合会`,
      creditCode: inventedCreditCode(serial),
      fields: {
        registered: 'legalPerson',
        grade: GRADES[Math.floor(chanceOf(trade) * GRADES.length)] ?? 'none',
        ...(chanceOf(`四好${trade}`) < 0.25 && { fourGoods: '2021—2022' }),
      },
    })
    .renamedWithUnit(county)
    .phoned(inventedPhone(serial))
    .counted('unitMembers', '2021-12-31', 40 + Math.floor(chanceOf(`${trade}${county.short}`) * 160));
}
