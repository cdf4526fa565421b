import type { Paper } from '../papers.js';
import { inventedCreditCode } from '../credit-codes.js';
import { chanceOf, dayFor } from '../days.js';
import { Story, type Teller } from '../story.js';
import type { Led } from '../teams-on-stage.js';

/**
 * Seats by province, unevenly, as natives of Nantong do business: many in Jiangsu and around, none in 海南, 西藏, 青海, 宁夏, 香港, 澳门, 台湾.
 * A place that is no city of the prefecture level has the code of its city behind it. 上海 is told below.
 */
const SEATS = `
11:北京 12:天津 50:重庆
3201:南京 3202:无锡,江阴,宜兴 3203:徐州 3204:常州,溧阳 3205:苏州,昆山,常熟,张家港,太仓 3207:连云港 3208:淮安 3209:盐城 3210:扬州 3211:镇江 3212:泰州 3213:宿迁
3301:杭州 3302:宁波 3303:温州 3304:嘉兴 3305:湖州 3306:绍兴 3307:金华,义乌 3310:台州
3401:合肥 3402:芜湖 3403:蚌埠 3405:马鞍山 3411:滁州
4401:广州 4403:深圳 4404:珠海 4405:汕头 4406:佛山 4413:惠州 4419:东莞 4420:中山
3701:济南 3702:青岛 3703:淄博 3706:烟台 3707:潍坊 3710:威海 3713:临沂
1301:石家庄 1302:唐山 1310:廊坊
1401:太原
1501:呼和浩特 1502:包头 1506:鄂尔多斯
2101:沈阳 2102:大连 2103:鞍山
2201:长春
2301:哈尔滨 2306:大庆
3501:福州 3502:厦门 3505:泉州
3601:南昌 3604:九江 3607:赣州
4101:郑州 4103:洛阳
4201:武汉 4205:宜昌 4206:襄阳
4301:长沙
4501:南宁 4502:柳州
5101:成都 5107:绵阳
5201:贵阳
5301:昆明
6101:西安 6108:榆林
6201:兰州
6501:乌鲁木齐 6502:克拉玛依
`;

const PLACES = SEATS.trim()
  .split(/\s+/)
  .flatMap((piece) => {
    const [seat = '', names = ''] = piece.split(':');
    return names.split(',').map((place) => ({ seat, place }));
  });

/** 异地南通商会, that of 上海 first. */
export function awayChambers(): Story {
  const story = new Story();
  shanghai(story);
  PLACES.forEach(({ seat, place }, index) => {
    const on = dayFor(`异地${place}`, '2005-04-01', '2021-11-30');
    const told = story.found({
      name: `${place}南通商会`,
      kind: 'chamberOfCommerce',
      type: '异地南通商会',
      area: '3206',
      seat,
      on,
      level: 'outside',
      supervisor: `${place}工商业联合会`,
      ...(chanceOf(`代码${place}`) < 0.7 ? { creditCode: inventedCreditCode(500 + index) } : { creditCodeAbsent: 'pending' as const }),
      fields: { registered: 'legalPerson', registeredOn: on.slice(0, 7), origin: '南通' },
    });
    const members = 35 + Math.floor(chanceOf(`会员${place}`) * 240);
    if (on < '2019-12-31') told.counted('unitMembers', '2019-12-31', members);
    told.counted('unitMembers', '2021-12-31', Math.round(members * 1.12));
  });
  return story;
}

/** Invented, and it looks it. */
const RENAMING: Paper = {
  title: '关于同意上海市南通商会更名的批复',
  number: '示例〔2017〕9号',
  issuedOn: '2017-03-20',
  issuer: '示例登记机关',
  lines: ['上海市南通商会：', '    你会关于更名的请示收悉。经研究，同意你会更名为', '上海南通商会，自2017年4月1日起使用。', '    此复。'],
};

