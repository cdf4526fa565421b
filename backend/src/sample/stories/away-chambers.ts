import type { Paper } from '../papers.js';
import { inventedCreditCode } from '../credit-codes.js';
import { chanceOf, dayFor } from '../days.js';
import { Story } from '../story.js';

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
  story
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
}
