import { number, OPEN, option, statusWords, text, type Kind, type, yesNo, orderNumber } from './kind.js';
import { IN_CHARGE } from './posts.js';

export const practiceBase: Kind = {
  code: 'practiceBase',
  words: { zh: '实践基地', en: 'Practice base' },
  statusWords: statusWords({ zh: '已摘牌', en: 'Delisted' }),
  foundedWord: { zh: '新命名', en: 'named' },
  activeIn: ['active'],
  care: OPEN,
  types: [
    type('innovationBase', '实践创新基地', 'Practice and innovation base'),
    type('stateOwnedBase', '国企实践创新基地', 'Practice and innovation base in a state-owned enterprise'),
    type('medicineBase', '中医惠侨基地', 'Chinese medicine base for overseas Chinese'),
    type('huachuangyuan', '华创苑', 'Huachuangyuan'),
    type('cooperationHome', '多党合作示范家园', 'Model home of multi-party cooperation'),
    type('publicityPost', '宣传阵地', 'Publicity post'),
  ],
  fields: [
    orderNumber,
    // Undated texts of before: the carrier is a dated relation 依托单位 now, the naming a document laid to its change. What was written stays.
    text('carrier', { zh: '依托单位', en: 'Carrier unit' }, { retired: true }),
    text('namedBy', { zh: '命名文件', en: 'Document of naming' }, { retired: true }),
    option(
      'setting',
      { zh: '载体类型', en: 'Setting' },
      {
        park: { zh: '园区', en: 'Park' },
        town: { zh: '小镇', en: 'Town' },
        community: { zh: '社区', en: 'Community' },
        enterprise: { zh: '企业', en: 'Enterprise' },
        hub: { zh: '枢纽型组织', en: 'Hub organization' },
      },
    ),
    text('groupsServed', { zh: '服务群体', en: 'Groups served' }),
    number('floorArea', { zh: '面积（平方米）', en: 'Area (m²)' }),
    yesNo('sixHaves', { zh: '“六有”达标', en: 'Meets the “six haves”' }),
  ],
  posts: IN_CHARGE,
};
