import { OPEN, statusWords, text, type Kind, type, orderNumber } from './kind.js';
import { IN_CHARGE, OF_DEPARTMENTS, OF_LEADING_GROUPS } from './posts.js';

export const leadingBody: Kind = {
  code: 'leadingBody',
  words: { zh: '工作机制', en: 'Working mechanism' },
  statusWords: statusWords({ zh: '已撤销', en: 'Abolished' }),
  activeIn: ['active'],
  care: OPEN,
  members: true,
  types: [
    type('leadingGroup', '领导小组', 'Leading group'),
    type('memberUnit', '成员单位', 'Member unit', { posts: IN_CHARGE }),
    type('department', '统战部门', 'United front department', { posts: OF_DEPARTMENTS }),
  ],
  fields: [orderNumber, text('officeAt', { zh: '办公室设在', en: 'Office located at' })],
  posts: OF_LEADING_GROUPS,
};
