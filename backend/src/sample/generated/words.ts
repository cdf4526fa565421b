/** Characters of good omen, as firms and clubs choose them: two of them make a word that few bodies share. */
export const OMENS: readonly string[] = Array.from(
  '安宝博昌辰诚川达德鼎东发方丰福富高光广国海瀚浩和恒弘宏华汇惠吉济佳嘉建江金锦晋景聚君骏凯康科乐利联良林隆绿茂美民明铭南宁鹏平启千强勤庆仁荣瑞润森尚晟盛世顺思泰腾天通同旺维伟文祥欣新信兴星旭轩扬耀业益毅银盈永优友裕元远跃运泽展正至志中众舟卓紫',
);

/** Trades, crafts and callings; the first are the common ones. */
export const TRADES = [
  '建筑',
  '家纺',
  '机械',
  '电子',
  '服装',
  '餐饮',
  '物流',
  '船舶海工',
  '新材料',
  '电动工具',
  '装备制造',
  '生物医药',
  '花木',
  '水产',
  '粮油',
  '印染',
  '化工',
  '家具',
  '软件',
  '电商',
  '文化创意',
  '旅游',
  '汽车',
  '光伏',
  '风电',
  '珠宝',
  '茶业',
  '钢构',
  '环保',
  '养老',
];

/** Streets and towns, with the county whose they are by its place in the office's order. */
export const TOWNS: readonly (readonly string[])[] = [
  ['城东', '和平桥', '任港', '虹桥', '学田', '钟秀', '文峰', '狼山', '陈桥', '幸福', '永兴', '秦灶'],
  ['金沙', '西亭', '二甲', '东社', '三余', '十总', '石港', '四安', '刘桥', '平潮', '五接', '兴仁', '川姜', '先锋'],
  ['海门', '三厂', '滨江', '三星', '常乐', '悦来', '四甲', '余东', '正余', '包场', '临江'],
  ['汇龙', '南阳', '北新', '王鲍', '合作', '海复', '近海', '寅阳', '惠萍', '东海', '启隆', '吕四'],
  ['如城', '城北', '城南', '东陈', '丁堰', '白蒲', '下原', '九华', '石庄', '长江', '吴窑', '江安', '搬经', '磨头'],
  ['城东', '曲塘', '李堡', '角斜', '大公', '雅周', '白甸', '南莫', '墩头', '胡集', '孙庄', '隆政'],
  ['掘港', '城中', '洋口', '苴镇', '长沙', '大豫', '丰利', '马塘', '曹埠', '岔河', '双甸', '新店', '河口', '袁庄', '栟茶'],
];

/** What a body of a type calls itself behind its word; `{place}` where it stands, `{word}` its own word, `{trade}` its trade. */
export const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  partyBranch: [
    '民革{place}{word}支部',
    '民盟{place}{word}支部',
    '民建{place}{word}支部',
    '民进{place}{word}支部',
    '农工党{place}{word}支部',
    '九三学社{place}{word}支社',
  ],
  zhilianhui: ['{place}{word}知识分子联谊会'],
  zhilianhuiBranch: ['{place}{trade}{word}知联会分会'],
  friendship: ['{place}{word}联谊会', '{place}{trade}{word}联谊会', '{place}{word}青年企业家联谊会'],
  collaboration: ['{place}{trade}{word}协作联盟'],
  awayChamber: ['{away}{word}南通商会', '{away}南通{trade}{word}商会'],
  tradeChamber: ['{place}{trade}{word}行业商会', '{place}{word}{trade}商会'],
  townChamber: ['{place}{word}商会', '{place}{trade}{word}商会'],
  nativePlace: ['{country}{word}南通同乡会'],
  overseasCommunity: ['{country}南通{word}侨民联合会'],
  workstation: ['“一带一路”{word}海外工作站（{country}）'],
  stateOwnedBase: ['{place}{word}国企实践创新基地'],
  medicineBase: ['{place}{word}中医惠侨基地'],
  cooperationHome: ['{place}{word}多党合作示范家园'],
  publicityPost: ['{place}{word}法治宣传阵地'],
  centre: ['{place}{word}服务中心', '{place}{trade}{word}服务中心'],
  brand: ['“{word}惠侨”{place}服务品牌'],
  memberUnit: ['{place}{word}联络单位'],
};

/** Cities with chambers from home, by code; the first are the favoured ones. */
export const AWAY: readonly (readonly [string, string])[] = [
  ['31', '上海浦东'],
  ['3205', '苏州'],
  ['3201', '南京'],
  ['4403', '深圳'],
  ['11', '北京'],
  ['3301', '杭州'],
  ['3702', '青岛'],
  ['5101', '成都'],
  ['4201', '武汉'],
  ['6101', '西安'],
];

/** Countries and regions where the sample has groups too: their number stays what it is. */
export const ABROAD: readonly (readonly [string, string])[] = [
  ['C-ZAF', '南非'],
  ['C-USA', '美国'],
  ['C-JPN', '日本'],
  ['C-AUS', '澳大利亚'],
  ['C-SGP', '新加坡'],
  ['C-AGO', '安哥拉'],
  ['C-ARE', '阿联酋'],
  ['C-RUS', '俄罗斯'],
];

/** 称号 with the level that gives them; all invented. */
export const TITLES: readonly (readonly [string, string])[] = [
  ['示例规范化建设先进', 'county'],
  ['示例规范化建设先进', 'city'],
  ['示例五星组织', 'city'],
  ['示例五星组织', 'province'],
];
