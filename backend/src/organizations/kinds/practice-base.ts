import { statusWords, text, type Kind, type } from './kind.js';

export const practiceBase: Kind = {
  code: 'practiceBase',
  words: { zh: '实践基地', en: 'Practice base' },
  statusWords: statusWords({ zh: '已摘牌', en: 'Delisted' }),
  types: [
    type('innovationBase', '实践创新基地', 'Practice and innovation base'),
    type('stateOwnedBase', '国企实践创新基地', 'Practice and innovation base in a state-owned enterprise'),
    type('medicineBase', '中医惠侨基地', 'Chinese medicine base for overseas Chinese'),
    type('huachuangyuan', '华创苑', 'Huachuangyuan'),
    type('cooperationHome', '多党合作示范家园', 'Model home of multi-party cooperation'),
    type('publicityPost', '宣传阵地', 'Publicity post'),
  ],
  fields: [
    text('carrier', { zh: '依托单位', en: 'Carrier unit' }),
    text('namedBy', { zh: '命名文件', en: 'Document of naming' }),
    text('groupsServed', { zh: '服务群体', en: 'Groups served' }),
  ],
};
