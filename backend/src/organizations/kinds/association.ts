import { OPEN, count, statusWords, text, type Kind, type, orderNumber } from './kind.js';
import { OF_ASSOCIATIONS } from './posts.js';
import { registration } from './registration.js';

export const association: Kind = {
  code: 'association',
  words: { zh: '联谊会等社团', en: 'Association' },
  statusWords: statusWords({ zh: '已注销', en: 'Deregistered' }),
  activeIn: ['active'],
  care: OPEN,
  types: [
    type('zhilianhui', '知联会', 'Non-party intellectuals association'),
    type('zhilianhuiBranch', '知联会分会', 'Branch of a non-party intellectuals association'),
    type('universityZhilianhui', '高校知联会', 'University non-party intellectuals association'),
    type('xinlianhui', '新联会', 'New social strata association'),
    type('friendship', '联谊会', 'Friendship association'),
    type('tailian', '台联', 'Taiwan compatriots association'),
    type('collaboration', '协作联盟', 'Cooperation alliance'),
  ],
  fields: [
    orderNumber,
    ...registration,
    text('scope', { zh: '业务范围', en: 'Scope of activities' }, { maxLength: 500 }),
    count('unitMembers', { zh: '单位会员数', en: 'Unit members' }),
    count('members', { zh: '个人会员数', en: 'Individual members' }),
    count('councillors', { zh: '理事数', en: 'Councillors' }),
  ],
  posts: OF_ASSOCIATIONS,
  terms: { years: 5, filingDays: 30 },
};
