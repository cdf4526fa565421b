import type { Words } from '../../platform/room.js';
import { OPEN, count, option, statusWords, type Kind, type, orderNumber } from './kind.js';
import { OF_OFFICES, OF_PARTIES } from './posts.js';

/** The eight, in the usual order; the office may set another. */
export const PARTIES = {
  minge: { zh: '民革', en: 'Revolutionary Committee of the Kuomintang' },
  minmeng: { zh: '民盟', en: 'China Democratic League' },
  minjian: { zh: '民建', en: 'Democratic National Construction Association' },
  minjin: { zh: '民进', en: 'Association for Promoting Democracy' },
  nonggong: { zh: '农工党', en: 'Peasants and Workers Democratic Party' },
  zhigong: { zh: '致公党', en: 'China Zhi Gong Party' },
  jiusan: { zh: '九三学社', en: 'Jiusan Society' },
  taimeng: { zh: '台盟', en: 'Taiwan Democratic Self-Government League' },
} as const;

const MEMBER_WORDS: Readonly<Record<string, Words>> = {
  dangyuan: { zh: '党员', en: '党员' },
  mengyuan: { zh: '盟员', en: '盟员' },
  huiyuan: { zh: '会员', en: '会员' },
  sheyuan: { zh: '社员', en: '社员' },
};

/** What a party calls its members: the count of an organization that says so is called by it, 盟员数. */
export const memberCountWords = ({ fields }: { readonly fields: Readonly<Record<string, unknown>> }): Words | undefined => {
  const code = fields['memberWord'];
  const word = typeof code === 'string' && Object.hasOwn(MEMBER_WORDS, code) ? MEMBER_WORDS[code] : undefined;
  return word && { zh: `${word.zh}数`, en: `Members (${word.en})` };
};

export const democraticParty: Kind = {
  code: 'democraticParty',
  words: { zh: '民主党派组织', en: 'Democratic party organization' },
  statusWords: statusWords({ zh: '已撤销', en: 'Abolished' }),
  activeIn: ['active'],
  care: OPEN,
  types: [
    type('partyCity', '市级组织', 'City organization'),
    type('partyBranch', '基层组织', 'Basic-level organization'),
    type('partySupervision', '内部监督机构', 'Internal supervision body', { posts: OF_OFFICES }),
  ],
  fields: [
    orderNumber,
    option('party', { zh: '党派', en: 'Party' }, PARTIES),
    option('memberWord', { zh: '成员称谓', en: 'Word for its members' }, MEMBER_WORDS),
    count('members', { zh: '成员数', en: 'Members' }),
  ],
  posts: OF_PARTIES,
  terms: { years: 5, filingDays: null },
};
