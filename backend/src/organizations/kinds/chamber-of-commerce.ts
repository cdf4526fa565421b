import { OPEN, count, option, statusWords, text, type Kind, type, orderNumber } from './kind.js';
import { OF_ASSOCIATIONS, OF_FEDERATIONS } from './posts.js';
import { registration } from './registration.js';

/** A recognition of 工商联 for the chambers under it, for two years at a time: the years. 工商联 itself is none of them. */
const fourGoods = text('fourGoods', { zh: '四好商会', en: 'Four-good chamber' }, { maxLength: 60 });

export const chamberOfCommerce: Kind = {
  code: 'chamberOfCommerce',
  words: { zh: '商会', en: 'Chamber of commerce' },
  statusWords: statusWords({ zh: '已注销', en: 'Deregistered' }),
  activeIn: ['active'],
  care: OPEN,
  types: [
    type('federation', '工商联', 'Federation of industry and commerce', { posts: OF_FEDERATIONS }),
    type('generalChamber', '通商总会', 'General chamber'),
    type('awayChamber', '异地{city}商会', '{city} chamber of commerce elsewhere', { fields: [fourGoods] }),
    type('overseasChamber', '海外商会', 'Overseas chamber'),
    type('tradeChamber', '行业商会', 'Trade chamber', { fields: [fourGoods] }),
    type('townChamber', '镇街商会', 'Township chamber', { fields: [fourGoods] }),
    type('chamberAlliance', '商会联盟', 'Alliance of chambers'),
  ],
  fields: [
    orderNumber,
    ...registration,
    text('origin', { zh: '原籍地', en: 'Place of origin' }, { maxLength: 60 }),
    text('chairUnit', { zh: '会长单位', en: 'Unit of the chair' }),
    option(
      'grade',
      { zh: '等级评估', en: 'Grade' },
      {
        a5: { zh: '5A', en: '5A' },
        a4: { zh: '4A', en: '4A' },
        a3: { zh: '3A', en: '3A' },
        a2: { zh: '2A', en: '2A' },
        a1: { zh: '1A', en: '1A' },
        none: { zh: '未评', en: 'Not graded' },
      },
    ),
    count('unitMembers', { zh: '单位会员数', en: 'Unit members' }),
    count('members', { zh: '个人会员数', en: 'Individual members' }),
    count('councillors', { zh: '理事数', en: 'Councillors' }),
  ],
  posts: OF_ASSOCIATIONS,
  terms: { years: 5, filingDays: 30 },
};
