import { Story, type Teller } from '../story.js';

const HAIAN = '320685';
const AGREED = '三家商会会员大会决定合并';

/** Two chambers that merged into a third with what stood under them: branches, a service centre that leant on one. All are called 示例…. */
export function mergers(): Story {
  const story = new Story();
  const chamber = (name: string, on: string, more: { type?: string; parent?: Teller } = {}): Teller =>
    story.found({ name, kind: 'chamberOfCommerce', type: '行业商会', area: HAIAN, seat: HAIAN, on, level: 'county', ...more });
  const home = chamber('示例家居商会', '2018-09-12');
  const wood = chamber('示例红木商会', '2018-11-08');
  const boards = chamber('示例板材商会', '2019-04-18');
  chamber('示例红木商会雕刻分会', '2020-05', { parent: wood });
  chamber('示例红木商会家具分会', '2021', { parent: wood });
  const centre = story.found({
    name: '示例家居设计服务中心',
    kind: 'serviceCentre',
    type: '服务中心',
    area: HAIAN,
    seat: HAIAN,
    on: '2020-03-25',
    level: 'county',
  });
  centre.related('hostedBy', '示例职业学院', '2020-03-25', '2021-06-01').related('hostedBy', wood, '2021-06-01');
  boards.related('supervisedBy', home, '2020');
  wood.merged(home, '2023-01-01', AGREED);
  boards.merged(home, '2023-01-01', AGREED);
  return story;
}