/** The fixed point of the issue: founded 2014-05-10 as 上海市南通商会, 上海南通商会 from 2017-04-01. */
function shanghai(story: Story): void {
  const chamber = story
    .found({
      name: '上海市南通商会',
      shortName: '沪通商会',
      kind: 'chamberOfCommerce',
      type: '异地南通商会',
      area: '3206',
      seat: '31',
      on: '2014-05-10',
      recorded: '2014-05-14',
      level: 'outside',
      supervisor: '上海市人民政府合作交流办公室',
      summary: '由在沪投资兴业的南通籍企业家自愿组成。',
      creditCode: inventedCreditCode(500 + 900),
      fields: { registered: 'legalPerson', origin: '南通' },
    })
    .called('Nantong Chamber of Commerce in Shanghai', 'en')
    .counted('unitMembers', '2014-12-31', 186)
    .renamed('上海南通商会', '2017-04-01', { recorded: '2017-04-06', paper: RENAMING })
    .counted('unitMembers', '2018-12-31', 312)
    .corrected({ fields: { grade: 'a4' }, reason: '补登等级评估结果' }, { recorded: '2019-08-20' })
    .counted('unitMembers', '2021-12-31', 368);
  leadershipOf(chamber);
}

const led = (post: string, name: string, employer: string, title: string, more: Partial<Led> = {}): Led => ({
  post,
  name,
  employer: `示例${employer}`,
  title,
  ...more,
});

/** The fixed point of the leadership: two terms, changes between them, a date known to the month, a postponement; the third congress is left to the tests. */
function leadershipOf(chamber: Teller): void {
  const vice = {
    zhou: led('副会长', '周戊五', '纺织公司', '董事长', { seat: 2 }),
    wu: led('副会长', '吴己六', '物流公司', '董事长', { seat: 3 }),
    zheng: led('副会长', '郑庚七', '律师事务所', '主任', { seat: 4 }),
    wei: led('副会长', '卫子一', '电子公司', '总经理', { seat: 5 }),
  };
  const secretary: Led = { post: '秘书长', name: '沈寅三', employer: '本会', title: '专职', wayIn: 'hired' };
  chamber
    .congress(
      '2014-05-10',
      [
        led('会长', '张甲一', '实业公司', '董事长'),
        led('副会长', '王丙三', '置业公司', '总经理', { seat: 1 }),
        vice.zhou,
        vice.wu,
        vice.zheng,
        led('副会长', '杨辰五', '机械公司', '董事长', { seat: 6 }),
        led('副会长', '朱巳六', '食品公司', '董事长', { seat: 7 }),
        { post: '秘书长', name: '韩卯四', employer: '本会', title: '专职' },
      ],
      { number: 1, years: 5, meeting: '第一届第一次会员大会', filedOn: '2014-06-05', recorded: '2014-05-16' },
    )
    .joined({ ...vice.wei, wayIn: 'added' }, '2016-11-20')
    .left('韩卯四', '2017-09', 'resigned')
    .joined(secretary, '2018-03-15')
    .left('朱巳六', '2018', 'other', { recorded: '2019-01-10' })
    .congress(
      '2019-05-18',
      [
        led('会长', '李乙二', '远洋集团', '董事长'),
        vice.zhou,
        vice.wu,
        vice.zheng,
        vice.wei,
        led('副会长', '冯辛八', '餐饮公司', '董事长', { seat: 6 }),
        led('副会长', '陈壬九', '装饰公司', '董事长', { seat: 7 }),
        led('副会长', '褚癸十', '贸易公司', '总经理', { seat: 8 }),
        led('副会长', '蒋丑二', '科技公司', '总经理', { seat: 9 }),
        secretary,
      ],
      { number: 2, years: 5, meeting: '第二届第一次会员大会', expected: 312, present: 268, seats: { 副会长: 9 }, recorded: '2019-05-21' },
    )
    // Of one seat it is known to the month alone who left it and who took it.
    .left('王丙三', '2019-05', 'termEnded', { recorded: '2019-05-23' })
    .joined(led('副会长', '赵丁四', '建工公司', '总经理', { seat: 1, wayIn: 'elected' }), '2019-05', { recorded: '2019-05-24' })
    .filed('2019-06-10', '示例社备〔2019〕27号', { recorded: '2019-06-12' })
    .postponed('2024-04-10', '2025-05-18', '示例社延〔2024〕3号', '会长人选尚在酝酿');
}
