import { count, option, statusWords, type Kind, type } from './kind.js';

export const democraticParty: Kind = {
  code: 'democraticParty',
  words: { zh: '民主党派组织', en: 'Democratic party organization' },
  statusWords: statusWords({ zh: '已撤销', en: 'Abolished' }),
  types: [
    type('partyCity', '市级组织', 'City organization'),
    type('partyBranch', '基层组织', 'Basic-level organization'),
    type('partySupervision', '内部监督机构', 'Internal supervision body'),
  ],
  fields: [
    option(
      'memberWord',
      { zh: '成员称谓', en: 'Word for its members' },
      {
        dangyuan: { zh: '党员', en: '党员' },
        mengyuan: { zh: '盟员', en: '盟员' },
        huiyuan: { zh: '会员', en: '会员' },
        sheyuan: { zh: '社员', en: '社员' },
      },
    ),
    count('members', { zh: '成员数', en: 'Members' }),
  ],
};
