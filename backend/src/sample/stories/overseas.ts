import { dayFor } from '../days.js';
import { Story } from '../story.js';

type Sort = '同乡会' | '侨团' | '站';

/** Country or region by code, its name in the names of the groups, sorts of groups there, its own-language or English name for the first. */
const GROUPS: readonly (readonly [code: string, place: string, sorts: readonly Sort[], foreign?: readonly [string, string]])[] = [
  ['ZAF', '南非', ['同乡会', '站'], ['Nantong Association of South Africa', 'en']],
  ['RUS', '俄罗斯', ['侨团', '站'], ['Наньтунское землячество в России', 'ru']],
  ['USA', '美国', ['同乡会', '侨团'], ['Nantong Association of America', 'en']],
  ['CAN', '加拿大', ['同乡会'], ['Nantong Association of Canada', 'en']],
  ['GBR', '英国', ['同乡会']],
  ['FRA', '法国', ['侨团'], ['Association des originaires de Nantong en France', 'fr']],
  ['DEU', '德国', ['侨团'], ['Nantong-Landsmannschaft in Deutschland', 'de']],
  ['ITA', '意大利', ['侨团']],
  ['ESP', '西班牙', ['同乡会'], ['Asociación de Nantong en España', 'es']],
  ['NLD', '荷兰', ['侨团']],
  ['BEL', '比利时', ['侨团']],
  ['CHE', '瑞士', ['侨团']],
  ['AUT', '奥地利', ['同乡会']],
  ['SWE', '瑞典', ['侨团']],
  ['DNK', '丹麦', ['侨团']],
  ['HUN', '匈牙利', ['站']],
  ['POL', '波兰', ['站']],
  ['CZE', '捷克', ['站']],
  ['ROU', '罗马尼亚', ['站']],
  ['JPN', '日本', ['同乡会', '侨团'], ['日本南通同郷会', 'ja']],
  ['KOR', '韩国', ['同乡会'], ['한국 난퉁 향우회', 'ko']],
  ['SGP', '新加坡', ['同乡会'], ['Nantong Association (Singapore)', 'en']],
  ['MYS', '马来西亚', ['同乡会']],
  ['THA', '泰国', ['同乡会']],
  ['IDN', '印度尼西亚', ['侨团']],
  ['PHL', '菲律宾', ['同乡会']],
  ['VNM', '越南', ['站']],
  ['KHM', '柬埔寨', ['站']],
  ['MMR', '缅甸', ['站']],
  ['LAO', '老挝', ['站']],
  ['ARE', '阿联酋', ['同乡会', '站']],
  ['SAU', '沙特阿拉伯', ['站']],
  ['QAT', '卡塔尔', ['站']],
  ['KAZ', '哈萨克斯坦', ['站']],
  ['UZB', '乌兹别克斯坦', ['站']],
  ['AUS', '澳大利亚', ['同乡会', '侨团'], ['Nantong Association of Australia', 'en']],
  ['NZL', '新西兰', ['同乡会']],
  ['BRA', '巴西', ['侨团'], ['Associação de Nantong no Brasil', 'pt']],
  ['ARG', '阿根廷', ['同乡会']],
  ['CHL', '智利', ['侨团']],
  ['AGO', '安哥拉', ['侨团', '站']],
  ['NGA', '尼日利亚', ['站']],
  ['KEN', '肯尼亚', ['站']],
];

const NAMES: Readonly<Record<Sort, (place: string) => string>> = {
  同乡会: (place) => `${place}南通同乡会`,
  侨团: (place) => `${place}南通侨民联合会`,
  站: (place) => `“一带一路”海外工作站（${place}）`,
};
const TYPES: Readonly<Record<Sort, string>> = { 同乡会: '同乡会', 侨团: '侨团', 站: '“一带一路”海外工作站' };
const SIZES = { 同乡会: 'upTo1000', 侨团: 'upTo200', 站: 'upTo50' } as const;
/** Workstations were set up after the initiative was; groups are older. */
const FOUNDED: Readonly<Record<Sort, readonly [string, string]>> = {
  同乡会: ['1998-03-01', '2019-10-31'],
  侨团: ['2004-03-01', '2020-10-31'],
  站: ['2016-05-01', '2021-12-20'],
};

/** 海外侨团与工作站 in 43 countries and regions; those of 香港 and 澳门 stand apart. No phone, no street. */
export function overseas(): Story {
  const story = new Story();
  for (const [code, place, sorts, foreign] of GROUPS) {
    sorts.forEach((sort, at) => {
      const told = story.found({
        name: NAMES[sort](place),
        kind: 'overseasGroup',
        type: TYPES[sort],
        area: '3206',
        seat: `C-${code}`,
        on: dayFor(`${place}${sort}`, ...FOUNDED[sort]),
        level: 'overseas',
        fields: { size: SIZES[sort], liaisonUnit: '南通市归国华侨联合会', ...(sort === '同乡会' && { tie: 'nativePlace' }) },
      });
      if (foreign && at === 0) told.called(...foreign);
    });
  }
  story
    .found({
      name: '香港南通同乡会',
      kind: 'overseasGroup',
      type: '同乡会',
      area: '3206',
      seat: '81',
      on: '1995-06-18',
      level: 'overseas',
      fields: { size: 'upTo1000' },
    })
    .called('Nantong Residents Association (Hong Kong)', 'en');
  story.found({
    name: '澳门南通同乡会',
    kind: 'overseasGroup',
    type: '同乡会',
    area: '3206',
    seat: '82',
    on: '2009-12-08',
    level: 'overseas',
    fields: { size: 'upTo200' },
  });
  story
    .found({
      name: '示例海外联谊会',
      kind: 'overseasGroup',
      type: '侨团',
      area: '3206',
      seat: 'C-EGY',
      on: '2012-09-10',
      level: 'overseas',
    })
    .ended('2021-06-30', '成员回国，自行解散');
  return story;
}
