import { OPEN, statusWords, text, type Kind, type, orderNumber } from './kind.js';
import { IN_CHARGE, OF_COLLEGES, OF_OFFICES } from './posts.js';

export const serviceCentre: Kind = {
  code: 'serviceCentre',
  words: { zh: '服务载体', en: 'Service centre' },
  statusWords: statusWords({ zh: '已停办', en: 'Closed' }),
  activeIn: ['active'],
  care: OPEN,
  types: [
    type('centre', '服务中心', 'Service centre'),
    type('brand', '服务品牌', 'Service brand', { posts: IN_CHARGE }),
    type('college', '学院', 'College', { posts: OF_COLLEGES }),
  ],
  fields: [orderNumber, text('sponsor', { zh: '主办单位', en: 'Sponsor' }), text('operator', { zh: '运营单位', en: 'Operator' })],
  posts: OF_OFFICES,
};
