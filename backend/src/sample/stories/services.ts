import { inventedPhone } from '../credit-codes.js';
import { Story } from '../story.js';

/** Name, type, founding, sponsor. */
const SERVICES = [
  ['张謇企业家学院', '学院', '2020-12-18', '中共南通市委统战部'],
  ['通商海外法律服务中心', '服务中心', '2019-07-11', '南通市工商业联合会'],
  ['“知联侨”知识产权海外服务中心', '服务中心', '2021-04-26', '南通市归国华侨联合会'],
  ['“融金惠侨”侨企金融服务品牌', '服务品牌', '2021-09-15', '南通市归国华侨联合会'],
] as const;

/** 服务载体 of the city. */
export function services(): Story {
  const story = new Story();
  SERVICES.forEach(([name, type, on, sponsor], place) => {
    story
      .found({ name, kind: 'serviceCentre', type, area: '3206', seat: '3206', on, level: 'city', fields: { sponsor } })
      .phoned(inventedPhone(81 + place));
  });
  return story;
}
