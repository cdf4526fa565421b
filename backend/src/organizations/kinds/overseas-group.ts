import { date, option, statusWords, text, type Kind, type, orderNumber } from './kind.js';
import { CHAIR_ALONE, IN_CHARGE } from './posts.js';

/** No phone and no street address, and each opening is logged: those named in such a group can be endangered by it (office.md 7). */
export const overseasGroup: Kind = {
  code: 'overseasGroup',
  words: { zh: '海外侨团与工作站', en: 'Overseas group or workstation' },
  statusWords: statusWords({ zh: '已解散', en: 'Disbanded' }),
  activeIn: ['active'],
  care: { phone: false, address: false, openingLogged: true, chairAlone: true },
  types: [
    type('nativePlace', '同乡会', 'Native-place association'),
    type('overseasCommunity', '侨团', 'Overseas community group'),
    type('workstation', '“一带一路”海外工作站', 'Belt and Road overseas workstation', { posts: IN_CHARGE }),
  ],
  fields: [
    orderNumber,
    option(
      'tie',
      { zh: '联结纽带', en: 'Tie' },
      {
        nativePlace: { zh: '同乡', en: 'Native place' },
        clan: { zh: '宗亲', en: 'Clan' },
        business: { zh: '工商', en: 'Business' },
        culture: { zh: '文化', en: 'Culture' },
        other: { zh: '其他', en: 'Other' },
      },
    ),
    text('city', { zh: '所在城市', en: 'City' }, { maxLength: 60 }),
    text('liaisonUnit', { zh: '本地联系单位', en: 'Liaison unit here' }),
    option(
      'size',
      { zh: '规模', en: 'Size' },
      {
        upTo50: { zh: '50人以下', en: 'Up to 50' },
        upTo200: { zh: '50—200人', en: '50 to 200' },
        upTo1000: { zh: '200—1000人', en: '200 to 1,000' },
        over1000: { zh: '1000人以上', en: 'Over 1,000' },
      },
    ),
    text('localRegistration', { zh: '当地注册号', en: 'Local registration number' }, { maxLength: 60 }),
    text('registrarAbroad', { zh: '当地注册机构', en: 'Registered abroad with' }),
    text('mainActivities', { zh: '主要活动', en: 'Main activities' }, { maxLength: 500 }),
    date('lastContactOn', { zh: '最近来往日期', en: 'Last contact on' }),
  ],
  posts: CHAIR_ALONE,
  terms: { years: 3, filingDays: null },
};
