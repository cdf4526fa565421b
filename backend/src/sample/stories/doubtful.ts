import { Story, type Told } from '../story.js';
import { terms } from './terms.js';

const trade = (name: string, area: string, on: string): Told => ({
  name,
  kind: 'chamberOfCommerce',
  type: '行业商会',
  area,
  seat: area,
  on,
  level: 'county',
});

/** What real registers are full of and nobody likes to be named by: doubtful dates, suspensions, ends, mistakes. All are called 示例…. */
export function doubtful(): Story {
  const story = new Story();
  story.found({ ...trade('示例城东商会', '320681', '2019-05'), summary: '成立日期只知到月。' });
  story.found({
    ...trade('示例老字号商会', '320682', '[..2024-03-01]'),
    recorded: '2024-03-05',
    summary: '成立日期不详，不晚于2024年3月1日。',
  });
  story.found({ ...trade('示例年份商会', '320685', '2021'), summary: '成立日期只知到年。' });
  const overdue = story
    .found({ ...trade('示例通海商会', '320684', '2012-03-15'), remarks: '更名日期只知到月。' })
    .renamed('示例江海商会', '2017-04', { recorded: '2017-05-09' });
  story
    .found({
      name: '示例沿海侨商服务中心',
      kind: 'serviceCentre',
      type: '服务中心',
      area: '320623',
      seat: '320623',
      on: '2016-10-20',
      level: 'county',
    })
    .changed({ area: '320681', seat: '320681', reason: '迁至启东' }, '2022-06', { recorded: '2022-07-05', by: 'supervisor' });
  const postponed = story
    .found(trade('示例纺织商会', '320612', '2011-06-08'))
    .suspended('2020-03-01', '换届筹备，暂停活动')
    .resumed('2021-05-06');
  story.found(trade('示例渔具商会', '320623', '2013-09-03')).suspended('2024-02-20', '会员不足');
  story.found(trade('示例旧货商会', '320613', '2021-03-18')).ended('2023-06-30', '会员大会决定注销');
  story.found(trade('示例印刷商会', '320682', '2009-11-12')).ended('2023', '注销日期只知到年', { recorded: '2024-01-16' });
  const awaiting = story
    .found(trade('示例船泊商会', '320681', '2015-08-27'))
    .corrected({ name: '示例船舶商会', reason: '名称录入有误' }, { recorded: '2015-09-22' });
  story.found(trade('示例重复登记商会', '320685', '2018-12-06')).voided('与另一记录重复', { recorded: '2019-01-15', by: 'supervisor' });
  story.found({ ...trade('示例筹备商会', '320614', '2027-03-01'), approved: '2026-09-10', recorded: '2026-09-15' });
  story.found({ ...trade('示例筹建商会', '320612', '2026-05-20'), preparing: true });
  story.found(trade('示例未来商会', '320612', '2020-05-28')).renamed('示例新未来商会', '2027-01-01', { recorded: '2026-10-20' });
  story
    .found({ ...trade('示例𠮷祥㛃美商会', '320613', '2022-04-12'), remarks: '名称含四字节字符。' })
    .called('Example Chamber “𠮷” & Co. <test>', 'en');
  terms({ overdue, postponed, awaiting }, story);
  return story;
}
