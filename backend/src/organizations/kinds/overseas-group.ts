import { option, statusWords, text, type Kind, type } from './kind.js';

/** No phone and no street address: those named in such a group can be endangered by it (office.md 7). */
export const overseasGroup: Kind = {
  code: 'overseasGroup',
  words: { zh: '海外侨团与工作站', en: 'Overseas group or workstation' },
  statusWords: statusWords({ zh: '已解散', en: 'Disbanded' }),
  types: [
    type('nativePlace', '同乡会', 'Native-place association'),
    type('overseasCommunity', '侨团', 'Overseas community group'),
    type('workstation', '“一带一路”海外工作站', 'Belt and Road overseas workstation'),
  ],
  fields: [
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
  ],
};
